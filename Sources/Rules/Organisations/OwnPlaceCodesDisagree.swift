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
    summary: Wording(
      "The codes of municipality, county and region in an organisation's address exist "
        + "and name the same place.",
      sv: "Koderna för kommun, län och region i en organisations adress "
        + "finns och avser samma plats."),
    severity: .error, law: PlaceCodes.law, lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-ORG-2"],
    why: Wording(
      "Projects that take their partner's address from the document inherit its fault.",
      sv: "Projekt som hämtar sin partners adress från handlingen ärver felet."),
    passes: [
      Example(
        Wording(
          "municipality, county and region agree", sv: "kommun, län och region stämmer överens"),
        in: .organisation, isStated,
        .organisation(purpose, address(municipality: "2284", county: "22") + purpose))
    ],
    fails: [
      Example(
        Wording("a municipality of the next county", sv: "en kommun i grannlänet"),
        in: .organisation, isStated,
        .organisation(purpose, address(municipality: "2380", county: "22", mark: "↓") + purpose))
    ],
    silent: [
      Example(
        Wording("an organisation without an address", sv: "en organisation utan adress"),
        in: .organisation),
      Example(
        Wording(
          "documents that are no organisation's", sv: "handlingar som inte är en organisations"),
        in: .receptionPlaces),
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
      throw Undecided.silent(
        Wording(
          "the document is not an organisation's own",
          sv: "handlingen är inte en organisations egen"))
    }
    guard let places = organisation.address.map(PlaceCodes.init), places.isSwedish else {
      throw Undecided.silent(
        Wording(
          "it states no address in Sweden by its codes",
          sv: "det anger ingen adress i Sverige med koder"))
    }
    return .of(places.faults)
  }
}
