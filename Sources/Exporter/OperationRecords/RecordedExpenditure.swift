import Languages
import Portfolio
import Provenance
import Values

/// An amount of an operation in the accounts of the authority, in euro, and the objective it falls on: what
/// was accepted of a claim, what was withdrawn, or what the accounts leave out.
///
/// The amounts are those of the payment application and of the accounts: kronor become euro at the rate of
/// the month in which the expenditure was registered, a half cent away from zero, and a cut at the rate of
/// what it cuts. Objectives share by largest remainder. What a paper does not say is not stated here, and
/// keeps no record back.
struct RecordedExpenditure {
  let document: DocumentHeader
  let kind: Kind
  let correction: Correction?
  /// The day that decides which accounting year and which application it belongs to; `nil` of what has been
  /// accepted where nobody has said when it was registered.
  let registered: Day?
  /// The year whose accounts have it: that of the application that asked for it. While no application has,
  /// it is that of its day, until the final application of that year has been sent.
  let accountingYear: String?
  /// The last day of that year.
  let yearEnds: Day?
  /// The day on which the application that asked for it was sent.
  let applicationSent: Day?
  /// Whether the template of applications has no row for it, so that none asks for it.
  let isNeverApplied: Bool
  let objective: Objective?
  /// The rate that it became euro by, where it did.
  let rate: ExchangeRate?
  let eligible: TracedFigure?
  let publicContribution: TracedFigure?
  /// What has been paid to the beneficiary for it, with what settles an advance.
  let paid: TracedFigure?
  /// Whether nothing has been: the paper states a later day, and no advance is settled.
  let isYetToBePaid: Bool

  enum Kind: String {
    case accepted, withdrawn, leftOut

    var swedish: String {
      switch self {
      case .accepted: "godkänt"
      case .withdrawn: "tillbakadraget"
      case .leftOut: "utelämnat ur räkenskaperna"
      }
    }
  }
}

/// Gathers what was registered of an operation by a day.
struct RecordedExpenditures {
  private(set) var all: [RecordedExpenditure] = []
  private(set) var conversions: [EuroConversion] = []
  /// The days and currencies whose rates nobody has imported.
  private(set) var lacking: [(currency: Currency, day: Day)] = []
  private let operation: RecordedOperation
  private let rates: EuroRates

  init(_ operation: RecordedOperation, _ rates: EuroRates) throws {
    self.operation = operation
    self.rates = rates
    for payment in operation.project.payments {
      if payment.answersClaim, isRecorded(payment) { try add(payment) }
      for correction in payment.corrections where correction.decided <= operation.day {
        try add(correction, of: payment)
      }
    }
  }

  /// Whether it was registered by the day, or was accepted by then and nobody has said when it is registered.
  private func isRecorded(_ payment: Payment) -> Bool {
    if let registered = payment.registered { return registered <= operation.day }
    return payment.eligibleExpenditure != nil
      && (payment.decided ?? payment.header.issued) <= operation.day
  }

  private mutating func add(_ payment: Payment) throws {
    let registered = payment.registered
    let isLater = payment.isPaid(after: operation.day)
    let isYetToBePaid = isLater && payment.settlements.isEmpty
    let paid = try payment.settlements.reduce(
      isLater ? Money.zero(payment.currency) : payment.amountPaid
    ) { try $0?.adding($1.amount) }
    let accepted = registered ?? payment.decided ?? payment.header.issued
    try add(
      Item(
        document: payment.header, spot: payment.spot,
        what: Wording("accepted of the claim", sv: "godkänt av ansökan om utbetalning"),
        kind: .accepted, correction: nil, registered: registered, converted: registered,
        year: registered.flatMap { year(of: $0) },
        amounts: [
          ("eligibleExpenditure", payment.eligibleExpenditure),
          ("publicContribution", payment.publicContribution),
          ("amountPaid", isYetToBePaid ? nil : paid),
        ],
        split: operation.project.split(of: payment, on: accepted),
        isYetToBePaid: isYetToBePaid))
  }

  private mutating func add(_ correction: Correction, of paper: Payment) throws {
    let corrected = operation.project.paymentCorrected(by: correction)
    let decidedIn = year(of: correction.decided)
    let isLeftOut =
      correction.kind != .withdrawal && correction.accountingYear != nil
      && correction.accountingYear != decidedIn?.name
    try add(
      Item(
        document: paper.header, spot: correction.spot,
        what: Wording(
          "cut by the correction \(correction.id)",
          sv: "struket genom korrigeringen \(correction.id)"),
        kind: isLeftOut ? .leftOut : .withdrawn, correction: correction,
        registered: correction.decided, converted: corrected?.registered,
        year: isLeftOut ? recorded(correction) : decidedIn,
        yearName: isLeftOut ? correction.accountingYear : nil,
        amounts: [
          ("amount", try correction.amount.negated()),
          ("publicContribution", try correction.publicContribution?.negated()),
        ],
        split: corrected.flatMap { payment in
          payment.registered.flatMap {
            operation.project.split(of: payment, on: $0, line: correction.line?.line)
          }
        }))
  }

