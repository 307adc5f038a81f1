import Languages

/// How many rules passed, failed, were silent and were not run.
public struct Tally: Hashable, Sendable {
  /// How many passed.
  public var passed: Int

  /// How many failed.
  public var failed: Int

  /// How many did not apply.
  public var silent: Int

  /// How many could not be judged, which never counts as passed.
  public var notRun: Int

  /// Makes a tally, empty unless told otherwise.
  public init(passed: Int = 0, failed: Int = 0, silent: Int = 0, notRun: Int = 0) {
    self.passed = passed
    self.failed = failed
    self.silent = silent
    self.notRun = notRun
  }

  /// How many rules there were in all.
  public var total: Int { passed + failed + silent + notRun }

  /// Counts one verdict.
  public mutating func count(_ verdict: Verdict) {
    switch verdict {
    case .passes: passed += 1
    case .fails: failed += 1
    case .silent: silent += 1
    case .notRun: notRun += 1
    }
  }

  /// Two tallies as one.
  public static func + (left: Tally, right: Tally) -> Tally {
    Tally(
      passed: left.passed + right.passed, failed: left.failed + right.failed,
      silent: left.silent + right.silent, notRun: left.notRun + right.notRun)
  }

  /// Adds another tally to this one.
  public static func += (left: inout Tally, right: Tally) { left = left + right }
}
