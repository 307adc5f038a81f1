import Languages
import Portfolio
import Provenance
import Values

/// A code that an intervention states, with the table it is looked up in.
struct StatedCode {
  /// The table's id in the rulebook: `T1`.
  let table: String
  let group: String?
  let code: String
  /// The spot of the element that states it.
  let spot: Spot

  /// Group and code in one word: `II.004`, or `003` without groups.
  var qualified: String { group.map { "\($0).\(code)" } ?? code }
}

extension Intervention {
  /// The elements that state the codes of the four tables, by the tables' ids.
  static let elements: KeyValuePairs<Facet, String> = [
    .interventionField: "field", .actionType: "actionType", .implementation: "implementation",
    .particularTheme: "particularTheme", .supportForm: "supportForm",
    .territorialDelivery: "territorialDelivery", .economicActivity: "economicActivity",
    .secondaryTheme: "secondaryTheme", .genderEquality: "genderEquality",
    .macroRegion: "macroRegion",
  ]

  /// The codes it states, in the tables' order.
  var codes: [StatedCode] {
    Self.elements.compactMap { facet, element in
      let stated: (group: String?, code: String)? =
        switch facet {
        case .interventionField: self.field.map { ($0.group, $0.code) }
        case .actionType: self.actionType.map { (nil, $0) }
        case .implementation: self.implementation.map { (nil, $0) }
        case .supportForm: self.supportForm.map { (nil, $0) }
        case .territorialDelivery: self.territorialDelivery.map { (nil, $0) }
        case .economicActivity: self.economicActivity.map { (nil, $0) }
        case .secondaryTheme: self.secondaryTheme.map { (nil, $0) }
        case .genderEquality: self.genderEquality.map { (nil, $0) }
        case .macroRegion: self.macroRegion.map { (nil, $0) }
        default: self.particularTheme.map { (nil, $0) }
        }
      return stated.map {
        StatedCode(
          table: facet.rawValue, group: $0.group, code: $0.code, spot: self.spot.child(element))
      }
    }
  }
}

/// An intervention of an objective, with what is known of it.
struct SelectedIntervention: Sendable {
  let objective: Objective
  let intervention: Intervention
  /// The codes it states, in the tables' order.
  let codes: [StatedCode]
  /// What is known of it, to hold against the rulebook's conditions.
  let selection: Selection

  fileprivate init(_ intervention: Intervention, of objective: Objective) {
    self.objective = objective
    self.intervention = intervention
    codes = intervention.codes
    var words: [Facet: String] = [
      .objective: objective.code, .actionKind: objective.actionKind.rawValue,
    ]
    words[.annexIV] = objective.annexIVGround
    words[.region] = objective.regionCategory?.rawValue
    for code in codes { words[Facet(rawValue: code.table)] = code.qualified }
    selection = Selection(words)
  }
}

extension [Objective] {
  /// The interventions of all of them. A rule asks its context for them, which knows them already.
  var selectedInterventions: [SelectedIntervention] {
    flatMap { objective in
      objective.interventions.map { SelectedIntervention($0, of: objective) }
    }
  }
}

extension Objective {
  /// What decides its rate: the kind of action and, in funds of regions, the category of the region.
  var kindAndRegion: Selection {
    var words: [Facet: String] = [.actionKind: self.actionKind.rawValue]
    words[.region] = self.regionCategory?.rawValue
    return Selection(words)
  }
}

/// Whether a code can be used on a day.
enum CodeStanding {
  case inForce
  /// It exists from a later day.
  case early(from: Day, law: [Citation])
  /// The table does not have it, or no longer has it; why.
  case none(because: Wording, law: [Citation])
}

extension Rulebook {
  /// How a stated code stands on a day, or the end of the check where nothing is recorded of it.
  func standing(of stated: StatedCode, on day: Day) throws(Undecided) -> CodeStanding {
    switch code(table: stated.table, group: stated.group, code: stated.code, on: day) {
    case .applies: return .inForce
    case .noneByLaw(let law, let because):
      let rows = tables[stated.table]?.rows(group: stated.group, code: stated.code) ?? []
      let later = rows.filter { row in row.span.from.map { $0 > day } ?? false }
      if let next = later.min(by: { ($0.span.from ?? day) < ($1.span.from ?? day) }),
        let from = next.span.from
      {
        return .early(from: from, law: next.law)
      }
      return .none(because: because, law: law)
    case .notRecorded(let missing):
      throw .notRun(
        missing,
        fix: Wording(
          "add the code to the rulebook, with its source",
          sv: "lägg till koden i regelboken, med källa"))
    }
  }

  /// A table as the law names it: "table 2, type of action".
  func name(ofTable id: String) -> Wording {
    let number = id.drop { !$0.isNumber }
    guard let label = tables[id]?.label else {
      return Wording("table \(number)", sv: "tabell \(number)")
    }
    return Wording(
      "table \(number), \(label(in: .english).lowercased())",
      sv: "tabell \(number), \(label(in: .swedish).lowercased())")
  }
}
