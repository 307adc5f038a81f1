import Languages
import Portfolio
import Provenance

/// The rules of this family, in their order.
let legacyRules: [AnyRule] = [
  .project(OtherUnionMoney()),
  .project(NeverEligibleCost()),
  .project(AskedBackTooLate()),
  .project(TooManyPaymentsAYear()),
]

extension Project {
  /// Ends a check of a project that is not of the period 2014–2020.
  func legacyOrSilent(_ law: Citation) throws(Undecided) {
    guard let programme else {
      throw .silent(
        Wording(
          "no programme says that the project is of 2014–2020",
          sv: "inget program säger att projektet hör till 2014–2020"), law)
    }
    guard programme.firstYear < 2021 else {
      throw .silent(
        Wording(
          "the programme begins in \(programme.firstYear), and the rule is of 2014–2020",
          sv: "programmet börjar \(programme.firstYear), och regeln hör till 2014–2020"), law)
    }
  }
}

/// The ordinance on the management of AMIF in Sweden, 2014–2020.
func legacyOrdinance(_ section: String) -> Citation {
  .standard(
    Wording("Ordinance (2014:1538)", sv: "Förordning (2014:1538)"),
    Wording("section \(section)", sv: "\(section) §"),
    uri: "https://rkrattsbaser.gov.se/sfst?bet=2014:1538")
}
