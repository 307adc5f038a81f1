import Languages
import Portfolio
import Values

/// Which programme a payment application is of, and which time.
struct PaymentApplicationScope {
  let programme: Programme
  let time: ApplicationTime
  /// The days whose expenditure is applied for.
  private(set) var applied: Period
  /// The days of the accounting year so far.
  private(set) var year: Period
  /// The day it is made for.
  private(set) var day: Day
  /// The applications of the same window that were sent.
  let inSameWindow: [ApplicationMark]
  /// The applications that were sent before it, when any was.
  private(set) var sentBefore: SentStandings?
  /// The same, unless somebody said which day the one before it reached.
  private(set) var standings: SentStandings?
  /// The last of the year that was sent before it.
  let last: ApplicationMark?
  /// The days on which the application before this one, and that before the accounting year, were made.
  private(set) var applicationBefore: Day?
  private(set) var applicationBeforeYear: Day?
  let terms: ReturnTerms

  init(
    _ reading: Reading, _ context: ExportContext, for kind: Return = .paymentApplication
  ) throws {
    programme = try context.programmeOfRegulation(in: reading, for: kind)
    guard programme.fund == "AMIF" else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "the rows of the template are those of AMIF, and \(programme.cci) is of \(programme.fund)",
          sv: "mallens rader är AMIF:s, och \(programme.cci) gäller \(programme.fund)"))
    }
    guard let time = ApplicationTime(on: context.on, context.terms) else {
      if let first = context.terms.firstAccountingYear, let last = context.terms.lastAccountingYear
      {
        throw ExportError.unsuited(
          kind,
          Wording(
            "no accounting year has an application of \(context.on): they run from \(first.first) to "
              + "\(last.last)",
            sv:
              "inget räkenskapsår har en ansökan från \(context.on): de löper från \(first.first) till "
              + "\(last.last)"))
      }
      throw ExportError.unsuited(
        kind,
        Wording(
          "the rulebook does not say when accounting years and windows begin",
          sv: "regelboken säger inte när räkenskapsår och fönster börjar"))
    }
    self.time = time
    terms = context.terms
    day = context.on
    year = try Period(first: time.year.period.first, last: time.until)
    let marks = context.sent.marks(of: programme)
    inSameWindow = marks.filter { ApplicationTime(on: $0.on, context.terms)?.window == time.window }
    let before = marks.filter { $0.on < context.on }
    last = before.last { ApplicationTime(on: $0.on, context.terms)?.year == time.year }
    // Accounts tell what their year has had, also where none of its applications is marked.
    if kind == .paymentApplication,
      !before.isEmpty || context.sent.hasAccounts(of: programme, by: context.on)
    {
      sentBefore = try SentStandings(before, of: programme, reading, context)
      if context.since == nil { standings = sentBefore }
    }
    applicationBeforeYear = context.lastApplication(beforeYear: time.year, of: programme)
    guard let since = context.since else {
      applied = year
      applicationBefore = applicationBeforeYear
      return
    }
    guard time.year.period.first <= since, since < time.until else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "an earlier application of \(time.year.name) reached a day from \(time.year.period.first) "
            + "to before \(time.until); \(since) is not one",
          sv:
            "en tidigare ansökan för \(time.year.name) nådde en dag från \(time.year.period.first) "
            + "till före \(time.until); \(since) är inte en sådan"))
    }
    applied = try Period(first: try since.adding(days: 1), last: time.until)
    // An application that did not close a year reached the day it was made on.
    applicationBefore = since
  }

  /// One of which everything is known.
  init(
    programme: Programme, time: ApplicationTime, applied: Period, year: Period, day: Day,
    applicationBefore: Day?, applicationBeforeYear: Day?, terms: ReturnTerms
  ) {
    self.programme = programme
    self.time = time
    self.applied = applied
    self.year = year
    self.day = day
    self.applicationBefore = applicationBefore
    self.applicationBeforeYear = applicationBeforeYear
    self.terms = terms
    inSameWindow = []
    last = nil
  }

  /// The same with the applications that were sent, whichever day they were made for.
  func among(_ standings: SentStandings) -> PaymentApplicationScope {
    var scope = self
    scope.sentBefore = standings
    scope.standings = standings
    return scope
  }

  /// What closed years have left, which is asked for besides what is registered in its own.
  func carried(_ reading: Reading) throws -> CarriedExpenditure {
    guard let sentBefore else { return .none }
    return try CarriedExpenditure(
      before: time.year, of: programme, sentBefore, on: day, reading, terms)
  }

  /// The same for all that was registered since the programme began, up to a day.
  func sinceStart(until last: Day? = nil) throws -> PaymentApplicationScope {
    var scope = self
    let until = min(last ?? time.until, time.until)
    scope.sentBefore = nil
    scope.standings = nil
    guard let first = Day(year: programme.firstYear, month: 1, day: 1), first <= until else {
      return scope
    }
    scope.applied = try Period(first: first, last: until)
    scope.year = scope.applied
    scope.day = min(last ?? day, day)
    scope.applicationBefore = nil
    scope.applicationBeforeYear = nil
    return scope
  }
}
