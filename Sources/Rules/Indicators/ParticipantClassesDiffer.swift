import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Each participant of ESF+ is counted once by employment and once by education, or not at all.
struct ParticipantClassesDiffer: ProjectRule {
  private static let status = Parameter<[String]>("participants.status")
  private static let education = Parameter<[String]>("participants.education")
  private static let age = Parameter<[String]>("participants.age")
  private static let total = Parameter<[String]>("participants.total")

  static let card = RuleCard(
    id: "I118", name: "participant-classes-differ",
    title: Wording("Participants counted unevenly", sv: "Deltagare räknas olika"),
    summary: Wording(
      "The participants of ESF+ are as many by education as by employment, whose sum is their total, and not "
        + "more by age: whose data are not complete is left out of all.",
      sv:
        "Deltagarna i ESF+ är lika många efter utbildning som efter sysselsättning, vars summa är totalen, och "
        + "inte fler efter ålder: den vars uppgifter inte är fullständiga räknas inte alls."),
    severity: .warning, law: [Act.esf.article("17", "5"), Act.esf.annex("I")], lawDay: .selection,
    mendedBy: [.owner], catalogue: ["X9", "EU79", "SE-IND-2"],
    parameters: [status.name, education.name, age.name, total.name],
    why: Wording(
      "A participant is transmitted when all data are there; numbers that differ show that some were "
        + "counted with less.",
      sv:
        "En deltagare överförs när alla uppgifter finns; tal som skiljer sig åt visar att någon räknats med "
        + "färre."),
    doubt: Wording(
      "The act asks it of each participant, and reports have sums. That the three levels of education leave "
        + "nobody out is our reading; there is no class between 30 and 54 years. The codes are from memory.",
      sv:
        "Förordningen kräver det för varje deltagare, och rapporter har summor. Att de tre utbildningsnivåerna "
        + "inte utelämnar någon är vår tolkning; det finns ingen klass mellan 30 och 54 år. Koderna är ur "
        + "minnet."),
    passes: [
      Example(
        Wording("a hundred by each", sv: "hundra efter varje"), in: .esf, on: "2027-12-01")
    ],
    fails: [
      Example(
        Wording("one fewer by education", sv: "en färre efter utbildning"), in: .esf,
        .report(
          "<indicator id=\"EECO11\" kind=\"output\">\n    <achieved>20</achieved>",
          "<indicator id=\"EECO11\" kind=\"output\">\n    ↓<achieved>19</achieved>"),
        on: "2027-12-01"),
      Example(
        Wording("one more in all than by employment", sv: "en fler totalt än efter sysselsättning"),
        in: .esf,
        .report(
          "<indicator id=\"EECO01\" kind=\"output\">\n    <achieved>100</achieved>",
          "<indicator id=\"EECO01\" kind=\"output\">\n    ↓<achieved>101</achieved>"),
        on: "2027-12-01"),
      Example(
        Wording("one more by age than there are", sv: "en fler efter ålder än de är"), in: .esf,
        .report(
          "<indicator id=\"EECO08\" kind=\"output\">\n    <achieved>30</achieved>",
          "<indicator id=\"EECO08\" kind=\"output\">\n    ↓<achieved>71</achieved>"),
        on: "2027-12-01"),
    ],
    silent: [
      Example(
        Wording("no report", sv: "ingen rapport"), in: .esf, .without(.report), on: "2027-12-01"),
      Example(Wording("another fund", sv: "en annan fond"), in: .languageCoursesClaimed),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.reportedIndicatorsOrSilent(Self.card, in: context)
    let day = context.lawDay(of: Self.card, for: project)
    func words(_ parameter: Parameter<[String]>) throws -> Dated<[String]> {
      try context.rulebook.parameter(parameter, on: day).orUndecided()
    }
    let (status, education) = (try words(Self.status), try words(Self.education))
    let (age, total) = (try words(Self.age), try words(Self.total))
    var failures: [Failure] = []
    var isJudged = false
    for statement in indicators.statements {
      guard let participants = Self.sum(status.value, of: statement) else { continue }
      isJudged = true
      let base = Wording(
        "\(participants.sum) by employment (\(listed(status.value)))",
        sv: "\(participants.sum) efter sysselsättning (\(listed(status.value)))")
      for (classes, isAtMost) in [(education, false), (total, false), (age, true)] {
        guard let counted = Self.sum(classes.value, of: statement),
          isAtMost ? counted.sum > participants.sum : counted.sum != participants.sum
        else { continue }
        failures.append(
          Failure(
            at: counted.last.valueSpot,
            isAtMost
              ? Wording(
                "\(listed(classes.value)) count \(counted.sum) participants, more than \(base)",
                sv: "\(listed(classes.value)) räknar \(counted.sum) deltagare, fler än \(base)")
              : Wording(
                "\(listed(classes.value)) count \(counted.sum) participants, and there are \(base)",
                sv:
                  "\(listed(classes.value)) räknar \(counted.sum) deltagare, och det finns \(base)"),
            fix: Wording(
              "count each participant once in each kind of class, and leave out whose data are not complete",
              sv:
                "räkna varje deltagare en gång i varje slag av klass, och utelämna den vars uppgifter inte är "
                + "fullständiga"), law: classes.law))
      }
    }
    guard isJudged else {
      throw Undecided.silent(
        Wording(
          "no report counts participants by employment",
          sv: "ingen rapport räknar deltagare efter sysselsättning"), Self.card.law.first)
    }
    return .of(failures)
  }

  /// The sum of some indicators in a document that states a number of each.
  private static func sum(
    _ ids: [String], of statement: IndicatorStatement
  ) -> (sum: IndicatorNumber, last: StatedIndicator)? {
    let values = ids.compactMap { statement.value(of: $0) }
    let numbers = values.compactMap(\.number)
    guard numbers.count == ids.count, let last = values.last else { return nil }
    let sum = numbers.reduce(Int64(0)) { $0.addingReportingOverflow($1.hundredths).partialValue }
    return (IndicatorNumber(hundredths: sum), last)
  }
}
