import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A project of 2014–2020 has at most thirteen payments in a financial year.
struct TooManyPaymentsAYear: ProjectRule {
  private static let most = Parameter<Int>("legacy.paymentsAYear")

  static let card = RuleCard(
    id: "L104", name: "too-many-payments-a-year",
    title: Wording("Too many payments in a year", sv: "För många utbetalningar under ett år"),
    summary: Wording(
      "The annual accounts of 2014–2020 have room for thirteen payments of a project in a financial year, "
        + "which runs from 16 October to 15 October.",
      sv:
        "Årsräkenskaperna för 2014–2020 har plats för tretton utbetalningar för ett projekt under ett "
        + "räkenskapsår, som går från den 16 oktober till den 15 oktober."),
    severity: .warning, law: [Act.horizontal2014.article("39"), law], lawDay: .always,
    mendedBy: [.finance], catalogue: ["X18", "EU177"], parameters: [most.name],
    why: Wording(
      "The Commission's system takes no more lines; payments of a month are then added up.",
      sv:
        "Kommissionens system tar inte emot fler rader; utbetalningar under en månad läggs då ihop."
    ),
    doubt: Wording(
      "The article of the horizontal Regulation was not compared; the number is that of the model of the "
        + "accounts.",
      sv:
        "Artikeln i den horisontella förordningen har inte jämförts; antalet är det i räkenskapernas "
        + "mall."),
    passes: [
      Example(
        Wording("thirteen payments", sv: "tretton utbetalningar"), in: .legacy, on: "2021-12-01",
        received: "2018-10-01"),
      Example(
        Wording(
          "a fourteenth on the first day of the next year",
          sv: "en fjortonde den första dagen i nästa år"), in: .legacy, payment("2021-10-16"),
        on: "2021-12-01", received: "2018-10-01"),
    ],
    fails: [
      Example(
        Wording(
          "a fourteenth on the last day of the year", sv: "en fjortonde den sista dagen i året"),
        in: .legacy, payment("2021-10-15", mark: "↓"), on: "2021-12-01", received: "2018-10-01")
    ],
    silent: [
      Example(
        Wording("a project of 2021–2027", sv: "ett projekt från 2021–2027"),
        in: .languageCoursesPaid)
    ])

  private static let law = Citation.standard(
    Wording("Implementing Regulation (EU) 2015/377", sv: "Genomförandeförordning (EU) 2015/377"),
    Wording("Annex I, section B", sv: "bilaga I, avsnitt B"),
    uri: "http://data.europa.eu/eli/reg_impl/2015/377/oj")

  private static func payment(_ day: String, mark: String = "") -> Example.Edit {
    .payment(
      "</portfolio>",
      """
        <payment id="payment-evening-courses-14" issuer="SE:orgnr:2021999996" version="1"
                 issued="\(day)" currency="SEK" kind="interim">
          <case issuer="SE:orgnr:2021999996" id="A1-2018-0042"/>
          <decision issuer="SE:orgnr:2021999996" id="decision-evening-courses"/>
          <amountPaid>100000.00</amountPaid>
          \(mark)<paid>\(day)</paid>
        </payment>
      </portfolio>
      """)
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    try project.legacyOrSilent(Self.law)
    let paid = project.payments.filter { $0.kind.pays && $0.paid != nil }
    guard !paid.isEmpty else {
      throw Undecided.silent(Wording("nothing is paid", sv: "inget har betalats ut"), Self.law)
    }
    let most = try context.rulebook.parameter(Self.most, on: context.day).orUndecided()
    let years = Dictionary(grouping: paid) { Self.financialYear(of: $0.paid ?? .first) }
    return .of(
      years.sorted { $0.key < $1.key }.compactMap { year, payments in
        guard payments.count > most.value,
          let last = payments.max(by: { ($0.paid ?? .first) < ($1.paid ?? .first) })
        else { return nil }
        return Failure(
          at: last.spot.child("paid"),
          Wording(
            "\(payments.count) payments are of the financial year \(year); there is room for "
              + "\(most.value)",
            sv:
              "\(payments.count) utbetalningar hör till räkenskapsåret \(year); det finns plats för "
              + "\(most.value)"),
          fix: Wording(
            "add up the payments of each month in the accounts",
            sv: "lägg ihop varje månads utbetalningar i räkenskaperna"), law: most.law)
      })
  }

  /// The year in which a day's financial year ends.
  private static func financialYear(of day: Day) -> Int {
    (day.month, day.day) >= (10, 16) ? day.year + 1 : day.year
  }
}
