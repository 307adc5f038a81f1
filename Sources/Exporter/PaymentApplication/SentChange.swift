import Languages
import Portfolio
import Values

/// A line that explains why an application that was sent asked for something else than the portfolio has now: a
/// paper, a rate or a condition that has changed since it was made, or a paper that has come in.
struct SentChange {
  let key: ApplicationKey
  let project: String
  /// The paper, in the version that the application was made of, or that has come in since.
  let document: DocumentHeader
  let correction: String?
  let spot: Spot
  /// What the paper stated then, or states now where it has come in since.
  let stated: Money
  /// What a later version of it states, where that is something else.
  let states: Money?
  let application: ApplicationMark
  let cause: Cause
  /// The month whose rate it was converted by.
  let month: String
  /// Whether it is of the application's own accounting year, and not of one before it.
  let isOfYear: Bool
  /// What was asked for less what that is now.
  let eligible: Money
  let publicContribution: Money

  enum Cause: String, CaseIterable {
    /// The paper has come in since.
    case paperCame
    /// The paper has a later version, or is not registered in the year any more.
    case paperChanged
    case paperWithdrawn
    case rateChanged
    /// The same amount falls on other objectives.
    case splitChanged
    /// An enabling condition is fulfilled since, or is not any more.
    case conditionsChanged

    var swedish: String {
      switch self {
      case .paperCame: "handlingen inkommen"
      case .paperChanged: "handlingen ändrad"
      case .paperWithdrawn: "handlingen återtagen"
      case .rateChanged: "kursen ändrad"
      case .splitChanged: "fördelas annorlunda på mål"
      case .conditionsChanged: "nödvändiga villkor ändrade"
      }
    }

    var wording: Wording {
      switch self {
      case .paperCame: Wording("the paper came in since", sv: "handlingen kom in sedan")
      case .paperChanged:
        Wording("the paper was changed since", sv: "handlingen ändrades sedan")
      case .paperWithdrawn:
        Wording("the paper was withdrawn since", sv: "handlingen återtogs sedan")
      case .rateChanged: Wording("the rate was changed since", sv: "kursen ändrades sedan")
      case .splitChanged:
        Wording("it falls on other objectives since", sv: "det fördelas på andra mål sedan")
      case .conditionsChanged:
        Wording(
          "enabling conditions of its objective changed since",
          sv: "nödvändiga villkor för målet ändrades sedan")
      }
    }
  }

  /// The line as a part of a difference.
  func source(_ part: Money) -> FigureSource {
    FigureSource(
      project: project, document: document, spot: spot, what: what,
      stated: .money(stated), conversion: nil, shares: [], part: .money(part))
  }

  private var what: Wording {
    guard let states else { return cause.wording }
    return Wording(
      "the paper was changed since, and states \(states) now; it stated",
      sv: "handlingen ändrades sedan, och anger \(states) nu; den angav")
  }

  // MARK: Falls and rises

  /// What was asked for and is not there any more, which accounts take off.
  var fallen: Money { eligible.isNegative ? .zero(.eur) : eligible }
  var fallenPublic: Money { publicContribution.isNegative ? .zero(.eur) : publicContribution }

  /// What is there and was not asked for, as a negative amount: it waits for a later application.
  var risen: Money { eligible.isNegative ? eligible : .zero(.eur) }
  var risenPublic: Money { publicContribution.isNegative ? publicContribution : .zero(.eur) }
}
