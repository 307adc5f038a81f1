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
    summary: "The codes of municipality, county and region in a project's places exist and name "
      + "the same place.",
    severity: .error, law: PlaceCodes.law, lawDay: .always, catalogue: ["SE-ORG-2"],
    why: "The list of operations and the statistics are counted by these codes.",
    passes: [
      Example("municipality, county and region agree", in: .languageCoursesUndecided),
      Example(
        "a region of a higher level that the county lies in", in: .receptionPlacesUndecided,
        .application(
          "<place>Strömsund</place>\n    <municipality>2313</municipality>\n    "
            + "<county>23</county>\n    <nuts>SE322</nuts>",
          "<place>Strömsund</place>\n    <municipality>2313</municipality>\n    "
            + "<county>23</county>\n    <nuts>SE32</nuts>")),
    ],
    fails: [
      Example(
        "a municipality of the next county", in: .languageCoursesUndecided,
        .application(
          "<municipality>2281</municipality>\n    <county>22</county>",
          "<municipality>2380</municipality>\n    ↓<county>22</county>")),
      Example(
        "a municipality that does not exist", in: .languageCoursesUndecided,
        .application(
          "<municipality>2281</municipality>", "↓<municipality>2285</municipality>")),
      Example(
        "a county that does not exist", in: .receptionPlacesUndecided,
        .application(
          "<address>\n      <county>23</county>\n      <nuts>SE322</nuts>",
          "<address>\n      ↓<county>02</county>\n      <nuts>SE322</nuts>")),
      Example(
        "the region of the next county", in: .receptionPlacesUndecided,
        .application(
          "<address>\n      <county>23</county>\n      <nuts>SE322</nuts>",
          "<address>\n      <county>23</county>\n      ↓<nuts>SE321</nuts>")),
      Example(
        "a region that does not exist", in: .receptionPlacesUndecided,
        .application(
          "<address>\n      <county>23</county>\n      <nuts>SE322</nuts>",
          "<address>\n      ↓<nuts>SE071</nuts>")),
      Example(
        "in the decision, which holds", in: .languageCourses,
        .decision(
          "<municipality>2281</municipality>\n    <county>22</county>",
          "<municipality>2380</municipality>\n    ↓<county>22</county>")),
    ],
    silent: [
      Example(
        "work in another country", in: .languageCoursesUndecided,
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
      throw Undecided.silent("the project states no place in Sweden by its codes")
    }
    return .of(swedish.flatMap(\.faults))
  }
}
