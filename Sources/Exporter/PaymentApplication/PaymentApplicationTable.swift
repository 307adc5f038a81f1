import Languages
import Portfolio
import Provenance
import Values

/// The payment application to the Commission (Regulation (EU) 2021/1060, Article 91 and Annex XXIII):
/// what is registered of accepted claims, in euro, by specific objective and provision.
///
/// What is applied for is what was registered since the day that an earlier application reached, and
/// the accounting year so far stands beside it. The template does not say which of the two its columns
/// hold: the Commission's system asks for one of them, and both are here.
///
/// The Commission's decisions on the accounts of earlier years, and what earlier applications were sent
/// with, are not in the portfolio; that a window is used once is the authority's to see to.
struct PaymentApplicationTable: Arrangement {
  private let expenditure: Sheet<PaymentApplicationRow>
  private let conditions: Sheet<ConditionRow>
  private let commitments: Sheet<Commitment>
  private let head: Sheet<PaymentApplicationHead>
  private let context: ExportContext

  static let names = ["expenditure", "conditions", "commitments", "application"]

  init(_ context: ExportContext, hasLabels: Bool) {
    expenditure = PaymentApplicationRow.sheet(hasLabels: hasLabels)
    conditions = ConditionRow.sheet(hasLabels: hasLabels)
    commitments = Commitment.sheet(hasLabels: hasLabels)
    head = PaymentApplicationHead.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] { [expenditure.head, conditions.head, commitments.head, head.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let scope = try PaymentApplicationScope(reading, context)
    var sums = PaymentApplicationSums(scope, rates: EuroRates(try reading.rates()), context)
    var sinceStart = PaymentApplicationSums(
      try scope.sinceStart(), rates: EuroRates(try reading.rates()), context)
    try reading.eachProject { project in
      try sums.add(project)
      try sinceStart.add(project)
    }
    let rows = try sums.rows()
    for row in rows { try body(try expenditure.row(row)) }
    for row in sums.conditions.rows() { try body(try conditions.row(row)) }
    if let terms = context.terms.commitments {
      let applied = try Self.union(of: &sinceStart)
      for row in try Commitment.all(
        of: scope.programme, on: context.on, applied: applied, terms)
      {
        try body(try commitments.row(row))
      }
    }
    try body(try head.row(try scope.head(of: rows, context.terms)))
    var remarks = Remarks()
    remarks.conversions = try sums.conversions.all()
    return remarks
  }

  /// What all that was registered asks of the Union; `nil` when something is missing of earlier years,
  /// which keeps no application of this one back.
  private static func union(of sums: inout PaymentApplicationSums) throws -> Money? {
    do {
      return try Money.sum(try sums.rows().compactMap { try $0.union() }, in: .eur)
    } catch ExportError.incomplete {
      return nil
    }
  }

  /// What SQLite says is registered, each amount in euro by itself.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let scope = try PaymentApplicationScope(reading, context)
    let rates = EuroRates(try reading.rates())
    var totals = Totals()
    for row in try reading.registeredExpenditure(
      of: scope.programme, in: scope.applied,
      yearBegins: context.terms.accountingYearBegins)
    {
      for (amount, sum) in [
        (row.eligible, "registered_expenditure"), (row.publicContribution, "registered_public"),
      ] {
        // A rate that is missing has stopped the return before.
        guard let converted = try rates.convert(amount, registered: row.converted) else { continue }
        try totals.add(converted.euro, of: names[0], to: sum)
      }
    }
    if context.terms.commitments != nil {
      let committed = try reading.committedAmount(of: scope.programme)
      try totals.add(committed, of: "commitments", to: "amount")
    }
    return totals
  }
}

/// Which programme a payment application is of, and which time.
struct PaymentApplicationScope {
  let programme: Programme
  let time: ApplicationTime
  /// The days whose expenditure is applied for.
  private(set) var applied: Period
  /// The days of the accounting year so far.
  private(set) var year: Period
  /// The day it is made for.
  let day: Day

  init(
    _ reading: Reading, _ context: ExportContext, for kind: Return = .paymentApplication
  ) throws {
    programme = try context.programme(in: reading, for: kind)
    guard programme.fund == "AMIF" else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "the rows of the template are those of AMIF, and \(programme.cci) is of \(programme.fund)",
          sv: "mallens rader är AMIF:s, och \(programme.cci) gäller \(programme.fund)"))
    }
    guard let time = ApplicationTime(on: context.on, context.terms) else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "the rulebook does not say when accounting years and windows begin",
          sv: "regelboken säger inte när räkenskapsår och fönster börjar"))
    }
    self.time = time
    day = context.on
    year = try Period(first: time.year.period.first, last: time.until)
    guard let since = context.since else {
      applied = year
      return
    }
    guard time.year.period.first <= since, since < time.until else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "an earlier application of \(time.year.name) reached a day from \(time.year.period.first) "
            + "to before \(time.until); \(since) is not one",
          sv:
            "en tidigare ansökan för \(time.year.name) nådde en dag från \(time.year.period.first) "
            + "till före \(time.until); \(since) är inte en sådan"))
    }
    applied = try Period(first: try since.adding(days: 1), last: time.until)
  }

  /// The same for all that was registered since the programme began.
  func sinceStart() throws -> PaymentApplicationScope {
    var scope = self
    guard let first = Day(year: programme.firstYear, month: 1, day: 1), first <= time.until else {
      return self
    }
    scope.applied = try Period(first: first, last: time.until)
    scope.year = scope.applied
    return scope
  }

  /// Whether what was registered under an objective on a day is declared apart, since its enabling
  /// conditions are not fulfilled on the day of the application (Articles 15(5) and 91(3)).
  func lacksConditions(_ objective: String, _ registered: Day) -> Bool {
    guard let objective = programme.objectives.first(where: { $0.code == objective }),
      objective.lacksConditions(on: day)
    else { return false }
    return objective.unfulfilledFrom.map { $0 <= registered } ?? false
  }

  func head(
    of rows: [PaymentApplicationRow], _ terms: ReturnTerms
  ) throws -> PaymentApplicationHead {
    let union = try Money.sum(rows.compactMap { try? $0.union() }, in: .eur)
    return PaymentApplicationHead(
      programme: programme, time: time, from: applied.first,
      eligible: try Money.sum(rows.map(\.eligible.amount), in: .eur),
      publicContribution: try Money.sum(rows.map(\.publicContribution.amount), in: .eur),
      assistance: try Money.sum(rows.compactMap(\.assistance?.amount), in: .eur),
      union: union,
      interimPayment: try terms.reimbursed?.of(union, rounding: .halfUp))
  }
}
