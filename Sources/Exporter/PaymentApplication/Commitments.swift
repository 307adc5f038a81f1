import Languages
import Portfolio
public import Values

/// The commitment of a year, and what of it neither pre-financing nor applications have covered yet
/// (Regulation (EU) 2021/1060, Article 105).
///
/// What has been applied for covers the oldest commitments first. It is all that the portfolio has as
/// registered since the programme began: an application that was sent for less has covered less. Of a
/// commitment whose deadline has passed, what was paid and applied for by that day counts, and what was
/// not covered then is lost, whatever has come later.
struct Commitment {
  let year: Int
  let amount: Money
  /// This commitment and those before it.
  let cumulative: Money
  /// What was paid in advance by the deadline, or so far.
  let prefinanced: Money
  /// What was applied for by then. Nothing is said of it when a rate of an earlier year is missing.
  let applied: Money?
  /// The last day on which an application covers it.
  let due: Day?
  let uncovered: Money?
  let isDue: Bool
  /// What of earlier commitments was not covered by their deadlines, and need not be any more.
  let lost: Money?
  /// What the figures are made of: the allocations of the year, those to its end, the instalments of
  /// pre-financing, and what was applied for.
  let sources: (amount: [FigureSource], cumulative: [FigureSource])
  let instalments: [FigureStep]
  let union: AppliedUnion?

