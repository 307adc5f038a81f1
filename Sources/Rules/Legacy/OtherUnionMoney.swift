import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A project of 2014–2020 has no other money of the Union, and makes no profit.
struct OtherUnionMoney: ProjectRule {
  static let card = RuleCard(
    id: "L101", name: "other-union-money",
    title: Wording("Other Union money, or a profit", sv: "Andra EU-medel, eller vinst"),
    summary: Wording(
      "The financing of a project of 2014–2020 has no money of another source of the Union's budget, "
        + "and is not more than the eligible cost.",
      sv: "Finansieringen av ett projekt från 2014–2020 har inga medel från någon annan del av "
        + "unionens budget, och är inte större än den stödberättigande kostnaden."),
    severity: .error, law: [law], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["EU132"],
    why: Wording(
      "Such a project is not eligible in the part that is paid twice, or paid beyond its cost.",
      sv:
        "Ett sådant projekt ger ingen rätt till stöd för det som betalas två gånger, eller utöver "
        + "kostnaden."),
    passes: [
      Example(
        Wording(
          "Union and national money that make the cost",
          sv: "EU-medel och nationella medel som täcker kostnaden"),
        in: .legacy, on: "2021-06-01", received: "2018-10-01")
    ],
    fails: [
      Example(
        Wording("money of another fund of the Union", sv: "medel från en annan unionsfond"),
        in: .legacy,
        .decision(
          "<contribution source=\"ownCash\" sector=\"public\" partner=\"p1\">",
          "<contribution ↓source=\"otherUnion\">"), on: "2021-06-01", received: "2018-10-01"),
      Example(
        Wording("one öre more than the cost", sv: "ett öre mer än kostnaden"), in: .legacy,
        .decision(
          "<amount>500000.00</amount>\n    </contribution>\n    <base>",
          "<amount>500000.01</amount>\n    </contribution>\n    <base>"),
        .decision("<financing>", "↓<financing>"), on: "2021-06-01", received: "2018-10-01"),
    ],
    silent: [
      Example(
        Wording("a project of 2021–2027", sv: "ett projekt från 2021–2027"), in: .languageCourses)
    ])

  private static let law = Act.horizontal2014.article("16", "2")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    try project.legacyOrSilent(Self.law)
    let plan = try project.termsOrSilent(on: context.day).planOrUndecided()
    let others = plan.financing.contributions.filter { $0.source == .otherUnion }
    let failures = others.map { contribution in
      Failure(
        at: contribution.spot.attribute("source"),
        Wording(
          "\(contribution.amount) is other money of the Union, and none is allowed beside the fund's",
          sv:
            "\(contribution.amount) är andra medel från unionen, och inga är tillåtna vid sidan av "
            + "fondens"),
        fix: Wording(
          "finance that part otherwise, or take its cost out of the project",
          sv: "finansiera den delen på annat sätt, eller ta bort dess kostnad ur projektet"))
    }
    let cost = plan.budget.eligibleCost
    let sum = try context.sum(
      plan.financing.contributions, Wording("the financing", sv: "finansieringen"),
      in: cost.currency)
    let isKept = try context.isAtMost(
      sum, cost, Wording("the eligible cost", sv: "den stödberättigande kostnaden"),
      at: plan.budget.spot.child("eligibleCost"), law: [Self.law])
    guard !isKept else { return .of(failures) }
    return .fails(
      failures + [
        Failure(
          at: plan.financing.spot,
          Wording(
            "the financing is \(sum) in all, which is more than the eligible cost \(cost)",
            sv:
              "finansieringen är sammanlagt \(sum), vilket är mer än den stödberättigande kostnaden "
              + "\(cost)"),
          fix: Wording(
            "lower the support until nothing is left over", sv: "sänk stödet tills inget blir över")
        )
      ])
  }
}
