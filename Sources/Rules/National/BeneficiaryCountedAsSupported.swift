import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A local or regional authority that is the beneficiary counts in O.2.7, as a project, and not in
/// O.2.2, as an authority that a project supports.
struct BeneficiaryCountedAsSupported: ProjectRule {
  static let card = RuleCard(
    id: "N106", name: "beneficiary-counted-as-supported",
    title: Wording(
      "Beneficiary counted as supported", sv: "Stödmottagaren räknas i fel indikator"),
    summary: Wording(
      "A project for integration whose beneficiary is a local or regional authority counts in O.2.7; "
        + "O.2.2 counts the authorities beside the beneficiary.",
      sv:
        "Ett integrationsprojekt vars stödmottagare är en lokal eller regional myndighet räknas i "
        + "O.2.7; O.2.2 räknar myndigheterna utöver stödmottagaren."),
    severity: .warning, law: [Act.amif.annex("VIII"), handbook], lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["SE-IND-1"], parameters: [sectors.name],
    why: Wording(
      "The two indicators count different things; a beneficiary in both is counted twice, and in "
        + "neither not at all.",
      sv:
        "De två indikatorerna räknar olika saker; en stödmottagare i båda räknas två gånger, och i "
        + "ingen inte alls."),
    doubt: Wording(
      "That partners count in O.2.2 and the beneficiary does not is a clarification of the Swedish "
        + "handbook of 29 February 2024. Authorities that are no partners may be supported as well, so "
        + "a higher value can be right.",
      sv:
        "Att partner räknas i O.2.2 men inte stödmottagaren är ett förtydligande i handboken den 29 "
        + "februari 2024. Också myndigheter som inte är partner kan få stöd, så ett högre värde kan "
        + "vara rätt."),
    passes: [
      Example(
        Wording("a municipality, counted in O.2.7", sv: "en kommun, räknad i O.2.7"),
        in: .languageCoursesClaimed),
      Example(
        Wording("one partner authority in O.2.2", sv: "en myndighet som partner i O.2.2"),
        in: .languageCoursesUndecided, supported("1"),
        .application("<sector>ideaBased</sector>", "<sector>region</sector>")),
      Example(
        Wording(
          "an association, with neither of them", sv: "en förening, utan någon av dem"),
        in: .languageCoursesUndecided,
        .application("<sector>municipality</sector>", "<sector>ideaBased</sector>"),
        .application("id=\"O.2.7\" kind=\"output\"", "id=\"O.2.4\" kind=\"output\"")),
    ],
    fails: [
      Example(
        Wording(
          "a municipality without partner authorities in O.2.2",
          sv: "en kommun utan myndigheter som partner i O.2.2"), in: .languageCoursesUndecided,
        supported("1", mark: "↓")),
      Example(
        Wording("one above the partner authorities", sv: "en fler än myndigheterna som är partner"),
        in: .languageCoursesUndecided, supported("2", mark: "↓"),
        .application("<sector>ideaBased</sector>", "<sector>region</sector>")),
      Example(
        Wording("a municipality that is not in O.2.7", sv: "en kommun som inte finns i O.2.7"),
        in: .languageCoursesUndecided, .application("<application ", "↓<application "),
        .application("id=\"O.2.7\" kind=\"output\"", "id=\"O.2.4\" kind=\"output\"")),
      Example(
        Wording("an association in O.2.7", sv: "en förening i O.2.7"),
        in: .languageCoursesUndecided,
        .application("<sector>municipality</sector>", "<sector>ideaBased</sector>"),
        .application(
          "<target>1</target>\n  </indicator>\n  <indicator id=\"R.2.8\"",
          "↓<target>1</target>\n  </indicator>\n  <indicator id=\"R.2.8\"")),
      Example(
        Wording("a report that counts no project", sv: "en rapport som inte räknar något projekt"),
        in: .languageCoursesClaimed,
        .report("<achieved>1</achieved>", "↓<achieved>0</achieved>")),
    ],
    silent: [
      Example(
        Wording("a project for asylum", sv: "ett projekt inom asyl"), in: .receptionPlacesUndecided),
      Example(
        Wording("an application without applicant", sv: "en ansökan utan sökande"),
        in: .languageCoursesUndecided,
        .application("role=\"applicant\"", "role=\"partner\"")),
    ],
    notRun: [
      Example(
        Wording(
          "an applicant whose sector is not stated", sv: "en sökande vars sektor inte anges"),
        in: .languageCoursesUndecided, .application("    <sector>municipality</sector>\n", "")),
      Example(
        Wording(
          "a decision whose application has not come",
          sv: "ett beslut vars ansökan inte har kommit in"), in: .languageCourses,
        .without(.application)),
    ])

