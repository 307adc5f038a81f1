import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Indirect costs at the flat rate of Article 54(c) are at most 25 % of the direct costs, by a
/// calculation that is kept.
struct IndirectCostsAbove25Percent: ProjectRule {
  static let card = RuleCard(
    id: "C108", name: "indirect-costs-above-25-percent",
    title: Wording("Indirect costs above 25 %", sv: "Indirekta kostnader över 25 %"),
    summary: Wording(
      "Indirect costs at the flat rate that rests on a calculation are at most 25 % of the "
        + "eligible direct costs; the rate is set by a fair, equitable and verifiable method, and "
        + "the calculation is attached.",
      sv: "Indirekta kostnader enligt den schablon som vilar på en beräkning är högst 25 % av de "
        + "stödberättigande direkta kostnaderna; schablonen är fastställd genom en rättvis, skälig "
        + "och kontrollerbar metod, och beräkningen är bifogad."),
    severity: .error, law: [law, Act.cpr.article("53", "3", "a")], lawDay: .decision,
    mendedBy: [.owner, .officer], catalogue: ["EU46"],
    tables: [.costOption(FlatRate.article54c.rawValue)],
    why: Wording(
      "It is the highest of the three rates, and the only one that must be shown to be true.",
      sv: "Det är den högsta av de tre schablonerna, och den enda som måste visas stämma."),
    doubt: Wording(
      "The authority may keep the calculation itself, and a rate calculated for 2014–2020 may be "
        + "used again; that it is attached to the application is our wish, and its absence a "
        + "warning. Staff costs at the flat rate of Article 55(1) count as direct costs.",
      sv: "Myndigheten kan själv ha beräkningen, och en schablon som beräknats för 2014–2020 får "
        + "användas igen; att den bifogas ansökan är vårt önskemål, och att den saknas är en "
        + "varning. Personalkostnader enligt schablonen i artikel 55.1 räknas som direkta kostnader."
    ),
    passes: [
      Example(
        Wording("25 % to the öre, with its calculation", sv: "25 % på öret, med beräkning"),
        in: .receptionPlacesUndecided, first("1780438.12"), second, third, calculation),
      Example(
        Wording(
          "2014–2020: 25 % to the öre, with its calculation",
          sv: "2014–2020: 25 % på öret, med beräkning"),
        in: .legacy,
        .application(
          "</financing>",
          """
          </financing>
            <attachment kind="costCalculation">
              <name>Beräkning</name>
            </attachment>
          """),
        .decision(
          "category=\"equipment\" year=\"2019\" form=\"realCost\"",
          "category=\"indirect\" year=\"2019\" form=\"flatRate\" flatRate=\"54c\" "
            + "method=\"53-3-a\""),
        .decision("<amount>200000.00</amount>", "<amount>450000.00</amount>")),
    ],
    fails: [
      Example(
        Wording("one öre above 25 %", sv: "ett öre över 25 %"), in: .receptionPlacesUndecided,
        first("1780438.13", mark: "↓"), second, third, calculation),
      Example(
        Wording("without its calculation", sv: "utan beräkning"), in: .receptionPlacesUndecided,
        first("1780438.12", lineMark: "↓"), second, third),
      Example(
        Wording(
          "a rate of the Regulation, which has none of 25 %",
          sv: "en sats i förordningen, som inte har någon på 25 %"), in: .receptionPlacesUndecided,
        first("1780438.12", method: "53-3-e", methodMark: "↓"), second, third, calculation),
      Example(
        Wording("2014–2020: one öre above 25 %", sv: "2014–2020: ett öre över 25 %"),
        in: .legacy,
        .application(
          "</financing>",
          """
          </financing>
            <attachment kind="costCalculation">
              <name>Beräkning</name>
            </attachment>
          """),
        .decision(
          "category=\"equipment\" year=\"2019\" form=\"realCost\"",
          "category=\"indirect\" year=\"2019\" form=\"flatRate\" flatRate=\"54c\" "
            + "method=\"53-3-a\""),
        .decision("<amount>200000.00</amount>", "↓<amount>450000.01</amount>")),
    ],
    silent: [
      Example(Wording("another flat rate", sv: "en annan schablon"), in: .receptionPlacesUndecided)
    ],
    notRun: [
      Example(
        Wording(
          "a decision at the rate whose application has not come",
          sv: "ett beslut med schablonen vars ansökan inte har kommit in"), in: .receptionPlaces,
        .without(.application),
        .decision(
          "year=\"2026\" form=\"flatRate\" flatRate=\"54b\"\n          method=\"53-3-e\"",
          "year=\"2026\" form=\"flatRate\" flatRate=\"54c\"\n          method=\"53-3-a\""))
    ])

