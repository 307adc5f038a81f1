import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What an amount must be to keep a limit in euro.
enum EuroRelation {
  /// The limit or less.
  case atMost
  /// Less than the limit.
  case below
  /// The limit itself; in another currency, with no whole minor unit between the two.
  case equal
}

/// How an amount stands to a limit in euro.
struct EuroComparison {
  let isAtMost: Bool
  /// Whether the amount is less than the limit.
  let isBelow: Bool
  /// Whether the amount is the limit, with no whole minor unit between the two.
  let isEqual: Bool
  /// The rate the amount was compared at; none when it is in euro.
  let rate: ExchangeRate?

  /// A finding that rests on a rate is a warning: which month's rate counts is our reading.
  var severity: Severity? { rate == nil ? nil : .warning }

  /// The rate in words, to follow an amount in a message; empty when there is none.
  var words: Wording {
    guard let rate else { return .same("") }
    return Wording(
      " at the accounting rate of \(rate.month)", sv: " till bokföringskursen för \(rate.month)")
  }

  fileprivate func keeps(_ relation: EuroRelation) -> Bool {
    switch relation {
    case .atMost: isAtMost
    case .below: isBelow
    case .equal: isEqual
    }
  }
}

extension Context {
  /// Compares an amount of a project with a limit in euro, without rounding.
  ///
  /// An amount in another currency is compared at the Commission's rate of the month of the
  /// decision, before a decision at that of the month of receipt.
  /// - Parameters:
  ///   - relation: what the rule asks of the amount; it is what is written down of the comparison.
  ///   - what: what people call the amount.
  ///   - spot: where it is written.
  ///   - law: the provisions that give the limit.
  /// - Throws: `Undecided` when the rate has not been imported; `ArithmeticError`.
  func compare(
    _ amount: Money, euro limit: Money, asking relation: EuroRelation = .atMost,
    of project: Project, _ what: @autoclosure () -> Wording = Wording("the amount", sv: "beloppet"),
    at spot: @autoclosure () -> Spot? = nil, law: @autoclosure () -> [Citation] = []
  ) throws -> EuroComparison {
    guard amount.currency != .eur else {
      let comparison = EuroComparison(
        isAtMost: try amount.isAtMost(limit), isBelow: try amount.isLess(than: limit),
        isEqual: amount == limit, rate: nil)
      shown(amount, what(), at: spot())
      workings?.note(amount, limit, comparison, asking: relation, law: law())
      return comparison
    }
    guard let day = project.grant(on: day)?.decided ?? project.application?.received else {
      throw Undecided.notRun(
        Wording(
          "the application has not arrived, and with it the month of the exchange rate",
          sv: "ansökan har inte kommit in, och därmed är månaden för växelkursen okänd"),
        fix: Wording("import the application", sv: "importera ansökan"))
    }
    guard let rate = rate(of: amount.currency, in: day) else {
      let month = day.iso.prefix(7)
      throw Undecided.notRun(
        Wording(
          "the Commission's accounting rate of \(amount.currency) for "
            + "\(month) has not been imported",
          sv: "kommissionens bokföringskurs för \(amount.currency) i "
            + "\(month) har inte importerats"),
        fix: Wording("import the rates of \(month)", sv: "importera kurserna för \(month)"))
    }
    let comparison = try rate.comparison(amount, euro: limit)
    shown(amount, what(), at: spot())
    workings?.note(amount, limit, comparison, asking: relation, law: law())
    return comparison
  }
}

extension ExchangeRate {
  /// How an amount in the rate's currency stands to a limit in euro.
  fileprivate func comparison(
    _ amount: Money, euro limit: Money
  ) throws(ArithmeticError) -> EuroComparison {
    // The limit falls between two whole minor units, or on one: both are as near to it as one can be.
    let least = try self.amount(of: limit, rounding: .down)
    let most = try self.amount(of: limit, rounding: .up)
    return EuroComparison(
      isAtMost: try isAtMost(amount, euro: limit), isBelow: try !isAtLeast(amount, euro: limit),
      isEqual: amount == least || amount == most, rate: self)
  }
}

extension Workings {
  /// Writes down how an amount stands to a limit in euro.
  ///
  /// It is the limit that is converted, to the currency in which the two are compared: to the last minor
  /// unit that keeps it, so that what is written shows the same as the exact comparison.
  fileprivate func note(
    _ amount: Money, _ limit: Money, _ comparison: EuroComparison, asking relation: EuroRelation,
    law: [Citation]
  ) {
    let isKept = comparison.keeps(relation)
    let kind: Kind =
      switch relation {
      case .atMost: .limit
      case .below: .below
      case .equal: .stated
      }
    var compared = limit
    let what = Wording("the limit", sv: "gränsen")
    if let rate = comparison.rate {
      guard let converted = try? relation.whole(of: limit, nearest: amount, at: rate) else {
        return
      }
      note(.part, what, limit.wording, law: law)
      note(.factor, rate)
      note(
        kind,
        Wording(
          "the limit in \(rate.currency), rounded to its smallest unit",
          sv: "gränsen i \(rate.currency), avrundad till minsta enhet"), converted.wording)
      compared = converted
    } else {
      note(kind, what, limit.wording, law: law)
    }
    switch relation {
    case .equal: noteDifference(amount, from: compared, isKept: isKept)
    case .atMost, .below: noteMargin(amount, of: compared, isKept: isKept)
    }
  }
}

extension EuroRelation {
  /// The limit in a rate's currency, rounded so that whole amounts stand to it as they do to the exact one.
  fileprivate func whole(
    of limit: Money, nearest amount: Money, at rate: ExchangeRate
  ) throws(ArithmeticError) -> Money {
    let down = try rate.amount(of: limit, rounding: .down)
    let up = try rate.amount(of: limit, rounding: .up)
    switch self {
    case .atMost: return down
    case .below: return up
    case .equal: return try amount.isAtMost(down) ? down : up
    }
  }
}
