import Findings
import Languages
import Portfolio
import Provenance
import Values

/// An irregularity that is large enough is reported to the Commission in time.
struct IrregularityNotReported: ProjectRule {
  static let card = RuleCard(
    id: "A103", name: "irregularity-not-reported",
    title: Wording("Irregularity not reported", sv: "Oriktighet inte rapporterad"),
    summary: Wording(
      "An irregularity of EUR 10 000 or more of the fund is reported to the Commission within two months of "
        + "the end of the quarter in which it was detected, unless the annex exempts it.",
      sv:
        "En oriktighet på minst 10 000 euro av fonden rapporteras till kommissionen inom två månader från "
        + "slutet av det kvartal då den upptäcktes, om bilagan inte undantar den."),
    severity: .error, law: [Act.cpr.article("69", "2"), Act.cpr.annex("XII")], lawDay: .judgement,
    mendedBy: [.officer, .authority], catalogue: ["EU114", "EU115"],
    parameters: [IrregularityReport.months.name, IrregularityReport.threshold.name],
    why: Wording(
      "The Commission follows irregularities in all Member States, and corrects what a state does not tell.",
      sv:
        "Kommissionen följer oriktigheter i alla medlemsstater och korrigerar det en stat inte berättar."
    ),
    doubt: Wording(
      "Kronor are compared at the rate of the month of detection, which is our reading: such a finding is a "
        + "warning, and so is one between the last day as counted and the working day it moves to. Two months from "
        + "30 June are counted to 30 August; that they may be read as the end of August makes what is reported on "
        + "31 August a warning. A case with effects outside the country is reported at once, which no document "
        + "tells. A return on irregularities that is marked as sent counts as the report of those it reported.",
      sv:
        "Kronor jämförs till kursen för upptäcktsmånaden, vilket är vår tolkning: en sådan anmärkning är en "
        + "varning, och likaså en mellan sista dagen som den räknas och arbetsdagen den flyttas till. Två månader "
        + "från den 30 juni räknas till den 30 augusti; att de kan läsas som slutet av augusti gör det som "
        + "rapporteras den 31 augusti till en varning. Ett fall med verkningar utanför landet rapporteras genast, "
        + "vilket ingen handling anger. En redovisning av oriktigheter som är markerad som skickad räknas som "
        + "rapporten om dem den rapporterade."),
    passes: [
      Example(
        Wording("one öre below the amount", sv: "ett öre under beloppet"),
        in: .languageCoursesControlled,
        found, amount("112499.99"), on: "2028-03-01", rates: rate),
      Example(
        Wording("on the last day, a leap day", sv: "på sista dagen, en skottdag"),
        in: .languageCoursesControlled, found, amount("112500.00", reported: "2028-02-29"),
        on: "2028-03-01", rates: rate),
      Example(
        Wording("the time has not passed", sv: "tiden har inte gått ut"),
        in: .languageCoursesControlled,
        found, amount("112500.00"), on: "2028-02-29", rates: rate),
      Example(
        Wording(
          "of the second quarter, on 30 August", sv: "från andra kvartalet, den 30 augusti"),
        in: .languageCoursesControlled, found, inSpring,
        amount("112500.00", reported: "2027-08-30"), on: "2027-12-01", rates: springRate),
      Example(
        Wording(
          "found and corrected before the payment application",
          sv: "upptäckt och korrigerad före betalningsansökan"), in: .languageCoursesControlled,
        amount("112500.00"), on: "2028-03-01", rates: rate),
      Example(
        Wording("2014–2020: one cent below the amount", sv: "2014–2020: en cent under beloppet"),
        in: .legacy,
        .payment(
          """
          issued="2021-05-18"
                     currency="SEK"
          """,
          """
          issued="2021-05-18"
                     currency="EUR"
          """),
        .payment(
          "<registered>2021-05-18</registered>",
          """
          <registered>2021-05-18</registered>
              <irregularity id="o1" isSuspectedFraud="false">
                <detected>2021-05-18</detected>
                <fundAmount>9999.99</fundAmount>
              </irregularity>
          """)),
    ],
    fails: [
      Example(
        Wording("the day after the last", sv: "dagen efter den sista"),
        in: .languageCoursesControlled,
        found, amount("112500.00", mark: "↓"), on: "2028-03-01", rates: rate),
      Example(
        Wording(
          "the day after the last, beside another without its month's rate",
          sv: "dagen efter den sista, bredvid en annan utan sin månads kurs"),
        in: .languageCoursesControlled, found, amount("112500.00", mark: "↓"), another,
        on: "2028-03-01", rates: rate),
      Example(
        Wording("reported a day late", sv: "rapporterad en dag för sent"),
        in: .languageCoursesControlled,
        found,
        .control(
          "<fundAmount>10614.87</fundAmount>",
          "<fundAmount>112500.00</fundAmount>\n    ↓<reported>2028-03-01</reported>"),
        on: "2028-12-01", rates: rate),
      Example(
        Wording(
          "of the second quarter, on 31 August, which is a warning",
          sv: "från andra kvartalet, den 31 augusti, vilket är en varning"),
        in: .languageCoursesControlled, found, inSpring,
        .control(
          "<fundAmount>10614.87</fundAmount>",
          "<fundAmount>112500.00</fundAmount>\n    ↓<reported>2027-08-31</reported>"),
        on: "2027-12-01", rates: springRate),
      Example(
        Wording(
          "suspected fraud is not exempt because it was found first",
          sv: "misstänkt bedrägeri undantas inte för att det upptäcktes först"),
        in: .languageCoursesControlled,
        .control("isSuspectedFraud=\"false\"", "isSuspectedFraud=\"true\""),
        amount("112500.00", mark: "↓"), on: "2028-03-01", rates: rate),
      Example(
        Wording(
          "2014–2020: the amount, and not reported", sv: "2014–2020: beloppet, och inte rapporterad"
        ),
        in: .legacy,
        .payment(
          """
          issued="2021-05-18"
                     currency="SEK"
          """,
          """
          issued="2021-05-18"
                     currency="EUR"
          """),
        .payment(
          "<registered>2021-05-18</registered>",
          """
          <registered>2021-05-18</registered>
              <irregularity id="o1" isSuspectedFraud="false">
                <detected>2021-05-18</detected>
                ↓<fundAmount>10000.00</fundAmount>
              </irregularity>
          """)),
    ],
    silent: [
      Example(Wording("no irregularity", sv: "ingen oriktighet"), in: .languageCoursesPaid)
    ],
    notRun: [
      Example(
        Wording("without the month's rate", sv: "utan månadens kurs"),
        in: .languageCoursesControlled,
        found, on: "2028-03-01"),
      Example(
        Wording(
          "one öre below the amount, and another without its month's rate",
          sv: "ett öre under beloppet, och en annan utan sin månads kurs"),
        in: .languageCoursesControlled, found, amount("112499.99"), another,
        on: "2028-03-01", rates: rate),
    ])

