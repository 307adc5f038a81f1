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
    summary: "The Swedish organisation numbers in an organisation's own document are numbers a "
      + "legal person can have.",
    severity: .error,
    law: [
      Act.cpr.annex("XVII", .field("1")),
      .standard("Swedish organisation numbers (organisationsnummer)"),
    ],
    lawDay: .always, catalogue: ["SE-ORG-1"],
    why: "Projects find the organisation by its number; with a wrong digit they never do.",
    passes: [
      Example(
        "the check digit is right", in: .organisation, isStated,
        .organisation(
          founded, "<identifier scheme=\"orgnr\" country=\"SE\">802499-9990</identifier>" + founded)
      )
    ],
    fails: [
      Example(
        "the check digit is one too high", in: .organisation, isStated,
        .organisation(
          founded, "↓<identifier scheme=\"orgnr\" country=\"SE\">802499-9991</identifier>" + founded
        )
      ),
      Example(
        "a personal number as an organisation number", in: .organisation, isStated,
        .organisation(
          founded, "↓<identifier scheme=\"orgnr\" country=\"SE\">850709-9805</identifier>" + founded
        )
      ),
      Example(
        "a sole trader's personal number, which is a warning", in: .organisation, isStated,
        .organisation(
          founded,
          "↓<identifier scheme=\"personal\" country=\"SE\">850709-9805</identifier>" + founded)),
    ],
    silent: [
      Example("an organisation without a number", in: .organisation),
      Example("documents that are no organisation's", in: .receptionPlaces),
    ])

  private static let isStated = Example.Edit.organisation(
    "<notStated field=\"identifier\" source=\"page\"/>", " ")
  private static let founded = "<founded source=\"page\">1979</founded>"

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    guard case .organisation(let organisation) = document else {
      throw Undecided.silent("the document is not an organisation's own")
    }
    let numbers = organisation.identifiers.filter(\.isSwedishNumber)
    guard !numbers.isEmpty else {
      throw Undecided.silent("it states no Swedish organisation number or personal number")
    }
    return .of(numbers.compactMap { $0.fault(of: "the organisation") })
  }
}
