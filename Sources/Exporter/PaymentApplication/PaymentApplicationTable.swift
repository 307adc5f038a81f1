import Languages
import Portfolio
import Provenance
import Values

/// The payment application to the Commission (Regulation (EU) 2021/1060, Article 91 and Annex XXIII):
/// what is registered of accepted claims, in euro, by specific objective and provision.
///
/// What is applied for is what was registered since the day that an earlier application reached, and
/// the accounting year so far stands beside it. The template does not say which of the two its columns
/// hold: the Commission's system asks for one of them, and both are here.
///
/// The Commission's decisions on the accounts of earlier years are not in the portfolio.
struct PaymentApplicationTable: Arrangement {
  private let expenditure: Sheet<PaymentApplicationRow>
  private let conditions: Sheet<ConditionRow>
  private let commitments: Sheet<Commitment>
  private let head: Sheet<PaymentApplicationHead>
  private let context: ExportContext

  static let names = ["expenditure", "conditions", "commitments", "application"]

  init(_ context: ExportContext, hasLabels: Bool) {
    expenditure = PaymentApplicationRow.sheet(hasLabels: hasLabels)
    conditions = ConditionRow.sheet(hasLabels: hasLabels)
    commitments = Commitment.sheet(hasLabels: hasLabels)
    head = PaymentApplicationHead.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] { [expenditure.head, conditions.head, commitments.head, head.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let scope = try PaymentApplicationScope(reading, context)
    var sums = PaymentApplicationSums(scope, rates: EuroRates(try reading.rates()), context)
    let commitmentTerms = context.terms.commitments
    var covered = try Self.daysOfCommitments(scope, commitmentTerms).map { day in
      (
        day: day,
        sums: PaymentApplicationSums(
          try scope.sinceStart(until: day), rates: EuroRates(try reading.rates()), context)
      )
    }
    var errors = OpenErrors()
    try reading.eachProject { project in
      if try sums.add(project) { try errors.add(project, reading, context) }
      for index in covered.indices { try covered[index].sums.add(project) }
    }
    let rows = try sums.rows()
    // What all that was registered asks of the Union, by objective.
    var all: [String: Money] = [:]
    for row in rows { try body(try expenditure.row(row)) }
    for row in sums.conditions.rows() { try body(try conditions.row(row)) }
    if let commitmentTerms {
      var applied: [Day: AppliedUnion] = [:]
      for index in covered.indices {
        applied[covered[index].day] = try Self.union(of: &covered[index].sums)
      }
      all = applied[scope.day]?.byObjective ?? [:]
      let years = try Commitment.all(
        of: scope.programme, on: context.on, applied: { applied[$0] }, commitmentTerms)
      for row in years { try body(try commitments.row(row)) }
    }
    try body(try head.row(try PaymentApplicationHead(scope, rows)))
    var remarks = Remarks()
    remarks.conversions = try sums.conversions.all()
    remarks.notices += try Self.aboveProgramme(all, scope)
    if let notice = errors.notice { remarks.notices.append(notice) }
    if let notice = Self.other(than: scope, context) { remarks.notices.append(notice) }
    remarks.notices += scope.inSameWindow.map { before in
      Wording(
        "an application of the window \(scope.time.window.first) to \(scope.time.window.last) was sent "
          + "on \(before.sent) as \(before.file), and one is sent in each (Article 91(1) of Regulation "
          + "(EU) 2021/1060)",
        sv: "en ansökan för fönstret \(scope.time.window.first) till \(scope.time.window.last) "
          + "skickades \(before.sent) som \(before.file), och en skickas i varje (artikel 91.1 i "
          + "förordning (EU) 2021/1060)")
    }
    return remarks
  }

  /// The days by which it is asked what was applied for: the deadlines of commitments that have passed, and
  /// the day of the application.
  private static func daysOfCommitments(
    _ scope: PaymentApplicationScope, _ terms: CommitmentTerms?
  ) -> [Day] {
    guard let terms else { return [] }
    let deadlines = Set(scope.programme.allocations.map(\.year)).compactMap {
      Commitment.deadline(of: $0, in: scope.programme, terms)
    }
    return Set(deadlines.filter { $0 < scope.day } + [scope.day]).sorted()
  }

  /// That more is asked of the Union under an objective than the programme has for it, all applications since
  /// it began together.
  static func aboveProgramme(
    _ asked: [String: Money], _ scope: PaymentApplicationScope
  ) throws -> [Wording] {
    try scope.programme.objectives.map(\.code).compactMap { objective in
      guard let amount = asked[objective], let most = try scope.programme.amount(for: objective),
        most.currency == amount.currency, try !amount.isAtMost(most)
      else { return nil }
      return Wording(
        "\(objective): \(amount) is asked of the Union since the programme began, and the programme has "
          + "\(most) for it; no more is paid (Article 93(3) of Regulation (EU) 2021/1060)",
        sv:
          "\(objective): \(amount) begärs av unionen sedan programmet började, och programmet har "
          + "\(most) för det; mer betalas inte (artikel 93.3 i förordning (EU) 2021/1060)")
    }
  }

  /// That the log tells of another application before it than the day that was given.
  private static func other(
    than scope: PaymentApplicationScope, _ context: ExportContext
  ) -> Wording? {
    guard let since = context.since, let last = scope.last, since != last.on else { return nil }
    return Wording(
      "--since says \(since), and the last application of \(scope.time.year.name) that is marked as sent "
        + "was made for \(last.on) (\(last.file)); what was registered between is asked for twice, or not "
        + "at all",
      sv:
        "--since anger \(since), och den sista ansökan för \(scope.time.year.name) som är markerad som "
        + "skickad gjordes per \(last.on) (\(last.file)); det som bokförts däremellan begärs två gånger, "
        + "eller inte alls")
  }

  /// What all that was registered asks of the Union; `nil` when something is missing of earlier years, which
  /// keeps no application of this one back.
  private static func union(of sums: inout PaymentApplicationSums) throws -> AppliedUnion? {
    do {
      return try AppliedUnion(try sums.rows())
    } catch ExportError.incomplete {
      return nil
    }
  }

  /// What SQLite says is registered, each amount in euro by itself.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let scope = try PaymentApplicationScope(reading, context)
    let rates = EuroRates(try reading.rates())
    var totals = Totals()
    for row in try reading.registeredExpenditure(
      of: scope.programme, in: scope.applied,
      yearBegins: context.terms.accountingYearBegins)
    {
      for (amount, sum) in [
        (row.eligible, "registered_expenditure"), (row.publicContribution, "registered_public"),
      ] {
        // A rate that is missing has stopped the return before.
        guard let converted = try rates.convert(amount, registered: row.converted) else { continue }
        try totals.add(converted.euro, of: names[0], to: sum)
      }
    }
    if context.terms.commitments != nil {
      let committed = try reading.committedAmount(of: scope.programme)
      try totals.add(committed, of: "commitments", to: "amount")
    }
    return totals
  }
}

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
  /// In which of the applications that were sent before it expenditure stands, unless somebody said which day
  /// the one before it reached.
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
    if kind == .paymentApplication, context.since == nil, !before.isEmpty {
      standings = try SentStandings(before, of: programme, reading, context)
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
    scope.standings = standings
    return scope
  }

  /// The same for all that was registered since the programme began, up to a day.
  func sinceStart(until last: Day? = nil) throws -> PaymentApplicationScope {
    var scope = self
    let until = min(last ?? time.until, time.until)
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
