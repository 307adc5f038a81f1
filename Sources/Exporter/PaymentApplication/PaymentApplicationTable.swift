import Languages
import Portfolio
import Provenance
import Values

/// The payment application to the Commission (Regulation (EU) 2021/1060, Article 91 and Annex XXIII):
/// what is registered of accepted claims, in euro, by specific objective and provision.
///
/// What is applied for is what is eligible in the accounting year so far, less what the applications of the year
/// that were sent stated (`SentStandings`); the year so far stands beside it. The template does not say which of
/// the two its columns hold: the Commission's system asks for one of them, and both are here. Who says which day
/// an earlier application reached asks for what was registered after it.
///
/// The Commission's decisions on the accounts of earlier years are not in the portfolio.
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
    let carried = try scope.carried(reading)
    var sums = PaymentApplicationSums(
      scope, rates: EuroRates(try reading.rates()), context, carrying: carried)
    let commitmentTerms = context.terms.commitments
    var covered = try Self.daysOfCommitments(scope, commitmentTerms).map { day in
      (
        day: day,
        sums: PaymentApplicationSums(
          try scope.sinceStart(until: day), rates: EuroRates(try reading.rates()), context)
      )
    }
    var errors = OpenErrors()
    try reading.eachProject { project in
      if try sums.add(project) { try errors.add(project, reading, context) }
      for index in covered.indices { try covered[index].sums.add(project) }
    }
    let rows = try sums.rows()
    // What all that was registered asks of the Union, by objective.
    var all: [String: Money] = [:]
    for row in rows { try body(try expenditure.row(row)) }
    for row in sums.conditions.rows() { try body(try conditions.row(row)) }
    if let commitmentTerms {
      var applied: [Day: AppliedUnion] = [:]
      for index in covered.indices {
        applied[covered[index].day] = try Self.union(of: &covered[index].sums)
      }
      all = applied[scope.day]?.byObjective ?? [:]
      let years = try Commitment.all(
        of: scope.programme, on: context.on, applied: { applied[$0] }, commitmentTerms)
      for row in years { try body(try commitments.row(row)) }
    }
    try body(try head.row(try PaymentApplicationHead(scope, rows)))
    var remarks = Remarks()
    remarks.conversions = try sums.conversions.all()
    remarks.notices += try Self.aboveProgramme(all, scope)
    if let notice = errors.notice { remarks.notices.append(notice) }
    remarks.notices += try Self.notices(of: scope, carried, sums, reading, context)
    return remarks
  }

  /// The days by which it is asked what was applied for: the deadlines of commitments that have passed, and
  /// the day of the application.
  private static func daysOfCommitments(
    _ scope: PaymentApplicationScope, _ terms: CommitmentTerms?
  ) -> [Day] {
    guard let terms else { return [] }
    let deadlines = Set(scope.programme.allocations.map(\.year)).compactMap {
      Commitment.deadline(of: $0, in: scope.programme, terms)
    }
    return Set(deadlines.filter { $0 < scope.day } + [scope.day]).sorted()
  }

  /// What all that was registered asks of the Union; `nil` when something is missing of earlier years, which
  /// keeps no application of this one back.
  private static func union(of sums: inout PaymentApplicationSums) throws -> AppliedUnion? {
    do {
      return try AppliedUnion(try sums.rows())
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
