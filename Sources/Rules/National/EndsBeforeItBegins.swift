import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An agreement or an event does not end before it begins.
///
/// A vague day has an earliest and a latest day: only what no reading of the days allows fails.
struct EndsBeforeItBegins: DocumentRule {
  static let card = RuleCard(
    id: "N202", name: "ends-before-it-begins",
    title: Wording("Ends before it begins", sv: "Slutar innan det börjar"),
    summary: Wording(
      "The last day of an agreement or an event is not before its first day.",
      sv: "Sista dagen för en överenskommelse eller ett evenemang är inte före den första."),
    severity: .error,
    law: [.format(Wording("periods include both ends", sv: "perioder räknar båda ändarna"))],
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["OWN-2"],
    why: Wording(
      "What ends before it begins is in no list of what goes on.",
      sv: "Det som slutar innan det börjar finns i ingen lista över vad som pågår."),
    passes: [
      Example(Wording("an event of one day", sv: "ett evenemang på en dag"), in: .networkDay),
      Example(Wording("an agreement of three years", sv: "ett avtal på tre år"), in: .partnership),
      Example(
        Wording(
          "an event in a month, known to the day at its end",
          sv: "ett evenemang i en månad, med känd sista dag"), in: .networkDay,
        .event("<firstDay>2026-10-14</firstDay>", "<firstDay>2026-10</firstDay>")),
    ],
    fails: [
      Example(
        Wording("the day before", sv: "dagen före"), in: .networkDay,
        .event("<lastDay>2026-10-14</lastDay>", "↓<lastDay>2026-10-13</lastDay>")),
      Example(
        Wording(
          "an agreement that ends the day before it begins",
          sv: "ett avtal som slutar dagen innan det börjar"), in: .partnership,
        .agreement("<end>2029-03-31</end>", "↓<end>2026-03-31</end>")),
    ],
    silent: [
      Example(
        Wording(
          "an event whose last day is not stated", sv: "ett evenemang vars sista dag inte anges"),
        in: .networkDay,
        .event("  <lastDay>2026-10-14</lastDay>\n", "")),
      Example(
        Wording("a document without a period of its own", sv: "en handling utan egen period"),
        in: .organisation),
    ],
    notRun: [
      Example(
        Wording("a day without its year", sv: "en dag utan år"), in: .networkDay,
        .event("<firstDay>2026-10-14</firstDay>", "<firstDay>--10-14</firstDay>"))
    ])

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    let (first, last, spot) =
      switch document {
      case .agreement(let agreement): (agreement.start, agreement.end, agreement.spot.child("end"))
      case .event(let event): (event.firstDay, event.lastDay, event.spot.child("lastDay"))
      default:
        throw Undecided.silent(
          Wording(
            "the document is neither an agreement nor an event",
            sv: "handlingen är varken en överenskommelse eller ett evenemang"))
      }
    guard let first, let last else {
      throw Undecided.silent(
        Wording(
          "it does not state both a first and a last day",
          sv: "det anger inte både första och sista dag"))
    }
    guard let begins = first.earliest, let ends = last.latest else {
      throw Undecided.notRun(
        Wording("a day has no year", sv: "en dag saknar år"),
        fix: Wording(
          "import a source that states the year", sv: "importera en källa som anger året"))
    }
    guard ends < begins else { return .passes }
    return .fails([
      Failure(
        at: spot,
        Wording(
          "it begins on \(first) and ends on \(last)", sv: "det börjar \(first) och slutar \(last)"),
        fix: Wording("correct the day that is wrong", sv: "rätta den dag som är fel"))
    ])
  }
}
