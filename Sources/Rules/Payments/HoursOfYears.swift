import Portfolio
import Values

/// The hours of one person, by the years in which they can have been worked.
struct PersonsWork {
  let code: String
  private let stints: [Stint]

  /// The hours of a line, and the calendar years they can be of.
  private struct Stint {
    let years: ClosedRange<Int>
    /// Whether the line says so by its own days.
    let isDated: Bool
    /// In hundredths; negative where the line takes hours back.
    let hundredths: Int64
    let share: Percentage
    let line: ExpenditureLine

    init?(_ line: ExpenditureLine, in report: Report) {
      guard let work = line.work, let stated = line.hoursHundredths else { return nil }
      isDated = line.firstDay != nil
      years = line.yearsOfWork(in: report)
      hundredths = line.amount.isNegative ? -stated : stated
      share = work.shareOfFullTime ?? .whole
      self.line = line
    }

    /// Whether the hours can be of a year and of another one too.
    var isOpen: Bool { !isDated || years.count > 1 }
  }

  /// The people whose hours some claims state, by their codes.
  static func people(_ claims: [ClaimedPeriod]) -> [PersonsWork] {
    var stints: [String: [Stint]] = [:]
    for claimed in claims {
      for line in claimed.claim.lines {
        guard let code = line.work?.code, let stint = Stint(line, in: claimed.report) else {
          continue
        }
        stints[code, default: []].append(stint)
      }
    }
    return stints.sorted { $0.key < $1.key }.map { PersonsWork(code: $0.key, stints: $0.value) }
  }

  /// The years, and the stretches of several, whose hours are known: each year with a line of its own, and
  /// each stretch from where a line over several years begins to where one ends.
  var stretches: [ClosedRange<Int>] {
    let dated = stints.filter(\.isDated).map(\.years)
    let single = Set(dated.filter { $0.count == 1 })
    let long = dated.filter { $0.count > 1 }
    let lasts = Set(long.map(\.upperBound))
    let several = Set(long.map(\.lowerBound)).flatMap { first in
      lasts.filter { $0 > first }.map { first...$0 }
    }
    return (single + several).sorted {
      ($0.upperBound, $0.lowerBound) < ($1.upperBound, $1.lowerBound)
    }
  }

  /// The hours that are surely of some years: those of the lines within them. What lines take back is left
  /// out of them as far as it can be of those years.
  func work(in years: ClosedRange<Int>, hours: Int) -> WorkOfYears {
    var hundredths = Int128(0)
    var share = Percentage.zero
    var last: Stint?
    for stint in stints where stint.years.overlaps(years) {
      share = max(share, stint.share)
      let isWithin = stint.isDated && !stint.years.isBeyond(years)
      if isWithin || stint.hundredths < 0 { hundredths += Int128(stint.hundredths) }
      // Of several years the line that reaches over them is the one to divide.
      if isWithin, years.count == 1 || stint.years.count > 1 || last == nil { last = stint }
    }
    let line = (last ?? stints[0]).line
    return WorkOfYears(
      code: code, years: years, hours: hours, hundredths: Int64(clamping: hundredths), share: share,
      line: line)
  }

  /// The first year that may have too many hours, where a line over several years is divided so that they
  /// fall in it, or one without days is of it, and that line; `nil` where no division can be too much.
  func unclear(hours: Int) -> (year: Int, line: ExpenditureLine)? {
    guard stints.contains(where: \.isOpen) else { return nil }
    let turns = Set(stints.flatMap { [$0.years.lowerBound, $0.years.upperBound] }).sorted()
    // In the years between two of them the same lines go on: one stands for all.
    let years = turns + zip(turns, turns.dropFirst()).filter { $1 - $0 > 1 }.map { $0.0 + 1 }
    let unclear = years.sorted().first { year in
      var most = Int128(0)
      var share = Percentage.zero
      for stint in stints where stint.years.contains(year) {
        share = max(share, stint.share)
        if stint.hundredths > 0 || !stint.isOpen { most += Int128(stint.hundredths) }
      }
      return most * 100 > Int128(hours) * Int128(share.hundredths)
    }
    guard let unclear,
      let open = stints.first(where: { $0.isOpen && $0.years.contains(unclear) })
    else { return nil }
    return (unclear, open.line)
  }
}

extension ExpenditureLine {
  /// The calendar years that the hours of the line can be of: by its own days, else those of the period that
  /// is reported, else any.
  func yearsOfWork(in report: Report) -> ClosedRange<Int> {
    guard let first = self.firstDay ?? report.firstDay else { return 0...9_999 }
    let last = (self.firstDay == nil ? report.lastDay : self.lastDay) ?? first
    return min(first.year, last.year)...max(first.year, last.year)
  }
}

/// What a person has worked in some years, and what the years hold.
struct WorkOfYears {
  let code: String
  let years: ClosedRange<Int>
  /// The hours of a year's work at full time.
  let hours: Int
  /// In hundredths.
  let hundredths: Int64
  /// The largest share of full time that the person is employed for in the years.
  let share: Percentage
  /// The line to correct.
  let line: ExpenditureLine

  var count: Int { years.count }

  /// The most that can be worked in the years, in hundredths of an hour, rounded down.
  var most: Int64 { Int64(clamping: limit / 100) }

  /// What is left of it.
  var left: Int64 { Int64(clamping: Int128(most) - Int128(hundredths)) }

  var isAbove: Bool { Int128(hundredths) * 100 > limit }

  /// In hundredths of a hundredth.
  private var limit: Int128 { Int128(hours) * Int128(share.hundredths) * Int128(count) }

  /// The years in figures: `2026`, `2026–2027`.
  var words: String {
    count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }
}

extension ClosedRange<Int> {
  /// Whether it is within another range, and shorter.
  func isPart(of other: ClosedRange<Int>) -> Bool { self != other && !isBeyond(other) }

  /// Whether it reaches out of another range.
  fileprivate func isBeyond(_ other: ClosedRange<Int>) -> Bool {
    lowerBound < other.lowerBound || upperBound > other.upperBound
  }
}
