import Languages
import Portfolio
import Values

/// The first page of a claim: whose it is, for which time, and what it adds up to.
struct ClaimSummary {
  let scope: ClaimScope
  private let claimed: TracedFigure
  private var before: TracedFigure
  /// What checks took off before the claim was paid, and what corrections took back after it.
  private var deducted: TracedFigure
  private var corrected: TracedFigure
  private var grantedUnion: TracedFigure
  private var advanceOpen: TracedFigure

  init(_ scope: ClaimScope) throws {
    self.scope = scope
    before = TracedFigure(scope.currency)
    deducted = before
    corrected = before
    grantedUnion = before
    advanceOpen = before
    claimed = Self.eligibleCost(scope.report, scope.claim, scope)
    for (report, claim) in scope.earlier {
      try before.add(Self.eligibleCost(report, claim, scope))
    }
    for cut in scope.cuts {
      let figure = TracedFigure(cut.amount, from: [cut.source(in: scope)])
      if cut.kind == .correction {
        try corrected.add(figure)
      } else {
        try deducted.add(figure)
      }
    }
    for part in scope.grant.financing?.contributions ?? [] where part.source == .union {
      let source = scope.source(
        scope.grant.header, part.spot.child("amount"),
        Wording("Union contribution", sv: "EU-stöd"), part.amount)
      try grantedUnion.add(TracedFigure(part.amount, from: [source]))
    }
    for advance in scope.advances { try advanceOpen.add(try advance.open(scope)) }
  }

  private static func eligibleCost(
    _ report: Report, _ claim: Claim, _ scope: ClaimScope
  ) -> TracedFigure {
    TracedFigure(
      claim.eligibleCost,
      from: [
        scope.source(
          report.header, claim.spot.child("eligibleCost"),
          Wording("stated in the claim", sv: "angivet i ansökan om utbetalning"),
          claim.eligibleCost)
      ])
  }

  private var soFar: TracedFigure {
    get throws(ArithmeticError) {
      var sum = before
      try sum.add(claimed)
      return sum
    }
  }

  /// What is granted, as one figure of the decision.
  private var granted: TracedFigure? {
    scope.grant.budget.map { budget in
      TracedFigure(
        budget.eligibleCost,
        from: [
          scope.source(
            scope.grant.header, budget.spot.child("eligibleCost"),
            Wording("granted", sv: "beviljat"), budget.eligibleCost)
        ])
    }
  }

  /// What is left of the claim once it has been answered: as claimed, less what was taken off it.
  private var accepted: Cell {
    get throws {
      guard !scope.answers.isEmpty else { return Cell(.notApplicable) }
      return try claimed.subtracting(deducted).subtracting(corrected).cell
    }
  }

  /// What the papers that answer the claim say they accept, before any correction.
  private var acceptedAsStated: Cell {
    get throws {
      guard !scope.answers.isEmpty else { return Cell(.notApplicable) }
      var sum = TracedFigure(scope.currency)
      var isStated = false
      for answer in scope.answers {
        guard let amount = answer.eligibleExpenditure else { continue }
        isStated = true
        let source = scope.source(
          answer.header, answer.spot.child("eligibleExpenditure"),
          Wording("accepted of the claim", sv: "godkänt av ansökan om utbetalning"), amount)
        try sum.add(TracedFigure(amount, from: [source]))
      }
      return isStated ? sum.cell : Cell(.notStated)
    }
  }

  private var income: Cell {
    get throws {
      var sum = TracedFigure(scope.currency)
      for income in scope.claim.incomes {
        let source = scope.source(
          scope.report.header, income.spot.child("amount"), Wording("income", sv: "intäkt"),
          income.amount)
        try sum.add(TracedFigure(income.amount, from: [source]))
      }
      return sum.cell
    }
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
      .day("received", "Inkommen") { $0.scope.project.claimReceived($0.scope.report) },
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
      .cells("income", "Projektintäkter", .amount, sum: "income") { try $0.income },
      .cells("granted_cost", "Beviljad stödberättigande kostnad", .amount) {
        $0.granted?.cell ?? Cell(.notStated)
      },
      .cells("granted_union", "Beviljat EU-stöd", .amount) { $0.grantedUnion.cell },
      .cells("claimed_before", "Begärt tidigare", .amount, sum: "claimed_before") {
        $0.before.cell
      },
      .cells("claimed_so_far", "Begärt sammanlagt", .amount, sum: "claimed_so_far") {
        try $0.soFar.cell
      },
      .cells("left", "Kvar av beviljad kostnad", .amount) { row in
        try row.granted?.subtracting(try row.soFar).cell ?? Cell(.notStated)
      },
      .cells("deducted", "Avdraget av denna ansökan vid kontroll", .amount, sum: "deducted") {
        $0.deducted.cell
      },
      .cells("corrected", "Korrigerat efter utbetalning", .amount, sum: "corrected") {
        $0.corrected.cell
      },
      .cells("accepted", "Godkänt: begärt minus avdraget och korrigerat", .amount, sum: "accepted")
      {
        try $0.accepted
      },
      .cells("accepted_stated", "Godkänt enligt utbetalningarna, före korrigeringar", .amount) {
        try $0.acceptedAsStated
      },
      .cells("advance_open", "Förskott kvar att avräkna", .amount, sum: "advance_open") {
        $0.advanceOpen.cell
      },
    ]
  }

  private static func stated(
    _ name: String, _ heading: String, _ kind: ColumnHead.Kind,
    _ value: @escaping (Self) -> CellValue?
  ) -> Column<Self> {
    .cells(name, heading, kind) { Cell(value($0) ?? .notStated) }
  }
}
