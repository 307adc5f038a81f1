public import Values

/// A finding that somebody in the office answers for: it is still found and told, and no longer decides.
///
/// It is made by an entry of the log and holds for days of judgement from the one on which it was given until
/// its last, as long as what was found is what it was: another amount or another day makes another finding.
/// What was late or wrong on an earlier day had nobody to answer for it then, and has not now.
public struct Waiver: Sendable, Equatable {
  /// The log entry that made it.
  public let entry: Int64
  /// The moment, UTC, ISO 8601.
  public let at: String
  public let by: String
  /// The rule's id.
  public let rule: String
  /// A project's key, a document's name, or `portfolio`.
  public let subject: String
  /// What was found, each as a SHA-256 of the facts.
  public let facts: [String]
  /// The day of judgement on which it was given; `nil` where its entry does not say.
  public let given: Day?
  /// The last day of judgement on which it holds.
  public let until: Day
  /// Why the finding is accepted.
  public let because: String
  /// The log entry that ended it before its day.
  public let endedBy: Int64?
  /// The day of judgement from which it is ended; `nil` where it is ended for every day.
  public let ended: Day?

  /// Whether it holds when the portfolio is judged as of a day.
  public func holds(on day: Day) -> Bool {
    let isEnded = endedBy != nil && ended.map { $0 <= day } ?? true
    return !isEnded && given.map { $0 <= day } ?? true && day <= until
  }
}
