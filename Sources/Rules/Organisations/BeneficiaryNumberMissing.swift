import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Each beneficiary has the number that its kind has: a tax number, or a person's national number.
struct BeneficiaryNumberMissing: ProjectRule {
  static let card = RuleCard(
    id: "O207", name: "beneficiary-number-missing",
    title: Wording("Number of the beneficiary missing", sv: "Stödmottagarens nummer saknas"),
    summary: Wording(
      "Each body that receives support states its VAT or tax number, in Sweden the organisation "
        + "number; a natural person states the national number, which holds the birth date.",
      sv: "Varje organisation som får stöd anger sitt moms- eller skattenummer, i Sverige "
        + "organisationsnumret; en fysisk person anger personnumret, som innehåller födelsedatumet."
    ),
    severity: .error, law: [Act.cpr.annex("XVII", .field("2"))], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU120"],
    why: Wording(
      "Names change and resemble each other; the number tells who was paid.",
      sv: "Namn ändras och liknar varandra; numret säger vem som fick betalt."),
    passes: [
      Example(
        Wording("organisation numbers", sv: "organisationsnummer"), in: .languageCoursesUndecided),
      Example(
        Wording("a VAT number of another country", sv: "ett momsnummer från ett annat land"),
        in: .languageCoursesUndecided,
        .application(
          number, "<identifier scheme=\"vat\" country=\"FI\">FI12345678</identifier>")),
    ],
    fails: [
      Example(
        Wording("no number", sv: "inget nummer"), in: .languageCoursesUndecided,
        .application(number, " "), mark),
      Example(
        Wording(
          "only a giro, which is no tax number", sv: "bara ett giro, som inte är ett skattenummer"),
        in: .languageCoursesUndecided,
        .application(
          number, "<identifier scheme=\"bankgiro\" country=\"SE\">5402-9681</identifier>"), mark),
      Example(
        Wording(
          "a person with an organisation number only", sv: "en person med bara organisationsnummer"),
        in: .languageCoursesUndecided,
        .application(
          "<legalKind>privateEntity</legalKind>", "<legalKind>naturalPerson</legalKind>"),
        mark),
    ],
    silent: [
      .onlySourced
    ],
    notRun: [
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application))
    ])

  private static let number = "<identifier scheme=\"orgnr\" country=\"SE\">802499-9990</identifier>"
  private static let mark = Example.Edit.application(
    "<partner id=\"p2\" role=\"partner\">", "↓<partner id=\"p2\" role=\"partner\">")

  /// The schemes of numbers that tell a body for the tax, and of those that tell a person.
  private static let taxSchemes: Set = ["orgnr", "vat", "tax"]
  private static let personSchemes: Set = ["personal", "samordning"]

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let partners = try project.applicationOrSilent().partners.filter {
      $0.role == .applicant || $0.role == .partner
    }
    return .of(
      partners.compactMap { partner in
        let isPerson = partner.legalKind == .naturalPerson
        let schemes = isPerson ? Self.personSchemes : Self.taxSchemes.union(Self.personSchemes)
        guard !partner.identifiers.contains(where: { schemes.contains($0.scheme) }) else {
          return nil
        }
        return Failure(
          at: partner.spot,
          isPerson
            ? Wording(
              "partner \(partner.id) is a natural person without a national number",
              sv: "partnern \(partner.id) är en fysisk person utan personnummer")
            : Wording(
              "partner \(partner.id) has no VAT or tax number",
              sv: "partnern \(partner.id) har inget moms- eller skattenummer"),
          fix: Wording(
            "state the number as an identifier of scheme orgnr, vat, tax or personal",
            sv: "ange numret som identifier med scheme orgnr, vat, tax eller personal"))
      })
  }
}
