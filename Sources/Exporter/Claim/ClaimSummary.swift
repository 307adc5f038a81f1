import Languages
import Portfolio
import Values

/// The first page of a claim: whose it is, for which time, and what it adds up to.
struct ClaimSummary {
  let scope: ClaimScope
  let before: Money
  let deducted: Money
  let grantedUnion: Money
  let advanceOpen: Money

  init(_ scope: ClaimScope) throws {
    self.scope = scope
    before = try Money.sum(scope.earlier.map(\.claim.eligibleCost), in: scope.currency)
    deducted = try Money.sum(scope.cuts.map(\.amount), in: scope.currency)
    grantedUnion =
      try scope.grant.financing?.unionContribution(scope.currency) ?? .zero(scope.currency)
    advanceOpen = try Money.sum(try scope.advances.map { try $0.open }, in: scope.currency)
  }

  private var soFar: Money {
    get throws(ArithmeticError) { try before.adding(scope.claim.eligibleCost) }
  }

  private var applicant: Partner? { scope.project.application?.applicant }

  /// A figure of the claim with where it stands.
  private func stated(_ amount: Money?, _ element: String) -> Cell {
    guard let amount else { return Cell(.notStated) }
    return Cell(
      .amount(amount),
      from: [
        scope.source(
          scope.report.header, scope.claim.spot.child(element),
          Wording("stated in the claim", sv: "angivet i ansökan om utbetalning"), amount)
      ])
  }

  static func sheet(hasLabels: Bool) -> Sheet<ClaimSummary> {
    Sheet(
      "summary", element: "summary", hasLabels: hasLabels, tellsWhatIsMissing: true,
      whose + figures)
  }

  private static var whose: [Column<ClaimSummary>] {
    [
      .code("project", "Projekt") { $0.scope.key },
      .text("title", "Projektets namn") { row in
        let title = row.scope.grant.title ?? row.scope.project.application?.title
        return title.map { PersonalNumber.mask(in: $0) }
      },
      .text("applicant", "Projektägare") { $0.applicant.map { PersonalNumber.mask(in: $0.name) } },
      .cells("organisation_number", "Organisationsnummer", .code) { row in
        Cell(row.applicant?.organisationNumber.map { .code($0) } ?? .notStated)
      },
      .code("programme", "Program (CCI)") { $0.scope.project.programme?.cci },
      .code("decision", "Stödbeslut") { $0.scope.grant.header.id },
      .day("decided", "Beslutsdag") { $0.scope.grant.decided },
      .code("report", "Rapport") { $0.scope.report.header.id },
      .count("version", "Version") { $0.scope.report.header.number },
      .code("kind", "Slag, kod") { $0.scope.claim.kind.rawValue },
      .label("Slag") { $0.scope.claim.kind == .final ? "slutlig" : "löpande" },
      stated("first_day", "Perioden från", .day) { $0.scope.report.firstDay.map { .day($0) } },
      stated("last_day", "Perioden till", .day) { $0.scope.report.lastDay.map { .day($0) } },
      .day("received", "Inkommen") { $0.scope.report.received },
      stated("accounting_code", "Projektets kod i bokföringen", .code) {
        $0.scope.claim.accountingCode.map { .code($0) }
      },
    ]
  }

  private static var figures: [Column<ClaimSummary>] {
    [
      .code("currency", "Valuta") { $0.scope.currency.code },
      .cells("eligible_cost", "Begärd stödberättigande kostnad", .amount, sum: "eligible_cost") {
        $0.stated($0.scope.claim.eligibleCost, "eligibleCost")
      },
      .cells("public_contribution", "Offentligt bidrag", .amount, sum: "public_contribution") {
        $0.stated($0.scope.claim.publicContribution, "publicContribution")
      },
      .cells("union_contribution", "Begärt EU-stöd", .amount, sum: "union_contribution") {
        $0.stated($0.scope.claim.unionContribution, "unionContribution")
      },
      .cells("income", "Projektintäkter", .amount, sum: "income") { row in
        Cell(.amount(try Money.sum(row.scope.claim.incomes.map(\.amount), in: row.scope.currency)))
      },
      .cells("granted_cost", "Beviljad stödberättigande kostnad", .amount) {
        Cell($0.scope.grant.budget.map { .amount($0.eligibleCost) } ?? .notStated)
      },
      .cells("granted_union", "Beviljat EU-stöd", .amount) { Cell(.amount($0.grantedUnion)) },
      .amount("claimed_before", "Begärt tidigare") { $0.before },
      .cells("claimed_so_far", "Begärt sammanlagt", .amount, sum: "claimed_so_far") {
        Cell(.amount(try $0.soFar))
      },
      .cells("left", "Kvar av beviljad kostnad", .amount) { row in
        guard let granted = row.scope.grant.budget?.eligibleCost else { return Cell(.notStated) }
        return Cell(.amount(try granted.subtracting(try row.soFar)))
      },
      .cells("deducted", "Avdraget av denna ansökan", .amount, sum: "deducted") { row in
        Cell(.amount(row.deducted), from: row.scope.cuts.map { $0.source(in: row.scope) })
      },
      .cells("accepted", "Godkända utgifter", .amount) { row in
        guard !row.scope.answers.isEmpty else { return Cell(.notApplicable) }
        let amounts = row.scope.answers.compactMap(\.eligibleExpenditure)
        guard !amounts.isEmpty else { return Cell(.notStated) }
        return Cell(.amount(try Money.sum(amounts, in: row.scope.currency)))
      },
      .amount("advance_open", "Förskott kvar att avräkna") { $0.advanceOpen },
    ]
  }

  private static func stated(
    _ name: String, _ heading: String, _ kind: ColumnHead.Kind,
    _ value: @escaping (Self) -> CellValue?
  ) -> Column<Self> {
    .cells(name, heading, kind) { Cell(value($0) ?? .notStated) }
  }
}
