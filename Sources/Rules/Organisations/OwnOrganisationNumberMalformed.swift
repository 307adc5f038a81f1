import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The Swedish organisation numbers in an organisation's own document are numbers a legal person
/// can have.
struct OwnOrganisationNumberMalformed: DocumentRule {
  static let card = RuleCard(
    id: "O202", name: "own-organisation-number-malformed",
    title: Wording(
      "Organisation's own number malformed", sv: "Organisationens eget nummer är felaktigt"),
    summary: Wording(
      "The Swedish organisation numbers in an organisation's own document are numbers "
        + "a legal person can have.",
      sv: "De svenska organisationsnumren i en organisations egen handling är nummer som "
        + "en juridisk person kan ha."),
    severity: .error,
    law: OrganisationIdentifier.law,
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-ORG-1"],
    why: Wording(
      "Projects find the organisation by its number; with a wrong digit they never do.",
      sv: "Projekt hittar organisationen genom numret; med en felaktig siffra gör de det aldrig."),
    passes: [
      Example(
        Wording("the check digit is right", sv: "kontrollsiffran är rätt"), in: .organisation,
        isStated,
        .organisation(
          founded, "<identifier scheme=\"orgnr\" country=\"SE\">802499-9990</identifier>" + founded)
      )
    ],
    fails: [
      Example(
        Wording("the check digit is one too high", sv: "kontrollsiffran är ett för hög"),
        in: .organisation, isStated,
        .organisation(
          founded, "↓<identifier scheme=\"orgnr\" country=\"SE\">802499-9991</identifier>" + founded
        )
      ),
      Example(
        Wording(
          "a personal number as an organisation number",
          sv: "ett personnummer som organisationsnummer"), in: .organisation, isStated,
        .organisation(
          founded, "↓<identifier scheme=\"orgnr\" country=\"SE\">850709-9805</identifier>" + founded
        )
      ),
      Example(
        Wording(
          "a sole trader's personal number, which is a warning",
          sv: "en enskild näringsidkares personnummer, vilket är en varning"), in: .organisation,
        isStated,
        .organisation(
          founded,
          "↓<identifier scheme=\"personal\" country=\"SE\">850709-9805</identifier>" + founded)),
    ],
    silent: [
      Example(
        Wording("an organisation without a number", sv: "en organisation utan nummer"),
        in: .organisation),
      Example(
        Wording(
          "documents that are no organisation's", sv: "handlingar som inte är en organisations"),
        in: .receptionPlaces),
    ])

  private static let isStated = Example.Edit.organisation(
    "<notStated field=\"identifier\" source=\"page\"/>", " ")
  private static let founded = "<founded source=\"page\">1979</founded>"

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    guard case .organisation(let organisation) = document else {
      throw Undecided.silent(
        Wording(
          "the document is not an organisation's own",
          sv: "handlingen är inte en organisations egen"))
    }
    let numbers = organisation.identifiers.filter(\.isSwedishNumber)
    guard !numbers.isEmpty else {
      throw Undecided.silent(
        Wording(
          "it states no Swedish organisation number or personal number",
          sv: "det anger inget svenskt organisationsnummer eller personnummer"))
    }
    return .of(
      numbers.compactMap { $0.fault(of: Wording("the organisation", sv: "organisationen")) })
  }
}
