import Values

/// A sum of a return as it grows, and what it is made of.
struct TracedFigure {
  private(set) var amount: Money
  private(set) var sources: [FigureSource] = []

  init(_ currency: Currency = .eur) {
    amount = .zero(currency)
  }

  /// A figure that is not the sum of its sources, but what becomes of them.
  init(_ amount: Money, from sources: [FigureSource]) {
    self.amount = amount
    self.sources = sources
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

  /// What is left of it when another is taken away, with all that both are made of.
  func subtracting(_ other: TracedFigure) throws(ArithmeticError) -> TracedFigure {
    var left = TracedFigure(try amount.subtracting(other.amount), from: sources)
    for source in other.sources { left.sources.append(try source.negated()) }
    return left
  }

  var cell: Cell { Cell(.amount(amount), from: sources) }
}
