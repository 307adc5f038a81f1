import GRDB

/// Keeps what is put together from the rows of new document versions: the words that can be searched
/// for, and the outlines that lists are made of.
///
/// Versions are taken up some hundreds at a time: their rows are still at hand then, and what is kept
/// grows in few large steps.
final class FillDerived {
  private static let atOnce: Int64 = 256

  /// The last version that has been taken up.
  private(set) var last: Int64
  private let addWords, addOutlines, removeWords: RawStatement

  /// Sees to it that the rows of every version are there to be read.
  private let flush: () throws -> Void

  /// - Parameter last: the last version that there is.
  init(_ db: Database, last: Int64, flush: @escaping () throws -> Void) throws {
    self.last = last
    self.flush = flush
    let columns = "title, summary, names, ids"
    addWords = try RawStatement(
      db,
      """
      INSERT INTO search (rowid, \(columns))
      SELECT version, \(columns) FROM search_text WHERE version > ?1 AND version <= ?2
      """)
    addOutlines = try RawStatement(db, "INSERT INTO outline \(MakeOutlines.statement)")
    removeWords = try RawStatement(
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
    for statement in [addWords, addOutlines] {
      statement.bind(1, last)
      statement.bind(2, version)
      try statement.run()
    }
    last = version
  }

  /// Takes out a version whose rows are about to go. Its outline goes with it by itself.
  func forget(_ version: Int64) throws {
    guard version <= last else { return }
    try flush()
    removeWords.bind(1, version)
    try removeWords.run()
  }

  /// Goes back to where it was, when what came since has been undone.
  func goBack(to version: Int64) { last = version }
}

/// The outlines of document versions, made of their rows.
enum MakeOutlines {
  /// Gives the outlines of the versions after ?1 up to ?2.
  static let statement = """
    SELECT paper.version, paper.currency, NULL, NULL, NULL, paper.title, applicant.name,
      applicant.address_county, applicant.sector, paper.programme_issuer, paper.programme_id,
      paper.call_issuer, paper.call_id, \(objectives),
      coalesce(paper.budget_total_cost_minor, paper.budget_eligible_cost_minor),
      \(contributions), \(union), paper.first_day, paper.last_day
    FROM application AS paper LEFT JOIN partner AS applicant
      ON applicant.version = paper.version AND applicant.element = (
        SELECT min(element) FROM partner
        WHERE partner.version = paper.version AND partner.role = 'applicant')
    WHERE paper.version > ?1 AND paper.version <= ?2
    UNION ALL
    SELECT paper.version, paper.currency, paper.outcome, paper.valid_from, paper.decided,
      paper.title, NULL, NULL, NULL, NULL, NULL, NULL, NULL, \(objectives),
      CASE WHEN paper.budget_option IS NOT NULL
        THEN coalesce(paper.budget_total_cost_minor, paper.budget_eligible_cost_minor) END,
      \(contributions), \(union), paper.first_day, paper.last_day
    FROM decision AS paper
    WHERE paper.version > ?1 AND paper.version <= ?2
    """

  private static let objectives = """
    (SELECT group_concat(code || char(31) || amount_minor, char(31)) FROM (
      SELECT code, amount_minor FROM objective
      WHERE objective.version = paper.version ORDER BY element))
    """

  private static let contributions = """
    (SELECT count(*) FROM contribution WHERE contribution.version = paper.version)
    """

  /// The sum in two parts, since SQLite gives up where a sum has no room, and an import must not.
  private static let union = """
    (SELECT CASE WHEN sum(amount_minor / 1000000000) < 9000000000
        THEN sum(amount_minor / 1000000000) * 1000000000 + sum(amount_minor % 1000000000) END
      FROM (
        SELECT CASE WHEN source = 'union' THEN amount_minor ELSE 0 END AS amount_minor
        FROM contribution WHERE contribution.version = paper.version))
    """
}
