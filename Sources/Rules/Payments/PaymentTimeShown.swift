import Languages
import Portfolio
import Provenance
import Values

extension Context {
  /// Writes down how the last day to pay a claim comes about, and where a day stands to it.
  ///
  /// - Parameters:
  ///   - day: the day the claim was paid in full, else that of judgement.
  func show(
    _ claim: AnsweredClaim, _ time: PaymentTime, on day: Day, isPaid: Bool, law: [Citation]
  ) throws {
    guard let workings else { return }
    workings.note(
      .amount, Wording("the claim was received", sv: "ansökan om utbetalning kom in"),
      time.received.wording, at: claim.receivedSpot)
    for pause in try time.pauses(on: day) {
      workings.note(
        .amount,
        pause.isOpen
          ? Wording("the time stands still", sv: "tiden står still")
          : Wording("the time stood still", sv: "tiden stod still"),
        Wording(
          "\(pause.first) to \(pause.last), \(pause.days) \(pause.days == 1 ? "day" : "days")",
          sv:
            "\(pause.first)–\(pause.last), \(pause.days) \(pause.days == 1 ? "dag" : "dagar")"))
    }
    workings.note(
      .amount,
      isPaid
        ? Wording("paid in full", sv: "betald i sin helhet")
        : Wording("not paid in full by", sv: "inte betald i sin helhet"),
      day.wording)
    workings.note(
      .amount,
      Wording("which is the day of the time to pay", sv: "vilket är dag i betalningstiden"),
      .same("\(time.number(of: day))"))
    let limit = try time.limit(on: day)
    workings.note(
      .limit,
      Wording(
        "the last day, \(time.days) days from receipt without those on which the time stood still",
        sv: "sista dagen, \(time.days) dagar från mottagandet utan dem då tiden stod still"),
      limit.strict.wording, law: law)
    if limit.rolled != limit.strict {
      workings.note(
        .amount, Wording("the working day it may move to", sv: "arbetsdagen den kan flyttas till"),
        limit.rolled.wording)
    }
    let left = day.days(until: limit.strict)
    workings.note(
      .margin(isKept: left >= 0), Wording("days left", sv: "dagar kvar"), .same("\(left)"))
  }
}
