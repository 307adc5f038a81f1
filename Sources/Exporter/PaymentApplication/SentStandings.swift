import Portfolio
import Values

/// What decides in which payment application a piece of registered expenditure stands: the paper, and the days
/// on which it was registered, or cut.
struct RegisteredPiece {
  let document: DocumentHeader
  /// The correction that it is, when it is a cut.
  let correction: Correction?
  /// The day that decides which accounting year and which application it belongs to.
  var registered: Day
  /// The day on which what it is, or cuts, became expenditure.
  var converted: Day
  /// Whether the accounts of an earlier year than that of its day have taken it off.
  let isInEarlierAccounts: Bool
}

extension RegisteredExpenditure.Entry {
  var piece: RegisteredPiece {
    RegisteredPiece(
      document: document, correction: correction, registered: registered, converted: converted,
      isInEarlierAccounts: isInEarlierAccounts)
  }
}

/// The payment applications that were sent: what they stated, and in which of them each piece of registered
/// expenditure stands. It is the one reckoning of the applications after them, of the accounts, and of the
/// records of operations.
///
/// **What is asked for.** Applications are cumulative within an accounting year (Regulation (EU) 2021/1060,
/// Article 91(3)). Under each row an application asks for what is eligible in the year so far, by the papers and
/// the rates of the day it is made, less what the applications of the year that were sent *stated*, as the log
/// keeps it (`StatedBefore`). So a paper that is withdrawn, corrected, sent again under another id or moved to
/// another row changes the next application by just that, and nothing is asked for twice.
///
/// **Over the year's end.** A year is closed by its final application (July), or by its accounts. What is
/// registered in a closed year, and neither its applications nor its accounts have had, is carried to the next
/// application: a paper that came in late, a rise, a condition that is fulfilled since. Once the accounts of the
/// year have been sent, what has fallen since is taken off there too. What the year has had, piece by piece, the
/// portfolio tells as it stood when its last application was made, and when its accounts were (`SentChanges`).
/// A year of which an application is marked as sent, and which is not closed, waits for that. Of a year whose
/// applications nobody has marked, and maybe none was sent, the accounts tell what it has had, once they are marked
/// as sent; until then what is registered counts as asked for. Notes tell of both.
///
/// **The accounts.** They hold what the applications of the year stated, less what papers leave out, less what
/// has fallen since, piece by piece: a rise of one paper covers no fall of another (Article 98(3)(a) and (6)).
///
/// **A piece** stands in the first application whose days fit and that could have it: its paper had come in when
/// that was made, and no enabling condition kept it out. Which papers had come in, the log tells by the entry
/// after which the application was made. Enabling conditions are those of the programme as it is read now.
struct SentStandings {
  private let applications: [(mark: ApplicationMark, scope: PaymentApplicationScope)]
  private let papers: EarlierPapers
  private let programme: Programme
  private let context: ExportContext

  /// - Parameter marks: the applications that count, in their order.
  init(
    _ marks: [ApplicationMark], of programme: Programme, _ reading: Reading,
    _ context: ExportContext
  ) throws {
    papers = try reading.earlierPapers()
    self.programme = programme
    self.context = context
    applications = try marks.compactMap { mark in
      try PaymentApplicationScope(mark, of: programme, context).map { (mark: mark, scope: $0) }
    }
  }

  /// The application that holds it, and when that was made; `nil` when none does.
  struct Holder {
    let mark: ApplicationMark
    let time: ApplicationTime
    /// The accounts that stand for the applications of a year of which none is marked as sent.
    var accounts: ApplicationMark?
  }

  var isEmpty: Bool { applications.isEmpty }

  /// The applications of an accounting year, in their order.
  func applications(of year: AccountingYear) -> [Holder] {
    applications.filter { $0.scope.time.year == year }
      .map { Holder(mark: $0.mark, time: $0.scope.time) }
  }

  /// Whether the final application of an accounting year is among them.
  func hasFinal(of year: AccountingYear) -> Bool {
    applications(of: year).contains { $0.time.isFinal }
  }

  /// What the applications of an accounting year stated.
  func stated(in year: AccountingYear) -> StatedBefore {
    StatedBefore(applications(of: year).map(\.mark))
  }

  /// The accounts of a year that were sent by the day of the return.
  func accounts(of year: AccountingYear) -> ApplicationMark? {
    context.sent.accounts(of: year, of: programme, by: context.on, context.terms)
  }

  /// Whether no more applications of an accounting year can come.
  func isClosed(_ year: AccountingYear) -> Bool {
    hasFinal(of: year) || accounts(of: year) != nil
  }

