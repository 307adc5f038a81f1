/// How a file of rates is to be read, where it does not say so itself: what a person said of it.
public struct RatesReading: Sendable, Hashable {
  /// The month of a list that does not state it, `YYYY-MM`.
  public let month: String?
  /// The headings of the columns, of a table that has others than ours.
  public let monthColumn, currencyColumn, valueColumn: String?

  public init(
    month: String? = nil, monthColumn: String? = nil, currencyColumn: String? = nil,
    valueColumn: String? = nil
  ) {
    self.month = month
    self.monthColumn = monthColumn
    self.currencyColumn = currencyColumn
    self.valueColumn = valueColumn
  }

  /// The columns that were named, as the log tells them: a file is read so whenever it is read again.
  var details: [(String, String)] {
    [
      ("monthColumn", monthColumn), ("currencyColumn", currencyColumn),
      ("valueColumn", valueColumn),
    ].compactMap { name, column in column.map { (name, $0) } }
  }
}
