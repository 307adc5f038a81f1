import Languages
import Values

// The tables of the accounts that have a row for each objective and provision.

extension AccountsRow {
  private static var names: [Column<AccountsRow>] {
    [
      .code("specific_objective", "Specifikt mål, kod") { $0.application.objective },
      .label("Specifikt mål") { $0.application.title },
      .code("provision", "Bestämmelse") { $0.provision.rawValue },
    ]
  }

  private static func figure(
    _ name: String, _ heading: String, _ figure: @escaping (AccountsRow) throws -> TracedFigure
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { try figure($0).cell }
  }

  /// What the accounts hold, with all that it is made of.
  private static func entered(
    _ name: String, _ heading: String, _ side: @escaping (AccountsRow) throws -> Side
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { try side($0).enteredCell }
  }

  /// What the applications asked for: out of the portfolio, or as it was sent.
  private static func appliedColumn(
    _ name: String, _ heading: String, _ amount: @escaping (AccountsRow) -> Money,
    _ registered: @escaping (AccountsRow) -> TracedFigure,
    _ steps: @escaping (StatedBefore.Sum) -> [FigureStep]
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      Cell(
        .amount(amount(row)), from: row.sent == nil ? registered(row).sources : [],
        steps: try row.sent.map { sent in
          let asked = steps(sent)
          return try asked
            + FigureStep.sums(
              Wording("asked for in all", sv: "begärt sammanlagt"),
              of: asked.compactMap { $0.gives }, in: .eur)
        } ?? [])
    }
  }

  /// By how much the accounts differ: what they leave out, and what has changed since it was asked for.
  private static func differenceColumn(
    _ name: String, _ heading: String, _ side: @escaping (AccountsRow) throws -> Side
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      let side = try side(row)
      let since = try side.taken
      return Cell(
        .amount(try side.leftOut.amount.adding(since)), from: side.leftOut.sources,
        steps: try Side.steps(
          to: side.leftOut.amount.adding(since),
          Wording("changed since it was asked for", sv: "ändrat efter det att det begärdes"), since)
      )
    }
  }

  /// The same of a row of technical assistance: what was asked for less what is entered.
  private static func differenceOfAssistance(_ assistance: Assistance) throws -> Cell {
    Cell(
      .amount(try assistance.asked.subtracting(assistance.entered)),
      steps: try FigureStep.differences(
        Wording("asked for less what is entered", sv: "begärt minus upptaget"),
        (Wording("asked for", sv: "begärt"), assistance.asked),
        less: [(Wording("entered", sv: "upptaget"), assistance.entered)]))
  }

  private static func changedColumn(
    _ name: String, _ heading: String, _ side: @escaping (AccountsRow) throws -> Side
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      guard row.sent != nil, row.assistance == nil else { return Cell(.notApplicable) }
      let side = try side(row)
      let fallen = side.changed.filter { $0.change.isOfYear && !$0.part.isNegative }
      let taken = try side.taken
      return Cell(
        .amount(taken),
        from: fallen.map { $0.change.source($0.part) }.filter { !$0.isNothing },
        steps: try Side.steps(
          to: taken, Side.notExplained, try taken.subtracting(side.fallen)))
    }
  }

  /// What waits for a later application: registered, and asked for by none of the year.
  private static func notAppliedColumn(
    _ name: String, _ heading: String, _ side: @escaping (AccountsRow) throws -> Side
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      guard row.sent != nil, row.assistance == nil else { return Cell(.notApplicable) }
      let side = try side(row)
      let rest = try side.unexplainedRise.negated()
      let amount = try side.notApplied
      return Cell(
        .amount(amount),
        from: try side.notAppliedLines.filter { !$0.part.isZero }.map {
          $0.change.source(try $0.part.negated())
        },
        steps: try Side.steps(to: amount, Side.notExplained, rest))
    }
  }

  /// Appendix 1: what is entered in the accounts.
  static func entered(hasLabels: Bool) -> Sheet<AccountsRow> {
    Sheet("entered", element: "entered", hasLabels: hasLabels, names + enteredFigures)
  }

  private static var enteredFigures: [Column<AccountsRow>] {
    [
      .code("currency", "Valuta") { _ in "EUR" },
      figure("registered_expenditure", "Bokförda utgifter") { $0.application.registered },
      figure("registered_public", "Bokfört offentligt bidrag") {
        $0.application.registeredPublic
      },
      entered("eligible_expenditure", "A. Stödberättigande utgifter") { try $0.expenditure() },
      entered("public_contribution", "B. Offentligt bidrag") { try $0.publicSide() },
      .cells(
        "technical_assistance", "Tekniskt stöd enligt artikel 36.5", .amount,
        sum: "technical_assistance"
      ) { $0.assistance?.enteredCell ?? Cell(.notApplicable) },
    ]
  }

  /// Appendix 4: what was applied for, what the accounts hold, and why they differ.
  static func reconciliation(hasLabels: Bool) -> Sheet<AccountsRow> {
    Sheet(
      "reconciliation", element: "reconciliation", hasLabels: hasLabels,
      names + compared + differences)
  }

  /// A column that has something of its own in the row of technical assistance: the template has that row,
  /// and what is asked for and entered there is a share of the others.
  private static func ofAssistance(
    _ column: Column<AccountsRow>, _ cell: @escaping (Assistance) throws -> Cell
  ) -> Column<AccountsRow> {
    Column(head: column.head) { row in
      guard let assistance = row.assistance else { return try column.cell(row) }
      return try cell(assistance)
    }
  }

  private static var compared: [Column<AccountsRow>] {
    [
      .code("currency", "Valuta") { _ in "EUR" },
      ofAssistance(
        appliedColumn(
          "applied_expenditure", "A. Utgifter i betalningsansökningarna", { $0.applied },
          { $0.registered }, { $0.steps })
      ) { $0.askedCell },
      appliedColumn(
        "applied_public", "B. Offentligt bidrag i betalningsansökningarna", { $0.appliedPublic },
        { $0.registeredPublic }, { $0.publicSteps }),
      ofAssistance(
        entered("entered_expenditure", "C. Utgifter i räkenskaperna") { try $0.expenditure() }
      ) { $0.enteredCell },
      entered("entered_public", "D. Offentligt bidrag i räkenskaperna") { try $0.publicSide() },
    ]
  }

  private static var differences: [Column<AccountsRow>] {
    [
      ofAssistance(
        differenceColumn("difference", "E. Skillnad (A minus C)") { try $0.expenditure() }
      ) { try differenceOfAssistance($0) },
      differenceColumn("difference_public", "F. Skillnad (B minus D)") { try $0.publicSide() },
      figure("difference_audit", "Därav korrigerat efter revision, utgifter") {
        try $0.leftOut(\.eligible, afterAudit: true)
      },
      figure("difference_audit_public", "Därav korrigerat efter revision, offentligt bidrag") {
        try $0.leftOut(\.publicContribution, afterAudit: true)
      },
      changedColumn("difference_changed", "Därav ändrat efter ansökningarna, utgifter") {
        try $0.expenditure()
      },
      changedColumn(
        "difference_changed_public", "Därav ändrat efter ansökningarna, offentligt bidrag"
      ) { try $0.publicSide() },
      notAppliedColumn("not_applied", "Bokfört men inte begärt, utgifter") {
        try $0.expenditure()
      },
      notAppliedColumn("not_applied_public", "Bokfört men inte begärt, offentligt bidrag") {
        try $0.publicSide()
      },
      .cells("comment", "G. Kommentar", .text) {
        Cell(try $0.comment.map { .text($0) } ?? .notApplicable)
      },
    ]
  }
}
