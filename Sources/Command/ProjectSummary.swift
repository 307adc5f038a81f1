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
    let fact = project.facts.first
    key = project.key
    title = grant?.title ?? application?.title ?? fact?.title ?? ""
    applicant = application?.applicant?.name
    fund = project.programme?.fund ?? fact?.fund
    let granted = grant?.objectives ?? []
    objectives = (granted.isEmpty ? application?.objectives ?? [] : granted).map(\.code)
    status = ProjectStatus(project, on: day)
    let budget = grant?.budget ?? application?.budget
    total = budget?.totalCost
    let currency = grant?.currency ?? application?.currency
    let financing = grant?.financing ?? application?.financing
    union = try currency.flatMap { try financing?.unionContribution($0) }
    start = (grant?.firstDay ?? application?.firstDay)?.iso ?? fact?.start?.text
    end = (grant?.lastDay ?? application?.lastDay)?.iso ?? fact?.end?.text
  }
}

/// Where a project stands on a day.
enum ProjectStatus: String {
  case applied, approved, rejected, dismissed, revoked
  case started, implementing, mainstreamed, ended
  case known

  init(_ project: Project, on day: Day) {
    if let decision = project.decision(on: day) {
      self =
        switch decision.outcome {
        case .approval, .amendment: .approved
        case .rejection: .rejected
        case .dismissal: .dismissed
        case .withdrawal: .revoked
        }
    } else if project.application != nil {
      self = .applied
    } else {
      let stages = project.facts.flatMap(\.stages).filter { stage in
        stage.day?.earliest.map { $0 <= day } ?? true
      }
      self = stages.last.flatMap { ProjectStatus(rawValue: $0.name) } ?? .known
    }
  }

  var swedish: String {
    switch self {
    case .applied: "ansökt"
    case .approved: "beviljat"
    case .rejected: "avslag"
    case .dismissed: "avvisat"
    case .revoked: "upphävt"
    case .started: "pågår"
    case .implementing: "införs i ordinarie verksamhet"
    case .mainstreamed: "i ordinarie verksamhet"
    case .ended: "avslutat"
    case .known: "känt"
    }
  }
}
