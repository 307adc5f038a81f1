import Values

/// The days within which a claim is to be paid, from the day after its receipt on; those on which the
/// time was interrupted do not count (Regulation (EU) 2021/1060, Article 74(1)(b)).
struct PaymentTime {
  let received: Day
  /// How many days there are.
  let days: Int
  /// Where it is paid.
  let state: MemberState
  /// When the time stood still: one after another, without a day in two of them, and the last without
  /// an end while it still does.
  private let stops: [(first: Day, last: Day?)]

  init(
    received: Day, days: Int, interruptions: [(first: Day, last: Day?)],
    in state: MemberState = .sweden
  ) throws {
    self.received = received
    self.days = days
    self.state = state
    var stops: [(first: Day, last: Day?)] = []
    var reach = received
    for interruption in interruptions.sorted(by: { $0.first < $1.first }) {
      let first = max(interruption.first, try reach.adding(days: 1))
      guard let last = interruption.last else {
        stops.append((first, nil))
        break
      }
      guard first <= last else { continue }
      stops.append((first, last))
      reach = last
    }
    self.stops = stops
  }

  /// Which of the days a day is: the day of receipt is day 0, and a day on which the time stands still
  /// has the number of the one before.
  func number(of day: Day) -> Int { max(0, received.days(until: day)) - stopped(until: day) }

  /// On how many days the time has stood still until a day, that day included.
  func stopped(until day: Day) -> Int {
    stops.map { stop in
      max(0, stop.first.days(until: min(stop.last ?? day, day)) + 1)
    }.reduce(0, +)
  }

  /// Since when the time stands still on a day without a known end; `nil` when it runs.
  func stoppedSince(on day: Day) -> Day? {
    stops.first { $0.last == nil && $0.first <= day }?.first
  }

  /// Whether the time stands still on a day.
  func isStopped(on day: Day) -> Bool {
    stops.contains { stop in stop.first <= day && stop.last.map { day <= $0 } ?? true }
  }

  /// Days on which the time stands still, both included.
  struct Pause {
    let first: Day
    let last: Day
    /// Whether nobody knows when it ends.
    let isOpen: Bool

    var days: Int { first.days(until: last) + 1 }
  }

  /// When the time stands still, as far as that moves its last day as it is counted on a day: what begins
  /// after the last day moves nothing, and what is to come and has an end moves it before it has begun.
  func pauses(on day: Day) throws -> [Pause] {
    var length = days
    var pauses: [Pause] = []
    for stop in stops {
      let end = try received.adding(days: length)
      // One that has no end counts until the day, and not before it has begun.
      guard stop.first <= end, let last = stop.last ?? (stop.first <= day ? day : nil) else {
        break
      }
      let pause = Pause(first: stop.first, last: last, isOpen: stop.last == nil)
      pauses.append(pause)
      length += pause.days
    }
    return pauses
  }

  /// The last day to pay as it is counted, whatever day of the week it is. While the time stands still it
  /// is what it would be if it ran on from tomorrow.
  func lastDay(on day: Day) throws -> Day { try received.adding(days: length(on: day)) }

  /// The last day to pay, and the working day it moves to, if it does.
  func limit(on day: Day) throws -> TimeLimit {
    try state.limitOrUndecided(.days(length(on: day)), after: received)
  }

  /// Where the last day to pay moves.
  func move(on day: Day) throws -> Deadline.Move {
    state.move(.days(try length(on: day)), after: received)
  }

  private func length(on day: Day) throws -> Int {
    try pauses(on: day).reduce(days) { $0 + $1.days }
  }
}
