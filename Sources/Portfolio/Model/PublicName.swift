public import Values

/// How long the name of a natural person stands on the public list of operations: two years from the day on
/// which the list was first published with it (Regulation (EU) 2021/1060, Article 49(3)).
///
/// The list leaves the name out from that day on, and the deadline is that day, be it on a weekend: the years are the
/// most that a name may stand, and no time to do something in, which would run on to a working day (Regulation (EEC,
/// Euratom) No 1182/71, Article 3(4)).
public struct PublicName: Sendable, Hashable {
  /// The day from which the years are counted.
  public let since: Day
  /// Whether a list was published on that day, as the log tells; else it is that of the decision, which is
  /// never later, so that no name stands too long.
  public let isPublication: Bool
  /// The day from which no list has the name.
  public let ends: Day
  /// The lists that have come out, as the log tells.
  private let lists: [SentReturn]

  /// The numbers of the law.
  public struct Terms: Sendable, Hashable {
    /// For how many years a name stands.
    public let years: Int
    /// Within how many months a list comes after another.
    public let months: Int

    public init(years: Int, months: Int) {
      self.years = years
      self.months = months
    }

    /// Those of Regulation (EU) 2021/1060, where no rulebook has others.
    public static let regulation = Terms(years: 2, months: 4)
  }

  /// - Parameters:
  ///   - project: that has been granted support.
  ///   - returns: what was sent, as the log tells.
  ///   - day: what was sent later is not known.
  public init(
    of project: Project, granted grant: Decision, _ returns: [SentReturn], on day: Day,
    _ terms: Terms
  ) throws {
    let decided = (project.approval ?? grant).decided
    let programme = project.programme?.cci
    let lists = returns.filter { one in
      one.kind == SentReturn.listOfOperations && one.day.map { $0 <= day } ?? false
        && (one.programme == nil || programme == nil || one.programme == programme)
    }.sorted { ($0.day ?? .first, $0.entry) < ($1.day ?? .first, $1.entry) }
    let first = lists.first { decided <= $0.cutOff ?? .first && decided <= $0.day ?? .first }
    // A list that comes much later than the decision, and has none before it in the log, is hardly the
    // first: lists had come out before they were marked.
    let isSurely =
      try first.map { list in
        let isNext = try (list.day ?? .last) <= decided.adding(months: terms.months)
        return isNext || lists.first != list
      } ?? false
    self.lists = lists
    let published = isSurely ? first?.day : nil
    since = published ?? decided
    isPublication = published != nil
    ends = try since.adding(years: terms.years)
  }

  /// Whether a list that came out had the name, as the log tells.
  public func stood(since decided: Day) -> Bool {
    lists.contains { list in
      list.cutOff.map { decided <= $0 && $0 < ends } ?? false && decided <= list.day ?? .first
    }
  }

  /// The first list that came out without the name.
  public var firstWithout: SentReturn? { lists.first { ends <= $0.cutOff ?? .first } }
}

extension SentReturn {
  /// The name of the return that is the public list.
  public static let listOfOperations = "list-of-operations"
}
