import Languages
public import Portfolio

/// One lawful condition on a project. A rule is pure: the same project on the same day gives the same outcome.
///
/// A rule's file has its card first, then `check`, then its messages. What the check throws makes the
/// rule *not run* for the project, with the error as the reason.
public protocol ProjectRule: Sendable {
  static var card: RuleCard { get }
  init()
  func check(_ project: Project, in context: Context) throws -> Outcome
}

/// One lawful condition on a document that belongs to no project: a programme, a call, an
/// organisation, an agreement, a report on one, an event.
public protocol DocumentRule: Sendable {
  static var card: RuleCard { get }
  init()
  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome
}

/// A document that is judged by itself.
public enum SubjectDocument: Sendable {
  case programme(Programme)
  case call(Call)
  case organisation(Organisation)
  case agreement(Agreement)
  case report(Report)
  case event(Event)

  /// The current documents that belong to no project: programmes, calls, organisations, agreements
  /// and reports on them, events, by issuer and id.
  public static func all(in reading: Reading) throws -> [SubjectDocument] {
    try reading.programmes().map(Self.programme) + reading.calls().map(Self.call)
      + reading.organisations().map(Self.organisation)
      + reading.agreements().map(Self.agreement)
      + reading.reportsOfNoProject().map(Self.report) + reading.events().map(Self.event)
  }

  public var header: DocumentHeader {
    switch self {
    case .programme(let programme): programme.header
    case .call(let call): call.header
    case .organisation(let organisation): organisation.header
    case .agreement(let agreement): agreement.header
    case .report(let report): report.header
    case .event(let event): event.header
    }
  }
}

/// A rule of any kind, as the lists hold it.
public enum AnyRule: Sendable {
  case project(any ProjectRule)
  case document(any DocumentRule)
  case portfolio(any PortfolioRule)

  public var card: RuleCard {
    switch self {
    case .project(let rule): type(of: rule).card
    case .document(let rule): type(of: rule).card
    case .portfolio(let rule): type(of: rule).card
    }
  }
}
