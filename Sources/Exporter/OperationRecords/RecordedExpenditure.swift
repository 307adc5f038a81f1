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
  /// The day that decides which accounting year and which application it belongs to.
  let registered: Day
  let accountingYear: String?
  let objective: Objective?
  /// The rate that it became euro by, where it did.
  let rate: ExchangeRate?
  let eligible: TracedFigure?
  let publicContribution: TracedFigure?
  /// What has been paid to the beneficiary for it, with what settles an advance.
  let paid: TracedFigure?

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
      if payment.answersClaim, let registered = payment.registered, registered <= operation.day {
        try add(payment, registered)
      }
      for correction in payment.corrections where correction.decided <= operation.day {
        try add(correction, of: payment)
      }
    }
  }

  private mutating func add(_ payment: Payment, _ registered: Day) throws {
    let settled = try payment.settlements.reduce(payment.amountPaid) { sum, settlement in
      try sum?.adding(settlement.amount)
    }
    try add(
      Item(
        document: payment.header, spot: payment.spot,
        what: Wording("accepted of the claim", sv: "godkänt av ansökan om utbetalning"),
        kind: .accepted, correction: nil, registered: registered, converted: registered,
        year: year(of: registered),
        amounts: [
          ("eligibleExpenditure", payment.eligibleExpenditure),
          ("publicContribution", payment.publicContribution), ("amountPaid", settled),
        ],
        split: operation.project.split(of: payment, on: registered)))
  }

  private mutating func add(_ correction: Correction, of paper: Payment) throws {
    let corrected = operation.project.paymentCorrected(by: correction)
    let isLeftOut =
      correction.kind != .withdrawal && correction.accountingYear != nil
      && correction.accountingYear != year(of: correction.decided)
    try add(
      Item(
        document: paper.header, spot: correction.spot,
        what: Wording(
          "cut by the correction \(correction.id)",
          sv: "struket genom korrigeringen \(correction.id)"),
        kind: isLeftOut ? .leftOut : .withdrawn, correction: correction,
        registered: correction.decided, converted: corrected?.registered,
        year: isLeftOut ? correction.accountingYear : year(of: correction.decided),
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

  private func year(of day: Day) -> String? {
    AccountingYear(containing: day, operation.context.terms)?.name
  }

  /// An amount as a paper has it, before it is in euro.
  private struct Item {
    let document: DocumentHeader
    let spot: Spot
    let what: Wording
    let kind: RecordedExpenditure.Kind
    let correction: Correction?
    let registered: Day
    /// The day in whose month it became expenditure; unknown of a cut in what is not registered.
    let converted: Day?
    let year: String?
    let amounts: [(element: String, amount: Money?)]
    let split: ObjectiveSplit?
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
      all.append(
        RecordedExpenditure(
          document: item.document, kind: item.kind, correction: item.correction,
          registered: item.registered, accountingYear: item.year, objective: objective,
          rate: converted.compactMap { $0?.rate }.first, eligible: try figure(0),
          publicContribution: try figure(1), paid: try figure(2)))
    }
  }

  private mutating func convert(_ amount: Money, on day: Day?) throws -> EuroConversion? {
    guard let day else { return nil }
    if let conversion = try rates.convert(amount, registered: day) { return conversion }
    lacking.append((amount.currency, day))
    return nil
  }
}
