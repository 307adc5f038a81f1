public import Languages
public import Portfolio
public import Provenance
public import Values

/// Something that is to be done by a day: by whom it is set, and by which paper it was done.
///
/// This is the one meaning of *late*: the rules that find something overdue, `due` and `show` go by it,
/// and the sums of `status` are held against it. What is done on its day is in time, and from the day
/// after it is late. Where a time may run on to a working day, it is late only after that day; the rules
/// warn in between.
public struct Deadline: Hashable, Sendable {
  /// What kind of thing is to be done.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The signed confirmation of an application.
    case signature
    /// The contents of a report.
    case content
    /// The finances of a report: its claim.
    case finance
    /// A condition of a decision.
    case condition
    /// The payment of a claim.
    case payment
    /// Money asked back.
    case recovery
    /// What the Commission is told of an operation of strategic importance.
    case notice
    /// The claim and the report on a quarter of a project of 2014–2020.
    case quarter
    /// The participants of a month of a project of ESF+.
    case participants
    /// The yearly accounts of a beneficiary that is an international organisation.
    case organisationAccounts
    /// What becomes of the work in ordinary operations.
    case mainstreaming
    /// The answer to a request for completion.
    case completion
    /// The end of the time in which a natural person's name is public.
    case removal
    /// The end of the time in which an investment must stand.
    case durability
    /// The end of the time in which documents are kept.
    case retention
    /// The data on a programme.
    case transmission
    /// The forecast of payment applications.
    case forecast
    /// The end of a period for a payment application.
    case paymentApplication
    /// The accounts of a year, with what belongs to them.
    case accounts
    /// The management verifications of the expenditure in the accounts of a year.
    case verification
    /// The annual performance report.
    case performanceReport
    /// The report on the irregularities of a quarter.
    case irregularities
    /// The day from which commitments that are not covered are lost.
    case decommitment
    /// A new list of operations on the programme's website.
    case listOfOperations
    /// A new timetable of calls on it.
    case callTimetable
    /// A meeting of the monitoring committee.
    case monitoringCommittee
    /// An evaluation of the programme.
    case evaluation
    /// The end of the time in which expenditure is incurred and paid.
    case eligibility
    /// The end of a call for applications.
    case call
    /// What the parties of an agreement follow up.
    case followUp
    /// The last day to give notice of an agreement.
    case termination
    /// An organisation's annual meeting.
    case annualMeeting
    /// An occasion of a series that an organisation holds.
    case occasion
  }

  /// Whom something is to be done by, or whose work it is.
  public enum Party: String, Hashable, Sendable, CaseIterable {
    /// The beneficiary.
    case owner
    /// The officer who has the project at the fund.
    case officer
    /// Who pays, accounts and forecasts.
    case finance
    /// The authorities of the programme, towards the Commission.
    case authority
  }

  /// The paper by which it was done, and the day.
  public struct Deed: Hashable, Sendable {
    /// What tells of it.
    public enum Paper: Hashable, Sendable {
      case document(DocumentHeader)
      /// A return that was sent.
      case sent(SentReturn)
    }

    public let paper: Paper
    public let day: Day

    init(document: DocumentHeader, day: Day) {
      paper = .document(document)
      self.day = day
    }

    /// - Returns: nothing where the log does not name the day as it should.
    init?(sent: SentReturn) {
      guard let day = sent.day else { return nil }
      paper = .sent(sent)
      self.day = day
    }

    /// The paper, when it is a document.
    public var document: DocumentHeader? {
      if case .document(let header) = paper { header } else { nil }
    }
  }

  /// Where its last day moves when it is a day off.
  public enum Move: Hashable, Sendable {
    /// It stays where it is.
    case nowhere
    /// To a day, which may be the same.
    case to(Day)
    /// To which day is not known without a calendar.
    case unknown(MissingCalendar)
  }

  /// That nobody waits for it any more.
  public struct Lapse: Hashable, Sendable {
    public let day: Day
    /// Why, as the end of a sentence.
    public let why: Wording
  }

  /// That somebody in the office answers for its being late.
  public struct Acceptance: Hashable, Sendable {
    /// The last day of judgement on which it is accepted.
    public let until: Day
    /// The entry of the log that accepts it.
    public let entry: Int64

    public init(until: Day, entry: Int64) {
      self.until = until
      self.entry = entry
    }
  }

  public let kind: Kind
  /// What tells it from others of its kind in the same project or programme. It stays the same when the
  /// day moves.
  public let name: String
  /// What is to be done.
  public let what: Wording
  /// The last day on which it is in time.
  public let due: Day
  /// The day to which its last day moves by another reading of the law: a working day, where it is a day off
  /// and the time may run on, or the end of the month.
  public let moved: Day?
  /// The calendar without which nobody knows until when it is in time by any reading.
  public let missing: MissingCalendar?
  /// Where the day is set.
  public let spot: Spot
  /// The law that sets it, when it is no decision or call.
  public let law: [Citation]
  /// How the day comes about.
  public let reckoning: Reckoning
  /// Why the day is not what it would be without that: an interruption of the 80 days.
  public let note: Wording?
  /// How it was done; `nil` while it is open.
  public let done: Deed?
  /// Since when its time stands still, as long as nobody knows until when.
  public let suspended: Day?
  /// Whether its time runs out by itself: nothing is done then, and nothing is late.
  public let endsByItself: Bool
  /// Since when nobody waits for it any more, and why; `nil` while it stands.
  public let lapsed: Lapse?
  /// Until when it is accepted that it is late, and by which entry of the log; `nil` where nobody accepts it.
  public internal(set) var acceptance: Acceptance?

  init(
    _ kind: Kind, _ name: String, what: Wording, due: Day, move: Move = .nowhere, spot: Spot,
    law: [Citation] = [],
    reckoning: Reckoning = .stated, note: Wording? = nil, done: Deed? = nil, suspended: Day? = nil,
    endsByItself: Bool? = nil, lapsed: Lapse? = nil
  ) {
    self.kind = kind
    self.name = name
    self.what = what
    self.due = due
    switch move {
    case .nowhere: (moved, missing) = (nil, nil)
    case .to(let day): (moved, missing) = (day == due ? nil : day, nil)
    case .unknown(let calendar): (moved, missing) = (nil, calendar)
    }
    self.spot = spot
    self.law = law
    self.reckoning = reckoning
    self.note = note
    self.done = done
    self.suspended = suspended
    self.endsByItself = endsByItself ?? kind.endsByItself
    self.lapsed = lapsed
  }
}

