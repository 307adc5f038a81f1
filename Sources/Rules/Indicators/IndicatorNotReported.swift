import Findings
import Languages
import Portfolio
import Provenance

/// The final report accounts for every indicator of the grant.
struct IndicatorNotReported: ProjectRule {
  static let card = RuleCard(
    id: "I117", name: "indicator-not-reported",
    title: Wording("Indicator not reported", sv: "Indikator inte redovisad"),
    summary: Wording(
      "When the final report has come, each indicator of the grant, else of the application, has a value in some "
        + "report.",
      sv:
        "När slutrapporten har kommit in har varje indikator i beslutet, annars i ansökan, ett värde i någon rapport."
    ),
    severity: .warning,
    law: [Act.cpr.annex("XVII", .field("50")), Act.cpr.annex("XVII", .field("55"))],
    lawDay: .selection,
    mendedBy: [.owner], catalogue: ["SE-CHECK-38"],
    why: Wording(
      "After the final report nobody is left who can count.",
      sv: "Efter slutrapporten finns ingen kvar som kan räkna."),
    doubt: Wording(
      "That nothing was reached is a value as well, and is reported as 0.",
      sv: "Att inget har nåtts är också ett värde, och redovisas som 0."),
    passes: [
      Example(
        Wording("all have a value", sv: "alla har ett värde"), in: .studyReported,
        .report("kind=\"progress\"", "kind=\"final\""))
    ],
    fails: [
      Example(
        Wording("one is left out", sv: "en är utelämnad"), in: .studyReported,
        .report("currency=\"SEK\" kind=\"progress\"", "currency=\"SEK\" kind=\"final\""),
        .decision(target, "↓" + target),
        .report("<indicator id=\"P1\" kind=\"project\">", "<indicator id=\"P2\" kind=\"project\">"))
    ],
    silent: [
      Example(
        Wording("no final report", sv: "ingen slutrapport"), in: .studyReported)
    ])

  private static let target = "<indicator id=\"P1\" kind=\"project\">"

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let final = project.reports.last(where: { $0.kind == .final }) else {
      throw Undecided.silent(
        Wording("no final report has arrived", sv: "ingen slutrapport har kommit in"))
    }
    let granted = project.grant(on: context.day)?.indicators ?? []
    let targets = granted.isEmpty ? project.application?.indicators ?? [] : granted
    guard !targets.isEmpty else {
      throw Undecided.silent(
        Wording("the project states no indicator", sv: "projektet anger ingen indikator"))
    }
    let reported = Set(
      project.reports.flatMap { $0.indicators }.filter { $0.achievedHundredths != nil }.map {
        $0.id
      })
    let computed = Set(
      (try? context.rulebook.indicators(
        selectedOn: context.lawDay(of: Self.card, for: project)
      ).orUndecided().value.indicators.filter { $0.computed != nil }.map(\.id)) ?? [])
    return .of(
      targets.filter { !reported.contains($0.id) && !computed.contains($0.id) }.map { target in
        Failure(
          at: target.spot,
          Wording(
            "no report has a value of the indicator \(target.id), and the final report has come",
            sv:
              "ingen rapport har ett värde för indikatorn \(target.id), och slutrapporten har kommit in"
          ),
          fix: Wording(
            "report what was reached in a new version of the final report, 0 if it is nothing",
            sv: "redovisa det som nåtts i en ny version av slutrapporten, 0 om det är inget"),
          notes: [
            Failure.Note(Wording("the final report", sv: "slutrapporten"), at: final.spot)
          ])
      })
  }
}
