/// A call for proposals: one for each objective and year from 2022 to 2025.
struct Call {
  let number: Int
  let projects: Int

  static let count = 12

  var year: Int { 2022 + number / Objective.all.count }
  var objective: Objective { Objective.all[number % Objective.all.count] }
  var opens: Day { Day(year, 2, 1) }
  var closes: Day { Day(year, 4, 15) }
  var earliestStart: Month { Month(year, 9) }

  func writeID(to xml: inout XMLOutput) {
    xml.write("UTL-", .number(year), "-", .text(objective.code))
  }

  func write(to xml: inout XMLOutput) throws {
    xml.row(.call)
    xml.write(#"<call id=""#)
    writeID(to: &xml)
    xml.write(
      #"" issuer=""#, .text(Programme.issuer), #"" version="1" issued=""#, .day(opens - 14),
      #"" currency="SEK" kind="open">"#, "\n  <programme issuer=\"", .text(Programme.issuer),
      #"" id=""#, .text(Programme.id), "\"/>\n", #"  <title xml:lang="sv">Öppen utlysning "#,
      .number(year), ": ", .text(objective.title), "</title>\n")
    writeTerms(to: &xml)
    xml.write(
      "  <money>", .amount(Self.mostEligible * projects), "</money>\n",
      "  <unionShare>90.00</unionShare>\n",
      "  <opens>", .day(opens), "</opens>\n  <closes>", .day(closes), "</closes>\n",
      "  <signatureWorkingDays>5</signatureWorkingDays>\n",
      "  <earliestStart>", .day(earliestStart.firstDay), "</earliestStart>\n",
      "  <startsOnFirstOfMonth>true</startsOnFirstOfMonth>\n",
      "  <latestEnd>", .day(Month(year + 4, 6).lastDay), "</latestEnd>\n",
      "  <minimumBudget>", .amount(Self.leastEligible), "</minimumBudget>\n",
      "  <maximumBudget>", .amount(Self.mostEligible), "</maximumBudget>\n",
      "  <minimumMonths>12</minimumMonths>\n  <maximumMonths>36</maximumMonths>\n",
      "  <expectedDecision>", .number(year), "-07</expectedDecision>\n",
      #"  <reporting everyMonths="6" contentDays="30" financeDays="60"/>"#, "\n</call>\n")
    try xml.endRecord(fault: nil, isSecondVersion: false)
  }

  private func writeTerms(to xml: inout XMLOutput) {
    xml.row(.call_objective)
    xml.write(#"  <objective code=""#, .text(objective.code), "\"/>\n")
    for kind in [Organisation.Kind.municipality, .region, .ideaBased] {
      xml.row(.eligible_applicant)
      xml.write(#"  <eligibleApplicant sector=""#, .text(kind.sector), "\"/>\n")
    }
    for option in [Budget.Option.staffPlus40, .realCostsPlus15] {
      xml.row(.cost_option)
      xml.write(#"  <costOption option=""#, .text(option.name), "\"/>\n")
    }
  }

  /// The least and the most a project may cost, in öre: what the budgets here stay between.
  private static let leastEligible = 30_000_000
  private static let mostEligible = 2_000_000_000
}
