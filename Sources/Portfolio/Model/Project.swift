public import Values

/// A project and everything the portfolio holds of it: one at a time is what rules and returns see.
public final class Project: Sendable {
  /// The case number people know it by; with the issuer it is unique.
  public let key: String
  public let keyIssuer: String
  /// The current applications; a project has one, unless sources differ on which it is.
  public let applications: [Application]
  /// The current decisions, in the order they took effect.
  public let decisions: [Decision]
  /// The versions of decisions that later ones took the place of: what was known of them before.
  public let earlierDecisions: [Decision]
  /// The current reports, in the order of their periods.
  public let reports: [Report]
  /// The authority's current papers about money, in the order they were decided or issued.
  public let payments: [Payment]
  public let facts: [ProjectFact]
  /// The call and the programme the application names, when they have arrived.
  public let call: Call?
  public let programme: Programme?

  public init(
    key: String, keyIssuer: String, applications: [Application], decisions: [Decision],
    earlierDecisions: [Decision] = [], reports: [Report] = [], payments: [Payment] = [],
    facts: [ProjectFact], call: Call?, programme: Programme?
  ) {
    self.key = key
    self.keyIssuer = keyIssuer
    self.applications = applications.sorted {
      ($0.header.issuer, $0.header.id) < ($1.header.issuer, $1.header.id)
    }
    self.decisions = decisions.sorted {
      ($0.validFrom, $0.decided, $0.header.issuer, $0.header.id)
        < ($1.validFrom, $1.decided, $1.header.issuer, $1.header.id)
    }
    self.earlierDecisions = earlierDecisions
    self.reports = reports.sorted {
      ($0.lastDay ?? $0.header.issued, $0.header.issuer, $0.header.id)
        < ($1.lastDay ?? $1.header.issued, $1.header.issuer, $1.header.id)
    }
    self.payments = payments.sorted {
      ($0.decided ?? $0.header.issued, $0.header.issuer, $0.header.id)
        < ($1.decided ?? $1.header.issued, $1.header.issuer, $1.header.id)
    }
    self.facts = facts.sorted {
      ($0.header.issuer, $0.header.id) < ($1.header.issuer, $1.header.id)
    }
    self.call = call
    self.programme = programme
  }

  // These are asked for by every rule on every project: inlined, a caller that wants one field of a paper
  // copies that field and not the paper.
  @inlinable
  public var application: Application? { applications.first }

  /// What the first of the sources says that says anything of a field.
  public func stated<Value>(_ field: KeyPath<ProjectFact, Value?>) -> Value? {
    facts.lazy.compactMap { $0[keyPath: field] }.first
  }

  /// The applicant that sources name, the first that names one.
  public var statedApplicant: Partner? {
    facts.lazy.compactMap { $0.partners.first { $0.role == .applicant } }.first
  }

  /// The decision in force on a day: the latest whose first day of effect is not after it.
  @inlinable
  public func decision(on day: Day) -> Decision? {
    decisions.last { $0.validFrom <= day }
  }

  /// The grant in force on a day: the decision in force, when it grants support.
  @inlinable
  public func grant(on day: Day) -> Decision? {
    guard let decision = decision(on: day), decision.outcome.grants else { return nil }
    return decision
  }

  /// The day on which the operation was selected, of the decisions in effect on a day.
  @inlinable
  public func selected(by day: Day) -> Day? { selection(by: day)?.decided }

  /// The decision by which the operation was selected, of those in effect on a day: the first approval, an
  /// amendment only where no approval has come. What ends a grant ends the selection, and a later approval
  /// is a new one.
  public func selection(by day: Day) -> Decision? {
    var selection: Decision?
    for decision in decisions where decision.validFrom <= day {
      guard decision.outcome.grants else {
        selection = nil
        continue
      }
      // An amendment may hold from an earlier day than what it amends.
      if selection?.isAmendment ?? true, selection == nil || !decision.isAmendment {
        selection = decision
      }
    }
    return selection
  }

  /// The amendment that the selection on a day is taken from only because what it amends has not come.
  public func amendmentOfUnknown(on day: Day) -> Decision? {
    guard let selection = selection(by: day), selection.isAmendment else { return nil }
    let isKnown = selection.amends.map { amended in
      decisions.contains { $0.reference == amended }
    }
    return isKnown ?? false ? nil : selection
  }

  /// The first decision that grants support.
  @inlinable
  public var approval: Decision? { decisions.first { $0.outcome.grants } }

  /// The report of a name.
  @inlinable
  public func report(_ reference: Reference) -> Report? {
    reports.first { $0.reference == reference }
  }

  /// The payment of a name.
  @inlinable
  public func payment(_ reference: Reference) -> Payment? {
    payments.first { $0.reference == reference }
  }
}
