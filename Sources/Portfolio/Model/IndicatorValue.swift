public import Values

/// What has been reached of an indicator since the project began, and for whom.
@dynamicMemberLookup
public struct IndicatorValue: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    /// The indicator of the programme (O.2.3, R.2.9) or of the project.
    public let id: String
    public let kind: String
    public let name: String?
    public let unit: String?
    /// What has been reached, in hundredths of the unit; `nil` when it is not stated.
    public let achievedHundredths: Int64?
    /// Whether the report says "about".
    public let isApproximate: Bool
    public let cells: [IndicatorCell]
    public let surveys: [IndicatorSurvey]
    public let proficiencies: [Proficiency]
    public let comment: String?
    public let spot: Spot
  }
}

/// How many are of an age bracket and a gender (Regulation (EU) 2021/1147, Annex VIII).
public struct IndicatorCell: Hashable, Sendable {
  /// `nil` where the fund asks for gender alone.
  public let age: AgeBracket?
  public let gender: Gender
  public let count: Int64
  public let spot: Spot
}

public enum AgeBracket: String, Sendable, CaseIterable {
  case under18
  case from18To60 = "18to60"
  case over60
}

public enum Gender: String, Sendable, CaseIterable {
  case female, male, nonBinary
}

/// How many answered as the indicator counts when they were asked after a training.
public struct IndicatorSurvey: Hashable, Sendable {
  public let trainingEnded: Day
  public let asked: Day
  public let count: Int64
  public let spot: Spot
}

/// How many went from one language level to another.
public struct Proficiency: Hashable, Sendable {
  public let before: LanguageLevel
  public let after: LanguageLevel
  public let count: Int64
  public let spot: Spot
}

/// A level of the Common European Framework of Reference for Languages, from the lowest up.
public enum LanguageLevel: String, Sendable, CaseIterable {
  case preA1
  case a1 = "A1"
  case a2 = "A2"
  case b1 = "B1"
  case b2 = "B2"
  case c1 = "C1"
  case c2 = "C2"
}
