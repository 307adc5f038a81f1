import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A final report says what became of the work in ordinary operations.
///
/// That nothing did is a statement as well.
struct MainstreamingNotStated: ProjectRule {
  static let card = RuleCard(
    id: "N107", name: "mainstreaming-not-stated",
    title: Wording("Mainstreaming not stated", sv: "Fortsättningen redovisas inte"),
    summary: Wording(
      "A final report says what became of the work in ordinary operations, or that it was given up.",
      sv:
        "En slutrapport anger vad som blev av arbetet i ordinarie verksamhet, eller att det lades "
        + "ned."),
    severity: .warning, law: [handbook], lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-MAIN-1", "SE-CHECK-41"],
    why: Wording(
      "What lives on after the grant is what the Union pays for; when the final report is silent, "
        + "nobody asks again.",
      sv:
        "Det som lever vidare efter stödet är det som unionen betalar för; när slutrapporten tiger "
        + "frågar ingen igen."),
    doubt: Wording(
      "No provision asks for it by name: the application has a plan for it, and the office's checklist "
        + "for closing a project its results.",
      sv: "Ingen bestämmelse kräver det uttryckligen: ansökan har en plan för det, och resultatet "
        + "hör till handläggarens kontroll när projektet avslutas."),
    passes: [
      Example(
        Wording("the work goes on", sv: "arbetet fortsätter"), in: .languageCoursesClaimed,
        isFinal,
        .report(firstProof, "<mainstreaming status=\"complete\"/>\n  " + firstProof)),
      Example(
        Wording("the work was given up", sv: "arbetet lades ned"), in: .languageCoursesClaimed,
        isFinal, .report(firstProof, "<mainstreaming status=\"abandoned\"/>\n  " + firstProof)),
    ],
    fails: [
      Example(
        Wording("a final report that does not say", sv: "en slutrapport som inte säger något"),
        in: .languageCoursesClaimed, isFinal, .report("<report ", "↓<report "))
    ],
    silent: [
      Example(
        Wording("a progress report", sv: "en lägesrapport"), in: .languageCoursesClaimed),
      .nothingReported,
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let finals = project.grantReports.filter { $0.kind == .final }
    guard !finals.isEmpty else {
      throw Undecided.silent(
        Wording("no final report has arrived", sv: "ingen slutrapport har kommit in"))
    }
    return .of(
      finals.filter { $0.mainstreaming == nil }.map { report in
        Failure(
          at: report.spot,
          Wording(
            "the final report does not say what became of the work in ordinary operations",
            sv: "slutrapporten anger inte vad som blev av arbetet i ordinarie verksamhet"),
          fix: Wording(
            "state it in <mainstreaming>: planned, started, complete or abandoned",
            sv: "ange det i <mainstreaming>: planned, started, complete eller abandoned"))
      })
  }

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"), .same("Att genomföra projekt"))

  // MARK: Texts of the examples

  private static let isFinal = Example.Edit.report("kind=\"progress\">", "kind=\"final\">")

  private static let firstProof = "<visibility kind=\"website\">"
}
