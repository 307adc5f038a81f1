import Findings
import Languages
import Portfolio
import Provenance

/// An application has one applicant, neither none nor two.
struct ApplicantMissingOrDuplicated: ProjectRule {
  static let card = RuleCard(
    id: "O103", name: "applicant-missing-or-duplicated",
    title: Wording("Applicant missing or duplicated", sv: "Sökande saknas eller är flera"),
    summary: Wording(
      "Exactly one of the bodies in an application has the role of applicant.",
      sv: "Exakt en av organisationerna i en ansökan har rollen sökande."),
    severity: .error,
    law: [
      Act.cpr.article("49", "3", "a"), Act.cpr.annex("XVII", .field("1")),
      .format(
        Wording("one body applies for the project", sv: "en organisation söker för projektet")),
    ], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU106"],
    why: Wording(
      "Without an applicant there is nobody to grant support to, and no name in the list of "
        + "operations; with two it cannot be told whom the decision binds.",
      sv: "Utan sökande finns ingen att bevilja stöd och inget namn i förteckningen över insatser; "
        + "med två går det inte att veta vem beslutet binder."),
    doubt: Wording(
      "The provisions speak of each beneficiary of an operation. That one of them applies and the others "
        + "are partners is how applications are made here.",
      sv:
        "Bestämmelserna talar om varje stödmottagare i en insats. Att en av dem söker och de andra "
        + "är partner är så ansökningar görs här."),
    passes: [
      Example(
        Wording("an applicant and a partner", sv: "en sökande och en partner"),
        in: .languageCoursesUndecided)
    ],
    fails: [
      Example(
        Wording("partners alone", sv: "bara partner"), in: .languageCoursesUndecided,
        .application("<application ", "↓<application "),
        .application("role=\"applicant\"", "role=\"partner\"")),
      Example(
        Wording("two applicants", sv: "två sökande"), in: .languageCoursesUndecided,
        .application(
          "<partner id=\"p2\" role=\"partner\"", "↓<partner id=\"p2\" role=\"applicant\"")),
    ],
    silent: [
      Example(
        Wording("a project known from sources alone", sv: "ett projekt känt bara från källor"),
        in: .sourced)
    ],
    notRun: [
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let application = try project.applicationOrSilent()
    let applicants = application.applicants
    guard let first = applicants.first else {
      return .fails([
        Failure(
          at: application.spot,
          Wording(
            "none of the bodies has the role of applicant; one of them must have it",
            sv: "ingen av organisationerna har rollen sökande; en av dem måste ha den"),
          fix: Wording(
            "write role=\"applicant\" at the body that applies",
            sv: "skriv role=\"applicant\" för den organisation som söker"))
      ])
    }
    return .of(
      applicants.dropFirst().map { partner in
        Failure(
          at: partner.spot,
          Wording(
            "\(partner.id) has the role of applicant, which \(first.id) has already; one body applies",
            sv: "\(partner.id) har rollen sökande, som \(first.id) redan har; en organisation söker"
          ),
          fix: Wording(
            "write role=\"partner\" at every body but the one that applies",
            sv: "skriv role=\"partner\" för alla organisationer utom den som söker"),
          notes: [
            Failure.Note(
              Wording("the first applicant", sv: "den första sökanden"), at: first.spot)
          ])
      })
  }
}
