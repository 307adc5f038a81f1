import Importer
import Languages
import Portfolio
import TestSupport

/// Whatever the bytes, an import counts every record it read, leaves the portfolio whole, and does
/// nothing when it is given the same bytes again.
enum ImportNeverCrashes {
  /// - Throws: `PropertyBroken`, or what the import throws, which it never should.
  static func holds(for bytes: [UInt8]) throws {
    let portfolio = try TestPortfolio()
    let first = try portfolio.take([("input.xml", bytes)])
    try checkTally(first, found: portfolio.findings.count)
    let whole = try checkIsWhole(portfolio)

    portfolio.forgetFindings()
    let again = try portfolio.take([("input.xml", bytes)])
    try checkTally(again, found: portfolio.findings.count)
    try require(
      again.taken == 0 && again.read == first.read && again.setAside == first.setAside
        && again.refusedFiles == first.refusedFiles,
      "the same bytes a second time give \(again) after \(first)")
    let entries = try checkIsWhole(portfolio)
    try require(entries == whole, "the log grew from \(whole) to \(entries) entries by nothing new")
  }

  private static func checkTally(_ tally: ImportTally, found: Int) throws {
    let settled = tally.taken + tally.unchanged + tally.setAside
    try require(tally.unreadableFiles == 0, "the file could not be read: \(tally)")
    try require(tally.read == settled, "what was read was not settled: \(tally)")
    if tally.refusedFiles == 0 {
      try require(tally.setAside == 0 || found > 0, "records were set aside without a word")
    } else {
      try require(settled == 0, "records of a refused file were settled: \(tally)")
      try require(found > 0, "the file was refused without a word")
    }
  }

  /// The entries of the log, when everything in the portfolio is as the log says.
  private static func checkIsWhole(_ portfolio: TestPortfolio) throws -> Int {
    let report = try portfolio.store.verify()
    let faults = report.faults.map(\.description).joined(separator: "; ")
    try require(report.isWhole, "the portfolio is not whole: \(faults)")
    return report.entries
  }
}
