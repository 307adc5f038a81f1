import GRDB

/// Keeps the words of new document versions where they can be searched for.
///
/// Versions are taken up some hundreds at a time: their rows are still at hand then, and the index
/// grows in few large steps.
final class FillSearch {
  private static let atOnce: Int64 = 256

  /// The last version that can be searched for.
  private(set) var last: Int64
  private let add, remove: RawStatement

  /// Sees to it that the rows of every version are there to be read.
  private let flush: () throws -> Void

  /// - Parameter last: the last version that there is.
  init(_ db: Database, last: Int64, flush: @escaping () throws -> Void) throws {
    self.last = last
    self.flush = flush
    let columns = "title, summary, names, ids"
    add = try RawStatement(
      db,
      """
      INSERT INTO search (rowid, \(columns))
      SELECT version, \(columns) FROM search_text WHERE version > ? AND version <= ?
      """)
    remove = try RawStatement(
      db,
      """
      INSERT INTO search (search, rowid, \(columns))
      SELECT 'delete', version, \(columns) FROM search_text WHERE version = ?
      """)
  }

  /// Takes up the versions up to a number, once they are many.
  func note(_ version: Int64) throws {
    if version - last >= Self.atOnce { try fill(through: version) }
  }

  /// Takes up all versions up to a number.
  func fill(through version: Int64) throws {
    guard version > last else { return }
    try flush()
    add.bind(1, last)
    add.bind(2, version)
    try add.run()
    last = version
  }

  /// Takes out a version whose rows are about to go.
  func forget(_ version: Int64) throws {
    guard version <= last else { return }
    try flush()
    remove.bind(1, version)
    try remove.run()
  }

  /// Goes back to where it was, when what came since has been undone.
  func goBack(to version: Int64) { last = version }
}
