import Languages
import Portfolio
import Values

/// A line of the claim: a cost, and what was taken off it.
struct ClaimLine {
  let line: ExpenditureLine
  let scope: ClaimScope
  /// What was taken off the line; nothing is said of a claim that nobody has answered.
  let deducted: TracedFigure?

  init(_ line: ExpenditureLine, in scope: ClaimScope) throws(ArithmeticError) {
    self.line = line
    self.scope = scope
    let cuts = scope.cuts.filter { $0.line == line.id }
    guard !scope.answers.isEmpty || !cuts.isEmpty else {
      deducted = nil
      return
    }
    var figure = TracedFigure(scope.currency)
    for cut in cuts { try figure.add(cut.amount, tracing: true, from: cut.source(in: scope)) }
    deducted = figure
  }

  var amountSource: FigureSource {
    scope.source(
      scope.report.header, line.spot.child("amount"),
      Wording("claimed on line \(line.id)", sv: "begärt på rad \(line.id)"), line.amount)
  }

  /// What is claimed on the line.
  var claimed: TracedFigure { TracedFigure(line.amount, from: [amountSource]) }

  private var partner: Partner? {
    scope.project.application?.partners.first { $0.id == line.partner }
  }

  /// What is asked of a cost that was incurred and paid, and of no other.
  private func paid(_ value: CellValue?) -> Cell {
    Cell(value ?? (line.form == .realCost ? .notStated : .notApplicable))
  }

  static func sheet(hasLabels: Bool) -> Sheet<ClaimLine> {
    Sheet(
      "lines", element: "line", hasLabels: hasLabels, tellsWhatIsMissing: true,
      kinds + papers + amounts)
  }

  private static var kinds: [Column<ClaimLine>] {
    [
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

  private static var papers: [Column<ClaimLine>] {
    [
      .cells("voucher", "Verifikation", .code) { $0.paid($0.line.voucher.map { .code($0) }) },
      .text("description", "Beskrivning") {
        $0.line.description.map { PersonalNumber.mask(in: $0) }
      },
      .text("supplier", "Leverantör") {
        $0.line.supplier.map { PersonalNumber.mask(in: $0.name) }
      },
      .cells("first_day", "Från", .day) { $0.paid($0.line.firstDay.map { .day($0) }) },
      .day("last_day", "Till") { $0.line.lastDay },
      .cells("paid_on", "Betald", .day) { $0.paid($0.line.paid.map { .day($0) }) },
      .cells("registered", "Bokförd", .day) { $0.paid($0.line.registered.map { .day($0) }) },
      .text("unit", "Enhet") { $0.line.unit },
      .cells("quantity", "Antal", .quantity) {
        Cell($0.line.quantityHundredths.map { .quantity(hundredths: $0) } ?? .notApplicable)
      },
      .cells("unit_cost", "Kostnad per enhet", .amount) {
        Cell($0.line.unitCost.map { .amount($0) } ?? .notApplicable)
      },
    ]
  }

  private static var amounts: [Column<ClaimLine>] {
    [
      .code("currency", "Valuta") { $0.line.amount.currency.code },
      .cells("amount", "Begärt belopp", .amount, sum: "amount") {
        Cell(.amount($0.line.amount), from: [$0.amountSource])
      },
      .cells("vat", "Därav moms", .amount) {
        Cell($0.line.vat.map { .amount($0) } ?? .notApplicable)
      },
      .cells("deducted", "Avdraget", .amount, sum: "deducted") {
        $0.deducted?.cell ?? Cell(.notApplicable)
      },
      .cells("accepted", "Godkänt", .amount, sum: "accepted") { row in
        guard let deducted = row.deducted else { return Cell(.notApplicable) }
        return try row.claimed.subtracting(deducted).cell
      },
    ]
  }
}

extension CostForm {
  var swedish: String {
    switch self {
    case .realCost: "faktisk kostnad"
    case .unitCost: "enhetskostnad"
    case .lumpSum: "klumpsumma"
    case .flatRate: "schablonsats"
    case .notLinkedToCosts: "finansiering som inte är kopplad till kostnader"
    }
  }
}
