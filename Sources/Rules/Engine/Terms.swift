public import Portfolio
public import Values

/// What holds for a project on a day: what the decision in force says, and where it is silent, the application.
public struct Terms: Sendable {
  public let currency: Currency
  public let objectives: [Objective]
  public let budget: Budget?
  public let financing: FinancingPlan?
  public let firstDay: Day?
  public let lastDay: Day?
  /// The spot of the document that decides: the grant, else the application.
  public let spot: Spot
}

extension Project {
  /// The terms on a day; `nil` when neither an application nor a grant has arrived.
  public func terms(on day: Day) -> Terms? {
    let grant = grant(on: day)
    let application = application
    guard let currency = grant?.currency ?? application?.currency,
      let spot = grant?.spot ?? application?.spot
    else { return nil }
    let objectives = grant?.objectives ?? []
    return Terms(
      currency: currency,
      objectives: objectives.isEmpty ? application?.objectives ?? [] : objectives,
      budget: grant?.budget ?? application?.budget,
      financing: grant?.financing ?? application?.financing,
      firstDay: grant?.firstDay ?? application?.firstDay,
      lastDay: grant?.lastDay ?? application?.lastDay, spot: spot)
  }
}
