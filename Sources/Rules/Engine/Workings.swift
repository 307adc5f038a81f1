public import Languages
public import Portfolio
public import Provenance
import Synchronization
import Values

/// How a rule came to its verdict, written down by the rule's own computation while it is made.
///
/// Nothing is computed for it beside the rule: the amounts are those the rule compares. Nobody asks for
/// it when a portfolio is judged, and then nothing is written.
public final class Workings: Sendable {
  /// One line of it.
  public struct Step: Sendable {
    public let kind: Kind
    public let what: Wording
    public let value: Wording
    /// Where it is written; `nil` for what was computed.
    public let spot: Spot?
    /// The provisions that give it, where it comes from the law.
    public let law: [Citation]
  }

  public enum Kind: Hashable, Sendable {
    /// A number that is written in a document and goes into a sum.
    case part
    /// A sum, or another amount that the rule compares.
    case amount
    /// A rate of exchange, which the amount before it is divided by.
    case rate
    /// A rate of exchange, which the limit in euro before it is multiplied by.
    case factor
    /// What the law, the programme, the call or the decision allows.
    case limit
    /// What the amount is to stay below: one that equals it is too much.
    case below
    /// The least that it asks for.
    case least
    /// What a document states, which the amount must be.
    case stated
    /// What is left to the limit, and whether the limit is kept.
    case margin(isKept: Bool)
  }

  private let noted = Mutex<[Step]>([])

  public init() {}

  /// What was written down, in its order.
  public var steps: [Step] { noted.withLock(\.self) }

  func note(
    _ kind: Kind, _ what: Wording, _ value: Wording, at spot: Spot? = nil, law: [Citation] = []
  ) {
    let step = Step(kind: kind, what: what, value: value, spot: spot, law: law)
    noted.withLock { $0.append(step) }
  }

  /// Steps that were made before it was known whether they count.
  func note(_ steps: [Step]) { noted.withLock { $0 += steps } }

  /// The rate of exchange of a month.
  func note(_ kind: Kind, _ rate: ExchangeRate) {
    note(
      kind,
      Wording(
        "the Commission's accounting rate of \(rate.month), \(rate.currency) for one euro",
        sv: "kommissionens bokföringskurs för \(rate.month), \(rate.currency) för en euro"),
      Wording("\(rate.plain)", sv: "\(rate.swedish)"))
  }

  /// The rate of exchange of a month, and what it makes of the amount before it.
  func note(_ rate: ExchangeRate, giving euro: Money) {
    note(.rate, rate)
    note(
      .amount, Wording("in euro, rounded toward zero", sv: "i euro, avrundat mot noll"),
      euro.wording)
  }

  /// Of a sum that is above a limit by less than a whole minor unit, the number that shows it.
  fileprivate func noteRoundedUp(_ sum: ExactSum, above limit: Money) throws(ArithmeticError) {
    let shown = try sum.money(above: limit)
    guard try shown != sum.money() else { return }
    note(
      .amount,
      Wording(
        "the same rounded up: it is above the limit by less than the smallest unit",
        sv: "detsamma avrundat uppåt: det är över gränsen med mindre än minsta enheten"),
      shown.wording)
  }

  /// What is left of a limit. Where the amount is above it, nothing is, and the number is negative.
  func noteMargin(_ amount: Money, of limit: Money, isKept: Bool) {
    guard let margin = try? limit.subtracting(amount) else { return }
    note(.margin(isKept: isKept), Wording("margin", sv: "marginal"), margin.wording)
  }

  /// By how much an amount differs from the one it must be.
  func noteDifference(_ amount: Money, from stated: Money, isKept: Bool) {
    guard let difference = try? amount.subtracting(stated) else { return }
    note(.margin(isKept: isKept), Wording("difference", sv: "skillnad"), difference.wording)
  }
}

/// An amount of a document that goes into a sum, with its place and what people call it.
protocol Shown {
  var amount: Money { get }
  var spot: Spot { get }
  /// What people call it, by the words of the fund.
  func shownName(in rulebook: Rulebook) -> Wording
}

extension BudgetLine: Shown {
  func shownName(in rulebook: Rulebook) -> Wording {
    Wording("line \(self.id), \(self.category)", sv: "rad \(self.id), \(self.category)")
  }
}

extension ExpenditureLine: Shown {
  func shownName(in rulebook: Rulebook) -> Wording {
    Wording("line \(self.id), \(self.category)", sv: "rad \(self.id), \(self.category)")
  }
}

extension Contribution: Shown {
  func shownName(in rulebook: Rulebook) -> Wording { self.source.wording }
}

extension Objective: Shown {
  func shownName(in rulebook: Rulebook) -> Wording {
    .same("\(self.code), ") + rulebook.name(of: self.actionKind)
  }
}

extension Recovery: Shown {
  func shownName(in rulebook: Rulebook) -> Wording {
    Wording("recovery \(id), decided \(decided)", sv: "återkrav \(id), beslutat \(decided)")
  }
}

extension Allocation: Shown {
  func shownName(in rulebook: Rulebook) -> Wording {
    let words = [objective ?? "", String(year)].filter { !$0.isEmpty }.joined(separator: " ")
    return Wording("allocation \(words)", sv: "tilldelning \(words)")
  }
}

extension AdvanceSettlement: Shown {
  func shownName(in rulebook: Rulebook) -> Wording {
    Wording("settled of \(advance.id)", sv: "avräknat av \(advance.id)")
  }
}

