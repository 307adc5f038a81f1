import Findings
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

/// A report or a claim that is late or came late, and whose lateness somebody answers for until a day.
struct AcceptedLateness {
  /// The project's key.
  let project: String
  /// As the papers have it.
  let deadline: Deadline
  let acceptance: Deadline.Acceptance
  /// Whether it has not come.
  let isOpen: Bool

  private static let rules = allRules.filter { $0.card.name == "report-overdue" }

  /// Those of every project that have not come.
  static func open(in reading: Reading, on day: Day) throws -> [AcceptedLateness] {
    try all(
      in: reading,
      Context(rulebooks: try reading.rulebooks(), day: day, rates: try reading.rates())
    ).filter(\.isOpen)
  }

  /// Those of every project, or of some by their keys.
  static func all(
    in reading: Reading, _ context: Context, of chosen: Set<String>? = nil
  ) throws -> [AcceptedLateness] {
    let ids = Set(rules.map(\.card.id))
    let keys = Set(
      try reading.waivers().filter { ids.contains($0.rule) && $0.holds(on: context.day) }
        .map(\.subject))
    var found: [AcceptedLateness] = []
    for key in keys.sorted() where chosen?.contains(key) ?? true {
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
    var accepted: [(failure: Failure, acceptance: Deadline.Acceptance)] = []
    for assessment in Assessor(rules: rules, context: context).assess(project) {
      guard case .fails(let failures) = assessment.outcome else { continue }
      for failure in failures {
        let finding = try check.finding(
          failure, assessment.severity(of: failure), assessment, locate)
        if let waiver = check.accepted.mark(finding).waiver,
          let until = try? Day.parse(waiver.until)
        {
          accepted.append((failure, Deadline.Acceptance(until: until, entry: waiver.entry)))
        }
      }
    }
    guard !accepted.isEmpty else { return [] }
    let late = try project.deadlines(in: context).compactMap {
      deadline -> (deadline: Deadline, isOpen: Bool)? in
      guard [.content, .finance, .quarter].contains(deadline.kind) else { return nil }
      switch deadline.state(on: context.day) {
      case .overdue: return (deadline, true)
      case .doneLate: return (deadline, false)
      default: return nil
      }
    }
    // Every quarter of 2014–2020 is due where the decision stands: the day tells them apart. What came late
    // is found where the paper that came stands.
    func acceptance(of late: Deadline) -> Deadline.Acceptance? {
      accepted.first { found in
        let spots = [found.failure.spot] + found.failure.notes.map(\.spot)
        return found.failure.message.english.contains(late.due.iso)
          && (spots.contains(late.spot)
            || late.done?.document.map { spots.contains($0.spot) } ?? false)
      }?.acceptance
    }
    // A report that is late has its claim late with it, of which nothing more is found.
    let periods = Dictionary(
      late.compactMap { late in
        acceptance(of: late.deadline).map { (late.deadline.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
    return late.compactMap { late in
      periods[late.deadline.name].map {
        AcceptedLateness(
          project: project.key, deadline: late.deadline, acceptance: $0, isOpen: late.isOpen)
      }
    }
  }
}

extension [AcceptedLateness] {
  /// A deadline of a project, accepted where it is.
  func mark(_ deadline: Deadline, of project: String) -> Deadline {
    first { $0.project == project && $0.deadline == deadline }.map {
      deadline.accepting($0.acceptance)
    } ?? deadline
  }
}
