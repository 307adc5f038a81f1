import Languages
import Portfolio
public import Values

/// Of which accounting year a performance report is, and as of which day its data are (Regulation (EU)
/// 2021/1147, Article 35(1)).
struct PerformanceTime: Hashable {
  let year: AccountingYear
  /// The data are those that were transmitted by July, as of the end of the accounting year.
  var cutOff: Day { year.period.last }
  /// The last day to send the report.
  let due: Day
  let isLate: Bool

  /// The report that is due next after a year that has ended; `nil` when there is none, or the rulebook
  /// does not say when.
  init?(on day: Day, _ terms: ReturnTerms) {
    guard let year = AccountingYear(endedBefore: day, terms),
      let performance = terms.performance,
      let due = Day(
        year: year.period.last.year + 1, month: performance.due.month, day: performance.due.day)
    else { return nil }
    self.year = year
    self.due = due
    isLate = day > due
  }
}

/// What the rulebook says of the annual performance report.
public struct PerformanceTerms: Sendable {
  /// The last day to send it (Regulation (EU) 2021/1147, Article 35(1)).
  public let due: (month: Int, day: Int)
  /// The most operating support without an explanation, of the allocation to the programme (Article 21(1)).
  public let operatingSupport: Percentage

  public init(due: (month: Int, day: Int), operatingSupport: Percentage) {
    self.due = due
    self.operatingSupport = operatingSupport
  }
}

/// Which programme's report it is, of which year, and what the authority writes in it.
struct PerformanceScope {
  let programme: Programme
  let time: PerformanceTime
  let terms: PerformanceTerms
  let texts: PerformanceTexts?
  /// The day it is made for, on which it may be sent.
  let sent: Day

  init(_ reading: Reading, _ context: ExportContext) throws {
    let kind = Return.performanceReport
    programme = try context.programmeInEuro(in: reading, for: kind)
    guard let time = PerformanceTime(on: context.on, context.terms),
      let terms = context.terms.performance
    else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "no performance report is due for a year that ended before \(context.on)",
          sv: "ingen prestationsrapport ska lämnas för ett år som slutat före \(context.on)"))
    }
    self.time = time
    self.terms = terms
    texts = context.texts
    sent = context.on
  }

  /// Where that stands: the allocations of the programme.
  var allocationSources: [FigureSource] {
    programme.allocations.map { allocation in
      FigureSource(
        of: programme.cci, programme.header, programme.spot,
        Wording("allocated \(allocation.year)", sv: "anslaget \(allocation.year)"),
        .money(allocation.amount))
    }
  }

  /// What the Fund gives the programme.
  func allocated() throws(ArithmeticError) -> Money {
    try Money.sum(programme.allocations.map(\.amount), in: programme.currency)
  }
}
