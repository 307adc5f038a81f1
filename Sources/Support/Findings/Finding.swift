public import Languages
public import Provenance

/// One thing that is wrong, or that could not be judged, in one place.
///
/// The message states what is there and what is allowed; the fix says what the reader can do.
/// Neither ends with a full stop, and neither names a person.
public struct Finding: Hashable, Sendable {
  /// The rule's id, such as "B101"; it is never reused.
  public let rule: String

  /// The rule's name, which reads after "allow": "union-share-above-ceiling".
  public let name: String

  /// How much it matters.
  public let severity: Severity

  /// Whether the rule fails or was not run; nothing else is a finding.
  public let verdict: Verdict

  /// The project's key, nil for a document without a project and for the whole portfolio.
  public let project: String?

  /// The name of the document the finding is about, nil when it is about no single one.
  public let document: String?

  /// Where it was written, nil when no file holds it.
  public let place: Place?

  /// What is there, and what is allowed.
  public let message: Wording

  /// The provisions that ask for it, the most important first.
  public let law: [Citation]

  /// What the reader can do, in the imperative; nil when there is nothing to do.
  public let fix: Wording?

  /// Other places that explain the finding.
  public let notes: [Note]

  /// The day whose law was applied, as ISO 8601 text.
  public let judgedOn: String

  /// The hash of the rulebook that was applied.
  public let rulebook: String

  /// Whether the rule is on trial: what it finds is shown apart and decides nothing.
  public var isBeta = false

  /// Who answers for it, when somebody does: it is shown apart then, and decides nothing.
  public var waiver: Waiver?

  /// That somebody in the office accepts a finding.
  public struct Waiver: Hashable, Sendable {
    /// The entry of the log that says so.
    public let entry: Int64
    /// Who.
    public let by: String
    /// The last day of judgement on which it is accepted, as ISO 8601 text.
    public let until: String
    /// Why.
    public let because: String

    /// Makes a waiver.
    public init(entry: Int64, by: String, until: String, because: String) {
      self.entry = entry
      self.by = by
      self.until = until
      self.because = because
    }
  }

  /// A place that explains a finding, and what stands there.
  public struct Note: Hashable, Sendable {
    /// What stands there.
    public let message: Wording

    /// Where it stands, nil when no file holds it.
    public let place: Place?

    /// Makes a note.
    public init(_ message: Wording, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// Makes a finding; its verdict is `.fails` or `.notRun`.
  public init(
    rule: String, name: String, severity: Severity, verdict: Verdict = .fails,
    project: String? = nil, document: String? = nil, place: Place? = nil, message: Wording,
    law: [Citation] = [], fix: Wording? = nil, notes: [Note] = [], judgedOn: String,
    rulebook: String
  ) {
    precondition(
      verdict == .fails || verdict == .notRun,
      "A rule that passes or is silent has found nothing; give a finding .fails or .notRun.")
    self.rule = rule
    self.name = name
    self.severity = severity
    self.verdict = verdict
    self.project = project
    self.document = document
    self.place = place
    self.message = message
    self.law = law
    self.fix = fix
    self.notes = notes
    self.judgedOn = judgedOn
    self.rulebook = rulebook
  }
}

extension Finding {
  /// Whether a finding decides how a check comes out.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// It counts.
    case counts
    /// Its rule is on trial.
    case beta
    /// Somebody answers for it.
    case waived
  }

  /// Whether it decides how a check comes out.
  public var standing: Standing { isBeta ? .beta : waiver != nil ? .waived : .counts }

  /// What `subject` calls the portfolio as a whole.
  public static let wholePortfolio = "portfolio"

  /// What it is about: the project's key, the document's name, or the portfolio.
  public var subject: String { project ?? document ?? Self.wholePortfolio }

  /// What was found, in words that stay the same while it does: which rule, of what, what the message
  /// says, and what the sender wrote at the place and at those of the notes.
  ///
  /// Where something stands is not among them, nor the day of judgement, which messages may name.
  public var facts: String {
    func lasting(_ words: Wording) -> String {
      words(in: .english).replacing(judgedOn, with: "…")
    }
    var lines = [rule, verdict.rawValue, project ?? "", document ?? "", lasting(message)]
    lines += place?.excerpt.map(\.text) ?? []
    for note in notes {
      lines.append(lasting(note.message))
      lines += note.place?.excerpt.map(\.text) ?? []
    }
    return lines.joined(separator: "\n")
  }
}

/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  case error, warning, observation

  /// The graver severity comes first.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .observation: 2
    }
  }
}

extension Severity {
  /// What people call it.
  public var label: Wording {
    switch self {
    case .error: Wording("error", sv: "fel")
    case .warning: Wording("warning", sv: "varning")
    case .observation: Wording("observation", sv: "iakttagelse")
    }
  }
}

/// What became of a rule for a subject.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// What the rule asks for is there.
  case passes
  /// What the rule asks for is not there.
  case fails
  /// The rule does not apply, which is not the same as passing.
  case silent
  /// The rule applies, or may apply, and could not be judged.
  case notRun
}
