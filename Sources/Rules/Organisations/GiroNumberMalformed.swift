import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The giro numbers of a project's bodies are numbers that a giro can have.
struct GiroNumberMalformed: ProjectRule {
  static let card = RuleCard(
    id: "O205", name: "giro-number-malformed",
    title: Wording("Giro number malformed", sv: "Girot är felaktigt"),
    summary: Wording(
      "A bankgiro number has seven or eight digits, a plusgiro number two to eight, and the last is "
        + "the right check digit.",
      sv:
        "Ett bankgironummer har sju eller åtta siffror, ett plusgironummer två till åtta, och den "
        + "sista är rätt kontrollsiffra."),
    severity: .error, law: [law], lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-ORG-3", "SE-CHECK-4"],
    why: Wording(
      "Money that is sent to a wrong giro comes to somebody else, or back after weeks.",
      sv: "Pengar som skickas till fel giro kommer till någon annan, eller tillbaka efter veckor."),
    passes: [
      Example(
        Wording("eight digits with a hyphen", sv: "åtta siffror med bindestreck"),
        in: .receptionPlacesUndecided, giro("bankgiro", "5402-9681")),
      Example(
        Wording("seven digits", sv: "sju siffror"), in: .receptionPlacesUndecided,
        giro("bankgiro", "2973675")),
      Example(
        Wording("a plusgiro number with its spaces", sv: "ett plusgironummer med mellanslag"),
        in: .receptionPlacesUndecided, giro("plusgiro", "28 65 53-3")),
    ],
    fails: [
      Example(
        Wording("the check digit is one too high", sv: "kontrollsiffran är ett för hög"),
        in: .receptionPlacesUndecided, giro("bankgiro", "5402-9682", mark: "↓")),
      Example(
        Wording("six digits", sv: "sex siffror"), in: .receptionPlacesUndecided,
        giro("bankgiro", "640-507", mark: "↓")),
      Example(
        Wording("nine digits", sv: "nio siffror"), in: .receptionPlacesUndecided,
        giro("plusgiro", "123456782", mark: "↓")),
    ],
    silent: [
      Example(Wording("no giro stated", sv: "inget giro angivet"), in: .receptionPlacesUndecided)
    ],
    notRun: [
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .receptionPlaces,
        .without(.application))
    ])

  private static let law = Citation.standard(
    Wording(
      "Swedish giro numbers (bankgiro, plusgiro)", sv: "Svenska gironummer (bankgiro, plusgiro)"))

  private static func giro(_ scheme: String, _ number: String, mark: String = "") -> Example.Edit {
    .application(
      "<legalKind>publicEntity</legalKind>",
      "\(mark)<identifier scheme=\"\(scheme)\" country=\"SE\">\(number)</identifier>\n"
        + "    <legalKind>publicEntity</legalKind>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let giros = try project.applicationOrSilent().partners.flatMap { partner in
      partner.identifiers.compactMap { number in
        Giro(rawValue: number.scheme).map { (partner, number, $0) }
      }
    }
    guard !giros.isEmpty else {
      throw Undecided.silent(
        Wording("no body states a giro number", sv: "ingen organisation anger något gironummer"))
    }
    return .of(
      giros.compactMap { partner, number, giro in
        guard let problem = giro.problem(of: number.number) else { return nil }
        return Failure(
          at: number.spot,
          Wording(
            "partner \(partner.id) states a \(giro.rawValue) number that is not valid: \(problem)",
            sv: "partnern \(partner.id) anger ett \(giro.rawValue)nummer som inte är giltigt: "
              + "\(problem)"),
          fix: Wording(
            "copy the number from an invoice or the bank",
            sv: "hämta numret från en faktura eller banken"))
      })
  }

  private enum Giro: String {
    case bankgiro, plusgiro

    /// What is wrong with a number of the giro, if anything is.
    func problem(of text: String) -> Wording? {
      guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2D || $0 == 0x20 }) else {
        return Wording(
          "it has other signs than digits, spaces and a hyphen",
          sv: "det har andra tecken än siffror, mellanslag och bindestreck")
      }
      let digits = text.utf8.filter { (48...57).contains($0) }.map { $0 - 48 }
      let (least, most) = self == .bankgiro ? (7, 8) : (2, 8)
      guard (least...most).contains(digits.count) else {
        return Wording(
          "it has \(digits.count) digits, and such a number has \(least) to \(most)",
          sv: "det har \(digits.count) siffror, och ett sådant nummer har \(least) till \(most)")
      }
      return Luhn.isValid(digits)
        ? nil : Wording("its check digit is wrong", sv: "kontrollsiffran är fel")
    }
  }
}
