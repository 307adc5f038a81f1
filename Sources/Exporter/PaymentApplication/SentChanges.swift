import Languages
import Portfolio
import Provenance
import Values

/// Compares what an application was made of, as the portfolio stood then, with what it has now, piece by piece.
///
/// The last application of an accounting year that was sent tells what all of them asked for, since they are
/// cumulative. Only lines that differ are kept, and only projects of which a paper has changed are read, unless
/// a rate, a programme or a condition has.
struct SentChanges {
  private(set) var all: [SentChange] = []
  private(set) var gaps = GapList()
  /// The papers that hold money which the application had in a paper of another id.
  private(set) var replacing: Set<Reference> = []
  private let since: ApplicationMark
  private let year: AccountingYear

  /// What the change is told for.
  enum Purpose {
    /// The accounts of the application's year: all that differs from what it asked for.
    case accounts
    /// A later year's application: what neither the applications nor the accounts of the year have had, and
    /// what they have had and is not there any more. Accounts that are yet to be sent take off what has fallen
    /// in their year by themselves.
    /// - Parameter accounts: the accounts of the year, when they were sent.
    case carrying(accounts: ApplicationMark?)
  }

  /// - Parameters:
  ///   - mark: the last application of its year that was sent.
  ///   - now: up to when the present state is told.
  /// - Returns: `nil` when the state that it was made of cannot be read: nobody has written which it was, or the
  ///   portfolio lies in memory alone.
  init?(
    since mark: ApplicationMark, _ time: ApplicationTime, of programme: Programme,
    for purpose: Purpose, now: ExpenditureState.Time, _ reading: Reading
  ) throws {
    guard let asOf = mark.asOf else { return nil }
    since = mark
    year = time.year
    var accounts: ApplicationMark?
    if case .carrying(let sent) = purpose, sent?.asOf != nil { accounts = sent }
    let then = ExpenditureState.Time(
      year: time.year, until: time.until, conditions: mark.on, cuts: mark.on, terms: now.terms)
    // What was registered after it within its year may stand in papers that have not changed.
    let isWhole = time.until == time.year.period.last
    let done: Void? = try reading.earlier(after: asOf) { earlier in
      guard let accounts, let entry = accounts.asOf else {
        let keys =
          isWhole ? try Self.projects(of: [reading, earlier], after: asOf, programme) : nil
        try compare(
          try ExpenditureState(earlier, of: programme, then, projects: keys), nil,
          try ExpenditureState(reading, of: programme, now, projects: keys), purpose, earlier,
          reading)
        return
      }
      let inAccounts = ExpenditureState.Time(
        year: time.year, until: time.year.period.last,
        conditions: now.terms.lastApplication(in: time.year.period.last.year) ?? mark.on,
        cuts: accounts.on, terms: now.terms)
      _ = try reading.earlier(after: entry) { later in
        let keys =
          isWhole
          ? try Self.projects(of: [reading, earlier, later], after: min(asOf, entry), programme)
          : nil
        try compare(
          try ExpenditureState(earlier, of: programme, then, projects: keys),
          try ExpenditureState(later, of: programme, inAccounts, projects: keys),
          try ExpenditureState(reading, of: programme, now, projects: keys), purpose, earlier,
          reading)
      }
    }
    if done == nil { return nil }
  }

  /// The projects that may have something else now; `nil` when all may.
  private static func projects(
    of readings: [Reading], after entry: Int64, _ programme: Programme
  ) throws -> Set<String>? {
    var keys: Set<String> = []
    var rates: [String: ExchangeRate] = [:]
    for reading in readings {
      let held = try reading.programmes().first { $0.cci == programme.cci }
      guard let changed = try reading.projects(changedAfter: entry),
        held?.objectives.allSatisfy({ $0.unfulfilledFrom == nil }) ?? false
      else { return nil }
      keys.formUnion(changed)
      for rate in try reading.rates() {
        let name = "\(rate.month) \(rate.currency.code)"
        if let other = rates[name], other != rate { return nil }
        rates[name] = rate
      }
    }
    return keys
  }

  // MARK: Comparing

  private mutating func compare(
    _ then: ExpenditureState, _ accounts: ExpenditureState?, _ now: ExpenditureState,
    _ purpose: Purpose, _ earlier: Reading, _ reading: Reading
  ) throws {
    gaps.add(
      now.gaps.subtracting(then.gaps).sorted { $0.said(in: .english) < $1.said(in: .english) })
    let now = now.named(like: then)
    replacing = Set(now.renamed.keys.map(\.document))
    let accounts = accounts?.named(like: then).named(like: now)
    let names = Set(then.pieces.keys).union(now.pieces.keys)
      .union(accounts.map { Set($0.pieces.keys) } ?? [])
    for name in names.sorted(by: { Self.order($0) < Self.order($1) }) {
      let pieces = (then: then.pieces[name], now: now.pieces[name])
      guard let asked = try then.parts(of: pieces.then) else { continue }
      guard let held = try now.parts(of: pieces.now) else {
        if let piece = pieces.now { lacksRate(of: piece) }
        continue
      }
      guard let piece = pieces.then ?? pieces.now ?? accounts?.pieces[name] else { continue }
      let isOfYear =
        pieces.then.map { then.isOfYear($0) } ?? false
        || pieces.now.map { now.isOfYear($0) } ?? false
      let isDeclared = try self.isDeclared(piece, in: then, now.renamed)
      let states = pieces.now?.entry.eligible
      let line = Line(
        piece: piece, isOfYear: isOfYear && isDeclared, isDeclared: isDeclared,
        states: states == piece.entry.eligible ? nil : states)
      let cause = try self.cause(pieces.then, pieces.now, earlier, reading)
      let converted = try now.parts(of: pieces.now, atRatesOf: then) ?? held
      guard case .carrying = purpose else {
        // What accounts are to leave out, they take off themselves.
        if year.period.last < piece.entry.registered { continue }
        try add(line, asked, converted, cause)
        try add(line, converted, held, .rateChanged)
        continue
      }
      let had = try Self.had(
        asked, in: try accounts?.parts(of: accounts?.pieces[name]), or: held, line, year)
      try add(line, had, held, converted == asked ? .rateChanged : cause)
    }
  }

