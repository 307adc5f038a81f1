public import Languages
public import Provenance
public import Values

/// The indicators of a fund, as they stand for projects selected from a day on.
public struct IndicatorSet: Hashable, Sendable {
  /// The id: `2021`.
  public let id: String

  /// The first day of selection the set is for; it is used until the next set begins.
  public let selectedFrom: Day

  /// Where the indicators stand.
  public let law: [Citation]

  /// The day a person last compared the set with the law.
  public let checked: Day

  /// What is uncertain about the set, where something is.
  public let doubt: Wording?

  /// The indicators in the order of the Annex.
  public let indicators: [Indicator]

  private let positions: [String: Int]

  /// Makes a set of its parts.
  public init(
    id: String, selectedFrom: Day, law: [Citation], checked: Day, doubt: Wording?,
    indicators: [Indicator]
  ) {
    self.id = id
    self.selectedFrom = selectedFrom
    self.law = law
    self.checked = checked
    self.doubt = doubt
    self.indicators = indicators
    positions = Dictionary(
      indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// An indicator by its id: every value of every report asks for one.
  public func indicator(_ id: String) -> Indicator? { positions[id].map { indicators[$0] } }
}

/// An output or result indicator.
public final class Indicator: Hashable, Sendable {
  /// What an indicator measures.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What an operation delivers.
    case output
    /// What it brings about.
    case result
  }

  /// The id people use: `O.1.1.2`.
  public let id: String

  /// The objective it belongs to; none where it is of all.
  public let objective: String?

  /// Whether it measures output or result.
  public let kind: Kind

  /// The indicator in the act's words.
  public let label: Label

  /// Whether it relates to persons, so that age and gender are reported.
  public let isAboutPersons: Bool

  /// Whether it is one of the core performance indicators.
  public let isCore: Bool

  /// The indicator it is an "of which" of.
  public let partOf: String?

  /// How it is computed, where it is computed and not entered.
  public let computed: Difference?

  /// Indicators it cannot plausibly exceed.
  public let atMost: [String]

  /// The breakdowns its values are given by.
  public let axes: [String]

  /// How many months after a training participants are asked, where it counts their answers then.
  public let askedAfterMonths: Int?

  /// Whether it counts those whose language level is higher after than before.
  public let comparesLevels: Bool

  /// Whether it is measured and not counted, such as in kilograms or euro, so that it has decimals.
  public let hasDecimals: Bool

  /// The provision that lists it.
  public let law: [Citation]

  /// What is uncertain about it, where something is.
  public let doubt: Wording?

  /// One indicator less others.
  public struct Difference: Hashable, Sendable {
    /// The indicator begun with.
    public let from: String
    /// The indicators taken from it.
    public let less: [String]

    /// Makes a difference of its parts.
    public init(from: String, less: [String]) {
      self.from = from
      self.less = less
    }
  }

  init(
    id: String,
    objective: String?,
    kind: Kind,
    label: Label,
    isAboutPersons: Bool,
    isCore: Bool,
    partOf: String?,
    computed: Difference?,
    atMost: [String],
    axes: [String],
    askedAfterMonths: Int?,
    comparesLevels: Bool,
    hasDecimals: Bool,
    law: [Citation],
    doubt: Wording?
  ) {
    self.id = id
    self.objective = objective
    self.kind = kind
    self.label = label
    self.isAboutPersons = isAboutPersons
    self.isCore = isCore
    self.partOf = partOf
    self.computed = computed
    self.atMost = atMost
    self.axes = axes
    self.askedAfterMonths = askedAfterMonths
    self.comparesLevels = comparesLevels
    self.hasDecimals = hasDecimals
    self.law = law
    self.doubt = doubt
  }

  public static func == (one: Indicator, other: Indicator) -> Bool {
    one === other
      || (one.id == other.id && one.objective == other.objective && one.kind == other.kind
        && one.label == other.label && one.isAboutPersons == other.isAboutPersons
        && one.isCore == other.isCore && one.partOf == other.partOf
        && one.computed == other.computed && one.atMost == other.atMost && one.axes == other.axes
        && one.askedAfterMonths == other.askedAfterMonths
        && one.comparesLevels == other.comparesLevels && one.hasDecimals == other.hasDecimals
        && one.law == other.law && one.doubt == other.doubt)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}

/// A breakdown of values, such as age.
public struct Axis: Hashable, Sendable {
  /// The id: `age`.
  public let id: String

  /// What is broken down by.
  public let label: Label

  /// The brackets or values, in the order they are shown.
  public let values: [Term]

  /// The provision that asks for it.
  public let law: [Citation]

  /// What is uncertain about it, where something is.
  public let doubt: Wording?
}
