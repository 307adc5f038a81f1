public import Values

/// What was sent, as the log tells.
public struct SentPapers: Sendable {
  /// Returns, in the order of the log.
  public let returns: [SentReturn]
  /// Requests for completion, in the order of the log.
  public let requests: [SentRequest]

  public init(returns: [SentReturn] = [], requests: [SentRequest] = []) {
    self.returns = returns
    self.requests = requests
  }

  /// What had been sent by a day.
  public func known(on day: Day) -> SentPapers {
    SentPapers(
      returns: returns.filter { $0.day.map { $0 <= day } ?? true },
      requests: requests.filter { $0.sent <= day })
  }
}

/// A request for completion that was sent to a project.
public struct SentRequest: Sendable, Hashable {
  /// The log entry that says so.
  public let entry: Int64
  /// The key of the project, and who gave it.
  public let project: String
  public let projectIssuer: String
  public let sent: Day
  /// Within how many working days it is to be answered.
  public let workingDays: Int
  /// What was to be completed.
  public let papers: [Asked]

  /// A paper that was to be completed.
  public struct Asked: Sendable, Hashable {
    /// The version that was found wanting.
    public let paper: DocumentHeader
    /// The first later version of the same paper, when it has come.
    public let answer: DocumentHeader?
  }

  /// Whether it went to a project.
  public func isTo(_ project: Project) -> Bool {
    self.project == project.key && projectIssuer == project.keyIssuer
  }
}
