import Findings
import Languages
import Portfolio
import Values

/// How an amount stands to a limit in euro.
struct EuroComparison {
  let isAtMost: Bool
  /// Whether the amount is less than the limit.
  let isBelow: Bool
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
}

extension Context {
  /// Compares an amount of a project with a limit in euro, without rounding.
  ///
  /// An amount in another currency is compared at the Commission's rate of the month of the
  /// decision, before a decision at that of the month of receipt.
  /// - Parameters:
  ///   - what: what people call the amount.
  ///   - spot: where it is written.
  /// - Throws: `Undecided` when the rate has not been imported; `ArithmeticError`.
  func compare(
    _ amount: Money, euro limit: Money, of project: Project,
    _ what: @autoclosure () -> Wording = Wording("the amount", sv: "beloppet"),
    at spot: @autoclosure () -> Spot? = nil
  ) throws -> EuroComparison {
    guard amount.currency != .eur else {
      let isAtMost = try amount.isAtMost(limit)
      shown(amount, what(), at: spot())
      note(amount, in: nil, euro: limit, isAtMost: isAtMost)
      return EuroComparison(
        isAtMost: isAtMost, isBelow: try amount.isLess(than: limit), rate: nil)
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
    let isAtMost = try rate.isAtMost(amount, euro: limit)
    shown(amount, what(), at: spot())
    note(amount, in: rate, euro: limit, isAtMost: isAtMost)
    return EuroComparison(
      isAtMost: isAtMost, isBelow: try !rate.isAtLeast(amount, euro: limit), rate: rate)
  }

  /// Writes down how an amount stands to a limit in euro.
  private func note(
    _ amount: Money, in rate: ExchangeRate?, euro limit: Money, isAtMost: Bool
  ) {
    guard let workings else { return }
    var inEuro = amount
    if let rate, let converted = try? rate.euro(amount, rounding: .down) {
      inEuro = converted
      workings.note(rate, giving: converted)
    }
    workings.note(.limit, Wording("the limit", sv: "gränsen"), limit.wording)
    workings.noteMargin(inEuro, of: limit, isKept: isAtMost)
  }
}
