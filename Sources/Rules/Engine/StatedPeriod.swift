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

extension Undecided {
  /// The decision in force leaves the first or the last day to an application that has not come.
  static func dayNotStated(isFirst: Bool) -> Undecided {
    let which = isFirst ? Wording("first", sv: "första") : Wording("last", sv: "sista")
    return .notRun(
      Wording(
        "the decision states no \(which) day, and the application has not arrived",
        sv: "beslutet anger ingen \(which) dag, och ansökan har inte kommit in"),
      fix: Wording(
        "import the application, or a version of the decision that states the day",
        sv: "importera ansökan, eller en version av beslutet som anger dagen"))
  }
}

extension Project {
  /// The days that hold on a day, each from the decision in force and else from the application.
  func statedPeriod(on day: Day) throws(Undecided) -> StatedPeriod {
    let terms = try termsOrSilent(on: day)
    let grant = grant(on: day)
    guard let first = terms.firstDay, let last = terms.lastDay else {
      throw .dayNotStated(isFirst: terms.firstDay == nil)
    }
    let other = application?.spot ?? terms.spot
    return StatedPeriod(
      first: first, last: last,
      firstSpot: (grant?.firstDay == nil ? other : terms.spot).child("firstDay"),
      lastSpot: (grant?.lastDay == nil ? other : terms.spot).child("lastDay"))
  }
}
