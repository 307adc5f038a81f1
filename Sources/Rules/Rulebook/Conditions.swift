public import Findings
public import Languages
public import Provenance
public import Values

/// What a condition of a rulebook can look at: a code table by its id, or one of the named facets.
public struct Facet: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The word in rulebook files.
  public let rawValue: String

  /// Makes a facet of its word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Makes a facet of its word.
  public init(stringLiteral word: String) { self.init(rawValue: word) }

  /// Facets are few, and asked for by the million: length and last letter tell nearly all apart.
  public func hash(into hasher: inout Hasher) {
    let letters = rawValue.utf8
    hasher.combine(UInt16(truncatingIfNeeded: letters.count) << 8 | UInt16(letters.last ?? 0))
  }

  /// The specific objective, by code.
  public static let objective: Facet = "objective"
  /// The kind of action, by its word in documents.
  public static let actionKind: Facet = "actionKind"
  /// The ground for the higher rate, by its number in Annex IV.
  public static let annexIV: Facet = "annexIV"
  /// The category of the region, by its word in documents.
  public static let region: Facet = "region"
  /// Whether a third country takes part or hosts: `true` or `false`.
  public static let thirdCountry: Facet = "thirdCountry"
  /// The intervention field, group and code: `II.004`.
  public static let interventionField: Facet = "T1"
  /// The type of action.
  public static let actionType: Facet = "T2"
  /// The implementation code.
  public static let implementation: Facet = "T3"
  /// The particular theme.
  public static let particularTheme: Facet = "T4"
  /// Of ESF+, the tables of Annex I of Regulation (EU) 2021/1060: the form of support.
  public static let supportForm: Facet = "D2"
  /// The territorial delivery mechanism.
  public static let territorialDelivery: Facet = "D3"
  /// The economic activity.
  public static let economicActivity: Facet = "D4"
  /// The secondary theme.
  public static let secondaryTheme: Facet = "D6"
  /// Gender equality.
  public static let genderEquality: Facet = "D7"
  /// The macro-regional or sea basin strategy.
  public static let macroRegion: Facet = "D8"
}

/// What is known of a part of a project, facet by facet, to hold against conditions.
public struct Selection: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The word of each known facet.
  public var words: [Facet: String]

  /// Makes a selection of its facets.
  public init(_ words: [Facet: String]) { self.words = words }

  /// Makes a selection of its facets.
  public init(dictionaryLiteral elements: (Facet, String)...) {
    words = Dictionary(elements) { _, last in last }
  }
}

/// A condition of a rulebook: each facet named has one of the words listed.
public struct Condition: Hashable, Sendable, Sayable {
  /// The words allowed for each facet.
  public let words: [Facet: [String]]

  /// Whether it looks at one facet alone, and at which.
  func isAbout(_ facet: Facet) -> Bool { words.count == 1 && words[facet] != nil }

  /// Whether the condition holds; nil where a facet it names is not known.
  public func holds(for selection: Selection) -> Bool? {
    var isKnown = true
    for (facet, allowed) in words {
      guard let word = selection.words[facet] else {
        isKnown = false
        continue
      }
      if !allowed.contains(word) { return false }
    }
    return isKnown ? true : nil
  }

  /// The condition in words: "T3 004 and objective SO1 or SO2".
  public func said(in language: Language) -> String {
    words.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { .same("\($0.key.rawValue) ") + $0.value.map(Wording.same).listedAsChoice() }
      .listed()(in: language)
  }
}

/// A co-financing rate: for what it is the ceiling, and what must be recorded to use it.
public struct CofinancingRate: Sendable {
  /// The id: `15-3`.
  public let id: String

  /// What the rate is for.
  public let label: Label

  /// The parts of projects the rate is for: those for which any of these holds.
  public let when: [Condition]

  /// The list of grounds of which one must be recorded, where the rate needs one.
  public let needs: String?

  let ceilings: Timeline<Percentage>

  /// How many facets agree with the rate, in the condition that fits best; nil where none fits.
  func fit(_ selection: Selection) -> Int? {
    var best: Int?
    for condition in when where condition.words.count > best ?? 0 {
      if condition.holds(for: selection) == true { best = condition.words.count }
    }
    return best
  }

  /// The highest share of the Union contribution on a day.
  public func ceiling(on day: Day) -> Answer<Percentage> {
    ceilings.answer(on: day, subject: Wording("the rate \(id)", sv: "stödnivån \(id)"))
  }
}

/// Two facets that belong together: where one condition holds, the other must.
public final class Pair: Hashable, Sendable {
  /// The id: `annexIV-code`.
  public let id: String

  /// The condition that asks.
  public let first: Condition

  /// The condition that must hold then.
  public let then: Condition

  /// Whether the second also asks for the first.
  public let isBothWays: Bool

  /// How grave a breach is.
  public let severity: Severity

  /// The days on which the pair is asked for.
  public let span: Span

  /// The provisions it follows from.
  public let law: [Citation]

  /// The day a person last compared it with the law.
  public let checked: Day

  /// What is uncertain about it, where something is.
  public let doubt: Wording?

