import Languages
import Portfolio
import Values

// The tables of the accounts that list what is cut, and their first page.

extension AccountsCut {
  private static var columns: [Column<AccountsCut>] {
    [
      .code("specific_objective", "Specifikt mål, kod") { $0.objective.code },
      .code("provision", "Bestämmelse") { $0.provision.rawValue },
    ]
  }

  private static var figures: [Column<AccountsCut>] {
    [
      .code("currency", "Valuta") { _ in "EUR" },
      .cells("expenditure", "A. Utgifter", .amount, sum: "expenditure") { $0.eligible.cell },
      .cells("public_contribution", "B. Offentligt bidrag", .amount, sum: "public_contribution") {
        $0.publicContribution.cell
      },
      .cells("after_audit", "Efter revision, kod", .code) {
        Cell($0.correction.isAfterAudit.map { .code($0 ? "true" : "false") } ?? .notStated)
      },
      .label("Efter revision") { $0.correction.isAfterAudit.map { $0 ? "ja" : "nej" } },
      .text("reason", "Skäl") { PersonalNumber.mask(in: $0.correction.reason) },
    ]
  }

  private static var papers: [Column<AccountsCut>] {
    [
      .code("project", "Projekt") { $0.project },
      .code("document", "Handling") { $0.entry.document.id },
      .code("correction", "Korrigering") { $0.correction.id },
      .day("decided", "Beslutad") { $0.correction.decided },
    ]
  }

  /// Appendix 2: what was withdrawn during the year, by the year in which it was declared.
  static func withdrawals(hasLabels: Bool) -> Sheet<AccountsCut> {
    Sheet(
      "withdrawals", element: "withdrawal", hasLabels: hasLabels, tellsWhatIsMissing: true,
      columns + papers + [
        .code("declared_in", "Redovisat i räkenskapsåret") { $0.declared?.name }
      ] + figures)
  }

  /// What the accounts leave out, line by line: it explains the differences of appendix 4.
  static func deductions(hasLabels: Bool) -> Sheet<AccountsCut> {
    Sheet(
      "deductions", element: "deduction", hasLabels: hasLabels, tellsWhatIsMissing: true,
      columns + papers + [
        .code("ground", "Grund, artikel") { $0.correction.kind.point },
        .label("Grund") { $0.correction.kind.swedish },
      ] + figures)
  }
}

/// Appendix 3: financial instruments of an objective. No document tells of any, so nothing is stated.
struct AccountsInstruments {
  let objective: ProgrammeObjective

  static func sheet(hasLabels: Bool) -> Sheet<AccountsInstruments> {
    func unstated(_ name: String, _ heading: String) -> Column<AccountsInstruments> {
      .cells(name, heading, .amount) { _ in Cell(.notStated) }
    }
    return Sheet(
      "instruments", element: "instruments", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .code("specific_objective", "Specifikt mål, kod") { $0.objective.code },
        .label("Specifikt mål") { $0.objective.title },
        .code("currency", "Valuta") { _ in "EUR" },
        unstated("paid", "A. Betalt till finansieringsinstrument"),
        unstated("paid_public", "B. Därav offentligt bidrag"),
        unstated("cleared", "C. Avräknat som stödberättigande utgifter"),
        unstated("cleared_public", "D. Därav offentligt bidrag"),
      ])
  }
}

/// The first page of the accounts.
struct AccountsHead {
  let scope: AccountsScope
  let applied: Money
  let entered: Money
  let enteredPublic: Money
  let difference: Money
  let rows: [AccountsRow]

  init(_ scope: AccountsScope, _ rows: [AccountsRow]) throws {
    self.scope = scope
    self.rows = rows
    // Technical assistance has a figure of its own.
    applied = try Money.sum(rows.map(\.applied), in: .eur)
    entered = try Money.sum(try rows.map { try $0.expenditure().entered }, in: .eur)
    enteredPublic = try Money.sum(try rows.map { try $0.publicSide().entered }, in: .eur)
    difference = try applied.subtracting(entered)
  }

  private var appliedCell: Cell {
    get throws {
      let asked = rows.flatMap { $0.sent?.steps ?? [] }
      let sums = try FigureStep.sums(
        Wording("asked for in all", sv: "begärt sammanlagt"), of: asked.compactMap { $0.gives },
        in: .eur)
      return Cell(
        .amount(applied), from: rows.flatMap(\.appliedSources), steps: asked + sums)
    }
  }

  private func enteredCell(
    _ amount: Money, _ side: (AccountsRow) throws -> AccountsRow.Side
  ) throws -> Cell {
    let cells = try rows.map { try side($0).enteredCell }
    let rest = try Money.sum(rows.map { try side($0).unexplainedRise }, in: .eur)
    return Cell(
      .amount(amount), from: cells.flatMap(\.sources),
      steps: try AccountsRow.Side.steps(to: amount, AccountsRow.Side.notExplained, rest))
  }

  /// The difference of the two others: what the rows leave out, and what has changed since.
  private var differenceCell: Cell {
    get throws {
      Cell(
        .amount(difference), from: try rows.flatMap { try $0.leftOut(\.eligible).sources },
        steps: try FigureStep.differences(
          Wording(
            "the applications less the accounts", sv: "betalningsansökningarna minus räkenskaperna"),
          (Wording("in the applications", sv: "i betalningsansökningarna"), applied),
          less: [(Wording("in the accounts", sv: "i räkenskaperna"), entered)]))
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<AccountsHead> {
    Sheet(
      "accounts", element: "head", hasLabels: hasLabels,
      [
        .text("fund", "Fond") { $0.scope.programme.fund },
        .code("programme", "Program (CCI)") { $0.scope.programme.cci },
        .text("programme_title", "Programmets namn") { $0.scope.programme.title },
        .code("accounting_year", "Räkenskapsår") { $0.scope.time.year.name },
        .day("year_first", "Räkenskapsåret från") { $0.scope.time.year.period.first },
        .day("year_last", "Räkenskapsåret till") { $0.scope.time.year.period.last },
        .day("due", "Lämnas senast") { $0.scope.time.due },
        .day("extended_due", "Lämnas senast efter underrättelse") { $0.scope.time.extendedDue },
        .code("timeliness", "I tid, kod") { $0.scope.time.timeliness.rawValue },
        .label("I tid") { $0.scope.time.timeliness.swedish },
        .code("currency", "Valuta") { _ in "EUR" },
        figure("applied_expenditure", "Utgifter i betalningsansökningarna") {
          try $0.appliedCell
        },
        figure("entered_expenditure", "Utgifter i räkenskaperna") { head in
          try head.enteredCell(head.entered) { try $0.expenditure() }
        },
        figure("entered_public", "Offentligt bidrag i räkenskaperna") { head in
          try head.enteredCell(head.enteredPublic) { try $0.publicSide() }
        },
        figure("difference", "Skillnad") { try $0.differenceCell },
        figure("technical_assistance", "Tekniskt stöd enligt artikel 36.5") { head in
          head.rows.compactMap(\.assistance).first?.enteredCell ?? Cell(.amount(.zero(.eur)))
        },
      ])
  }

  private static func figure(
    _ name: String, _ heading: String, _ cell: @escaping (Self) throws -> Cell
  ) -> Column<Self> {
    .cells(name, heading, .amount, sum: name, cell)
  }
}
