import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The number of participants that a source states for the whole is the sum of its parts.
///
/// Where a number is "about", a difference is to be expected: it is shown, and nothing is corrected.
struct TotalDiffersFromParts: DocumentRule {
  static let card = RuleCard(
    id: "N203", name: "total-differs-from-parts",
    title: Wording("Total differs from its parts", sv: "Totalen avviker från delarna"),
    summary: Wording(
      "The number of participants stated for the whole is the sum of the numbers stated for its "
        + "parts.",
      sv: "Antalet deltagare som anges för helheten är summan av antalen som anges för delarna."),
    severity: .warning,
    law: [.standard("fondbok's format", "a total stays as its source states it")],
    lawDay: .always, catalogue: ["SE-SUM-1"],
    why: Wording(
      "Who adds up the parts and who quotes the total tell different stories of the same day.",
      sv: "Den som summerar delarna och den som citerar totalen berättar olika om samma dag."),
    doubt: Wording(
      "Where the total or a part is \"about\", the difference is an observation and nobody's fault.",
      sv: "Där totalen eller en del är ”cirka” är skillnaden en iakttagelse och ingens fel."),
    passes: [
      Example(Wording("the parts give the total", sv: "delarna ger totalen"), in: .networkDay)
    ],
    fails: [
      Example(
        Wording("one more in a part", sv: "en fler i en del"), in: .networkDay,
        .event("<total>64</total>", "↓<total>64</total>"),
        .event("<part sector=\"public\">31</part>", "<part sector=\"public\">32</part>")),
      Example(
        Wording("about one less in all", sv: "cirka en färre totalt"), in: .networkDay,
        .event("<total>64</total>", "↓<total approx=\"true\">63</total>")),
    ],
    silent: [
      Example(
        Wording("a total without parts", sv: "en total utan delar"), in: .networkDay,
        .event("    <part sector=\"ideaBased\">28</part>\n", ""),
        .event("    <part sector=\"public\">31</part>\n", ""),
        .event("    <part sector=\"businessOther\">5</part>\n", "")),
      Example(
        Wording(
          "a document that counts no participants", sv: "ett dokument som inte räknar deltagare"),
        in: .organisation),
    ])

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    guard case .event(let event) = document, let participants = event.participants,
      let total = participants.total, !participants.parts.isEmpty
    else {
      throw Undecided.silent(
        Wording(
          "it does not state both a total and its parts",
          sv: "det anger inte både en total och dess delar"))
    }
    let parts = participants.parts.map(\.count)
    return .of([StatedTotal(total: total, parts: parts).failure].compactMap(\.self))
  }
}

/// A total and the parts it is the total of, as their sources state them.
struct StatedTotal {
  let total: FactCount
  let parts: [FactCount]

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
