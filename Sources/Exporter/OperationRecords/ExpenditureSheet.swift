import Languages
import Portfolio
import Values

/// What has been registered of each operation, in euro, with the application and the accounts that had it
/// (fields 105 to 107, 117 and 124 to 130).
///
/// Which returns were sent, the log tells (`fondbok sent`). It does not tell of which programme they were, so
/// nothing is said of them where the portfolio holds several.
enum ExpenditureSheet {
  static let name = "expenditure"

  typealias Row = RecordPart<RecordedExpenditure>

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "expenditure", hasLabels: hasLabels, Column.all(papers, times, amounts))
  }

  private static var papers: [Column<Row>] {
    [
      .told("document", "Handling") { $0.value.document.id },
      .told("correction", "Korrigering") { $0.value.correction?.id },
      .told("kind", "Slag, kod") { $0.value.kind.rawValue },
      .label("Slag") { $0.value.kind.swedish },
      .askedCode("specific_objective", "Specifikt mål, kod") { $0.value.objective?.code },
    ]
  }

  private static var times: [Column<Row>] {
    [
      .askedDay("registered", "Bokförd eller beslutad") { $0.value.registered },
      .askedCode("accounting_year", "Räkenskapsår") { $0.value.accountingYear },
      .told("rate_month", "Kursens månad") { $0.value.rate?.month },
      .told("rate", "Kommissionens kurs") { $0.value.rate?.plain },
      .askedDay(
        "application_sent", "Betalningsansökan skickad", when: { $0.value.kind != .leftOut }
      ) { row in
        row.operation.context.sentToCommission.application(
          with: row.value.registered, row.operation.context.terms)
      },
      .askedDay("accounts_sent", "Räkenskaper skickade") { row in
        row.value.accountingYear.flatMap {
          row.operation.context.sentToCommission.accounts(of: $0, row.operation.context.terms)
        }
      },
    ]
  }

  private static var amounts: [Column<Row>] {
    [
      .code("currency", "Valuta") { _ in "EUR" },
      figure("eligible_expenditure", "Stödberättigande utgifter") { $0.eligible },
      figure("public_contribution", "Offentligt bidrag") { $0.publicContribution },
      figure("paid", "Betalt till stödmottagaren", when: { $0.kind == .accepted }) { $0.paid },
      figure("withdrawn", "Därav tillbakadraget under året", when: { $0.kind == .withdrawn }) {
        $0.eligible
      },
      figure(
        "withdrawn_public", "Därav tillbakadraget offentligt bidrag",
        when: { $0.kind == .withdrawn }
      ) { $0.publicContribution },
      figure("left_out", "Därav avdraget enligt artikel 98.6", when: { $0.kind == .leftOut }) {
        $0.eligible
      },
      figure(
        "not_linked_to_costs", "Därav inte kopplat till kostnader",
        when: { expenditure in
          expenditure.objective.map {
            ApplicationProvision($0.actionKind).isNotLinkedToCosts
          } ?? false
        }
      ) { $0.eligible },
    ]
  }

  private static func figure(
    _ name: String, _ heading: String,
    when applies: @escaping (RecordedExpenditure) -> Bool = { _ in true },
    _ figure: @escaping (RecordedExpenditure) -> TracedFigure?
  ) -> Column<Row> {
    .figure(
      name, heading, when: { applies($0.value) }, { figure($0.value)?.amount },
      from: { figure($0.value)?.sources ?? [] })
  }
}
