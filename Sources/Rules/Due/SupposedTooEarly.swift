public import Languages
public import Portfolio
import Values

extension Project {
  /// What is to be known of suppositions besides what they change: that a report would come in before its
  /// period ends, which the rule on reports before their time finds in one that has come.
  ///
  /// On the last day of the period it is in its time, and so it is by a day that the decision itself sets before
  /// that. A name that nothing has is told by
  /// `deadlines(supposing:in:)`, and is passed over here.
  public func notes(on suppositions: [Supposition], in context: Context) -> [Wording] {
    let project = known(on: context.day)
    let periods = project.schedule(on: context.day)?.periods ?? []
    return suppositions.compactMap { supposition in
      guard supposition.act == .report || supposition.act == .content else { return nil }
      let report = project.grantReports.first { $0.header.id == supposition.name }
      let period: ReportingPeriod? =
        report.map { report in periods.first { $0.isAnswered(by: report) } }
        ?? Self.period(supposition.name, among: periods)
      let last = report.map { $0.lastDay } ?? period?.lastDay
      guard let last, supposition.day < last else { return nil }
      let isAsked = period.map {
        $0.asksEarly(last, keptOn: supposition.day, withClaim: supposition.act == .report)
      }
      guard isAsked != true else { return nil }
      let rule = ReportTooEarly.card.id
      return Wording(
        "the period of report \(supposition.name) ends on \(last), after \(supposition.day); a report is "
          + "handed in when its period has ended (\(rule))",
        sv:
          "perioden för rapport \(supposition.name) slutar \(last), efter \(supposition.day); en "
          + "rapport lämnas när dess period har slutat (\(rule))")
    }
  }
}
