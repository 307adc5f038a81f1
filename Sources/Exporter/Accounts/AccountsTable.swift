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
  private let changes: Sheet<SentChange>
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
    changes = SentChange.sheet(hasLabels: hasLabels)
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
      scope.applications, rates: rates, scope.applicationContext,
      carrying: try scope.applications.carried(reading), for: .accounts)
    var cuts = AccountsCuts(scope, rates)
    try reading.eachProject { project in
      try sums.add(project)
      try cuts.add(project)
    }
    let stated = StatedBefore(scope.marks)
    let applied = try sums.rows(havingStated: stated)
    try cuts.withholdIncomplete()
    var rest = Dictionary(grouping: cuts.leftOut, by: \.key)
    let isSent = !scope.marks.isEmpty
    let changed = scope.changes?.all ?? []
    let lines = Dictionary(grouping: changed, by: \.key)
    let rows = applied.map { row in
      let key = ApplicationKey(objective: row.objective ?? "", provision: row.provision)
      return AccountsRow(
        application: row, cuts: rest.removeValue(forKey: key) ?? [],
        sent: isSent ? stated[key] : nil, changes: lines[key] ?? [])
    }
    try requireRows(for: rest.keys.map(\.name))
    return try tell(rows, cuts, changed, sums, scope, body)
  }

  private func tell(
    _ arranged: [AccountsRow], _ cuts: AccountsCuts, _ changed: [SentChange],
    _ sums: PaymentApplicationSums, _ scope: AccountsScope, _ body: (SheetRow) throws -> Void
  ) throws -> Remarks {
    var rows = arranged
    try withhold(rows, scope)
    try addAssistance(to: &rows, scope)
    for row in rows { try body(try entered.row(row)) }
    for cut in cuts.withdrawn { try body(try withdrawals.row(cut)) }
    for objective in scope.programme.objectives {
      try body(try instruments.row(AccountsInstruments(objective: objective)))
    }
    for row in rows { try body(try reconciliation.row(row)) }
    for cut in cuts.leftOut { try body(try deductions.row(cut)) }
    for change in changed { try body(try changes.row(change)) }
    try body(try head.row(try AccountsHead(scope, rows)))
    var remarks = Remarks()
    remarks.conversions = try sums.conversions.all()
    if scope.marks.isEmpty {
      remarks.notices.append(Self.nothingSent(scope))
    } else if let notice = try Self.notApplied(rows, changed, scope) {
      remarks.notices.append(notice)
    }
    return remarks
  }

  /// Accounts hold what the applications of the year asked for, and nothing besides (Article 98(3)(a)): what
  /// else is registered waits for a later application, and is not lost without a word.
  private static func notApplied(
    _ rows: [AccountsRow], _ changed: [SentChange], _ scope: AccountsScope
  ) throws -> Wording? {
    let sum = try Money.sum(rows.map { try $0.expenditure().notApplied }, in: .eur)
    let publicSum = try Money.sum(rows.map { try $0.publicSide().notApplied }, in: .eur)
    guard !sum.isZero || !publicSum.isZero else { return nil }
    let papers = Set(
      changed.filter { !$0.isOfYear || !$0.risen.isZero || !$0.risenPublic.isZero }
        .map(\.document.reference)
    ).count
    let year = scope.time.year.name
    let counted =
      papers == 0
      ? Wording.same("")
      : Wording(
        papers == 1 ? " of 1 paper" : " of \(papers) papers",
        sv: papers == 1 ? " i 1 handling" : " i \(papers) handlingar")
    let told =
      Wording("\(sum)", sv: "\(sum)") + counted
      + Wording(
        " is registered by the end of \(year), and no application of the year that was sent asked for it, so it "
          + "is not in these accounts (Article 98(3)(a) of Regulation (EU) 2021/1060), as not_applied tells: ",
        sv:
          " är bokfört till och med \(year), och ingen ansökan för året som skickades begärde det, så det är "
          + "inte med i räkenskaperna (artikel 98.3 a i förordning (EU) 2021/1060), vilket not_applied visar: "
      )
    return told
      + (scope.hasFinal
        ? Wording(
          "the next application of a later year asks for it",
          sv: "nästa ansökan för ett senare år begär det")
        : Wording(
          "mark the final application of the year with fondbok sent, if one was sent; else the next application "
            + "asks for it once these accounts are marked as sent",
          sv:
            "markera årets slutliga ansökan med fondbok sent, om en skickades; annars begär nästa ansökan det "
            + "när dessa räkenskaper är markerade som skickade"))
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
    let rises = try rows.filter { !$0.provision.isNotLinkedToCosts }.map {
      try $0.enteredBaseRise()
    }
    let together = try AccountsRow.Side.steps(
      to: base, AccountsRow.Side.notExplained, Money.sum(rises, in: .eur))
    let entered = Cell(
      .amount(assistance), from: bases.flatMap(\.sources),
      steps: (together.isEmpty ? [.parts(base)] : together) + [
        .share(PaymentApplicationSums.assistance, share, of: base, gives: assistance)
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

  /// A comment that is too long is not cut off: its reasons are shortened where they are stated.
  private func withhold(_ rows: [AccountsRow], _ scope: AccountsScope) throws {
    var gaps = scope.changes?.gaps ?? GapList()
    for row in rows {
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
    // What the applications did not have is not left out of the accounts, and SQLite does not know which it is.
    guard scope.hasHadAll else { return totals }
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
