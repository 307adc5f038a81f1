import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What is reported of persons is given by every age bracket and every gender, each once.
///
/// Of nobody there is nothing to break down: a value of 0 needs no brackets.
struct AgeAndGenderIncomplete: ProjectRule {
  static let card = RuleCard(
    id: "I104", name: "age-and-gender-incomplete",
    title: Wording("Age and gender incomplete", sv: "Ålder och kön är ofullständiga"),
    summary: Wording(
      "The value of an indicator that counts persons is reported by every age bracket and every "
        + "gender, in ESF+ by every gender, each of them once.",
      sv:
        "Utfallet för en indikator som räknar personer redovisas för varje ålderskategori och kön, "
        + "i ESF+ för varje kön, en gång för varje."),
    severity: .error,
    law: [
      Act.amif.annex("VIII"), Act.amif.annex("V"), Act.cpr.annex("XVII", .field("53")),
    ], lawDay: .selection,
    mendedBy: [.owner], catalogue: ["EU81"],
    why: Wording(
      "The Commission's tables take the brackets and not the total; what is not broken down cannot "
        + "be sent.",
      sv: "Kommissionens tabeller tar grupperna och inte summan; det som inte är uppdelat kan inte "
        + "skickas in."),
    doubt: Wording(
      "The act has no list of genders. Women, men and non-binary are those of the tables of ESF+ and "
        + "of the Swedish handbook; where only non-binary is missing, the finding is a warning.",
      sv:
        "Förordningen har ingen lista över kön. Kvinna, man och icke-binär är tabellernas för ESF+ "
        + "och den svenska handbokens; saknas bara icke-binär är anmärkningen en varning."),
    passes: [
      Example(
        Wording("every bracket, also those of nobody", sv: "alla grupper, även tomma"),
        in: .languageCoursesClaimed),
      Example(
        Wording("nobody, without brackets", sv: "ingen person, utan grupper"),
        in: .languageCoursesClaimed,
        .report(
          projectOwn,
          "<indicator id=\"R.2.10\" kind=\"result\">\n    <achieved>0</achieved>\n"
            + "  </indicator>\n  " + projectOwn)),
      Example(
        Wording("ESF+: every gender, and no age", sv: "ESF+: varje kön, och ingen ålder"),
        in: .esf),
    ],
    fails: [
      Example(
        Wording("a bracket of women is missing", sv: "en grupp kvinnor saknas"),
        in: .languageCoursesClaimed,
        .report(
          "<indicator id=\"R.2.9\" kind=\"result\">", "↓<indicator id=\"R.2.9\" kind=\"result\">"),
        .report("    <cell age=\"18to60\" gender=\"female\">44</cell>\n", "")),
      Example(
        Wording("a bracket of non-binary persons is missing", sv: "en grupp icke-binära saknas"),
        in: .languageCoursesClaimed,
        .report(
          "<indicator id=\"R.2.9\" kind=\"result\">", "↓<indicator id=\"R.2.9\" kind=\"result\">"),
        .report(
          "26</cell>\n    <cell age=\"18to60\" gender=\"nonBinary\">1</cell>", "26</cell>")),
      Example(
        Wording("one person without brackets", sv: "en person utan grupper"),
        in: .languageCoursesClaimed,
        .report(
          projectOwn,
          "↓<indicator id=\"R.2.10\" kind=\"result\">\n    <achieved>1</achieved>\n"
            + "  </indicator>\n  " + projectOwn)),
      Example(
        Wording("a bracket twice", sv: "en grupp två gånger"), in: .languageCoursesClaimed,
        .report(
          "<cell age=\"18to60\" gender=\"male\">26</cell>\n"
            + "    <cell age=\"18to60\" gender=\"nonBinary\">1</cell>",
          "<cell age=\"18to60\" gender=\"male\">26</cell>\n"
            + "    ↓<cell age=\"18to60\" gender=\"male\">1</cell>"),
        .report(
          "<indicator id=\"R.2.9\" kind=\"result\">", "↓<indicator id=\"R.2.9\" kind=\"result\">")),
      Example(
        Wording("ESF+: women are missing", sv: "ESF+: kvinnorna saknas"),
        in: .esf,
        .report(
          "<indicator id=\"EECR04\" kind=\"result\">", "↓<indicator id=\"EECR04\" kind=\"result\">"),
        .report(
          """
          <achieved>35</achieved>
              <cell gender="female">20</cell>
              <cell gender="male">15</cell>

          """,
          """
          <achieved>35</achieved>
              <cell gender="male">15</cell>

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
    let persons = indicators.known.filter { $0.indicator.isAboutPersons }
    guard !persons.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no report states an indicator that counts persons",
          sv: "ingen rapport anger någon indikator som räknar personer"))
    }
    return .of(
      try persons.flatMap { _, value, indicator in
        try faults(
          of: value, by: context.brackets(of: indicator, on: day), indicator.law)
      })
  }

  private func faults(
    of value: StatedIndicator, by brackets: [BreakdownCell], _ law: [Citation]
  ) -> [Failure] {
    let cells = value.cells
    var stated: BracketSet = []
    let repeated = cells.indices.filter { index in
      !stated.insert(BracketSet(cells[index].age, cells[index].gender)).inserted
    }.map { index in
      Failure(
        at: cells[index].spot,
        Wording(
          "\(value.id) states this bracket of age and gender twice",
          sv: "\(value.id) anger den här gruppen två gånger"),
        fix: Wording("state each bracket once", sv: "ange varje grupp en gång"), law: law)
    }
    guard value.number.map({ $0.hundredths > 0 }) ?? false || !value.cells.isEmpty else {
      return repeated
    }
    let missing = brackets.filter { $0.brackets.isDisjoint(with: value.brackets) }
    guard !missing.isEmpty else { return repeated }
    let names = missing.map(\.wording).listed()
    let axes =
      brackets.allSatisfy { $0.age == nil }
      ? Wording("gender", sv: "kön") : Wording("age and gender", sv: "ålder och kön")
    let message =
      value.cells.isEmpty
      ? Wording(
        "\(value.id) counts persons, and is not broken down by \(axes)",
        sv: "\(value.id) räknar personer och är inte uppdelad efter \(axes)")
      : Wording(
        "\(value.id) states \(brackets.count - missing.count) of \(brackets.count) brackets; "
          + "missing: \(names)",
        sv: "\(value.id) anger \(brackets.count - missing.count) av \(brackets.count) grupper; "
          + "saknas: \(names)")
    return repeated + [
      Failure(
        at: value.spot, message,
        fix: Wording(
          "state how many there are of each bracket, also where there is nobody",
          sv: "ange antalet i varje grupp, även där det är noll"), law: law,
        severity: missing.allSatisfy(\.isDoubtful) ? .warning : nil)
    ]
  }

  // MARK: Texts of the examples

  private static let projectOwn = "<indicator id=\"P1\" kind=\"project\">"
}
