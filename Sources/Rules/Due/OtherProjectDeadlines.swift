import Languages
import Portfolio
import Provenance
import Values

// What is due in a project by other law and practice than its schedule and its claims.

enum OtherDeadlines {
  static let quarterMonths = Parameter<Int>("legacy.claimMonths")
  static let participantDays = Parameter<Int>("participants.reportedWithin")
  static let organisationAccounts = Parameter<MonthDay>("internationalOrganisation.accountsDue")
  static let nameYears = Parameter<Int>("listOfOperations.naturalPersonYears")
  static let durabilityYears = Parameter<Int>("durability.years")
  static let retentionYears = Parameter<Int>("retention.years")
  static let bookkeepingYears = Parameter<Int>("retention.bookkeepingYears")
}

extension Project {
  // MARK: The quarters of 2014–2020

  /// The quarterly claims of a project of 2014–2020 whose decision states no periods.
  func quarters(in context: Context) -> [Deadline] {
    guard let months = context.rulebook.known(OtherDeadlines.quarterMonths, on: context.day),
      let grant = grant(on: context.day), schedule(on: context.day) == nil,
      let first = grant.firstDay ?? application?.firstDay,
      let last = grant.lastDay ?? application?.lastDay, first <= last
    else { return [] }
    return Self.quarters(from: first, to: last).compactMap { quarter in
      guard let month = try? quarter.end.firstOfMonth.adding(months: months.value) else {
        return nil
      }
      let span = (first: max(first, quarter.first), last: min(last, quarter.end))
      let answer = grantReports.filter { report in
        guard let reportEnd = report.lastDay else { return false }
        // Of a report without a first day it is enough that it ends within the quarter.
        guard let reportFirst = report.firstDay else {
          return span.first <= reportEnd && reportEnd <= quarter.end
        }
        // It has the whole of the quarter, or more than half of the days of each are the other's.
        if reportFirst <= span.first, span.last <= reportEnd { return true }
        guard let own = try? Period(first: span.first, last: span.last),
          let told = try? Period(first: reportFirst, last: reportEnd)
        else { return false }
        return own.isMostly(told)
      }.min { $0.received < $1.received }
      return Deadline(
        .quarter, quarter.end.iso,
        what: Wording(
          "the claim and the report on quarter \(quarter.end.month / 3) of \(quarter.end.year)",
          sv: "ansökan om utbetalning och rapport för kvartal \(quarter.end.month / 3) "
            + "\(quarter.end.year)"),
        due: month.lastOfMonth, spot: grant.spot, law: months.law,
        reckoning: .quarter(end: quarter.end, months: months.value),
        done: answer.map { Deadline.Deed(document: $0.header, day: $0.received) })
    }
  }

  /// The quarters that have a day between two days.
  private static func quarters(from first: Day, to last: Day) -> [(first: Day, end: Day)] {
    (first.year...last.year).flatMap { year in
      [1, 4, 7, 10].compactMap { month -> (first: Day, end: Day)? in
        guard let begin = Day(year: year, month: month, day: 1),
          let end = Day(year: year, month: month + 2, day: 1)?.lastOfMonth, begin <= last,
          first <= end
        else { return nil }
        return (begin, end)
      }
    }
  }

  // MARK: Participants

  /// In projects of ESF+ participants are reported each month. No document tells that it was done, so
  /// only the next months are listed.
  func participants(in context: Context) throws -> [Deadline] {
    let day = context.day
    guard let grant = grant(on: day),
      let days = context.rulebook.known(OtherDeadlines.participantDays, on: day),
      let first = grant.firstDay ?? application?.firstDay,
      let last = grant.lastDay ?? application?.lastDay
    else { return [] }
    return try (-2...1).compactMap { offset in
      let month = try day.firstOfMonth.adding(months: offset)
      let due = try month.lastOfMonth.adding(days: days.value)
      guard day <= due, first <= month.lastOfMonth, month <= last else { return nil }
      let name = String(month.iso.prefix(7))
      return Deadline(
        .participants, name,
        what: Wording("the participants of \(name)", sv: "deltagarna för \(name)"), due: due,
        spot: grant.spot, law: days.law,
        reckoning: .after(.monthEnds, month.lastOfMonth, .days(days.value)))
    }
  }

  // MARK: International organisations

  /// An international organisation sends its accounts each year, of which no document tells that they
  /// were sent: the next ones are listed, until the year after the project's last (Regulation (EU)
  /// 2021/1147, Article 22(7)).
  func organisationAccounts(in context: Context) -> [Deadline] {
    guard let application, application.applicant?.sector == .internationalOrganisation,
      let grant = grant(on: context.day),
      let every = context.rulebook.known(OtherDeadlines.organisationAccounts, on: context.day)
    else { return [] }
    let first = grant.firstDay ?? application.firstDay
    let last = grant.lastDay ?? application.lastDay
    let year = context.day.year
    let next = [year, year + 1].compactMap { every.value.day(in: $0) }.first { context.day <= $0 }
    guard let due = next, first <= due, due.year <= last.year + 1 else { return [] }
    return [
      Deadline(
        .organisationAccounts, due.iso,
        what: Wording(
          "the organisation's accounts, with the audit opinion, to the managing authority",
          sv:
            "organisationens räkenskaper, med revisionsuttalande, till den förvaltande myndigheten"),
        due: due,
        spot: application.spot, law: every.law, reckoning: .everyYear)
    ]
  }