  private static let rate = [(month: "2027-10", currency: "SEK", value: "11.25")]

  private static let springRate = [(month: "2027-05", currency: "SEK", value: "11.25")]

  private static let inSpring = Example.Edit.control(
    "<detected>2027-10-20</detected>", "<detected>2027-05-20</detected>")

  private static let found = Example.Edit.control(
    "isFoundBeforeApplication=\"true\"", "isFoundBeforeApplication=\"false\"")

  /// One more irregularity, found in a month without a rate.
  private static let another = Example.Edit.control(
    "</irregularity>",
    """
    </irregularity>
      <irregularity id="o2" isSuspectedFraud="false">
        <detected>2027-09-20</detected>
        <fundAmount>200000.00</fundAmount>
      </irregularity>
    """)

  private static func amount(
    _ amount: String, mark: String = "", reported: String? = nil
  ) -> Example.Edit {
    let day = reported.map { "\n    <reported>\($0)</reported>" } ?? ""
    return .control(
      "<fundAmount>10614.87</fundAmount>", "\(mark)<fundAmount>\(amount)</fundAmount>\(day)")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let all = project.payments.flatMap { payment in
      payment.irregularities.map { (irregularity: $0, paper: payment.header) }
    }
    guard !all.isEmpty else {
      throw Undecided.silent(
        Wording("no irregularity is recorded", sv: "ingen oriktighet är registrerad"))
    }
    let report = try IrregularityReport(in: context, of: project.memberState)
    let sent = SentIrregularities(context.sent.returns)
    return .each(
      all.lazy.filter { !$0.irregularity.isExempt },
      at: { $0.irregularity.spot.child("fundAmount") }
    ) { irregularity, paper in
      let large = try report.isLarge(irregularity)
      guard large.isLarge else { return nil }
      let told = sent.reported(irregularity, in: paper, of: project.programme?.cci)
      return try report.lateness(irregularity, told: told, isConverted: large.isConverted)
    }
  }
}
