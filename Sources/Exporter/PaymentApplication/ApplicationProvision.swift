import Languages
import Portfolio
import Values

/// The rows of a specific objective in the template (Regulation (EU) 2021/1060, Annex XXIII, the part
/// on the Asylum, Migration and Integration Fund).
enum ApplicationProvision: String, CaseIterable {
  case article15_1 = "15(1)"
  case article15_2 = "15(2)"
  case article15_3 = "15(3)"
  case article15_4 = "15(4)"
  case article15_5 = "15(5)"
  case article19 = "19"
  case article20In = "20 in"
  case article20Out = "20 out"
  /// Solidarity actions: the template has no row for them.
  case article15_6a = "15(6a)"
  /// Kinds of action of other funds, which no programme of this one should have.
  case otherFund = "other"
  /// Technical assistance as a share of the expenditure applied for.
  case technicalAssistance36 = "TA 36(5)"
  /// Technical assistance that is not linked to costs.
  case technicalAssistance37 = "TA 37"

  /// The row that expenditure of a kind of action belongs to.
  init(_ kind: ActionKind) {
    self =
      switch kind {
      case .regular: .article15_1
      case .specific: .article15_2
      case .annexIV: .article15_3
      case .operatingSupport: .article15_4
      case .emergency: .article15_5
      case .resettlement: .article19
      case .transferIn: .article20In
      case .transferOut: .article20Out
      case .solidarity: .article15_6a
      case .technicalAssistance: .technicalAssistance36
      case .travelAuthorisation, .communityLed, .mostDeprived, .socialInnovation,
        .strategicTechnologies, .preparedness, .decarbonisation:
        .otherFund
      }
  }

  /// The kind of action whose rate the row has.
  var kind: ActionKind { ActionKind.allCases.first { Self($0) == self } ?? .technicalAssistance }

  /// Whether what is applied for is a Union contribution by person, not linked to costs: column C.
  var isNotLinkedToCosts: Bool {
    [.article19, .article20In, .article20Out].contains(self)
  }

  /// Why nothing of the row is applied for as expenditure, where that is so.
  var exclusion: ApplicationExclusion? {
    switch self {
    case .article15_6a, .otherFund: .noRow
    case .technicalAssistance36, .technicalAssistance37: .flatRate
    default: nil
    }
  }

  /// The rows of an objective: the articles of resettlement and transfer stand under the last one.
  static func rows(of objective: String) -> [ApplicationProvision] {
    let common: [ApplicationProvision] = [
      .article15_1, .article15_2, .article15_3, .article15_4, .article15_5,
    ]
    return objective == "SO4" ? common + [.article19, .article20In, .article20Out] : common
  }
}

/// Why registered expenditure is not in the application.
enum ApplicationExclusion: String {
  /// The template has no row for it.
  case noRow
  /// It is paid as a share of other expenditure.
  case flatRate
  /// An enabling condition of its objective is not fulfilled.
  case enablingCondition

  var swedish: String {
    switch self {
    case .noRow: "mallen i bilaga XXIII har ingen rad för dem"
    case .enablingCondition: "ett nödvändigt villkor för målet är inte uppfyllt (artikel 15.5)"
    case .flatRate: "tekniskt stöd betalas som en andel av övriga utgifter (artikel 36.5)"
    }
  }
}
