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
    let amount = context.shown(
      irregularity.fundAmount,
      Wording("the fund's part of \(irregularity.id)", sv: "fondens del av \(irregularity.id)"),
      at: irregularity.spot.child("fundAmount"))
    let what = Wording("the least that is reported", sv: "det minsta som rapporteras")
    guard amount.currency != .eur else {
      context.note(threshold, what)
      return (try threshold.value.isAtMost(amount), false)
    }
    let rate = try rate(irregularity)
    if let workings = context.workings {
      context.note(threshold, what)
      workings.note(.factor, rate)
      workings.note(
        .least, what, try rate.amount(of: threshold.value, rounding: .up).wording)
    }
    return (try rate.isAtLeast(amount, euro: threshold.value), true)
  }

  /// Adds the fund's part to a sum in euro.
  func add(_ irregularity: Irregularity, to sum: inout ExactSum) throws {
    let amount = context.shown(
      irregularity.fundAmount,
      Wording("the fund's part of \(irregularity.id)", sv: "fondens del av \(irregularity.id)"),
      at: irregularity.spot.child("fundAmount"))
    guard amount.currency != .eur else { return try sum.add(amount) }
    let rate = try rate(irregularity)
    try sum.add(amount, at: rate)
    context.workings?.note(rate, giving: try rate.euro(amount, rounding: .down))
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
  ///
  /// - Parameter told: the day on which it was reported, as its paper or the log tells.
  func lateness(
    _ irregularity: Irregularity, told: Day?, detected: Day? = nil, isConverted: Bool,
    notes: [Failure.Note] = []
  ) throws -> Failure? {
    let detected = detected ?? irregularity.detected
    let quarterEnd = try Self.quarterEnd(of: detected)
    let limit = try MemberState.orUndecided {
      try Self.limit(months.value, after: quarterEnd, in: state)
    }
    let counted = told ?? context.day
    note(detected, limit, counted, isReported: told != nil)
    guard counted > limit.strict else { return nil }
    let isLate = counted > limit.rolled
    let what =
      told.map { Wording("reported on \($0)", sv: "rapporterades \($0)") }
      ?? Wording("not reported by \(context.day)", sv: "hade inte rapporterats \(context.day)")
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

  /// The time to report on a quarter: the day as it is counted, and the last one by any reading. It may move
  /// to a working day, and two months from 30 June may also be read as the end of August, which moves as well.
  static func limit(
    _ months: Int, after quarterEnd: Day, in state: MemberState
  ) throws -> TimeLimit {
    let limit = try state.limit(.months(months), after: quarterEnd)
    return TimeLimit(
      strict: limit.strict, rolled: max(limit.rolled, try endOfMonth(of: limit.strict, in: state)),
      steps: limit.steps)
  }

  /// The end of a day's month, or the next working day where that is a day off (Regulation (EEC, Euratom)
  /// No 1182/71, Article 3(4)).
  static func endOfMonth(of day: Day, in state: MemberState) throws -> Day {
    guard !state.isByContract else { return day.lastOfMonth }
    return try state.holidays().workingDay(onOrAfter: day.lastOfMonth, eves: .work)
  }

  /// Writes the days down.
  private func note(_ detected: Day, _ limit: TimeLimit, _ counted: Day, isReported: Bool) {
    guard let workings = context.workings else { return }
    workings.note(
      .amount, Wording("detected", sv: "upptäckt"), detected.wording)
    workings.note(
      .amount,
      isReported
        ? Wording("reported", sv: "rapporterad")
        : Wording("not reported by", sv: "inte rapporterad"),
      counted.wording)
    workings.note(
      .limit,
      Wording(
        "the last day, \(months.value) months from the end of the quarter",
        sv: "sista dagen, \(months.value) månader från kvartalets slut"), limit.strict.wording,
      law: months.law)
    let left = counted.days(until: limit.strict)
    workings.note(
      .margin(isKept: left >= 0), Wording("days left", sv: "dagar kvar"), .same("\(left)"))
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

extension Context {
  /// Writes down the amount from which an irregularity is reported.
  fileprivate func note(_ threshold: Dated<Money>, _ what: Wording) {
    workings?.note(.least, what, threshold.value.wording, law: threshold.law)
  }
}
