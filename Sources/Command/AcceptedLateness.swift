import Findings
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// A report or a claim that is late, and whose lateness somebody answers for until a day.
struct AcceptedLateness {
  /// The project's key.
  let project: String
  let deadline: Deadline
  /// The last day of judgement on which it is accepted, ISO 8601.
  let until: String

  private static let rules = allRules.filter { $0.card.name == "report-overdue" }

  /// Those of every project.
  static func all(in reading: Reading, on day: Day) throws -> [AcceptedLateness] {
    let ids = Set(rules.map(\.card.id))
    let keys = Set(
      try reading.waivers().filter { ids.contains($0.rule) && $0.holds(on: day) }.map(\.subject))
    guard !keys.isEmpty else { return [] }
    let context = Context(
      rulebooks: try reading.rulebooks(), day: day, rates: try reading.rates())
    var found: [AcceptedLateness] = []
    for key in keys.sorted() {
      try reading.eachProject(key: key) { found += try of($0, reading, in: context) }
    }
    return found
  }

  /// Those of one project: what the rule finds where a deadline's day is set, and a waiver accepts.
  static func of(
    _ project: Project, _ reading: Reading, in context: Context
  ) throws -> [AcceptedLateness] {
    let check = CheckPortfolio(
      context: context, rules: rules, project: project.key,
      accepted: try AcceptedFindings(reading, on: context.day))
    let locate = LocateSpots(reading)
    var accepted: [(failure: Failure, until: String)] = []
    for assessment in Assessor(rules: rules, context: context).assess(project) {
      guard case .fails(let failures) = assessment.outcome else { continue }
      for failure in failures {
        let finding = try check.finding(
          failure, assessment.severity(of: failure), assessment, locate)
        if let waiver = check.accepted.mark(finding).waiver {
          accepted.append((failure, waiver.until))
        }
      }
    }
    guard !accepted.isEmpty else { return [] }
    let late = try project.deadlines(in: context).filter {
      [.content, .finance, .quarter].contains($0.kind) && $0.isLate(on: context.day)
    }
    // Every quarter of 2014–2020 is due where the decision stands: the day tells them apart.
    func until(_ late: Deadline) -> String? {
      accepted.first {
        $0.failure.spot == late.spot && $0.failure.message.english.contains(late.due.iso)
      }?.until
    }
    // A report that is late has its claim late with it, of which nothing more is found.
    let periods = Dictionary(
      late.compactMap { late in until(late).map { (late.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    return late.compactMap { late in
      periods[late.name].map {
        AcceptedLateness(project: project.key, deadline: late, until: $0)
      }
    }
  }
}
