public import Findings
import Languages
public import Portfolio
public import Provenance

/// What one rule said of one subject, before places are looked up.
public struct Assessment: Sendable {
  public let card: RuleCard
  /// The project's key, or `nil` for a document that is judged by itself and for the whole portfolio.
  public let project: String?
  /// The document judged by itself, by its name.
  public let document: DocumentHeader?
  public let outcome: Outcome
  /// The severity of the whole: the rule's own, or what the rulebook says of it, in all or for the call.
  public let severity: Severity
  /// Whether the rule is on trial, by itself or by the rulebook: what it finds decides nothing then.
  public let isOnTrial: Bool
  /// The rulebook that judged, where it is that of one fund.
  let held: Context.HeldRulebook?

  /// The provisions of a failure: its own, else the rule's, as far as they are of the fund's law.
  public func law(of failure: Failure?) -> [Citation] {
    // What gives two numbers of a finding is cited once.
    provisions(of: failure).reduce(into: []) { law, citation in
      if !law.contains(citation) { law.append(citation) }
    }
  }

  private func provisions(of failure: Failure?) -> [Citation] {
    guard let rulebook = held?.rulebook else {
      return failure.map(\.law).flatMap { $0.isEmpty ? nil : $0 } ?? card.law
    }
    let own = rulebook.ofFund(failure?.law ?? [])
    return own.isEmpty ? rulebook.law(of: card) : own
  }

  /// The severity of one failure: a case may be milder than the rule, and keeps that
  /// where the rulebook makes the rule graver. One that is as grave as the card says follows the rulebook.
  public func severity(of failure: Failure) -> Severity {
    guard let own = failure.severity, own != card.severity else { return severity }
    return severity == card.severity ? own : max(own, severity)
  }

  /// How grave the whole is: as the gravest of its failures, where there are some.
  public var gravest: Severity {
    guard case .fails(let failures) = outcome else { return severity }
    return failures.map(severity(of:)).min() ?? severity
  }
}

/// Runs rules on one subject at a time.
public struct Assessor: Sendable {
  private let projectRules: [(card: RuleCard, rule: any ProjectRule)]
  /// Which of them run, by the rulebook.
  private let running: [ObjectIdentifier: [Bool]]
  private let documentRules: [(card: RuleCard, rule: any DocumentRule)]
  private let context: Context

