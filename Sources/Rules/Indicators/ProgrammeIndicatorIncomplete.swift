import Findings
import Languages
import Portfolio
import Provenance

/// The programme sets milestone and target of its outputs, whose baseline is zero.
struct ProgrammeIndicatorIncomplete: DocumentRule {
  private static let asked = Parameter<[String]>("programmeIndicators.asked")
  private static let exempt = Parameter<[String]>("programmeIndicators.withoutMilestone")

  static let card = RuleCard(
    id: "I116", name: "programme-indicator-incomplete",
    title: Wording("Programme's indicator incomplete", sv: "Programmets indikator är ofullständig"),
    summary: Wording(
      "In the programme an output indicator has a milestone for 2024 and a target for 2029, a result indicator "
        + "a target, and the baseline of an output is zero where it is stated.",
      sv:
        "I programmet har en utfallsindikator ett delmål för 2024 och ett mål för 2029, en resultatindikator "
        + "ett mål, och en utfallsindikators utgångsvärde är noll där det anges."),
    severity: .error, law: [Act.amif.article("33", "3")], lawDay: .judgement,
    mendedBy: [.authority], catalogue: ["EU91"],
    parameters: [asked.name, exempt.name],
    why: Wording(
      "What has been reached is compared with these values each year.",
      sv: "Det som har nåtts jämförs med dessa värden varje år."),
    doubt: Wording(
      "An indicator that is computed from others has no values of its own, and is left out. In "
        + "2014–2020 an indicator has a baseline and a target, and no milestone.",
      sv: "En indikator som räknas fram ur andra har inga egna värden och lämnas därför utanför. "
        + "2014–2020 har en indikator ett utgångsvärde och ett mål, och inget delmål."),
    passes: [
      Example(Wording("all are set", sv: "alla är satta"), in: .languageCourses),
      Example(
        Wording("a baseline of zero", sv: "utgångsvärdet noll"), in: .languageCourses,
        .programme(milestone, "\(milestone)\n    <baseline>0</baseline>")),
      Example(
        Wording(
          "2014–2020: a baseline and a target", sv: "2014–2020: ett utgångsvärde och ett mål"),
        in: .legacy,
        .programme(
          """
            </rate>

          """,
          """
            </rate>
            <indicator objective="SO2" id="SO2.C2" kind="output">
              <baseline>12</baseline>
              <target>5000</target>
            </indicator>

          """)),
      Example(
        Wording("ESF+: a milestone and a target", sv: "ESF+: ett delmål och ett mål"),
        in: .esf,
        .programme(
          """
            </rate>

          """,
          """
            </rate>
            <indicator objective="ESO4.8" id="EECO02" kind="output">
              <milestone>100</milestone>
              <target>400</target>
            </indicator>

          """)),
      Example(
        Wording(
          "ESF+: material support, which has no milestone",
          sv: "ESF+: materiellt stöd, som inte har något delmål"),
        in: .esf,
        .programme(
          """
            </rate>

          """,
          """
            </rate>
            <indicator objective="ESO4.13" id="EECO02" kind="output">
              <target>400</target>
            </indicator>

          """)),
    ],
    fails: [
      Example(
        Wording("a baseline of a hundredth", sv: "utgångsvärdet en hundradel"),
        in: .languageCourses,
        .programme(milestone, "\(milestone)\n    ↓<baseline>0.01</baseline>")),
      Example(
        Wording("no milestone", sv: "inget delmål"), in: .languageCourses, mark,
        .programme(milestone, "")),
      Example(
        Wording("a result without a target", sv: "ett resultat utan mål"), in: .languageCourses,
        .programme(
          "<indicator objective=\"SO1\" id=\"R.1.6\"", "↓<indicator objective=\"SO1\" id=\"R.1.6\""),
        .programme("<target>1200</target>\n    <targetUnit>", "<targetUnit>")),
      Example(
        Wording("2014–2020: no baseline", sv: "2014–2020: inget utgångsvärde"),
        in: .legacy,
        .programme(
          """
            </rate>

          """,
          """
            </rate>
            ↓<indicator objective="SO2" id="SO2.C2" kind="output">
              <target>5000</target>
            </indicator>

          """)),
      Example(
        Wording("ESF+: no milestone", sv: "ESF+: inget delmål"),
        in: .esf,
        .programme(
          """
            </rate>

          """,
          """
            </rate>
            ↓<indicator objective="ESO4.8" id="EECO02" kind="output">
              <target>400</target>
            </indicator>

          """)),
      Example(
        Wording("ESF+: a baseline of a hundredth", sv: "ESF+: utgångsvärdet en hundradel"),
        in: .esf,
        .programme(
          """
            </rate>

          """,
          """
            </rate>
            <indicator objective="ESO4.8" id="EECO02" kind="output">
              <milestone>100</milestone>
              ↓<baseline>0.01</baseline>
              <target>400</target>
            </indicator>

          """)),
    ],
    silent: [
      Example(Wording("no programme", sv: "inget program"), in: .organisation)
    ])

  private static let milestone = "<milestone>1500</milestone>"

  private static let mark = Example.Edit.programme(
    "<indicator objective=\"SO1\" id=\"O.1.1\" kind",
    "↓<indicator objective=\"SO1\" id=\"O.1.1\" kind")

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    let programme = try document.programmeOfFundOrSilent(in: context)
    guard !programme.indicators.isEmpty else {
      throw Undecided.silent(
        Wording("the programme states no indicator", sv: "programmet anger ingen indikator"))
    }
    let asked = try context.rulebook.parameter(Self.asked, on: context.day).orUndecided().value
    var exempt: [String] = []
    if case .applies(let objectives) = context.rulebook.parameter(Self.exempt, on: context.day) {
      exempt = objectives.value
    }
    let set = try context.rulebook.indicators(selectedOn: context.day).orUndecided().value
    let computed = Set(set.indicators.filter { $0.computed != nil }.map(\.id))
    var failures: [Failure] = []
    for indicator in programme.indicators where !computed.contains(indicator.id) {
      let isOutput = indicator.kind == "output"
      if isOutput, asked.contains("zeroBaseline"), let baseline = indicator.baselineHundredths,
        baseline != 0
      {
        failures.append(
          Failure(
            at: indicator.spot.child("baseline"),
            Wording(
              "the baseline of the output \(indicator.id) is \(Hundredths(baseline)); it is zero",
              sv:
                "utgångsvärdet för utfallet \(indicator.id) är \(Hundredths(baseline)); det är noll"
            ),
            fix: Wording("set the baseline to 0", sv: "sätt utgångsvärdet till 0")))
      }
      let missing = [
        asked.contains("milestone") && isOutput && indicator.milestoneHundredths == nil
          && !exempt.contains(indicator.objective)
          ? Wording("milestone", sv: "delmål") : nil,
        asked.contains("baseline") && indicator.baselineHundredths == nil
          ? Wording("baseline", sv: "utgångsvärde") : nil,
        asked.contains("target") && indicator.targetHundredths == nil
          ? Wording("target", sv: "mål") : nil,
      ].compactMap { $0 }
      guard indicator.kind != "project", !missing.isEmpty else { continue }
      failures.append(
        Failure(
          at: indicator.spot,
          Wording(
            "the indicator \(indicator.id) has no \(missing.listedAsChoice())",
            sv: "indikatorn \(indicator.id) har inget \(missing.listedAsChoice())"),
          fix: Wording(
            "state the values that the programme sets", sv: "ange de värden som programmet sätter"))
      )
    }
    return .of(failures)
  }
}