  /// What the part that is not covered comes of: no more than the year's own commitment.
  private var steps: [FigureStep] {
    get throws(ArithmeticError) {
      guard let applied, let lost, let uncovered else { return [] }
      let named = try FigureStep.differences(
        Wording("not covered of the years so far", sv: "inte täckt av åren hittills"),
        (Wording("committed so far", sv: "åtaganden till och med året"), cumulative),
        less: [
          (Wording("lost of earlier years", sv: "återtaget av tidigare år"), lost),
          (Wording("paid in advance", sv: "förfinansiering"), prefinanced),
          (Wording("applied for", sv: "begärt"), applied),
        ])
      let open = try cumulative.subtracting(lost).subtracting(prefinanced).subtracting(applied)
      return named + [
        .limit(
          Wording(
            "no less than nothing, and at most the commitment of the year",
            sv: "inte mindre än inget, och högst årets åtagande"), open, atMost: amount,
          gives: uncovered)
      ]
    }
  }

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
        .cells("amount", "Åtagande", .amount, sum: "amount") {
          Cell(.amount($0.amount), from: $0.sources.amount)
        },
        .cells("cumulative", "Åtaganden till och med året", .amount, sum: "cumulative") {
          Cell(.amount($0.cumulative), from: $0.sources.cumulative)
        },
        .cells(
          "prefinanced", "Förfinansiering till och med fristen, eller hittills", .amount,
          sum: "prefinanced"
        ) {
          Cell(
            .amount($0.prefinanced),
            steps: try $0.instalments
              + FigureStep.sums(
                Wording("pre-financing in all", sv: "förfinansiering sammanlagt"),
                of: $0.instalments.compactMap { $0.gives }, in: $0.amount.currency))
        },
        .cells("applied", "Begärt EU-bidrag till och med fristen, eller hittills", .amount) {
          Cell(
            $0.applied.map { .amount($0) } ?? .notStated, from: $0.union?.sources ?? [],
            steps: try $0.union?.allSteps ?? [])
        },
        .day("due", "Täckt senast") { $0.due },
        .cells("uncovered", "Ännu inte täckt", .amount, sum: "uncovered") {
          Cell($0.uncovered.map { .amount($0) } ?? .notStated, steps: try $0.steps)
        },
        .cells("state", "Läge, kod", .code) {
          Cell($0.state.map { .code($0.rawValue) } ?? .notStated)
        },
        .label("Läge") { $0.state?.swedish },
      ])
  }

  /// The last day on which an application covers the commitment of a year.
  static func deadline(of year: Int, in programme: Programme, _ terms: CommitmentTerms) -> Day? {
    // The last commitments are closed two years after the programming period, with the programme.
    Day(year: min(year + terms.years, programme.lastYear + 2), month: 12, day: 31)
  }

  /// The commitments of a programme, the oldest first.
  ///
  /// - Parameter applied: what has been applied for since the programme began, up to a day; `nil` when
  ///   that is not known.
  static func all(
    of programme: Programme, on day: Day, applied: (Day) -> AppliedUnion?, _ terms: CommitmentTerms
  ) throws -> [Commitment] {
    let whole = try Money.sum(programme.allocations.map(\.amount), in: programme.currency)
    func instalments(by day: Day) throws -> [(what: Wording, share: Percentage, amount: Money)] {
      // The instalment of a year is paid before July.
      try terms.prefinancing.filter {
        $0.year < day.year || $0.year == day.year && day.month >= 7
      }.map {
        (
          Wording("pre-financing of \($0.year)", sv: "förfinansiering \($0.year)"), $0.share,
          try $0.share.of(whole, rounding: .down)
        )
      }
    }
    func sources(where fits: (Allocation) -> Bool) -> [FigureSource] {
      programme.allocations.filter(fits).map { allocation in
        let of = ([allocation.objective, "\(allocation.year)"] as [String?]).compactMap(\.self)
          .joined(separator: " ")
        return FigureSource(
          of: programme.cci, programme.header, programme.spot,
          Wording("allocated \(of)", sv: "anslaget \(of)"), .money(allocation.amount))
      }
    }
    var cumulative = Money.zero(programme.currency)
    // What is lost need not be covered any more.
    var lost: Money? = Money.zero(programme.currency)
    return try Set(programme.allocations.map(\.year)).sorted().map { year in
      let amount = try Money.sum(
        programme.allocations.filter { $0.year == year }.map(\.amount), in: programme.currency)
      cumulative = try cumulative.adding(amount)
      let due = deadline(of: year, in: programme, terms)
      let isDue = due.map { $0 < day } ?? false
      let before = lost
      // What comes after the deadline does not cover it.
      let until = due.map { min($0, day) } ?? day
      let paidOut = try instalments(by: until)
      let paid = try Money.sum(paidOut.map(\.amount), in: programme.currency)
      let union = applied(until)
      let asked = union?.amount
      // No more than the year's own is open of it: the rest stands with the years before.
      var uncovered: Money?
      if let asked, let before {
        let open = try cumulative.subtracting(before).subtracting(paid).subtracting(asked)
        uncovered = open.isNegative ? Money.zero(programme.currency) : open
        if let some = uncovered, try !some.isAtMost(amount) { uncovered = amount }
      }
      if isDue {
        if let before, let uncovered {
          lost = try before.adding(uncovered)
        } else {
          lost = nil
        }
      }
      return Commitment(
        year: year, amount: amount, cumulative: cumulative, prefinanced: paid, applied: asked,
        due: due, uncovered: uncovered, isDue: isDue, lost: before,
        sources: (sources { $0.year == year }, sources { $0.year <= year }),
        instalments: paidOut.map { .share($0.what, $0.share, of: whole, gives: $0.amount) },
        union: union)
    }
  }
}

/// What all that was registered since a programme began asks of the Union, up to a day.
struct AppliedUnion {
  private(set) var amount = Money.zero(.eur)
  private(set) var byObjective: [String: Money] = [:]
  private(set) var sources: [FigureSource] = []
  private(set) var steps: [FigureStep] = []

  /// An amount of which nothing more is known.
  init(_ amount: Money) { self.amount = amount }

  /// The share that each row asks for, and all of them together.
  var allSteps: [FigureStep] {
    get throws(ArithmeticError) {
      try steps
        + FigureStep.sums(
          Wording("applied for in all", sv: "begärt sammanlagt"),
          of: steps.compactMap { $0.gives }, in: .eur)
    }
  }

  /// - Throws: `ArithmeticError` when a sum has no room.
  init(_ rows: [PaymentApplicationRow]) throws(ArithmeticError) {
    for row in rows {
      guard let part = try row.union(), !part.isZero else { continue }
      amount = try amount.adding(part)
      if let objective = row.objective {
        byObjective[objective] = try (byObjective[objective] ?? .zero(.eur)).adding(part)
      }
      // Technical assistance is a share of the others, whose parts stand there already.
      if row.assistance == nil { sources += row.baseFigure.sources }
      for step in try row.unionSteps() {
        if case .share = step { steps.append(step) }
      }
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
