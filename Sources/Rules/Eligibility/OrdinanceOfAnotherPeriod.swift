import Findings
import Languages
import Portfolio
import Provenance

/// A decision rests on the ordinance of its programming period.
struct OrdinanceOfAnotherPeriod: ProjectRule {
  static let card = RuleCard(
    id: "E109", name: "ordinance-of-another-period",
    title: Wording("Ordinance of another period", sv: "Förordning för en annan programperiod"),
    summary: Wording(
      "A decision under a programme that begins in 2021 or later does not cite Ordinance 2014:1538, and one under an "
        + "earlier programme does not cite 2021:853.",
      sv:
        "Ett beslut under ett program som börjar 2021 eller senare hänvisar inte till förordning 2014:1538, och ett under "
        + "ett tidigare program inte till 2021:853."),
    severity: .warning, law: [Act.amifOrdinance.section("1")], lawDay: .always,
    mendedBy: [.officer], catalogue: ["EU160"],
    why: Wording(
      "What can be revoked, asked back and appealed differs between the two.",
      sv: "Vad som kan upphävas, återkrävas och överklagas skiljer sig mellan de två."),
    doubt: Wording(
      "A decision may cite the other ordinance to tell it apart from its own; the texts are searched for its number alone.",
      sv:
        "Ett beslut kan nämna den andra förordningen för att skilja den från sin egen; texterna genomsöks bara efter dess "
        + "nummer."),
    passes: [
      Example(
        Wording("its own ordinance", sv: "sin egen förordning"), in: .languageCourses,
        conditions("förordning (2021:853)"))
    ],
    fails: [
      Example(
        Wording("the repealed one", sv: "den upphävda"), in: .languageCourses,
        conditions("förordning (2014:1538)", mark: "↓")),
      Example(
        Wording(
          "the later one, for an earlier programme", sv: "den senare, för ett tidigare program"),
        in: .languageCourses,
        .programme("<firstYear>2021</firstYear>", "<firstYear>2014</firstYear>"),
        conditions("förordning (2021:853)", mark: "↓")),
    ],
    silent: [
      Example(Wording("no decision", sv: "inget beslut"), in: .languageCoursesUndecided)
    ],
    notRun: [
      Example(
        Wording("the programme has not come", sv: "programmet har inte kommit in"),
        in: .languageCourses,
        .without(.programme))
    ])

  private static func conditions(_ ordinance: String, mark: String = "") -> Example.Edit {
    .decision(
      "<paymentConditions xml:lang=\"sv\">Utbetalning sker",
      "\(mark)<paymentConditions xml:lang=\"sv\">Enligt \(ordinance). Utbetalning sker")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let decision = project.decision(on: context.day) else {
      throw Undecided.silent(Wording("no decision is in force", sv: "inget beslut gäller"))
    }
    let programme = try project.programmeOrUndecided()
    let other = programme.firstYear < 2021 ? "2021:853" : "2014:1538"
    let texts: [(String?, Spot)] =
      [
        (decision.grounds, decision.spot.child("grounds")),
        (decision.costMethod, decision.spot.child("costMethod")),
        (decision.paymentConditions, decision.spot.child("paymentConditions")),
      ] + decision.conditions.map { (Optional($0.text), $0.spot.child("text")) }
    return .of(
      texts.filter { $0.0?.has(ascii: other) ?? false }.map { _, spot in
        Failure(
          at: spot,
          Wording(
            "the decision cites \(other); the programme is of \(programme.firstYear)–\(programme.lastYear)",
            sv:
              "beslutet hänvisar till \(other); programmet gäller \(programme.firstYear)–\(programme.lastYear)"
          ),
          fix: Wording(
            "cite the ordinance of the period in an amendment",
            sv: "hänvisa till periodens förordning i en ändring"))
      })
  }
}
