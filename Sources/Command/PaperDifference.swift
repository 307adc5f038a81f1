import Findings
import Languages
import Portfolio
import Rules
import Values

/// What differs between two papers: money and indicators first, then rules, then words.
struct PaperDifference {
  /// Something that the two papers state differently; `nil` where one of them states nothing.
  struct Change<Value> {
    let label: Wording
    let from: Value?
    let to: Value?
  }

  /// A rule whose verdict is another one.
  struct RuleChange {
    let card: RuleCard
    let from: Verdict
    let to: Verdict
    /// What it says now, where it fails or was not run.
    let message: Wording?
  }

  let from: DocumentHeader
  let to: DocumentHeader
  /// What each of the two decided, where it is a decision.
  let outcomes: (from: ComparablePaper.Fact?, to: ComparablePaper.Fact?)
  let money: [Change<Money>]
  /// Sums that cannot be compared, since one of them is larger than an amount can be.
  let tooLarge: [Wording]
  let indicators: [Change<Int64>]
  let facts: [Change<ComparablePaper.Fact>]
  let texts: [Change<String>]
  private(set) var rules: [RuleChange] = []

  var isEmpty: Bool {
    money.isEmpty && tooLarge.isEmpty && indicators.isEmpty && facts.isEmpty && texts.isEmpty
      && rules.isEmpty
  }

  init(_ from: Paper, _ to: Paper, indicatorNames: IndicatorNames) {
    let left = ComparablePaper(from, indicatorNames)
    let right = ComparablePaper(to, indicatorNames)
    self.from = left.header
    self.to = right.header
    outcomes = (left.outcome, right.outcome)
    // Papers of different kinds state different things; only what both state can differ.
    let isSameKind = left.header.kind == right.header.kind
    var seen: Set<String> = []
    let uncounted = (left.tooLarge + right.tooLarge).filter { seen.insert($0.name).inserted }
    tooLarge = uncounted.map(\.label)
    func counted(_ money: [ComparablePaper.Item<Money>]) -> [ComparablePaper.Item<Money>] {
      money.filter { item in !uncounted.contains { $0.name == item.name } }
    }
    money = Self.changes(counted(left.money), counted(right.money), isSameKind)
    indicators = Self.changes(left.indicators, right.indicators, isSameKind)
    facts = Self.changes(left.facts, right.facts, isSameKind)
    texts = Self.changes(left.texts, right.texts, isSameKind)
  }

  private static func changes<Value: Equatable>(
    _ left: [ComparablePaper.Item<Value>], _ right: [ComparablePaper.Item<Value>],
    _ isSameKind: Bool
  ) -> [Change<Value>] {
    let before = Dictionary(left.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let after = Dictionary(right.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    var seen: Set<String> = []
    return (left + right).compactMap { item in
      guard seen.insert(item.name).inserted else { return nil }
      let change = Change(label: item.label, from: before[item.name], to: after[item.name])
      guard change.from != change.to else { return nil }
      return isSameKind || (change.from != nil && change.to != nil) ? change : nil
    }
  }

  /// Judges the project as it is with each of the papers, and notes the rules that say something else.
  mutating func judge(_ project: Project, _ left: Paper, _ right: Paper, in context: Context) {
    let isSamePaper =
      left.header.kind == right.header.kind && left.header.issuer == right.header.issuer
      && left.header.id == right.header.id
    let assessor = Assessor(context: context)
    func assess(_ paper: Paper) -> [(judged: Assessment, isOfThePaper: Bool)] {
      let project = project.replacing(paper)
      guard !isSamePaper else { return assessor.assess(project).map { ($0, true) } }
      let asItWas = project.asItWas(with: paper)
      return zip(
        assessor.assess(asItWas), assessor.assess(asItWas.with(whatFollowedIn: project))
      ).map { alone, followed in
        // What is not found any more with the reports and payments that have come is no fault of the
        // paper: it was only that they are not in the comparison.
        (alone, !alone.isOpen || followed.outcome.verdict == alone.outcome.verdict)
      }
    }
    rules = zip(assess(left), assess(right)).compactMap { one, other in
      guard one.isOfThePaper, other.isOfThePaper else { return nil }
      let (one, other) = (one.judged, other.judged)
      guard one.outcome.verdict != other.outcome.verdict else { return nil }
      let message: Wording? =
        switch other.outcome {
        case .fails(let failures): failures.first?.message
        case .notRun(let missing, _, _): missing
        case .passes, .silent: nil
        }
      return RuleChange(
        card: one.card, from: one.outcome.verdict, to: other.outcome.verdict, message: message)
    }
  }
}

extension Project {
  /// The project with another version of one of its papers.
  fileprivate func replacing(_ paper: Paper) -> Project {
    func isOther(_ header: DocumentHeader) -> Bool {
      header.kind != paper.header.kind || header.issuer != paper.header.issuer
        || header.id != paper.header.id
    }
    var applications = applications.filter { isOther($0.header) }
    var decisions = decisions.filter { isOther($0.header) }
    var reports = reports.filter { isOther($0.header) }
    var payments = payments.filter { isOther($0.header) }
    var facts = facts.filter { isOther($0.header) }
    switch paper {
    case .application(let application): applications.insert(application, at: 0)
    case .decision(let decision): decisions.append(decision)
    case .report(let report): reports.append(report)
    case .payment(let payment): payments.append(payment)
    case .fact(let fact): facts.append(fact)
    }
    return Project(
      key: key, keyIssuer: keyIssuer, applications: applications, decisions: decisions,
      reports: reports, payments: payments, facts: facts, call: call, programme: programme)
  }

  /// The project with a paper and what came before it: an application without decisions, a decision
  /// with those before it, a report with the decisions and the reports before it.
  fileprivate func asItWas(with paper: Paper) -> Project {
    var decisions = decisions
    var reports = reports
    var payments: [Payment] = []
    switch paper {
    case .application, .fact:
      decisions = []
      reports = []
    case .decision(let decision):
      decisions = decisions.filter {
        ($0.validFrom, $0.decided) < (decision.validFrom, decision.decided)
          || $0.header == decision.header
      }
      reports = []
    case .report(let report):
      let last = report.lastDay ?? report.header.issued
      reports = reports.filter { ($0.lastDay ?? $0.header.issued) <= last }
    case .payment: payments = self.payments
    }
    return Project(
      key: key, keyIssuer: keyIssuer, applications: applications, decisions: decisions,
      reports: reports, payments: payments, facts: facts, call: call, programme: programme)
  }

  /// The project with the reports and payments that came after.
  fileprivate func with(whatFollowedIn whole: Project) -> Project {
    Project(
      key: key, keyIssuer: keyIssuer, applications: applications, decisions: decisions,
      reports: whole.reports, payments: whole.payments, facts: facts, call: call,
      programme: programme)
  }
}

extension Assessment {
  /// Whether something is found, or could not be judged.
  fileprivate var isOpen: Bool { [.fails, .notRun].contains(outcome.verdict) }
}
