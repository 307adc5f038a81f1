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
  /// The claims that had come in, and when.
  let claims: [(report: Report, claim: Claim, received: Day)]

  /// What is selected of a project; `nil` when nothing is granted on the day.
  init?(_ project: Project, on day: Day, _ gaps: inout GapList) {
    guard let grant = project.grant(on: day) else { return nil }
    self.project = project
    self.grant = grant
    let served =
      grant.objectives.isEmpty ? project.application?.objectives ?? [] : grant.objectives
    objectives = served
    var claims: [(report: Report, claim: Claim, received: Day)] = []
    for report in project.reports {
      let received = project.claimReceived(report)
      if let claim = report.claim, received <= day { claims.append((report, claim, received)) }
    }
    self.claims = claims
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
    if let (report, claim, _) = claims.first(where: { $0.claim.currency != grant.currency }) {
      gaps.add(
        Gap(
          report.header, in: claim.currency, onGrant: grant, of: project,
          law: Act.cpr.article("42", "2", "a")))
      return nil
    }
    guard !served.isEmpty, !served.contains(where: \.interventions.isEmpty) else {
      lacks(
        Wording("the type of intervention", sv: "typen av insats"),
        "<objective>, <intervention>")
      return nil
    }
  }
}
