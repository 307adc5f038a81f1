import Findings
import Languages
import Portfolio
import Provenance
import Values

extension ReportOverdue {
  /// What is late by the quarters of a project of 2014–2020 whose decision states no periods; `nil` where
  /// the quarters do not apply. The agreement may set other days, so that nothing of it is an error.
  ///
  /// - Parameter notice: the last day whose quarters are announced.
  func quarters(
    of project: Project, notice: Day, in context: Context
  ) throws -> Outcome? {
    let context = context.forFund(of: project.programme)
    let quarters = project.quarters(in: context)
    guard !quarters.isEmpty else { return nil }
    // A report on several quarters that comes late is late once.
    var told: Set<Deadline.Deed> = []
    let asked = quarters.filter { quarter in
      guard let done = quarter.done, done.day <= context.day else { return true }
      return told.insert(done).inserted
    }
    return .of(asked.compactMap { failure($0, on: context.day, notice: notice) })
  }

  private func failure(_ quarter: Deadline, on day: Day, notice: Day) -> Failure? {
    let what = quarter.what
    switch quarter.state(on: day) {
    // No quarter moves from a day off, so that it needs no calendar.
    case .done, .ended, .suspended, .accepted, .notRun: return nil
    case .due:
      guard quarter.due <= notice else { return nil }
      return Failure(
        at: quarter.spot,
        Wording(
          "\(what) are due on \(quarter.due)", sv: "\(what) ska lämnas senast \(quarter.due)"),
        fix: Wording("send them on that day at the latest", sv: "skicka in den senast den dagen"),
        law: quarter.law, severity: .warning)
    case .overdue:
      return Failure(
        at: quarter.spot,
        Wording(
          "\(what) were due on \(quarter.due), and have not come in on \(day)",
          sv: "\(what) skulle lämnas senast \(quarter.due) och har inte kommit in \(day)"),
        fix: Wording(
          "send them, or state the days of the agreement in <reportingPeriod>",
          sv: "skicka in den, eller ange avtalets dagar i <reportingPeriod>"),
        law: quarter.law, severity: .warning)
    case .doneLate:
      guard let done = quarter.done, case .document(let report) = done.paper else { return nil }
      return Failure(
        at: report.spot,
        Wording(
          "\(what) came in on \(done.day); their last day was \(quarter.due)",
          sv: "\(what) kom in \(done.day); sista dagen var \(quarter.due)"),
        fix: Wording(
          "if they came in earlier, import them with --received",
          sv: "importera den med --received, om den kom in tidigare"),
        law: quarter.law, severity: .warning)
    }
  }
}
