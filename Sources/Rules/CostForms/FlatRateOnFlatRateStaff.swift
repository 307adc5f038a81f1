import Findings
import Languages
import Portfolio
import Provenance

/// The 40 % for all remaining costs is not applied to staff costs that are themselves a flat rate.
struct FlatRateOnFlatRateStaff: ProjectRule {
  static let card = RuleCard(
    id: "C106", name: "flat-rate-on-flat-rate-staff",
    title: Wording(
      "Flat rate on flat-rate staff costs", sv: "Schablon på schablonberäknad personal"),
    summary: Wording(
      "The flat rate of Article 56(1) for the remaining costs is not used with staff costs calculated "
        + "by the flat rate of Article 55(1), in the budget or in a claim.",
      sv: "Schablonen i artikel 56.1 för övriga kostnader används inte tillsammans med "
        + "personalkostnader enligt schablonen i artikel 55.1, i budgeten eller i en ansökan om "
        + "utbetalning."),
    severity: .error, law: [Act.cpr.article("56", "3")], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU50"],
    why: Wording(
      "Two flat rates on top of each other rest on no real cost at all.",
      sv: "Två schabloner ovanpå varandra vilar inte på någon verklig kostnad."),
    passes: [
      Example(
        Wording(
          "staff costs that are real costs", sv: "personalkostnader som är faktiska kostnader"),
        in: .languageCoursesUndecided),
      Example(
        Wording("in a claim", sv: "i en ansökan om utbetalning"), in: .languageCoursesClaimed),
    ],
    fails: [
      Example(
        Wording(
          "staff costs of the budget at the flat rate",
          sv: "budgetens personalkostnader enligt schablonen"), in: .languageCoursesUndecided,
        .application(
          "<line id=\"b9\" partner=\"p2\" category=\"staff\" year=\"2028\" form=\"realCost\">",
          "<line id=\"b9\" partner=\"p2\" category=\"staff\" year=\"2028\" form=\"flatRate\" "
            + "flatRate=\"55\">"),
        .application(
          "<line id=\"b10\"", "↓<line id=\"b10\"")),
      Example(
        Wording(
          "staff costs of a claim at the flat rate",
          sv: "personalkostnader i en ansökan om utbetalning enligt schablonen"),
        in: .languageCoursesClaimed,
        .report(
          "<line id=\"l7\" category=\"staff\" form=\"realCost\"",
          "<line id=\"l7\" category=\"staff\" form=\"flatRate\" flatRate=\"55\""),
        .report("<line id=\"l9\"", "↓<line id=\"l9\"")),
    ],
    silent: [
      Example(Wording("another flat rate", sv: "en annan schablon"), in: .receptionPlacesUndecided)
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = project.terms(on: context.day)?.budget
    let planned = budget.map { budget in
      budget.lines.map { Line(rate: budget.flatRate(of: $0), spot: $0.spot) }
    }
    let claimed = project.reports.compactMap { $0.claim }.map { claim in
      claim.lines.map { Line(rate: $0.flatRate, spot: $0.spot) }
    }
    let sets = ([planned].compactMap { $0 } + claimed).filter { lines in
      lines.contains { $0.rate == .article56 }
    }
    guard !sets.isEmpty else {
      throw Undecided.silent(
        Wording("the flat rate is not used", sv: "schablonen används inte"),
        Act.cpr.article("56", "1"))
    }
    return .of(sets.compactMap(failure))
  }

  private struct Line {
    let rate: FlatRate?
    let spot: Spot
  }

  private func failure(in lines: [Line]) -> Failure? {
    guard let staff = lines.first(where: { $0.rate == .article55 }),
      let remaining = lines.first(where: { $0.rate == .article56 })
    else { return nil }
    return Failure(
      at: remaining.spot,
      Wording(
        "the remaining costs are a flat rate of staff costs that are a flat rate themselves",
        sv: "övriga kostnader är en schablon på personalkostnader som själva är en schablon"),
      fix: Wording(
        "calculate the staff costs otherwise, or use another flat rate",
        sv: "beräkna personalkostnaderna på annat sätt, eller använd en annan schablon"),
      notes: [
        Failure.Note(
          Wording("staff costs at a flat rate", sv: "personalkostnader enligt schablon"),
          at: staff.spot)
      ])
  }
}
