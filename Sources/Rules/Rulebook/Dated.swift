public import Languages
public import Provenance
public import Values

/// The days on which something applies, both ends included; an absent end is open.
public struct Span: Hashable, Sendable, CustomStringConvertible {
  /// The first day, or nil for "since ever".
  public let from: Day?

  /// The last day, included, or nil for "until further notice".
  public let until: Day?

  /// Makes a span of its ends.
  public init(from: Day? = nil, until: Day? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether a day lies in the span.
  public func contains(_ day: Day) -> Bool {
    from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }

  /// Whether the two have a day in common.
  public func overlaps(_ other: Span) -> Bool {
    Self.begins(self, by: other.until) && Self.begins(other, by: until)
  }

  /// The span in words: "from 2026-07-01", "2021-01-01 to 2026-06-30", "always".
  public var description: String {
    switch (from, until) {
    case (nil, nil): "always"
    case (let from?, nil): "from \(from)"
    case (nil, let until?): "until \(until)"
    case (let from?, let until?): "\(from) to \(until)"
    }
  }

  private static func begins(_ span: Span, by end: Day?) -> Bool {
    guard let from = span.from, let end else { return true }
    return from <= end
  }
}

extension Span: Sayable {
  public func said(in language: Language) -> String {
    guard language == .swedish else { return description }
    return switch (from, until) {
    case (nil, nil): "alltid"
    case (let from?, nil): "från \(from)"
    case (nil, let until?): "till och med \(until)"
    case (let from?, let until?): "\(from) till och med \(until)"
    }
  }
}

/// A value of the law as it applies on a day, with everything a finding says about it.
public final class Dated<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value

  /// The days on which it applies.
  public let span: Span

  /// The provisions that give it; never empty.
  public let law: [Citation]

  /// The day a person last compared it with the law.
  public let checked: Day

  /// What is uncertain about it, where something is.
  public let doubt: Wording?

  /// Makes a dated value of its parts.
  public init(_ value: Value, span: Span, law: [Citation], checked: Day, doubt: Wording? = nil) {
    self.value = value
    self.span = span
    self.law = law
    self.checked = checked
    self.doubt = doubt
  }

  /// The same date and source with another value.
  func with<Other: Sendable>(_ value: Other) -> Dated<Other> {
    Dated<Other>(value, span: span, law: law, checked: checked, doubt: doubt)
  }
}

extension Dated: Equatable where Value: Equatable {
  public static func == (one: Dated, other: Dated) -> Bool {
    one === other
      || one.value == other.value && one.span == other.span && one.law == other.law
        && one.checked == other.checked && one.doubt == other.doubt
  }
}

extension Dated: Hashable where Value: Hashable {
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(span)
  }
}

/// What a rulebook answers when asked for a value on a day.
///
/// The three must not be confused: a rule with no value by law is *silent*, a rule whose rulebook
/// has no record is *not run*.
public enum Answer<Value: Sendable>: Sendable {
  /// The value that applies.
  case applies(Dated<Value>)

  /// The law has no such value on that day, and these provisions say so.
  case noneByLaw([Citation], because: Wording)

  /// The rulebook does not say; the text tells what is missing.
  case notRecorded(Wording)

  /// The value that applies, where there is one.
  public var value: Value? { dated?.value }

  /// The value that applies with its source, where there is one.
  public var dated: Dated<Value>? {
    if case .applies(let dated) = self { dated } else { nil }
  }

  /// The same answer about a value made of this one; nil makes it *not recorded*.
  func map<Other: Sendable>(
    _ transform: (Value) -> Other?, otherwise: @autoclosure () -> Wording
  ) -> Answer<Other> {
    switch self {
    case .applies(let dated):
      transform(dated.value).map { .applies(dated.with($0)) } ?? .notRecorded(otherwise())
    case .noneByLaw(let law, let because): .noneByLaw(law, because: because)
    case .notRecorded(let missing): .notRecorded(missing)
    }
  }
}

extension Answer: Equatable where Value: Equatable {}

/// The history of one value: entries in the order of their days, none of which overlap.
struct Timeline<Value: Sendable>: Sendable {
  /// What the law says from a day to a day.
  enum Entry: Sendable {
    case value(Dated<Value>)
    case noneByLaw(Span, law: [Citation], because: Wording)

    var span: Span {
      switch self {
      case .value(let dated): dated.span
      case .noneByLaw(let span, _, _): span
      }
    }
  }

  let entries: [Entry]

  /// Where the list stands.
  let place: RulebookPlace?

  /// What applies on a day; `subject` names the value in the answer where none is recorded.
  func answer(on day: Day, subject: @autoclosure () -> Wording) -> Answer<Value> {
    switch entries.first(where: { $0.span.contains(day) }) {
    case .value(let dated): .applies(dated)
    case .noneByLaw(_, let law, let because): .noneByLaw(law, because: because)
    case nil:
      .notRecorded(
        Wording(
          "\(subject()) has no value recorded for \(day)",
          sv: "\(subject()) har inget värde för \(day)"))
    }
  }
}
