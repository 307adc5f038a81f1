import Portfolio
import Values

// What enabling conditions do to an application: expenditure that was registered while one was not fulfilled
// is declared apart, and asked for once all of them are (Regulation (EU) 2021/1060, Articles 15(5), 15(6)
// and 91(3)). A cut follows the expenditure that it takes back: nothing is withdrawn that was never declared.

extension PaymentApplicationScope {
  /// How an entry comes to stand in an application.
  enum Turn {
    /// It was registered in the time that is applied for.
    case registered
    /// Earlier applications left it out, and its conditions have been fulfilled since.
    case released
  }

  /// Whether any objective of the programme has, or had, a condition that is not fulfilled.
  var hasConditions: Bool { programme.objectives.contains { $0.unfulfilledFrom != nil } }

  /// Whether any objective of the programme has one on the day of the application.
  var hasUnfulfilledConditions: Bool {
    programme.objectives.contains { $0.lacksConditions(on: day) }
  }

  /// Whether what was registered under an objective on a day is declared apart, since its enabling
  /// conditions are not fulfilled on the day of the application.
  func lacksConditions(_ objective: String, _ registered: Day) -> Bool {
    affected(objective, registered)?.lacksConditions(on: day) ?? false
  }

  /// Whether a condition of an objective was not fulfilled when something was registered, whatever became of
  /// it later.
  func hasLackedConditions(_ objective: String, _ registered: Day) -> Bool {
    affected(objective, registered) != nil
  }

  /// The days whose entries may stand in the application: those of the year, and those in which earlier
  /// applications left out what this one may ask for.
  var reach: Period {
    let released = programme.objectives.filter { objective in
      objective.fulfilledFrom.map { $0 <= day && isAfterApplication($0) } ?? false
    }
    guard let first = released.compactMap({ $0.unfulfilledFrom }).min(), first < year.first,
      let reach = try? Period(first: first, last: year.last)
    else { return year }
    return reach
  }

  private func isAfterApplication(_ day: Day) -> Bool {
    applicationBeforeYear.map { $0 < day } ?? false
  }

  /// In which way an entry stands under an objective in this application, and in those of the year; `nil`
  /// where it does not.
  func turns(
    of entry: RegisteredPiece, under objective: String
  ) -> (applied: Turn?, year: Turn?) {
    (
      turn(of: entry, under: objective, in: applied, after: applicationBefore),
      turn(of: entry, under: objective, in: year, after: applicationBeforeYear)
    )
  }

  private func turn(
    of entry: RegisteredPiece, under objective: String, in period: Period,
    after application: Day?
  ) -> Turn? {
    let isOfPeriod = period.contains(entry.registered)
    guard let objective = affected(objective, entry.converted),
      let fulfilled = objective.fulfilledFrom, fulfilled <= day
    else { return isOfPeriod && !entry.isInEarlierAccounts ? .registered : nil }
    let isNew = application.map { $0 < fulfilled } ?? false
    if entry.isInEarlierAccounts {
      // The accounts of a year whose applications left the expenditure out took nothing off it.
      guard let year = entry.correction?.accountingYear, let last = lastApplication(of: year),
        last < fulfilled
      else { return nil }
      return isNew || isOfPeriod ? .released : nil
    }
    if isOfPeriod { return .registered }
    return isNew && entry.registered < period.first ? .released : nil
  }

  /// The objective, when a condition of it was not fulfilled on a day.
  private func affected(_ code: String, _ registered: Day) -> ProgrammeObjective? {
    programme.objectives.first { $0.code == code && $0.lacksConditions(on: registered) }
  }

  /// The last day on which the final application of an accounting year, as 2026-2027, is sent.
  private func lastApplication(of year: String) -> Day? {
    year.split(separator: "-").last.flatMap { Int($0) }.flatMap { terms.lastApplication(in: $0) }
  }
}

extension ReturnTerms {
  /// The last day on which the final application of the accounting year that ends in a calendar year is
  /// sent: the end of the month in which the next one begins.
  func lastApplication(in year: Int) -> Day? {
    accountingYearBegins.flatMap { Day(year: year, month: $0.month, day: 1)?.lastOfMonth }
  }
}
