import Findings
import Languages
import Portfolio
import Provenance

/// The programme sets milestone and target of its outputs, whose baseline is zero.
struct ProgrammeIndicatorIncomplete: DocumentRule {
  static let card = RuleCard(
    id: "I116", name: "programme-indicator-incomplete",
    title: Wording("Programme's indicator incomplete", sv: "Programmets indikator är ofullständig"),
    summary: Wording(
      "In the programme an output indicator has a milestone for 2024 and a target for 2029, a result indicator "
        + "a target, and the baseline of an output is zero where it is stated.",
      sv:
        "I programmet har en utfallsindikator ett delmål för 2024 och ett mål för 2029, en resultatindikator "
        + "ett mål, och en utfallsindikators utgångsvärde är noll där det anges."),
    severity: .error, law: [Act.amif.article("33", "3")], lawDay: .judgement, catalogue: ["EU91"],
    why: Wording(
      "What has been reached is compared with these values each year.",
      sv: "Det som har nåtts jämförs med dessa värden varje år."),
    doubt: Wording(
      "An indicator that is computed from others has no values of its own, and is left out.",
      sv: "En indikator som räknas fram ur andra har inga egna värden och lämnas därför utanför."),
    passes: [
      Example(Wording("all are set", sv: "alla är satta"), in: .languageCourses),
      Example(
        Wording("a baseline of zero", sv: "utgångsvärdet noll"), in: .languageCourses,
        .programme(milestone, "\(milestone)\n    <baseline>0</baseline>")),
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
    let set = try context.rulebook.indicators(selectedOn: context.day).orUndecided().value
    let computed = Set(set.indicators.filter { $0.computed != nil }.map(\.id))
    var failures: [Failure] = []
    for indicator in programme.indicators where !computed.contains(indicator.id) {
      if indicator.kind == "output", let baseline = indicator.baselineHundredths, baseline != 0 {
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
        (indicator.kind == "output" && indicator.milestoneHundredths == nil)
          ? Wording("milestone", sv: "delmål") : nil,
        indicator.targetHundredths == nil ? Wording("target", sv: "mål") : nil,
      ].compactMap { $0 }
      guard indicator.kind != "project", !missing.isEmpty else { continue }
      failures.append(
        Failure(
          at: indicator.spot,
          Wording(
            "the indicator \(indicator.id) has no \(missing.listedAsChoice())",
            sv: "indikatorn \(indicator.id) har inget \(missing.listedAsChoice())"),
          fix: Wording(
            "state the values of the programme's table 2", sv: "ange värdena i programmets tabell 2"
          )))
    }
    return .of(failures)
  }
}