  private static let sectors = Parameter<[String]>("localAuthorities.sectors")

  /// Authorities that are supported.
  private static let supported = "O.2.2"
  /// Projects whose beneficiary is an authority.
  private static let beneficiary = "O.2.7"

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.indicatorsOrSilent(Self.card, in: context)
    guard let counting = indicators.set.indicator(Self.beneficiary),
      counting.objective.map(indicators.objectives.contains) ?? false
    else {
      throw Undecided.silent(
        Wording(
          "the project is not for integration", sv: "projektet avser inte integration"))
    }
    let application = try project.applicationOrSilent()
    let applicants = application.applicants
    guard let applicant = applicants.first, applicants.count == 1 else {
      throw Undecided.silent(
        Wording(
          "the application has \(applicants.count) applicants, and whom it is about cannot be told",
          sv: "ansökan har \(applicants.count) sökande, och vem den avser går inte att veta"))
    }
    guard let sector = applicant.sector else {
      throw Undecided.notRun(
        Wording(
          "the sector of the applicant is not stated", sv: "den sökandes sektor anges inte"),
        fix: Wording(
          "state the sector in <partner>", sv: "ange sektorn i <partner>"))
    }
    let day = context.lawDay(of: Self.card, for: project)
    let words = try context.rulebook.parameter(Self.sectors, on: day).orUndecided().value
    guard words.contains(sector.rawValue) else {
      return .of(indicators.statements.compactMap(Self.countedWithoutAuthority))
    }
    let partners = application.partners.filter {
      $0.role != .applicant && $0.sector.map { words.contains($0.rawValue) } ?? false
    }
    return .of(
      indicators.statements.flatMap { statement in
        [
          Self.notCounted(statement), Self.countedAsSupported(statement, partners: partners.count),
        ].compactMap(\.self)
      })
  }

  private static func countedWithoutAuthority(_ statement: IndicatorStatement) -> Failure? {
    guard let value = statement.value(of: beneficiary), let number = value.number,
      number.hundredths > 0
    else { return nil }
    return Failure(
      at: value.valueSpot,
      Wording(
        "the \(value.aspect.words) of \(beneficiary) is \(number), and the beneficiary is no local or "
          + "regional authority",
        sv:
          "\(value.aspect.words) för \(beneficiary) är \(number), och stödmottagaren är ingen lokal "
          + "eller regional myndighet"),
      fix: Wording(
        "leave the indicator out, or correct the applicant's sector",
        sv: "ta bort indikatorn, eller rätta den sökandes sektor"))
  }

  /// A report may be about other things than the count of projects; targets are not.
  private static func notCounted(_ statement: IndicatorStatement) -> Failure? {
    let value = statement.value(of: beneficiary)
    if let value {
      guard let number = value.number, number.hundredths == 0 else { return nil }
    } else if statement.aspect == .achieved {
      return nil
    }
    return Failure(
      at: value?.valueSpot ?? statement.spot,
      Wording(
        "the beneficiary is a local or regional authority, and \(beneficiary) does not count the "
          + "project",
        sv: "stödmottagaren är en lokal eller regional myndighet, och \(beneficiary) räknar inte "
          + "projektet"),
      fix: Wording("count the project in \(beneficiary)", sv: "räkna projektet i \(beneficiary)"))
  }

  private static func countedAsSupported(
    _ statement: IndicatorStatement, partners: Int
  ) -> Failure? {
    guard let value = statement.value(of: supported), let number = value.number,
      number > IndicatorNumber(hundredths: Int64(partners) * 100)
    else { return nil }
    return Failure(
      at: value.valueSpot,
      Wording(
        "the \(value.aspect.words) of \(supported) is \(number), and \(partners) partners are local "
          + "or regional authorities; the beneficiary is not counted",
        sv:
          "\(value.aspect.words) för \(supported) är \(number), och \(partners) partner är lokala "
          + "eller regionala myndigheter; stödmottagaren räknas inte"),
      fix: Wording(
        "take the beneficiary out of the count, or say which other authorities are supported",
        sv: "räkna inte med stödmottagaren, eller ange vilka andra myndigheter som får stöd"))
  }

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"),
    .same("Programindikatorer, specifikt mål 2"))

  // MARK: Texts of the examples

  private static let anchor = "<indicator id=\"O.2.7\" kind=\"output\">"

  private static func supported(_ target: String, mark: String = "") -> Example.Edit {
    .application(
      anchor,
      """
      <indicator id="O.2.2" kind="output">
          \(mark)<target>\(target)</target>
        </indicator>

      """ + "  " + anchor)
  }
}
