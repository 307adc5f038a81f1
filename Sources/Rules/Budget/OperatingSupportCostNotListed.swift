import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Operating support pays for staff, services and infrastructure only.
struct OperatingSupportCostNotListed: ProjectRule {
  private static let categories = Parameter<[String]>("operatingSupport.categories")

  static let card = RuleCard(
    id: "B108", name: "operating-support-cost-not-listed",
    title: Wording("Cost not listed for operating support", sv: "Kostnad utanför driftstödet"),
    summary: Wording(
      "A project of operating support plans and claims only the kinds of cost that Annex VII lists: "
        + "staff, services such as maintenance, and the repair of infrastructure.",
      sv:
        "Ett projekt med driftstöd planerar och begär bara de slags kostnader som bilaga VII anger: "
        + "personal, tjänster som underhåll, och reparation av infrastruktur."),
    severity: .warning, law: [law, Act.amif.annex("VII")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU26"],
    parameters: [categories.name],
    why: Wording(
      "Operating support keeps running what is already there, and the Union may pay up to 100 % of it.",
      sv: "Driftstödet håller igång det som redan finns, och EU får betala upp till 100 % av det."),
    doubt: Wording(
      "Annex VII does not use the categories of documents. Which of them it means is our reading, so "
        + "the finding is a warning.",
      sv: "Bilaga VII använder inte handlingarnas kostnadsslag. Vilka den avser är vår tolkning, "
        + "så anmärkningen är en varning."),
    passes: [
      Example(
        Wording("every category is listed", sv: "varje kostnadsslag är med"),
        in: .receptionPlacesUndecided, operating, leaveOut, end)
    ],
    fails: [
      Example(
        Wording("a line of supplies", sv: "en rad med förbrukningsvaror"),
        in: .receptionPlacesUndecided, operating, leaveOut,
        .application("<line id=\"b11\"", "--> ↓<line id=\"b11\""),
        .application("<line id=\"b12\"", "<!-- <line id=\"b12\""), end)
    ],
    silent: [
      Example(
        Wording("no operating support", sv: "inget driftstöd"), in: .receptionPlacesUndecided)
    ],
    notRun: [
      Example(
        Wording(
          "operating support beside another kind of action, and lines that do not say which",
          sv: "driftstöd bredvid ett annat slag av åtgärd, och rader som inte säger vilket"),
        in: .receptionPlacesUndecided, operating,
        .application(
          "<objective code=\"SO1\">",
          "<objective code=\"SO2\">\n    <amount>1.00</amount>\n    <actionKind>regular</actionKind>\n"
            + "  </objective>\n  <objective code=\"SO1\">"))
    ])

  private static let law = Act.amif.article("21", "4")

  private static let operating = Example.Edit.application(
    "<actionKind>regular</actionKind>", "<actionKind>operatingSupport</actionKind>")

  // The sample's lines of travel, supplies and indirect costs (b9 to b14) become a comment.
  private static let leaveOut = Example.Edit.application("<line id=\"b9\"", "<!-- <line id=\"b9\"")
  private static let end = Example.Edit.application(
    "<sum partner=\"p1\">", "--> <sum partner=\"p1\">")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let kinds = Set(objectives.map { $0.actionKind })
    guard kinds.contains(.operatingSupport) else {
      throw Undecided.silent(
        Wording("the project is not operating support", sv: "projektet är inte driftstöd"), Self.law
      )
    }
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let day = context.lawDay(of: Self.card, for: project)
    let listed = try context.rulebook.parameter(Self.categories, on: day).orUndecided()
    let planned = budget.lines.map { Line(category: $0.category, objective: nil, spot: $0.spot) }
    let claimed = project.reports.compactMap { $0.claim }.flatMap { $0.lines }.map {
      Line(category: $0.category, objective: $0.objective, spot: $0.spot)
    }
    let outside = (planned + claimed).filter { !listed.value.contains($0.category.rawValue) }
    let operating = Set(objectives.filter { $0.actionKind == .operatingSupport }.map { $0.code })
    let certain = outside.filter { line in
      kinds.count == 1 || line.objective.map(operating.contains) == true
    }
    guard !certain.isEmpty || outside.allSatisfy({ $0.objective != nil }) else {
      throw Undecided.notRun(
        Wording(
          "the project has several kinds of action, and a line does not say which it is for",
          sv: "projektet har flera slag av åtgärder, och en rad säger inte vilket den gäller"),
        fix: Wording(
          "judge by hand which lines are operating support",
          sv: "bedöm för hand vilka rader som är driftstöd"))
    }
    return .of(
      certain.map { line in
        Failure(
          at: line.spot,
          Wording(
            "operating support has a line of \(line.category), which Annex VII does not seem to list",
            sv: "driftstödet har en rad med \(line.category), som bilaga VII inte tycks ange"),
          fix: Wording(
            "leave the line out, or give it the category it belongs to",
            sv: "ta bort raden, eller ge den det kostnadsslag den hör till"),
          law: listed.law.contains(Self.law) ? listed.law : [Self.law] + listed.law)
      })
  }

  private struct Line {
    let category: CostCategory
    let objective: String?
    let spot: Spot
  }
}
