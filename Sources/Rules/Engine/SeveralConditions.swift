import Findings
import Languages

extension Outcome {
  /// What several conditions of one rule say together: it fails with every failure of any; else it
  /// is not run when one is not; else it passes when one does; else it is silent.
  ///
  /// - Throws: what a condition throws, unless it ends by itself as undecided.
  static func together(_ conditions: (() throws -> Outcome)...) throws -> Outcome {
    let outcomes = try conditions.map { condition in
      do {
        return try condition()
      } catch let undecided as Undecided {
        return undecided.outcome
      }
    }
    let failures = outcomes.flatMap { outcome -> [Failure] in
      if case .fails(let failures) = outcome { failures } else { [] }
    }
    guard failures.isEmpty else { return .fails(failures) }
    return outcomes.first { $0.verdict == .notRun } ?? outcomes.first { $0.verdict == .passes }
      ?? outcomes.first ?? .passes
  }
}
