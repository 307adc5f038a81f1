public import Findings
import Languages
public import Portfolio

/// What one rule said of one subject, before places are looked up.
public struct Assessment: Sendable {
  public let card: RuleCard
  /// The project's key, or `nil` for a document that is judged by itself and for the whole portfolio.
  public let project: String?
  /// The document judged by itself, by its name.
  public let document: DocumentHeader?
  public let outcome: Outcome

  /// The severity of the whole, which decides the exit code.
  public var severity: Severity { card.severity }
}

/// Runs rules on one subject at a time.
public struct Assessor: Sendable {
  public let rules: [AnyRule]
  public let context: Context

  public init(rules: [AnyRule] = allRules, context: Context) {
    self.rules = rules.filter { $0.card.state != .retired }
    self.context = context
  }

  /// What every project rule says of a project, in the rules' order.
  public func assess(_ project: Project) -> [Assessment] {
    rules.compactMap { rule in
      guard case .project(let rule) = rule else { return nil }
      return Assessment(
        card: type(of: rule).card, project: project.key, document: nil,
        outcome: .of { try rule.check(project, in: context) })
    }
  }

  /// What every document rule says of a document, in the rules' order.
  public func assess(_ document: SubjectDocument) -> [Assessment] {
    rules.compactMap { rule in
      guard case .document(let rule) = rule else { return nil }
      return Assessment(
        card: type(of: rule).card, project: nil, document: document.header,
        outcome: .of { try rule.check(document, in: context) })
    }
  }

}

extension Outcome {
  /// A rule that throws was not run; the others go on.
  static func of(_ check: () throws -> Outcome) -> Outcome {
    do {
      return try check()
    } catch {
      return Outcome(of: error)
    }
  }

  /// What an error makes of a rule.
  init(of error: any Error) {
    if let undecided = error as? Undecided {
      self = undecided.outcome
      return
    }
    self = .notRun(
      Wording(
        "the rule could not be computed: \(error.wording)",
        sv: "regeln kunde inte beräknas: \(error.wording)"),
      fix: Wording(
        "correct the values it names, or report the rule if they are right",
        sv: "rätta de värden som nämns, eller anmäl regeln om de är riktiga"))
  }
}

extension Error {
  /// What went wrong, in every language it can be said in.
  fileprivate var wording: Wording {
    (self as? any SayableError)?.wording ?? .same(String(describing: self))
  }
}
