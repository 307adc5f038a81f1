public import Findings
public import Languages
public import Portfolio
public import Provenance

/// What a rule says of a subject.
public enum Outcome: Sendable {
  case passes
  case fails([Failure])
  /// The rule does not apply: why, and by which provision.
  case silent(Wording, Citation?)
  /// The rule could not be judged: what is missing, what would help, and where it belongs when that is
  /// one place of a document.
  case notRun(Wording, fix: Wording, at: Spot? = nil)

  /// Fails when there are failures, passes when there are none.
  public static func of(_ failures: [Failure]) -> Outcome {
    failures.isEmpty ? .passes : .fails(failures)
  }

  public var verdict: Verdict {
    switch self {
    case .passes: .passes
    case .fails: .fails
    case .silent: .silent
    case .notRun: .notRun
    }
  }
}

/// One thing that is wrong, in one place.
public struct Failure: Sendable {
  public let spot: Spot
  /// What is there, and what is allowed; no full stop, no person's name.
  public let message: Wording
  /// What the reader can do, in the imperative.
  public let fix: Wording
  /// The provisions that decided it, when they say more than the card's.
  public let law: [Citation]
  /// Other places that explain it.
  public let notes: [Note]
  /// The severity, when the case is milder than the card says.
  public let severity: Severity?
  /// Who can mend it, when others than the card says.
  public let mendedBy: Set<Deadline.Party>?

  public struct Note: Sendable {
    public let message: Wording
    public let spot: Spot

    public init(_ message: Wording, at spot: Spot) {
      self.message = message
      self.spot = spot
    }
  }

  public init(
    at spot: Spot, _ message: Wording, fix: Wording, law: [Citation] = [], notes: [Note] = [],
    severity: Severity? = nil, mendedBy: Set<Deadline.Party>? = nil
  ) {
    self.spot = spot
    self.message = message
    self.fix = fix
    self.law = law
    self.notes = notes
    self.severity = severity
    self.mendedBy = mendedBy
  }
}
