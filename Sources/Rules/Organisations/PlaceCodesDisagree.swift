import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The codes of municipality, county and region in a project's places exist and name the same
/// place.
struct PlaceCodesDisagree: ProjectRule {
  static let card = RuleCard(
    id: "O203", name: "place-codes-disagree",
    title: Wording("Codes of a place disagree", sv: "Koderna för en plats går inte ihop"),
    summary: Wording(
      "The codes of municipality, county and region in a project's places exist "
        + "and name the same place.",
      sv: "Koderna för kommun, län och region på projektets platser finns och avser samma plats."),
    severity: .error, law: PlaceCodes.law, lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["SE-ORG-2"],
    why: Wording(
      "The list of operations and the statistics are counted by these codes.",
      sv: "Förteckningen över insatser och statistiken räknas med dessa koder."),
    passes: [
      Example(
        Wording(
          "municipality, county and region agree", sv: "kommun, län och region stämmer överens"),
        in: .languageCoursesUndecided),
      Example(
        Wording(
          "a region of a higher level that the county lies in",
          sv: "en region på högre nivå som länet ligger i"), in: .receptionPlacesUndecided,
        .application(
          "<place>Strömsund</place>\n    <municipality>2313</municipality>\n    "
            + "<county>23</county>\n    <nuts>SE322</nuts>",
          "<place>Strömsund</place>\n    <municipality>2313</municipality>\n    "
            + "<county>23</county>\n    <nuts>SE32</nuts>")),
    ],
    fails: [
      Example(
        Wording("a municipality of the next county", sv: "en kommun i grannlänet"),
        in: .languageCoursesUndecided,
        .application(
          "<municipality>2281</municipality>\n    <county>22</county>",
          "<municipality>2380</municipality>\n    ↓<county>22</county>")),
      Example(
        Wording("a municipality that does not exist", sv: "en kommun som inte finns"),
        in: .languageCoursesUndecided,
        .application(
          "<municipality>2281</municipality>", "↓<municipality>2285</municipality>")),
      Example(
        Wording("a county that does not exist", sv: "ett län som inte finns"),
        in: .receptionPlacesUndecided,
        .application(
          "<address>\n      <county>23</county>\n      <nuts>SE322</nuts>",
          "<address>\n      ↓<county>02</county>\n      <nuts>SE322</nuts>")),
      Example(
        Wording("the region of the next county", sv: "grannlänets region"),
        in: .receptionPlacesUndecided,
        .application(
          "<address>\n      <county>23</county>\n      <nuts>SE322</nuts>",
          "<address>\n      <county>23</county>\n      ↓<nuts>SE321</nuts>")),
      Example(
        Wording("a region that does not exist", sv: "en region som inte finns"),
        in: .receptionPlacesUndecided,
        .application(
          "<address>\n      <county>23</county>\n      <nuts>SE322</nuts>",
          "<address>\n      ↓<nuts>SE071</nuts>")),
      Example(
        Wording("in the decision, which holds", sv: "i beslutet, som gäller"), in: .languageCourses,
        .decision(
          "<municipality>2281</municipality>\n    <county>22</county>",
          "<municipality>2380</municipality>\n    ↓<county>22</county>")),
    ],
    silent: [
      Example(
        Wording("work in another country", sv: "arbete i ett annat land"),
        in: .languageCoursesUndecided,
        .application(
          "<municipality>2281</municipality>\n    <county>22</county>\n    "
            + "<nuts>SE321</nuts>\n    <country>SE</country>", "<country>NO</country>"),
        .application(
          "<sector>municipality</sector>\n    <address>\n      <county>22</county>\n      "
            + "<nuts>SE321</nuts>\n      <country>SE</country>",
          "<sector>municipality</sector>\n    <address>\n      <country>NO</country>"),
        .application(
          "<sector>ideaBased</sector>\n    <address>\n      <county>22</county>\n      "
            + "<nuts>SE321</nuts>\n      <country>SE</country>",
          "<sector>ideaBased</sector>\n    <address>\n      <country>NO</country>"))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let granted = project.grant(on: context.day)?.locations ?? []
    let locations = granted.isEmpty ? project.application?.locations ?? [] : granted
    let places =
      (project.application?.partners ?? []).compactMap { $0.address.map(PlaceCodes.init) }
      + locations.map(PlaceCodes.init)
    let swedish = places.filter(\.isSwedish)
    guard !swedish.isEmpty else {
      throw Undecided.silent(
        Wording(
          "the project states no place in Sweden by its codes",
          sv: "projektet anger ingen plats i Sverige med koder"))
    }
    return .of(swedish.flatMap(\.faults))
  }
}
