import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An indicator that is computed from others has no target and no value of its own.
///
/// That what it is computed from leaves nothing below zero is the rule on parts above their whole.
struct ComputedIndicatorEntered: ProjectRule {
  static let card = RuleCard(
    id: "I102", name: "computed-indicator-entered",
    title: Wording("Computed indicator entered", sv: "Beräknad indikator har fyllts i"),
    summary: Wording(
      "The indicator O.1.1.2, which is O.1.1 less O.1.1.1, has no target and no value of its own.",
      sv: "Indikatorn O.1.1.2, som är O.1.1 minus O.1.1.1, har varken eget målvärde eller utfall."),
    severity: .error, law: [Act.amif.annex("VIII")], lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU79"],
    why: Wording(
      "The Commission's system computes it; a value that is entered as well is refused or counted "
        + "beside the computed one.",
      sv: "Kommissionens system beräknar den; ett ifyllt värde avvisas eller räknas vid sidan av "
        + "det beräknade."),
    passes: [
      Example(
        Wording(
          "only the indicators it is computed from",
          sv: "bara de indikatorer som den beräknas av"), in: .receptionPlacesUndecided),
      Example(
        Wording(
          "a report that names it without a value", sv: "en rapport som nämner den utan värde"),
        in: .languageCoursesClaimed,
        .report(helpfulness, "<indicator id=\"O.1.1.2\" kind=\"output\"/>\n  " + helpfulness)),
    ],
    fails: [
      Example(
        Wording("a target", sv: "ett målvärde"), in: .receptionPlacesUndecided,
        .application(
          "<indicator id=\"O.1.1.3\" kind=\"output\">",
          """
          <indicator id="O.1.1.2" kind="output">
              ↓<target>0</target>
            </indicator>
            <indicator id="O.1.1.3" kind="output">
          """)),
      Example(
        Wording("a value of nothing", sv: "ett utfall på noll"), in: .languageCoursesClaimed,
        .report(
          helpfulness,
          """
          <indicator id="O.1.1.2" kind="output">
              ↓<achieved>0</achieved>
            </indicator>

          """ + "  " + helpfulness)),
    ],
    silent: [
      Example(
        Wording("a programme of another fund", sv: "ett program för en annan fond"),
        in: .receptionPlacesUndecided,
        .programme("<fund>AMIF</fund>", "<fund>ERDF</fund>"))
    ],
    notRun: [
      .rejectionWithoutApplication(in: .receptionPlaces)
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.indicatorsOrSilent(Self.card, in: context)
    return .of(
      indicators.known.compactMap { _, value, indicator in
        guard let computed = indicator.computed, let number = value.number else { return nil }
        let less = computed.less.map(Wording.same).listed()
        return Failure(
          at: value.valueSpot,
          Wording(
            "the \(value.aspect.words) of \(value.id) is \(number); it is computed as "
              + "\(computed.from) less \(less), and not entered",
            sv: "\(value.aspect.words) för \(value.id) är \(number); indikatorn beräknas som "
              + "\(computed.from) minus \(less) och fylls inte i"),
          fix: Wording("leave it out", sv: "ta bort den"), law: indicator.law)
      })
  }

  // MARK: Texts of the examples

  private static let helpfulness = "<indicator id=\"R.2.9\" kind=\"result\">"
}