  public init(rules: [AnyRule] = allRules, context: Context) {
    let rules = rules.filter { $0.card.state != .retired }
    projectRules = rules.compactMap {
      if case .project(let rule) = $0 { ($0.card, rule) } else { nil }
    }
    documentRules = rules.compactMap {
      if case .document(let rule) = $0 { ($0.card, rule) } else { nil }
    }
    self.context = context
    let cards = projectRules.map(\.card)
    running = Dictionary(
      context.heldRulebooks.map { held in
        (ObjectIdentifier(held), cards.map { held.rulebook.switchedOff($0) == nil })
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What every project rule says of a project, in the rules' order.
  public func assess(_ project: Project) -> [Assessment] {
    let context = context.forProject(project)
    return projectRules.map { card, rule in
      let outcome = context.outcome(of: card) {
        context.decided(.of { try rule.check(project, in: context) }, card, project)
      }
      return assessment(card, outcome, of: project, in: context)
    }
  }

  /// How many project rules say what of a project, and those that it breaks or that could not be judged.
  public func judge(_ project: Project) -> (tally: Tally, notable: [Assessment]) {
    judge([project])[0]
  }

  /// The same of some projects.
  ///
  /// One rule looks at all of them before the next one does: there are more rules than a processor holds
  /// near at hand, and of projects only these few.
  public func judge(_ projects: [Project]) -> [(tally: Tally, notable: [Assessment])] {
    let contexts = projects.map { context.forProject($0) }
    let runs = contexts.map { context in
      running[ObjectIdentifier(context.held)]
        ?? projectRules.map { context.rulebook.switchedOff($0.card) == nil }
    }
    var judged: [(tally: Tally, notable: [Assessment])] = projects.map { _ in (Tally(), []) }
    for (index, (card, rule)) in projectRules.enumerated() {
      for (place, project) in projects.enumerated() {
        guard runs[place][index] else {
          judged[place].tally.count(.silent)
          continue
        }
        let context = contexts[place]
        let outcome = context.decided(.of { try rule.check(project, in: context) }, card, project)
        judged[place].tally.count(outcome.verdict)
        guard outcome.isNotable else { continue }
        judged[place].notable.append(assessment(card, outcome, of: project, in: context))
      }
    }
    return judged
  }

  private func assessment(
    _ card: RuleCard, _ outcome: Outcome, of project: Project, in context: Context
  ) -> Assessment {
    Assessment(
      card: card, project: project.key, document: nil, outcome: outcome,
      severity: context.severity(of: card, inCall: project.application?.call),
      isOnTrial: context.isOnTrial(card), held: context.held)
  }

  /// How many document rules say what of a document, and those that it breaks or that could not be judged.
  public func judge(_ document: SubjectDocument) -> (tally: Tally, notable: [Assessment]) {
    let all = assess(document)
    var tally = Tally()
    for assessment in all { tally.count(assessment.outcome.verdict) }
    return (tally, all.filter { $0.outcome.isNotable })
  }

  /// What every document rule says of a document, in the rules' order.
  public func assess(_ document: SubjectDocument) -> [Assessment] {
    let context = context.forFund(of: document.programme)
    return documentRules.map { card, rule in
      Assessment(
        card: card, project: nil, document: document.header,
        outcome: context.outcome(of: card) { try rule.check(document, in: context) },
        severity: context.severity(of: card), isOnTrial: context.isOnTrial(card),
        held: context.held)
    }
  }
}

extension Outcome {
  /// Whether there is more to say than that the rule is kept or does not apply.
  fileprivate var isNotable: Bool {
    switch self {
    case .passes, .silent: false
    case .fails, .notRun: true
    }
  }
}

extension SubjectDocument {
  /// The programme, where the document is one.
  fileprivate var programme: Programme? {
    if case .programme(let programme) = self { programme } else { nil }
  }
}

extension Context {
  /// What a rule says, or that the rulebook has turned it off.
  func outcome(of card: RuleCard, _ check: () throws -> Outcome) -> Outcome {
    if let off = rulebook.switchedOff(card) { return off }
    let outcome = Outcome.of(check)
    // What a rule says in the words of one fund's act is cited from the fund that is judged.
    guard case .silent(let reason, let law?) = outcome, rulebook.ofFund([law]).isEmpty else {
      return outcome
    }
    return .silent(reason, rulebook.law(of: card).first)
  }

  /// What a rule says by the law of the day of selection: nothing where that day is not known, because an
  /// amendment has come and not the approval that it amends.
  fileprivate func decided(_ outcome: Outcome, _ card: RuleCard, _ project: Project) -> Outcome {
    guard card.lawDay == .selection, let amendment = project.amendmentOfUnknown(on: day) else {
      return outcome
    }
    switch outcome {
    case .silent, .notRun: return outcome
    case .passes, .fails: return .notRun(onlyAmendedBy: amendment)
    }
  }

  /// What a rule on the whole portfolio says: it looks at the projects of all funds.
  func outcome(ofAll card: RuleCard, _ check: () throws -> Outcome) -> Outcome {
    guard rulebooks.funds.allSatisfy({ $0.otherRules.contains(card.id) }) else {
      var context = self
      context.rulebook.otherRules.remove(card.id)
      return context.outcome(of: card, check)
    }
    return outcome(of: card, check)
  }

  /// How grave a breach of a rule is by the rulebook, for the projects of a call.
  public func severity(of card: RuleCard, inCall call: Reference? = nil) -> Severity {
    rulebook.rules.severity(of: card.id, inCall: call) ?? card.severity
  }

  /// Whether a rule is on trial, by itself or by the rulebook.
  func isOnTrial(_ card: RuleCard) -> Bool {
    card.state == .beta || rulebook.rules.isOnTrial(card.id)
  }
}

extension Rulebook {
  /// Why a rule does not run by the rulebook; `nil` where it does.
  fileprivate func switchedOff(_ card: RuleCard) -> Outcome? {
    guard rules.runs(card.id) else {
      return .silent(
        Wording(
          "the rulebook \(id) has turned the rule off",
          sv: "regelboken \(id) har stängt av regeln"), nil)
    }
    guard otherRules.contains(card.id) else { return nil }
    return .silent(
      Wording(
        "the rule is of another fund's law, and the rulebook \(id) has no provision for it",
        sv:
          "regeln hör till en annan fonds rätt, och regelboken \(id) har ingen bestämmelse för den"),
      fund?.law.first)
  }

  /// The provisions a rule stands on in the fund, without those of other funds' acts.
  public func law(of card: RuleCard) -> [Citation] {
    if let cited = rules.cites[card.id], !cited.isEmpty { return cited }
    let law = ofFund(card.law)
    return law.isEmpty ? card.law : law
  }

  /// Those of some provisions that are not of other funds' acts and handbooks.
  func ofFund(_ law: [Citation]) -> [Citation] {
    guard !otherActs.isEmpty else { return law }
    return law.filter { citation in
      switch citation.source {
      case .act(let act, _): !otherActs.contains(act.id)
      case .standard(let name, _, _): !otherActs.contains(name.english)
      case .document: true
      }
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

  /// What a rule on the selection says where only an amendment of it has come.
  fileprivate static func notRun(onlyAmendedBy amendment: Decision) -> Outcome {
    let missing =
      amendment.amends.map {
        Wording("the decision \($0.id), which is amended,", sv: "beslutet \($0.id), som ändras,")
      } ?? Wording("the decision that is amended", sv: "beslutet som ändras")
    return .notRun(
      Wording(
        "\(missing) has not arrived, and with it the day of the selection, whose law decides",
        sv: "\(missing) har inte kommit in, och därmed är dagen för urvalet, vars rätt avgör, okänd"
      ),
      fix: Wording("import the decision", sv: "importera beslutet"),
      at: amendment.amends == nil ? amendment.spot : amendment.spot.child("amends"))
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
