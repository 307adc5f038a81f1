import Languages
import Portfolio
import Values

/// The budgets of all projects, line by line, for people: those of the grants in force on a day, else those
/// that were applied for, with the status of each project, since what was refused stands here too.
struct BudgetsTable: Arrangement {
  private let sheet: Sheet<PlannedLine>
  private let context: ExportContext

  init(_ context: ExportContext, hasLabels: Bool) {
    sheet = Sheet(
      "budgets", element: "line", hasLabels: hasLabels,
      PlannedLine.columns(tracing: context.keepsSources))
    self.context = context
  }

  var sheets: [SheetHead] { [sheet.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    try reading.eachProject(in: context, for: .budgets) { project in
      for line in PlannedLine.all(of: project, on: context.on) { try body(try sheet.row(line)) }
    }
    return Remarks()
  }

  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    try Totals(
      reading.totalsOfBudgetLines(on: context.on, programme: context.programme),
      of: "budgets")
  }
}

extension Totals {
  /// The sums that SQLite computes of a table whose rows each have an amount.
  init(_ lines: [LineTotals], of sheet: String) throws(ArithmeticError) {
    self.init()
    // That there is none is a sum to compare with too.
    try countRows(0, of: sheet)
    for line in lines {
      try countRows(line.rows, of: sheet, in: line.amount.currency)
      try add(line.amount, of: sheet, to: "amount")
    }
  }
}

/// A planned cost of a project, with the paper that plans it.
private struct PlannedLine {
  let project: Project
  let status: ProjectStatus
  let paper: DocumentHeader
  let budget: Budget
  let line: BudgetLine

  static func all(of project: Project, on day: Day) -> [PlannedLine] {
    let grant = project.grant(on: day).flatMap { grant in
      grant.budget.flatMap { $0.lines.isEmpty ? nil : (grant.header, $0) }
    }
    guard let (paper, budget) = grant ?? project.application.map({ ($0.header, $0.budget) }) else {
      return []
    }
    let status = ProjectStatus(project, on: day)
    return budget.lines.map {
      PlannedLine(project: project, status: status, paper: paper, budget: budget, line: $0)
    }
  }

  private var partner: Partner? {
    project.application?.partners.first { $0.id == line.partner }
  }

  static func columns(tracing: Bool) -> [Column<PlannedLine>] {
    [
      .code("project", "Projekt") { PersonalNumber.mask(in: $0.project.key) },
      .code("status", "Status, kod") { $0.status.rawValue },
      .label("Status") { $0.status.swedish },
      .code("paper_kind", "Handling, kod") { $0.paper.kind.rawValue },
      .label("Handling") { $0.paper.kind.swedish },
      .code("paper", "Handlingens id") { PersonalNumber.mask(in: $0.paper.id) },
      .code("cost_option", "Kostnadsalternativ, kod") { $0.budget.option.rawValue },
      .label("Kostnadsalternativ") { $0.budget.option.said(in: .swedish) },
      .code("line", "Budgetrad") { $0.line.id },
      .code("partner", "Organisation, kod") { $0.line.partner },
      .label("Organisation") { $0.partner.map { PersonalNumber.mask(in: $0.name) } },
      .code("category", "Kostnadsslag, kod") { $0.line.category.rawValue },
      .label("Kostnadsslag") { $0.line.category.said(in: .swedish) },
      .count("year", "År") { $0.line.year },
      .code("form", "Kostnadsform, kod") { $0.line.form.rawValue },
      .label("Kostnadsform") { $0.line.form.swedish },
      .code("flat_rate", "Schablon, artikel") { $0.line.flatRate?.rawValue },
      .text("description", "Beskrivning") {
        $0.line.description.map { PersonalNumber.mask(in: $0) }
      },
      .text("unit", "Enhet") { $0.line.unit },
      .cells("quantity", "Antal", .quantity) {
        Cell($0.line.quantityHundredths.map { .quantity(hundredths: $0) } ?? .notApplicable)
      },
      .cells("unit_cost", "Kostnad per enhet", .amount) {
        Cell($0.line.unitCost.map { .amount($0) } ?? .notApplicable)
      },
      .code("currency", "Valuta") { $0.line.amount.currency.code },
      .amount("amount", "Belopp", { $0.line.amount }, tracing: tracing) { row in
        [
          FigureSource(
            of: row.project.key, row.paper, row.line.spot.child("amount"),
            Wording("planned on line \(row.line.id)", sv: "planerat på rad \(row.line.id)"),
            .money(row.line.amount))
        ]
      },
    ]
  }
}