  private static func order(_ name: ExpenditureState.Name) -> String {
    "\(name.document.issuer) \(name.document.id) \(name.correction ?? "")"
  }

  /// A piece that may have changed.
  private struct Line {
    let piece: ExpenditureState.Piece
    /// Whether accounts of the application's year hold it, or would.
    let isOfYear: Bool
    /// Of a cut, whether what it takes back was asked for.
    let isDeclared: Bool
    /// What the paper states now, where it stated something else.
    let states: Money?
  }

  /// Whether an application asked for what a cut takes back: nothing is withdrawn that was never declared, and a
  /// cut of it follows it.
  private func isDeclared(
    _ piece: ExpenditureState.Piece, in then: ExpenditureState,
    _ renamed: [ExpenditureState.Name: ExpenditureState.Name]
  ) throws -> Bool {
    guard let corrected = piece.entry.corrected else { return true }
    let paid = ExpenditureState.Name(document: corrected, correction: nil)
    guard let asked = then.pieces[renamed[paid] ?? paid] else { return false }
    return try then.parts(of: asked)?.isEmpty == false
  }

  /// What the applications and the accounts of the year have had of a piece.
  ///
  /// - Parameters:
  ///   - asked: what the applications asked for.
  ///   - accounts: what the portfolio had when the accounts were made; `nil` when they were not sent.
  ///   - held: what it has now.
  private static func had(
    _ asked: ExpenditureState.Parts, in accounts: ExpenditureState.Parts?,
    or held: ExpenditureState.Parts, _ line: Line, _ year: AccountingYear
  ) throws -> ExpenditureState.Parts {
    let entry = line.piece.entry
    if entry.isInEarlierAccounts {
      // Accounts of the year take off what they hold alone; those of years before it have been sent.
      guard entry.correction?.accountingYear == year.name,
        year.period.last < entry.registered
      else { return asked }
      return line.isDeclared ? accounts ?? held : [:]
    }
    guard line.isOfYear else { return asked }
    // Accounts hold no more than was asked for, and no more than there was when they were made.
    let other = accounts ?? held
    var had: ExpenditureState.Parts = [:]
    for key in Set(asked.keys).union(other.keys) {
      let (one, two) = (asked[key] ?? .init(), other[key] ?? .init())
      had[key] = ExpenditureState.Part(
        eligible: try one.eligible.isAtMost(two.eligible) ? one.eligible : two.eligible,
        publicContribution: try one.publicContribution.isAtMost(two.publicContribution)
          ? one.publicContribution : two.publicContribution)
    }
    return had
  }

  /// What has become of a paper, where its amounts differ.
  private func cause(
    _ then: ExpenditureState.Piece?, _ now: ExpenditureState.Piece?, _ earlier: Reading,
    _ reading: Reading
  ) throws -> SentChange.Cause {
    guard let then else {
      let isKnown = try now.map {
        try earlier.header(.payment, $0.entry.document.reference) != nil
      }
      return isKnown ?? true ? .paperChanged : .paperCame
    }
    guard let now else {
      return try reading.header(.payment, then.entry.document.reference) == nil
        ? .paperWithdrawn : .paperChanged
    }
    let isSame =
      then.entry.eligible == now.entry.eligible
      && then.entry.publicContribution == now.entry.publicContribution
      && then.entry.converted == now.entry.converted
    guard isSame else { return .paperChanged }
    let (before, after) = (then.entry.split, now.entry.split)
    return before.weights == after.weights && rows(before) == rows(after)
      ? .conditionsChanged : .splitChanged
  }

  private func rows(_ split: ObjectiveSplit) -> [ApplicationKey] {
    split.objectives.map {
      ApplicationKey(objective: $0.code, provision: ApplicationProvision($0.actionKind))
    }
  }

  private mutating func add(
    _ line: Line, _ asked: ExpenditureState.Parts, _ held: ExpenditureState.Parts,
    _ cause: SentChange.Cause
  ) throws {
    let entry = line.piece.entry
    let keys = Set(asked.keys).union(held.keys)
    for key in keys.sorted(by: { $0.name < $1.name }) {
      let (before, after) = (asked[key] ?? .init(), held[key] ?? .init())
      let eligible = try before.eligible.subtracting(after.eligible)
      let contribution = try before.publicContribution.subtracting(after.publicContribution)
      if eligible.isZero, contribution.isZero { continue }
      all.append(
        SentChange(
          key: key, project: line.piece.project, document: entry.document,
          correction: entry.correction?.id,
          spot: entry.spot.child(entry.correction == nil ? "eligibleExpenditure" : "amount"),
          stated: entry.eligible, states: cause == .paperChanged ? line.states : nil,
          application: since, cause: cause,
          month: String(entry.converted.iso.prefix(7)), isOfYear: line.isOfYear,
          eligible: eligible, publicContribution: contribution))
    }
  }

  private mutating func lacksRate(of piece: ExpenditureState.Piece) {
    gaps.addRate(
      of: piece.entry.eligible.currency, in: piece.entry.converted, for: piece.project,
      law: Act.cpr.article("76", "1", "c"))
  }
}
