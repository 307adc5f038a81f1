import Portfolio
import Values

/// A return: what is made out of the portfolio for the funder, the public or colleagues.
public enum Return: String, Sendable, CaseIterable {
  /// The public list of operations (Regulation (EU) 2021/1060, Article 49(3)).
  case listOfOperations = "list-of-operations"
  /// Every project in a row, for people.
  case projects

  /// The formats it is made in, the usual one first.
  public var formats: [ReturnFormat] {
    switch self {
    case .listOfOperations: [.xml, .csv]
    case .projects: [.csv]
    }
  }

  /// What SQLite says the return adds up to.
  func totals(in reading: Reading, on day: Day) throws -> ControlTotals {
    switch self {
    case .listOfOperations: try reading.totalsOfOperations(on: day)
    case .projects: try reading.totalsOfProjects(on: day)
    }
  }
}

/// A format of a return.
public enum ReturnFormat: String, Sendable, CaseIterable {
  case xml, csv
}
