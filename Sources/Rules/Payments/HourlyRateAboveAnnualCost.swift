import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An hourly rate is at most the latest annual gross employment cost divided by the hours of a year's work.
struct HourlyRateAboveAnnualCost: ProjectRule {
  static let card = RuleCard(
    id: "P107", name: "hourly-rate-above-annual-cost",
    title: Wording(
      "Hourly rate above the annual cost", sv: "Timkostnad över den årliga anställningskostnaden"),
    summary: Wording(
      "A rate per hour that rests on an annual gross employment cost is at most that cost divided by "
        + "1 720 hours, or by the corresponding share of them for part time.",
      sv: "En timkostnad som bygger på en årlig bruttokostnad för anställningen är högst den "
        + "kostnaden delad med 1 720 timmar, eller motsvarande andel av dem vid deltid."),
    severity: .error, law: [Act.cpr.article("55", "2", "a")], lawDay: .decision,
    mendedBy: [.owner], catalogue: ["EU52"], parameters: [hours.name],
    why: Wording(
      "With the 1 720 hours no hours of absence have to be proved; a higher rate pays for them twice.",
      sv: "Med 1 720 timmar behöver ingen frånvaro visas; en högre timkostnad ersätter den två "
        + "gånger."),
    passes: [
      Example(
        Wording(
          "the annual cost divided by 1 720 hours", sv: "årskostnaden delad med 1 720 timmar"),
        in: .languageCoursesClaimed,
        annual("734285.20", share: "100")),
      Example(
        Wording("half of it at half time", sv: "hälften av den vid halvtid"),
        in: .languageCoursesClaimed, annual("367142.60", share: "50")),
      Example(
        Wording(
          "2014–2020: the annual cost divided by 1 720 hours",
          sv: "2014–2020: årskostnaden delad med 1 720 timmar"),
        in: .legacy,
        .report(
          "<amount>1600000.00</amount>",
          """
          <amount>1600000.00</amount>
                <unit>timme</unit>
                <quantity>3200</quantity>
                <unitCost>500.00</unitCost>
                <staff code="S1" hours="3200" annualGrossCost="860000.00" shareOfFullTime="100"/>
          """)),
    ],
    fails: [
      Example(
        Wording(
          "one öre a year too little for the rate", sv: "ett öre om året för lite för timkostnaden"),
        in: .languageCoursesClaimed,
        annual("734285.19", share: "100", mark: "↓")),
      Example(
        Wording(
          "one öre a year too little at half time", sv: "ett öre om året för lite vid halvtid"),
        in: .languageCoursesClaimed,
        annual("367142.59", share: "50", mark: "↓")),
      Example(
        Wording(
          "one öre a year too little, beside a line that lacks its share of full time",
          sv: "ett öre om året för lite, bredvid en rad utan andel av heltid"),
        in: .languageCoursesClaimed, annual("734285.19", share: "100", mark: "↓"),
        .report(
          "<staff code=\"S2\" hours=\"560\" monthlySalary=\"38000.00\" surcharge=\"45\"\n"
            + "             shareOfFullTime=\"100\"/>",
          "<staff code=\"S2\" hours=\"560\" annualGrossCost=\"661203.00\"/>")),
      Example(
        Wording(
          "2014–2020: one öre a year too little for the rate",
          sv: "2014–2020: ett öre om året för lite för timkostnaden"),
        in: .legacy,
        .report(
          "<amount>1600000.00</amount>",
          """
          <amount>1600000.00</amount>
                <unit>timme</unit>
                <quantity>3200</quantity>
                ↓<unitCost>500.00</unitCost>
                <staff code="S1" hours="3200" annualGrossCost="859999.99" shareOfFullTime="100"/>
          """)),
    ],
    silent: [
      Example(
        Wording("no line states an annual cost", sv: "ingen rad anger en årskostnad"),
        in: .languageCoursesClaimed),
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
    ],
    notRun: [
      Example(
        Wording("the share of full time is not stated", sv: "andelen av heltid är inte angiven"),
        in: .languageCoursesClaimed,
        .report(
          staff,
          "<unitCost>426.91</unitCost>\n"
            + "      <staff code=\"S1\" hours=\"560\" annualGrossCost=\"734285.20\"/>"))
    ])

