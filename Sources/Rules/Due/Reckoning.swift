public import Languages
public import Portfolio
public import Provenance
public import Values

/// How the day of a deadline comes about, in as little as it takes to tell it when somebody asks.
public enum Reckoning: Hashable, Sendable {
  /// A paper names the day.
  case stated
  /// An act names the day of the year.
  case everyYear
  /// So long after an event, by the rules of Union law.
  case after(Event, Day, TimeLength)
  /// So many working days after an event.
  case workingDays(Int, after: Event, Day)
  /// So many days after a claim came in, those not counted on which the time stood still.
  case payment(ClaimTime)

  /// What a time runs from.
  public enum Event: Hashable, Sendable {
    case callCloses, selection, quarterEnds
  }

  /// What the last day to pay a claim is made of.
  public struct ClaimTime: Hashable, Sendable {
    public let received: Day
    /// Whether the papers tell that day, and not only that of a later version.
    public let isReceiptKnown: Bool
    /// How many days there are.
    public let days: Int
    public let interruptions: [Interruption]
    /// The day of payment, or that of judgement while nothing is paid.
    public let until: Day
  }
}

/// One step from the beginning of a time to its last day.
public struct ReckoningStep: Hashable, Sendable {
  /// What the step is about.
  public enum Kind: String, Hashable, Sendable {
    /// From when the time runs.
    case start
    /// What is counted.
    case count
    /// Days that do not count, or that are passed over.
    case pause
    /// The last day.
    case last
    /// Where the last day would move.
    case move
    /// What is not certain, or is practice and no law.
    case doubt
    /// What could not be reckoned, and what is missing.
    case notRun
  }

  public let kind: Kind
  /// The day it leads to.
  public let day: Day?
  public let what: Wording
  public let law: [Citation]

  init(_ kind: Kind, on day: Day? = nil, _ what: Wording, _ law: [Citation] = []) {
    self.kind = kind
    self.day = day
    self.what = what
    self.law = law
  }
}

extension ReckoningStep {
  /// The step as a line: its day, what it says, and by which law.
  public var wording: Wording {
    let words =
      kind == .doubt ? Wording("not certain: \(what)", sv: "inte säkert: \(what)") : what
    let start = day.map { Wording.same("\($0.iso) ") } ?? .same("")
    guard !law.isEmpty else { return start + words }
    let cited = law.map { citation in Wording { citation.text(in: $0) } }.joined(separator: "; ")
    return start + words + .same(" (") + cited + .same(")")
  }
}

extension Deadline {
  /// How the day comes about, step by step, with the rule of counting that each step follows.
  ///
  /// - Parameter calendar: the public holidays of where it is to be done.
  public func explanation(by calendar: HolidayCalendar = .sweden) -> [ReckoningStep] {
    let steps = Explanation(due: due, law: law, calendar: calendar)
    do {
      return switch reckoning {
      case .stated: try steps.stated()
      case .everyYear: try steps.everyYear()
      case .after(let event, let day, let length): try steps.after(event, day, length)
      case .workingDays(let count, let event, let day):
        try steps.workingDays(count, after: event, day)
      case .payment(let time): try steps.payment(time)
      }
    } catch {
      return [
        steps.lastDay(),
        ReckoningStep(.notRun, (error as? any SayableError)?.wording ?? .same("\(error)")),
      ]
    }
  }
}
