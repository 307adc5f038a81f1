public import Languages
public import Portfolio
public import Values

/// The country whose public holidays decide where a time is counted in working days, or moves to one.
public struct MemberState: Hashable, Sendable {
  /// The code of ISO 3166: `SE`.
  public let code: String

  /// Whether what is done is agreed in a grant contract with the Commission, and no act of the country
  /// sets or moves its days.
  public let isByContract: Bool

  /// Sweden, where most is done that the program was made for.
  public static let sweden = MemberState(code: "SE")

  /// The funds that are given by contract.
  private static let byContract: Set = ["DEAR"]

  private init(code: String, isByContract: Bool = false) {
    self.code = code
    self.isByContract = isByContract
  }

  /// The country of a programme; that of none is Sweden.
  public init(of programme: Programme?) {
    if let programme, Self.byContract.contains(programme.fund) {
      self.init(code: Self.sweden.code, isByContract: true)
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

  /// Why a day is off. Weekends are off without a calendar; of a weekday it is needed.
  public func reasonOff(_ day: Day, eves: Eves) throws -> DayOff? {
    do {
      return try holidays().reasonOff(day, eves: eves)
    } catch {
      switch day.weekday {
      case .saturday: return .saturday
      case .sunday: return .sunday
      default: throw error
      }
    }
  }

  /// Whether the acts of Sweden on holidays and time are those that count.
  var isUnderSwedishLaw: Bool { self == .sweden }

  /// The public holidays, or the end of the check.
  func holidaysOrUndecided() throws(Undecided) -> HolidayCalendar {
    do {
      return try holidays()
    } catch {
      throw .notRun(
        error.wording,
        fix: Wording(
          "count the day by the public holidays of \(code)",
          sv: "räkna dagen efter helgdagarna i \(code)"))
    }
  }
}

/// The public holidays of a country are not held.
public struct MissingCalendar: SayableError, Hashable {
  /// The country, by its code.
  public let code: String

  public var wording: Wording {
    let held = HolidayCalendar.countries.map(Wording.same).listed()
    return Wording(
      "the calendar of public holidays of \(code) is missing; there are those of \(held)",
      sv: "kalendern över helgdagar i \(code) saknas; de för \(held) finns")
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
