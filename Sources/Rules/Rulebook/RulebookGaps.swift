public import Languages
public import Provenance
import Synchronization
public import Values

/// What rules asked a rulebook for and it had no value of: each is a fault of the rulebook, besides the
/// rule that was not run.
///
/// A day on which the law itself has no value is none of them.
public final class RulebookGaps: Sendable {
  /// A table of a rulebook that has no value for days it was asked for.
  public struct Gap: Sendable {
    public let subject: Wording
    /// The first and the last of the days.
    public var first: Day
    public var last: Day
    /// How often it was asked.
    public var times: Int
    /// Where the table stands, where one does.
    public let place: RulebookPlace?
  }

  /// What a rulebook was asked, and what it answered.
  public struct Question: Sendable {
    public let subject: Wording
    public let day: Day
    public let says: Wording
    public let law: [Citation]
    /// What is uncertain about it, where something is.
    public var doubt: Wording?
  }

  private let found = Mutex<[String: Gap]>([:])
  private let asked = Mutex<[Question]>([])
  private let notesQuestions: Bool

  /// - Parameter notesQuestions: whether every question is noted, for somebody who wants to see them.
  public init(notesQuestions: Bool = false) { self.notesQuestions = notesQuestions }

  /// What was asked, in its order; the same question once.
  public var questions: [Question] { asked.withLock(\.self) }

  func note<Value>(_ answer: Answer<Value>, about subject: @autoclosure () -> Wording?, on day: Day)
  {
    guard notesQuestions, let subject = subject() else { return }
    let question =
      switch answer {
      case .applies(let dated):
        Question(
          subject: subject, day: day,
          says: (dated.value as? any Sayable)?.wording ?? .same("\(dated.value)"), law: dated.law,
          doubt: dated.doubt)
      case .noneByLaw(let law, let because):
        Question(subject: subject, day: day, says: because, law: law)
      case .notRecorded(let missing):
        Question(subject: subject, day: day, says: missing, law: [])
      }
    asked.withLock { questions in
      let isKnown = questions.contains { $0.subject == subject && $0.day == day }
      if !isKnown { questions.append(question) }
    }
  }

  /// The gaps, in the order of what they are about.
  public var all: [Gap] { found.withLock { $0.sorted { $0.key < $1.key }.map(\.value) } }

  func note(_ subject: Wording, on day: Day, at place: RulebookPlace?) {
    found.withLock { gaps in
      var gap =
        gaps[subject.english]
        ?? Gap(subject: subject, first: day, last: day, times: 0, place: place)
      gap.first = min(gap.first, day)
      gap.last = max(gap.last, day)
      gap.times += 1
      gaps[subject.english] = gap
    }
  }
}

/// Where something stands in a file of a rulebook.
public struct RulebookPlace: Hashable, Sendable {
  public let file: String
  /// From 1, in Unicode characters.
  public let line: Int
  public let column: Int
}

extension RulebookNode.Place {
  var inRulebook: RulebookPlace { RulebookPlace(file: file, line: line, column: column) }
}