  init(
    id: String, first: Condition, then: Condition, isBothWays: Bool,
    severity: Severity, span: Span, law: [Citation], checked: Day, doubt: Wording?
  ) {
    self.id = id
    self.first = first
    self.then = then
    self.isBothWays = isBothWays
    self.severity = severity
    self.span = span
    self.law = law
    self.checked = checked
    self.doubt = doubt
  }

  public static func == (one: Pair, other: Pair) -> Bool {
    one === other
      || one.id == other.id && one.first == other.first && one.then == other.then
        && one.isBothWays == other.isBothWays && one.severity == other.severity
        && one.span == other.span && one.law == other.law && one.checked == other.checked
        && one.doubt == other.doubt
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Pair {
  /// What a selection makes of a pair.
  public enum Fit: Hashable, Sendable {
    /// The pair holds, or asks for nothing here.
    case kept
    /// The pair does not hold, and its second condition is the one that is not met.
    case breaksThen
    /// The pair is asked for both ways and does not hold, and its first condition is not met.
    case breaksFirst
    /// A facet it needs is not known.
    case unknown
  }

  /// Whether the two facets of a selection belong together.
  public func fit(_ selection: Selection) -> Fit {
    switch (first.holds(for: selection), then.holds(for: selection)) {
    case (true, true), (false, false): .kept
    case (true, false): .breaksThen
    case (false, true): isBothWays ? .breaksFirst : .kept
    case (false, nil): isBothWays ? .unknown : .kept
    case (nil, true): isBothWays ? .unknown : .kept
    case (true, nil), (nil, false), (nil, nil): .unknown
    }
  }
}

/// A limit on what a selection may take of a whole.
public struct Limit: Sendable {
  /// Whether the selection may not exceed the share, or not fall below it.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// The selection may take the share and no more.
    case atMost
    /// The selection takes the share or more.
    case atLeast
  }

  /// The share on a day.
  public struct Share: Hashable, Sendable {
    /// Whether the share is the most or the least.
    public let direction: Direction
    /// The share of the base.
    public let share: Percentage
    /// The share from which to warn, which is our choice and no law.
    public let warnFrom: Percentage?

    /// Makes a share of its parts.
    public init(direction: Direction, share: Percentage, warnFrom: Percentage? = nil) {
      self.direction = direction
      self.share = share
      self.warnFrom = warnFrom
    }
  }

  /// The id: `operating-support`.
  public let id: String

  /// What is limited.
  public let label: Label

  /// What counts towards the limit.
  public let selection: Condition

  /// The word for the whole the share is taken of.
  public let base: String

  /// Whether an explanation in the programme lifts the limit.
  public let isLiftedByExplanation: Bool

  /// Where the breach must be explained, where it must.
  public let explainedIn: String?

  let shares: Timeline<Share>
}

/// A simplified cost option: which costs a rate produces, from which, and on what terms.
public struct RulebookCostOption: Hashable, Sendable {
  /// The costs a rate produces.
  public enum Costs: String, Hashable, Sendable, CaseIterable {
    /// Indirect costs.
    case indirect
    /// Direct staff costs.
    case staff
    /// All remaining eligible costs.
    case remaining
  }

  /// The costs a rate is applied to.
  public enum Base: String, Hashable, Sendable, CaseIterable {
    /// Eligible direct costs.
    case directCosts
    /// Eligible direct staff costs.
    case directStaffCosts
    /// Direct costs other than direct staff costs.
    case otherDirectCosts
  }

  /// Costs that do not count in the base.
  public enum Exclusion: String, Hashable, Sendable, CaseIterable {
    /// Costs subject to public procurement.
    case procured
  }

  /// What must be the case before the option may be used.
  public enum Requirement: String, Hashable, Sendable, CaseIterable {
    /// The rate is calculated by a fair, equitable and verifiable method.
    case calculation
    /// The direct costs hold no contract above the thresholds of public procurement.
    case noContractAboveThresholds
  }

  /// The id, which is the word in documents: `54b`.
  public let id: String

  /// What the option is.
  public let label: Label

  /// The costs the rate produces.
  public let covers: Costs

  /// The costs the rate is applied to.
  public let base: Base

  /// Costs that do not count in the base.
  public let baseExcludes: [Exclusion]

  /// Categories that may be declared on top.
  public let onTop: [String]

  /// Options that must not be used together with this one.
  public let notWith: [String]

  /// The name of the set of which a project uses at most one.
  public let oneOf: String?

  /// What must be the case before the option may be used.
  public let requires: [Requirement]

  /// The highest rate, without a calculation of its own unless required.
  public let rate: Percentage
}

/// A named period of the law, such as the one in which expenditure is eligible.
public struct NamedPeriod: Hashable, Sendable {
  /// The id: `eligibility`.
  public let id: String

  /// What the period is.
  public let label: Label

  /// The days.
  public let period: Period

  /// The provisions that set it.
  public let law: [Citation]

  /// The day a person last compared it with the law.
  public let checked: Day

  /// What is uncertain about it, where something is.
  public let doubt: Wording?
}
