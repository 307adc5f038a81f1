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
    _ name: String, _ heading: String, _ amount: @escaping (AccountsRow) throws -> Money,
    _ registered: @escaping (AccountsRow) -> TracedFigure,
    _ path: KeyPath<AccountsCut, TracedFigure>
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      Cell(
        .amount(try amount(row)),
        from: try sources(registered(row), less: try row.leftOut(path)))
    }
  }

  /// What the applications asked for: out of the portfolio, or as it was sent.
  private static func appliedColumn(
    _ name: String, _ heading: String, _ amount: @escaping (AccountsRow) -> Money,
    _ registered: @escaping (AccountsRow) -> TracedFigure,
    _ steps: @escaping (SentSums) -> [FigureStep]
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      Cell(
        .amount(amount(row)), from: row.sent == nil ? registered(row).sources : [],
        steps: row.sent.map(steps) ?? [])
    }
  }

  /// By how much the accounts differ: what they leave out, and what has changed since it was asked for.
  private static func differenceColumn(
    _ name: String, _ heading: String, _ changed: @escaping (AccountsRow) throws -> Money,
    _ path: KeyPath<AccountsCut, TracedFigure>
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      let leftOut = try row.leftOut(path)
      let since = try changed(row)
      return Cell(
        .amount(try leftOut.amount.adding(since)), from: leftOut.sources,
        steps: row.sent == nil
          ? []
          : [
            .parts(leftOut.amount),
            .other(
              Wording(
                "changed since it was asked for", sv: "ändrat efter det att det begärdes"), since),
          ])
    }
  }

  /// The same of a row of technical assistance: what was asked for less what is entered.
  private static func differenceOfAssistance(_ assistance: Assistance) throws -> Cell {
    Cell(
      .amount(try assistance.asked.subtracting(assistance.entered)),
      steps: [
        .other(Wording("asked for", sv: "begärt"), assistance.asked),
        .other(Wording("entered", sv: "upptaget"), assistance.entered),
      ])
  }

  private static func changedColumn(
    _ name: String, _ heading: String, _ amount: @escaping (AccountsRow) throws -> Money,
    _ unexplained: @escaping (AccountsRow) throws -> Money,
    _ part: @escaping (AccountsChange) -> Money
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      guard row.sent != nil, row.assistance == nil else { return Cell(.notApplicable) }
      let rest = try unexplained(row)
      return Cell(
        .amount(try amount(row)),
        from: row.changes.map { $0.source(part($0)) }.filter { !$0.isNothing },
        steps: rest.isZero
          ? []
          : [
            .other(
              Wording(
                "not explained by papers and rates", sv: "förklaras inte av handlingar och kurser"),
              rest)
          ])
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
      entered(
        "eligible_expenditure", "A. Stödberättigande utgifter", { try $0.entered() },
        { $0.registered }, \.eligible),
      entered(
        "public_contribution", "B. Offentligt bidrag", { try $0.enteredPublic() },
        { $0.registeredPublic }, \.publicContribution),
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
        entered(
          "entered_expenditure", "C. Utgifter i räkenskaperna", { try $0.entered() },
          { $0.registered }, \.eligible)
      ) { $0.enteredCell },
      entered(
        "entered_public", "D. Offentligt bidrag i räkenskaperna", { try $0.enteredPublic() },
        { $0.registeredPublic }, \.publicContribution),
    ]
  }

  private static var differences: [Column<AccountsRow>] {
    [
      ofAssistance(
        differenceColumn("difference", "E. Skillnad (A minus C)", { try $0.changed() }, \.eligible)
      ) { try differenceOfAssistance($0) },
      differenceColumn(
        "difference_public", "F. Skillnad (B minus D)", { try $0.changedPublic() },
        \.publicContribution),
      figure("difference_audit", "Därav korrigerat efter revision, utgifter") {
        try $0.leftOut(\.eligible, afterAudit: true)
      },
      figure("difference_audit_public", "Därav korrigerat efter revision, offentligt bidrag") {
        try $0.leftOut(\.publicContribution, afterAudit: true)
      },
      changedColumn(
        "difference_changed", "Därav ändrat efter ansökningarna, utgifter", { try $0.changed() },
        { try $0.unexplained() }, \.eligible),
      changedColumn(
        "difference_changed_public", "Därav ändrat efter ansökningarna, offentligt bidrag",
        { try $0.changedPublic() }, { try $0.unexplainedPublic() }, \.publicContribution),
      .cells("comment", "G. Kommentar", .text) {
        Cell(try $0.comment.map { .text($0) } ?? .notApplicable)
      },
    ]
  }
}
