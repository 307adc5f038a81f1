public import Values

/// Where a project stands on a day: what was decided, else that it was applied for, else what a source says.
public enum ProjectStatus: String, Sendable, CaseIterable {
  case applied, approved, rejected, dismissed, withdrawn
  /// Known from sources only: the last step of its life that they tell of.
  case started, implementing, mainstreamed, ended
  /// Known from sources only, and they tell of no step.
  case reported

  public init(_ project: Project, on day: Day) {
    if let decision = project.decision(on: day) {
      self =
        switch decision.outcome {
        case .approval, .amendment: .approved
        case .rejection: .rejected
        case .dismissal: .dismissed
        case .withdrawal: .withdrawn
        }
    } else if project.application != nil || !project.decisions.isEmpty {
      self = .applied
    } else {
      let stages = project.facts.flatMap(\.stages).filter { stage in
        stage.day?.earliest.map { $0 <= day } ?? true
      }
      self = stages.last.flatMap { ProjectStatus(rawValue: $0.name) } ?? .reported
    }
  }
}
