import Languages
import Portfolio
import Provenance
import Values

// What an application adds to what is registered in its accounting year, and what it takes away: what closed
// years have left, and what the applications of the year that were sent stated.

extension PaymentApplicationSums {
  /// Adds what closed years have left, piece by piece, to the year so far and to what is asked for.
  mutating func carry() throws {
    gaps.add(carried.gaps.first)
    // Who says which day an earlier application reached asks for what was registered after it alone.
    guard context.since == nil || kind != .paymentApplication else { return }
    for line in carried.lines {
      var row = rowsByKey[line.key] ?? self.row(line.key)
      let isReleased = line.cause == .conditionsChanged
      let parts: [(WritableKeyPath<PaymentApplicationRow, TracedFigure>, Money)] = [
        (isReleased ? \.released : \.carried, line.eligible),
        (isReleased ? \.releasedPublic : \.carriedPublic, line.publicContribution),
        (\.eligible, line.eligible), (\.publicContribution, line.publicContribution),
        (\.eligibleYear, line.eligible), (\.publicContributionYear, line.publicContribution),
      ]
      for (path, part) in parts {
        let amount = try part.negated()
        if amount.isZero { continue }
        try row[keyPath: path].add(
          amount, tracing: context.keepsSources, from: line.source(amount))
      }
      rowsByKey[line.key] = row
    }
  }

  /// Takes away what the applications of the accounting year that were sent stated.
  mutating func subtractStated() throws {
    guard let standings = scope.standings else { return }
    let stated = standings.stated(in: scope.time.year)
    add(rowsOf: stated)
    for key in stated.keys {
      guard var row = rowsByKey[key] else { continue }
      let sum = stated[key]
      row.statedBefore = sum
      row.eligible = TracedFigure(
        try row.eligible.amount.subtracting(sum.eligible), from: row.eligible.sources)
      row.publicContribution = TracedFigure(
        try row.publicContribution.amount.subtracting(sum.publicContribution),
        from: row.publicContribution.sources)
      rowsByKey[key] = row
    }
  }

  /// Adds the rows that applications stated something under, where there is nothing under them now.
  mutating func add(rowsOf stated: StatedBefore) {
    for mark in stated.untold { lacksStatement(mark) }
    for key in stated.keys where rowsByKey[key] == nil { rowsByKey[key] = row(key) }
  }

  /// An application that was sent by an older program may not tell what it asked for.
  private mutating func lacksStatement(_ mark: ApplicationMark) {
    gaps.add(
      Gap(
        .programme(scope.programme.cci),
        field: Wording(
          "what the application of \(mark.on) (\(mark.file)) asked for, which entry \(mark.entry) of the log "
            + "does not tell",
          sv:
            "vad ansökan per \(mark.on) (\(mark.file)) begärde, vilket post \(mark.entry) i loggen inte "
            + "anger"), law: Citation(Act.cpr, Provision(article: "91", paragraph: "3")),
        fix: Wording(
          "take the mark back with fondbok sent --end --entry \(mark.entry), and mark it again",
          sv:
            "återta markeringen med fondbok sent --end --entry \(mark.entry), och markera den igen")
      ))
  }
}

/// Amounts that were registered by a day, in papers that came in after it.
struct LatePapers {
  private(set) var amount = Money.zero(.eur)
  private var papers: Set<Reference> = []

  var count: Int { papers.count }

  /// - Parameter day: the day that somebody says an earlier application reached.
  mutating func add(
    _ part: Money, _ entry: RegisteredExpenditure.Entry, after day: Day?
  ) throws(ArithmeticError) {
    guard let day, day < entry.document.received else { return }
    amount = try amount.adding(part)
    papers.insert(entry.document.reference)
  }
}