  private static let law = Act.cpr.article("54", nil, "c")

  /// What the attachment with the calculation is called in documents.
  private static let attachmentKind = "costCalculation"

  // The sample's indirect costs of 2027 and 2028 are SEK 383 040.00; its direct costs 8 653 912.48.

  private static func first(
    _ amount: String, method: String = "53-3-a", mark: String = "", lineMark: String = "",
    methodMark: String = ""
  ) -> Example.Edit {
    .application(
      """
      <line id="b12" partner="p1" category="indirect" year="2026" form="flatRate" flatRate="54b"
                method="53-3-e">
            <amount>52920.00</amount>
      """,
      """
      \(lineMark)<line id="b12" partner="p1" category="indirect" year="2026" form="flatRate"
                flatRate="54c" \(methodMark)method="\(method)">
            \(mark)<amount>\(amount)</amount>
      """)
  }

  private static let second = later("2027")
  private static let third = later("2028")

  private static func later(_ year: String) -> Example.Edit {
    .application(
      "year=\"\(year)\" form=\"flatRate\" flatRate=\"54b\"\n          method=\"53-3-e\"",
      "year=\"\(year)\" form=\"flatRate\" flatRate=\"54c\"\n          method=\"53-3-a\"")
  }

  private static let calculation = Example.Edit.application(
    "<attachment kind=\"signatoryProof\">",
    "<attachment kind=\"costCalculation\"><name>Beräkning</name></attachment>\n"
      + "  <attachment kind=\"signatoryProof\">")

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let budget = try project.termsOrSilent(on: context.day).budgetOrUndecided()
    let lines = try budget.linesOrUndecided(at: .article54c, Self.law)
    let option = try context.rulebook.costOption(
      FlatRate.article54c.rawValue, on: context.lawDay(of: Self.card, for: project)
    ).orUndecided()
    let ceiling = FlatRateCeiling(
      lines: lines, costs: Wording("the indirect costs", sv: "de indirekta kostnaderna"),
      base: budget.directCosts, option: option, context: context)
    return .together(
      { .of(try [ceiling.failure(budget.eligibleCost.currency)].compactMap { $0 }) },
      { option.value.requires.contains(.calculation) ? Self.methods(of: lines) : .passes },
      { try Self.calculation(of: lines[0], in: project) })
  }

  /// The lines whose rate no calculation of Article 53(3)(a) has set.
  private static func methods(of lines: [BudgetLine]) -> Outcome {
    .of(
      lines.filter { $0.method != .calculation }.map { line in
        Failure(
          at: line.spot.attribute("method"),
          Wording(
            "the line \(line.id) is at the flat rate of up to 25 %, and its method is "
              + "\(line.method?.rawValue ?? "–"); the rate rests on a calculation",
            sv: "raden \(line.id) har schablonen på upp till 25 %, och dess metod är "
              + "\(line.method?.rawValue ?? "–"); schablonen vilar på en beräkning"),
          fix: Wording(
            "write method=\"53-3-a\" if the rate has been calculated, or use another flat rate",
            sv: "skriv method=\"53-3-a\" om schablonen är beräknad, eller använd en annan schablon")
        )
      })
  }

  private static func calculation(of line: BudgetLine, in project: Project) throws -> Outcome {
    let application = try project.applicationOrSilent()
    guard !application.attachments.contains(where: { $0.kind == attachmentKind }) else {
      return .passes
    }
    return .fails([
      Failure(
        at: line.spot,
        Wording(
          "the flat rate of up to 25 % rests on a calculation, and none is attached",
          sv: "schablonen på upp till 25 % vilar på en beräkning, och ingen är bifogad"),
        fix: Wording(
          "attach the calculation as \(attachmentKind), or use the flat rate of 7 % or 15 %",
          sv: "bifoga beräkningen som \(attachmentKind), eller använd schablonen på 7 % eller 15 %"),
        severity: .warning)
    ])
  }
}
