public import Portfolio
import Values

/// The returns that have been sent to the Commission, as the log tells of them, and what those of them that
/// are payment applications asked for.
public struct SentToCommission: Sendable {
  /// By the day they speak of, then by the day they were sent.
  private let returns: [Entry]
  /// The public lists of operations that came out.
  let lists: [SentReturn]
  /// The reports on irregularities.
  let irregularities: SentIrregularities

  private struct Entry {
    let kind: Return
    let programme: String?
    let on: Day
    let sent: Day
    let mark: ApplicationMark
  }

  /// - Parameter returns: the marks of the log. One that names no return or day as it should tells nothing.
  public init(_ returns: [SentReturn]) {
    lists = returns.filter { $0.kind == SentReturn.listOfOperations }
    irregularities = SentIrregularities(returns)
    self.returns = returns.compactMap { one in
      guard let kind = Return(rawValue: one.kind), let on = one.cutOff, let sent = one.day else {
        return nil
      }
      return Entry(
        kind: kind, programme: one.programme, on: on, sent: sent,
        mark: ApplicationMark(
          entry: one.entry, file: one.file, on: on, sent: sent,
          since: one.since.flatMap { try? Day.parse($0) }, asOf: one.asOf,
          application: kind == .paymentApplication
            ? SentApplication(one, on: on, sent: sent) : nil))
    }.sorted { ($0.on, $0.sent) < ($1.on, $1.sent) }
  }

  /// Nothing has been sent.
  public static let none = SentToCommission([])

  /// The payment applications of a programme that were sent, in their order. One that names no programme is
  /// of the only one there is.
  func marks(of programme: Programme) -> [ApplicationMark] {
    marks(.paymentApplication, of: programme)
  }

  private func marks(_ kind: Return, of programme: Programme) -> [ApplicationMark] {
    returns.filter { $0.kind == kind && ($0.programme ?? programme.cci) == programme.cci }
      .map(\.mark)
  }

  /// The mark of the accounts of a year that were sent last, made for a day or before; `nil` when none were.
  func accounts(
    of year: AccountingYear, of programme: Programme, by day: Day, _ terms: ReturnTerms
  ) -> ApplicationMark? {
    marks(.accounts, of: programme).last {
      $0.on <= day && AccountsTime(on: $0.on, terms)?.year == year
    }
  }

  /// Whether any accounts of a programme were sent, made for a day or before.
  func hasAccounts(of programme: Programme, by day: Day) -> Bool {
    marks(.accounts, of: programme).contains { $0.on <= day }
  }

  /// The day on which the first payment application was sent that reaches what was registered on a day.
  func application(with registered: Day, _ terms: ReturnTerms) -> Day? {
    returns.first { one in
      guard one.kind == .paymentApplication, let time = ApplicationTime(on: one.on, terms) else {
        return false
      }
      return time.year.period.contains(registered) && registered <= time.until
    }?.sent
  }

  /// The day on which the accounts of a year were last sent.
  func accounts(of year: String, _ terms: ReturnTerms) -> Day? {
    returns.last { $0.kind == .accounts && AccountsTime(on: $0.on, terms)?.year.name == year }?.sent
  }
}

/// That a payment application was sent to the Commission, or accounts were, and what they were made of.
struct ApplicationMark: Hashable, Sendable {
  /// The entry of the log that says so.
  let entry: Int64
  let file: String
  /// The day it was made for, and the day it was sent.
  let on: Day
  let sent: Day
  /// The day that the application before it was said to reach, where somebody said it.
  let since: Day?
  /// The entry of the log after which the portfolio was read for it; unknown of a mark that does not tell.
  let asOf: Int64?
  /// What it asked for, where the log tells of that.
  let application: SentApplication?
}

extension ApplicationMark {
  /// The same, made for another day of the same state of the portfolio.
  func made(for day: Day) -> ApplicationMark {
    ApplicationMark(
      entry: entry, file: file, on: day, sent: sent, since: since, asOf: asOf,
      application: application)
  }
}

/// A payment application that was sent to the Commission, with what it asked for, as the log has it.
struct SentApplication: Hashable, Sendable {
  /// The entry of the log that says that it was sent.
  let entry: Int64
  let file: String
  /// The CCI number of its programme.
  let programme: String
  /// The day it was made for, and the day it was sent.
  let on: Day
  let sent: Day
  let rows: [Row]

  /// What it asked for under a provision of an objective, in euro.
  struct Row: Hashable, Sendable {
    let objective: String
    let provision: String
    let eligible: Money
    let publicContribution: Money
  }

  /// - Returns: `nil` when the log does not say, as `applied(in:)` wrote it, what it asked for.
  init?(_ entry: SentReturn, on: Day, sent: Day) {
    guard let programme = entry.programme, let applied = entry.applied else { return nil }
    self.entry = entry.entry
    file = entry.file
    self.programme = programme
    self.on = on
    self.sent = sent
    var rows: [Row] = []
    for part in applied.split(separator: ";") {
      let words = part.split(separator: " ").map { String($0) }
      guard words.count >= 4, let objective = words.first,
        let eligible = try? Money.parse(words[words.count - 2], currency: .eur),
        let contribution = try? Money.parse(words[words.count - 1], currency: .eur)
      else { return nil }
      rows.append(
        Row(
          objective: objective, provision: words.dropFirst().dropLast(2).joined(separator: " "),
          eligible: eligible, publicContribution: contribution))
    }
    self.rows = rows
  }
}

extension ExportContext {
  /// What a payment application asks for, to be kept in the log when it is sent: the CCI number of its
  /// programme, and its rows in a line of text.
  public func applied(in reading: Reading) throws -> (programme: String, rows: String) {
    let scope = try PaymentApplicationScope(reading, self)
    var sums = PaymentApplicationSums(
      scope, rates: EuroRates(try reading.rates()), self, carrying: try scope.carried(reading))
    try reading.eachProject { try sums.add($0) }
    let rows = try sums.rows().filter { row in
      row.provision.exclusion == nil
        && !(row.eligible.amount.isZero && row.publicContribution.amount.isZero)
    }
    let texts = rows.map { row in
      "\(row.objective ?? "") \(row.provision.rawValue) \(row.eligible.amount.plain) "
        + row.publicContribution.amount.plain
    }
    return (scope.programme.cci, texts.joined(separator: "; "))
  }

  /// The entries of the log that mark applications of the same programme and accounting year as sent which were
  /// made for the day of this one, or for a later one.
  public func applicationsNotBefore(in reading: Reading) throws -> [Int64] {
    let scope = try PaymentApplicationScope(reading, self)
    return sent.marks(of: scope.programme).filter {
      on <= $0.on && ApplicationTime(on: $0.on, terms)?.year == scope.time.year
    }.map(\.entry)
  }

  /// The day on which the last application before an accounting year was made: as the log has it, else the
  /// last day for it.
  func lastApplication(beforeYear year: AccountingYear, of programme: Programme) -> Day? {
    guard year.period != terms.firstAccountingYear,
      let before = try? year.period.first.adding(days: -1),
      let previous = AccountingYear(containing: before, terms)
    else { return nil }
    return sent.marks(of: programme).map(\.on)
      .last { ApplicationTime(on: $0, terms)?.year == previous }
      ?? terms.lastApplication(in: previous.period.last.year)
  }
}
