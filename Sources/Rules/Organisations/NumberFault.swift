import Findings
import Languages
import Portfolio
import Provenance
import Values

extension OrganisationIdentifier {
  /// What asks for the number, and whose numbers they are.
  static let law: [Citation] = [
    Act.cpr.annex("XVII", .field("1")),
    .standard(
      Wording(
        "Swedish organisation numbers (organisationsnummer)", sv: "Svenska organisationsnummer")),
  ]

  /// Whether the number is one that Swedish rules on numbers are about.
  var isSwedishNumber: Bool { country == "SE" && (scheme == "orgnr" || scheme == "personal") }

  /// What is wrong with the number, if anything is.
  ///
  /// No message shows the number: what is written under the wrong scheme may be a person's.
  func fault(of body: @autoclosure () -> Wording) -> Failure? {
    guard scheme == "orgnr" else {
      return Failure(
        at: spot,
        Wording(
          "\(body()) is identified by a personal number, which is shown masked; the body "
            + "counts as a natural person",
          sv: "\(body()) identifieras med ett personnummer, som visas maskerat, och räknas "
            + "därmed som fysisk person"),
        fix: Wording(
          "state the organisation number if the body is a legal person",
          sv: "ange organisationsnumret om det är en juridisk person"),
        law: [Act.cpr.article("49", "3", "b")], severity: .warning)
    }
    do {
      _ = try OrganisationNumber.parse(number)
      return nil
    } catch {
      return Failure(
        at: spot,
        Wording(
          "\(body()) states an organisation number that is not valid: \(error.problem)",
          sv: "\(body()) anger ett organisationsnummer som inte är giltigt: \(error.problem)"),
        fix: error.fix)
    }
  }
}
