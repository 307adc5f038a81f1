public import Languages
import Portfolio
public import Values

/// What a return adds up to: the rows of its tables, and the sums of their figures.
public struct Totals: Equatable, Sendable {
  public private(set) var figures: [SumName: SumFigure] = [:]

  /// No rows at all.
  public init() {}

  /// The names of all sums, in order.
  public var names: [SumName] { figures.keys.sorted() }

  public subscript(name: SumName) -> SumFigure? { figures[name] }

  /// How many rows all tables have together.
  public var rows: Int {
    figures.reduce(0) { rows, figure in
      guard figure.key.sum == SumName.rows, figure.key.currency == nil,
        case .count(let count) = figure.value
      else { return rows }
      return rows + Int(count)
    }
  }

  /// How many rows a table has.
  public func rows(of sheet: String) -> Int {
    guard case .count(let rows) = figures[SumName(sheet: sheet, sum: SumName.rows)] else {
      return 0
    }
    return Int(rows)
  }

  /// Counts rows of a table, and those among them that state money in a currency.
  mutating func countRows(
    _ rows: Int = 1, of sheet: String, in currency: Currency? = nil
  ) throws(ArithmeticError) {
    try add(.count(Int64(rows)), to: SumName(sheet: sheet, sum: SumName.rows))
    guard let currency else { return }
    try add(.count(Int64(rows)), to: SumName(sheet: sheet, sum: SumName.rows, currency: currency))
  }

  /// Counts the cells of a table that are named as not stated, so that none is lost on the way.
  mutating func countMissing(_ cells: Int, of sheet: String) throws(ArithmeticError) {
    try add(.count(Int64(cells)), to: SumName(sheet: sheet, sum: SumName.missing))
  }

  /// Adds a figure to a sum.
  /// - Throws: `ArithmeticError` when the sum has no room.
  mutating func add(_ figure: SumFigure, to name: SumName) throws(ArithmeticError) {
    figures[name] = try figures[name]?.adding(figure) ?? figure
  }

  mutating func add(_ money: Money, of sheet: String, to sum: String) throws(ArithmeticError) {
    try add(.money(money), to: SumName(sheet: sheet, sum: sum, currency: money.currency))
  }

  /// Adds a row of a table.
  mutating func add(_ row: SheetRow) throws(ArithmeticError) {
    let sheet = row.sheet
    try countRows(of: sheet.name, in: row.currency.flatMap { Currency($0) })
    if sheet.tellsWhatIsMissing { try countMissing(row.missing.count, of: sheet.name) }
    guard row.isSummed else { return }
    for (column, cell) in zip(sheet.columns, row.cells) {
      guard let sum = column.sum else { continue }
      switch cell.value {
      case .amount(let amount): try add(amount, of: sheet.name, to: sum)
      case .count(let count): try add(.count(count), to: SumName(sheet: sheet.name, sum: sum))
      case .quantity(let hundredths):
        try add(.hundredths(hundredths), to: SumName(sheet: sheet.name, sum: sum))
      default: break
      }
    }
  }

  /// The sums of some tables alone.
  func of(sheets: [String]) -> Totals {
    var totals = Totals()
    totals.figures = figures.filter { sheets.contains($0.key.sheet) }
    return totals
  }
}

extension Totals {
  /// The sums that SQLite computes of a table of projects.
  init(_ totals: ControlTotals, of sheet: String) throws(ArithmeticError) {
    try add(.count(Int64(totals.rows)), to: SumName(sheet: sheet, sum: SumName.rows))
    for sums in totals.byCurrency {
      try add(
        .count(Int64(sums.rows)),
        to: SumName(sheet: sheet, sum: SumName.rows, currency: sums.currency))
      try add(sums.totalCost, of: sheet, to: "total_cost")
      try add(sums.eligibleCost, of: sheet, to: "eligible_cost")
      try add(sums.unionContribution, of: sheet, to: "union_contribution")
    }
  }
}

/// Which sum is meant: a table, a column of it, and a currency where it is of money.
public struct SumName: Hashable, Sendable, Comparable {
  public let sheet: String
  public let sum: String
  public let currency: Currency?

  /// The number of rows is a sum too.
  public static let rows = "rows"
  /// How many cells are named as not stated is one too.
  public static let missing = "not_stated"

  public init(sheet: String, sum: String, currency: Currency? = nil) {
    self.sheet = sheet
    self.sum = sum
    self.currency = currency
  }

  public static func < (left: SumName, right: SumName) -> Bool {
    // The rows of a table stand before its sums.
    func key(_ name: SumName) -> (String, Int, String, String) {
      (name.sheet, name.sum == rows ? 0 : 1, name.sum, name.currency?.code ?? "")
    }
    return key(left) < key(right)
  }
}

extension SumName {
  /// The sum in a sentence: "the total_cost in SEK of operations".
  public var wording: Wording {
    let what =
      switch sum {
      case Self.rows: Wording("the number of rows", sv: "antalet rader")
      case Self.missing:
        Wording("the number of cells that are not stated", sv: "antalet celler där uppgift saknas")
      default: Wording("the sum \(sum)", sv: "summan \(sum)")
      }
    let code = currency.map { Wording(" in \($0.code)", sv: " i \($0.code)") } ?? .same("")
    return what + code + Wording(" of \(sheet)", sv: " för \(sheet)")
  }
}

/// A sum of a return.
public enum SumFigure: Hashable, Sendable {
  case count(Int64)
  case hundredths(Int64)
  case money(Money)

  /// As XML and CSV write it.
  public var plain: String {
    switch self {
    case .count(let count): String(count)
    case .hundredths(let hundredths): Percentage(hundredths: hundredths).plain
    case .money(let money): money.plain
    }
  }

  /// As people read it.
  public var wording: Wording {
    switch self {
    case .count(let count): Wording("\(count)", sv: "\(count)")
    case .hundredths: Wording("\(plain)", sv: "\(plain.replacing(".", with: ","))")
    case .money(let money): Wording("\(money)", sv: "\(money)")
    }
  }

  /// Nothing, of the same kind.
  var nothing: SumFigure {
    switch self {
    case .count: .count(0)
    case .hundredths: .hundredths(0)
    case .money(let money): .money(.zero(money.currency))
    }
  }

  func adding(_ other: SumFigure) throws(ArithmeticError) -> SumFigure {
    switch (self, other) {
    case (.money(let left), .money(let right)): return .money(try left.adding(right))
    case (.count(let left), .count(let right)):
      return .count(try Self.sum(left, right))
    case (.hundredths(let left), .hundredths(let right)):
      return .hundredths(try Self.sum(left, right))
    default: preconditionFailure("A sum has figures of one kind.")
    }
  }

  /// The other figure less this one.
  func difference(from other: SumFigure) throws(ArithmeticError) -> SumFigure {
    switch self {
    case .count(let count): try other.adding(.count(-count))
    case .hundredths(let hundredths): try other.adding(.hundredths(-hundredths))
    case .money(let money): try other.adding(.money(money.negated()))
    }
  }

  private static func sum(_ left: Int64, _ right: Int64) throws(ArithmeticError) -> Int64 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    guard !overflows else { throw .overflow }
    return sum
  }
}

/// A sum that was compared: as the portfolio has it and as the file has it.
public struct ControlSum: Sendable {
  public let name: SumName
  /// What SQLite computes of the portfolio.
  public let stored: SumFigure
  /// What was read back from the file.
  public let read: SumFigure
  /// The file less the portfolio.
  public let difference: SumFigure
}
