import Languages
import Portfolio
import Values

/// The first and the last day of a project and where each is stated; nothing says that they are in order.
struct StatedPeriod {
  let first: Day
  let last: Day
  let firstSpot: Spot
  let lastSpot: Spot
}

extension Project {
  /// The days that hold on a day, each from the decision in force and else from the application.
  func statedPeriod(on day: Day) throws(Undecided) -> StatedPeriod {
    let terms = try termsOrSilent(on: day)
    let grant = grant(on: day)
    guard let first = terms.firstDay, let last = terms.lastDay else {
      throw .notRun(
        "the decision states no \(terms.firstDay == nil ? "first" : "last") day, and the "
          + "application has not arrived",
        fix: "import the application, or a version of the decision that states the day")
    }
    let other = application?.spot ?? terms.spot
    return StatedPeriod(
      first: first, last: last,
      firstSpot: (grant?.firstDay == nil ? other : terms.spot).child("firstDay"),
      lastSpot: (grant?.lastDay == nil ? other : terms.spot).child("lastDay"))
  }
}
