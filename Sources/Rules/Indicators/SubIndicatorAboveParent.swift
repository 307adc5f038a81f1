import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What an indicator counts "of which" is not more than the indicator itself, in all and in each
/// bracket of age and gender.
///
/// Only what counts the same is compared: families (R.1.7.2) are no part of a number of persons.
struct SubIndicatorAboveParent: ProjectRule {
  static let card = RuleCard(
    id: "I103", name: "sub-indicator-above-parent",
    title: Wording("Part above its whole", sv: "Delindikatorn överstiger sin huvudindikator"),
    summary: Wording(
      "An indicator that counts a part of another is not above it, in all and in each bracket of age "
        + "and gender.",
      sv: "En indikator som räknar en del av en annan är inte högre än den, varken totalt eller i "
        + "någon ålders- och könsgrupp."),
    severity: .error, law: [Act.amif.annex("VIII")], lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU80", "SE-IND-2"],
    why: Wording(
      "Each participant of a part is also a participant of the whole and counts once in each, so "
        + "one of the two numbers is wrong.",
      sv: "Varje deltagare i en del är också deltagare i helheten och räknas en gång i vardera, så "
        + "ett av de två talen är fel."),
    doubt: Wording(
      "The annex specifies the parts separately and does not say that they are at most the whole; "
        + "that is our reading. Where only a bracket is above, the finding is a warning.",
      sv: "Bilagan anger delarna särskilt och säger inte att de är högst lika med helheten; det är "
        + "vår tolkning. Där bara en grupp överstiger är anmärkningen en varning."),
    passes: [
      Example(
        Wording("a part as large as the whole", sv: "en del lika stor som helheten"),
        in: .languageCoursesClaimed),
      Example(
        Wording("more families than persons", sv: "fler familjer än personer"),
        in: .receptionPlacesUndecided,
        .application(
          firstIndicator,
          """
          <indicator id="R.1.7" kind="result">
              <target>10</target>
            </indicator>
            <indicator id="R.1.7.2" kind="result">
              <target>11</target>
            </indicator>

          """ + "  " + firstIndicator)),
    ],
    fails: [
      Example(
        Wording("one participant more than the whole", sv: "en deltagare mer än helheten"),
        in: .languageCoursesClaimed, .report(courses("118"), courses("119", mark: "↓"))),
      Example(
        Wording("a target one above the whole", sv: "ett målvärde ett över helheten"),
        in: .languageCourses,
        .decision(courseTarget("480"), courseTarget("481", mark: "↓"))),
      Example(
        Wording(
          "one more in a bracket, and as many in all",
          sv: "en mer i en grupp, och lika många totalt"
        ), in: .languageCoursesClaimed,
        .report(cellsOfCourses("68", "41"), cellsOfCourses("69", "40", mark: "↓"))),
      Example(
        Wording(
          "2014–2020: one person more than the whole", sv: "2014–2020: en person mer än helheten"),
        in: .legacy,
        .report(
          """
          "SO2.C2.a" kind="output">
              <achieved>140</achieved>
          """,
          """
          "SO2.C2.a" kind="output">
              ↓<achieved>141</achieved>
          """)),
    ],
    silent: [
      Example(
        Wording("no part is stated", sv: "ingen del anges"), in: .languageCoursesUndecided,
        .application(
          "<indicator id=\"O.2.3.1\" kind=\"output\">", "<indicator id=\"O.2.1\" kind=\"output\">"))
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.indicatorsOrSilent(Self.card, in: context)
    let pairs = indicators.known.compactMap { statement, value, indicator -> Pair? in
      guard let parent = indicator.partOf.flatMap(indicators.set.indicator),
        parent.isAboutPersons == indicator.isAboutPersons, indicator.computed == nil,
        let whole = statement.value(of: parent.id)
      else { return nil }
      return Pair(part: value, whole: whole, law: indicator.law)
    }
    guard !pairs.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no document states an indicator and a part of it",
          sv: "ingen handling anger både en indikator och en del av den"))
    }
    return .of(pairs.flatMap(faults))
  }

  private struct Pair {
    let part: StatedIndicator
    let whole: StatedIndicator
    let law: [Citation]
  }

  private func faults(of pair: Pair) -> [Failure] {
    if let part = pair.part.number, let whole = pair.whole.number, part > whole {
      return [
        Failure(
          at: pair.part.valueSpot,
          Wording(
            "the \(pair.part.aspect.words) of \(pair.part.id) is \(part), and that of "
              + "\(pair.whole.id), which it is a part of, is \(whole)",
            sv:
              "\(pair.part.aspect.words) för \(pair.part.id) är \(part), och för \(pair.whole.id), "
              + "som den är en del av, \(whole)"),
          fix: Self.fix, law: pair.law, notes: [note(pair)])
      ]
    }
    return pair.part.cells.compactMap { cell in
      guard
        let whole = pair.whole.cells.first(where: { $0.age == cell.age && $0.gender == cell.gender }
        ),
        cell.count > whole.count
      else { return nil }
      return Failure(
        at: cell.spot,
        Wording(
          "\(pair.part.id) counts \(cell.count) of a bracket of which \(pair.whole.id), which it is "
            + "a part of, counts \(whole.count)",
          sv: "\(pair.part.id) räknar \(cell.count) i en grupp där \(pair.whole.id), som den är en "
            + "del av, räknar \(whole.count)"),
        fix: Self.fix, law: pair.law,
        notes: [
          Failure.Note(
            Wording(
              "\(pair.whole.id) counts \(whole.count) here",
              sv: "\(pair.whole.id) räknar "
                + "\(whole.count) här"), at: whole.spot)
        ], severity: .warning)
    }
  }

  private func note(_ pair: Pair) -> Failure.Note {
    let number: Wording = pair.whole.number?.wording ?? .same("–")
    return Failure.Note(
      Wording("\(pair.whole.id) is \(number)", sv: "\(pair.whole.id) är \(number)"),
      at: pair.whole.valueSpot)
  }

  private static let fix = Wording(
    "correct the number that is wrong: who is counted in the part is counted in the whole",
    sv: "rätta det tal som är fel: den som räknas i delen räknas i helheten")

  // MARK: Texts of the examples

  private static let firstIndicator = "<indicator id=\"O.1.1\" kind=\"output\">"

  private static let coursesName =
    "<name xml:lang=\"en\">number of participants in a language course</name>\n"
    + "    <unit>Number</unit>\n    "

  private static func courses(_ number: String, mark: String = "") -> String {
    coursesName + mark + "<achieved>\(number)</achieved>"
  }

  private static func courseTarget(_ number: String, mark: String = "") -> String {
    coursesName + mark + "<target>\(number)</target>"
  }

  private static func cellsOfCourses(
    _ women: String, _ men: String, mark: String = ""
  ) -> String {
    courses("118") + """

          <cell age="under18" gender="female">0</cell>
          <cell age="under18" gender="male">0</cell>
          <cell age="under18" gender="nonBinary">0</cell>
          \(mark)<cell age="18to60" gender="female">\(women)</cell>
          <cell age="18to60" gender="male">\(men)</cell>
      """
  }
}