extension Deadline {
  /// What it is the same by, however its day moves: its kind and its name.
  var identity: [String] { [kind.rawValue, name] }

  /// A name for each of some things, which does not hang on the order they come in: the first of their
  /// marks, and as many more as it takes to tell it from the others with the same.
  static func names<Thing>(of things: [Thing], by marks: [(Thing) -> String]) -> [String] {
    var names = things.map { _ in "" }
    func name(_ places: [Int], by marks: ArraySlice<(Thing) -> String>) {
      guard let mark = marks.first else {
        // They are alike in everything, so that it does not matter which is which.
        for (extra, place) in places.enumerated() {
          names[place] += String(repeating: "+", count: extra)
        }
        return
      }
      for place in places {
        names[place] += (names[place].isEmpty ? "" : " ") + mark(things[place])
      }
      for group in Dictionary(grouping: places, by: { names[$0] }).values where group.count > 1 {
        name(group.sorted(), by: marks.dropFirst())
      }
    }
    name(Array(things.indices), by: marks[...])
    return names
  }

  /// Why its last day is a day off, where the public holidays of a country are held. A day that a paper
  /// names may fall on an eve as well; of a time that runs out by itself nothing is told.
  public func dayOff(in state: MemberState) -> DayOff? {
    guard !endsByItself else { return nil }
    return try? state.reasonOff(due, eves: eves)
  }

  /// The calendar that is missing, where it is not known whether its last day is a day off or to which
  /// working day it moves.
  public func missingCalendar(in state: MemberState) -> MissingCalendar? {
    guard !endsByItself, !state.isByContract else { return nil }
    do {
      let isOff = try state.reasonOff(due, eves: eves) != nil
      guard isOff, reckoning.movesFromDayOff else { return nil }
      _ = try state.holidays()
      return nil
    } catch {
      return error as? MissingCalendar
    }
  }

  private var eves: Eves { reckoning == .stated ? .rest : .work }

  /// Whether a last day is past on a day.
  static func isPast(_ due: Day, on day: Day) -> Bool { due < day }
}

extension Deadline: Comparable {
  /// By day, then as they are listed in the kinds.
  public static func < (left: Deadline, right: Deadline) -> Bool {
    (left.due, left.kind.order, left.spot.version, left.spot.element)
      < (right.due, right.kind.order, right.spot.version, right.spot.element)
  }
}
