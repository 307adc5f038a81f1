public import Values

/// The reports on irregularities that were sent, as the log tells, and which irregularities stood in them.
///
/// A report is of the quarter that ended last before the day it was made for, and of those before it. An
/// irregularity stood in the first that reaches the day it was detected, if its paper had come in by the
/// day the report was made for.
public struct SentIrregularities: Sendable {
  private let reports: [Report]

  private struct Report: Sendable {
    let on: Day
    /// The last day of its quarter.
    let until: Day
    let sent: Day
    let programme: String?
  }

  public init(_ returns: [SentReturn]) {
    reports = returns.compactMap { one in
      guard one.kind == "irregularities", let on = one.cutOff, let sent = one.day,
        let until = try? on.firstOfMonth.adding(months: -((on.month - 1) % 3)).adding(days: -1)
      else { return nil }
      return Report(on: on, until: until, sent: sent, programme: one.programme)
    }.sorted { ($0.on, $0.sent) < ($1.on, $1.sent) }
  }

  /// The day on which an irregularity was reported: as its paper states it, else the day on which the report
  /// that it stood in was sent.
  ///
  /// - Parameters:
  ///   - paper: the paper that tells of it.
  ///   - programme: the CCI number of the programme.
  ///   - quarterEnd: only reports of quarters that ended before this day count.
  public func reported(
    _ irregularity: Irregularity, in paper: DocumentHeader, of programme: String?,
    before quarterEnd: Day? = nil
  ) -> Day? {
    if let reported = irregularity.reported { return reported }
    return reports.first { report in
      irregularity.detected <= report.until
        && (paper.firstReceived ?? paper.received) <= report.on
        && (report.programme == nil || report.programme == programme)
        && quarterEnd.map { report.until < $0 } ?? true
    }?.sent
  }
}
