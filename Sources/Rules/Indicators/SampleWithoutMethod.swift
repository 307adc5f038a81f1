import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A longer-term result of ESF+ that a sample gives comes with its method.
struct SampleWithoutMethod: ProjectRule {
  private static let indicators = Parameter<[String]>("sampledResults.indicators")

  static let card = RuleCard(
    id: "I120", name: "sample-without-method",
    title: Wording("Sample without its method", sv: "Urval utan metod"),
    summary: Wording(
      "A report on longer-term results of ESF+ says how the values were collected: how many were asked, and "
        + "of which objective they are representative.",
      sv:
        "En rapport om långsiktiga resultat i ESF+ anger hur värdena samlades in: hur många som tillfrågades, "
        + "och vilket mål de är representativa för."),
    severity: .warning, law: [Act.esf.annex("I", AnnexPart(.point, "4"))], lawDay: .selection,
    mendedBy: [.owner], catalogue: ["X11"], parameters: [indicators.name],
    why: Wording(
      "A sample stands for an objective only when somebody can see how it was drawn.",
      sv: "Ett urval gäller för ett mål bara när någon kan se hur det drogs."),
    doubt: Wording(
      "Documents have no place for the share of a sample; that the method text has it is for a reader to see.",
      sv:
        "Handlingar har ingen plats för ett urvals andel; att metodtexten anger den får en läsare se."
    ),
    passes: [
      Example(Wording("with its method", sv: "med metod"), in: .esf, longer(), on: "2028-06-01")
    ],
    fails: [
      Example(
        Wording("without", sv: "utan"), in: .esf, longer(mark: "↓"),
        .report(
          "<method xml:lang=\"sv\">Alla deltagare tillfrågades; varje deltagare räknas en gång.</method>",
          ""), on: "2028-06-01")
    ],
    silent: [
      Example(
        Wording("no longer-term result", sv: "inget långsiktigt resultat"), in: .esf,
        on: "2027-12-01"),
      Example(Wording("another fund", sv: "en annan fond"), in: .languageCoursesClaimed),
    ])

  private static func longer(mark: String = "") -> Example.Edit {
    .report(
      "<indicator id=\"EECR04\" kind=\"result\">",
      """
      \(mark)<indicator id="EECR05" kind="result">
          <achieved>10</achieved>
          <survey trainingEnded="2027-06-14" asked="2027-12-14">10</survey>
        </indicator>
        <indicator id="EECR04" kind="result">
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    _ = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    let ids = try context.rulebook.parameter(Self.indicators, on: day).orUndecided()
    let sampled = project.reports.flatMap { report in
      report.indicators.filter {
        ids.value.contains($0.id) && ($0.achievedHundredths ?? 0) > 0
      }.map { (report, $0) }
    }
    guard !sampled.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report counts longer-term results", sv: "ingen rapport räknar långsiktiga resultat"),
        Self.card.law.first)
    }
    return .of(
      sampled.filter { $0.0.method == nil }.map { _, value in
        Failure(
          at: value.spot,
          Wording(
            "\(value.id) is a longer-term result, and the report does not say how it was collected",
            sv:
              "\(value.id) är ett långsiktigt resultat, och rapporten anger inte hur det samlades in"
          ),
          fix: Wording(
            "state in <method> how the sample was drawn, and its share of the objective's participants",
            sv: "ange i <method> hur urvalet drogs, och dess andel av målets deltagare"),
          law: ids.law)
      })
  }
}
