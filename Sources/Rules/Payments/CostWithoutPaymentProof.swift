import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A real cost has its voucher and the day it was paid, and was not paid before it was incurred.
struct CostWithoutPaymentProof: ProjectRule {
  static let card = RuleCard(
    id: "P103", name: "cost-without-payment-proof",
    title: Wording("Cost without proof of payment", sv: "Kostnad utan bevis om betalning"),
    summary: Wording(
      "Each real cost that is claimed names its voucher and the day it was paid, which is not "
        + "before the day it was incurred.",
      sv:
        "Varje faktisk kostnad anger sin verifikation och den dag den betalades, som inte är före "
        + "den dag kostnaden uppkom."),
    severity: .error,
    law: [Act.cpr.article("74", "1", "a", "i"), Act.cpr.annex("XIII")], lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU62", "SE-COST-1"],
    why: Wording(
      "What is not paid and proved is not an eligible cost, and is taken off at the first check.",
      sv: "Det som inte är betalt och styrkt är ingen stödberättigande kostnad och dras av vid "
        + "första kontroll."),
    doubt: Wording(
      "A cost may be paid in advance, as a course fee: where the payment comes before the cost, the "
        + "finding is a warning. Contributions in kind and depreciation have no payment of their own.",
      sv: "En kostnad kan betalas i förskott, som en kursavgift: när betalningen kommer före "
        + "kostnaden är anmärkningen en varning. Bidrag i annat än pengar och avskrivningar har ingen "
        + "egen betalning."),
    passes: [
      Example(
        Wording(
          "every real cost with voucher and day",
          sv: "varje faktisk kostnad med verifikation och dag"), in: .languageCoursesClaimed),
      Example(
        Wording("paid on the day it was incurred", sv: "betald samma dag som den uppkom"),
        in: .languageCoursesClaimed,
        .report(paid, paid.replacing("2026-12-23</paid>", with: "2026-09-01</paid>"))),
      Example(
        Wording("depreciation, which is not paid", sv: "avskrivning, som inte betalas"),
        in: .languageCoursesClaimed,
        .report(
          "<line id=\"l1\" category=\"staff\"", "<line id=\"l1\" category=\"depreciation\""),
        .report(paid, paid.replacing("<paid>2026-12-23</paid>\n      ", with: ""))),
    ],
    fails: [
      Example(
        Wording("no day of payment", sv: "ingen betalningsdag"), in: .languageCoursesClaimed,
        .report("<line id=\"l1\" ", "↓<line id=\"l1\" "),
        .report(paid, paid.replacing("<paid>2026-12-23</paid>\n      ", with: ""))),
      Example(
        Wording("no voucher", sv: "ingen verifikation"), in: .languageCoursesClaimed,
        .report("<line id=\"l1\" ", "↓<line id=\"l1\" "),
        .report("<voucher>L12-S1</voucher>\n      ", "")),
      Example(
        Wording("paid the day before it was incurred", sv: "betald dagen innan den uppkom"),
        in: .languageCoursesClaimed,
        .report(
          paid,
          paid.replacing("<paid>2026-12-23</paid>", with: "↓<paid>2026-08-31</paid>"))),
      Example(
        Wording("2014–2020: no day of payment", sv: "2014–2020: ingen betalningsdag"),
        in: .legacy,
        .report("<line id=\"l2\" ", "↓<line id=\"l2\" "),
        .report(
          """
                <paid>2019-02-28</paid>

          """, "")),
    ],
    silent: [Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses)])

  private static let paid =
    "<paid>2026-12-23</paid>\n      <registered>2026-12-23</registered>\n"
    + "      <amount>239069.60"

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimedLinesOrSilent().filter {
      $0.form == .realCost && $0.corrects == nil
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording("no real cost is claimed", sv: "ingen faktisk kostnad begärs ersatt"),
        Act.cpr.article("74", "1", "a", "ii"))
    }
    return .of(lines.flatMap(failures))
  }

  private func failures(of line: ExpenditureLine) -> [Failure] {
    var missing: [Wording] = []
    if line.voucher == nil { missing.append(Wording("no voucher", sv: "ingen verifikation")) }
    if line.isPaidCost, line.paid == nil {
      missing.append(Wording("no day of payment", sv: "ingen betalningsdag"))
    }
    var failures: [Failure] = []
    if !missing.isEmpty {
      failures.append(
        Failure(
          at: line.spot,
          Wording(
            "\(line.words) states \(missing.listed()); a real cost is paid and proved",
            sv: "\(line.words) anger \(missing.listed()); en faktisk kostnad är betald och styrkt"),
          fix: Wording(
            "state them, or leave the line out of the claim until it is paid",
            sv: "ange uppgifterna, eller ta bort raden ur ansökan tills den är betald")))
    }
    if line.isPaidCost, let paid = line.paid, let first = line.firstDay, paid < first {
      failures.append(
        Failure(
          at: line.spot.child("paid"),
          Wording(
            "\(line.words) was paid on \(paid), before the cost was incurred on \(first)",
            sv: "\(line.words) betalades \(paid), innan kostnaden uppkom \(first)"),
          fix: Wording(
            "correct the days if they are wrong, or explain the advance payment in the description",
            sv: "rätta dagarna om de är fel, eller förklara förskottsbetalningen i beskrivningen"),
          severity: .warning))
    }
    return failures
  }
}
