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

/// In which of the payment applications that were sent each piece of registered expenditure stands: the one
/// reckoning of the applications after them, of the accounts, and of the records of operations.
///
/// It stands in the first whose days fit and that could have it: its paper had come in when that application
/// was made, and no enabling condition kept it out. Which papers had come in, the log tells by the entry
/// after which the application was made. Enabling conditions are those of the programme as it is read now.
struct SentStandings {
  private let applications: [(mark: ApplicationMark, scope: PaymentApplicationScope)]
  private let papers: EarlierPapers

  /// - Parameter marks: the applications that count, in their order.
  init(
    _ marks: [ApplicationMark], of programme: Programme, _ reading: Reading,
    _ context: ExportContext
  ) throws {
    papers = try reading.earlierPapers()
    applications = try marks.compactMap { mark in
      try PaymentApplicationScope(mark, of: programme, context).map { (mark: mark, scope: $0) }
    }
  }

  /// The application that holds it, and when that was made; `nil` when none does.
  struct Holder {
    let mark: ApplicationMark
    let time: ApplicationTime
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

  /// The days of which an application may hold entries.
  func reach(of mark: ApplicationMark) -> Period? {
    applications.first { $0.mark == mark }?.scope.reach
  }

  /// The application that holds a piece under an objective.
  func holder(of piece: RegisteredPiece, under objective: Objective) throws -> Holder? {
    guard ApplicationProvision(objective.actionKind).exclusion == nil else { return nil }
    let first = try applications.first {
      try holds(piece, under: objective.code, $0.mark, $0.scope)
    }
    return first.map { Holder(mark: $0.mark, time: $0.scope.time) }
  }

  private func holds(
    _ piece: RegisteredPiece, under objective: String, _ mark: ApplicationMark,
    _ scope: PaymentApplicationScope
  ) throws -> Bool {
    func fits(_ piece: RegisteredPiece) -> Bool {
      scope.turns(of: piece, under: objective).applied != nil
        && !scope.lacksConditions(objective, piece.converted)
    }
    guard let asOf = mark.asOf else { return fits(piece) }
    // The first version of a paper says what it has always said.
    if piece.document.number == 1, !fits(piece) { return false }
    guard let known = try known(piece, after: asOf) else { return false }
    return fits(known)
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
