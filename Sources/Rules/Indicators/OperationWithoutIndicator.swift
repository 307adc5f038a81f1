import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An operation has at least one output or result indicator.
struct OperationWithoutIndicator: ProjectRule {
  static let card = RuleCard(
    id: "I112", name: "operation-without-indicator",
    title: Wording("Operation without an indicator", sv: "Insatsen saknar indikator"),
    summary: Wording(
      "The decision, or before one the application, states at least one output or result indicator.",
      sv:
        "Beslutet, eller före ett beslut ansökan, anger minst en utfalls- eller resultatindikator."),
    severity: .warning,
    law: [Act.cpr.annex("XVII", .field("49")), Act.cpr.annex("XVII", .field("52"))],
    lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU89"],
    why: Wording(
      "What the money brought about is told by the indicators; an operation without one adds nothing "
        + "to the programme's targets.",
      sv: "Vad pengarna gav syns i indikatorerna; en insats utan indikator bidrar inte till "
        + "programmets mål."),
    doubt: Wording(
      "The annex asks for each relevant indicator; that one at least is relevant is our reading.",
      sv: "Bilagan begär varje relevant indikator; att minst en är relevant är vår tolkning."),
    passes: [
      Example(
        Wording("indicators of both kinds", sv: "indikatorer av båda slagen"),
        in: .languageCoursesUndecided),
      Example(
        Wording("a single output indicator", sv: "en enda utfallsindikator"),
        in: .receptionPlacesUndecided,
        .application("id=\"O.1.1\" kind=\"output\"", "id=\"P1\" kind=\"project\""),
        .application("id=\"O.1.1.1\" kind=\"output\"", "id=\"P2\" kind=\"project\""),
        .application("id=\"O.1.1.3\" kind=\"output\"", "id=\"P3\" kind=\"project\"")),
      Example(
        Wording(
          "a grant contract: an indicator of its own", sv: "ett bidragskontrakt: en egen indikator"),
        in: .dear),
    ],
    fails: [
      Example(
        Wording("only indicators of the project's own", sv: "bara projektets egna indikatorer"),
        in: .receptionPlacesUndecided,
        .application("<application ", "↓<application "),
        .application("id=\"O.1.3\" kind=\"output\"", "id=\"P0\" kind=\"project\""),
        .application("id=\"O.1.1\" kind=\"output\"", "id=\"P1\" kind=\"project\""),
        .application("id=\"O.1.1.1\" kind=\"output\"", "id=\"P2\" kind=\"project\""),
        .application("id=\"O.1.1.3\" kind=\"output\"", "id=\"P3\" kind=\"project\"")),
      Example(
        Wording(
          "2014–2020: only indicators of the project's own",
          sv: "2014–2020: bara projektets egna indikatorer"),
        in: .legacy,
        .decision("<decision ", "↓<decision "),
        .decision("id=\"SO2.C2\" kind=\"output\"", "id=\"P1\" kind=\"project\""),
        .decision("id=\"SO2.C2.a\" kind=\"output\"", "id=\"P2\" kind=\"project\"")),
      Example(
        Wording(
          "a grant contract: no indicator at all", sv: "ett bidragskontrakt: ingen indikator alls"),
        in: .dear,
        .decision(
          """
            <indicator id="OP1" kind="project">
              <name xml:lang="en">Local authorities that have adopted the charter</name>
              <unit>Number</unit>
              <target>19</target>
            </indicator>

          """, ""),
        .application(
          """
            <indicator id="OP1" kind="project">
              <name xml:lang="en">Local authorities that have adopted the charter</name>
              <unit>Number</unit>
              <target>19</target>
            </indicator>

          """, ""),
        .application("<application ", "↓<application ")),
    ],
    silent: [
      .onlySourced
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    _ = try project.termsOrSilent(on: context.day)
    guard let targets = project.targets(on: context.day) else {
      throw Undecided.notRun(
        Wording(
          "the decision states no indicator, and the application has not arrived",
          sv: "beslutet anger ingen indikator, och ansökan har inte kommit in"),
        fix: Wording(
          "import the application, or a version of the decision that states the indicators",
          sv: "importera ansökan, eller en version av beslutet som anger indikatorerna"))
    }
    // The indicators of a contract are all the project's own.
    let isFree = context.rulebook.fund?.management == .contract
    let ofTheFund = targets.values.filter { isFree || $0.kind != "project" }
    guard ofTheFund.isEmpty else { return .passes }
    let count = targets.values.count
    return .fails([
      Failure(
        at: targets.spot,
        count == 0
          ? Wording("no indicator is stated", sv: "ingen indikator anges")
          : Wording(
            "no output or result indicator is stated, and \(count) of the project's own",
            sv: "ingen utfalls- eller resultatindikator anges, och \(count) egna för projektet"),
        fix: Wording(
          "state the indicators of the programme that the project contributes to",
          sv: "ange de programindikatorer som projektet bidrar till"))
    ])
  }
}
