import Values

/// When data are transmitted, and of which day they are (Regulation (EU) 2021/1060, Article 42(1) and (4)).
struct TransmissionTime: Hashable {
  /// The last day to send it.
  let due: Day
  /// The last day whose events count: the end of the month before.
  let cutOff: Day
  /// Whether values of indicators are transmitted too.
  let hasIndicators: Bool

  /// The name that the Commission's system gives it: the year in which it is sent, and the month of
  /// its cut-off.
  ///
  /// Of the transmission in January the month is that of the year before: 202712 is sent in January
  /// 2027. The system's guide says so by one example alone.
  var version: String {
    let month = cutOff.month < 10 ? "0\(cutOff.month)" : "\(cutOff.month)"
    return "\(due.year)\(month)"
  }

  /// The transmission that is next to be sent on a day; `nil` when there is none any more, or the
  /// rulebook does not say when.
  init?(on day: Day, _ terms: TransmissionTerms) {
    let days = [day.year, day.year + 1].flatMap { year in
      terms.days.compactMap { Day(year: year, month: $0.month, day: $0.day) }
    }
    guard let due = days.sorted().first(where: { $0 >= max(day, terms.first ?? day) }),
      due <= terms.last ?? due, let cutOff = try? due.firstOfMonth.adding(days: -1)
    else { return nil }
    self.due = due
    self.cutOff = cutOff
    hasIndicators = terms.monthsOfIndicators.contains(due.month)
  }
}
