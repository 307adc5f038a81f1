import Languages
import Portfolio
import Provenance
import Values

/// What a payment application asks for besides what is registered in its own accounting year: what neither the
/// applications nor the accounts of the years that are closed have had.
struct CarriedExpenditure {
  /// Piece by piece: what was had less what there is now.
  private(set) var lines: [SentChange] = []
  /// Whether what closed years have had is known, so that nothing else tells what is left of them.
  let isKnown: Bool
  private(set) var gaps = GapList()
  /// The last application of the closed years, or the accounts that stand for it.
  let closed: SentStandings.Holder?

  /// Nothing is known of earlier years.
  static var none: CarriedExpenditure { CarriedExpenditure() }

  private init() {
    isKnown = false
    closed = nil
  }

  /// - Parameters:
  ///   - standings: the applications that were sent before.
  ///   - day: the day of the return.
  init(
    before year: AccountingYear, of programme: Programme, _ standings: SentStandings, on day: Day,
    _ reading: Reading, _ terms: ReturnTerms
  ) throws {
    closed = standings.lastClosed(before: year)
    guard let closed,
      let changes = try SentChanges(
        since: closed.mark, closed.time, of: programme,
        for: .carrying(accounts: standings.accounts(of: closed.time.year)),
        now: ExpenditureState.Time(
          year: closed.time.year, until: closed.time.year.period.last, conditions: day, cuts: day,
          terms: terms), reading)
    else {
      isKnown = false
      return
    }
    isKnown = true
    lines = changes.all
    gaps = changes.gaps
  }

  /// What it comes to, and of how many papers.
  func sum() throws(ArithmeticError) -> (eligible: Money, papers: Int) {
    var sum = Money.zero(.eur)
    for line in lines { sum = try sum.subtracting(line.eligible) }
    return (sum, Set(lines.map(\.document.reference)).count)
  }

  /// That some of what is asked for was registered in years that are closed; `nil` where nothing is.
  ///
  /// - Parameter isAsked: whether the application asks for it.
  func notice(isAsked: Bool) throws(ArithmeticError) -> Wording? {
    guard let closed, !lines.isEmpty else { return nil }
    let (sum, papers) = try sum()
    let year = closed.time.year.name
    let many = Wording(
      papers == 1 ? "1 paper" : "\(papers) papers",
      sv: papers == 1 ? "1 handling bokförd" : "\(papers) handlingar bokförda")
    let after =
      if let accounts = closed.accounts {
        Wording(
          "its accounts, of \(accounts.on) (log entry \(accounts.entry))",
          sv: "årets räkenskaper, per \(accounts.on) (loggpost \(accounts.entry))")
      } else {
        Wording(
          "its last application, of \(closed.mark.on) (log entry \(closed.mark.entry))",
          sv: "årets sista ansökan, per \(closed.mark.on) (loggpost \(closed.mark.entry))")
      }
    let what =
      many
      + Wording(
        " registered in \(year) or before came in or changed after ",
        sv: " \(year) eller tidigare kom in eller ändrades efter ") + after
      + Wording(
        ": \(sum) that its applications and accounts have not had ",
        sv: ": \(sum) som dess ansökningar och räkenskaper inte har haft ")
    return what
      + (isAsked
        ? Wording(
          "is asked for here, as carried_expenditure and released_expenditure tell",
          sv: "begärs här, vilket carried_expenditure och released_expenditure visar")
        : Wording(
          "is not asked for here; leave --since out to ask for it",
          sv: "begärs inte här; utelämna --since för att begära det"))
  }
}
