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
  /// So many years after the year of the last payment, and by the law on bookkeeping so many.
  case retention(paid: Day, years: Int, bookkeepingYears: Int?)
  /// The end of the month so many months after that in which a quarter ends.
  case quarter(end: Day, months: Int)
  /// The act asks for it so many times a year and names no day.
  case timesAYear(Int, Repeated)
  /// So many months before a day.
  case before(Day, months: Int)
  /// The end of a body's operating year.
  case operatingYear
  /// Before the accounts are sent: by their last day, or the day after it on which they were.
  case beforeAccounts(sent: Day?)
  /// The last day that a vague day can be.
  case vague(VagueDay)

  /// What comes again within a year.
  public enum Repeated: Hashable, Sendable {
    /// No document tells of it.
    case meeting
    /// The next comes so long after the one that was sent.
    case list
    /// Those that are sent in a year count one after another.
    case timetable
  }

  /// Whether a last day that is a day off moves to a working day by Union law: that of a time that runs
  /// from an event, and no day that a paper or an act names.
  var movesFromDayOff: Bool {
    switch self {
    case .after(let event, _, _): event.moves
    case .payment: true
    default: false
    }
  }

  /// What a time runs from.
  public enum Event: Hashable, Sendable {
    case callCloses, selection, quarterEnds
    /// A name is published, never before the decision.
    case publication
    /// The list that first had a name is sent to the website, as the log tells.
    case firstList
    case finalPayment, monthEnds
    /// A request for completion is sent, as the log tells.
    case requestSent
    /// A list of operations is sent to the website, as the log tells.
    case listSent

    /// Whether the last day of a time that runs from it may move from a day off. What may stand so long and
    /// no longer has nothing to run on for (Regulation (EEC, Euratom) No 1182/71, Article 3(4), is of what is
    /// to be done).
    var moves: Bool { self != .publication && self != .firstList }
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
  /// - Parameter state: where it is to be done, whose public holidays count.
  public func explanation(in state: MemberState = .sweden) -> [ReckoningStep] {
    var told = Explanation(due: due, law: law, state: state)
    do {
      try told.tell(reckoning)
    } catch {
      // What was told until then is right as far as it goes.
      if !told.steps.contains(where: { $0.kind == .last }) { told.tellLastDay() }
      told.steps.append(
        ReckoningStep(.notRun, (error as? any SayableError)?.wording ?? .same("\(error)")))
    }
    return told.steps
  }
}
