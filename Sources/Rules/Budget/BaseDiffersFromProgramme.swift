import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The Union rate is applied to what the Commission's decision on the programme says.
struct BaseDiffersFromProgramme: ProjectRule {
  static let card = RuleCard(
    id: "B107", name: "base-differs-from-programme",
    title: Wording(
      "Base differs from the programme's", sv: "Underlaget är ett annat än programmets"),
    summary: Wording(
      "What the co-financing rate is applied to, the total cost or the public contribution, is what "
        + "the programme says for each objective and kind of action.",
      sv:
        "Det som stödnivån tillämpas på, totalkostnaden eller det offentliga bidraget, är det som "
        + "programmet anger för varje mål och slag av åtgärd."),
    severity: .error, law: [law], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU18"],
    why: Wording(
      "Of another base the same rate gives another amount than the one the Union pays.",
      sv: "På ett annat underlag ger samma stödnivå ett annat belopp än det som EU betalar."),
    passes: [
      Example(Wording("the programme's base", sv: "programmets underlag"), in: .receptionPlaces),
      Example(
        Wording(
          "of another kind of action the programme has another base",
          sv: "för ett annat slag av åtgärd har programmet ett annat underlag"),
        in: .receptionPlacesUndecided,
        .programme(
          "<rate objective=\"SO1\" actionKind=\"regular\">",
          "<rate objective=\"SO1\" actionKind=\"transferIn\">\n    <coFinancingRate>75</coFinancingRate>"
            + "\n    <base>public</base>\n  </rate>\n"
            + "  <rate objective=\"SO1\" actionKind=\"regular\">")),
    ],
    fails: [
      Example(
        Wording(
          "the public contribution instead of the total",
          sv: "det offentliga bidraget i stället för totalen"),
        in: .receptionPlacesUndecided,
        .application("<base>total</base>", "↓<base>public</base>")),
      Example(
        Wording("the same, decided", sv: "detsamma, beslutat"), in: .receptionPlaces,
        .decision("<base>total</base>", "↓<base>public</base>")),
    ],
    silent: [
      Example(
        Wording("no base stated", sv: "inget underlag angivet"), in: .receptionPlacesUndecided,
        .application("<base>total</base>", " "))
    ],
    notRun: [
      Example(
        Wording("the programme has not come", sv: "programmet har inte kommit in"),
        in: .receptionPlacesUndecided, .without(.programme)),
      Example(
        Wording(
          "the programme has no rate for the objective",
          sv: "programmet har ingen stödnivå för målet"), in: .receptionPlacesUndecided,
        .application("<objective code=\"SO1\">", "<objective code=\"SO9\">")),
    ])

  private static let law = Act.amif.article("15", "8")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let financing = try project.termsOrSilent(on: context.day).financingOrUndecided()
    guard let base = financing.base else {
      throw Undecided.silent(
        Wording(
          "the financing plan does not say what the rate is applied to",
          sv: "finansieringsplanen anger inte vad stödnivån tillämpas på"), Self.law)
    }
    let programme = try project.programmeOrUndecided()
    // The base is written once, and what is wrong with it is told once.
    var isTold = false
    return .each(objectives, at: { $0.spot }) { objective in
      let kind = context.rulebook.name(of: objective.actionKind)
      guard
        let rate = programme.rates.first(where: {
          $0.objective == objective.code && $0.actionKind == objective.actionKind
        })
      else {
        throw Undecided.notRun(
          Wording(
            "the programme has no rate for objective \(objective.code), \(kind)",
            sv: "programmet har ingen stödnivå för mål \(objective.code), \(kind)"),
          fix: Wording(
            "import the version of the programme that has it",
            sv: "importera den version av programmet som har den"))
      }
      guard !isTold, rate.base != base else { return nil }
      isTold = true
      return Failure(
        at: financing.spot.child("base"),
        Wording(
          "the rate is applied to \(base.words); for objective \(objective.code), "
            + "\(kind), the programme applies it to \(rate.base.words)",
          sv: "stödnivån tillämpas på \(base.words); för mål \(objective.code), "
            + "\(kind), tillämpar programmet den på \(rate.base.words)"),
        fix: Wording(
          "calculate the Union contribution of \(rate.base.words)",
          sv: "beräkna EU-stödet på \(rate.base.words)"),
        notes: [
          Failure.Note(
            Wording("the programme's base", sv: "programmets underlag"),
            at: rate.spot.child("base"))
        ])
    }
  }
}
