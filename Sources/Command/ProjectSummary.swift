import Portfolio
import Values

/// What a list shows of a project: the decision in force first, then the application, then facts.
struct ProjectSummary {
  let key: String
  let title: String
  let applicant: String?
  let fund: String?
  let objectives: [String]
  let status: ProjectStatus
  let total: Money?
  let union: Money?
  let start: String?
  let end: String?

  init(_ project: Project, on day: Day) throws {
    let grant = project.grant(on: day)
    let application = project.application
    key = project.key
    title = grant?.title ?? application?.title ?? project.facts.first?.title ?? ""
    applicant = application?.applicant?.name
    fund = project.programme?.fund ?? project.stated(\.fund)
    let granted = grant?.objectives ?? []
    objectives = (granted.isEmpty ? application?.objectives ?? [] : granted).map(\.code)
    status = ProjectStatus(project, on: day)
    let budget = grant?.budget ?? application?.budget
    total = budget?.totalCost
    let currency = grant?.currency ?? application?.currency
    let financing = grant?.financing ?? application?.financing
    union = try currency.flatMap { try financing?.unionContribution($0) }
    start = (grant?.firstDay ?? application?.firstDay)?.iso ?? project.stated(\.start)?.text
    end = (grant?.lastDay ?? application?.lastDay)?.iso ?? project.stated(\.end)?.text
  }
}
