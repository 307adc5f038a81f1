import Languages
public import Portfolio
import Provenance
public import Values

/// What the authorities of a programme of 2021–2027 send to the Commission, and when.
///
/// No document tells that it was sent, but the log may: what it tells of is done. An office that marks
/// one return marks them all, so from the day of the first mark on, whatever its kind, what is past and
/// was not marked is overdue. Of the days before that mark the log tells nothing, be it years of them.
/// Of what no return is made for, and while nothing is marked, only what is to come is listed.
public enum ProgrammeDeadlines {
  static let transmissions = Parameter<[String]>("transmission.days")
  static let monthsOfIndicators = Parameter<[String]>("transmission.monthsOfIndicators")
  static let firstTransmission = Parameter<Day>("transmission.first")
  static let lastTransmission = Parameter<Day>("transmission.last")
  static let forecasts = Parameter<[String]>("forecast.due")
  static let windows = Parameter<[String]>("paymentApplications.windowsEnd")
  static let final = Parameter<MonthDay>("paymentApplications.final")
  static let accountingYear = Parameter<MonthDay>("accountingYear.begins")
  static let accounts = Parameter<MonthDay>("accounts.due")
  static let performanceReport = Parameter<MonthDay>("performanceReport.due")
  static let decommitment = Parameter<Int>("decommitment.years")
  static let exceptions = Parameter<MonthDay>("decommitment.exceptionsDue")
  static let meetings = Parameter<Int>("monitoringCommittee.meetingsAYear")
  static let listMonths = Parameter<Int>("listOfOperations.months")
  static let timetables = Parameter<Int>("callTimetable.timesAYear")
  static let midTerm = Parameter<Day>("evaluation.midTerm")
  static let impact = Parameter<Day>("evaluation.impact")

  /// The parameters that the days are made of.
  public static let parameters: Set = [
    transmissions.name, monthsOfIndicators.name, firstTransmission.name, lastTransmission.name,
    forecasts.name, windows.name, final.name,
    accountingYear.name, accounts.name, performanceReport.name, decommitment.name,
    IrregularityReport.months.name,
    exceptions.name, meetings.name, listMonths.name, timetables.name, midTerm.name, impact.name,
    OtherDeadlines.quarterMonths.name, OtherDeadlines.participantDays.name,
    OtherDeadlines.organisationAccounts.name,
    OtherDeadlines.nameYears.name, OtherDeadlines.durabilityYears.name,
    OtherDeadlines.retentionYears.name, OtherDeadlines.bookkeepingYears.name,
  ]
}

extension Programme {
  /// What is to be sent from a day on until another, in the order of the days.
  public func deadlines(in context: Context, until last: Day) throws -> [Deadline] {
    guard isOfCalendar else { return [] }
    let days = ProgrammeCalendar(
      programme: self, context: context.forFund(of: self), last: last)
    return try days.all().sorted()
  }

  /// Whether the days of the programme are those of 2021–2027.
  var isOfCalendar: Bool { header.kind == .programme && cci.hasPrefix("2021") }
}

/// The days of one programme.
struct ProgrammeCalendar {
  let programme: Programme
  let context: Context
  let last: Day
  /// The first year that is asked for, where that is before the day of judgement.
  var begins: Int?

  var years: ClosedRange<Int> { context.day.year...max(context.day.year, last.year) }

  func all() throws -> [Deadline] {
    let logBegins = self.logBegins
    return try unfiltered().filter { item in
      item.due <= last
        && (context.day <= item.latest ?? item.due || isTold(item, since: logBegins))
    }
  }

  /// Those of all its years, whether or not anybody waits for them.
  func unfiltered() throws -> [Deadline] {
    var all: [Deadline] = []
    for year in yearsOfLog {
      all += try transmissions(in: year)
      all += forecasts(in: year)
      all += applications(in: year)
      all += accounts(in: year)
      all += performanceReport(in: year)
      all += try irregularities(in: year)
      all += exceptions(in: year) + decommitment(in: year)
      all += committee(in: year)
    }
    all += evaluations() + eligibility()
    all += lists() + timetables()
    return all
  }

