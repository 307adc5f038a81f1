import Languages
import Portfolio
import Values

/// A project as the table of projects tells of it, on a day.
///
/// What was decided goes before what was applied for, and that before what other sources say.
struct ProjectRow {
  let project: Project
  let status: ProjectStatus
  /// The decision in force.
  let decision: Decision?
  let money: ProjectMoney?

  init(_ project: Project, on day: Day) throws(ArithmeticError) {
    self.project = project
    decision = project.decision(on: day)
    status = ProjectStatus(project, on: day)
    money = try ProjectMoney(project, grant: project.grant(on: day))
  }

  private var grant: Decision? { status == .approved ? decision : nil }
  private var fact: ProjectFact? { project.facts.first }

  var title: String {
    grant?.title ?? project.application?.title ?? fact?.title ?? ""
  }

  /// The body that applies, or applied, by the first of the sources that names it where there is no
  /// application.
  var applicant: Partner? {
    project.application?.applicant ?? project.statedApplicant
  }

  /// The total cost: what is granted or applied for, else what the first source says that says any.
  var totalCost: Money? { money?.totalCost ?? project.stated(\.totalCost) }

  /// Where it stands.
  var totalCostSources: [FigureSource] {
    if let money { return money.sources.totalCost }
    guard let fact = project.facts.first(where: { $0.totalCost != nil }), let total = fact.totalCost
    else { return [] }
    return [
      FigureSource(
        of: project.key, fact.header, fact.spot.child("totalCost"),
        Wording("total cost", sv: "total kostnad"), .money(total))
    ]
  }

  var applicantNumber: String? {
    applicant?.organisationNumber
  }

  /// The county of the applicant's seat, by its code.
  var county: String? {
    let address = applicant?.address
    return address?.county ?? address?.municipality.map { String($0.prefix(2)) }
  }

  var fund: String? { project.programme?.fund ?? project.stated(\.fund) }

  var objectives: [Objective] {
    if let grant, !grant.objectives.isEmpty { return grant.objectives }
    return project.application?.objectives ?? []
  }

  /// The kinds of action, each once, in the order of the objectives.
  var actionKinds: [ActionKind] {
    var kinds: [ActionKind] = []
    for objective in objectives where !kinds.contains(objective.actionKind) {
      kinds.append(objective.actionKind)
    }
    return kinds
  }

  var firstDay: String? {
    (grant?.firstDay ?? project.application?.firstDay)?.iso ?? project.stated(\.start)?.description
  }

  var lastDay: String? {
    (grant?.lastDay ?? project.application?.lastDay)?.iso ?? project.stated(\.end)?.description
  }
}

/// The money of a project: what is granted, else what was applied for.
struct ProjectMoney {
  let totalCost: Money
  let eligibleCost: Money
  let unionContribution: Money
  /// Where the amounts stand.
  let sources: PlanSources
  /// The Union's share of the eligible cost, what is less than a hundredth of a per cent dropped.
  let rate: Percentage?

  init?(_ project: Project, grant: Decision?) throws(ArithmeticError) {
    let contributions: Money
    let budget: Budget
    let paper: DocumentHeader
    let financing: FinancingPlan?
    if let grant, let granted = grant.budget {
      (budget, paper, financing) = (granted, grant.header, grant.financing)
      contributions =
        try grant.financing?.unionContribution(grant.currency) ?? .zero(grant.currency)
    } else if let application = project.application {
      (budget, paper, financing) = (
        application.budget, application.header, application.financing
      )
      contributions = try application.financing.unionContribution(application.currency)
    } else {
      return nil
    }
    totalCost = budget.totalCost
    eligibleCost = budget.eligibleCost
    unionContribution = contributions
    sources = PlanSources(
      project: project.key, budget: (paper, budget), financing: financing.map { (paper, $0) })
    rate =
      budget.eligibleCost.isZero
      ? nil : try Percentage.share(of: contributions, in: budget.eligibleCost).percentage
  }
}
