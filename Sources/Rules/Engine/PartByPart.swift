import Findings
import Languages
import Portfolio

/// What a rule says of the lines, papers or objectives that it looks at one by one.
///
/// What is known to be wrong with one of them is told, whatever is missing for another: a failure comes
/// before what is not run, that before what passes, and what does not apply comes last.
struct PartByPart {
  private var failures: [Failure] = []
  /// What ended the first part that was not judged; one that is not run before one that is silent.
  private var open: Outcome?
  private var isOneJudged = false

  /// Judges one more part.
  ///
  /// - Parameters:
  ///   - spot: where it stands when the part cannot be judged and nothing more exact is said.
  ///   - judge: what is wrong with it. What it throws ends this part alone.
  mutating func judge(
    at spot: @autoclosure () -> Spot? = nil, _ judge: () throws -> Failure?
  ) {
    do {
      if let failure = try judge() { failures.append(failure) }
      isOneJudged = true
    } catch {
      add(Outcome(of: error).placed(at: spot()))
    }
  }

  /// Adds what was said of one more part.
  mutating func add(_ outcome: Outcome) {
    switch outcome {
    case .passes: isOneJudged = true
    case .fails(let more): failures += more
    case .notRun: if open?.verdict != .notRun { open = outcome }
    case .silent: if open == nil { open = outcome }
    }
  }

  /// What the rule says of all of them; it passes when there is none.
  var outcome: Outcome {
    guard failures.isEmpty else { return .fails(failures) }
    guard let open, open.verdict == .notRun || !isOneJudged else { return .passes }
    return open
  }
}

extension Outcome {
  /// What a rule says of some parts, each of which has at most one thing wrong with it.
  ///
  /// - Parameter spot: where a part stands that cannot be judged.
  static func each<Part>(
    _ parts: some Sequence<Part>, at spot: (Part) -> Spot? = { _ in nil },
    _ judge: (Part) throws -> Failure?
  ) -> Outcome {
    var all = PartByPart()
    for part in parts { all.judge(at: spot(part)) { try judge(part) } }
    return all.outcome
  }

  /// What several conditions of one rule say together: it fails with every failure of any; else it
  /// is not run when one is not; else it passes when one does; else it is silent.
  ///
  /// What a condition throws ends that one alone.
  static func together(_ conditions: (() throws -> Outcome)...) -> Outcome {
    var all = PartByPart()
    for condition in conditions { all.add(.of(condition)) }
    return all.outcome
  }

  /// The same, with a place for what is not run where it has none of its own.
  fileprivate func placed(at spot: Spot?) -> Outcome {
    guard let spot, case .notRun(let missing, let fix, nil) = self else { return self }
    return .notRun(missing, fix: fix, at: spot)
  }
}
