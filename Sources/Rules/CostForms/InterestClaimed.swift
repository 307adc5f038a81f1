import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Interest on debt is no cost of a project.
struct InterestClaimed: ProjectRule {
  private static let phrases = Parameter<[String]>("interest.phrases")

  static let card = RuleCard(
    id: "C116", name: "interest-claimed",
    title: Wording("Interest on debt among the costs", sv: "Ränta på skulder bland kostnaderna"),
    summary: Wording(
      "No line of a budget or a claim is interest on debt.",
      sv: "Ingen rad i en budget eller en ansökan om utbetalning är ränta på skulder."),
    severity: .error, law: [law], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU59"],
    parameters: [phrases.name],
    why: Wording(
      "The Union pays for what is done, not for how it is financed.",
      sv: "EU betalar för det som görs, inte för hur det finansieras."),
    doubt: Wording(
      "A line whose description speaks of interest may be something else, so it is a warning. An "
        + "interest rate subsidy is a form of grant the provision allows, and AMIF does not use.",
      sv: "En rad vars beskrivning talar om ränta kan vara något annat, så den är en varning. En "
        + "räntesubvention är en form av bidrag som bestämmelsen tillåter men som AMIF inte använder."
    ),
    passes: [
      Example(
        Wording("no line is interest", sv: "ingen rad är ränta"), in: .receptionPlacesUndecided),
      Example(
        Wording(
          "a word that only holds the letters", sv: "ett ord som bara innehåller bokstäverna"),
        in: .receptionPlacesUndecided, describe("Ränteri")),
    ],
    fails: [
      Example(
        Wording("a line of interest", sv: "en rad med ränta"), in: .receptionPlacesUndecided,
        .application("category=\"supplies\" year=\"2027\"", "↓category=\"interest\" year=\"2027\"")),
      Example(
        Wording("a description that says so", sv: "en beskrivning som säger det"),
        in: .receptionPlacesUndecided, describe("Räntor och avgifter", mark: "↓")),
      Example(
        Wording("a claimed line of interest", sv: "en begärd rad med ränta"),
        in: .languageCoursesClaimed,
        .report("<line id=\"l1\" category=\"staff\"", "<line id=\"l1\" ↓category=\"interest\"")),
      Example(
        Wording(
          "2014–2020: a description that says so", sv: "2014–2020: en beskrivning som säger det"),
        in: .legacy,
        .report(
          "<description xml:lang=\"sv\">Datorer till kurslokaler</description>",
          "↓<description xml:lang=\"sv\">Dröjsmålsränta</description>")),
      Example(
        Wording(
          "a grant contract: a description that says so",
          sv: "ett bidragskontrakt: en beskrivning som säger det"),
        in: .dear,
        .report(
          "<description xml:lang=\"en\">First festival</description>",
          "↓<description xml:lang=\"en\">Interest on loans</description>")),
    ],
    silent: [
      .onlySourced
    ],
    notRun: [
      .rejectionWithoutApplication(in: .receptionPlaces)
    ])

  private static let law = Act.cpr.article("64", "1", "a")

  private static func describe(_ text: String, mark: String = "") -> Example.Edit {
    .application(
      "<description xml:lang=\"sv\">Möbler och husgeråd</description>",
      "\(mark)<description xml:lang=\"sv\">\(text)</description>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let day = context.lawDay(of: Self.card, for: project)
    let phrases = try context.rulebook.parameter(Self.phrases, on: day).orUndecided().value
    let planned = budget.lines.map {
      Line(id: $0.id, category: $0.category, description: $0.description, spot: $0.spot)
    }
    let claimed = project.reports.compactMap { $0.claim }.flatMap { $0.lines }.map {
      Line(id: $0.id, category: $0.category, description: $0.description, spot: $0.spot)
    }
    return .of((planned + claimed).compactMap { failure($0, phrases) })
  }

  private struct Line {
    let id: String
    let category: CostCategory
    let description: String?
    let spot: Spot
  }

  private func failure(_ line: Line, _ phrases: [String]) -> Failure? {
    let fix = Wording(
      "leave the line out, or give it its right category and description",
      sv: "ta bort raden, eller ge den rätt kostnadsslag och beskrivning")
    if line.category == .interest {
      return Failure(
        at: line.spot.attribute("category"),
        Wording(
          "the line \(line.id) is interest on debt, which is not eligible",
          sv: "raden \(line.id) är ränta på skulder, vilket inte är stödberättigande"), fix: fix)
    }
    guard let phrase = phrases.first(where: { line.description?.has(phrase: $0) ?? false }) else {
      return nil
    }
    return Failure(
      at: line.spot.child("description"),
      Wording(
        "the description of the line \(line.id) has “\(phrase)”; interest on debt is not eligible",
        sv: "beskrivningen av raden \(line.id) innehåller ”\(phrase)”; ränta på skulder är inte "
          + "stödberättigande"), fix: fix, severity: .warning)
  }
}
