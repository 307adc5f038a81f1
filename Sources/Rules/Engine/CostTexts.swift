import Portfolio
import Values

/// What a project says of a cost it plans or claims.
struct CostText {
  let text: String
  let spot: Spot
}

extension Project {
  /// The descriptions of planned and claimed lines and of planned purchases.
  func costTexts(on day: Day) -> [CostText] {
    let planned = (terms(on: day)?.budget?.lines ?? []).map { ($0.description, $0.spot) }
    let claimed = reports.compactMap { $0.claim }.flatMap { $0.lines }.map {
      ($0.description, $0.spot)
    }
    let purchases = (application?.purchases ?? []).map {
      CostText(text: $0.subject, spot: $0.spot.child("subject"))
    }
    return (planned + claimed).compactMap { text, spot in
      text.map { CostText(text: $0, spot: spot.child("description")) }
    } + purchases
  }
}
