import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Each participant who is counted as having raised the level in a language has a level before and
/// a higher one after.
struct LanguageLevelNotRaised: ProjectRule {
  static let card = RuleCard(
    id: "I111", name: "language-level-not-raised",
    title: Wording("Language level not raised", sv: "Språknivån har inte höjts"),
    summary: Wording(
      "The participants that R.2.8 counts have a language level before and one at least a level "
        + "higher after.",
      sv: "Deltagarna som R.2.8 räknar har en språknivå före och minst en nivå högre efter."),
    severity: .warning, law: [Act.amif.annex("VIII")], lawDay: .selection,
    mendedBy: [.owner], catalogue: ["EU88"],
    why: Wording(
      "The indicator counts a raise of at least one level; without the two levels nobody can say that "
        + "there was one.",
      sv:
        "Indikatorn räknar en höjning med minst en nivå; utan de två nivåerna kan ingen säga att den "
        + "har skett."),
    doubt: Wording(
      "The annex allows a national equivalent of the European levels, for which a report has no place "
        + "yet; that the levels must be reported is our reading.",
      sv:
        "Bilagan tillåter en nationell motsvarighet till de europeiska nivåerna, som en rapport inte "
        + "har plats för ännu; att nivåerna ska redovisas är vår tolkning."),
    passes: [
      Example(
        Wording("each of them raised a level", sv: "var och en har höjt en nivå"),
        in: .languageCoursesClaimed),
      Example(
        Wording("nobody yet, and no levels", sv: "ingen ännu, och inga nivåer"),
        in: .languageCoursesClaimed, .report("<achieved>22</achieved>", "<achieved>0</achieved>"),
        .report(levels, "")),
    ],
    fails: [
      Example(
        Wording("the same level after as before", sv: "samma nivå efter som före"),
        in: .languageCoursesClaimed,
        .report("levelBefore=\"A2\" levelAfter=\"B1\"", "levelBefore=\"A2\" ↓levelAfter=\"A2\"")),
      Example(
        Wording("one of them without levels", sv: "en av dem utan nivåer"),
        in: .languageCoursesClaimed,
        .report("<achieved>22</achieved>", "↓<achieved>22</achieved>"),
        .report("levelAfter=\"B1\">7<", "levelAfter=\"B1\">6<")),
      Example(
        Wording("no levels", sv: "inga nivåer"), in: .languageCoursesClaimed,
        .report("<achieved>22</achieved>", "↓<achieved>22</achieved>"), .report(levels, "")),
    ],
    silent: [
      .nothingReported
    ],
    notRun: [
      .reportByItself
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    let counted = project.reports.flatMap { $0.indicators }.filter {
      indicators.set.indicator($0.id)?.comparesLevels ?? false
    }
    guard !counted.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report counts raised language levels",
          sv: "ingen rapport räknar höjda språknivåer"))
    }
    return .of(try counted.flatMap(faults))
  }

  private func faults(of value: IndicatorValue) throws(ArithmeticError) -> [Failure] {
    var known: Int64 = 0
    for step in value.proficiencies {
      let (next, overflows) = known.addingReportingOverflow(step.count)
      guard !overflows else { throw .overflow }
      known = next
    }
    let (hundredths, overflows) = known.multipliedReportingOverflow(by: 100)
    guard !overflows else { throw .overflow }
    return value.proficiencies.filter { $0.after.rank <= $0.before.rank }.map { step in
      Failure(
        at: step.spot.attribute("levelAfter"),
        Wording(
          "\(step.count) went from \(step.before.rawValue) to \(step.after.rawValue); \(value.id) "
            + "counts those who raised at least one level",
          sv: "\(step.count) gick från \(step.before.rawValue) till \(step.after.rawValue); "
            + "\(value.id) räknar dem som höjt minst en nivå"),
        fix: Wording(
          "leave them out of the value, or correct the levels",
          sv: "räkna inte med dem, eller rätta nivåerna"))
    } + differing(value, known: known, hundredths)
  }

  /// The value counts as many as the levels do.
  private func differing(
    _ value: IndicatorValue, known: Int64, _ hundredths: Int64
  ) -> [Failure] {
    guard let achieved = value.achievedHundredths, achieved != hundredths else { return [] }
    let number = IndicatorNumber(hundredths: achieved)
    return [
      Failure(
        at: value.spot.child("achieved"),
        Wording(
          "\(value.id) is \(number), and levels before and after are stated of \(known)",
          sv: "\(value.id) är \(number), och nivåer före och efter anges för \(known)"),
        fix: Wording(
          "state in <proficiency> the levels of all who are counted, and of nobody else",
          sv: "ange i <proficiency> nivåerna för alla som räknas, och inga andra"))
    ]
  }

  // MARK: Texts of the examples

  private static let levels = """
        <proficiency levelBefore="A1" levelAfter="A2">15</proficiency>
        <proficiency levelBefore="A2" levelAfter="B1">7</proficiency>

    """
}

extension LanguageLevel {
  /// How high the level is, from 0.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
