import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Of the flat rates for indirect costs a project uses one.
struct SeveralIndirectFlatRates: ProjectRule {
  static let card = RuleCard(
    id: "C109", name: "several-indirect-flat-rates",
    title: Wording(
      "Several flat rates for indirect costs", sv: "Flera schabloner för indirekta kostnader"),
    summary: Wording(
      "A budget, and a claim, uses one of the three flat rates for indirect costs.",
      sv: "En budget, och en ansökan om utbetalning, använder en av de tre schablonerna för "
        + "indirekta kostnader."),
    severity: .error, law: [Act.cpr.article("54")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU47"],
    tables: [.costOptions],
    why: Wording(
      "Two rates pay the same indirect costs twice.",
      sv: "Två schabloner betalar samma indirekta kostnader två gånger."),
    passes: [
      Example(
        Wording("15 % in every year", sv: "15 % varje år"), in: .receptionPlacesUndecided),
      Example(
        Wording(
          "one rate, which the budget's option names in one year",
          sv: "en schablon, som budgetens alternativ anger ett år"), in: .receptionPlacesUndecided,
        .application(
          "year=\"2027\" form=\"flatRate\" flatRate=\"54b\"", "year=\"2027\" form=\"flatRate\"")),
    ],
    fails: [
      Example(
        Wording("15 % in two years and 7 % in one", sv: "15 % två år och 7 % ett år"),
        in: .receptionPlacesUndecided,
        .application(
          "year=\"2027\" form=\"flatRate\" flatRate=\"54b\"",
          "year=\"2027\" form=\"flatRate\" ↓flatRate=\"54a\"")),
      Example(
        Wording("two rates in one claim", sv: "två schabloner i en ansökan om utbetalning"),
        in: .languageCoursesClaimed,
        .report(
          "<line id=\"l9\" category=\"remaining\" form=\"flatRate\" flatRate=\"56\"",
          "<line id=\"l9\" category=\"indirect\" form=\"flatRate\" flatRate=\"54a\""),
        .report(
          "<line id=\"l10\" category=\"remaining\" form=\"flatRate\" flatRate=\"56\"",
          "<line id=\"l10\" category=\"indirect\" form=\"flatRate\" ↓flatRate=\"54b\"")),
    ],
    silent: [
      Example(
        Wording("no flat rate for indirect costs", sv: "ingen schablon för indirekta kostnader"),
        in: .languageCoursesUndecided)
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let planned = project.terms(on: context.day)?.budget.map { budget in
      budget.lines.map { Line(id: $0.id, rate: budget.flatRate(of: $0), spot: $0.spot) }
    }
    let claimed = project.reports.compactMap { $0.claim }.map { claim in
      claim.lines.map { Line(id: $0.id, rate: $0.flatRate, spot: $0.spot) }
    }
    let day = context.lawDay(of: Self.card, for: project)
    let sets = try ([planned].compactMap { $0 } + claimed).map { lines in
      try lines.filter { try isOneOfSeveral($0.rate, on: day, in: context) }
    }.filter { !$0.isEmpty }
    guard !sets.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no flat rate for indirect costs is used",
          sv: "ingen schablon för indirekta kostnader används"), Act.cpr.article("54"))
    }
    return .of(sets.compactMap(failure))
  }

  private struct Line {
    let id: String
    let rate: FlatRate?
    let spot: Spot
  }

  /// Whether the rulebook says of the rate that a project uses it or another of its set.
  private func isOneOfSeveral(_ rate: FlatRate?, on day: Day, in context: Context) throws -> Bool {
    guard let rate, rate != .other else { return false }
    return try context.rulebook.costOption(rate.rawValue, on: day).orUndecided().value.oneOf != nil
  }

  private func words(_ line: Line) -> Wording { line.rate?.wording ?? .same("") }

  private func failure(in lines: [Line]) -> Failure? {
    guard let first = lines.first, let other = lines.first(where: { $0.rate != first.rate }) else {
      return nil
    }
    return Failure(
      at: other.spot.attribute("flatRate"),
      Wording(
        "the line \(other.id) is at the flat rate of \(words(other)), and the line \(first.id) at that of "
          + "\(words(first)); one of them is used",
        sv: "raden \(other.id) har schablonen i \(words(other)), och raden \(first.id) den i "
          + "\(words(first)); en av dem används"),
      fix: Wording(
        "calculate all indirect costs by one of the flat rates",
        sv: "beräkna alla indirekta kostnader enligt en av schablonerna"),
      notes: [
        Failure.Note(
          Wording("the first flat rate", sv: "den första schablonen"),
          at: first.spot.attribute("flatRate"))
      ])
  }
}
