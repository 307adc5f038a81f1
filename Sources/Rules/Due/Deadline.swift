public import Languages
public import Portfolio
public import Provenance
public import Values

/// Something that is to be done by a day: by whom it is set, and by which paper it was done.
///
/// This is the one meaning of *late*: the rules that find something overdue, `due` and `show` go by it,
/// and the sums of `status` are held against it. What is done on its day is in time, and from the day
/// after it is late. Whether a day that falls on a weekend or a holiday moves is another question, which
/// the rules answer by warning first.
public struct Deadline: Hashable, Sendable {
  /// What kind of thing is to be done.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The signed confirmation of an application.
    case signature
    /// The contents of a report.
    case content
    /// The finances of a report: its claim.
    case finance
    /// A condition of a decision.
    case condition
    /// The payment of a claim.
    case payment
    /// Money asked back.
    case recovery
  }

  /// The paper by which it was done, and the day.
  public struct Deed: Hashable, Sendable {
    public let document: DocumentHeader
    public let day: Day
  }

  public let kind: Kind
  /// What is to be done.
  public let what: Wording
  /// The last day on which it is in time.
  public let due: Day
  /// Where the day is set.
  public let spot: Spot
  /// The law that sets it, when it is no decision or call.
  public let law: [Citation]
  /// Why the day is not what it would be without that: an interruption of the 80 days.
  public let note: Wording?
  /// How it was done; `nil` while it is open.
  public let done: Deed?
}

extension Deadline {
  /// Where a deadline stands on a day.
  public enum State: Hashable, Sendable {
    /// Done in time.
    case done
    /// Done so many days after its day.
    case doneLate(days: Int)
    /// Not done, so many days after its day.
    case overdue(days: Int)
    /// Not done, and so many days are left; none on the last day itself.
    case due(days: Int)
  }

  /// Where it stands on a day: what was done later counts as open.
  public func state(on day: Day) -> State {
    if let done, done.day <= day {
      return Self.isPast(due, on: done.day)
        ? .doneLate(days: due.days(until: done.day)) : .done
    }
    return Self.isPast(due, on: day)
      ? .overdue(days: due.days(until: day)) : .due(days: day.days(until: due))
  }

  /// Whether it is late on a day: not done, and its day is past.
  public func isLate(on day: Day) -> Bool {
    if case .overdue = state(on: day) { true } else { false }
  }

  /// Whether a last day is past on a day.
  static func isPast(_ due: Day, on day: Day) -> Bool { due < day }
}

extension Deadline: Comparable {
  /// By day, then as they are listed in the kinds.
  public static func < (left: Deadline, right: Deadline) -> Bool {
    (left.due, left.kind.order, left.spot.version, left.spot.element)
      < (right.due, right.kind.order, right.spot.version, right.spot.element)
  }
}

extension Deadline.Kind {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The kind as a heading.
  public var wording: Wording {
    switch self {
    case .signature: Wording("signature", sv: "underskrift")
    case .content: Wording("report", sv: "rapport")
    case .finance: Wording("claim", sv: "ansökan om utbetalning")
    case .condition: Wording("condition", sv: "villkor")
    case .payment: Wording("payment", sv: "utbetalning")
    case .recovery: Wording("recovery", sv: "återkrav")
    }
  }
}
