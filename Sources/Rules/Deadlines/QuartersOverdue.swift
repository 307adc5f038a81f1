import Findings
import Languages
import Portfolio
import Provenance
import Values

extension ReportOverdue {
  /// What is late by the quarters of a project of 2014–2020 whose decision states no periods; `nil` where
  /// the quarters do not apply. The agreement may set other days, so that nothing of it is an error.
  func quarters(of project: Project, in context: Context) throws -> Outcome? {
    let context = context.forFund(of: project.programme)
    let quarters = project.quarters(in: context)
    guard !quarters.isEmpty else { return nil }
    // A report on several quarters that comes late is late once.
    var told: Set<Deadline.Deed> = []
    let asked = quarters.filter { quarter in
      guard let done = quarter.done, done.day <= context.day else { return true }
      return told.insert(done).inserted
    }
    return .of(asked.compactMap { failure($0, on: context.day) })
  }

  private func failure(_ quarter: Deadline, on day: Day) -> Failure? {
    let what = quarter.what
    switch quarter.state(on: day) {
    case .done, .due, .ended: return nil
    case .overdue:
      return Failure(
        at: quarter.spot,
        Wording(
          "\(what) was due on \(quarter.due), and has not come in on \(day)",
          sv: "\(what) skulle lämnas senast \(quarter.due) och har inte kommit in \(day)"),
        fix: Wording(
          "send it, or state the days of the agreement in <reportingPeriod>",
          sv: "skicka in den, eller ange avtalets dagar i <reportingPeriod>"),
        law: quarter.law, severity: .warning)
    case .doneLate:
      guard let done = quarter.done, case .document(let report) = done.paper else { return nil }
      return Failure(
        at: report.spot,
        Wording(
          "\(what) came in on \(done.day); its last day was \(quarter.due)",
          sv: "\(what) kom in \(done.day); sista dagen var \(quarter.due)"),
        fix: Wording(
          "if it came in earlier, import it with --received",
          sv: "importera den med --received, om den kom in tidigare"),
        law: quarter.law, severity: .warning)
    }
  }
}
