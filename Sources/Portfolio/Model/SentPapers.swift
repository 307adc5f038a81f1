public import Values

/// What was sent, as the log tells.
public struct SentPapers: Sendable {
  /// Returns, in the order of the log.
  public let returns: [SentReturn]
  /// Requests for completion, in the order of the log.
  public let requests: [SentRequest]
  /// Requests that were marked as sent, and were not: a calendar that has them is told.
  public let takenBack: [SentRequest]
  /// How many entries of the log mark something as sent or take a mark back, or accept what is found or end
  /// that: it only grows.
  public let marks: Int

  public init(
    returns: [SentReturn] = [], requests: [SentRequest] = [], takenBack: [SentRequest] = [],
    marks: Int = 0
  ) {
    self.returns = returns
    self.requests = requests
    self.takenBack = takenBack
    self.marks = marks
  }

  /// What had been sent by a day.
  public func known(on day: Day) -> SentPapers {
    SentPapers(
      returns: returns.filter { $0.day.map { $0 <= day } ?? true },
      requests: requests.filter { $0.sent <= day }.map { $0.known(on: day) },
      takenBack: takenBack, marks: marks)
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
  /// Until when somebody accepts all that it asks for as it is, where somebody does.
  public let accepted: Acceptance?
  /// The log entry that takes it back, where one does.
  public let takenBackBy: Int64?
  /// What was to be completed.
  public internal(set) var papers: [Asked]

  /// A paper that was to be completed.
  public struct Asked: Sendable, Hashable {
    /// The version that was found wanting.
    public let paper: DocumentHeader
    /// The first later version of the same paper, when it has come.
    public internal(set) var answer: DocumentHeader?
  }

  /// Somebody accepts everything that a request asks the cure of.
  public struct Acceptance: Sendable, Hashable {
    /// The last day of judgement on which all of it is accepted.
    public let until: Day
    /// The last log entry that it took.
    public let entry: Int64
  }

  /// The same, with the answers that had come by a day.
  fileprivate func known(on day: Day) -> SentRequest {
    var request = self
    for place in papers.indices where papers[place].answer.map({ $0.received > day }) ?? false {
      request.papers[place].answer = nil
    }
    return request
  }

  /// Whether it went to a project.
  public func isTo(_ project: Project) -> Bool {
    self.project == project.key && projectIssuer == project.keyIssuer
  }
}
