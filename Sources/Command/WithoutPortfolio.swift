import Languages
import Portfolio
import Rules

extension PortfolioOptions {
  /// What is read of the portfolio here, for a command that can do without one; `nil` where there is none,
  /// or where the one that stands here cannot be opened, which is then said in a line.
  ///
  /// One that is named with `--portfolio` is asked for, and has to open. One that the environment names goes for
  /// the one here, and that it is not there is said. Another program that holds the one here is waited for a
  /// moment only.
  ///
  /// - Parameter trial: the rulebook that is gone by instead.
  func readIfItOpens<Value>(
    else trial: RulebookOptions, _ body: (Store) throws -> Value
  ) throws -> Value? {
    guard isThere else { return nil }
    guard portfolio == nil else { return try body(open(.read)) }
    do {
      return try body(open(.read, patience: Self.moment))
    } catch let error as StoreError {
      let rulebook =
        trial.rulebook.map {
          Wording("the rulebook in \($0)", sv: "regelboken i \($0)")
        } ?? Wording("the program's own rulebook", sv: "programmets egen regelbok")
      Console.note(
        Wording(
          "this goes by \(rulebook), since the portfolio could not be opened: \(error.wording)",
          sv: "det här går efter \(rulebook), eftersom portföljen inte kunde öppnas: "
            + "\(error.wording)"))
      return nil
    }
  }

  /// How many seconds another program is waited for where nothing hangs on the portfolio.
  private static let moment = 2
}
