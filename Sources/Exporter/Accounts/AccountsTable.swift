import Languages
import Portfolio
import Provenance
import Values

/// The accounts of an accounting year (Regulation (EU) 2021/1060, Article 98 and Annex XXIV): what is
/// entered, what was withdrawn, financial instruments, and the reconciliation with what was applied for.
///
/// What the accounts leave out is what papers record in their year after it ended, under a point of Article
/// 98(6). Article 103(2) records a cancellation in the year of its decision: whether it stands in these
/// accounts or in a later application is for the authority to say, in the paper that decides it.
struct AccountsTable: Arrangement {
  private let entered: Sheet<AccountsRow>
  private let reconciliation: Sheet<AccountsRow>
  private let withdrawals: Sheet<AccountsCut>
  private let deductions: Sheet<AccountsCut>
  private let changes: Sheet<AccountsChange>
  private let instruments: Sheet<AccountsInstruments>
  private let head: Sheet<AccountsHead>
  private let context: ExportContext

  static let names = [
    "entered", "withdrawals", "instruments", "reconciliation", "deductions", "changes", "accounts",
  ]

  init(_ context: ExportContext, hasLabels: Bool) {
    entered = AccountsRow.entered(hasLabels: hasLabels)
    reconciliation = AccountsRow.reconciliation(hasLabels: hasLabels)
    withdrawals = AccountsCut.withdrawals(hasLabels: hasLabels)
    deductions = AccountsCut.deductions(hasLabels: hasLabels)
    changes = AccountsChange.sheet(hasLabels: hasLabels)
    instruments = AccountsInstruments.sheet(hasLabels: hasLabels)
    head = AccountsHead.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] {
    [
      entered.head, withdrawals.head, instruments.head, reconciliation.head, deductions.head,
      changes.head, head.head,
    ]
  }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let scope = try AccountsScope(reading, context)
    let rates = EuroRates(try reading.rates())
    var sums = PaymentApplicationSums(
      scope.applications, rates: rates, scope.applicationContext, for: .accounts)
    var cuts = AccountsCuts(scope, rates)
    try reading.eachProject { project in
      try sums.add(project)
      try cuts.add(project)
    }
    let applied = try sums.rows()
    try cuts.withholdIncomplete()
    var rest = Dictionary(grouping: cuts.leftOut, by: \.key)
    var sent = try scope.sentSums()
    let isSent = !scope.sent.isEmpty
    var rows = applied.map { row in
      let key = AccountsKey(objective: row.objective ?? "", provision: row.provision)
      return AccountsRow(
        application: row, cuts: rest.removeValue(forKey: key) ?? [],
        sent: isSent ? sent.removeValue(forKey: key.name) ?? AccountsRow.SentSums() : nil)
    }
    try requireRows(for: rest.keys.map(\.name) + sent.keys)
    let changed = try AccountsChanges(
      scope, reading, rates, where: try rows.contains { try $0.isChanged })
    let lines = Dictionary(grouping: changed.all, by: \.key)
    for place in rows.indices { rows[place].changes = lines[rows[place].key] ?? [] }
    try withhold(rows, scope)
    try addAssistance(to: &rows, scope)
    for row in rows { try body(try entered.row(row)) }
    for cut in cuts.withdrawn { try body(try withdrawals.row(cut)) }
    for objective in scope.programme.objectives {
      try body(try instruments.row(AccountsInstruments(objective: objective)))
    }
    for row in rows { try body(try reconciliation.row(row)) }
    for cut in cuts.leftOut { try body(try deductions.row(cut)) }
    for change in changed.all { try body(try changes.row(change)) }
    try body(try head.row(try AccountsHead(scope, rows)))
    var remarks = Remarks()
    remarks.conversions = try sums.conversions.all()
    if !isSent { remarks.notices.append(Self.nothingSent(scope)) }
    return remarks
  }

  /// Without a mark, what the applications asked for is only what they would ask for now.
  private static func nothingSent(_ scope: AccountsScope) -> Wording {
    let year = scope.time.year.name
    return Wording(
      "no payment application of \(year) is marked as sent, so columns A and B of the reconciliation hold "
        + "what one would ask for now (Article 98(3)(a) of Regulation (EU) 2021/1060); mark those that "
        + "were sent with fondbok sent",
      sv:
        "ingen betalningsansökan för \(year) är markerad som skickad, så kolumn A och B i avstämningen "
        + "har det som en skulle begära nu (artikel 98.3 a i förordning (EU) 2021/1060); markera dem som "
        + "skickades med fondbok sent")
  }

  /// Technical assistance is a share of what is entered by costs (Article 36(5)), and of what was asked for
  /// in each application.
  private func addAssistance(to rows: inout [AccountsRow], _ scope: AccountsScope) throws {
    guard let place = rows.firstIndex(where: { $0.application.assistance != nil }),
      let share = context.terms.technicalAssistance
    else { return }
    let bases = try rows.filter { !$0.provision.isNotLinkedToCosts }.map { try $0.enteredBase() }
    let base = try Money.sum(bases.map(\.amount), in: .eur)
    let assistance = try share.of(base, rounding: .halfUp)
    let entered = Cell(
      .amount(assistance), from: bases.flatMap(\.sources),
      steps: [
        .parts(base),
        .share(PaymentApplicationSums.assistance, share, of: base, gives: assistance),
      ])
    let (asked, cell) =
      try scope.assistanceAsked(share)
      ?? {
        let application = rows[place].application
        let asked = application.assistance ?? TracedFigure()
        return (
          asked.amount,
          Cell(.amount(asked.amount), from: asked.sources, steps: application.assistanceSteps)
        )
      }()
    rows[place].assistance = AccountsRow.Assistance(
      asked: asked, askedCell: cell, entered: assistance, enteredCell: entered)
  }

  /// A cut of what nothing was applied for under would leave a difference that no row shows.
  private func requireRows(for places: [String]) throws {
    guard let place = places.min() else { return }
    throw ExportError.unsuited(
      .accounts,
      Wording(
        "the accounts have something to reconcile under \(place), where nothing was applied for; "
          + "correct the objective of the decision, or of the programme",
        sv:
          "räkenskaperna har något att stämma av under \(place), där inget har begärts; rätta målet "
          + "i beslutet, eller i programmet"))
  }

  /// A comment that is too long is not cut off: its reasons are shortened where they are stated. Nor do
  /// accounts hold what no application of the year has asked for (Article 98(3)(a)).
  private func withhold(_ rows: [AccountsRow], _ scope: AccountsScope) throws {
    var gaps = GapList()
    for row in rows {
      if try row.changed().isNegative || row.changedPublic().isNegative {
        gaps.add(try notAppliedFor(row, scope))
      }
      guard let comment = try row.comment, comment.count > AccountsRow.longestComment,
        let first = row.cuts.first
      else { continue }
      let place = "\(row.application.objective ?? "") \(row.provision.rawValue)"
      gaps.add(
        Gap(
          project: first.project,
          field: Wording(
            "a comment on \(place) of at most \(AccountsRow.longestComment) characters; the reasons "
              + "of its cuts have \(comment.count)",
            sv: "en kommentar om \(place) på högst \(AccountsRow.longestComment) tecken; skälen "
              + "till dess avdrag har \(comment.count)"),
          law: Act.cpr.annex("XXIV"),
          fix: Wording(
            "shorten the <reason> of the corrections, and send the papers again",
            sv: "korta <reason> i korrigeringarna, och skicka handlingarna igen")))
    }
    try gaps.withhold(.accounts)
  }

  private func notAppliedFor(_ row: AccountsRow, _ scope: AccountsScope) throws -> Gap {
    let place = "\(row.application.objective ?? "") \(row.provision.rawValue)"
    let missing = try row.changed().isNegative ? row.changed() : row.changedPublic()
    let amount = try missing.negated()
    let year = scope.time.year.name
    return Gap(
      project: scope.programme.cci,
      field: Wording(
        "a payment application for \(amount) of \(place): it is registered in \(year), and those "
          + "that were sent did not ask for it",
        sv: "en betalningsansökan om \(amount) inom \(place): det är bokfört i \(year), och de som "
          + "skickades begärde det inte"), law: Act.cpr.article("98", "3", "a"),
      fix: Wording(
        "mark the application that asks for it as sent with fondbok sent, or correct <registered>",
        sv: "markera ansökan som begär det som skickad med fondbok sent, eller rätta <registered>"))
  }

  /// What SQLite says is registered in the year, and what its accounts leave out, each amount in euro by
  /// itself.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let scope = try AccountsScope(reading, context)
    let rates = EuroRates(try reading.rates())
    var totals = Totals()
    func add(_ amount: Money, _ converted: Day, _ sheet: String, _ sum: String) throws {
      // A rate that is missing has stopped the return before.
      guard let conversion = try rates.convert(amount, registered: converted) else { return }
      try totals.add(conversion.euro, of: sheet, to: sum)
    }
    let year = scope.time.year.period
    for row in try reading.registeredExpenditure(
      of: scope.programme, in: year, yearBegins: context.terms.accountingYearBegins)
    {
      try add(row.eligible, row.converted, "entered", "registered_expenditure")
      try add(row.publicContribution, row.converted, "entered", "registered_public")
    }
    // What enabling conditions kept out of the applications is not left out of the accounts, and SQLite
    // does not know which it is.
    guard !scope.applications.hasUnfulfilledConditions,
      scope.standings == nil || !scope.applications.hasConditions
    else { return totals }
    let after = try Period(first: try year.last.adding(days: 1), last: context.on)
    for row in try reading.expenditureLeftOut(
      ofAccounts: scope.time.year.name, of: scope.programme, in: after)
    {
      try add(row.eligible, row.converted, "deductions", "expenditure")
      try add(row.publicContribution, row.converted, "deductions", "public_contribution")
    }
    return totals
  }
}
