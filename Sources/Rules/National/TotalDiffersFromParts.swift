import Findings
import Languages
import Portfolio
import Provenance

/// The number of participants that a project's report states for the whole of an occasion, or of all
/// of them, is the sum of its parts.
///
/// Where a number is "about", a difference is to be expected: it is shown, and nothing is corrected.
struct TotalDiffersFromParts: ProjectRule {
  static let card = RuleCard(
    id: "N206", name: "total-differs-from-parts",
    title: Wording(
      "Total of participants differs from its parts",
      sv: "Totalen av deltagare avviker från delarna"),
    summary: Wording(
      "The number of participants that a report states for the whole is the sum of the numbers it "
        + "states for the parts.",
      sv: "Antalet deltagare som en rapport anger för helheten är summan av antalen som den anger "
        + "för delarna."),
    severity: .warning,
    law: StatedTotal.law,
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-SUM-1"],
    why: StatedTotal.why,
    doubt: StatedTotal.doubt,
    passes: [
      Example(
        Wording("the parts give the total", sv: "delarna ger totalen"), in: .studyReported)
    ],
    fails: [
      Example(
        Wording("one more in a part", sv: "en fler i en del"), in: .studyReported,
        .report("<total>36</total>", "↓<total>36</total>"),
        .report("<part sector=\"public\">25</part>", "<part sector=\"public\">26</part>")),
      Example(
        Wording("about one less in all", sv: "cirka en färre totalt"), in: .studyReported,
        .report("<total>36</total>", "↓<total approx=\"true\">35</total>")),
    ],
    silent: [
      Example(
        Wording("a project without a report", sv: "ett projekt utan rapport"), in: .studyReported,
        .without(.report))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    try StatedTotal.outcome(project.reports.flatMap(StatedTotal.all))
  }
}
