import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A project's first day is not after its last.
///
/// The days are those of the decision, else of the application, else of sources, whose days may be
/// vague: the rule fails only when every day they can be fails, and passes only when every one passes.
struct StartAfterEnd: ProjectRule {
  static let card = RuleCard(
    id: "E101", name: "start-after-end",
    title: Wording("Start after the end", sv: "Startdag efter slutdag"),
    summary: Wording(
      "The first day of the project is on or before its last day.",
      sv: "Projektets första dag är senast dess sista dag."),
    severity: .error,
    law: [Act.cpr.annex("XVII", .field("15")), Act.cpr.annex("XVII", .field("16"))],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU32"],
    why: Wording(
      "A project without a single day has no period in which a cost can be eligible, "
        + "and no report falls due.",
      sv: "Ett projekt utan en enda dag har ingen period då en kostnad kan vara "
        + "stödberättigande, och ingen rapport ska lämnas."),
    doubt: Wording(
      "The annex asks for the two days and does not say that they must be in order; that "
        + "they must is our reading.",
      sv: "Bilagan frågar efter de två dagarna och säger inte att de måste komma i ordning; att "
        + "de måste det är vår tolkning."),
    passes: [
      Example(
        Wording("a project of one day", sv: "ett projekt på en dag"), in: .languageCoursesUndecided,
        .application(period("2028-08-31"), period("2026-09-01"))),
      Example(
        Wording("a year and a later year", sv: "ett år och ett senare år"), in: .sourced,
        .project(start, start + end("2013")), endIsStated),
      Example(
        Wording("2014–2020: a project of one day", sv: "2014–2020: ett projekt på en dag"),
        in: .legacy,
        .decision("<lastDay>2021-06-30</lastDay>", "<lastDay>2019-01-01</lastDay>")),
    ],
    fails: [
      Example(
        Wording(
          "the last day is the day before the first", sv: "sista dagen är dagen före den första"),
        in: .languageCoursesUndecided,
        .application(period("2028-08-31"), period("2026-08-31", mark: "↓"))),
      Example(
        Wording(
          "the decision ends the project the day before it begins",
          sv: "beslutet avslutar projektet dagen innan det börjar"), in: .languageCourses,
        .decision("<lastDay>2028-08-31</lastDay>", "↓<lastDay>2026-08-31</lastDay>")),
      Example(
        Wording("a year and an earlier year", sv: "ett år och ett tidigare år"), in: .sourced,
        .project(start, start + end("2011", mark: "↓")), endIsStated),
      Example(
        Wording(
          "the last day that is certainly before the year of the start",
          sv: "den sista dag som säkert är före startåret"), in: .sourced,
        .project(start, start + end("2011-12-31", mark: "↓")), endIsStated),
      Example(
        Wording(
          "2014–2020: the last day is the day before the first",
          sv: "2014–2020: sista dagen är dagen före den första"),
        in: .legacy,
        .decision("<lastDay>2021-06-30</lastDay>", "↓<lastDay>2018-12-31</lastDay>")),
    ],
    silent: [
      Example(
        Wording("a source that states the start alone", sv: "en källa som bara anger starten"),
        in: .sourced)
    ],
    notRun: [
      Example(
        Wording("a start and an end in the same year", sv: "start och slut samma år"), in: .sourced,
        .project(start, start + end("2012")), endIsStated),
      Example(
        Wording(
          "the first day that is not certainly before the year of the start",
          sv: "den första dag som inte säkert är före startåret"), in: .sourced,
        .project(start, start + end("2012-01-01")), endIsStated),
      Example(
        Wording("an end without a year", sv: "ett slut utan årtal"), in: .sourced,
        .project(start, start + end("--11-09")), endIsStated),
      Example(
        Wording(
          "a decision without days whose application has not come",
          sv: "ett beslut utan datum vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application), .decision("  <lastDay>2028-08-31</lastDay>\n", "")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let starts = starts(of: project, on: context.day)
    let ends = ends(of: project, on: context.day)
    guard !starts.isEmpty, !ends.isEmpty else {
      guard project.terms(on: context.day) == nil else {
        throw Undecided.dayNotStated(isFirst: starts.isEmpty)
      }
      return .silent(
        Wording(
          "the sources do not state both a first and a last day",
          sv: "källorna anger inte både en första och en sista dag"), nil)
    }
    if let vague = (starts + ends).first(where: { $0.day.precision == .dayWithoutYear }) {
      return .notRun(
        Wording(
          "the source states \(vague.day) and no year", sv: "källan anger \(vague.day) och inget år"
        ),
        fix: Wording(
          "state the year, from the source or from another one",
          sv: "ange året, från källan eller en annan"))
    }
    let pairs = starts.flatMap { start in ends.map { (start: start, end: $0) } }
    if pairs.allSatisfy({ isInOrder($0.start, $0.end) == true }) { return .passes }
    guard pairs.allSatisfy({ isInOrder($0.start, $0.end) == false }) else {
      return .notRun(
        Wording(
          "whether the start \(listed(starts)) comes before the end "
            + "\(listed(ends)) cannot be told",
          sv: "det går inte att avgöra om starten \(listed(starts)) kommer "
            + "före slutet \(listed(ends))"),
        fix: Wording(
          "state the days more exactly, or which of the sources is right",
          sv: "ange dagarna mer exakt, eller vilken av källorna som har rätt"))
    }
    return .fails(ends.map { failure(start: starts[0], end: $0) })
  }

  private func failure(start: Stated, end: Stated) -> Failure {
    Failure(
      at: end.spot,
      Wording(
        "the last day is \(end.day), before the first day \(start.day)",
        sv: "den sista dagen är \(end.day), före den första dagen \(start.day)"),
      fix: Wording(
        "state a last day on or after \(start.day), or an earlier first day",
        sv: "ange en sista dag tidigast \(start.day), eller en tidigare första dag"),
      notes: [
        Failure.Note(
          Wording("the first day is \(start.day)", sv: "den första dagen är \(start.day)"),
          at: start.spot)
      ])
  }

  /// Whether the start is on or before the end: `nil` when it depends on which day each of them is.
  private func isInOrder(_ start: Stated, _ end: Stated) -> Bool? {
    guard let firstStart = start.day.earliest, let lastStart = start.day.latest,
      let firstEnd = end.day.earliest, let lastEnd = end.day.latest
    else { return nil }
    if lastStart <= firstEnd { return true }
    return firstStart > lastEnd ? false : nil
  }

  /// A day and where it is stated.
  private struct Stated {
    let day: VagueDay
    let spot: Spot
  }

  private func starts(of project: Project, on day: Day) -> [Stated] {
    if let grant = project.grant(on: day), let first = grant.firstDay {
      return [Stated(day: VagueDay(first), spot: grant.spot.child("firstDay"))]
    }
    if let application = project.application {
      return [
        Stated(day: VagueDay(application.firstDay), spot: application.spot.child("firstDay"))
      ]
    }
    return project.facts.compactMap { fact in
      fact.start.map { Stated(day: $0, spot: fact.spot.child("start")) }
    }
  }

  private func ends(of project: Project, on day: Day) -> [Stated] {
    if let grant = project.grant(on: day), let last = grant.lastDay {
      return [Stated(day: VagueDay(last), spot: grant.spot.child("lastDay"))]
    }
    if let application = project.application {
      return [Stated(day: VagueDay(application.lastDay), spot: application.spot.child("lastDay"))]
    }
    return project.facts.compactMap { fact in
      fact.end.map { Stated(day: $0, spot: fact.spot.child("end")) }
    }
  }

  private func listed(_ days: [Stated]) -> Wording { days.map(\.day.wording).listedAsChoice() }

  // MARK: Texts of the examples

  private static let start = "<start source=\"page\">2012</start>"

  private static let endIsStated = Example.Edit.project(
    "  <notStated field=\"end\" source=\"page\"/>\n", "")

  private static func end(_ day: String, mark: String = "") -> String {
    "\n  \(mark)<end source=\"page\">\(day)</end>"
  }

  private static func period(_ last: String, mark: String = "") -> String {
    """
    <submitted>2026-01-30</submitted>
      <firstDay>2026-09-01</firstDay>
      \(mark)<lastDay>\(last)</lastDay>
    """
  }
}