  /// The last application of the latest closed year before another: what is registered up to its end is told by
  /// what it was made of. Where no application closes a year, it is the accounts that were sent last of a year of
  /// which no application is marked.
  func lastClosed(before year: AccountingYear) -> Holder? {
    let applied = applications.last {
      $0.scope.time.year.period.last < year.period.first && isClosed($0.scope.time.year)
    }
    if let applied { return Holder(mark: applied.mark, time: applied.scope.time) }
    var current = AccountingYear(endedBefore: year.period.first, context.terms)
    while let earlier = current, programme.firstYear <= earlier.period.last.year {
      if let alone = accountsAlone(of: earlier) { return alone }
      current = AccountingYear(endedBefore: earlier.period.first, context.terms)
    }
    return nil
  }

  /// The accounts of a year that were sent, as if a final application had asked for all that they were made of;
  /// `nil` when the log does not tell which state that was. A year with applications has been looked at before.
  private func accountsAlone(of year: AccountingYear) -> Holder? {
    guard let accounts = accounts(of: year), accounts.asOf != nil,
      let day = context.terms.lastApplication(in: year.period.last.year),
      let time = ApplicationTime(on: day, context.terms), time.year == year
    else { return nil }
    return Holder(mark: accounts.made(for: day), time: time, accounts: accounts)
  }

  /// The application that holds a piece under an objective: the first of the accounting year that the piece is
  /// of as its paper tells now, else the first of another.
  func holder(of piece: RegisteredPiece, under objective: Objective) throws -> Holder? {
    guard ApplicationProvision(objective.actionKind).exclusion == nil else { return nil }
    var first: Holder?
    for (mark, scope) in applications {
      let isOfYear = scope.time.year.period.contains(piece.registered)
      if first != nil, !isOfYear { continue }
      guard try holds(piece, under: objective.code, mark, scope) else { continue }
      let holder = Holder(mark: mark, time: scope.time)
      if isOfYear { return holder }
      first = holder
    }
    return first
  }

  private func holds(
    _ piece: RegisteredPiece, under objective: String, _ mark: ApplicationMark,
    _ scope: PaymentApplicationScope
  ) throws -> Bool {
    func fits(_ piece: RegisteredPiece) throws -> Bool {
      guard !scope.lacksConditions(objective, piece.converted) else { return false }
      return try scope.turns(of: piece, under: objective).applied != nil
        || isCarried(piece, under: objective, scope)
    }
    guard let asOf = mark.asOf else { return try fits(piece) }
    // The first version of a paper says what it has always said.
    if piece.document.number == 1, try !fits(piece) { return false }
    guard let known = try known(piece, after: asOf) else { return false }
    return try fits(known)
  }

  /// Whether an application takes a piece of a year before its own, which the last application of the years
  /// that were closed by then did not have.
  private func isCarried(
    _ piece: RegisteredPiece, under objective: String, _ scope: PaymentApplicationScope
  ) throws -> Bool {
    guard piece.registered < scope.year.first, !piece.isInEarlierAccounts,
      let closed = lastClosed(before: scope.time.year), let asOf = closed.mark.asOf,
      piece.registered <= closed.time.year.period.last,
      let before = try PaymentApplicationScope(closed.mark, of: programme, context)
    else { return false }
    guard let known = try known(piece, after: asOf) else { return true }
    return before.lacksConditions(objective, known.converted)
  }

  /// The piece as its paper told of it after an entry of the log.
  private func known(_ piece: RegisteredPiece, after entry: Int64) throws -> RegisteredPiece? {
    var known = piece
    let version = piece.document.version
    if let correction = piece.correction {
      guard let decided = try papers.decided(correction.id, in: version, after: entry) else {
        return nil
      }
      known.registered = decided
    } else {
      guard let registered = try papers.registered(version, after: entry) else { return nil }
      known.registered = registered
      known.converted = registered
    }
    return known
  }
}

extension PaymentApplicationScope {
  /// An application that was sent, as the log tells of it; `nil` when no accounting year has it.
  init?(_ mark: ApplicationMark, of programme: Programme, _ context: ExportContext) throws {
    guard let time = ApplicationTime(on: mark.on, context.terms) else { return nil }
    let year = try Period(first: time.year.period.first, last: time.until)
    let sinceYear = context.lastApplication(beforeYear: time.year, of: programme)
    let since = mark.since.flatMap { $0 < time.until && year.contains($0) ? $0 : nil }
    let applied = try since.map {
      try Period(first: try $0.adding(days: 1), last: time.until)
    }
    self.init(
      programme: programme, time: time, applied: applied ?? year, year: year, day: mark.on,
      applicationBefore: since ?? sinceYear, applicationBeforeYear: sinceYear,
      terms: context.terms)
  }
}
