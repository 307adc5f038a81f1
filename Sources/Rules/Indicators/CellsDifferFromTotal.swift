import Findings
import Languages
import Portfolio
import Provenance
import Values

/// The brackets of age and gender add up to the value of the indicator.
///
/// Where a bracket is missing, which is another rule's finding, they are only not more than it.
struct CellsDifferFromTotal: ProjectRule {
  static let card = RuleCard(
    id: "I105", name: "cells-differ-from-total",
    title: Wording(
      "Age and gender differ from the total", sv: "Ålder och kön stämmer inte med summan"),
    summary: Wording(
      "The numbers by age and gender add up to the value of the indicator.",
      sv: "Antalen per ålder och kön summerar till indikatorns utfall."),
    severity: .error,
    law: [Act.amif.annex("VIII"), Act.cpr.annex("XVII", .field("53")), handbook],
    lawDay: .selection,
    mendedBy: [.owner], catalogue: ["EU82", "SE-IND-2"],
    why: Wording(
      "Each participant counts once and has one age and one gender; where the sums differ, somebody "
        + "is counted twice or not at all.",
      sv: "Varje deltagare räknas en gång och har en ålder och ett kön; när summorna skiljer sig "
        + "räknas någon två gånger eller inte alls."),
    doubt: Wording(
      "That the sums are equal is arithmetic, and stands in no act. Of a value that is \"about\" a "
        + "number the finding is a warning.",
      sv: "Att summorna är lika är aritmetik och står inte i någon rättsakt. Om utfallet är ett "
        + "ungefärligt tal är anmärkningen en varning."),
    passes: [
      Example(
        Wording("the sums are equal", sv: "summorna är lika"), in: .languageCoursesClaimed),
      Example(
        Wording(
          "a bracket is missing, which is another rule's",
          sv: "en grupp saknas, som är en annan regels"
        ), in: .languageCoursesClaimed,
        .report("    <cell age=\"18to60\" gender=\"female\">44</cell>\n", "")),
      Example(
        Wording(
          "a grant contract: as many as the total", sv: "ett bidragskontrakt: lika många som summan"
        ),
        in: .dear,
        .report(
          "<achieved>6</achieved>",
          """
          <achieved>6</achieved>
              <cell age="18to60" gender="female">3</cell>
              <cell age="18to60" gender="male">3</cell>
          """)),
    ],
    fails: [
      Example(
        Wording("one more than the total", sv: "en mer än summan"), in: .languageCoursesClaimed,
        .report("<achieved>74</achieved>", "↓<achieved>74</achieved>"),
        .report(
          "<cell age=\"18to60\" gender=\"male\">26</cell>",
          "<cell age=\"18to60\" gender=\"male\">27</cell>")),
      Example(
        Wording("one less than the total", sv: "en färre än summan"), in: .languageCoursesClaimed,
        .report("<achieved>74</achieved>", "↓<achieved>75</achieved>")),
      Example(
        Wording(
          "a bracket is missing, and the others are above the total",
          sv: "en grupp saknas, och de andra överstiger summan"), in: .languageCoursesClaimed,
        .report("    <cell age=\"18to60\" gender=\"female\">44</cell>\n", ""),
        .report("<achieved>74</achieved>", "↓<achieved>29</achieved>")),
      Example(
        Wording(
          "a grant contract: one more than the total", sv: "ett bidragskontrakt: en mer än summan"),
        in: .dear,
        .report(
          "<achieved>6</achieved>",
          """
          ↓<achieved>6</achieved>
              <cell age="18to60" gender="female">3</cell>
              <cell age="18to60" gender="male">4</cell>
          """)),
      Example(
        Wording("ESF+: one more than the total", sv: "ESF+: en mer än summan"),
        in: .esf,
        .report(
          """
          <achieved>35</achieved>
              <cell gender="female">20</cell>
              <cell gender="male">15</cell>

          """,
          """
          ↓<achieved>35</achieved>
              <cell gender="female">20</cell>
              <cell gender="male">16</cell>

          """)),
    ],
    silent: [
      .nothingReported
    ],
    notRun: [
      .reportByItself
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let brokenDown = indicators.statements.flatMap(\.values).filter { !$0.cells.isEmpty }
    guard !brokenDown.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report breaks a value down by age and gender",
          sv: "ingen rapport delar upp något utfall efter ålder och kön"))
    }
    return .of(
      try brokenDown.compactMap { value in
        let brackets = try indicators.set.indicator(value.id).map {
          try context.brackets(of: $0, on: day)
        }
        return try fault(of: value, by: brackets ?? [])
      })
  }

  private func fault(
    of value: StatedIndicator, by brackets: [BreakdownCell]
  ) throws(ArithmeticError) -> Failure? {
    guard let number = value.number else { return nil }
    var sum: Int64 = 0
    for cell in value.cells {
      let (next, overflows) = sum.addingReportingOverflow(cell.count)
      guard !overflows else { throw .overflow }
      sum = next
    }
    let (hundredths, overflows) = sum.multipliedReportingOverflow(by: 100)
    guard !overflows else { throw .overflow }
    let isComplete =
      !brackets.isEmpty && brackets.allSatisfy { !$0.brackets.isDisjoint(with: value.brackets) }
    let differs = isComplete ? hundredths != number.hundredths : hundredths > number.hundredths
    guard differs else { return nil }
    return Failure(
      at: value.valueSpot,
      Wording(
        "\(value.id) is \(number), and its brackets add up to \(sum)",
        sv: "\(value.id) är \(number), och dess grupper summerar till \(sum)"),
      fix: Wording(
        "correct the total or the bracket that is wrong",
        sv: "rätta summan eller den grupp som är fel"),
      severity: value.isApproximate ? .warning : nil)
  }

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"),
    .same("Dokumentera och rapportera resultat"))
}