  private func transmissions(in year: Int) throws -> [Deadline] {
    let book = context.rulebook
    guard let first = book.parameter(ProgrammeDeadlines.firstTransmission, on: context.day).value,
      let last = book.parameter(ProgrammeDeadlines.lastTransmission, on: context.day).value
    else { return [] }
    let months = book.parameter(ProgrammeDeadlines.monthsOfIndicators, on: context.day).value ?? []
    let earlier = [year - 1, year].flatMap { days(ProgrammeDeadlines.transmissions, in: $0) }
      .map { $0.day }.filter { first <= $0 }
    return try days(ProgrammeDeadlines.transmissions, in: year).filter {
      first <= $0.day && $0.day <= last
    }.map { day, law in
      // The data are those of the end of the month before (Article 42(4)).
      let cutOff = try day.firstOfMonth.adding(days: -1)
      // The data of a day are those that are due next.
      let before = earlier.filter { $0 < day }.max()
      return deadline(
        .transmission, day,
        months.contains("\(day.month)")
          ? Wording(
            "financial data and indicators as of \(cutOff)",
            sv: "finansiella data och indikatorer per \(cutOff)")
          : Wording("financial data as of \(cutOff)", sv: "finansiella data per \(cutOff)"), law,
        done: sent(.transmission, from: try before?.adding(days: 1) ?? Day.first, to: day))
    }
  }

  private func forecasts(in year: Int) -> [Deadline] {
    days(ProgrammeDeadlines.forecasts, in: year).filter { isFollowed($0.day) }.map {
      deadline(
        .forecast, $0.day,
        Wording(
          "the forecast of payment applications for \(year) and \(year + 1)",
          sv: "prognos över betalningsansökningar för \(year) och \(year + 1)"), $0.law)
    }
  }

  private func applications(in year: Int) -> [Deadline] {
    guard
      case .applies(let months) = context.rulebook.parameter(
        ProgrammeDeadlines.windows, on: context.day)
    else { return [] }
    let ends = months.value.compactMap(Int.init).compactMap {
      Day(year: year, month: $0, day: 1)?.lastOfMonth
    }
    return ends.filter(isApplied).map { end in
      let isFinal = isFinal(end)
      // June and July are one period, and the final application of a year is made after its end.
      let before = ends.filter { $0 < end }.max().flatMap { try? $0.adding(days: 1) }
      let first: Day? = isFinal ? end.firstOfMonth : before ?? Day(year: year, month: 1, day: 1)
      return deadline(
        .paymentApplication, end,
        isFinal
          ? Wording(
            "the final payment application of the accounting year \(year - 1)/\(year)",
            sv: "den sista betalningsansökan för räkenskapsåret \(year - 1)/\(year)")
          : Wording(
            "last day of the period for a payment application",
            sv: "sista dag i perioden för en betalningsansökan"), months.law,
        done: sent(.paymentApplication, from: first, to: end))
    }
  }

  /// The first accounting year ends in the year after the programme's first, and the last one three
  /// years after its last (Article 2(29)).
  private func accounts(in year: Int) -> [Deadline] {
    guard isAccounted(in: year) else { return [] }
    let accounts = every(ProgrammeDeadlines.accounts, in: year)
    // What the accounts hold had been verified, on whichever day they were sent.
    let sent = sent(.accounts, dueIn: year)
    let verified = accounts.map { every in
      let late = sent.flatMap { every.day < $0.day ? $0.day : nil }
      return deadline(
        .verification, late ?? every.day,
        Wording(
          "the management verifications of the expenditure in the accounts of \(year - 2)/\(year - 1)",
          sv: "förvaltningskontrollerna av utgifterna i räkenskaperna för \(year - 2)/\(year - 1)"),
        [Act.cpr.article("74", "2")] + every.law, .beforeAccounts(sent: late), named: every.day.iso,
        done: sent)
    }
    return verified
      + accounts.map {
        deadline(
          .accounts, $0.day,
          Wording(
            "the accounts of \(year - 2)/\(year - 1), with declaration, opinion and control report",
            sv: "räkenskaperna för \(year - 2)/\(year - 1), med förklaring, uttalande och rapport"),
          $0.law, done: sent)
      }
  }

  private func performanceReport(in year: Int) -> [Deadline] {
    every(ProgrammeDeadlines.performanceReport, in: year).map {
      deadline(
        .performanceReport, $0.day,
        Wording(
          "the annual performance report on \(year - 2)/\(year - 1)",
          sv: "den årliga prestationsrapporten för \(year - 2)/\(year - 1)"), $0.law,
        done: sent(.performanceReport, dueIn: year))
    }
  }

