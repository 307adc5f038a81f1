import Languages
import Portfolio
import Values

/// One lawful condition on what grants give to one thing: at most a share of the programme's allocation.
protocol AllocationShareRule: PortfolioRule {
  /// The limit's id in the rulebook; also the word by which grants are added up.
  static var limit: String { get }
  /// What has been granted to it, in words.
  static var thing: Wording { get }
  /// Why the rule is silent under a programme that grants nothing to it; `nil` where nought is judged.
  static var nothing: Wording? { get }
  /// Adds what a project's grant gives to it.
  static func add(_ project: Project, to granted: inout GrantedUnion) throws
  /// What is wrong when the share is above its limit, or is announced.
  static func failure(_ found: ShareOfAllocation) -> Failure
}

/// What the grants under a programme give to one thing, and what its fund's act allows.
struct ShareOfAllocation {
  let programme: Programme
  /// What is granted, in whole minor units; what is known of it, where that alone is above the limit.
  let sum: Wording
  let allocation: Money
  let limit: Dated<Limit.Share>
  /// Whether it is above the limit; else it is announced.
  let isAbove: Bool
  /// Whether it was converted at rates of exchange.
  let isConverted: Bool

  /// What the limit allows, and of what keeps to it, from where it is announced.
  var allowed: Wording {
    let share = limit.value.share
    guard !isAbove, let from = limit.value.warnFrom else {
      return Wording(
        "at most \(share) of it is allowed", sv: "högst \(share) av den är tillåtet")
    }
    return Wording(
      "that keeps to the \(share) that is allowed, and is announced from \(from) on",
      sv: "det ryms inom de \(share) som är tillåtna, och aviseras från \(from)")
  }
}

extension AllocationShareRule {
  func tally(in context: Context) -> any PortfolioTally {
    ShareTally<Self>(granted: GrantedUnion(in: context))
  }
}

extension Money {
  /// What is granted, as a message says it.
  ///
  /// - Parameter isAll: whether nothing is missing of it.
  func words(isAll: Bool) -> Wording {
    isAll ? wording : Wording("at least \(self)", sv: "minst \(self)")
  }
}

private struct ShareTally<Rule: AllocationShareRule>: ProgrammeTally {
  var granted: GrantedUnion

  mutating func add(_ project: Project) throws { try Rule.add(project, to: &granted) }

  func outcome() throws -> Outcome { try granted.outcomeWithoutProgrammes() }

  func outcome(of programme: Programme, in context: Context) throws -> Outcome {
    guard let limit = try context.limit(Rule.limit, of: programme) else {
      throw Undecided.silent(
        Wording(
          "the act of the programme's fund has no such limit",
          sv: "rättsakten för programmets fond har ingen sådan gräns"), Rule.card.law.first)
    }
    if let nothing = Rule.nothing, try !granted.has(Rule.limit, under: programme) {
      throw Undecided.silent(nothing, Rule.card.law.first)
    }
    guard !programme.allocations.isEmpty else {
      throw Undecided.silent(
        Wording("the programme states no allocation", sv: "programmet anger ingen tilldelning"))
    }
    let (sum, missing) = try granted.granted(Rule.limit, of: programme)
    try context.shown(sum, Rule.thing)
    let allocation = try context.allocated(
      of: programme, Wording("the allocation", sv: "tilldelningen"))
    let isAbove = try !context.isAtMost(
      sum, limit.value.share, of: allocation, law: limit.law)
    if !isAbove, let missing { throw missing }
    let isAnnounced = try limit.value.warnFrom.map { try sum.isAtLeast($0, of: allocation) }
    guard isAbove || isAnnounced ?? false else { return .passes }
    let amount =
      isAbove
      ? try sum.money(above: limit.value.share.of(allocation, rounding: .down)) : try sum.money()
    return .fails([
      Rule.failure(
        ShareOfAllocation(
          programme: programme, sum: amount.words(isAll: missing == nil), allocation: allocation,
          limit: limit, isAbove: isAbove, isConverted: granted.converts(to: programme.currency)))
    ])
  }
}