  // MARK: Mainstreaming

  /// What the last report plans for the work in ordinary operations is followed up on the day it names,
  /// until a report says that it is complete or given up.
  func mainstreaming() -> [Deadline] {
    let told = grantReports.compactMap { report in
      report.mainstreaming.map { (report, $0) }
    }
    guard
      let (report, plan) = told.last(where: { $0.1.status.isOpen && $0.1.completed != nil }),
      let completed = plan.completed, let due = completed.latest
    else { return [] }
    let after = told.last { !$0.1.status.isOpen && report.received <= $0.0.received }
    return [
      Deadline(
        .mainstreaming, "",
        what: Wording(
          "what became of the work in ordinary operations, planned for \(completed)",
          sv: "vad som blev av arbetet i ordinarie verksamhet, planerat till \(completed)"),
        due: due, spot: plan.spot.child("completed"),
        reckoning: completed.exactDay == nil ? .vague(completed) : .stated,
        done: after.map { Deadline.Deed(document: $0.0.header, day: $0.0.received) })
    ]
  }

  // MARK: Times that run out

  func endings(in context: Context) throws -> [Deadline] {
    try removal(in: context) + durability(in: context) + retention(in: context)
  }

  private var finalPayment: Payment? { payments.last { $0.kind == .final && $0.paid != nil } }

  /// The name of a natural person is taken off the list of operations two years after it was first
  /// published (Regulation (EU) 2021/1060, Article 49(3)).
  private func removal(in context: Context) throws -> [Deadline] {
    guard let grant = grant(on: context.day), grant.exclusion == nil,
      let applicant = application?.applicant, applicant.isPerson,
      let years = context.rulebook.known(OtherDeadlines.nameYears, on: context.day)
    else { return [] }
    let months = context.rulebook.known(ProgrammeDeadlines.listMonths, on: context.day)?.value
    let decision = approval ?? grant
    let name = try PublicName(
      of: self, granted: grant, context.sent.returns, on: context.day,
      PublicName.Terms(
        years: years.value, months: months ?? PublicName.Terms.regulation.months))
    // Of a name that no list in the log has had, nobody knows whether it was taken off.
    let isTold = name.stood(since: decision.decided)
    // The day is that from which the list leaves it out: a name does not stand over a weekend for longer.
    return [
      Deadline(
        .removal, "",
        what: Wording(
          "the beneficiary's name is taken off the list of operations",
          sv: "stödmottagarens namn tas bort ur förteckningen över insatser"),
        due: name.ends, spot: decision.spot.child("decided"), law: years.law,
        reckoning: .after(
          name.isPublication ? .firstList : .publication, name.since, .years(years.value)),
        done: isTold ? name.firstWithout.flatMap { Deadline.Deed(sent: $0) } : nil,
        endsByItself: !isTold)
    ]
  }

  /// An investment stands for five years from the last payment (Article 65(1)).
  private func durability(in context: Context) throws -> [Deadline] {
    guard let payment = finalPayment, let paid = payment.paid,
      let lines = grant(on: context.day)?.budget?.lines,
      lines.contains(where: { $0.category == .works || $0.category == .land }),
      let years = context.rulebook.known(OtherDeadlines.durabilityYears, on: context.day)
    else { return [] }
    return [
      Deadline(
        .durability, "",
        what: Wording(
          "until then the investment stands, in the same use and ownership",
          sv: "till dess består investeringen, i samma användning och ägo"),
        due: try paid.adding(years: years.value), spot: payment.spot.child("paid"), law: years.law,
        reckoning: .after(.finalPayment, paid, .years(years.value)))
    ]
  }

  /// Documents are kept as long as the longest rule asks (Article 82(1)).
  private func retention(in context: Context) throws -> [Deadline] {
    guard let payment = finalPayment, let paid = payment.paid,
      let years = context.rulebook.known(OtherDeadlines.retentionYears, on: context.day)
    else { return [] }
    let bookkeeping = context.rulebook.known(OtherDeadlines.bookkeepingYears, on: context.day)
    let most = max(years.value, bookkeeping?.value ?? 0)
    guard let longest = Day(year: paid.year + most, month: 12, day: 31) else { return [] }
    return [
      Deadline(
        .retention, "",
        what: Wording("until then documents are kept", sv: "till dess bevaras handlingarna"),
        due: max(longest, payment.keptUntil ?? longest),
        spot: payment.spot.child(payment.keptUntil == nil ? "paid" : "keptUntil"),
        law: years.law + (bookkeeping?.law ?? []),
        reckoning: .retention(
          paid: paid, years: years.value, bookkeepingYears: bookkeeping?.value))
    ]
  }
}

extension Mainstreaming.Status {
  fileprivate var isOpen: Bool { self == .planned || self == .started }
}

extension Partner {
  /// Whether the body is a person, be it in business under a name of its own.
  fileprivate var isPerson: Bool {
    self.legalKind == .naturalPerson || self.identifiers.contains { $0.scheme == "personal" }
  }
}
