public import Values

/// What the rules said of the whole portfolio when they last judged it.
public struct Judgement: Sendable, Equatable {
  /// The last entry of the log that was judged.
  public let entry: Int64
  /// The day whose law was applied.
  public let day: Day
  /// The SHA-256 of the rulebook, and its name.
  public let rulebookHash: String
  public let rulebook: String
  public let projects: Int
  public let documents: Int
  public let passed: Int
  public let failed: Int
  public let silent: Int
  public let notRun: Int
  /// What was found, in the order it was found.
  public let findings: [Finding]

  /// A rule that failed or was not run for a subject.
  public struct Finding: Sendable, Equatable {
    public let rule: String
    /// `fails` or `notRun`.
    public let verdict: String
    /// `error`, `warning` or `observation`.
    public let severity: String
    public let project: String?
    public let document: String?

    public init(
      rule: String, verdict: String, severity: String, project: String?, document: String?
    ) {
      self.rule = rule
      self.verdict = verdict
      self.severity = severity
      self.project = project
      self.document = document
    }
  }

  public init(
    entry: Int64, day: Day, rulebookHash: String, rulebook: String, projects: Int,
    documents: Int, passed: Int, failed: Int, silent: Int, notRun: Int, findings: [Finding]
  ) {
    self.entry = entry
    self.day = day
    self.rulebookHash = rulebookHash
    self.rulebook = rulebook
    self.projects = projects
    self.documents = documents
    self.passed = passed
    self.failed = failed
    self.silent = silent
    self.notRun = notRun
    self.findings = findings
  }
}

/// The last judgement in short: its counts, and how often each rule failed or was not run.
public struct JudgementSummary: Sendable, Equatable {
  public let judgement: Judgement
  public let rules: [RuleCount]

  /// How often a rule failed or was not run.
  public struct RuleCount: Sendable, Equatable {
    public let rule: String
    public let severity: String
    public let failed: Int
    public let notRun: Int
  }
}
