import Languages
import Portfolio
import Values

/// The expenditure of all projects, line by line of their claims, for people: what had come in by a day.
struct ExpenditureTable: Arrangement {
  private let sheet: Sheet<ClaimedLine>
  private let context: ExportContext

  init(_ context: ExportContext, hasLabels: Bool) {
    sheet = Sheet(
      "expenditure", element: "line", hasLabels: hasLabels,
      ClaimedLine.columns(tracing: context.keepsSources))
    self.context = context
  }

  var sheets: [SheetHead] { [sheet.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    try reading.eachProject(in: context, for: .expenditure) { project in
      for report in project.reports where report.received <= context.on {
        for line in report.claim?.lines ?? [] {
          try body(try sheet.row(ClaimedLine(project: project, report: report, line: line)))
        }
      }
    }
    return Remarks()
  }

  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    try Totals(
      reading.totalsOfExpenditureLines(on: context.on, programme: context.programme),
      of: "expenditure")
  }
}

/// A cost of a project, with the report that claims it.
private struct ClaimedLine {
  let project: Project
  let report: Report
  let line: ExpenditureLine

  private var partner: Partner? {
    project.application?.partners.first { $0.id == line.partner }
  }

  static func columns(tracing: Bool) -> [Column<ClaimedLine>] {
    whose + costs + [
      .amount("amount", "Begärt belopp", { $0.line.amount }, tracing: tracing) { row in
        [
          FigureSource(
            of: row.project.key, row.report.header, row.line.spot.child("amount"),
            Wording("claimed on line \(row.line.id)", sv: "begärt på rad \(row.line.id)"),
            .money(row.line.amount))
        ]
      }
    ]
  }

  private static var whose: [Column<ClaimedLine>] {
    [
      .code("project", "Projekt") { PersonalNumber.mask(in: $0.project.key) },
      .code("report", "Rapport") { PersonalNumber.mask(in: $0.report.header.id) },
      .day("received", "Inkommen") { $0.report.received },
      .day("period_first", "Perioden från") { $0.report.firstDay },
      .day("period_last", "Perioden till") { $0.report.lastDay },
      .code("line", "Rad") { $0.line.id },
      .code("partner", "Organisation, kod") { $0.line.partner },
      .label("Organisation") { $0.partner.map { PersonalNumber.mask(in: $0.name) } },
      .code("category", "Kostnadsslag, kod") { $0.line.category.rawValue },
      .label("Kostnadsslag") { $0.line.category.said(in: .swedish) },
      .code("form", "Kostnadsform, kod") { $0.line.form.rawValue },
      .label("Kostnadsform") { $0.line.form.swedish },
      .code("flat_rate", "Schablon, artikel") { $0.line.flatRate?.rawValue },
      .code("specific_objective", "Specifikt mål") { $0.line.objective },
      .code("budget_line", "Budgetrad") { $0.line.budgetLine },
    ]
  }

  private static var costs: [Column<ClaimedLine>] {
    [
      .code("voucher", "Verifikation") { $0.line.voucher.map { PersonalNumber.mask(in: $0) } },
      .text("description", "Beskrivning") {
        $0.line.description.map { PersonalNumber.mask(in: $0) }
      },
      .text("supplier", "Leverantör") {
        $0.line.supplier.map { PersonalNumber.mask(in: $0.name) }
      },
      .day("first_day", "Från") { $0.line.firstDay },
      .day("last_day", "Till") { $0.line.lastDay },
      .day("paid_on", "Betald") { $0.line.paid },
      .day("registered", "Bokförd") { $0.line.registered },
      .code("corrects", "Rättar") { row in
        row.line.corrects.map {
          PersonalNumber.mask(
            in: [$0.report.id, $0.line].compactMap(\.self).joined(separator: " "))
        }
      },
      .code("currency", "Valuta") { $0.line.amount.currency.code },
      .cells("vat", "Därav moms", .amount) {
        Cell($0.line.vat.map { .amount($0) } ?? .notApplicable)
      },
    ]
  }
}
