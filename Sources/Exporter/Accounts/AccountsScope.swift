import Languages
import Portfolio
import Values

/// Which programme accounts are of, and of which year.
struct AccountsScope {
  let programme: Programme
  let time: AccountsTime
  let context: ExportContext
  /// The final payment application of the year, which the accounts are reconciled with.
  let applications: PaymentApplicationScope
  /// The same as a return is made for: the last day on which it is sent.
  let applicationContext: ExportContext
  /// The applications of the year that were sent; none when nobody has marked any.
  let sent: [SentApplication]

  init(_ reading: Reading, _ context: ExportContext) throws {
    let kind = Return.accounts
    self.context = context
    programme = try context.programme(in: reading, for: kind)
    guard let time = AccountsTime(on: context.on, context.terms),
      let final = Day(
        year: time.year.period.last.year, month: context.terms.accountingYearBegins?.month ?? 0,
        day: 1)?.lastOfMonth
    else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "no accounting year has ended before \(context.on)",
          sv: "inget räkenskapsår har slutat före \(context.on)"))
    }
    self.time = time
    applicationContext = context.moved(to: final)
    applications = try PaymentApplicationScope(reading, applicationContext, for: kind)
    sent = context.sentApplications(of: programme, in: time.year)
  }

  /// What the applications that were sent asked for, by objective and provision.
  func sentSums() throws(ArithmeticError) -> [String: AccountsRow.SentSums] {
    var sums: [String: AccountsRow.SentSums] = [:]
    for application in sent {
      for row in application.rows {
        let key = "\(row.objective) \(row.provision)"
        var sum = sums[key] ?? AccountsRow.SentSums()
        try sum.add(row, of: application)
        sums[key] = sum
      }
    }
    return sums
  }
}
