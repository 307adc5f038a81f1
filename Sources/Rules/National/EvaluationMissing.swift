import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A large project of Tillväxtverket is evaluated.
struct EvaluationMissing: ProjectRule {
  private static let authorities = Parameter<[String]>("evaluation.authorities")
  private static let threshold = Parameter<Money>("evaluation.threshold")

  static let card = RuleCard(
    id: "N111", name: "evaluation-missing",
    title: Wording("Evaluation missing", sv: "Utvärdering saknas"),
    summary: Wording(
      "The final report of a project that Tillväxtverket supports, of SEK 12 million or more in all, says what "
        + "its evaluation found.",
      sv:
        "Slutrapporten för ett projekt som Tillväxtverket stöder, på sammanlagt minst 12 miljoner kronor, anger "
        + "vad utvärderingen kom fram till."),
    severity: .warning,
    law: [
      .standard(
        Wording("Tillväxtverket, handbook", sv: "Tillväxtverket, handbok"),
        Wording("follow-up and evaluation", sv: "uppföljning och utvärdering"))
    ],
    lawDay: .decision,
    mendedBy: [.owner], catalogue: ["SE-EVAL-1"], parameters: [authorities.name, threshold.name],
    why: Wording(
      "What a large project learned is lost when nobody from outside has looked.",
      sv: "Det ett stort projekt har lärt går förlorat när ingen utifrån har sett på det."),
    passes: [
      Example(
        Wording("an evaluation in the final report", sv: "en utvärdering i slutrapporten"),
        in: .esf,
        isFinal, evaluated, agency, cost("12000000.00"), on: "2028-12-01")
    ],
    fails: [
      Example(
        Wording("none, of 12 million", sv: "ingen, på 12 miljoner"), in: .esf, isFinal,
        .report("<report xmlns", "↓<report xmlns"), agency, cost("12000000.00"), on: "2028-12-01")
    ],
    silent: [
      Example(
        Wording("one öre less", sv: "ett öre mindre"), in: .esf, isFinal, agency,
        cost("11999999.99"), on: "2028-12-01"),
      Example(
        Wording("another authority", sv: "en annan myndighet"), in: .esf, isFinal,
        cost("12000000.00"), on: "2028-12-01"),
      Example(
        Wording("no final report yet", sv: "ingen slutrapport ännu"), in: .esf, agency,
        cost("12000000.00"), on: "2027-12-01"),
    ])

  private static let agency = Example.Edit.decision(
    "<issuingBody>Svenska ESF-rådet<", "<issuingBody>Tillväxtverket<")

  private static let isFinal = Example.Edit.report("kind=\"progress\">", "kind=\"final\">")

  private static let evaluated = Example.Edit.report(
    "</method>",
    """
    </method>
      <evaluation>
        <finding xml:lang="sv">Modellen fungerar.</finding>
      </evaluation>
    """)

  private static func cost(_ amount: String) -> Example.Edit {
    .decision(
      "<eligibleCost>4000000.00</eligibleCost>",
      "<eligibleCost>4000000.00</eligibleCost>\n    <totalCost>\(amount)</totalCost>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let day = context.lawDay(of: Self.card, for: project)
    guard let body = project.grant(on: context.day)?.issuingBody,
      let authorities = context.rulebook.known(Self.authorities, on: day)
    else {
      throw Undecided.silent(
        Wording(
          "no decision says which authority supports the project",
          sv: "inget beslut anger vilken myndighet som stöder projektet"), Self.card.law.first)
    }
    guard authorities.value.contains(body) else {
      throw Undecided.silent(
        Wording("the authority is \(body)", sv: "myndigheten är \(body)"), Self.card.law.first)
    }
    guard let report = project.reports.last(where: { $0.kind == .final }) else {
      throw Undecided.silent(
        Wording("no final report has come", sv: "ingen slutrapport har kommit in"),
        Self.card.law.first)
    }
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let threshold = try context.rulebook.parameter(Self.threshold, on: day).orUndecided()
    let total = budget.totalCost
    guard total.currency == threshold.value.currency, try threshold.value.isAtMost(total) else {
      throw Undecided.silent(
        Wording(
          "the project costs \(total), less than \(threshold.value)",
          sv: "projektet kostar \(total), mindre än \(threshold.value)"), Self.card.law.first)
    }
    guard report.evaluations.isEmpty else { return .passes }
    return .fails([
      Failure(
        at: report.spot,
        Wording(
          "the project costs \(total), and its final report has no evaluation; from \(threshold.value) on it is "
            + "evaluated",
          sv:
            "projektet kostar \(total), och slutrapporten har ingen utvärdering; från \(threshold.value) "
            + "utvärderas det"),
        fix: Wording(
          "add what the evaluation found, or have it made",
          sv: "lägg till vad utvärderingen kom fram till, eller låt göra den"), law: threshold.law)
    ])
  }
}
