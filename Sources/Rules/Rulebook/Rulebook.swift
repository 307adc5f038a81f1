public import Findings
import Languages
public import Portfolio
public import Provenance
public import Values

/// The law as data: codes, rates, limits, cost options, indicators and parameters, each dated and
/// cited, merged of layers.
///
/// A rulebook holds no judgement. Rules ask it what applied on a day, and tell "the law has none"
/// from "nothing is recorded" by its `Answer`.
public struct Rulebook: Sendable {
  /// The id of the highest layer: `amif-2021`.
  public let id: String

  /// The layers as they were read, lowest first; what a portfolio stores and hashes.
  public let layers: [RulebookLayer]

  /// The SHA-256 of the layers' bytes in hexadecimal, which the caller computes and findings carry;
  /// empty until then.
  public var hash: String

  /// The fund, where a layer names one.
  public let fund: Fund?

  /// The objectives in the order of the act.
  public let objectives: [RulebookObjective]

  /// The code tables by id.
  public let tables: [String: CodeTable]

  /// The closed lists of words by name: `actionKinds`, `implementers`, `bases`.
  public let vocabularies: [String: [Term]]

  /// The lists of grounds by name: `annexIV`.
  public let grounds: [String: [Ground]]

  /// The co-financing rates.
  public let rates: [CofinancingRate]

  /// The limits.
  public let limits: [Limit]

  /// The periods.
  public let periods: [NamedPeriod]

  /// The breakdowns.
  public let axes: [Axis]

  /// The sets of indicators in the order of their days.
  public let indicatorSets: [IndicatorSet]

  /// The lists of themes by the name documents give them.
  public let taxonomies: [String: ThemeTaxonomy]

  /// Which rules the layers turn on and off, and the severities they change.
  public let rules: RuleSettings

  /// When each file was compared with the law, and where it says so; lowest first.
  public let comparisons: [Comparison]

  /// Notes what the rulebook is asked for and has no value of, where somebody wants to know.
  public var gaps: RulebookGaps?

  /// The acts that its files cite, by their numbers, and the other papers, by their names.
  public let acts: Set<String>

  /// The acts and papers that are law of other funds alone, and the rules that stand on nothing else.
  var otherActs: Set<String> = []
  var otherRules: Set<String> = []

  let pairs: [Pair]
  let costOptions: [String: Timeline<RulebookCostOption>]
  let identifiers: [String: IdentifierPattern]
  let parameters: [String: ParameterEntry]

  /// The positions in `rates` of those that name a word of a facet: every project asks for its
  /// rate, so that looking at each rate in turn would cost.
  let ratesByWord: [Facet: [String: [Int]]]

  /// The rulebook of the layers the program carries.
  public static let builtIn: Rulebook = {
    do {
      return try load(layers: RulebookLayer.builtIn)
    } catch {
      preconditionFailure("the program's own rulebook has faults:\n\(error)")
    }
  }()

  /// Reads layers, lowest first, merges them and checks the whole.
  ///
  /// With `knownRules`, every rule id the layers name must be among them. With `foundation`, so many of
  /// the lowest layers are the program's own, and those above change what these have and bring no
  /// names that no rule asks for; with `today`, they have compared nothing with the law after it.
  /// - Throws: `RulebookError` with every fault found.
  public static func load(
    layers: [RulebookLayer], hash: String = "", knownRules: Set<String>? = nil,
    foundation: Int? = nil, today: Day? = nil
  ) throws(RulebookError) -> Rulebook {
    var faults: [RulebookFault] = []
    let nodes = layers.compactMap { RulebookNode.read($0, faults: &faults) }
    guard nodes.count == layers.count else { throw sorted(faults, by: layers) }
    reportSharedNames(nodes, faults: &faults)
    var merge = LayerMerge()
    let merged = merge.merge(nodes)
    faults += overlayFaults(nodes, above: foundation)
    var reader = RulebookReader(layers: nodes, knownRules: knownRules, today: today)
    reader.officeFiles = Set(nodes.dropFirst(foundation ?? nodes.count).map(\.place.file))
    let contents = merged.flatMap { reader.contents(of: $0) }
    faults += merge.faults + reader.faults
    guard faults.isEmpty, let contents else { throw sorted(faults, by: layers) }
    return Rulebook(contents, layers: layers, hash: hash)
  }

  private static func overlayFaults(
    _ nodes: [RulebookNode], above foundation: Int?
  ) -> [RulebookFault] {
    guard let foundation, foundation < nodes.count else { return [] }
    var below = LayerMerge()
    guard let merged = below.merge(Array(nodes[..<foundation])) else { return [] }
    var check = OverlayCheck(below: merged)
    for layer in nodes[foundation...] { check.check(layer) }
    return check.faults
  }

  private init(_ contents: RulebookContents, layers: [RulebookLayer], hash: String) {
    id = contents.id
    self.layers = layers
    self.hash = hash
    fund = contents.fund
    objectives = contents.objectives
    tables = contents.tables
    vocabularies = contents.vocabularies
    grounds = contents.grounds
    rates = contents.rates
    limits = contents.limits
    periods = contents.periods
    axes = contents.axes
    indicatorSets = contents.indicatorSets
    rules = contents.rules
    pairs = contents.pairs
    costOptions = contents.costOptions
    identifiers = contents.identifiers
    parameters = contents.parameters
    taxonomies = contents.taxonomies
    comparisons = contents.comparisons
    acts = contents.acts
    ratesByWord = Self.index(contents.rates)
  }

