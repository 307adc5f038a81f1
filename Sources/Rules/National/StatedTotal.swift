import Findings
import Languages
import Portfolio
import Provenance

/// A total and the parts it is the total of, as their sources state them.
struct StatedTotal {
  let total: FactCount
  let parts: [FactCount]

  // What the cards of the rules on totals have in common.
  static let law: [Citation] = [
    .format(
      Wording("a total stays as its source states it", sv: "en total står som källan anger den"))
  ]
  static let why = Wording(
    "Who adds up the parts and who quotes the total tell different stories of the same day.",
    sv: "Den som summerar delarna och den som citerar totalen berättar olika om samma dag.")
  static let doubt = Wording(
    "Where the total or a part is \"about\", the difference is an observation and nobody's fault.",
    sv: "Där totalen eller en del är ”cirka” är skillnaden en iakttagelse och ingens fel.")

  init(total: FactCount, parts: [FactCount]) {
    self.total = total
    self.parts = parts
  }

  /// Participants in all and by part of society, when both are stated.
  init?(_ participants: Participants?) {
    guard let participants, let total = participants.total, !participants.parts.isEmpty else {
      return nil
    }
    self.init(total: total, parts: participants.parts.map(\.count))
  }

  /// What a report adds up: each occasion by part of society, and all its occasions together.
  static func all(in report: Report) -> [StatedTotal] {
    let occasions = report.events.compactMap { StatedTotal($0.participants) }
    let totals = report.events.compactMap { $0.participants?.total }
    guard let whole = report.participants?.total, !totals.isEmpty,
      totals.count == report.events.count
    else { return occasions + [StatedTotal(report.participants)].compactMap(\.self) }
    return occasions + [StatedTotal(total: whole, parts: totals)]
  }

  /// What several totals say together; the rule is silent where none is stated with its parts.
  static func outcome(_ totals: [StatedTotal]) throws -> Outcome {
    guard !totals.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no total is stated together with its parts",
          sv: "ingen total anges tillsammans med sina delar"))
    }
    return .of(totals.compactMap(\.failure))
  }

  /// What is wrong when they differ.
  var failure: Failure? {
    let sum = parts.reduce(0) { $0 + $1.value }
    let difference = sum - total.value
    guard difference != 0 else { return nil }
    let about =
      total.isApproximate ? Wording("about ", sv: "cirka ") : Wording("", sv: "")
    let direction =
      difference > 0
      ? Wording("\(difference) more", sv: "\(difference) fler")
      : Wording("\(-difference) fewer", sv: "\(-difference) färre")
    let isVague = total.isApproximate || parts.contains(where: \.isApproximate)
    return Failure(
      at: total.spot,
      Wording(
        "the total is \(about)\(total.value); its \(parts.count) parts give \(sum), which is "
          + "\(direction)",
        sv: "totalen är \(about)\(total.value); dess \(parts.count) delar ger \(sum), vilket är "
          + "\(direction)"),
      fix: isVague
        ? Wording(
          "quote the total as the source states it, or the sum as a sum of its parts",
          sv: "återge totalen som källan anger den, eller summan som en summa av delarna")
        : Wording("correct the number that is wrong", sv: "rätta det tal som är fel"),
      severity: isVague ? .observation : nil)
  }
}
