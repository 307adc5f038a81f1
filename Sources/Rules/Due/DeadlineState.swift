public import Values

extension Deadline {
  /// Where a deadline stands on a day.
  public enum State: Hashable, Sendable {
    /// Done in time.
    case done
    /// Done so many days after the last on which it was in time by any reading.
    case doneLate(days: Int)
    /// Not done, so many days after the last on which it was in time by any reading.
    case overdue(days: Int)
    /// The same, and somebody answers for it until a day.
    case accepted(days: Int, until: Day)
    /// Done or not after its day, and without a calendar nobody knows whether that was or is too late.
    case notRun(isDone: Bool)
    /// Not done, and so many days are left; none on the last day itself.
    case due(days: Int)
    /// Not done, and its time stands still since a day; so many days are left if it runs on.
    case suspended(since: Day, days: Int)
    /// The end of a time that runs out by itself, and has; or what nobody waits for any more.
    case ended
  }

  /// The last day on which it is in time by any reading: the next is late. `nil` where a calendar is missing.
  public var latest: Day? { missing == nil ? moved ?? due : nil }

  /// The last day on which it may be in time, as far as it is known.
  public var lastKnown: Day { latest ?? due }

  /// The last day that still counts on a day: the one to which it moves, once it is past itself.
  public func counted(on day: Day) -> Day {
    guard let latest, Self.isPast(due, on: day), !Self.isPast(latest, on: day) else { return due }
    return latest
  }

  /// Where it stands on a day: what was done later counts as open.
  public func state(on day: Day) -> State {
    if endsByItself, Self.isPast(due, on: day) { return .ended }
    if let lapsed, lapsed.day <= day, done.map({ lapsed.day < $0.day }) ?? true { return .ended }
    let told = done.flatMap { $0.day <= day ? $0.day : nil }
    guard Self.isPast(due, on: told ?? day) else {
      return told == nil ? waiting(on: day, until: due) : .done
    }
    guard let latest else { return .notRun(isDone: told != nil) }
    guard Self.isPast(latest, on: told ?? day) else {
      return told == nil ? waiting(on: day, until: latest) : .done
    }
    let days = latest.days(until: told ?? day)
    guard told == nil else { return .doneLate(days: days) }
    if let acceptance = acceptance(on: day) {
      return .accepted(days: days, until: acceptance.until)
    }
    return .overdue(days: days)
  }

  private func waiting(on day: Day, until last: Day) -> State {
    let left = day.days(until: last)
    if let suspended, suspended <= day { return .suspended(since: suspended, days: left) }
    return .due(days: left)
  }

  /// The same, late as it is accepted to be.
  public func accepting(_ acceptance: Acceptance) -> Deadline {
    var deadline = self
    deadline.acceptance = acceptance
    return deadline
  }

  /// What accepts on a day that it is late.
  public func acceptance(on day: Day) -> Acceptance? {
    acceptance.flatMap { day <= $0.until ? $0 : nil }
  }

  /// How it was done, when it was by a day.
  public func deed(by day: Day) -> Deed? { done.flatMap { $0.day <= day ? $0 : nil } }

  /// Whether it is late on a day: not done, its day is past, and nobody answers for it.
  public func isLate(on day: Day) -> Bool {
    if case .overdue = state(on: day) { true } else { false }
  }

  /// Whether it is open on a day and so near that it is at risk.
  public func isAtRisk(on day: Day) -> Bool {
    if case .due(let days) = state(on: day) { days <= kind.leadDays } else { false }
  }
}