  /// When a file was compared with the law.
  public struct Comparison: Hashable, Sendable {
    public let day: Day
    public let place: RulebookPlace
  }

  private static func index(_ rates: [CofinancingRate]) -> [Facet: [String: [Int]]] {
    var positions: [Facet: [String: [Int]]] = [:]
    for (index, rate) in rates.enumerated() {
      for (facet, words) in rate.when.flatMap(\.words) {
        for word in words { positions[facet, default: [:]][word, default: []].append(index) }
      }
    }
    return positions
  }

  /// Two files of one name would make the places of faults, and the days of comparison, ambiguous.
  private static func reportSharedNames(
    _ nodes: [RulebookNode], faults: inout [RulebookFault]
  ) {
    for (index, node) in nodes.enumerated()
    where nodes[..<index].contains(where: { $0.place.file == node.place.file }) {
      faults.append(
        RulebookFault(
          .duplicateIdentity, at: node.place,
          found: Wording(
            "another layer below has the same file name",
            sv: "ett annat lager under har samma filnamn"),
          allowed: Wording(
            "give each layer a name of its own, such as its path",
            sv: "ge varje lager ett eget namn, till exempel sökvägen")))
    }
  }

  /// Faults in the order of layers, then lines.
  private static func sorted(
    _ faults: [RulebookFault], by layers: [RulebookLayer]
  ) -> RulebookError {
    let order = layers.map(\.name)
    return RulebookError(
      faults: Set(faults).sorted {
        let left = (order.firstIndex(of: $0.file) ?? 0, $0.line, $0.column)
        let right = (order.firstIndex(of: $1.file) ?? 0, $1.line, $1.column)
        return left == right ? $0.description < $1.description : left < right
      })
  }
}

/// The fund a rulebook is for.
public struct Fund: Hashable, Sendable {
  /// Who carries a fund's budget out.
  public enum Management: String, Hashable, Sendable, CaseIterable {
    /// The Member States and the Commission together.
    case shared
    /// The Commission.
    case direct
    /// A body the Commission entrusts.
    case indirect
    /// The parties of a contract.
    case contract
  }

  /// The code: `AMIF`.
  public let code: String

  /// The name.
  public let label: Label

  /// Who carries its budget out.
  public let management: Management

  /// The days on which its act applies.
  public let span: Span

  /// The provision that says since when.
  public let law: [Citation]
}

/// Which rules the layers turn on and off, and which they try.
public struct RuleSettings: Hashable, Sendable {
  /// Rules that do not run.
  public let off: Set<String>

  /// Rules that run although no lower layer has them.
  public let on: Set<String>

  /// Rules that run on trial: what they find is shown apart and decides nothing.
  public let trial: Set<String>

  /// Severities that differ from the rules' own.
  public let severities: [String: Severity]

  /// Severities that differ for the projects of one call.
  public let calls: [CallSettings]

  /// What a rule of another fund's law stands on in this one: a rule that is named here runs, and its
  /// findings cite these provisions.
  public let cites: [String: [Citation]]

  /// Settings that change nothing.
  static let none = RuleSettings(
    off: [], on: [], trial: [], severities: [:], calls: [], cites: [:])

  /// Whether a rule runs.
  public func runs(_ rule: String) -> Bool { !off.contains(rule) || on.contains(rule) }

  /// Whether a rule runs on trial.
  public func isOnTrial(_ rule: String) -> Bool { trial.contains(rule) && runs(rule) }

  /// The severity of a rule where it differs from its own: that of the call, else that of all projects.
  ///
  /// What names the call's issuer too is of it more than what only names its id, wherever each stands.
  public func severity(of rule: String, inCall call: Reference? = nil) -> Severity? {
    guard let call else { return severities[rule] }
    let ofCall = calls.lazy.filter { $0.severities[rule] != nil && $0.isFor(call) }
    let setting = ofCall.first { $0.issuer != nil } ?? ofCall.first
    return setting?.severities[rule] ?? severities[rule]
  }
}

/// What is graver or milder for the projects of one call.
public struct CallSettings: Hashable, Sendable {
  /// The call's id.
  public let id: String
  /// Who issued the call, where that is stated: two authorities may use one id.
  public let issuer: String?
  public let severities: [String: Severity]
  /// Where the file names it.
  let place: RulebookPlace

  func isFor(_ call: Reference) -> Bool {
    call.id == id && issuer.map { $0 == call.issuer } ?? true
  }
}

/// How an identifier is written.
struct IdentifierPattern: Sendable {
  let pattern: String
  let dated: Dated<String>
}

/// What the reader makes of the merged layers.
struct RulebookContents {
  var id: String
  var fund: Fund?
  var objectives: [RulebookObjective]
  var tables: [String: CodeTable]
  var vocabularies: [String: [Term]]
  var grounds: [String: [Ground]]
  var rates: [CofinancingRate]
  var limits: [Limit]
  var periods: [NamedPeriod]
  var axes: [Axis]
  var indicatorSets: [IndicatorSet]
  var rules: RuleSettings
  var pairs: [Pair]
  var costOptions: [String: Timeline<RulebookCostOption>]
  var identifiers: [String: IdentifierPattern]
  var parameters: [String: ParameterEntry]
  var taxonomies: [String: ThemeTaxonomy]
  var comparisons: [Rulebook.Comparison]
  var acts: Set<String>
}
