import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What is paid by the unit is the units times the cost of one, and a lump sum is due once its
/// deliverable is delivered.
struct UnitsDifferFromAmount: ProjectRule {
  static let card = RuleCard(
    id: "P104", name: "units-differ-from-amount",
    title: Wording("Units and amount differ", sv: "Antal och belopp stämmer inte"),
    summary: Wording(
      "Of a line with units, the amount is their number times the cost of one; a unit cost states "
        + "both, and a lump sum the day its deliverable was delivered.",
      sv: "Beloppet på en rad med enheter är antalet gånger kostnaden per enhet; en enhetskostnad "
        + "anger båda, och en klumpsumma den dag resultatet levererades."),
    severity: .error,
    law: [
      Act.cpr.article("74", "1", "a", "ii"), Act.cpr.annex("XVII", .field("89")),
      Act.cpr.annex("XVII", .field("93")),
    ], lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU63"],
    why: Wording(
      "With simplified costs the units and the deliverables are what is paid for; invoices are not "
        + "asked for.",
      sv: "Med förenklade redovisningsalternativ är det enheterna och resultaten som ersätts; "
        + "fakturor behövs inte."),
    doubt: Wording(
      "Where the product is no whole number of the smallest unit of money, it is rounded to the "
        + "nearest, a half up.",
      sv: "Om produkten inte är ett helt antal av minsta valutaenhet avrundas den till närmaste, "
        + "en halv uppåt."),
    passes: [
      Example(
        Wording("hours times the cost of an hour", sv: "timmar gånger timkostnaden"),
        in: .languageCoursesClaimed),
      Example(
        Wording("a lump sum that is delivered", sv: "en klumpsumma som är levererad"),
        in: .languageCoursesClaimed,
        lumpSum("<delivered>2027-02-28</delivered>\n    ")),
      Example(
        Wording(
          "2014–2020: units times the cost of one", sv: "2014–2020: antal gånger kostnaden för en"),
        in: .legacy,
        .report(
          "<amount>200000.00</amount>",
          """
          <amount>200000.00</amount>
                <unit>st</unit>
                <quantity>20</quantity>
                <unitCost>10000.00</unitCost>
          """)),
    ],
    fails: [
      Example(
        Wording("one öre more than the units give", sv: "ett öre mer än enheterna ger"),
        in: .languageCoursesClaimed,
        .report("<amount>239069.60</amount>", "↓<amount>239069.61</amount>")),
      Example(
        Wording("a hundredth of an hour less", sv: "en hundradels timme mindre"),
        in: .languageCoursesClaimed,
        .report(
          "<amount>239069.60</amount>\n      <unit>timme</unit>\n"
            + "      <quantity>560</quantity>",
          "↓<amount>239069.60</amount>\n      <unit>timme</unit>\n"
            + "      <quantity>559.99</quantity>")),
      Example(
        Wording("a lump sum that is not delivered", sv: "en klumpsumma som inte är levererad"),
        in: .languageCoursesClaimed, lumpSum("", mark: "↓")),
      Example(
        Wording(
          "a lump sum that was delivered the day after the period",
          sv: "en klumpsumma som levererades dagen efter perioden"), in: .languageCoursesClaimed,
        lumpSum("↓<delivered>2027-03-01</delivered>\n    ")),
      Example(
        Wording(
          "2014–2020: a cost of one that gives 20 öre more",
          sv: "2014–2020: en kostnad per enhet som ger 20 öre mer"),
        in: .legacy,
        .report(
          "<amount>200000.00</amount>",
          """
          ↓<amount>200000.00</amount>
                <unit>st</unit>
                <quantity>20</quantity>
                <unitCost>10000.01</unitCost>
          """)),
    ],
    silent: [Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses)])

  /// Makes the last line of the sample a lump sum.
  private static func lumpSum(_ delivered: String, mark: String = "") -> Example.Edit {
    .report(
      """
      <line id="l10" category="remaining" form="flatRate" flatRate="56" method="53-3-e"
                partner="p2">
            <amount>56612.64</amount>
          </line>
      """,
      """
      \(mark)<line id="l10" category="combined" form="lumpSum" method="53-3-b" partner="p2">
            <amount>56612.64</amount>
          \(delivered)</line>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    let judged = claims.flatMap { period in
      period.claim.lines.filter(Self.isJudged).map { (period.report, $0) }
    }
    guard !judged.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no line has units or is a lump sum", sv: "ingen rad har enheter eller är en klumpsumma"))
    }
    return .each(judged, at: { $0.1.spot }) { try failure(of: $1, in: $0, context) }
  }

  private static func isJudged(_ line: ExpenditureLine) -> Bool {
    line.form == .unitCost || line.form == .lumpSum
      || (line.quantityHundredths != nil && line.unitCost != nil)
  }

  private func failure(
    of line: ExpenditureLine, in report: Report, _ context: Context
  ) throws -> Failure? {
    if let quantity = line.quantityHundredths, let unit = line.unitCost {
      let product = try unit.scaled(by: quantity, over: 100, rounding: .halfUp)
      let expected = line.amount.isNegative && !product.isNegative ? try product.negated() : product
      context.shown(
        expected,
        Wording(
          "\(Hundredths(quantity)) units at \(unit), half up",
          sv: "\(Hundredths(quantity)) enheter à \(unit), avrundat"), at: line.spot)
      let isKept = try context.isEqual(
        expected, to: line.amount, Wording("the amount of the line", sv: "radens belopp"),
        at: line.spot.child("amount"))
      guard !isKept else { return nil }
      return Failure(
        at: line.spot.child("amount"),
        Wording(
          "the amount of \(line.words) is \(line.amount); \(Hundredths(quantity)) units at \(unit) "
            + "are \(expected)",
          sv: "beloppet på \(line.words) är \(line.amount); \(Hundredths(quantity)) enheter à "
            + "\(unit) är \(expected)"),
        fix: Wording(
          "state \(expected), or correct the units", sv: "ange \(expected), eller rätta antalet"))
    }
    if line.form == .unitCost { return withoutUnits(line) }
    guard line.form == .lumpSum else { return nil }
    return notDelivered(line, in: report)
  }

  private func withoutUnits(_ line: ExpenditureLine) -> Failure {
    Failure(
      at: line.spot,
      Wording(
        "\(line.words) is a unit cost and does not state its units and what one costs",
        sv: "\(line.words) är en enhetskostnad och anger inte antalet och kostnaden per enhet"),
      fix: Wording(
        "state quantity and unitCost", sv: "ange antal (quantity) och kostnad per enhet (unitCost)")
    )
  }

  private func notDelivered(_ line: ExpenditureLine, in report: Report) -> Failure? {
    if let delivered = line.delivered, delivered <= report.lastDay ?? delivered { return nil }
    let state =
      line.delivered.map {
        Wording(
          "states that it was delivered on \($0), after the period",
          sv: "anger att resultatet levererades \($0), efter perioden")
      }
      ?? Wording("does not state that it was delivered", sv: "anger inte att resultatet levererats")
    return Failure(
      at: line.delivered == nil ? line.spot : line.spot.child("delivered"),
      Wording(
        "\(line.words) is a lump sum and \(state); it is due once it is delivered",
        sv: "\(line.words) är en klumpsumma och \(state); den ersätts när resultatet är levererat"),
      fix: Wording(
        "state the day of delivery, or claim it for the period in which it is delivered",
        sv: "ange leveransdagen, eller begär den för den period då leveransen sker"))
  }
}