  private func irregularities(in year: Int) throws -> [Deadline] {
    guard year > programme.firstYear, year <= programme.lastYear + 4 else { return [] }
    let months = context.rulebook.parameter(IrregularityReport.months, on: context.day)
    guard case .applies(let months) = months else { return [] }
    let ends = [year - 1, year].flatMap { year in
      [3, 6, 9, 12].compactMap { Day(year: year, month: $0, day: 1)?.lastOfMonth }
    }
    var found: [Deadline] = []
    for end in ends {
      let due = try end.adding(months: months.value)
      guard due.year == year else { continue }
      let state = MemberState(of: programme)
      let what = Wording(
        "the irregularities of quarter \(end.month / 3) of \(end.year)",
        sv: "oriktigheter under kvartal \(end.month / 3) \(end.year)")
      found.append(
        deadline(
          .irregularities, due, what, months.law,
          .after(.quarterEnds, end, .months(months.value)), named: end.iso,
          move: .by { try IrregularityReport.limit(months.value, after: end, in: state) },
          // The report of a day is on the quarter that ended last before it.
          done: sent(
            .irregularities, from: try end.adding(days: 1),
            to: try end.adding(days: 1).adding(months: 3).adding(days: -1))))
    }
    return found
  }

  /// By the end of January the Commission is told what of the year before is not to be decommitted
  /// (Article 106(2)).
  private func exceptions(in year: Int) -> [Deadline] {
    guard !decommitment(in: year - 1).isEmpty else { return [] }
    return every(ProgrammeDeadlines.exceptions, in: year).map {
      deadline(
        .decommitment, $0.day,
        Wording(
          "what the Commission is told of exceptions from decommitment at the end of \(year - 1)",
          sv:
            "underrättelse till kommissionen om undantag från återtagande vid slutet av \(year - 1)"
        ),
        $0.law)
    }
  }

  /// Commitments are made for all years of the programme but the last, whose end is another.
  private func decommitment(in year: Int) -> [Deadline] {
    let answer = context.rulebook.parameter(ProgrammeDeadlines.decommitment, on: context.day)
    guard case .applies(let years) = answer,
      (programme.firstYear...max(programme.firstYear, programme.lastYear - 1))
        .contains(year - years.value),
      let end = Day(year: year, month: 12, day: 31)
    else { return [] }
    return [
      deadline(
        .decommitment, end,
        Wording(
          "what is committed for \(year - years.value) is covered by payment applications, or lost",
          sv: "åtagandet för \(year - years.value) täcks av betalningsansökningar eller återtas"),
        years.law)
    ]
  }

  // MARK: Parts

  /// Whether payment applications may be sent on a day: from the programme's first year until the
  /// final one of its last accounting year.
  private func isApplied(_ day: Day) -> Bool {
    let final = context.rulebook.parameter(ProgrammeDeadlines.final, on: day).value
    guard let end = final?.day(in: programme.lastYear + 3) else { return false }
    return day.year > programme.firstYear && day <= end
  }

  /// Whether payment applications may come after a day.
  private func isFollowed(_ day: Day) -> Bool {
    (try? day.adding(days: 1)).map(isApplied) ?? false
  }

  /// Whether accounts are due in a year.
  private func isAccounted(in year: Int) -> Bool {
    year >= programme.firstYear + 2 && year <= programme.lastYear + 4
  }

  /// The days of a list in a year.
  private func days(
    _ parameter: Parameter<[String]>, in year: Int
  ) -> [(day: Day, law: [Citation])] {
    guard case .applies(let list) = context.rulebook.parameter(parameter, on: context.day)
    else { return [] }
    return list.value.compactMap { MonthDay($0)?.day(in: year) }.map { ($0, list.law) }
  }

  private func every(
    _ parameter: Parameter<MonthDay>, in year: Int
  ) -> [(day: Day, law: [Citation])] {
    guard let first = Day(year: year, month: 1, day: 1),
      case .applies(let value) = context.rulebook.parameter(parameter, on: first),
      let day = value.value.day(in: year)
    else { return [] }
    return [(day, value.law)]
  }

  func deadline(
    _ kind: Deadline.Kind, _ day: Day, _ what: Wording, _ law: [Citation],
    _ reckoning: Reckoning = .everyYear, named name: String? = nil, move: Deadline.Move = .nowhere,
    done: Deadline.Deed? = nil
  ) -> Deadline {
    Deadline(
      kind, name ?? day.iso, what: what, due: day, move: move, spot: programme.spot, law: law,
      reckoning: reckoning, done: done)
  }
}
