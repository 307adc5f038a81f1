import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The codes of municipality, county and region in an organisation's address exist and name the
/// same place.
struct OwnPlaceCodesDisagree: DocumentRule {
  static let card = RuleCard(
    id: "O204", name: "own-place-codes-disagree",
    title: Wording(
      "Codes of an organisation's address disagree",
      sv: "Koderna i organisationens adress går inte ihop"),
    summary: "The codes of municipality, county and region in an organisation's address exist and "
      + "name the same place.",
    severity: .error, law: PlaceCodes.law, lawDay: .always, catalogue: ["SE-ORG-2"],
    why: "Projects that take their partner's address from the document inherit its fault.",
    passes: [
      Example(
        "municipality, county and region agree", in: .organisation, isStated,
        .organisation(purpose, address(municipality: "2284", county: "22") + purpose))
    ],
    fails: [
      Example(
        "a municipality of the next county", in: .organisation, isStated,
        .organisation(purpose, address(municipality: "2380", county: "22", mark: "↓") + purpose))
    ],
    silent: [
      Example("an organisation without an address", in: .organisation),
      Example("documents that are no organisation's", in: .receptionPlaces),
    ])

  private static let isStated = Example.Edit.organisation(
    "<notStated field=\"address\" source=\"page\"/>", " ")
  private static let purpose =
    "<purpose xml:lang=\"sv\" source=\"page\">Följa utvecklingen i"

  private static func address(municipality: String, county: String, mark: String = "") -> String {
    "<address><municipality>\(municipality)</municipality>\(mark)<county>\(county)</county>"
      + "<nuts>SE321</nuts><country>SE</country></address>"
  }

  func check(_ document: SubjectDocument, in context: Context) throws -> Outcome {
    guard case .organisation(let organisation) = document else {
      throw Undecided.silent("the document is not an organisation's own")
    }
    guard let places = organisation.address.map(PlaceCodes.init), places.isSwedish else {
      throw Undecided.silent("it states no address in Sweden by its codes")
    }
    return .of(places.faults)
  }
}
