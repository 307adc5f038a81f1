import Languages
import Portfolio
import Provenance
import Values

/// The periods to report on, and the decision that sets them.
struct ReportingSchedule {
  let decision: Decision
  /// In the order of their days.
  let periods: [ReportingPeriod]

  /// The decision, as what its days are cited by.
  var citation: Citation { .document(.decision, .same(decision.header.id)) }
}

extension Project {
  /// The schedule that is to be kept on a day: that of the latest grant that states one, while a grant
  /// is in force. An amendment that does not repeat it leaves it as it was.
  func schedule(on day: Day) -> ReportingSchedule? {
    grant(on: day) == nil ? nil : schedules(until: day).last
  }

  /// The schedule on a day, or the end of the check where there is none.
  func scheduleOrUndecided(on day: Day) throws(Undecided) -> ReportingSchedule {
    guard grant(on: day) != nil else {
      throw .silent(
        Wording("no grant is in force on \(day)", sv: "inget beslut om stöd gäller \(day)"),
        Act.cpr.article("73", "3"))
    }
    guard let schedule = schedule(on: day) else {
      if let programme, programme.cci.hasPrefix("2014") {
        throw .silent(
          Wording(
            "the decision states no reporting period, and the quarters of 2014–2020 belong to the "
              + "rulebook of that period",
            sv:
              "beslutet anger ingen rapportperiod, och kvartalen 2014–2020 hör till den periodens "
              + "regelverk"))
      }
      throw .notRun(
        Wording(
          "the decision states no reporting period", sv: "beslutet anger ingen rapportperiod"),
        fix: Wording(
          "state the periods in <reportingPeriod>, in a new version of the decision or in an "
            + "amendment",
          sv: "ange perioderna i <reportingPeriod>, i en ny version av beslutet eller i ett "
            + "ändringsbeslut"))
    }
    return schedule
  }

  /// Every schedule that has held until a day, the latest last.
  func schedules(until day: Day) -> [ReportingSchedule] { schedules(of: decisions, until: day) }

  /// Those that some decisions state.
  func schedules(of decisions: [Decision], until day: Day) -> [ReportingSchedule] {
    decisions.filter { $0.outcome.grants && $0.validFrom <= day && !$0.reportingPeriods.isEmpty }
      .map { decision in
        ReportingSchedule(
          decision: decision,
          periods: decision.reportingPeriods.sorted {
            ($0.firstDay, $0.lastDay) < ($1.firstDay, $1.lastDay)
          })
      }
  }

  /// The reports on the grant: not those on an agreement.
  var grantReports: [Report] { reports.filter { $0.agreement == nil } }

  /// The reports that answer for a period, in the order their first versions came in.
  func reports(on period: ReportingPeriod) -> [Report] {
    grantReports.filter(period.isAnswered).sorted {
      ($0.received, $0.header.issuer, $0.header.id)
        < ($1.received, $1.header.issuer, $1.header.id)
    }
  }
}

extension ReportingPeriod {
  /// The period as people write it: `2026-09-01 to 2027-02-28`.
  var words: Wording { Wording("\(firstDay) to \(lastDay)", sv: "\(firstDay)–\(lastDay)") }

  /// Whether a report is on exactly these days.
  func isPeriod(of report: Report) -> Bool {
    report.firstDay == firstDay && report.lastDay == lastDay
  }

  /// Whether whoever hands in a report on a day, or its claim, keeps a day that the decision sets before the last
  /// one of what is reported: then the fault is the decision's.
  func asksEarly(_ last: Day, keptOn day: Day, withClaim: Bool) -> Bool {
    func isKept(_ due: Day) -> Bool { day <= due && due < last }
    return isKept(contentDue) || (withClaim && isKept(financeDue))
  }

  /// Whether a report answers for the period, even if its days are not quite the same: it has the whole of
  /// the period, or more than half of the days of each are the other's. A day too many answers for nothing
  /// besides, and a month of half a year does not answer for it.
  ///
  /// The last period wants a final report, which ends within it: a project may end before its decision says.
  /// `DuePeriods` counts by the same measure.
  func isAnswered(by report: Report) -> Bool {
    guard let first = report.firstDay, let last = report.lastDay else { return false }
    if kind == ReportKind.final.rawValue {
      guard report.kind == .final else { return false }
      if firstDay <= last, last <= lastDay { return true }
    }
    if first <= firstDay, lastDay <= last { return true }
    guard let own = try? Period(first: firstDay, last: lastDay),
      let told = try? Period(first: first, last: last)
    else { return false }
    return own.isMostly(told)
  }
}