  private func year(of day: Day) -> AccountingYear? {
    AccountingYear(containing: day, operation.context.terms)
  }

  /// The accounting year that a correction names: one before that of its day.
  private func recorded(_ correction: Correction) -> AccountingYear? {
    var year = self.year(of: correction.decided)
    while let known = year, known.name != correction.accountingYear {
      year = AccountingYear(endedBefore: known.period.first, operation.context.terms)
    }
    return year
  }

  /// An amount as a paper has it, before it is in euro.
  private struct Item {
    let document: DocumentHeader
    let spot: Spot
    let what: Wording
    let kind: RecordedExpenditure.Kind
    let correction: Correction?
    let registered: Day?
    /// The day in whose month it became expenditure; unknown of what is not registered, and of a cut in it.
    let converted: Day?
    let year: AccountingYear?
    /// The year as a paper names it.
    var yearName: String?
    let amounts: [(element: String, amount: Money?)]
    let split: ObjectiveSplit?
    var isYetToBePaid = false
  }

  private mutating func add(_ item: Item) throws {
    let converted = try item.amounts.map { part in
      try part.amount.flatMap { try convert($0, on: item.converted) }
    }
    if let eligible = converted[0] { conversions.append(eligible) }
    let parts = try converted.map { conversion in
      try conversion.map { try item.split?.parts(of: $0.euro) ?? [$0.euro] }
    }
    let objectives: [Objective?] = item.split?.objectives ?? [nil]
    for (index, objective) in objectives.enumerated() {
      func figure(_ place: Int) throws -> TracedFigure? {
        guard converted.indices.contains(place), let conversion = converted[place],
          let part = parts[place]?[index]
        else { return nil }
        var figure = TracedFigure()
        try figure.add(
          part, tracing: operation.context.keepsSources,
          from: FigureSource(
            project: operation.key, document: item.document,
            spot: item.spot.child(item.amounts[place].element), what: item.what,
            stated: .money(conversion.amount),
            conversion: conversion.rate == nil ? nil : conversion,
            shares: item.split?.shares(index, giving: part) ?? [], part: .money(part)))
        return figure
      }
      let isNeverApplied =
        operation.project.programme?.fund == "AMIF"
        && objective.map { ApplicationProvision($0.actionKind).exclusion != nil } ?? false
      let holder = try objective.flatMap { try self.holder(of: item, under: $0) }
      // A cut that an application has is taken off there, and not in the accounts of a year before.
      let kind = holder != nil && item.kind == .leftOut ? .withdrawn : item.kind
      let isInNone =
        holder == nil && item.kind != .leftOut && !isNeverApplied
        && item.year.map { operation.standings?.hasFinal(of: $0) ?? false } ?? false
      let year = isInNone ? nil : holder?.time.year ?? item.year
      all.append(
        RecordedExpenditure(
          document: item.document, kind: kind, correction: item.correction,
          registered: item.registered,
          accountingYear: isInNone ? nil : holder?.time.year.name ?? item.yearName ?? year?.name,
          yearEnds: year?.period.last, applicationSent: holder?.mark.sent,
          isNeverApplied: isNeverApplied, objective: objective,
          rate: converted.compactMap { $0?.rate }.first, eligible: try figure(0),
          publicContribution: try figure(1), paid: try figure(2),
          isYetToBePaid: item.isYetToBePaid))
    }
  }

  /// The payment application that asked for it.
  private func holder(of item: Item, under objective: Objective) throws -> SentStandings.Holder? {
    guard let standings = operation.standings, let registered = item.registered else { return nil }
    return try standings.holder(
      of: RegisteredPiece(
        document: item.document, correction: item.correction, registered: registered,
        converted: item.converted ?? registered,
        isInEarlierAccounts: item.correction?.isInEarlierAccounts(operation.context.terms) ?? false
      ), under: objective)
  }

  private mutating func convert(_ amount: Money, on day: Day?) throws -> EuroConversion? {
    guard let day else { return nil }
    if let conversion = try rates.convert(amount, registered: day) { return conversion }
    lacking.append((amount.currency, day))
    return nil
  }
}
