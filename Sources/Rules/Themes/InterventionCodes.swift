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
        case .interventionField: field.map { ($0.group, $0.code) }
        case .actionType: actionType.map { (nil, $0) }
        case .implementation: implementation.map { (nil, $0) }
        case .supportForm: supportForm.map { (nil, $0) }
        case .territorialDelivery: territorialDelivery.map { (nil, $0) }
        case .economicActivity: economicActivity.map { (nil, $0) }
        case .secondaryTheme: secondaryTheme.map { (nil, $0) }
        case .genderEquality: genderEquality.map { (nil, $0) }
        case .macroRegion: macroRegion.map { (nil, $0) }
        default: particularTheme.map { (nil, $0) }
        }
      return stated.map {
        StatedCode(
          table: facet.rawValue, group: $0.group, code: $0.code, spot: spot.child(element))
      }
    }
  }
}

extension Objective {
  /// What is known of one of its interventions, to hold against the rulebook's conditions.
  func selection(of intervention: Intervention) -> Selection {
    var words: [Facet: String] = [.objective: code, .actionKind: actionKind.rawValue]
    words[.annexIV] = annexIVGround
    words[.region] = regionCategory?.rawValue
    for code in intervention.codes { words[Facet(rawValue: code.table)] = code.qualified }
    return Selection(words)
  }
}

extension Objective {
  /// What decides its rate: the kind of action and, in funds of regions, the category of the region.
  var kindAndRegion: Selection {
    var words: [Facet: String] = [.actionKind: actionKind.rawValue]
    words[.region] = regionCategory?.rawValue
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
