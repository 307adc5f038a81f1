import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Who works a fixed share of the time in a project has a document of the employer that sets it.
struct FixedShareWithoutDocument: ProjectRule {
  static let card = RuleCard(
    id: "C122", name: "fixed-share-without-document",
    title: Wording("Fixed share without a document", sv: "Fast andel utan beslut"),
    summary: Wording(
      "Staff who work a fixed share of their time in the project, without recorded hours, have a "
        + "document of the employer that sets the share.",
      sv: "Personal som arbetar en fast andel av sin tid i projektet, utan tidredovisning, har ett "
        + "beslut från arbetsgivaren om andelen."),
    severity: .warning, law: [Act.cpr.article("55", "5")], lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU54"],
    why: Wording(
      "Without recorded hours the document is all that shows the share; an auditor asks for it.",
      sv: "Utan tidredovisning är beslutet det enda som visar andelen; en revisor frågar efter det."
    ),
    passes: [
      Example(
        Wording("a share that the employer has set", sv: "en andel som arbetsgivaren har beslutat"),
        in: .languageCoursesClaimed,
        .report(recorded, "fixedShare=\"100\" isShareDocumented=\"true\" " + salary))
    ],
    fails: [
      Example(
        Wording("a share without a document", sv: "en andel utan beslut"),
        in: .languageCoursesClaimed,
        .report(recorded, "↓fixedShare=\"100\" isShareDocumented=\"false\" " + salary)),
      Example(
        Wording("a share of which nothing is said", sv: "en andel som inget sägs om"),
        in: .languageCoursesClaimed,
        .report(recorded, "↓fixedShare=\"100\" " + salary)),
    ],
    silent: [
      Example(
        Wording("hours are recorded", sv: "tiden redovisas"), in: .languageCoursesClaimed),
      .nothingReported,
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = project.reports.compactMap { $0.claim }.flatMap { $0.lines }.filter {
      $0.work?.fixedShare != nil
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no claim has staff with a fixed share of working time",
          sv: "ingen ansökan om utbetalning har personal med fast andel av arbetstiden"),
        Act.cpr.article("55", "5"))
    }
    return .of(
      lines.compactMap { line in
        guard let work = line.work, let share = work.fixedShare, work.isShareDocumented != true
        else { return nil }
        return Failure(
          at: work.spot.attribute("fixedShare"),
          Wording(
            "the line \(line.id) is \(share) of the working time of \(work.code), and no document of "
              + "the employer is stated",
            sv: "raden \(line.id) avser \(share) av arbetstiden för \(work.code), och inget beslut "
              + "från arbetsgivaren anges"),
          fix: Wording(
            "attach the document and write isShareDocumented=\"true\", or record the hours",
            sv: "bifoga beslutet och skriv isShareDocumented=\"true\", eller redovisa tiden"))
      })
  }

  // MARK: Texts of the examples

  private static let salary = "monthlySalary=\"42200.00\" surcharge=\"45\"\n             share"
  private static let recorded = "hours=\"560\" " + salary
}
