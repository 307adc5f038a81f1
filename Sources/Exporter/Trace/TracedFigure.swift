import Values

/// A sum of a return as it grows, and what it is made of.
struct TracedFigure {
  private(set) var amount: Money
  private(set) var sources: [FigureSource] = []

  init(_ currency: Currency = .eur) {
    amount = .zero(currency)
  }

  /// Adds an amount; its source is made only when somebody traces the return.
  mutating func add(
    _ part: Money, tracing: Bool, from source: @autoclosure () -> FigureSource
  ) throws(ArithmeticError) {
    amount = try amount.adding(part)
    if tracing { sources.append(source()) }
  }

  /// Adds another figure, with all that it is made of.
  mutating func add(_ other: TracedFigure) throws(ArithmeticError) {
    amount = try amount.adding(other.amount)
    sources += other.sources
  }

  var cell: Cell { Cell(.amount(amount), from: sources) }
}
