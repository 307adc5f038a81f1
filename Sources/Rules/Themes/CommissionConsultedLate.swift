import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The Commission is consulted before a project with or in a third country is approved.
struct CommissionConsultedLate: ProjectRule {
  static let card = RuleCard(
    id: "T112", name: "commission-consulted-late",
    title: Wording(
      "Commission consulted late or not at all", sv: "Kommissionen hörd sent eller inte alls"),
    summary: Wording(
      "Before a project with or in a third country is approved, the Commission has been consulted, "
        + "and the decision states the day.",
      sv:
        "Innan ett projekt med eller i ett tredjeland godkänns har kommissionen hörts, och beslutet "
        + "anger dagen."),
    severity: .error, law: [law], lawDay: .always,
    mendedBy: [.officer, .authority], catalogue: ["EU13"],
    why: Wording(
      "The Union's work with a country is one; a project that was approved unheard can be refused.",
      sv: "Unionens arbete med ett land är ett; ett projekt som godkänts ohört kan underkännas."),
    doubt: Wording(
      "That the day of approval itself is too late is our reading of “before”.",
      sv: "Att själva dagen för godkännandet är för sent är vår tolkning av ”innan”."),
    passes: [
      Example(
        Wording("the day before the approval", sv: "dagen före godkännandet"), in: .languageCourses,
        involved, consulted("2026-05-27"))
    ],
    fails: [
      Example(
        Wording("on the day of the approval", sv: "samma dag som godkännandet"),
        in: .languageCourses, involved, consulted("2026-05-28", mark: "↓")),
      Example(
        Wording("no day stated", sv: "ingen dag angiven"), in: .languageCourses, involved,
        .decision("<decided>", "↓<decided>")),
    ],
    silent: [
      Example(Wording("no third country", sv: "inget tredjeland"), in: .languageCourses),
      Example(
        Wording("not approved yet", sv: "inte godkänt än"), in: .languageCoursesUndecided, involved),
    ],
    notRun: [
      Example(
        Wording(
          "an approval whose application has not come",
          sv: "ett godkännande vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application))
    ])

  private static let law = Act.amif.article("16", "11")

  private static let involved = Example.Edit.application(
    "<involvesThirdCountry>false<", "<involvesThirdCountry>true<")

  private static func consulted(_ day: String, mark: String = "") -> Example.Edit {
    .decision(
      "<beneficiaryInformed>",
      "\(mark)<commissionConsulted>\(day)</commissionConsulted>\n  <beneficiaryInformed>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let approval = project.approval, approval.validFrom <= context.day else {
      throw Undecided.silent(
        Wording("the project is not approved", sv: "projektet är inte godkänt"), Self.law)
    }
    let application = try project.applicationOrSilent()
    guard application.involvesThirdCountry == true || !application.thirdCountries.isEmpty else {
      throw Undecided.silent(
        Wording(
          "the project involves no third country", sv: "projektet involverar inget tredjeland"),
        Self.law)
    }
    let fix = Wording(
      "state the day on which the Commission was consulted; if it was not, tell it now and keep the "
        + "reason",
      sv:
        "ange dagen då kommissionen hördes; om den inte har hörts, underrätta den nu och spara skälet"
    )
    guard let consulted = approval.commissionConsulted else {
      return .fails([
        Failure(
          at: approval.spot.child("decided"),
          Wording(
            "the project involves a third country and was approved on \(approval.decided); the "
              + "decision does not say that the Commission was consulted",
            sv:
              "projektet involverar ett tredjeland och godkändes den \(approval.decided); beslutet "
              + "anger inte att kommissionen har hörts"), fix: fix)
      ])
    }
    guard consulted >= approval.decided else { return .passes }
    return .fails([
      Failure(
        at: approval.spot.child("commissionConsulted"),
        Wording(
          "the Commission was consulted on \(consulted), and the project approved on "
            + "\(approval.decided)",
          sv: "kommissionen hördes den \(consulted), och projektet godkändes den "
            + "\(approval.decided)"), fix: fix)
    ])
  }
}
