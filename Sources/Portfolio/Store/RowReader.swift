import GRDB
import Values

/// Reads the typed rows of one table, version by version.
///
/// The columns are named once; `Columns` gives their values by position as the types of the model.
final class RowReader {
  private let statement: RawStatement
  /// Many tables of a portfolio hold nothing, and need not be asked for each document. What is read
  /// does not change while it is read.
  private let isEmpty: Bool
  /// Whether nobody asks for the rows at the moment: then none are read.
  var isLeftOut = false

  /// Prepares to read the rows of a version in the order of their elements.
  init(_ tables: TablesRead, _ table: String, _ columns: String, isRoot: Bool = false) throws {
    isEmpty = try tables.isEmpty(table)
    let order = isRoot ? "" : " ORDER BY element"
    let element = isRoot ? "0" : "element"
    statement = try RawStatement(
      tables.db,
      """
      SELECT \(element), \(tables.columns(columns, of: table)) FROM \(table)
      WHERE version = ?1\(tables.condition(on: table))\(order)
      """)
  }

  /// Prepares to read all rows of a version.
  convenience init(
    _ db: Database, _ table: String, _ columns: String, isRoot: Bool = false
  ) throws {
    try self.init(TablesRead(db), table, columns, isRoot: isRoot)
  }

  /// The rows of a version, each made into a value.
  func read<Value>(
    _ version: Int64, _ make: (Columns) throws -> Value
  ) throws -> [Value] {
    if isEmpty || isLeftOut { return [] }
    statement.bind(1, version)
    var values: [Value] = []
    while try statement.next() {
      let spot = Spot(version: version, element: Int(statement.integer(0)))
      values.append(try make(Columns(statement: statement, spot: spot)))
    }
    return values
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
