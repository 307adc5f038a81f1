import Portfolio
import Values

/// What a column of a return is called, and what stands in it.
struct ColumnHead: Hashable, Sendable {
  /// The name for programs; a column of labels has none and stands for spreadsheets alone.
  let name: String?
  /// The heading in Swedish.
  let heading: String
  let kind: Kind
  /// The control sum that its figures are added to.
  let sum: String?

  enum Kind: Hashable, Sendable {
    case text, code, amount, rate, count, quantity, day
  }

  /// The name of its element in XML: `eligibleExpenditure` of `eligible_expenditure`.
  var element: String? {
    guard let parts = name?.split(separator: "_"), let first = parts.first else { return nil }
    return first + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

/// A column of a table: its names in the two dialects, and what it makes of a row.
///
/// The dialect for programs has stable English names and codes alone. The one for the Swedish Excel
/// has Swedish headings, and beside a column of codes one of what they are called.
struct Column<Row> {
  let head: ColumnHead
  let cell: (Row) throws -> Cell

  /// A column whose cells are whatever the row makes of them: with their sources, or with the reason
  /// why they are empty.
  static func cells(
    _ name: String, _ heading: String, _ kind: ColumnHead.Kind, sum: String? = nil,
    _ cell: @escaping (Row) throws -> Cell
  ) -> Column {
    Column(head: ColumnHead(name: name, heading: heading, kind: kind, sum: sum), cell: cell)
  }

  private static func values(
    _ name: String?, _ heading: String, _ kind: ColumnHead.Kind, sum: String? = nil,
    _ value: @escaping (Row) -> CellValue?
  ) -> Column {
    Column(head: ColumnHead(name: name, heading: heading, kind: kind, sum: sum)) { row in
      Cell(value(row) ?? .notApplicable)
    }
  }

  static func text(
    _ name: String?, _ heading: String, _ value: @escaping (Row) -> String?
  ) -> Column {
    values(name, heading, .text) { value($0).map { .text($0) } }
  }

  static func code(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> String?
  ) -> Column {
    values(name, heading, .code) { value($0).map { .code($0) } }
  }

  /// A column that says in words what the codes of the one before it mean.
  static func label(_ heading: String, _ value: @escaping (Row) -> String?) -> Column {
    text(nil, heading, value)
  }

  /// A column of amounts, which are added to a control sum of its name.
  static func amount(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Money?
  ) -> Column {
    values(name, heading, .amount, sum: name) { value($0).map { .amount($0) } }
  }

  static func rate(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Percentage?
  ) -> Column {
    values(name, heading, .rate) { value($0).map { .rate($0) } }
  }

  static func day(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Day?
  ) -> Column {
    values(name, heading, .day) { value($0).map { .day($0) } }
  }

  /// A day where it is one, else the words of its source.
  static func vagueDay(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> String?
  ) -> Column {
    values(name, heading, .day) { value($0).map { .vagueDay($0) } }
  }

  static func count(
    _ name: String, _ heading: String, _ value: @escaping (Row) -> Int
  ) -> Column {
    values(name, heading, .count) { .count(Int64(value($0))) }
  }
}
