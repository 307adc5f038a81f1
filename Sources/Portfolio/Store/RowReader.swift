import GRDB
import Values

/// Reads the typed rows of one table, version by version.
///
/// The columns are named once; `Columns` gives their values by position as the types of the model.
/// Papers are mostly read in the order in which they came in. So the statement is not asked again for
/// each version: it stays on the first row it has not given, and every version before that row has none.
final class RowReader {
  private let tables: TablesRead
  private let table: String
  private let columns: String
  private let isRoot: Bool
  /// Prepared when rows are first asked for. Of many tables nobody asks, and many hold nothing: these are
  /// looked into once, since what is read does not change while it is read.
  private var statement: RawStatement?
  private var isOpened = false
  /// Whether nobody asks for the rows at the moment: then none are read.
  var isLeftOut = false

  /// Whether the statement goes on to the rows of later versions. It does not where it asks for some
  /// rows only, since the next of them may be far away.
  private let goesOn: Bool
  private var versionColumn = 0
  /// The first version that is known to have no row before the one the statement stands on.
  private var clearFrom = Int64.max
  /// The version of the row that the statement stands on, or the greatest there can be past the last.
  private var standing = Int64.max

  /// Reads the rows of a version in the order of their elements.
  init(_ tables: TablesRead, _ table: String, _ columns: String, isRoot: Bool = false) throws {
    self.tables = tables
    self.table = table
    self.columns = columns
    self.isRoot = isRoot
    goesOn = tables.condition(on: table).isEmpty
  }

  /// Reads all rows of a version.
  convenience init(
    _ db: Database, _ table: String, _ columns: String, isRoot: Bool = false
  ) throws {
    try self.init(TablesRead(db), table, columns, isRoot: isRoot)
  }

  /// The statement; nothing where the table holds nothing.
  private func opened() throws -> RawStatement? {
    if isOpened { return statement }
    if try !tables.isEmpty(table) {
      let made = try RawStatement(
        tables.db,
        """
        SELECT \(isRoot ? "0" : "element"), \(tables.columns(columns, of: table)), version FROM \(table)
        WHERE version \(goesOn ? ">=" : "=") ?1\(tables.condition(on: table))
        ORDER BY version\(isRoot ? "" : ", element")
        """)
      versionColumn = made.columnCount - 1
      statement = made
    }
    isOpened = true
    return statement
  }

  /// The rows of a version, each made into a value.
  func read<Value>(
    _ version: Int64, _ make: (Columns) throws -> Value
  ) throws -> [Value] {
    if isLeftOut { return [] }
    guard let statement = try opened() else { return [] }
    if version < clearFrom || version > standing { try seek(version, statement) }
    guard standing == version else { return [] }
    // What is thrown on the way leaves some rows behind: they are sought again then.
    clearFrom = .max
    var values: [Value] = []
    repeat {
      let spot = Spot(version: version, element: Int(statement.integer(0)))
      values.append(try make(Columns(statement: statement, spot: spot)))
      try step(statement)
    } while standing == version
    if goesOn { clearFrom = version + 1 }
    return values
  }

  private func seek(_ version: Int64, _ statement: RawStatement) throws {
    clearFrom = .max
    statement.reset()
    statement.bind(1, version)
    try step(statement)
    if goesOn { clearFrom = version }
  }

  private func step(_ statement: RawStatement) throws {
    standing = try statement.next() ? statement.integer(versionColumn) : .max
  }

  /// The rows of a version by the element of the row they stand in, which is their first column.
  func parented<Value>(
    _ version: Int64, _ make: (Columns) throws -> Value
  ) throws -> [Int: [Value]] {
    var values: [Int: [Value]] = [:]
    _ = try read(version) { row in
      values[Int(row.integer(1)), default: []].append(try make(row))
    }
    return values
  }
}

/// The columns of a row by position, from 1, as the types of the model.
struct Columns {
  let statement: RawStatement
  /// Where the row's element stands.
  let spot: Spot

  func text(_ column: Int) -> String { statement.text(column) }

  func optionalText(_ column: Int) -> String? { statement.optionalText(column) }

  func integer(_ column: Int) -> Int64 { statement.integer(column) }

  func optionalInteger(_ column: Int) -> Int? { statement.optionalInteger(column).map(Int.init) }

  func flag(_ column: Int) -> Bool? { statement.optionalInteger(column).map { $0 != 0 } }

  func money(_ column: Int, _ currency: Currency) -> Money {
    Money(minorUnits: statement.integer(column), currency: currency)
  }

  func optionalMoney(_ column: Int, _ currency: Currency) -> Money? {
    statement.optionalInteger(column).map { Money(minorUnits: $0, currency: currency) }
  }

  func rate(_ column: Int) -> Percentage { Percentage(hundredths: statement.integer(column)) }

  func optionalRate(_ column: Int) -> Percentage? {
    statement.optionalInteger(column).map { Percentage(hundredths: $0) }
  }

  func day(_ column: Int) throws -> Day { try Day.parse(text(column)) }

  func optionalDay(_ column: Int) throws -> Day? {
    try optionalText(column).map { try Day.parse($0) }
  }

  func optionalVagueDay(_ column: Int) throws -> VagueDay? {
    try optionalText(column).map { try VagueDay.parse($0) }
  }

  func currency(_ column: Int) throws -> Currency {
    guard let currency = Currency(text(column)) else {
      throw UnknownWord(word: text(column), type: "Currency")
    }
    return currency
  }

  /// A word of a list; the table's CHECK lets no other in.
  func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word {
    guard let word = Word(rawValue: text(column)) else {
      throw UnknownWord(word: text(column), type: "\(Word.self)")
    }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ column: Int) throws -> Word? {
    statement.isNull(column) ? nil : try word(column)
  }

  /// Two columns that name another document.
  func optionalReference(_ issuer: Int, _ id: Int) -> Reference? {
    statement.optionalReference(issuer, id)
  }
}

/// A word in the portfolio that the model does not know: a fault of ours, since the tables check.
struct UnknownWord: Error, CustomStringConvertible {
  let word: String
  let type: String

  var description: String { "\"\(word)\" is no \(type)" }
}
