import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The grants under an objective together stay within the programme's amount for it.
struct GrantsAboveProgrammeAmount: PortfolioRule {
  static let card = RuleCard(
    id: "B113", name: "grants-above-programme-amount",
    title: Wording("Grants above the programme's amount", sv: "Beviljat över programmets belopp"),
    summary: Wording(
      "The Union contributions of all grants in force under a specific objective are together at most the "
        + "programme's allocation for it.",
      sv:
        "EU-stödet i alla beslut som gäller under ett specifikt mål är tillsammans högst programmets "
        + "tilldelning för målet."),
    severity: .warning, law: [Act.cpr.article("93", "3")], lawDay: .judgement,
    mendedBy: [.authority], catalogue: ["EU23"],
    why: Wording(
      "The Commission pays at most the programme's amount; what is granted beyond it is left to the state.",
      sv:
        "Kommissionen betalar högst programmets belopp; det som beviljats därutöver får staten stå för."
    ),
    doubt: Wording(
      "The law bounds what the Commission pays, not what is granted: grants above the amount may be meant, "
        + "since projects seldom use all of it. Kronor are converted at the rate of the month of the "
        + "decision, which is our reading.",
      sv:
        "Rätten begränsar det kommissionen betalar, inte det som beviljas: att bevilja mer kan vara "
        + "avsett, eftersom projekt sällan använder allt. Kronor räknas om till kursen för beslutets månad, "
        + "vilket är vår tolkning."),
    passes: [
      Example(
        Wording("the whole amount, to the cent", sv: "hela beloppet, på centen"),
        in: .languageCourses,
        .decision("currency=\"SEK\"", "currency=\"EUR\""),
        .decision("<amount>5037690.00</amount>", "<amount>50400000.00</amount>")),
      Example(
        Wording(
          "the whole amount in kronor, at the rate of the month",
          sv: "hela beloppet i kronor, till månadens kurs"),
        in: .languageCourses,
        .decision("<amount>5037690.00</amount>", "<amount>567000000.00</amount>"),
        rates: [("2026-05", "SEK", "11.25")]),
    ],
    fails: [
      Example(
        Wording("one cent above it", sv: "en cent över"), in: .languageCourses,
        .programme("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .decision("currency=\"SEK\"", "currency=\"EUR\""),
        .decision("<amount>5037690.00</amount>", "<amount>50400000.01</amount>")),
      Example(
        Wording("one öre above it in kronor", sv: "ett öre över i kronor"), in: .languageCourses,
        .programme("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .decision("<amount>5037690.00</amount>", "<amount>567000000.01</amount>"),
        rates: [("2026-05", "SEK", "11.25")]),
      Example(
        Wording(
          "one cent above it, beside a grant in kronor without the month's rate",
          sv: "en cent över, bredvid ett beslut i kronor utan månadens kurs"), in: .twoProjects,
        .programme("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .decision("currency=\"SEK\"", "currency=\"EUR\""),
        .decision("<amount>5037690.00</amount>", "<amount>50400000.01</amount>")),
      Example(
        Wording("two grants, one cent above it", sv: "två beslut, en cent över"), in: .twoProjects,
        .programme("<objective code=\"SO2\">", "↓<objective code=\"SO2\">"),
        .decision("currency=\"SEK\"", "currency=\"EUR\""),
        .decision("<amount>5037690.00</amount>", "<amount>50000000.00</amount>"),
        .otherDecision("currency=\"SEK\"", "currency=\"EUR\""),
        .otherDecision("<amount>1087500.00</amount>", "<amount>400000.01</amount>")),
    ],
    silent: [
      Example(Wording("nothing is granted", sv: "inget är beviljat"), in: .languageCoursesUndecided)
    ],
    notRun: [
      Example(
        Wording("without the month's rate", sv: "utan månadens kurs"), in: .languageCourses),
      Example(
        Wording(
          "a grant whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application)),
    ])

  func tally(in context: Context) -> any PortfolioTally {
    Tally(granted: GrantedUnion(in: context))
  }

  private struct Tally: ProgrammeTally {
    var granted: GrantedUnion
    var isEmpty = true

    mutating func add(_ project: Project) throws {
      try granted.add(project) { $0.code }
      if project.grant(on: granted.day) != nil { isEmpty = false }
    }

    func outcome() throws -> Outcome { try granted.outcomeWithoutProgrammes() }

    func outcome(of programme: Programme, in context: Context) throws -> Outcome {
      guard !isEmpty else {
        throw Undecided.silent(
          Wording("no grant is in force", sv: "inget stödbeslut gäller"))
      }
      guard context.isOfFund(of: programme) else {
        throw Undecided.silent(
          Wording(
            "no rulebook is of the fund \(programme.fund)",
            sv: "ingen regelbok är för fonden \(programme.fund)"))
      }
      // An amount by objective is not in every programme document.
      let stated = Set(programme.allocations.compactMap(\.objective))
      return .each(programme.objectives.lazy.filter { stated.contains($0.code) }) {
        try failure($0, of: programme, in: context)
      }
    }

    private func failure(
      _ objective: ProgrammeObjective, of programme: Programme, in context: Context
    ) throws -> Failure? {
      let code = objective.code
      let (exact, missing) = try granted.granted(code, of: programme)
      try context.shown(exact, Wording("granted under \(code)", sv: "beviljat under \(code)"))
      let amount = try context.allocated(
        of: programme, to: [code], Wording("allocated to \(code)", sv: "tilldelat \(code)"))
      let isKept = try context.isAtMost(
        exact, amount, Wording("the programme's amount", sv: "programmets belopp"),
        at: objective.spot)
      guard !isKept else {
        if let missing { throw missing }
        return nil
      }
      let sum = try exact.money(above: amount).words(isAll: missing == nil)
      return Failure(
        at: objective.spot,
        Wording(
          "the grants under \(code) are \(sum) in all; the programme has \(amount) for it",
          sv: "besluten under \(code) är sammanlagt på \(sum); programmet har \(amount) för målet"),
        fix: Wording(
          "grant no more under the objective, or ask the Commission to move money to it; keep the "
            + "reason when more is granted by intent",
          sv: "bevilja inte mer under målet, eller begär att kommissionen flyttar medel till det; "
            + "dokumentera skälet om mer har beviljats med avsikt"))
    }
  }
}
