public import Values

/// A specific objective that a project serves, with its part of the eligible cost.
@dynamicMemberLookup
public struct Objective: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let code: String
    public let amount: Money
    public let actionKind: ActionKind
    /// The indent of Annex IV that justifies the higher rate.
    public let annexIVGround: String?
    /// The implementation measure of Annex II, by its letter.
    public let measure: String?
    /// Of ESF+: the category of the region the money is for.
    public let regionCategory: RegionCategory?
    public let interventions: [Intervention]
    public let spot: Spot
  }

  public var amount: Money { held.value.amount }

  public var spot: Spot { held.value.spot }
}

/// The paragraph of Article 15 of Regulation (EU) 2021/1147, or the article with an amount per person;
/// of other funds, the paragraph of their own act that says the same.
public enum ActionKind: String, Sendable, CaseIterable {
  case regular, specific, annexIV, operatingSupport, emergency, technicalAssistance, solidarity
  case resettlement, transferIn, transferOut
  /// Of border management and visa policy.
  case travelAuthorisation
  /// Of ESF+, each in a priority of its own.
  case communityLed, mostDeprived, socialInnovation, strategicTechnologies, preparedness
  case decarbonisation
}

/// The category of a region, by Articles 108 and 112 of Regulation (EU) 2021/1060.
public enum RegionCategory: String, Sendable, CaseIterable {
  case lessDeveloped, outermost
  /// A transition region that was less developed in 2014–2020.
  case transitionFormerlyLess
  case transition
  /// A more developed region that was a transition region, or below 100 % of GDP, in 2014–2020.
  case moreDevelopedFormerly
  case moreDeveloped
}

/// A type of intervention: one code of each table of Annex VI, and its share.
@dynamicMemberLookup
public struct Intervention: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public let share: Percentage
    /// Table 1: the group and the code in it.
    public let field: GroupedCode?
    /// Table 2.
    public let actionType: String?
    /// Table 3.
    public let implementation: String?
    /// Table 4.
    public let particularTheme: String?
    /// Of ESF+, Annex I of Regulation (EU) 2021/1060: table 2, form of support.
    public let supportForm: String?
    /// Table 3, territorial delivery mechanism.
    public let territorialDelivery: String?
    /// Table 4, economic activity.
    public let economicActivity: String?
    /// Table 6, secondary theme.
    public let secondaryTheme: String?
    /// Table 7, gender equality.
    public let genderEquality: String?
    /// Table 8, macro-regional and sea basin strategies.
    public let macroRegion: String?
    public let spot: Spot
  }
}

public struct GroupedCode: Hashable, Sendable, CustomStringConvertible {
  /// The group, where the table has some.
  public let group: String?
  public let code: String

  public init(group: String?, code: String) {
    self.group = group
    self.code = code
  }

  public var description: String { group.map { "\($0).\(code)" } ?? code }
}
