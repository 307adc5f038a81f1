public import Values

/// What was sent, as the log tells.
public struct SentPapers: Sendable {
  /// Returns, in the order of the log.
  public let returns: [SentReturn]
  /// Requests for completion, in the order of the log.
  public let requests: [SentRequest]
  /// Requests that were marked as sent, and were not: a calendar that has them is told.
  public let takenBack: [SentRequest]
  /// Returns that were marked as sent, and were not.
  public let returnsTakenBack: [SentReturn]

  public init(
    returns: [SentReturn] = [], requests: [SentRequest] = [], takenBack: [SentRequest] = [],
    returnsTakenBack: [SentReturn] = []
  ) {
    self.returns = returns
    self.requests = requests
    self.takenBack = takenBack
    self.returnsTakenBack = returnsTakenBack
  }

  /// What had been sent by a day.
  public func known(on day: Day) -> SentPapers {
    SentPapers(
      returns: returns.filter { $0.day.map { $0 <= day } ?? true },
      requests: requests.filter { $0.sent <= day }.map { $0.known(on: day) },
      takenBack: takenBack, returnsTakenBack: returnsTakenBack)
  }

  /// Which returns were marked before each mark and each mark that was taken back, the latest first.
  public var earlier: [EarlierReturns] {
    let all = returns + returnsTakenBack
    let marks = all.map { (entry: $0.entry, day: $0.day) }
    let endings = returnsTakenBack.compactMap(\.takenBackBy).map { (entry: $0, day: Day?.none) }
    return (marks + endings).sorted { $0.entry > $1.entry }.map { change in
      EarlierReturns(
        returns: all.filter { one in
          one.entry < change.entry && one.takenBackBy.map { change.entry <= $0 } ?? true
        }.sorted { $0.entry < $1.entry }, until: change.day)
    }
  }

  /// The returns that were marked as sent, until another was.
  public struct EarlierReturns: Sendable {
    public let returns: [SentReturn]
    /// The day on which the next one was sent; `nil` where a mark was taken back.
    public let until: Day?
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
    /// The first day of judgement on which all of it is accepted; `nil` where the log does not say.
    public let given: Day?
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

  /// Whether it went to a project: by the key that it had, which may be another since, or by its papers.
  public func isTo(_ project: Project) -> Bool {
    self.project == project.key && projectIssuer == project.keyIssuer
      || papers.contains { project.has($0.paper) }
  }
}

extension Project {
  /// Whether a paper is one of those of the project, in whatever version.
  fileprivate func has(_ paper: DocumentHeader) -> Bool {
    applications.contains { $0.header.isVersion(of: paper) }
      || reports.contains { $0.header.isVersion(of: paper) }
      || decisions.contains { $0.header.isVersion(of: paper) }
      || payments.contains { $0.header.isVersion(of: paper) }
  }
}
