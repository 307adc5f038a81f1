import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Expenditure is incurred and paid, and an action that is paid by the unit or by a lump sum is carried
/// out, within the years of eligibility.
struct ExpenditureOutsideEligibilityWindow: ProjectRule {
  private static let extended = Parameter<Day>("eligibility.extendedUntil")

  static let card = RuleCard(
    id: "P101", name: "expenditure-outside-eligibility-window",
    title: Wording(
      "Expenditure outside the years of eligibility",
      sv: "Utgift utanför programmets stödberättigande tid"),
    summary: Wording(
      "Real costs are incurred and paid, and actions paid by unit costs or lump sums are carried "
        + "out, from 1 January 2021, or from the day the programme was submitted when that is "
        + "earlier, to 31 December 2029.",
      sv: "Faktiska kostnader har uppkommit och betalats, och åtgärder som ersätts med "
        + "enhetskostnader eller klumpsummor har genomförts, från och med den 1 januari 2021, "
        + "eller den dag programmet lämnades in om den är tidigare, till och med den 31 december "
        + "2029."),
    severity: .error, law: [Act.cpr.article("63", "2"), Act.horizontal2014.article("17", "3")],
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU33", "EU34", "EU129"],
    parameters: [extended.name],
    tables: [.period("eligibility")],
    why: Wording(
      "Expenditure outside these years is paid by nobody, whatever the decision says.",
      sv: "Utgifter utanför dessa år ersätts inte, vad beslutet än säger."),
    passes: [
      Example(Wording("within the years", sv: "inom åren"), in: .languageCoursesClaimed),
      Example(
        Wording("paid on the last day of 2029", sv: "betald sista dagen 2029"),
        in: .languageCoursesClaimed,
        .report(paid("2026-12-23"), paid("2029-12-31"))),
      Example(
        Wording("incurred on the first day of 2021", sv: "uppkommen första dagen 2021"),
        in: .languageCoursesClaimed,
        .report(incurred("2026-09-01"), incurred("2021-01-01"))),
      Example(
        Wording("paid on the last day, 2014–2020", sv: "betald den sista dagen, 2014–2020"),
        in: .legacy,
        .report("<paid>2020-06-25</paid>", "<paid>2024-06-30</paid>"), on: "2024-09-01",
        received: "2018-10-01"),
    ],
    fails: [
      Example(
        Wording(
          "paid the day after the last day of 2029", sv: "betald dagen efter sista dagen 2029"),
        in: .languageCoursesClaimed,
        .report(
          paid("2026-12-23"), paid("2030-01-01").replacing("<paid>", with: "↓<paid>"))),
      Example(
        Wording(
          "incurred the day before the first day of 2021",
          sv: "uppkommen dagen före första dagen 2021"), in: .languageCoursesClaimed,
        .report(
          incurred("2026-09-01"),
          incurred("2020-12-31").replacing("<firstDay>", with: "↓<firstDay>"))),
      Example(
        Wording("a unit cost of an action of 2030", sv: "en enhetskostnad för en åtgärd 2030"),
        in: .languageCoursesClaimed,
        .report(
          "<line id=\"l1\" category=\"staff\" form=\"realCost\"",
          "<line id=\"l1\" category=\"staff\" form=\"unitCost\""),
        .report(
          "<firstDay>2026-09-01</firstDay>\n      <lastDay>2026-12-31</lastDay>\n      "
            + paid("2026-12-23"),
          "<firstDay>2026-09-01</firstDay>\n      ↓<lastDay>2030-01-01</lastDay>\n      "
            + paid("2026-12-23"))),
      Example(
        Wording(
          "paid after it, though incurred on a day that only the programme could allow",
          sv: "betald efter den, fast uppkommen en dag som bara programmet kan tillåta"),
        in: .languageCoursesClaimed, .without(.programme),
        .report(incurred("2026-09-01"), incurred("2020-12-31")),
        .report(paid("2026-12-23"), "↓" + paid("2030-01-01"))),
      Example(
        Wording("paid a day later, 2014–2020", sv: "betald en dag senare, 2014–2020"), in: .legacy,
        .report("<paid>2020-06-25</paid>", "↓<paid>2024-07-01</paid>"), on: "2024-09-01",
        received: "2018-10-01"),
    ],
    silent: [Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses)],
    notRun: [
      Example(
        Wording(
          "incurred before 2021 when the programme has not come",
          sv: "uppkommen före 2021 när programmet inte har kommit in"), in: .languageCoursesClaimed,
        .without(.programme), .report(incurred("2026-09-01"), incurred("2020-12-31")))
    ])

  /// The day the first line was paid, as the sample writes it.
  private static func paid(_ day: String) -> String {
    "<paid>\(day)</paid>\n      <registered>2026-12-23</registered>\n      <amount>239069.60"
  }

  /// The day the first line was incurred, as the sample writes it.
  private static func incurred(_ day: String) -> String {
    "<description xml:lang=\"sv\">Projektledare</description>\n      <firstDay>\(day)</firstDay>\n"
      + "      <lastDay>2026-12-31"
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    guard let window = context.rulebook.period("eligibility") else {
      throw Undecided.notRun(
        Wording(
          "the rulebook has no period of eligibility", sv: "regelboken saknar stödberättigande tid"
        ),
        fix: Wording(
          "add the period eligibility to the rulebook",
          sv: "lägg till perioden eligibility i regelboken"))
    }
    return .each(
      claims.flatMap { $0.claim.lines }.flatMap(days), at: { $0.line.spot.child($0.name) }
    ) { stated in
      if stated.day > window.period.last {
        let extended = context.rulebook.known(Self.extended, on: context.day)
        let isDoubtful = extended.map { stated.day <= $0.value } ?? false
        return failure(
          stated, before: false, window.period.last,
          window.law + (isDoubtful ? extended?.law ?? [] : []),
          severity: isDoubtful ? .warning : nil)
      }
      guard stated.day < window.period.first else { return nil }
      let submitted = try project.programmeOrUndecided().submitted
      let first = submitted.map { min($0, window.period.first) } ?? window.period.first
      return stated.day < first ? failure(stated, before: true, first, window.law) : nil
    }
  }

  private struct StatedDay {
    let line: ExpenditureLine
    let day: Day
    let name: String
  }

  /// The days that count: of a paid cost those it was incurred and paid, of another those of the action.
  private func days(of line: ExpenditureLine) -> [StatedDay] {
    guard line.form != .flatRate else { return [] }
    return [
      ("firstDay", line.firstDay), ("lastDay", line.lastDay), ("delivered", line.delivered),
      ("paid", line.isPaidCost ? line.paid : nil),
    ].compactMap { name, day in day.map { StatedDay(line: line, day: $0, name: name) } }
  }

  private func failure(
    _ stated: StatedDay, before: Bool, _ limit: Day, _ law: [Citation], severity: Severity? = nil
  ) -> Failure {
    Failure(
      at: stated.line.spot.child(stated.name),
      before
        ? Wording(
          "\(stated.line.words) is of \(stated.day); expenditure is eligible from \(limit)",
          sv: "\(stated.line.words) avser \(stated.day); utgifter ger rätt till stöd från \(limit)")
        : Wording(
          "\(stated.line.words) is of \(stated.day); expenditure is eligible until \(limit)",
          sv: "\(stated.line.words) avser \(stated.day); utgifter ger rätt till stöd till och med "
            + "\(limit)"),
      fix: Wording(
        "correct the day if it is wrong, or leave the line out of the claim",
        sv: "rätta dagen om den är fel, eller ta bort raden ur ansökan om utbetalning"),
      law: law, severity: severity)
  }
}
