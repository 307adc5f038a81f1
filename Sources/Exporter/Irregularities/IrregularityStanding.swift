import Portfolio

/// Whether an irregularity is reported to the Commission, and why not where it is not (Regulation (EU)
/// 2021/1060, Annex XII, section 1).
enum IrregularityStanding: String {
  /// It reaches the threshold by itself.
  case alone
  /// It is above the threshold together with those it is interlinked with.
  case together
  case belowThreshold
  case bankruptcy, toldVoluntarily, foundBeforeApplication

  var isReported: Bool { self == .alone || self == .together }

  /// The ground that exempts an irregularity whatever its amount; suspected fraud has none but that
  /// there is no fraud.
  init?(exempting irregularity: Irregularity) {
    if irregularity.isSuspectedFraud { return nil }
    if irregularity.isOnlyBankruptcy {
      self = .bankruptcy
    } else if irregularity.isToldVoluntarily {
      self = .toldVoluntarily
    } else if irregularity.isFoundBeforeApplication {
      self = .foundBeforeApplication
    } else {
      return nil
    }
  }

  var swedish: String {
    switch self {
    case .alone: "rapporteras"
    case .together: "rapporteras tillsammans med dem den hör ihop med"
    case .belowThreshold: "rapporteras inte: under 10 000 euro av fonden"
    case .bankruptcy: "rapporteras inte: endast på grund av konkurs utan bedrägeri"
    case .toldVoluntarily: "rapporteras inte: stödmottagaren berättade om den före upptäckt"
    case .foundBeforeApplication:
      "rapporteras inte: upptäckt och korrigerad före en betalningsansökan"
    }
  }
}
