import Languages
import Portfolio
import Values

/// What has been registered of each operation, in euro, with the application and the accounts that had it
/// (fields 105 to 107, 117 and 124 to 130).
///
/// Which returns were sent, the log tells (`fondbok sent`). Of a return that names no programme, nothing is
/// said where the portfolio holds several. The application that asked for something is the one that the
/// accounts and the applications after it take it to stand in (`PaymentApplication/SentStandings.swift`).
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
      .cells("rate", "Kommissionens kurs", .rate) { row in
        Cell(row.value.rate.map { .exact($0.plain) } ?? .notApplicable)
      },
      .askedDay(
        "application_sent", "Betalningsansökan skickad",
        when: {
          $0.value.kind != .leftOut && !$0.value.isNeverApplied
            && ($0.value.applicationSent != nil || $0.isOfYearThatEnded)
        }
      ) { $0.value.applicationSent },
      .askedDay(
        "accounts_sent", "Räkenskaper skickade",
        when: { $0.accountsSent != nil || $0.areAccountsDue }
      ) { $0.accountsSent },
    ]
  }

  private static var amounts: [Column<Row>] {
    [
      .code("currency", "Valuta") { _ in "EUR" },
      figure("eligible_expenditure", "Stödberättigande utgifter") { $0.eligible },
      figure("public_contribution", "Offentligt bidrag") { $0.publicContribution },
      figure(
        "paid", "Betalt till stödmottagaren", when: { $0.kind == .accepted && !$0.isYetToBePaid }
      ) { $0.paid },
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

extension RecordPart<RecordedExpenditure> {
  fileprivate var accountsSent: Day? {
    value.accountingYear.flatMap {
      operation.context.sent.accounts(of: $0, operation.context.terms)
    }
  }

  /// Whether an application can be asked for: its accounting year has ended, or nobody has said which it is.
  /// Before that, none need have been sent.
  fileprivate var isOfYearThatEnded: Bool { value.yearEnds.map { $0 < operation.day } ?? true }

  /// The same of its accounts, which have a last day of their own.
  fileprivate var areAccountsDue: Bool {
    guard let ends = value.yearEnds, let due = operation.context.terms.accountsDue?.due else {
      return isOfYearThatEnded
    }
    let last = Day(year: ends.year + 1, month: due.month, day: due.day)
    return last.map { $0 < operation.day } ?? true
  }
}
