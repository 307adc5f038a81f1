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
  /// In which of the applications that were sent expenditure stands, when any of the year was.
  let standings: SentStandings?

  init(_ reading: Reading, _ context: ExportContext) throws {
    let kind = Return.accounts
    self.context = context
    programme = try context.programmeOfRegulation(in: reading, for: kind)
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
    sent = context.sentApplications(of: programme, in: time.year)
    standings =
      sent.isEmpty
      ? nil
      : try SentStandings(
        context.sent.marks(of: programme), of: programme, reading, applicationContext)
    let applications = try PaymentApplicationScope(reading, applicationContext, for: kind)
    self.applications = standings.map { applications.among($0) } ?? applications
  }

  /// Whether what was registered of an objective stands in the applications of the year.
  func holds(_ piece: RegisteredPiece, under objective: Objective) throws -> Bool {
    guard let standings, applications.hasLackedConditions(objective.code, piece.converted) else {
      return !applications.lacksConditions(objective.code, piece.converted)
    }
    return try standings.holder(of: piece, under: objective)?.time.year == time.year
  }

  /// Whether a cut takes back what an application before the one that has the cut had asked for: what was
  /// never asked for whole is not withdrawn.
  func isWithdrawn(
    _ cut: RegisteredPiece, of paid: RegisteredPiece, under objective: Objective
  ) throws -> Bool {
    guard paid.registered <= cut.registered else { return false }
    guard let standings else { return true }
    guard let asked = try standings.holder(of: paid, under: objective) else {
      // Of a year whose applications nobody has marked, what was registered counts as asked for.
      return AccountingYear(containing: paid.registered, context.terms)
        .map { standings.applications(of: $0).isEmpty } ?? true
    }
    return try standings.holder(of: cut, under: objective)?.mark != asked.mark
  }

  /// The technical assistance that the applications that were sent asked for, each a share of its own rows;
  /// `nil` when none was.
  func assistanceAsked(_ share: Percentage) throws -> (Money, Cell)? {
    if sent.isEmpty { return nil }
    var sum = Money.zero(.eur)
    var steps: [FigureStep] = []
    for application in sent {
      let bases = application.rows.compactMap { row -> Money? in
        guard let provision = ApplicationProvision(rawValue: row.provision),
          !provision.isNotLinkedToCosts
        else { return nil }
        let rate = programme.rates.first {
          $0.objective == row.objective && $0.actionKind == provision.kind
        }
        return rate?.base == .public ? row.publicContribution : row.eligible
      }
      let base = try Money.sum(bases, in: .eur)
      let part = try share.of(base, rounding: .halfUp)
      sum = try sum.adding(part)
      let what = Wording(
        "asked for in \(application.file), sent on \(application.sent)",
        sv: "begärt i \(application.file), skickad \(application.sent)")
      steps.append(.share(what, share, of: base, gives: part))
    }
    return (sum, Cell(.amount(sum), steps: steps))
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
