import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Staff costs at the flat rate of Article 55(1) are at most 20 % of the other direct costs that are
/// not procured.
struct StaffFlatRateAbove20Percent: ProjectRule {
  static let card = RuleCard(
    id: "C110", name: "staff-flat-rate-above-20-percent",
    title: Wording("Staff costs above 20 %", sv: "Personalkostnader över 20 %"),
    summary: Wording(
      "Direct staff costs at the flat rate are at most 20 % of the direct costs other than staff "
        + "costs that are not subject to public procurement.",
      sv: "Direkta personalkostnader enligt schablonen är högst 20 % av de direkta kostnader, utom "
        + "personalkostnader, som inte omfattas av offentlig upphandling."),
    severity: .error, law: [law], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU48"],
    tables: [.costOption(FlatRate.article55.rawValue)],
    why: Wording(
      "What is bought needs little staff of one's own; what exceeds the rate is not eligible.",
      sv: "Det som köps in kräver lite egen personal; det som överstiger schablonen är inte "
        + "stödberättigande."),
    passes: [
      Example(
        Wording("20 % to the öre", sv: "20 % på öret"), in: .receptionPlacesUndecided,
        lines(staff: "20000.00", bought: "isProcured=\"true\""), end),
      Example(
        Wording(
          "20 % of what is certainly not procured",
          sv: "20 % av det som säkert inte är upphandlat"), in: .receptionPlacesUndecided,
        lines(staff: "20000.00", bought: ""), end),
    ],
    fails: [
      Example(
        Wording("one öre above 20 %", sv: "ett öre över 20 %"), in: .receptionPlacesUndecided,
        lines(staff: "20000.01", mark: "↓", bought: "isProcured=\"true\""), end),
      Example(
        Wording(
          "one öre above 20 %, whatever is procured", sv: "ett öre över 20 %, vad som än upphandlas"
        ), in: .receptionPlacesUndecided,
        lines(staff: "30000.01", mark: "↓", bought: ""), end),
    ],
    silent: [
      Example(
        Wording(
          "staff costs that are real costs", sv: "personalkostnader som är faktiska kostnader"),
        in: .receptionPlacesUndecided)
    ],
    notRun: [
      Example(
        Wording(
          "a cost that decides, of which it is not said whether it is procured",
          sv: "en avgörande kostnad om vilken det inte sägs om den är upphandlad"),
        in: .receptionPlacesUndecided, lines(staff: "20000.01", bought: ""), end)
    ])

  private static let law = Act.cpr.article("55", "1")

  /// Puts three lines, of staff, of SEK 100 000.00 of travel and of 50 000.00 of equipment, in the
  /// place of the sample's direct costs.
  private static func lines(staff: String, mark: String = "", bought: String) -> Example.Edit {
    .application(
      "    <line id=\"b1\"",
      """
          <line id="s1" partner="p1" category="staff" year="2026" form="flatRate" flatRate="55">
            \(mark)<amount>\(staff)</amount>
          </line>
          <line id="s2" partner="p1" category="travel" year="2026" form="realCost" isProcured="false">
            <amount>100000.00</amount>
          </line>
          <line id="s3" partner="p1" category="equipment" year="2026" form="realCost" \(bought)>
            <amount>50000.00</amount>
          </line>
          <!-- <line id="b1"
      """)
  }

  private static let end = Example.Edit.application("<line id=\"b12\"", "--> <line id=\"b12\"")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let staff = try budget.linesOrUndecided(at: .article55, Self.law)
    let option = try context.rulebook.costOption(
      FlatRate.article55.rawValue, on: context.lawDay(of: Self.card, for: project)
    ).orUndecided()
    let others = budget.directCosts.filter { $0.category != .staff }
    let leavesProcuredOut = option.value.baseExcludes.contains(.procured)
    let counting = others.filter { !leavesProcuredOut || $0.isProcured != true }
    let certain = others.filter { !leavesProcuredOut || $0.isProcured == false }
    let currency = budget.eligibleCost.currency
    if let failure = try ceiling(staff, counting, option, context).failure(currency) {
      return .fails([failure])
    }
    guard try ceiling(staff, certain, option, context).failure(currency) == nil else {
      let unsaid = others.first { $0.isProcured == nil }
      throw Undecided.notRun(
        Wording(
          "the line \(unsaid?.id ?? "") does not say whether it is subject to public procurement",
          sv: "raden \(unsaid?.id ?? "") säger inte om den omfattas av offentlig upphandling"),
        fix: Wording("state isProcured on the line", sv: "ange isProcured på raden"))
    }
    return .passes
  }

  private func ceiling(
    _ staff: [BudgetLine], _ base: [BudgetLine], _ option: Dated<RulebookCostOption>,
    _ context: Context
  ) -> FlatRateCeiling {
    FlatRateCeiling(
      lines: staff, costs: Wording("the staff costs", sv: "personalkostnaderna"), base: base,
      option: option, context: context)
  }
}
