import Languages
import Portfolio
import Provenance
import Values

// What is evaluated and followed in a programme.

extension ProgrammeCalendar {
  /// The committee meets at least once a year, from the year after that in which it is set up until the
  /// last year in which expenditure is paid. The act names no day.
  func committee(in year: Int) -> [Deadline] {
    guard year > (programme.approved?.latest?.year ?? programme.firstYear),
      year <= programme.lastYear + 2,
      case .applies(let times) = context.rulebook.parameter(
        ProgrammeDeadlines.meetings, on: context.day),
      let end = Day(year: year, month: 12, day: 31)
    else { return [] }
    return [
      deadline(
        .monitoringCommittee, end,
        Wording(
          "the monitoring committee has met in \(year)",
          sv: "övervakningskommittén har sammanträtt under \(year)"), times.law,
        .timesAYear(times.value, .meeting))
    ]
  }

  func evaluations() -> [Deadline] {
    let found: [(Parameter<Day>, Wording)] = [
      (
        ProgrammeDeadlines.midTerm,
        Wording("the mid-term evaluation", sv: "halvtidsutvärderingen")
      ),
      (
        ProgrammeDeadlines.impact,
        Wording(
          "the evaluation of the programme's impact", sv: "utvärderingen av programmets effekter")
      ),
    ]
    return found.compactMap { parameter, what in
      context.rulebook.known(parameter, on: context.day).map {
        deadline(.evaluation, $0.value, what, $0.law)
      }
    }
  }

  /// The last day on which expenditure is incurred and paid.
  func eligibility() -> [Deadline] {
    guard let period = context.rulebook.period("eligibility") else { return [] }
    return [
      deadline(
        .eligibility, period.period.last,
        Wording(
          "until then expenditure is incurred and paid",
          sv: "till dess uppkommer och betalas utgifter"),
        period.law)
    ]
  }
}
