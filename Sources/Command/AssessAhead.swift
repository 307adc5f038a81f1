import Dispatch
import Findings
import Portfolio
import Rules
import Synchronization

/// Judges projects on a thread of its own, while the calling thread reads the next ones.
///
/// Rules need nothing but the project, so reading and judging go on at the same time; where more has
/// been read than is judged, the calling thread judges as well. What rules say comes back in the order
/// of the projects. Some dozens of projects are under way at most.
final class AssessAhead {
  struct Judged {
    let project: Project
    let tally: Tally
    /// The rules that it breaks, or that could not be judged.
    let notable: [Assessment]
  }

  private let assessor: Assessor
  /// The rules on all projects together, which see one after the other.
  private var whole: PortfolioAssessor
  private let queue = DispatchQueue(label: "rules")
  private var gathered: [Project] = []
  private var underWay: [Batch] = []

  private static let projectsInBatch = 8
  private static let mostBatches = 8

  /// Filled by the thread that takes it, and read by the calling one after it was told.
  private final class Batch: @unchecked Sendable {
    private let projects: [Project]
    private(set) var judged: [Judged] = []
    private let isTaken = Atomic(false)
    private let isDone = Atomic(false)
    private let done = DispatchSemaphore(value: 0)

    init(_ projects: [Project]) { self.projects = projects }

    /// Judges the projects, unless the other thread has begun to; `false` then.
    @discardableResult
    func judge(by assessor: Assessor) -> Bool {
      guard !isTaken.exchange(true, ordering: .relaxed) else { return false }
      judged = zip(projects, assessor.judge(projects)).map { project, judged in
        Judged(project: project, tally: judged.tally, notable: judged.notable)
      }
      isDone.store(true, ordering: .releasing)
      done.signal()
      return true
    }

    /// Whether all of them are judged.
    var isJudged: Bool { isDone.load(ordering: .acquiring) }

    /// Waits until they are.
    func wait() { done.wait() }
  }

  init(_ assessor: Assessor, whole: PortfolioAssessor) {
    self.assessor = assessor
    self.whole = whole
  }

  /// What the rules on all projects say, once the rest has been taken.
  func assessTogether(programmes: [Programme]) -> [Assessment] {
    whole.assess(programmes: programmes)
  }

  /// Takes a project to be judged, and gives those that are, in the order they came.
  func add(_ project: Project) -> [Judged] {
    whole.add(project)
    gathered.append(project)
    guard gathered.count == Self.projectsInBatch else { return [] }
    begin()
    var judged: [Judged] = []
    while let first = underWay.first, first.isJudged || underWay.count > Self.mostBatches {
      judged += takeFirst()
    }
    return judged
  }

  /// The rest of what was taken; nothing when there is none.
  func rest() -> [Judged] {
    if !gathered.isEmpty { begin() }
    return underWay.isEmpty ? [] : takeFirst()
  }

  private func begin() {
    let batch = Batch(gathered)
    gathered.removeAll()
    underWay.append(batch)
    let assessor = assessor
    queue.async { batch.judge(by: assessor) }
  }

  private func takeFirst() -> [Judged] {
    let first = underWay[0]
    // The other thread is at the first, or soon will be; meanwhile this one judges one from the end.
    if !first.isJudged {
      for batch in underWay.reversed() where batch.judge(by: assessor) { break }
    }
    first.wait()
    underWay.removeFirst()
    return first.judged
  }
}
