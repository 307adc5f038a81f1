import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Costs of emergency assistance are not of before 2021.
struct EmergencyCostTooEarly: ProjectRule {
  private static let from = Parameter<Day>("emergency.costsFrom")

  static let card = RuleCard(
    id: "E105", name: "emergency-cost-too-early",
    title: Wording(
      "Cost of emergency assistance too early", sv: "För tidig kostnad för nödbistånd"),
    summary: Wording(
      "What is claimed for emergency assistance was incurred and paid on 1 January 2021 or later, also "
        + "where it was before the application.",
      sv:
        "Det som begärs för bistånd i nödsituationer har uppkommit och betalats den 1 januari 2021 "
        + "eller senare, också när det var före ansökan."),
    severity: .error, law: [law], lawDay: .decision,
    mendedBy: [.owner], catalogue: ["EU38"], parameters: [from.name],
    why: Wording(
      "Emergency assistance may pay for what was done before it was asked for, and this is how far back.",
      sv:
        "Nödbistånd får betala det som gjordes innan man ansökte, och detta är hur långt tillbaka."),
    passes: [
      Example(
        Wording("incurred on 1 January 2021", sv: "uppkommen den 1 januari 2021"),
        in: .languageCoursesClaimed, emergency, incurred("2021-01-01"))
    ],
    fails: [
      Example(
        Wording("incurred the day before", sv: "uppkommen dagen före"), in: .languageCoursesClaimed,
        emergency, incurred("2020-12-31", mark: "↓"))
    ],
    silent: [
      Example(
        Wording("another kind of action", sv: "ett annat slag av åtgärd"),
        in: .languageCoursesClaimed)
    ],
    notRun: [
      Example(
        Wording(
          "an early line that does not say whether it is of the emergency assistance",
          sv: "en tidig rad som inte säger om den hör till nödbiståndet"),
        in: .languageCoursesClaimed,
        .decision(
          "<objective code=\"SO2\">",
          "<objective code=\"SO1\">\n    <amount>1.00</amount>\n    <actionKind>emergency</actionKind>\n"
            + "  </objective>\n  <objective code=\"SO2\">"), incurred("2020-12-31"))
    ])

  private static let law = Act.amif.article("31", "5")

  private static let emergency = Example.Edit.decision(
    "<actionKind>regular</actionKind>", "<actionKind>emergency</actionKind>")

  private static func incurred(_ day: String, mark: String = "") -> Example.Edit {
    .report(
      "<description xml:lang=\"sv\">Projektledare</description>\n      <firstDay>2026-09-01</firstDay>\n"
        + "      <lastDay>2026-12-31",
      "<description xml:lang=\"sv\">Projektledare</description>\n      \(mark)<firstDay>\(day)</firstDay>\n"
        + "      <lastDay>2026-12-31")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    let objectives = try project.objectivesOrSilent(Self.card, in: context)
    let emergency = Set(objectives.filter { $0.actionKind == .emergency }.map { $0.code })
    guard !emergency.isEmpty else {
      throw Undecided.silent(
        Wording("the project is no emergency assistance", sv: "projektet är inget nödbistånd"),
        Self.law)
    }
    let isAll = objectives.allSatisfy { $0.actionKind == .emergency }
    let day = context.lawDay(of: Self.card, for: project)
    let from = try context.rulebook.parameter(Self.from, on: day).orUndecided()
    let early = claims.flatMap { $0.claim.lines }.flatMap { line in
      [("firstDay", line.firstDay), ("paid", line.paid)].compactMap { name, day in
        day.flatMap { $0 < from.value ? (line: line, name: name, day: $0) : nil }
      }
    }
    let certain = early.filter { isAll || $0.line.objective.map(emergency.contains) == true }
    if certain.isEmpty, let unsaid = early.first(where: { $0.line.objective == nil }) {
      throw Undecided.notRun(
        Wording(
          "\(unsaid.line.words) is of \(unsaid.day), and does not say which objective it is for",
          sv: "\(unsaid.line.words) avser \(unsaid.day), och säger inte vilket mål den gäller"),
        fix: Wording("state the objective of the line", sv: "ange radens mål"))
    }
    return .of(
      certain.map { line, name, day in
        Failure(
          at: line.spot.child(name),
          Wording(
            "\(line.words) is of \(day); emergency assistance pays from \(from.value)",
            sv: "\(line.words) avser \(day); nödbistånd ersätts från \(from.value)"),
          fix: Wording(
            "correct the day if it is wrong, or leave the line out of the claim",
            sv: "rätta dagen om den är fel, eller ta bort raden ur ansökan om utbetalning"),
          law: from.law)
      })
  }
}
