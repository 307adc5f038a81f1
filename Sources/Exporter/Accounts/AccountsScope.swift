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
  let marks: [ApplicationMark]
  /// In which of the applications that were sent expenditure stands, when any of the year was.
  let standings: SentStandings?
  /// What has changed since the last application of the year was made; `nil` when that cannot be told.
  let changes: SentChanges?

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
    marks = context.sent.marks(of: programme).filter {
      ApplicationTime(on: $0.on, context.terms)?.year == time.year
    }
    standings =
      marks.isEmpty
      ? nil
      : try SentStandings(
        context.sent.marks(of: programme), of: programme, reading, applicationContext)
    let applications = try PaymentApplicationScope(reading, applicationContext, for: kind)
    self.applications = standings.map { applications.among($0) } ?? applications
    guard let last = standings?.applications(of: time.year).last else {
      changes = nil
      return
    }
    changes = try SentChanges(
      since: last.mark, last.time, of: programme, for: .accounts,
      now: ExpenditureState.Time(
        year: time.year, until: time.year.period.last, conditions: final, cuts: context.on,
        terms: context.terms), reading)
  }

  /// Whether the applications of the year had all that papers take off them, as far as SQLite can tell: no paper
  /// has come in or changed since the last of them, and no condition kept anything out.
  var hasHadAll: Bool {
    guard standings != nil else { return !applications.hasUnfulfilledConditions }
    return changes?.all.isEmpty == true && !applications.hasConditions
      && marks.allSatisfy { $0.since == nil }
  }

  /// Whether the final application of the year is marked as sent.
  var hasFinal: Bool { standings?.hasFinal(of: time.year) ?? false }

  /// Whether the applications of the year, or of one before it, had what was registered of an objective: nothing
  /// is taken off what they never had. Of a year whose applications nobody has marked, all counts as had.
  func holds(_ piece: RegisteredPiece, under objective: Objective) throws -> Bool {
    guard let standings else {
      return !applications.lacksConditions(objective.code, piece.converted)
    }
    if isReplacing(piece) { return true }
    guard let holder = try standings.holder(of: piece, under: objective) else {
      let year = AccountingYear(containing: piece.registered, context.terms)
      return (year.map { standings.applications(of: $0).isEmpty } ?? true)
        && !applications.lacksConditions(objective.code, piece.converted)
    }
    return holder.time.year.period.last <= time.year.period.last
  }

  /// Whether its paper was sent again under another id than the applications of the year had.
  private func isReplacing(_ piece: RegisteredPiece) -> Bool {
    changes?.replacing.contains(piece.document.reference) ?? false
  }

  /// Whether a cut takes back what an application before the one that has the cut had asked for: what was
  /// never asked for whole is not withdrawn.
  func isWithdrawn(
    _ cut: RegisteredPiece, of paid: RegisteredPiece, under objective: Objective
  ) throws -> Bool {
    guard paid.registered <= cut.registered else { return false }
    guard let standings, !isReplacing(paid) else { return true }
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
    if marks.isEmpty { return nil }
    var sum = Money.zero(.eur)
    var steps: [FigureStep] = []
    for application in marks.compactMap(\.application) {
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
    steps += try FigureStep.sums(
      Wording("asked for in all", sv: "begärt sammanlagt"), of: steps.compactMap { $0.gives },
      in: .eur)
    return (sum, Cell(.amount(sum), steps: steps))
  }
}
