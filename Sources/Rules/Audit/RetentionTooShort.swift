import Findings
import Languages
import Portfolio
import Provenance
import Values

/// What the last payment rests on is kept as long as the longest rule asks.
struct RetentionTooShort: ProjectRule {
  private static let years = Parameter<Int>("retention.years")
  private static let bookkeepingYears = Parameter<Int>("retention.bookkeepingYears")

  static let card = RuleCard(
    id: "A101", name: "retention-too-short",
    title: Wording("Documents kept too short a time", sv: "Handlingar bevaras för kort tid"),
    summary: Wording(
      "The last payment states until when documents are kept: at least five years from 31 December of "
        + "the year it was paid, and for bodies bound by the Bookkeeping Act to the end of the seventh "
        + "year after that of the financial year.",
      sv:
        "Slututbetalningen anger till när handlingarna bevaras: minst fem år från den 31 december det "
        + "år den betalades, och för den som lyder under bokföringslagen till utgången av sjunde året "
        + "efter det år då räkenskapsåret avslutades."),
    severity: .error,
    law: [Act.cpr.article("82", "1"), Act.bookkeepingAct.section("2", chapter: "7")],
    lawDay: .judgement,
    mendedBy: [.officer], catalogue: ["SE-ARCH-1", "EU122", "EU170", "SE-CHECK-42"],
    parameters: [years.name, bookkeepingYears.name],
    why: Wording(
      "A cost whose papers are gone is paid back.",
      sv: "En kostnad vars papper är borta betalas tillbaka."),
    doubt: Wording(
      "That the financial year is the calendar year of the payment is assumed; a broken one may end a "
        + "year later. Legal proceedings stop the five years, which no document states. A day that only "
        + "the Bookkeeping Act asks for, or that is missing, is a warning.",
      sv:
        "Att räkenskapsåret är betalningens kalenderår antas; ett brutet kan sluta ett år senare. "
        + "Rättsliga förfaranden stoppar de fem åren, vilket ingen handling anger. En dag som bara "
        + "bokföringslagen kräver, eller som saknas, är en varning."),
    passes: [
      Example(
        Wording("the end of the seventh year", sv: "utgången av det sjunde året"),
        in: .languageCoursesPaid, closing, until("2034-12-31")),
      Example(
        Wording(
          "2014–2020: the end of the seventh year", sv: "2014–2020: utgången av det sjunde året"),
        in: .legacy,
        .payment(
          """
          issued="2021-05-18"
                     currency="SEK" kind="interim"
          """,
          """
          issued="2021-05-18"
                     currency="SEK" kind="final"
          """),
        .payment(
          "<registered>2021-05-18</registered>",
          """
          <registered>2021-05-18</registered>
              <keptUntil>2028-12-31</keptUntil>
          """)),
      Example(
        Wording(
          "a grant contract: the end of the fifth year",
          sv: "ett bidragskontrakt: utgången av det femte året"),
        in: .dear,
        .payment(
          """
          issued="2020-03-02"
                     currency="EUR" kind="advance"
          """,
          """
          issued="2020-03-02"
                     currency="EUR" kind="final"
          """),
        .payment(
          "<paid>2020-03-02</paid>",
          """
          <paid>2020-03-02</paid>
              <keptUntil>2025-12-31</keptUntil>
          """)),
    ],
    fails: [
      Example(
        Wording(
          "the day before the end of the fifth year", sv: "dagen före utgången av det femte året"),
        in: .languageCoursesPaid, closing, until("2032-12-30", mark: "↓")),
      Example(
        Wording(
          "the day before the end of the seventh year", sv: "dagen före utgången av det sjunde året"
        ),
        in: .languageCoursesPaid, closing, until("2034-12-30", mark: "↓")),
      Example(
        Wording("no day stated", sv: "ingen dag angiven"), in: .languageCoursesPaid, closing,
        .payment("<paid>2027-06-30</paid>", "↓<paid>2027-06-30</paid>")),
      Example(
        Wording(
          "2014–2020: the day before the end of the seventh year",
          sv: "2014–2020: dagen före utgången av det sjunde året"),
        in: .legacy,
        .payment(
          """
          issued="2021-05-18"
                     currency="SEK" kind="interim"
          """,
          """
          issued="2021-05-18"
                     currency="SEK" kind="final"
          """),
        .payment(
          "<registered>2021-05-18</registered>",
          """
          <registered>2021-05-18</registered>
              ↓<keptUntil>2028-12-30</keptUntil>
          """)),
      Example(
        Wording(
          "a grant contract: the day before the end of the fifth year",
          sv: "ett bidragskontrakt: dagen före utgången av det femte året"),
        in: .dear,
        .payment(
          """
          issued="2020-03-02"
                     currency="EUR" kind="advance"
          """,
          """
          issued="2020-03-02"
                     currency="EUR" kind="final"
          """),
        .payment(
          "<paid>2020-03-02</paid>",
          """
          <paid>2020-03-02</paid>
              ↓<keptUntil>2025-12-30</keptUntil>
          """)),
    ],
    silent: [
      Example(
        Wording("the last payment has not been made", sv: "slututbetalningen är inte gjord"),
        in: .languageCoursesPaid)
    ])

