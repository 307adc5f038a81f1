import Languages
import Portfolio
import Values

/// The first six columns of the financial table: no two rows share them.
struct FinancialKey: Hashable {
  let objective: String
  let rate: Percentage
  let field: GroupedCode?
  let actionType: String?
  let implementation: String?
  let theme: String?

  /// As the rows are ordered.
  var order: [String] {
    let hundredths = String(rate.hundredths)
    let padded = String(repeating: "0", count: max(0, 6 - hundredths.count)) + hundredths
    return [
      objective, padded, field?.description ?? "", actionType ?? "", implementation ?? "",
      theme ?? "",
    ]
  }
}

/// What is selected and declared under a combination of codes, or in a whole objective.
struct FinancialSums {
  var eligible = TracedFigure()
  var union = TracedFigure()
  var declared = TracedFigure()
  var projects: Set<String> = []
}

/// A row of the financial table (Regulation (EU) 2021/1060, Annex VII, table 3).
struct FinancialRow {
  let key: FinancialKey
  let allocation: TracedFigure?
  let sums: FinancialSums

  static func sheet(_ labels: CodeLabels, hasLabels: Bool) -> Sheet<FinancialRow> {
    Sheet(
      "financial", element: "financial", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .code("specific_objective", "1. Specifikt mål") { $0.key.objective },
        .rate("co_financing_rate", "2. Medfinansieringsgrad, %") { $0.key.rate },
        code("intervention_field", "3. Interventionsområde, kod") { $0.key.field?.description },
        .label("Interventionsområde") { $0.key.field.map { labels("T1", $0.group, $0.code) } },
        code("action_type", "4. Åtgärdstyp, kod") { $0.key.actionType },
        .label("Åtgärdstyp") { $0.key.actionType.map { labels("T2", nil, $0) } },
        code("implementation", "5. Genomförande, kod") { $0.key.implementation },
        .label("Genomförande") { $0.key.implementation.map { labels("T3", nil, $0) } },
        code("particular_theme", "6. Särskilt tema, kod") { $0.key.theme },
        .label("Särskilt tema") { $0.key.theme.map { labels("T4", nil, $0) } },
      ] + FinancialFigures.columns { FinancialFigures(allocation: $0.allocation, sums: $0.sums) })
  }

  /// A code that the table asks of every operation.
  private static func code(
    _ name: String, _ heading: String, _ value: @escaping (Self) -> String?
  ) -> Column<Self> {
    .cells(name, heading, .code) { Cell(value($0).map { .code($0) } ?? .notStated) }
  }
}

/// The subtotal of a specific objective.
struct FinancialSubtotal {
  let objective: String
  let title: String
  let allocation: TracedFigure?
  let sums: FinancialSums

  static func sheet(hasLabels: Bool) -> Sheet<FinancialSubtotal> {
    Sheet(
      "subtotals", element: "subtotal", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .code("specific_objective", "Specifikt mål, kod") { $0.objective },
        .label("Specifikt mål") { $0.title },
      ] + FinancialFigures.columns { FinancialFigures(allocation: $0.allocation, sums: $0.sums) })
  }
}

/// Columns 7 to 13.
struct FinancialFigures {
  let allocation: TracedFigure?
  let sums: FinancialSums

  static func columns<Row>(
    _ figures: @escaping (Row) -> FinancialFigures
  ) -> [Column<Row>] {
    // A half of a hundredth of a per cent is rounded away from zero.
    func share(_ part: TracedFigure, _ column: String, _ whole: Money?) throws -> Cell {
      guard let whole else { return Cell(.notStated) }
      if whole.isZero { return Cell(.notApplicable) }
      let share = try Percentage.share(of: part.amount, in: whole, rounding: .halfUp)
      return Cell(
        .decimal(hundredths: share.hundredths),
        steps: [
          .other(Wording("column \(column)", sv: "kolumn \(column)"), part.amount),
          .other(Wording("column 7", sv: "kolumn 7"), whole),
          .ratio(
            Wording("column \(column) of column 7", sv: "kolumn \(column) av kolumn 7"),
            part.amount, of: whole, gives: share),
        ])
    }
    return [
      .code("currency", "Valuta") { _ in "EUR" },
      // The same allocation stands in each row of its objective and rate, so it is not added up.
      .cells("allocation", "7. Total tilldelning", .amount) {
        figures($0).allocation?.cell ?? Cell(.notStated)
      },
      .cells(
        "eligible_cost", "8. Valda insatsers totala stödberättigande kostnad", .amount,
        sum: "eligible_cost"
      ) { figures($0).sums.eligible.cell },
      .cells(
        "union_contribution", "9. Fondens bidrag till valda insatser", .amount,
        sum: "union_contribution"
      ) { figures($0).sums.union.cell },
      .cells("eligible_share", "10. Kolumn 8 av kolumn 7, %, avrundat", .rate) {
        try share(figures($0).sums.eligible, "8", figures($0).allocation?.amount)
      },
      .cells(
        "declared_expenditure", "11. Stödberättigande utgifter som stödmottagarna redovisat",
        .amount, sum: "declared_expenditure"
      ) { figures($0).sums.declared.cell },
      .cells("declared_share", "12. Kolumn 11 av kolumn 7, %, avrundat", .rate) {
        try share(figures($0).sums.declared, "11", figures($0).allocation?.amount)
      },
      .cells("operations", "13. Antal valda insatser", .count) {
        Cell(.count(Int64(figures($0).sums.projects.count)))
      },
    ]
  }
}
