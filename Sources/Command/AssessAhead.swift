import Dispatch
import Portfolio
import Rules

/// Judges projects on a thread of its own, while the calling thread reads the next ones.
///
/// Rules need nothing but the project, so reading and judging go on at the same time. What they say
/// comes back in the order of the projects. Some dozens of projects are under way at most.
final class AssessAhead {
  struct Judged {
    let project: Project
    let assessments: [Assessment]
  }

  private let assessor: Assessor
  /// The rules on all projects together, which see them in their order; read when none is under way.
  private let whole: Whole
  private let queue = DispatchQueue(label: "rules")
  private var gathered: [Project] = []
  private var underWay: [Batch] = []

  private static let projectsInBatch = 16
  private static let mostBatches = 3

  /// Filled by the thread of the rules, and read by the other one after it was told.
  private final class Batch: @unchecked Sendable {
    let projects: [Project]
    var assessments: [[Assessment]] = []
    let isJudged = DispatchSemaphore(value: 0)

    init(_ projects: [Project]) { self.projects = projects }
  }

  /// Touched by the thread of the rules alone until the last batch is judged.
  private final class Whole: @unchecked Sendable {
    var assessor: PortfolioAssessor

    init(_ assessor: PortfolioAssessor) { self.assessor = assessor }
  }

  init(_ assessor: Assessor, whole: PortfolioAssessor) {
    self.assessor = assessor
    self.whole = Whole(whole)
  }

  /// What the rules on all projects say, once the rest has been taken.
  func assessTogether(programmes: [Programme]) -> [Assessment] {
    queue.sync { whole.assessor.assess(programmes: programmes) }
  }

  /// Takes a project to be judged, and gives those that are, once enough are waiting.
  func add(_ project: Project) -> [Judged] {
    gathered.append(project)
    guard gathered.count == Self.projectsInBatch else { return [] }
    begin()
    return underWay.count > Self.mostBatches ? first() : []
  }

  /// The rest of what was taken; nothing when there is none.
  func rest() -> [Judged] {
    if !gathered.isEmpty { begin() }
    return underWay.isEmpty ? [] : first()
  }

  private func begin() {
    let batch = Batch(gathered)
    gathered.removeAll()
    underWay.append(batch)
    let assessor = assessor
    let whole = whole
    queue.async {
      batch.assessments = batch.projects.map { assessor.assess($0) }
      for project in batch.projects { whole.assessor.add(project) }
      batch.isJudged.signal()
    }
  }

  private func first() -> [Judged] {
    let batch = underWay.removeFirst()
    batch.isJudged.wait()
    return zip(batch.projects, batch.assessments).map {
      Judged(project: $0, assessments: $1)
    }
  }
}
