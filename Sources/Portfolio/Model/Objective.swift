public import Values

/// A specific objective that a project serves, with its part of the eligible cost.
public struct Objective: Hashable, Sendable {
  public let code: String
  public let amount: Money
  public let actionKind: ActionKind
  /// The indent of Annex IV that justifies the higher rate.
  public let annexIVGround: String?
  /// The implementation measure of Annex II, by its letter.
  public let measure: String?
  public let interventions: [Intervention]
  public let spot: Spot
}

/// The paragraph of Article 15 of Regulation (EU) 2021/1147, or the article with an amount per person.
public enum ActionKind: String, Sendable, CaseIterable {
  case regular, specific, annexIV, operatingSupport, emergency, technicalAssistance, solidarity
  case resettlement, transferIn, transferOut
}

/// A type of intervention: one code of each table of Annex VI, and its share.
public struct Intervention: Hashable, Sendable {
  public let share: Percentage
  /// Table 1: the group and the code in it.
  public let field: GroupedCode?
  /// Table 2.
  public let actionType: String?
  /// Table 3.
  public let implementation: String?
  /// Table 4.
  public let particularTheme: String?
  public let spot: Spot
}

public struct GroupedCode: Hashable, Sendable, CustomStringConvertible {
  public let group: String
  public let code: String

  public init(group: String, code: String) {
    self.group = group
    self.code = code
  }

  public var description: String { "\(group).\(code)" }
}
