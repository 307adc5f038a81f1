/// The sections of the annual performance report that are texts, and how long they may be (Regulation (EU)
/// 2023/169, Annex).
///
/// The template does not say how characters are counted. A text is refused when it is too long even without
/// its spaces, and is told to be so when it is too long with them. Whether the length of sections 1.1 and
/// 1.2 is that of each objective or of all is not said either: each text is measured by itself.
public enum ReportSection: String, Sendable, CaseIterable {
  case progress = "1.1"
  case issues = "1.2"
  case mitigation = "1.3"
  case operatingSupport = "1.4"
  case specificActions = "1.5"
  case admissions = "1.6"
  case continued = "1.7"
  case complementarity = "2"
  case acquis = "3"
  case communication = "4"
  case enablingConditions = "5.1"
  case horizontalPrinciples = "5.2"
  case thirdCountries = "6"
  case summary = "7"

  /// The most characters.
  var limit: Int {
    switch self {
    case .progress, .issues: 7000
    case .mitigation, .operatingSupport, .continued, .acquis, .communication: 4000
    case .specificActions, .enablingConditions, .horizontalPrinciples: 5000
    case .admissions: 2500
    case .complementarity, .thirdCountries: 6000
    case .summary: 7500
    }
  }

  /// Whether it has a text for each specific objective.
  var isByObjective: Bool { self == .progress || self == .issues }

  /// Whether the template asks for it only where there is something to say.
  var isConditional: Bool {
    switch self {
    case .mitigation, .operatingSupport, .specificActions, .admissions, .continued: true
    default: false
    }
  }

  var swedish: String {
    switch self {
    case .progress: "Framsteg i genomförandet"
    case .issues: "Problem som påverkar resultatet"
    case .mitigation: "Särskilda åtgärder mot problemen"
    case .operatingSupport: "Driftstöd"
    case .specificActions: "Särskilda åtgärder (artikel 15.2)"
    case .admissions: "Ändringar av antalen personer"
    case .continued: "Projekt som fortsätter från 2014–2020"
    case .complementarity: "Komplementaritet"
    case .acquis: "Unionens regelverk, samarbete och solidaritet"
    case .communication: "Kommunikation och synlighet"
    case .enablingConditions: "Nödvändiga villkor"
    case .horizontalPrinciples: "Övergripande principer"
    case .thirdCountries: "Projekt i eller om tredjeländer"
    case .summary: "Sammanfattning för allmänheten"
    }
  }
}

/// A text of the report, and how long it is.
struct ReportText {
  let section: ReportSection
  let objective: String?
  let text: String?

  /// Where it stands: "1.1 SO2".
  var place: String { [section.rawValue, objective].compactMap(\.self).joined(separator: " ") }

  /// How many characters it has, line breaks among them.
  var characters: Int { text?.unicodeScalars.count ?? 0 }

  /// The same without spaces and line breaks.
  var charactersWithoutSpaces: Int {
    text?.unicodeScalars.filter { !$0.properties.isWhitespace }.count ?? 0
  }

  var standing: Standing {
    characters <= section.limit
      ? .within : charactersWithoutSpaces <= section.limit ? .withinWithoutSpaces : .above
  }

  enum Standing: String {
    case within, withinWithoutSpaces, above

    var swedish: String {
      switch self {
      case .within: "inom gränsen"
      case .withinWithoutSpaces: "inom gränsen om mellanslag inte räknas"
      case .above: "över gränsen"
      }
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<ReportText> {
    Sheet(
      "texts", element: "text", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .code("section", "Avsnitt") { $0.section.rawValue },
        .label("Avsnittets namn") { $0.section.swedish },
        .code("specific_objective", "Specifikt mål") { $0.objective },
        .count("limit", "Högsta antal tecken") { $0.section.limit },
        .count("characters", "Tecken") { $0.characters },
        .count("characters_without_spaces", "Tecken utan mellanslag") {
          $0.charactersWithoutSpaces
        },
        .code("standing", "Längd, kod") { $0.standing.rawValue },
        .label("Längd") { $0.standing.swedish },
        .cells("content", "Text", .text) { row in
          Cell(
            row.text.map { .text($0) }
              ?? (row.section.isConditional ? .notApplicable : .notStated))
        },
      ])
  }
}
