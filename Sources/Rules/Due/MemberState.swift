public import Languages
public import Portfolio
public import Values

/// The country whose public holidays decide where a time is counted in working days, or moves to one.
public struct MemberState: Hashable, Sendable {
  /// The code of ISO 3166: `SE`; of a contract with the Commission `EU`.
  public let code: String

  /// Whether what is done is agreed in a grant contract with the Commission, and no act of a country sets or
  /// moves its days: they are days of the calendar, and end where they end.
  public let isByContract: Bool

  /// Sweden, where most is done that the program was made for.
  public static let sweden = MemberState(code: "SE")

  /// The funds that are given by contract.
  private static let byContract: Set = ["DEAR"]

  private init(code: String, isByContract: Bool = false) {
    self.code = code
    self.isByContract = isByContract
  }

  /// The country of a programme; that of none is Sweden. The holidays of a contract are those of the
  /// institution that is party to it (Regulation (EEC, Euratom) No 1182/71, Article 2(1)).
  public init(of programme: Programme?) {
    if let programme, Self.byContract.contains(programme.fund) {
      self.init(code: MissingCalendar.institutions, isByContract: true)
    } else {
      self.init(code: programme?.country ?? Self.sweden.code)
    }
  }

  /// The public holidays, or what is missing.
  public func holidays() throws(MissingCalendar) -> HolidayCalendar {
    guard let calendar = HolidayCalendar.of(country: code) else {
      throw MissingCalendar(code: code)
    }
    return calendar
  }

  /// Why a day is off. Weekends are off without a calendar; of a weekday it is needed, but by a contract,
  /// whose days run over holidays as over others.
  public func reasonOff(_ day: Day, eves: Eves) throws -> DayOff? {
    do {
      return try holidays().reasonOff(day, eves: eves)
    } catch {
      switch day.weekday {
      case .saturday: return .saturday
      case .sunday: return .sunday
      default:
        guard isByContract else { throw error }
        return nil
      }
    }
  }

  /// The limit of a length after an event by Union counting; by a contract it stays where it ends.
  func limit(_ length: TimeLength, after event: Day) throws -> TimeLimit {
    guard !isByContract else {
      let end = try length.end(after: event).day
      return TimeLimit(strict: end, rolled: end, steps: [])
    }
    return try Regulation1182(calendar: holidays()).limit(length, after: event)
  }

  /// The same, or the end of the check where a calendar is missing.
  func limitOrUndecided(_ length: TimeLength, after event: Day) throws -> TimeLimit {
    try Self.orUndecided { try limit(length, after: event) }
  }

  /// What is counted by a calendar, or the end of the check where it is missing.
  static func orUndecided<Value>(_ count: () throws -> Value) throws -> Value {
    do {
      return try count()
    } catch let missing as MissingCalendar {
      throw missing.undecided
    }
  }

  /// Where the last day of a time moves that runs from an event: to the working day of its limit, nowhere, or
  /// nobody knows where.
  func move(_ length: TimeLength, after event: Day) -> Deadline.Move {
    .by { try limit(length, after: event) }
  }

  /// The first working day from a day that a paper names, where an act might move it; by a contract only
  /// weekends are days off, as far as anybody knows here.
  func workingDayOrUndecided(onOrAfter day: Day) throws -> Day {
    guard isByContract else {
      return try holidaysOrUndecided().workingDay(onOrAfter: day, eves: .rest)
    }
    var working = day
    while working.weekday.isWeekend { working = try working.adding(days: 1) }
    return working
  }

  /// Whether the acts of Sweden on holidays and time are those that count.
  var isUnderSwedishLaw: Bool { self == .sweden }

  /// The public holidays, or the end of the check.
  func holidaysOrUndecided() throws(Undecided) -> HolidayCalendar {
    do {
      return try holidays()
    } catch {
      throw error.undecided
    }
  }
}

/// The public holidays of a country are not held.
public struct MissingCalendar: SayableError, Hashable {
  /// The country, by its code.
  public let code: String

  /// The code by which the institutions of the Union are named, whose holidays are a list of every year.
  static let institutions = "EU"

  public var wording: Wording {
    let held = HolidayCalendar.countries.map(Wording.same).listed()
    guard code != Self.institutions else {
      return Wording(
        "the calendar of holidays of the Union's institutions is missing; there are those of \(held)",
        sv: "kalendern över helgdagar vid unionens institutioner saknas; de för \(held) finns")
    }
    return Wording(
      "the calendar of public holidays of \(code) is missing; there are those of \(held)",
      sv: "kalendern över helgdagar i \(code) saknas; de för \(held) finns")
  }

  /// The end of a check that needs it.
  fileprivate var undecided: Undecided {
    .notRun(
      wording,
      fix: code == Self.institutions
        ? Wording(
          "count the day by the holidays of the institution",
          sv: "räkna dagen efter institutionens helgdagar")
        : Wording(
          "count the day by the public holidays of \(code)",
          sv: "räkna dagen efter helgdagarna i \(code)"))
  }
}

extension Deadline.Move {
  /// To the last day of a time limit, or to a day that nobody knows where the limit lacks a calendar.
  static func by(_ limit: () throws -> TimeLimit) -> Deadline.Move {
    do {
      return .to(try limit().rolled)
    } catch let missing as MissingCalendar {
      return .unknown(missing)
    } catch {
      // Of years so far off that no calendar reaches them.
      return .nowhere
    }
  }
}

extension Project {
  /// Where its programme is run.
  public var memberState: MemberState {
    guard let programme, !programme.cci.hasPrefix("2021SE") else { return .sweden }
    return MemberState(of: programme)
  }

  /// What is due and cannot be reckoned, and why not.
  public func unreckoned(in context: Context) -> [Wording] {
    // Nearly every project is of Sweden.
    guard memberState != .sweden else { return [] }
    do {
      _ = try memberState.holidays()
      return []
    } catch {
      var found: [Wording] = []
      if awaitsSignature(in: context) {
        found.append(
          Wording(
            "the last day for the signed confirmation of the application is not reckoned: "
              + "\(error.wording)",
            sv: "sista dagen för undertecknad bekräftelse av ansökan är inte uträknad: "
              + "\(error.wording)"))
      }
      for request in awaitedRequests(in: context) {
        found.append(
          Wording(
            "the last day to answer the request for completion of \(request.sent) is not reckoned: "
              + "\(error.wording)",
            sv:
              "sista dagen att svara på begäran om komplettering \(request.sent) är inte uträknad: "
              + "\(error.wording)"))
      }
      return found
    }
  }
}
