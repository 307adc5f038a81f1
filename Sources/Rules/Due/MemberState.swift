public import Languages
public import Portfolio
public import Values

/// The country whose public holidays decide where a time is counted in working days, or moves to one.
public struct MemberState: Hashable, Sendable {
  /// The code of ISO 3166: `SE`.
  public let code: String

  /// Sweden, whose calendar the program has.
  public static let sweden = MemberState(code: "SE")

  private init(code: String) { self.code = code }

  /// The country of a programme, by its number: `2021SE65AMPR001`. A programme that has none of that
  /// form is run from Sweden, as all that the program was made for.
  public init(of programme: Programme?) { self.init(cci: programme?.cci) }

  /// Asked of every project, so it looks at letters and needs no pattern.
  init(cci: String?) {
    let start = cci.map { Array($0.utf8.prefix(8)) } ?? []
    guard start.count == 8, [Array("2014".utf8), Array("2021".utf8)].contains(Array(start[..<4])),
      start[4...5].allSatisfy({ (0x41...0x5A).contains($0) }),
      start[6...7].allSatisfy({ (0x30...0x39).contains($0) })
    else {
      self = .sweden
      return
    }
    self.init(code: String(decoding: start[4...5], as: UTF8.self))
  }

  /// The public holidays, or what is missing.
  public func holidays() throws(MissingCalendar) -> HolidayCalendar {
    guard self == .sweden else { throw MissingCalendar(code: code) }
    return .sweden
  }

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
    Wording(
      "the calendar of public holidays of \(code) is missing; there is that of SE",
      sv: "kalendern över helgdagar i \(code) saknas; den för SE finns")
  }
}

extension Project {
  /// Where its programme is run.
  public var memberState: MemberState {
    guard let cci = programme?.cci, !cci.hasPrefix("2021SE") else { return .sweden }
    return MemberState(cci: cci)
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
