import Languages
import Portfolio
import Values

/// What is granted and claimed of a project under one of its objectives, in euro.
struct ReportedOperation {
  let operation: SelectedOperation
  let objective: Objective
  var eligible = TracedFigure()
  var union = TracedFigure()
  var declared = TracedFigure()

  var project: Project { operation.project }
  var key: String { PersonalNumber.mask(in: project.key) }
  private var applicant: Partner? { project.application?.applicant }

  var title: String? {
    (operation.grant.title ?? project.application?.title).map { PersonalNumber.mask(in: $0) }
  }

  /// The body that carries it out; a natural person is not named.
  var beneficiary: String? {
    guard let applicant, applicant.legalKind != .naturalPerson else { return nil }
    return PersonalNumber.mask(in: applicant.name)
  }

  var firstDay: Day? { operation.grant.firstDay ?? project.application?.firstDay }
  var lastDay: Day? { operation.grant.lastDay ?? project.application?.lastDay }

  /// The value reported last of each indicator whose id begins so, as "O.2.3 118".
  func reached(_ prefix: String, until day: Day) -> String? {
    var told: Set<String> = []
    var values: [(id: String, value: String)] = []
    for report in project.reports.filter({ $0.received <= day }).reversed() {
      for reached in report.indicators where reached.id.hasPrefix(prefix) {
        guard let achieved = reached.achievedHundredths, told.insert(reached.id).inserted else {
          continue
        }
        values.append((reached.id, Percentage(hundredths: achieved).plain))
      }
    }
    if values.isEmpty { return nil }
    return values.sorted { $0.id < $1.id }.map { "\($0.id) \($0.value)" }.joined(separator: "; ")
  }

  private static func figure(
    _ name: String, _ heading: String, _ figure: @escaping (ReportedOperation) -> TracedFigure
  ) -> Column<ReportedOperation> {
    .cells(name, heading, .amount, sum: name) { figure($0).cell }
  }

  /// Table 1.5: specific actions.
  static func specificActions(until day: Day?, hasLabels: Bool) -> Sheet<ReportedOperation> {
    func progress(
      _ name: String, _ heading: String, _ prefix: String
    ) -> Column<ReportedOperation> {
      .cells(name, heading, .text) { row in
        Cell(day.flatMap { row.reached(prefix, until: $0) }.map { .text($0) } ?? .notStated)
      }
    }
    return Sheet(
      "specific_actions", element: "specificAction", hasLabels: hasLabels,
      tellsWhatIsMissing: true,
      whose + [
        .cells("beneficiary", "Stödmottagare", .text) {
          Cell($0.beneficiary.map { .text($0) } ?? .notStated)
        },
        .cells("first_day", "Genomförs från", .day) {
          Cell($0.firstDay.map { .day($0) } ?? .notStated)
        },
        .cells("last_day", "Genomförs till", .day) {
          Cell($0.lastDay.map { .day($0) } ?? .notStated)
        },
        .code("currency", "Valuta") { _ in "EUR" },
        figure("eligible_cost", "Stödberättigande kostnad") { $0.eligible },
        figure("declared_expenditure", "Stödberättigande utgifter") { $0.declared },
        progress("output", "Framsteg: utfall", "O."),
        progress("result", "Framsteg: resultat", "R."),
      ])
  }

  /// Solidarity actions, Article 35(2)(ha).
  static func solidarity(hasLabels: Bool) -> Sheet<ReportedOperation> {
    Sheet(
      "solidarity", element: "solidarityAction", hasLabels: hasLabels, tellsWhatIsMissing: true,
      whose + [
        .code("currency", "Valuta") { _ in "EUR" },
        figure("eligible_cost", "Stödberättigande kostnad") { $0.eligible },
        figure("union_contribution", "Därav fondens bidrag") { $0.union },
        figure("declared_expenditure", "Stödberättigande utgifter") { $0.declared },
      ])
  }

  private static var whose: [Column<ReportedOperation>] {
    [
      .code("specific_objective", "Specifikt mål") { $0.objective.code },
      .code("project", "Projekt") { $0.key },
      .cells("title", "Åtgärdens namn", .text) { Cell($0.title.map { .text($0) } ?? .notStated) },
    ]
  }
}
