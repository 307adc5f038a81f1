import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An hourly rate that rests on a monthly salary is twelve of them divided by the hours of a year's
/// work, with the body's payroll surcharge.
struct HourlyRateOffMonthlySalary: ProjectRule {
  static let card = RuleCard(
    id: "P109", name: "hourly-rate-off-monthly-salary",
    title: Wording("Hourly rate off the salary", sv: "Timkostnaden stämmer inte med lönen"),
    summary: Wording(
      "The cost of an hour is the ordinary monthly salary times 12, divided by 1 720, with the "
        + "payroll surcharge of the body, to the nearest öre.",
      sv: "Kostnaden per timme är den ordinarie månadslönen gånger 12, delad med 1 720, med "
        + "organisationens lönekostnadspåslag, till närmaste öre."),
    severity: .error, law: [Act.cpr.article("55", "2", "a")], lawDay: .decision,
    mendedBy: [.owner], catalogue: ["SE-BUD-7", "SE-CHECK-29"],
    parameters: [HourlyRateAboveAnnualCost.hours.name],
    why: Wording(
      "The managing authority calculates each rate again from the first month's payslip.",
      sv: "Den förvaltande myndigheten räknar om varje timkostnad från första månadens "
        + "lönespecifikation."),
    doubt: Wording(
      "The method is the managing authority's, from its pages on staff costs; a rate below it is a "
        + "warning, since a beneficiary may claim less.",
      sv: "Metoden är den förvaltande myndighetens, från dess sidor om personalkostnader; en lägre "
        + "timkostnad är en varning, eftersom stödmottagaren får begära mindre."),
    passes: [
      Example(Wording("to the nearest öre", sv: "till närmaste öre"), in: .languageCoursesClaimed),
      Example(
        Wording("without a surcharge", sv: "utan påslag"), in: .languageCoursesClaimed,
        .report(rate("426.91", surcharge: " surcharge=\"45\""), rate("294.42", surcharge: ""))),
    ],
    fails: [
      Example(
        Wording("one öre above it", sv: "ett öre över den"), in: .languageCoursesClaimed,
        .report(
          rate("426.91", surcharge: " surcharge=\"45\""),
          "↓" + rate("426.92", surcharge: " surcharge=\"45\""))),
      Example(
        Wording(
          "one öre above it, beside a line without the cost of an hour",
          sv: "ett öre över, bredvid en rad utan timkostnad"), in: .languageCoursesClaimed,
        .report(
          rate("426.91", surcharge: " surcharge=\"45\""),
          "↓" + rate("426.92", surcharge: " surcharge=\"45\"")),
        .report(
          "<quantity>560</quantity>\n      <unitCost>384.42</unitCost>", "<quantity>560</quantity>")
      ),
      Example(
        Wording("one öre below it", sv: "ett öre under"), in: .languageCoursesClaimed,
        .report(
          rate("426.91", surcharge: " surcharge=\"45\""),
          "↓" + rate("426.90", surcharge: " surcharge=\"45\""))),
    ],
    silent: [Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses)],
    notRun: [
      Example(
        Wording("the cost of an hour is not stated", sv: "timkostnaden är inte angiven"),
        in: .languageCoursesClaimed,
        .report(
          rate("426.91", surcharge: " surcharge=\"45\""),
          rate("426.91", surcharge: " surcharge=\"45\"")
            .replacing("<unitCost>426.91</unitCost>\n      ", with: "")))
    ])

  /// The rate and the salary of the sample's first line.
  private static func rate(_ rate: String, surcharge: String) -> String {
    "<unitCost>\(rate)</unitCost>\n"
      + "      <staff code=\"S1\" hours=\"560\" monthlySalary=\"42200.00\"\(surcharge)\n"
      + "             shareOfFullTime=\"100\"/>"
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimedLinesOrSilent().filter {
      $0.work?.monthlySalary != nil
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording("no line states a monthly salary", sv: "ingen rad anger en månadslön"))
    }
    let day = context.lawDay(of: Self.card, for: project)
    let hours = try context.rulebook.parameter(HourlyRateAboveAnnualCost.hours, on: day)
      .orUndecided()
    return .each(lines, at: { $0.spot }) { try failure(of: $0, hours, context) }
  }

  private func failure(
    of line: ExpenditureLine, _ hours: Dated<Int>, _ context: Context
  ) throws -> Failure? {
    guard let work = line.work, let salary = work.monthlySalary else { return nil }
    guard let rate = line.unitCost else {
      throw Undecided.notRun(
        Wording(
          "\(line.words) states a monthly salary, and not the cost of an hour",
          sv: "\(line.words) anger en månadslön, men inte kostnaden per timme"),
        fix: Wording("state unitCost on the line", sv: "ange unitCost på raden"))
    }
    let factor = 12 * (10_000 + (work.surcharge?.hundredths ?? 0))
    let expected = try salary.scaled(
      by: factor, over: Int64(hours.value) * 10_000, rounding: .halfUp)
    if let workings = context.workings {
      context.shown(
        salary, Wording("\(line.words), salary of a month", sv: "\(line.words), månadslön"),
        at: work.spot)
      context.shown(
        rate, Wording("\(line.words), cost of an hour", sv: "\(line.words), kostnad per timme"),
        at: line.spot.child("unitCost"))
      workings.note(
        .stated,
        Wording(
          "twelve months with the surcharge of \(work.surcharge ?? .zero) over \(hours.value) hours, "
            + "rounded half up",
          sv:
            "tolv månader med påslaget \(work.surcharge ?? .zero) på \(hours.value) timmar, halva "
            + "uppåt"), expected.wording, law: hours.law)
      workings.noteDifference(rate, from: expected, isKept: rate == expected)
    }
    guard rate != expected else { return nil }
    let surcharge =
      work.surcharge.map {
        Wording(" with the surcharge of \($0)", sv: " med påslaget \($0)")
      } ?? .same("")
    return Failure(
      at: line.spot.child("unitCost"),
      Wording(
        "\(line.words) costs \(rate) an hour; \(salary) a month\(surcharge) is \(expected) an hour",
        sv:
          "\(line.words) kostar \(rate) per timme; \(salary) i månaden\(surcharge) är \(expected) "
          + "per timme"),
      fix: Wording(
        "state \(expected), or correct the salary or the surcharge",
        sv: "ange \(expected), eller rätta lönen eller påslaget"),
      law: hours.law, severity: try rate.isLess(than: expected) ? .warning : nil)
  }
}
