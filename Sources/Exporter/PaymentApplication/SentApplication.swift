public import Portfolio
public import Values

/// A payment application that was sent to the Commission, with what it asked for, as the log has it.
public struct SentApplication: Sendable {
  public let file: String
  /// The CCI number of its programme.
  public let programme: String
  /// The day it was made for, and the day it was sent.
  public let on: Day
  public let sent: Day
  let rows: [Row]

  /// What it asked for under a provision of an objective, in euro.
  struct Row: Hashable, Sendable {
    let objective: String
    let provision: String
    let eligible: Money
    let publicContribution: Money
  }

  /// - Parameter applied: what it asked for, as `applied(in:_:)` wrote it.
  /// - Returns: `nil` when that is not so written.
  public init?(file: String, programme: String, on: Day, sent: Day, applied: String) {
    self.file = file
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

  /// What a payment application asks for, to be kept in the log when it is sent: the CCI number of its
  /// programme, and its rows in a line of text.
  public static func applied(
    in reading: Reading, _ context: ExportContext
  ) throws -> (programme: String, rows: String) {
    let scope = try PaymentApplicationScope(reading, context)
    var sums = PaymentApplicationSums(scope, rates: EuroRates(try reading.rates()), context)
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
}

extension ExportContext {
  /// The payment applications of a programme and an accounting year that were sent.
  func sentApplications(of programme: Programme, in year: AccountingYear) -> [SentApplication] {
    sent.filter { one in
      one.programme == programme.cci && ApplicationTime(on: one.on, terms)?.year == year
    }
  }

  /// The day on which the last application before an accounting year was made: as the log has it, else the
  /// last day for it.
  func lastApplication(beforeYear year: AccountingYear, of programme: Programme) -> Day? {
    guard year.period != terms.firstAccountingYear,
      let before = try? year.period.first.adding(days: -1),
      let previous = AccountingYear(containing: before, terms)
    else { return nil }
    return sentApplications(of: programme, in: previous).map(\.on).max()
      ?? terms.lastApplication(in: previous.period.last.year)
  }
}
