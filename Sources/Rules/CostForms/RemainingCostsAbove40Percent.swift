import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The flat rate of Article 56(1) is at most 40 % of the direct staff costs, and nothing but
/// participants' salaries and allowances stands beside it.
struct RemainingCostsAbove40Percent: ProjectRule {
  static let card = RuleCard(
    id: "C104", name: "remaining-costs-above-40-percent",
    title: Wording("Remaining costs above 40 %", sv: "Övriga kostnader över 40 %"),
    summary: Wording(
      "The flat rate for all remaining costs is at most 40 % of the eligible direct staff costs, "
        + "and it covers every cost but staff and participants' salaries and allowances.",
      sv: "Schablonen för alla övriga kostnader är högst 40 % av de stödberättigande direkta "
        + "personalkostnaderna, och den täcker varje kostnad utom personal samt löner och "
        + "ersättningar till deltagare."),
    severity: .error,
    law: [
      Act.cpr.article("56", "1"), Act.cpr.article("56", "2"), Act.cpr.article("56", "3"),
    ], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU49"],
    tables: [.costOption(FlatRate.article56.rawValue)],
    why:
      Wording(
        "The rate pays for all that is not staff; a cost beside it is paid twice, and what "
          + "exceeds the rate is not eligible.",
        sv: "Schablonen betalar allt som inte är personal; en kostnad vid sidan av den betalas "
          + "två gånger, och det som överstiger schablonen är inte stödberättigande."),
    doubt: Wording(
      "Staff costs at the flat rate of Article 55(1) are left out of the base, since Article "
        + "56(3) forbids the combination.",
      sv: "Personalkostnader enligt schablonen i artikel 55.1 räknas inte in i underlaget, "
        + "eftersom artikel 56.3 förbjuder kombinationen."),
    passes: [
      Example(Wording("40 % to the öre", sv: "40 % på öret"), in: .languageCoursesUndecided),
      Example(
        Wording("40 % to the öre, decided", sv: "40 % på öret, beslutat"), in: .languageCourses),
      Example(
        Wording("participants' allowances on top", sv: "ersättningar till deltagare därutöver"),
        in: .languageCoursesUndecided,
        line("participantSupport")),
      Example(
        Wording("40 %, rounded down to whole öre", sv: "40 %, avrundat nedåt till hela ören"),
        in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.02</amount>")),
    ],
    fails: [
      Example(
        Wording("one öre above 40 %", sv: "ett öre över 40 %"), in: .languageCoursesUndecided,
        .application("<amount>271040.00</amount>", "↓<amount>271040.01</amount>")),
      Example(
        Wording("40 %, rounded up to whole öre", sv: "40 %, avrundat uppåt till hela ören"),
        in: .languageCoursesUndecided,
        .application("<amount>207200.00</amount>", "<amount>207200.02</amount>"),
        .application("<amount>271040.00</amount>", "↓<amount>271040.01</amount>")),
      Example(
        Wording("one öre of travel beside it", sv: "ett öre i resor vid sidan av den"),
        in: .languageCoursesUndecided, line("travel", mark: "↓")),
      Example(
        Wording("one öre above 40 %, decided", sv: "ett öre över 40 %, beslutat"),
        in: .languageCourses,
        .decision("<amount>271040.00</amount>", "↓<amount>271040.01</amount>")),
    ],
    silent: [
      Example(Wording("another flat rate", sv: "en annan schablon"), in: .receptionPlacesUndecided)
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  /// Puts a line of one öre into the sample.
  private static func line(_ category: String, mark: String = "") -> Example.Edit {
    .application(
      "    <sum partner=\"p1\">",
      """
          \(mark)<line id="b16" partner="p1" category="\(category)" year="2027" form="realCost">
            <amount>0.01</amount>
          </line>
          <sum partner="p1">
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let currency = budget.eligibleCost.currency
    let lines = try budget.linesOrUndecided(at: .article56, Act.cpr.article("56", "1"))
    let option = try context.rulebook.costOption(
      FlatRate.article56.rawValue, on: context.lawDay(of: Self.card, for: project)
    ).orUndecided()
    let ceiling = FlatRateCeiling(
      lines: lines, costs: Wording("the remaining costs", sv: "de övriga kostnaderna"),
      base: budget.directStaff.filter { budget.flatRate(of: $0) != .article55 }, option: option,
      context: context)
    let beside = budget.lines.filter {
      budget.flatRate(of: $0) != .article56 && $0.category != .staff
        && !option.value.onTop.contains($0.category.rawValue)
    }
    let covered = try CategoryOfLines.divide(beside, currency).map { part in
      Failure(
        at: part.first.spot,
        Wording(
          "the budget has \(part.sum) of \(part.category) beside the flat rate, which covers all "
            + "costs but staff and participants' salaries and allowances",
          sv: "budgeten har \(part.sum) i \(part.category) vid sidan av schablonen, som täcker "
            + "alla kostnader utom personal samt löner och ersättningar till deltagare"),
        fix: Wording(
          "leave these lines to the flat rate, or calculate the budget by another cost option",
          sv: "låt schablonen täcka dessa rader, eller räkna budgeten enligt ett "
            + "annat redovisningsalternativ"))
    }
    return .of(try [ceiling.failure(currency)].compactMap { $0 } + covered)
  }
}
