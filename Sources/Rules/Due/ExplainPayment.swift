import Languages
import Portfolio
import Provenance
import Values

// How the last day to pay a claim comes about.

extension Explanation {
  mutating func payment(_ claim: Reckoning.ClaimTime) throws {
    let time = try PaymentTime(
      received: claim.received, days: claim.days,
      interruptions: claim.interruptions.map { ($0.firstDay, $0.lastDay) }, in: state)
    steps += [
      start(Wording("the claim came in", sv: "ansökan om utbetalning kom in"), claim.received)
    ]
    if !claim.isReceiptKnown {
      steps.append(
        ReckoningStep(
          .doubt,
          Wording(
            "that day is of a later version of the report; the first, whose day counts, has not come",
            sv: "den dagen gäller en senare version av rapporten; den första, vars dag räknas, har "
              + "inte kommit in")))
    }
    steps.append(
      ReckoningStep(
        .count, on: try claim.received.adding(days: claim.days),
        Wording("\(claim.days) days later", sv: "\(claim.days) dagar senare"),
        law + [Self.counting.article("3", "2", "b")]))
    for stop in try time.pauses(on: claim.until) {
      let reasons = claim.interruptions.filter {
        $0.firstDay <= stop.last && stop.first <= $0.lastDay ?? .last
      }.map(\.reason)
      let because = reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; ")
      steps.append(
        ReckoningStep(.pause, said(stop, on: claim.until) + .same(because), law))
    }
    tellLastDay()
    guard !state.isByContract else {
      steps.append(
        ReckoningStep(
          .doubt,
          Wording(
            "that the \(claim.days) days of the contract are days of the calendar, and end on a day off as "
              + "on another, is our reading; the contract decides",
            sv:
              "att kontraktets \(claim.days) dagar är kalenderdagar, och slutar på en ledig dag som på "
              + "en annan, är vår tolkning; kontraktet avgör")))
      return
    }
    let limit = try state.limit(
      .days(claim.received.days(until: due)), after: claim.received)
    guard limit.strict != limit.rolled else { return }
    tellMoves(of: limit)
    steps.append(
      ReckoningStep(
        .doubt,
        Wording(
          "whether the \(claim.days) days move to a working day is national practice; until then a "
            + "payment is a warning and no error",
          sv: "om de \(claim.days) dagarna flyttas till en arbetsdag är nationell praxis; en "
            + "utbetalning dessförinnan är en varning och inget fel")))
  }

  /// When the time to pay stands still, as it is told on a day.
  private func said(_ stop: PaymentTime.Pause, on day: Day) -> Wording {
    let days = Wording(
      "\(stop.days) \(stop.days == 1 ? "day" : "days")",
      sv: "\(stop.days) \(stop.days == 1 ? "dag" : "dagar")")
    if stop.isOpen {
      return Wording(
        "the time has stood still since \(stop.first), \(days) until \(stop.last)",
        sv: "tiden står still sedan \(stop.first), \(days) till och med \(stop.last)")
    }
    return day < stop.last
      ? Wording(
        "the time stands still from \(stop.first) to \(stop.last), \(days)",
        sv: "tiden står still \(stop.first)–\(stop.last), \(days)")
      : Wording(
        "the time stood still from \(stop.first) to \(stop.last), \(days)",
        sv: "tiden stod still \(stop.first)–\(stop.last), \(days)")
  }
}
