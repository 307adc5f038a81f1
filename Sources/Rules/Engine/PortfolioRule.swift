public import Portfolio

/// One lawful condition on all projects of a portfolio together.
///
/// It sees one project after another, as the other rules do, and keeps of each what it needs: sums, or a
/// few bytes of a line. It never keeps a project, so that its memory does not follow their texts.
public protocol PortfolioRule: Sendable {
  static var card: RuleCard { get }
  init()
  /// What the rule keeps while the projects go by.
  func tally(in context: Context) -> any PortfolioTally
}

/// What a rule has kept of the projects it has seen.
public protocol PortfolioTally: Sendable {
  /// Looks at the next project.
  ///
  /// - Throws: what makes the rule not run: the sum would be wrong without the project.
  mutating func add(_ project: Project) throws
  /// What the rule says when all have gone by.
  func outcome() throws -> Outcome
}

/// What a rule has kept of the grants under programmes, each of which is judged by the law of its fund.
public protocol ProgrammeTally: PortfolioTally {
  /// What the rule says of a programme when all projects have gone by.
  ///
  /// - Parameter context: that of the programme's fund.
  func outcome(of programme: Programme, in context: Context) throws -> Outcome
}

/// Runs the rules on the whole portfolio while its projects go by.
public struct PortfolioAssessor: Sendable {
  /// A rule at work, and what stopped it.
  private struct Run: Sendable {
    let card: RuleCard
    var tally: any PortfolioTally
    var stopped: Outcome?
  }

  private let context: Context
  private var runs: [Run]

  public init(rules: [AnyRule] = allRules, context: Context) {
    self.context = context
    runs = rules.compactMap { rule in
      guard case .portfolio(let rule) = rule, type(of: rule).card.state != .retired else {
        return nil
      }
      return Run(card: type(of: rule).card, tally: rule.tally(in: context))
    }
  }

  /// Shows a project to every rule.
  public mutating func add(_ project: Project) {
    for index in runs.indices where runs[index].stopped == nil {
      do {
        try runs[index].tally.add(project)
      } catch {
        runs[index].stopped = Outcome(of: error)
      }
    }
  }

  /// What every rule says of all projects, or of those of each programme, in the rules' order.
  public func assess(programmes: [Programme]) -> [Assessment] {
    runs.flatMap { run in
      guard let tally = run.tally as? any ProgrammeTally, !programmes.isEmpty else {
        let outcome = context.outcome(ofAll: run.card) {
          try run.stopped ?? run.tally.outcome()
        }
        return [
          Assessment(
            card: run.card, project: nil, document: nil, outcome: outcome,
            severity: context.severity(of: run.card), isOnTrial: context.isOnTrial(run.card),
            held: nil)
        ]
      }
      return programmes.map { programme in
        let context = context.forFund(of: programme)
        let outcome = context.outcome(of: run.card) {
          try run.stopped ?? tally.outcome(of: programme, in: context)
        }
        return Assessment(
          card: run.card, project: nil, document: nil, outcome: outcome,
          severity: context.severity(of: run.card), isOnTrial: context.isOnTrial(run.card),
          held: context.held)
      }
    }
  }
}
