import Portfolio
import Values

/// The first page of the payment application: whose it is, for which time, and what it adds up to.
struct PaymentApplicationHead {
  let programme: Programme
  let time: ApplicationTime
  /// The first day whose expenditure is applied for.
  let from: Day
  let eligible: Money
  let publicContribution: Money
  let assistance: Money
  let union: Money
  /// What the Commission pays before the accounts.
  let interimPayment: Money?

  static func sheet(hasLabels: Bool) -> Sheet<PaymentApplicationHead> {
    Sheet(
      "application", element: "application", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .text("fund", "Fond") { $0.programme.fund },
        .code("programme", "Program (CCI)") { $0.programme.cci },
        .text("programme_title", "Programmets namn") { $0.programme.title },
        stated("commission_decision", "Kommissionens beslut", .text) {
          $0.programme.approvalNumber.map { .text($0) }
        },
        stated("commission_decision_day", "Beslutsdag", .day) {
          $0.programme.approved.map { .vagueDay($0.description) }
        },
        .code("accounting_year", "Räkenskapsår") { $0.time.year.name },
        .day("year_first", "Räkenskapsåret från") { $0.time.year.period.first },
        .day("year_last", "Räkenskapsåret till") { $0.time.year.period.last },
        .count("window", "Fönster") { $0.time.number },
        .day("window_first", "Fönstret från") { $0.time.window.first },
        .day("window_last", "Fönstret till") { $0.time.window.last },
        .code("kind", "Slag, kod") { $0.time.isFinal ? "final" : "interim" },
        .label("Slag") { $0.time.isFinal ? "slutlig" : "löpande" },
        .day("registered_from", "Bokfört från") { $0.from },
        .day("registered_until", "Bokfört till") { $0.time.until },
        // The Commission's system gives the number, and the authority its own reference there.
        stated("application_number", "Ansökans nummer", .code) { _ in nil },
        stated("national_reference", "Nationell referens", .text) { _ in nil },
        .code("currency", "Valuta") { _ in "EUR" },
        .amount("eligible_expenditure", "Stödberättigande utgifter (B och C)") { $0.eligible },
        .amount("public_contribution", "Offentligt bidrag (D)") { $0.publicContribution },
        .amount("technical_assistance", "Tekniskt stöd enligt artikel 36.5") { $0.assistance },
        .amount("union_contribution", "Begärt EU-bidrag") { $0.union },
        .amount("interim_payment", "Betalas före räkenskaperna") { $0.interimPayment },
        // The Commission's system knows the account that it pays to.
        stated("bank_account", "Bankkonto", .code) { _ in nil },
      ])
  }

  private static func stated(
    _ name: String, _ heading: String, _ kind: ColumnHead.Kind,
    _ value: @escaping (Self) -> CellValue?
  ) -> Column<Self> {
    .cells(name, heading, kind) { Cell(value($0) ?? .notStated) }
  }
}
