import Findings
import Languages
import Portfolio
import Provenance
import Values

/// By when an irregularity is reported, and from which amount (Regulation (EU) 2021/1060, Annex XII).
struct IrregularityReport: Sendable {
  static let months = Parameter<Int>("irregularity.months")
  static let threshold = Parameter<Money>("irregularity.threshold")

  let context: Context
  /// Where it is reported.
  let state: MemberState
  let months: Dated<Int>
  let threshold: Dated<Money>

  init(in context: Context, of state: MemberState) throws(Undecided) {
    self.context = context
    self.state = state
    months = try context.rulebook.parameter(Self.months, on: context.day).orUndecided()
    threshold = try context.rulebook.parameter(Self.threshold, on: context.day).orUndecided()
  }

  /// Whether the fund's part alone makes it one to report, and whether that rests on a rate.
  func isLarge(_ irregularity: Irregularity) throws -> (isLarge: Bool, isConverted: Bool) {
    let amount = irregularity.fundAmount
    guard amount.currency != .eur else {
      return (try threshold.value.isAtMost(amount), false)
    }
    return (try rate(irregularity).isAtLeast(amount, euro: threshold.value), true)
  }

  /// The fund's part in euro, rounded toward zero.
  func euro(_ irregularity: Irregularity) throws -> Money {
    let amount = irregularity.fundAmount
    return amount.currency == .eur
      ? amount
      : try rate(irregularity).euro(
        amount, rounding: .down)
  }

  private func rate(_ irregularity: Irregularity) throws -> ExchangeRate {
    let currency = irregularity.fundAmount.currency
    if let rate = context.rate(of: currency, in: irregularity.detected) { return rate }
    let month = irregularity.detected.iso.prefix(7)
    throw Undecided.notRun(
      Wording(
        "the Commission's accounting rate of \(currency) for \(month) has not been imported",
        sv: "kommissionens bokföringskurs för \(currency) i \(month) har inte importerats"),
      fix: Wording("import the rates of \(month)", sv: "importera kurserna för \(month)"))
  }

  /// What is wrong when it is not reported in time; the time may run from a later day of detection.
  func lateness(
    _ irregularity: Irregularity, detected: Day? = nil, isConverted: Bool,
    notes: [Failure.Note] = []
  ) throws -> Failure? {
    let detected = detected ?? irregularity.detected
    let limit = try Regulation1182(calendar: state.holidaysOrUndecided()).limit(
      .months(months.value), after: Self.quarterEnd(of: detected))
    let counted = irregularity.reported ?? context.day
    guard counted > limit.strict else { return nil }
    let isLate = counted > limit.rolled
    let what =
      irregularity.reported.map { Wording("reported on \($0)", sv: "rapporterades \($0)") }
      ?? Wording("not reported by \(context.day)", sv: "inte rapporterad \(context.day)")
    return Failure(
      at: irregularity.spot.child(irregularity.reported == nil ? "fundAmount" : "reported"),
      Wording(
        "the irregularity of \(irregularity.fundAmount) was detected on \(irregularity.detected) and \(what); "
          + "the last day was \(limit.strict)",
        sv:
          "oriktigheten på \(irregularity.fundAmount) upptäcktes \(irregularity.detected) och \(what); sista "
          + "dagen var \(limit.strict)"),
      fix: Wording(
        "report it, and state the day; if it is exempt, say by what",
        sv: "rapportera den, och ange dagen; om den är undantagen, ange varför"),
      law: threshold.law + months.law, notes: notes,
      severity: isLate && !isConverted ? nil : .warning)
  }

  /// The last day of a day's quarter of the calendar year.
  static func quarterEnd(of day: Day) throws(ArithmeticError) -> Day {
    try day.firstOfMonth.adding(months: 2 - (day.month - 1) % 3).lastOfMonth
  }
}

extension Irregularity {
  /// Whether Annex XII, section 1.2, exempts it whatever its amount.
  var isExempt: Bool {
    guard !isSuspectedFraud else { return false }
    return isOnlyBankruptcy || isToldVoluntarily || isFoundBeforeApplication
  }
}
