import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The number of participants that a source states for the whole of an event, or of an agreement's
/// events, is the sum of its parts.
///
/// Where a number is "about", a difference is to be expected: it is shown, and nothing is corrected.
struct OwnTotalDiffersFromParts: DocumentRule {
  static let card = RuleCard(
    id: "N203", name: "own-total-differs-from-parts",
    title: Wording(
      "A document's own total differs from its parts",
      sv: "En handlings egen total avviker från delarna"),
    summary: Wording(
      "The number of participants stated for the whole is the sum of the numbers stated for its "
        + "parts.",
      sv: "Antalet deltagare som anges för helheten är summan av antalen som anges för delarna."),
    severity: .warning,
    law: StatedTotal.law,
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-SUM-1"],
    why: StatedTotal.why,
    doubt: StatedTotal.doubt,
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
          "a document that counts no participants", sv: "en handling som inte räknar deltagare"),
        in: .organisation),
    ])

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    let totals: [StatedTotal]
    switch document {
    case .event(let event): totals = [StatedTotal(event.participants)].compactMap(\.self)
    case .report(let report): totals = StatedTotal.all(in: report)
    default: totals = []
    }
    return try StatedTotal.outcome(totals)
  }
}
