public import Values

/// What a list shows of a project: the decision in force first, then the application, then facts.
public struct ListedProject: Sendable, Equatable {
  public let key: String
  public let title: String
  public let applicant: String?
  public let fund: String?
  public let objectives: [String]
  public let status: ProjectStatus
  public let total: Money?
  public let union: Money?
  /// The first and the last day, as far as they are known.
  public let start: String?
  public let end: String?
}

extension ListedProject {
  /// What a list shows of a project that has been read whole.
  public init(_ project: Project, on day: Day) {
    let grant = project.grant(on: day)
    let application = project.application
    key = project.key
    title = grant?.title ?? application?.title ?? project.facts.first?.title ?? ""
    applicant = application?.applicant?.name ?? project.statedApplicant?.name
    fund = project.programme?.fund ?? project.stated(\.fund)
    let granted = grant?.objectives ?? []
    objectives = (granted.isEmpty ? application?.objectives ?? [] : granted).map(\.code)
    status = ProjectStatus(project, on: day)
    total = (grant?.budget ?? application?.budget)?.totalCost ?? project.stated(\.totalCost)
    let financing = grant?.financing ?? application?.financing
    if let currency = grant?.currency ?? application?.currency, let financing {
      // A sum that has no room is left out; show says why.
      union = try? financing.unionContribution(currency)
    } else {
      union = nil
    }
    start = (grant?.firstDay ?? application?.firstDay)?.iso ?? project.stated(\.start)?.text
    end = (grant?.lastDay ?? application?.lastDay)?.iso ?? project.stated(\.end)?.text
  }
}

/// In which order projects are listed.
public enum ListOrder: String, Sendable, CaseIterable {
  /// By case number.
  case project
  /// By title, in Swedish order.
  case title
}
