import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Staff costs by the hour state the payroll surcharge of the body, one for each body and of a size that
/// can be true.
struct PayrollSurchargeImplausible: ProjectRule {
  private static let from = Parameter<Day>("payrollSurcharge.appliedAfter")
  private static let least = Parameter<Percentage>("payrollSurcharge.least")
  private static let most = Parameter<Percentage>("payrollSurcharge.most")

  static let card = RuleCard(
    id: "P111", name: "payroll-surcharge-implausible",
    title: Wording(
      "Payroll surcharge missing or implausible", sv: "Lönekostnadspåslag saknas eller är orimligt"),
    summary: Wording(
      "In projects that applied after 28 February 2023 a staff cost by the hour states the payroll "
        + "surcharge; it is the same for all staff of a body in a claim, and between the statutory "
        + "contribution and 70 %.",
      sv: "I projekt som ansökt efter den 28 februari 2023 anger en personalkostnad per timme "
        + "lönekostnadspåslaget; det är detsamma för all personal hos en organisation i en ansökan om "
        + "utbetalning, och mellan den lagstadgade avgiften och 70 %."),
    severity: .warning, law: [handbook], lawDay: .application,
    mendedBy: [.owner], catalogue: ["SE-BUD-8", "EU172"],
    parameters: [from.name, least.name, most.name],
    why: Wording(
      "The surcharge is a third of the cost, and stands on no voucher.",
      sv: "Påslaget är en tredjedel av kostnaden, och står inte på något verifikat."),
    doubt: Wording(
      "The bounds are ours. A lower contribution holds for older and, for a time, younger staff; "
        + "documents hold no ages, so a lower surcharge is to be explained.",
      sv: "Gränserna är våra. En lägre avgift gäller för äldre och, under en tid, yngre anställda; "
        + "handlingarna innehåller inga åldrar, så ett lägre påslag ska förklaras."),
    passes: [
      Example(Wording("45 and 38 %", sv: "45 och 38 %"), in: .languageCoursesClaimed),
      Example(
        Wording("31.42 %, the statutory contribution", sv: "31,42 %, den lagstadgade avgiften"),
        in: .languageCoursesClaimed, seventh("31.42"), eighth("31.42")),
      Example(
        Wording("70 %", sv: "70 %"), in: .languageCoursesClaimed, seventh("70"), eighth("70")),
    ],
    fails: [
      Example(
        Wording("31.41 %", sv: "31,41 %"), in: .languageCoursesClaimed,
        seventh("31.41", mark: "↓"), eighth("31.41", mark: "↓")),
      Example(
        Wording("70.01 %", sv: "70,01 %"), in: .languageCoursesClaimed,
        seventh("70.01", mark: "↓"), eighth("70.01", mark: "↓")),
      Example(
        Wording("none stated", sv: "inget angivet"), in: .languageCoursesClaimed,
        .report(
          "<staff code=\"S4\" hours=\"140\" monthlySalary=\"35000.00\" surcharge=\"38\"",
          "↓<staff code=\"S4\" hours=\"140\" monthlySalary=\"35000.00\"")),
      Example(
        Wording("two for one body", sv: "två för en organisation"), in: .languageCoursesClaimed,
        eighth("39", mark: "↓")),
    ],
    silent: [
      Example(
        Wording("applied on 28 February 2023", sv: "ansökt den 28 februari 2023"),
        in: .languageCoursesClaimed, eighth("20"), received: "2023-02-28"),
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
    ],
    notRun: [
      Example(
        Wording("the application has not come", sv: "ansökan har inte kommit in"),
        in: .languageCoursesClaimed, .without(.application))
    ])

  private static let handbook = Citation.standard(
    .same("Migrationsverket, Handbok för AMIF 2021–2027"), .same("Personalkostnader"))

  private static func seventh(_ rate: String, mark: String = "") -> Example.Edit {
    .report(
      "<staff code=\"S4\" hours=\"280\" monthlySalary=\"35000.00\" surcharge=\"38\"",
      "<staff code=\"S4\" hours=\"280\" monthlySalary=\"35000.00\" \(mark)surcharge=\"\(rate)\"")
  }

  private static func eighth(_ rate: String, mark: String = "") -> Example.Edit {
    .report(
      "<staff code=\"S4\" hours=\"140\" monthlySalary=\"35000.00\" surcharge=\"38\"",
      "<staff code=\"S4\" hours=\"140\" monthlySalary=\"35000.00\" \(mark)surcharge=\"\(rate)\"")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent()
    let application = try project.applicationOrSilent()
    let day = context.lawDay(of: Self.card, for: project)
    let from = try context.rulebook.parameter(Self.from, on: context.day).orUndecided()
    guard application.received > from.value else {
      throw Undecided.silent(
        Wording(
          "the application came in on \(application.received), and the routine holds for later ones",
          sv: "ansökan kom in \(application.received), och rutinen gäller för senare ansökningar"),
        Self.handbook)
    }
    let least = try context.rulebook.parameter(Self.least, on: day).orUndecided().value
    let most = try context.rulebook.parameter(Self.most, on: day).orUndecided().value
    let staffed = claims.map { claim in
      claim.claim.lines.filter { $0.work?.monthlySalary != nil && $0.isDirectCost }
    }.filter { !$0.isEmpty }
    guard !staffed.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no claim has staff costs by the hour",
          sv: "ingen ansökan om utbetalning har personalkostnader per timme"))
    }
    return .of(staffed.flatMap { lines in failures(in: lines, least, most) })
  }

  private func failures(
    in lines: [ExpenditureLine], _ least: Percentage, _ most: Percentage
  ) -> [Failure] {
    var first: [String: Percentage] = [:]
    return lines.compactMap { line in
      guard let work = line.work else { return nil }
      let fix = Wording(
        "state the surcharge of the body, and explain one that is not between \(least) and \(most)",
        sv: "ange organisationens påslag, och förklara ett som inte är mellan \(least) och \(most)")
      guard let surcharge = work.surcharge else {
        return Failure(
          at: work.spot,
          Wording(
            "\(line.words) states no payroll surcharge",
            sv: "\(line.words) anger inget lönekostnadspåslag"),
          fix: fix)
      }
      let body = line.partner ?? ""
      if let other = first[body], other != surcharge {
        return Failure(
          at: work.spot.attribute("surcharge"),
          Wording(
            "\(line.words) has a surcharge of \(surcharge), and another line of the same body \(other)",
            sv:
              "\(line.words) har ett påslag på \(surcharge), och en annan rad från samma organisation "
              + "\(other)"), fix: fix)
      }
      first[body] = surcharge
      guard surcharge < least || surcharge > most else { return nil }
      return Failure(
        at: work.spot.attribute("surcharge"),
        Wording(
          "\(line.words) has a surcharge of \(surcharge); it is expected between \(least) and \(most)",
          sv:
            "\(line.words) har ett påslag på \(surcharge); det väntas vara mellan \(least) och \(most)"
        ),
        fix: fix)
    }
  }
}
