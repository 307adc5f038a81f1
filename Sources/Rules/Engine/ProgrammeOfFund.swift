import Languages
import Portfolio

extension SubjectDocument {
  /// The programme of the rulebook's fund that the document is, or the end of the check.
  func programmeOfFundOrSilent(in context: Context) throws(Undecided) -> Programme {
    guard case .programme(let programme) = self else {
      throw .silent(Wording("the document is no programme", sv: "handlingen är inget program"))
    }
    guard let fund = context.rulebook.fund, programme.fund != fund.code else { return programme }
    throw .silent(
      Wording(
        "the programme is of the fund \(programme.fund), and the rulebook of \(fund.code)",
        sv: "programmet hör till fonden \(programme.fund), och regelboken till \(fund.code)"),
      fund.law.first)
  }
}
