import Languages
import Portfolio
public import Values

/// The commitment of a year, and what of it neither pre-financing nor applications have covered yet
/// (Regulation (EU) 2021/1060, Article 105).
///
/// What has been applied for covers the oldest commitments first. It is all that the portfolio has as
/// registered since the programme began: an application that was sent for less has covered less.
struct Commitment {
  let year: Int
  let amount: Money
  /// This commitment and those before it.
  let cumulative: Money
  let prefinanced: Money
  /// Nothing is said of it when a rate of an earlier year is missing.
  let applied: Money?
  /// The last day on which an application covers it.
  let due: Day?
  let uncovered: Money?
  let isDue: Bool

  var state: State? {
    uncovered.map { $0.isZero ? .covered : isDue ? .decommitted : .open }
  }

  enum State: String {
    case covered, open, decommitted

    var swedish: String {
      switch self {
      case .covered: "täckt"
      case .open: "öppet"
      case .decommitted: "återtas"
      }
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Commitment> {
    Sheet(
      "commitments", element: "commitment", hasLabels: hasLabels,
      tellsWhatIsMissing: true,
      [
        .code("year", "År") { String($0.year) },
        .code("currency", "Valuta") { $0.amount.currency.code },
        .amount("amount", "Åtagande") { $0.amount },
        .amount("cumulative", "Åtaganden till och med året") { $0.cumulative },
        .amount("prefinanced", "Förfinansiering hittills") { $0.prefinanced },
        .cells("applied", "Begärt EU-bidrag hittills", .amount) {
          Cell($0.applied.map { .amount($0) } ?? .notStated)
        },
        .day("due", "Täckt senast") { $0.due },
        .cells("uncovered", "Ännu inte täckt", .amount, sum: "uncovered") {
          Cell($0.uncovered.map { .amount($0) } ?? .notStated)
        },
        .cells("state", "Läge, kod", .code) {
          Cell($0.state.map { .code($0.rawValue) } ?? .notStated)
        },
        .label("Läge") { $0.state?.swedish },
      ])
  }

  /// The commitments of a programme, the oldest first.
  static func all(
    of programme: Programme, on day: Day, applied: Money?, _ terms: CommitmentTerms
  ) throws -> [Commitment] {
    let whole = try Money.sum(programme.allocations.map(\.amount), in: programme.currency)
    // The instalment of a year is paid before July.
    let paid = terms.prefinancing.filter {
      $0.year < day.year || $0.year == day.year && day.month >= 7
    }
    let prefinanced = try Money.sum(
      try paid.map { try $0.share.of(whole, rounding: .down) }, in: programme.currency)
    let covered = try applied.map { try prefinanced.adding($0) }
    var cumulative = Money.zero(programme.currency)
    return try Set(programme.allocations.map(\.year)).sorted().map { year in
      let amount = try Money.sum(
        programme.allocations.filter { $0.year == year }.map(\.amount), in: programme.currency)
      cumulative = try cumulative.adding(amount)
      // No more than the year's own is open of it: the rest stands with the years before.
      let uncovered = try covered.map { covered in
        let open = try cumulative.subtracting(covered)
        if open.isNegative { return Money.zero(programme.currency) }
        return try open.isAtMost(amount) ? open : amount
      }
      // The last commitments are closed two years after the programming period, with the programme.
      let due = Day(
        year: min(year + terms.years, programme.lastYear + 2), month: 12, day: 31)
      return Commitment(
        year: year, amount: amount, cumulative: cumulative, prefinanced: prefinanced,
        applied: applied, due: due, uncovered: uncovered,
        isDue: due.map { $0 < day } ?? false)
    }
  }
}

/// What the rulebook says of commitments.
public struct CommitmentTerms: Sendable {
  /// How many years after its own a commitment is covered (Regulation (EU) 2021/1060, Article 105(1)).
  public let years: Int
  /// The pre-financing of each year, as a share of all that the Fund gives the programme.
  public let prefinancing: [(year: Int, share: Percentage)]

  public init(years: Int, prefinancing: [(year: Int, share: Percentage)]) {
    self.years = years
    self.prefinancing = prefinancing
  }
}
