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

  /// How many failed in nothing but what somebody answers for; they are not among those that failed.
  public var waived: Int

  /// How many failed or were not run by a rule on trial; they are among neither.
  public var beta: Int

  /// Makes a tally, empty unless told otherwise.
  public init(
    passed: Int = 0, failed: Int = 0, silent: Int = 0, notRun: Int = 0, waived: Int = 0,
    beta: Int = 0
  ) {
    self.passed = passed
    self.failed = failed
    self.silent = silent
    self.notRun = notRun
    self.waived = waived
    self.beta = beta
  }

  /// How many rules there were in all.
  public var total: Int { passed + failed + silent + notRun + waived + beta }

  /// Counts one verdict.
  public mutating func count(_ verdict: Verdict) {
    switch verdict {
    case .passes: passed += 1
    case .fails: failed += 1
    case .silent: silent += 1
    case .notRun: notRun += 1
    }
  }

  /// Takes one that was counted by its verdict to those that decide nothing.
  public mutating func setApart(_ verdict: Verdict, as standing: Finding.Standing) {
    guard standing != .counts else { return }
    switch verdict {
    case .passes: passed -= 1
    case .fails: failed -= 1
    case .silent: silent -= 1
    case .notRun: notRun -= 1
    }
    if standing == .waived { waived += 1 } else { beta += 1 }
  }

  /// Two tallies as one.
  public static func + (left: Tally, right: Tally) -> Tally {
    Tally(
      passed: left.passed + right.passed, failed: left.failed + right.failed,
      silent: left.silent + right.silent, notRun: left.notRun + right.notRun,
      waived: left.waived + right.waived, beta: left.beta + right.beta)
  }

  /// Adds another tally to this one.
  public static func += (left: inout Tally, right: Tally) { left = left + right }
}