  static let hours = Parameter<Int>("staff.annualHours")

  /// The rate and the work of the sample's first line.
  private static let staff = """
    <unitCost>426.91</unitCost>
          <staff code="S1" hours="560" monthlySalary="42200.00" surcharge="45"
                 shareOfFullTime="100"/>
    """

  private static func annual(_ cost: String, share: String, mark: String = "") -> Example.Edit {
    .report(
      staff,
      """
      \(mark)<unitCost>426.91</unitCost>
            <staff code="S1" hours="560" annualGrossCost="\(cost)" shareOfFullTime="\(share)"/>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let lines = try project.claimedLinesOrSilent().filter {
      $0.work?.annualGrossCost != nil
    }
    guard !lines.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no line states an annual gross employment cost",
          sv: "ingen rad anger en årlig bruttokostnad för anställning"),
        Act.cpr.article("55", "2"))
    }
    let day = context.lawDay(of: Self.card, for: project)
    let hours = try context.rulebook.parameter(Self.hours, on: day).orUndecided()
    return .each(lines, at: { $0.spot }) { try failure(of: $0, hours, context) }
  }

  private func failure(
    of line: ExpenditureLine, _ hours: Dated<Int>, _ context: Context
  ) throws -> Failure? {
    guard let work = line.work, let annual = work.annualGrossCost else { return nil }
    guard let share = work.shareOfFullTime, let rate = line.unitCost else {
      throw Undecided.notRun(
        Wording(
          "\(line.words) states an annual cost, and not both the share of full time and the cost of "
            + "an hour",
          sv:
            "\(line.words) anger en årskostnad, men inte både andelen av heltid och kostnaden per "
            + "timme"),
        fix: Wording(
          "state shareOfFullTime and unitCost on the line",
          sv: "ange shareOfFullTime och unitCost på raden"))
    }
    let asked = Int128(rate.minorUnits) * Int128(hours.value) * Int128(share.hundredths)
    let most = Int128(annual.minorUnits) * 10_000
    let divisor = Int128(hours.value) * Int128(share.hundredths)
    let highest = divisor == 0 ? 0 : most / divisor
    let allowed = Money(minorUnits: Int64(clamping: highest), currency: rate.currency)
    if let workings = context.workings {
      context.shown(
        annual, Wording("\(line.words), cost of a year", sv: "\(line.words), kostnad för ett år"),
        at: line.spot)
      context.shown(
        rate, Wording("\(line.words), cost of an hour", sv: "\(line.words), kostnad per timme"),
        at: line.spot.child("unitCost"))
      workings.note(
        .limit,
        Wording(
          "the year's cost over \(hours.value) hours at \(share) of full time, rounded down",
          sv: "årskostnaden på \(hours.value) timmar vid \(share) av heltid, avrundat nedåt"),
        allowed.wording, law: hours.law)
      workings.noteMargin(rate, of: allowed, isKept: asked <= most)
    }
    guard asked > most else { return nil }
    return Failure(
      at: line.spot.child("unitCost"),
      Wording(
        "\(line.words) costs \(rate) an hour; \(annual) a year at \(share) of full time is at most "
          + "\(allowed) an hour",
        sv: "\(line.words) kostar \(rate) per timme; \(annual) per år vid \(share) av heltid ger "
          + "högst \(allowed) per timme"),
      fix: Wording(
        "lower the rate to \(allowed) or less, or document a later annual cost",
        sv: "sänk timkostnaden till högst \(allowed), eller dokumentera en senare årskostnad"),
      law: hours.law)
  }
}