extension Context {
  /// Adds amounts up, and writes each of them down where somebody wants to know.
  func sum(
    _ parts: some Sequence<some Shown>, _ what: @autoclosure () -> Wording, in currency: Currency
  ) throws(ArithmeticError) -> Money {
    let sum = try Money.sum(parts.lazy.map { $0.amount }, in: currency)
    if let workings {
      for part in parts {
        workings.note(.part, part.shownName(in: rulebook), part.amount.wording, at: part.spot)
      }
      workings.note(.amount, what(), sum.wording)
    }
    return sum
  }

  /// Writes an amount down that is stated or was computed, and gives it back.
  @discardableResult
  func shown(
    _ amount: Money, _ what: @autoclosure () -> Wording, at spot: @autoclosure () -> Spot? = nil,
    law: @autoclosure () -> [Citation] = []
  ) -> Money {
    workings?.note(.amount, what(), amount.wording, at: spot(), law: law())
    return amount
  }

  /// Whether an amount is at most a share of a base, without rounding.
  ///
  /// What is written down is the share of the base rounded down, the most that a whole amount can be.
  func isAtMost(
    _ amount: Money, _ rate: Percentage, of base: Money, law: [Citation]
  ) throws(ArithmeticError) -> Bool {
    let isKept = try amount.isAtMost(rate, of: base)
    guard let workings else { return isKept }
    let most = try rate.of(base, rounding: .down)
    workings.note(
      .limit,
      Wording(
        "at most \(rate) of \(base), rounded down", sv: "högst \(rate) av \(base), avrundat nedåt"),
      most.wording, law: law)
    workings.noteMargin(amount, of: most, isKept: isKept)
    return isKept
  }

  /// Whether amounts added up at rates of exchange are at most a share of a base, without rounding.
  func isAtMost(
    _ sum: ExactSum, _ rate: Percentage, of base: Money, law: [Citation]
  ) throws(ArithmeticError) -> Bool {
    let isKept = try sum.isAtMost(rate, of: base)
    guard let workings else { return isKept }
    let most = try rate.of(base, rounding: .down)
    if !isKept { try workings.noteRoundedUp(sum, above: most) }
    workings.note(
      .limit,
      Wording(
        "at most \(rate) of \(base), rounded down", sv: "högst \(rate) av \(base), avrundat nedåt"),
      most.wording, law: law)
    workings.noteMargin(
      try isKept ? sum.money() : sum.money(above: most), of: most, isKept: isKept)
    return isKept
  }

  /// Whether amounts added up at rates of exchange are at most another one, without rounding.
  func isAtMost(
    _ sum: ExactSum, _ limit: Money, _ what: @autoclosure () -> Wording,
    at spot: @autoclosure () -> Spot? = nil, law: @autoclosure () -> [Citation] = []
  ) throws(ArithmeticError) -> Bool {
    let isKept = try sum.isAtMost(limit)
    guard let workings else { return isKept }
    if !isKept { try workings.noteRoundedUp(sum, above: limit) }
    workings.note(.limit, what(), limit.wording, at: spot(), law: law())
    workings.noteMargin(
      try isKept ? sum.money() : sum.money(above: limit), of: limit, isKept: isKept)
    return isKept
  }

  /// Writes a sum down that is not rounded, as far as it can be written, and gives it back.
  @discardableResult
  func shown(
    _ sum: ExactSum, _ what: @autoclosure () -> Wording
  ) throws(ArithmeticError) -> ExactSum {
    guard let workings else { return sum }
    workings.note(
      .amount, what() + Wording(", rounded down", sv: ", avrundat nedåt"), try sum.money().wording)
    return sum
  }

  /// Whether an amount is at least a share of a base, without rounding.
  func isAtLeast(
    _ amount: Money, _ rate: Percentage, of base: Money, law: [Citation]
  ) throws(ArithmeticError) -> Bool {
    let isKept = try amount.isAtLeast(rate, of: base)
    guard let workings else { return isKept }
    let least = try rate.of(base, rounding: .up)
    workings.note(
      .least,
      Wording(
        "at least \(rate) of \(base), rounded up", sv: "minst \(rate) av \(base), avrundat uppåt"),
      least.wording, law: law)
    // What there is beyond the least.
    workings.noteMargin(least, of: amount, isKept: isKept)
    return isKept
  }

  /// Whether an amount is the one that is stated for it.
  func isEqual(
    _ amount: Money, to stated: Money, _ what: @autoclosure () -> Wording,
    at spot: @autoclosure () -> Spot? = nil
  ) throws(ArithmeticError) -> Bool {
    let isKept = amount == stated
    guard let workings else { return isKept }
    workings.note(.stated, what(), stated.wording, at: spot())
    workings.noteDifference(amount, from: stated, isKept: isKept)
    return isKept
  }

  /// Whether an amount is less than another one.
  func isBelow(
    _ amount: Money, _ limit: Money, _ what: @autoclosure () -> Wording,
    law: @autoclosure () -> [Citation] = []
  ) throws(ArithmeticError) -> Bool {
    let isKept = try amount.isLess(than: limit)
    guard let workings else { return isKept }
    workings.note(.below, what(), limit.wording, law: law())
    workings.noteMargin(amount, of: limit, isKept: isKept)
    return isKept
  }

  /// Whether an amount is at most another one.
  func isAtMost(
    _ amount: Money, _ limit: Money, _ what: @autoclosure () -> Wording,
    at spot: @autoclosure () -> Spot? = nil, law: @autoclosure () -> [Citation] = []
  ) throws(ArithmeticError) -> Bool {
    let isKept = try amount.isAtMost(limit)
    guard let workings else { return isKept }
    workings.note(.limit, what(), limit.wording, at: spot(), law: law())
    workings.noteMargin(amount, of: limit, isKept: isKept)
    return isKept
  }
}