  private static let closing = Example.Edit.payment("kind=\"interim\"", "kind=\"final\"")

  private static func until(_ day: String, mark: String = "") -> Example.Edit {
    .payment(
      "<registered>2027-06-30</registered>",
      "<registered>2027-06-30</registered>\n  \(mark)<keptUntil>\(day)</keptUntil>")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard
      let payment = project.payments.last(where: { $0.kind == .final && $0.paid != nil }),
      let paid = payment.paid
    else {
      throw Undecided.silent(
        Wording("the last payment has not been made", sv: "slututbetalningen är inte gjord"),
        Act.cpr.article("82", "1"))
    }
    let years = try context.rulebook.parameter(Self.years, on: context.day).orUndecided()
    let bookkeeping = try bookkeepingYears(in: context)
    let union = try endOfYear(paid.year + years.value)
    let national = try bookkeeping.map { try endOfYear(paid.year + $0.value) } ?? union
    let longest = max(union, national)
    let fix = Wording(
      "keep the documents until \(longest), and state keptUntil in the payment",
      sv: "bevara handlingarna till \(longest), och ange keptUntil i utbetalningen")
    guard let kept = payment.keptUntil else {
      return .fails([
        Failure(
          at: payment.spot.child("paid"),
          Wording(
            "the last payment was made on \(paid), and does not say until when documents are kept; the "
              + "longest rule asks for \(longest)",
            sv:
              "slututbetalningen gjordes \(paid), och anger inte till när handlingarna bevaras; den "
              + "längsta regeln kräver \(longest)"), fix: fix, severity: .warning)
      ])
    }
    guard kept < longest else { return .passes }
    let breaksUnionLaw = kept < union
    return .fails([
      Failure(
        at: payment.spot.child("keptUntil"),
        Wording(
          "documents are kept until \(kept); the last payment was made on \(paid), and they are to "
            + "be kept until \(breaksUnionLaw ? union : national)",
          sv:
            "handlingarna bevaras till \(kept); slututbetalningen gjordes \(paid), och de ska bevaras "
            + "till \(breaksUnionLaw ? union : national)"), fix: fix,
        law: breaksUnionLaw ? years.law : bookkeeping?.law ?? years.law,
        severity: breaksUnionLaw ? nil : .warning)
    ])
  }

  /// How long the Bookkeeping Act asks for; `nil` where it does not bind.
  private func bookkeepingYears(in context: Context) throws -> Dated<Int>? {
    let years = context.rulebook.parameter(Self.bookkeepingYears, on: context.day)
    if case .noneByLaw = years { return nil }
    return try years.orUndecided()
  }

  private func endOfYear(_ year: Int) throws -> Day {
    guard let day = Day(year: year, month: 12, day: 31) else {
      throw Undecided.notRun(
        Wording(
          "the year \(year) is outside the calendar", sv: "året \(year) är utanför kalendern"),
        fix: Wording("correct the day of the payment", sv: "rätta betalningsdagen"))
    }
    return day
  }
}
