import Portfolio
import Values

/// Every project of the portfolio in a row, for people: CSV alone, and nothing is withheld.
///
/// A cell is empty when nobody stated what belongs in it. Personal numbers are masked.
struct ProjectsTable: Arrangement {
  private let sheet: Sheet<ProjectRow>
  private let context: ExportContext

  init(_ context: ExportContext, hasLabels: Bool) {
    sheet = Sheet(
      "projects", element: "project", hasLabels: hasLabels,
      Self.columns(tracing: context.keepsSources))
    self.context = context
  }

  var sheets: [SheetHead] { [sheet.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    try reading.eachProject(in: context, for: .projects) { project in
      try body(try sheet.row(try ProjectRow(project, on: context.on)))
    }
    return Remarks()
  }

  private static func columns(tracing: Bool) -> [Column<ProjectRow>] {
    [
      .code("project", "Projekt") { PersonalNumber.mask(in: $0.project.key) },
      .code("project_issuer", "Projektnumrets utfärdare") {
        PersonalNumber.mask(in: $0.project.keyIssuer)
      },
      .text("title", "Projektets namn") { PersonalNumber.mask(in: $0.title) },
      .text("applicant", "Sökande") { $0.applicant.map { PersonalNumber.mask(in: $0.name) } },
      .code("organisation_number", "Organisationsnummer") {
        $0.applicantNumber.map { PersonalNumber.mask(in: $0) }
      },
      .code("county", "Län, kod") { $0.county },
      .label("Län") { $0.county.flatMap { County(code: $0)?.name } },
      .text("fund", "Fond") { $0.fund },
      .code("objectives", "Specifika mål, kod") { joined($0.objectives.map(\.code)) },
      .label("Specifika mål") { row in
        joined(row.objectives.map { row.title(of: $0) })
      },
      .code("action_kinds", "Åtgärdens art, kod") { joined($0.actionKinds.map(\.rawValue)) },
      .label("Åtgärdens art") { joined($0.actionKinds.map(\.swedish)) },
      .code("status", "Status, kod") { $0.status.rawValue },
      .label("Status") { $0.status.swedish },
      .code("currency", "Valuta") { $0.totalCost?.currency.code },
      .amount(
        "total_cost", "Total kostnad", { $0.totalCost }, tracing: tracing,
        from: { $0.totalCostSources }),
      .amount(
        "eligible_cost", "Stödberättigande kostnad", { $0.money?.eligibleCost }, tracing: tracing,
        from: { $0.money?.sources.eligibleCost }),
      .amount(
        "union_contribution", "Unionens bidrag", { $0.money?.unionContribution }, tracing: tracing,
        from: { $0.money?.sources.unionContribution }),
      .rate("co_financing_rate", "Unionens medfinansieringsgrad, %, avrundad nedåt") {
        $0.money?.rate
      },
      .vagueDay("start", "Startdatum") { $0.firstDay },
      .vagueDay("end", "Slutdatum") { $0.lastDay },
      .day("decided", "Beslutsdatum") { $0.decision?.decided },
      .code("call", "Utlysning, kod") { $0.project.application?.call?.id },
      .label("Utlysning") { $0.project.call?.title },
    ]
  }
}

extension ProjectRow {
  fileprivate func title(of objective: Objective) -> String? {
    project.programme?.objectives.first { $0.code == objective.code }?.title
  }
}
