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
    summary: Wording(
      "The Swedish organisation numbers of a project's partners are numbers "
        + "a legal person can have.",
      sv: "De svenska organisationsnumren för ett projekts partner är nummer som "
        + "en juridisk person kan ha."),
    severity: .error,
    law: OrganisationIdentifier.law,
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-ORG-1", "SE-CHECK-4"],
    why: Wording(
      "The number tells which body is paid; with a wrong digit it is another body, or none.",
      sv: "Numret säger vem som får betalt; med en felaktig siffra är det "
        + "någon annan, eller ingen."),
    passes: [
      Example(
        Wording("the check digit is right", sv: "kontrollsiffran är rätt"),
        in: .receptionPlacesUndecided),
      Example(
        Wording(
          "twelve digits that begin with 16, without a hyphen",
          sv: "tolv siffror som börjar med 16, utan bindestreck"), in: .receptionPlacesUndecided,
        .application(">222099-9995<", ">162220999995<")),
    ],
    fails: [
      Example(
        Wording("the check digit is one too high", sv: "kontrollsiffran är ett för hög"),
        in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "↓<identifier scheme=\"orgnr\" country=\"SE\">222099-9996<")),
      Example(
        Wording("nine digits", sv: "nio siffror"), in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "↓<identifier scheme=\"orgnr\" country=\"SE\">222099-999<")),
      Example(
        Wording(
          "a personal number as an organisation number",
          sv: "ett personnummer som organisationsnummer"), in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "↓<identifier scheme=\"orgnr\" country=\"SE\">850709-9805<")),
      Example(
        Wording(
          "a sole trader's personal number, which is a warning",
          sv: "en enskild näringsidkares personnummer, vilket är en varning"),
        in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "↓<identifier scheme=\"personal\" country=\"SE\">850709-9805<")),
    ],
    silent: [
      Example(
        Wording(
          "a number of another country's register", sv: "ett nummer ur ett annat lands register"),
        in: .receptionPlacesUndecided,
        .application(
          "<identifier scheme=\"orgnr\" country=\"SE\">222099-9995<",
          "<identifier scheme=\"orgnr\" country=\"NO\">974760673<"))
    ],
    notRun: [
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .receptionPlaces,
        .without(.application))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let application = try project.applicationOrSilent()
    let numbers = application.partners.flatMap { partner in
      partner.identifiers.filter(\.isSwedishNumber).map { (partner, $0) }
    }
    guard !numbers.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no partner states a Swedish organisation number or personal number",
          sv: "ingen partner anger något svenskt organisationsnummer eller personnummer"))
    }
    return .of(
      numbers.compactMap { partner, number in
        number.fault(of: Wording("partner \(partner.id)", sv: "partnern \(partner.id)"))
      })
  }
}
