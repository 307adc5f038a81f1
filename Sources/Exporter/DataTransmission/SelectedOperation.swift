import Languages
import Portfolio
import Provenance
import Values

/// A project that is selected on a day: what is granted, and what has been claimed by then.
struct SelectedOperation {
  let project: Project
  let grant: Decision
  let budget: Budget
  let objectives: [Objective]
  /// The claims that had come in.
  let claims: [(report: Report, claim: Claim)]

  /// What is selected of a project; `nil` when nothing is granted on the day.
  init?(_ project: Project, on day: Day, _ gaps: inout GapList) {
    guard let grant = project.grant(on: day) else { return nil }
    self.project = project
    self.grant = grant
    let served =
      grant.objectives.isEmpty ? project.application?.objectives ?? [] : grant.objectives
    objectives = served
    claims = project.reports.filter { $0.received <= day }
      .compactMap { report in report.claim.map { (report, $0) } }
    let key = PersonalNumber.mask(in: project.key)
    func lacks(_ field: Wording, _ element: String) {
      gaps.add(
        Gap(
          project: key, field: field,
          law: Citation(Act.cpr, Provision(article: "42", paragraph: "2", points: ["a"])),
          fix: Wording(
            "send the decision again with \(element)", sv: "skicka beslutet igen med \(element)")))
    }
    guard let budget = grant.budget, grant.financing != nil else {
      lacks(
        Wording(
          "the eligible cost and its financing",
          sv: "den stödberättigande kostnaden och dess finansiering"),
        "<budget>, <financing>")
      return nil
    }
    self.budget = budget
    guard !served.isEmpty, !served.contains(where: \.interventions.isEmpty) else {
      lacks(
        Wording("the type of intervention", sv: "typen av insats"),
        "<objective>, <intervention>")
      return nil
    }
  }
}
