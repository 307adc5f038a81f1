public import Values

/// What the rulebook says of the transmission of data (Regulation (EU) 2021/1060, Article 42).
public struct TransmissionTerms: Sendable {
  /// The days of a year on which data are due.
  public let days: [(month: Int, day: Int)]
  /// The months in which values of indicators are due.
  public let monthsOfIndicators: [Int]
  /// The first and the last day on which data are due.
  public let first: Day?
  public let last: Day?
  /// The indicators of the fund, in the order of its act.
  public let indicators: [Indicator]

  /// An output or result indicator of the fund.
  public struct Indicator: Sendable, Hashable {
    public let id: String
    public let objective: String
    public let isOutput: Bool
    /// What it is called in the act, in English and in Swedish.
    public let name: String
    public let swedishName: String
    /// Whether it counts persons, so that age and gender are told.
    public let isAboutPersons: Bool
    /// The indicators it is computed from, where it is: the first less the others.
    public let computedFrom: [String]

    public init(
      id: String, objective: String, isOutput: Bool, name: String, swedishName: String,
      isAboutPersons: Bool,
      computedFrom: [String] = []
    ) {
      self.id = id
      self.objective = objective
      self.isOutput = isOutput
      self.name = name
      self.swedishName = swedishName
      self.isAboutPersons = isAboutPersons
      self.computedFrom = computedFrom
    }
  }

  public init(
    days: [(month: Int, day: Int)], monthsOfIndicators: [Int], first: Day?, last: Day?,
    indicators: [Indicator]
  ) {
    self.days = days
    self.monthsOfIndicators = monthsOfIndicators
    self.first = first
    self.last = last
    self.indicators = indicators
  }

  /// No rulebook says anything.
  public static let none = TransmissionTerms(
    days: [], monthsOfIndicators: [], first: nil, last: nil, indicators: [])
}
