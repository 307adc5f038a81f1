import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What an amendment of the programme added is paid from the day the amendment was asked for.
struct CostBeforeAmendmentRequest: ProjectRule {
  private static let solidarityFrom = Parameter<Day>("solidarity.costsFrom")

  static let card = RuleCard(
    id: "E107", name: "cost-before-amendment-request",
    title: Wording(
      "Cost before the programme could pay it", sv: "Kostnad innan programmet kunde betala den"),
    summary: Wording(
      "Where an amendment of the programme added the type of intervention, what is claimed for it is of "
        + "the day the amendment was requested or later; for solidarity actions of 11 June 2024 or "
        + "later where the programme says so.",
      sv:
        "När en ändring av programmet lade till interventionstypen avser det som begärs för den dagen "
        + "då ändringen begärdes eller senare; för solidaritetsåtgärder den 11 juni 2024 eller senare "
        + "när programmet anger det."),
    severity: .error, law: [law], lawDay: .decision,
    mendedBy: [.owner], catalogue: ["EU37"],
    parameters: [solidarityFrom.name],
    why: Wording(
      "Before the request nobody had said that the Union would pay for it.",
      sv: "Före begäran hade ingen sagt att EU skulle betala det."),
    doubt: Wording(
      "Lines name no type of intervention: a line is judged where all types of its objective were "
        + "added, by the earliest of their requests.",
      sv:
        "Rader anger ingen interventionstyp: en rad bedöms när alla typer i dess mål har lagts till, "
        + "efter den tidigaste begäran."),
    passes: [
      Example(
        Wording("on the day of the request", sv: "samma dag som begäran"),
        in: .languageCoursesClaimed,
        added("2026-09-01"))
    ],
    fails: [
      Example(
        Wording("the day before the request", sv: "dagen före begäran"),
        in: .languageCoursesClaimed,
        added("2026-09-02"),
        mark("l1", "L12-S1", "Projektledare"), mark("l3", "L12-S2", "Kursledare"),
        mark("l5", "L12-S3", "Kursledare"), mark("l7", "L12-S4", "Samtalsledare")),
      Example(
        Wording(
          "a solidarity action of the day before 11 June 2024",
          sv: "en solidaritetsåtgärd dagen före den 11 juni 2024"), in: .languageCoursesClaimed,
        .programme(
          courses,
          courses + " amendmentRequested=\"2026-07-01\" costsFrom=\"2024-01-01\""),
        .decision(
          "<actionKind>regular</actionKind>", "<actionKind>solidarity</actionKind>"),
        .decision("<decided>2026-05-28</decided>", "<decided>2026-07-28</decided>"),
        .report(
          first("L12-S1", "Projektledare", "2026-09-01"),
          first("L12-S1", "Projektledare", "2024-06-10", mark: "↓"))),
    ],
    silent: [
      Example(
        Wording("nothing was added", sv: "inget har lagts till"), in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording("the programme has not come", sv: "programmet har inte kommit in"),
        in: .languageCoursesClaimed, .without(.programme))
    ])

  private static let law = Act.cpr.article("63", "7")

  /// The sample programme's type of intervention for language courses.
  private static let courses =
    "<intervention objective=\"SO2\" table=\"1\" group=\"II\" code=\"004\""

  private static func added(_ day: String) -> Example.Edit {
    .programme(courses, courses + " amendmentRequested=\"\(day)\"")
  }

  private static func mark(_ line: String, _ voucher: String, _ text: String) -> Example.Edit {
    .report(first(voucher, text, "2026-09-01"), first(voucher, text, "2026-09-01", mark: "↓"))
  }

  private static func first(
    _ voucher: String, _ text: String, _ day: String, mark: String = ""
  ) -> String {
    "<voucher>\(voucher)</voucher>\n      <description xml:lang=\"sv\">\(text)</description>\n"
      + "      \(mark)<firstDay>\(day)</firstDay>"
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let programme = try project.programmeOrUndecided()
    var from: [String: Day] = [:]
    for objective in objectives {
      guard let day = try firstDay(of: objective, programme, project, context) else { continue }
      from[objective.code] = min(from[objective.code] ?? day, day)
    }
    guard !from.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no objective of the project has only types of intervention that were added",
          sv: "inget mål i projektet har bara interventionstyper som lagts till"), Self.law)
    }
    let only = objectives.count == 1 ? objectives[0].code : nil
    return .of(
      claims.flatMap { $0.claim.lines }.compactMap { line in
        guard let code = line.objective ?? only, let first = from[code], let day = line.firstDay,
          day < first
        else { return nil }
        return Failure(
          at: line.spot.child("firstDay"),
          Wording(
            "\(line.words) is of \(day); the programme pays for its type of intervention from \(first)",
            sv: "\(line.words) avser \(day); programmet betalar dess interventionstyp från \(first)"
          ),
          fix: Wording(
            "correct the day if it is wrong, or leave the line out of the claim",
            sv: "rätta dagen om den är fel, eller ta bort raden ur ansökan om utbetalning"))
      })
  }

  /// The first day an objective's costs are eligible, where every type of intervention of it was added.
  private func firstDay(
    of objective: Objective, _ programme: Programme, _ project: Project, _ context: Context
  ) throws -> Day? {
    let lawDay = context.lawDay(of: Self.card, for: project)
    let days = try objective.interventions.map { intervention -> Day? in
      // The programme writes the number of a table alone.
      let codes = Set(intervention.codes.map { "\($0.table) \($0.qualified)" })
      let added = try programme.interventions.filter {
        $0.objective == objective.code && codes.contains("T\($0.table) \($0.qualified)")
      }.compactMap { stated -> Day? in
        guard let requested = stated.amendmentRequested else { return nil }
        guard objective.actionKind == .solidarity, let day = stated.costsFrom else {
          return requested
        }
        return max(
          day, try context.rulebook.parameter(Self.solidarityFrom, on: lawDay).orUndecided().value)
      }
      return added.max()
    }
    guard !days.isEmpty, days.allSatisfy({ $0 != nil }) else { return nil }
    return days.compactMap { $0 }.min()
  }
}
