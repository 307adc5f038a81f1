import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The Swedish organisation numbers of a project's partners are numbers a legal person can have.
struct OrganisationNumberMalformed: ProjectRule {
  static let card = RuleCard(
    id: "O201", name: "organisation-number-malformed",
    title: Wording("Organisation number malformed", sv: "Organisationsnumret är felaktigt"),
    summary: "The Swedish organisation numbers of a project's partners are numbers a legal person "
      + "can have.",
    severity: .error,
    law: [
      Act.cpr.annex("XVII", .field("1")),
      .standard("Swedish organisation numbers (organisationsnummer)"),
    ],
    lawDay: .always, catalogue: ["SE-ORG-1"],
    why: "The number tells which body is paid; with a wrong digit it is another body, or none.",
    passes: [
      Example("the check digit is right", in: .receptionPlacesUndecided),
      Example(
        "twelve digits that begin with 16, without a hyphen", in: .receptionPlacesUndecided,
        .application(">222099-9995<", ">162220999995<")),
    ],
    fails: [
      Example(
        "the check digit is one too high", in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "↓<identifier scheme=\"orgnr\" country=\"SE\">222099-9996<")),
      Example(
        "nine digits", in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "↓<identifier scheme=\"orgnr\" country=\"SE\">222099-999<")),
      Example(
        "a personal number as an organisation number", in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "↓<identifier scheme=\"orgnr\" country=\"SE\">850709-9805<")),
      Example(
        "a sole trader's personal number, which is a warning", in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "↓<identifier scheme=\"personal\" country=\"SE\">850709-9805<")),
    ],
    silent: [
      Example(
        "a number of another country's register", in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "<identifier scheme=\"orgnr\" country=\"NO\">974760673<"))
    ],
    notRun: [
      Example(
        "a decision whose application has not come", in: .receptionPlaces, .without(.application))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let application = try project.applicationOrSilent()
    let numbers = application.partners.flatMap { partner in
      partner.identifiers.filter(\.isSwedishNumber).map { (partner, $0) }
    }
    guard !numbers.isEmpty else {
      throw Undecided.silent("no partner states a Swedish organisation number or personal number")
    }
    return .of(numbers.compactMap { partner, number in number.fault(of: "partner \(partner.id)") })
  }
}
