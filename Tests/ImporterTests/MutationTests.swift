import Foundation
import Importer
import TestSupport
import Testing

@Suite struct `Samples with bytes changed at random` {
  /// Another seed each day, and the same one all day: it is printed with every failure.
  private static let seed: UInt64 = {
    let given = ProcessInfo.processInfo.environment["FONDBOK_SEED"].flatMap(UInt64.init)
    return given ?? UInt64(Date().timeIntervalSince1970 / 86_400)
  }()

  @Test
  func `never stop the import, are counted to the last record, and leave the portfolio whole`()
    throws
  {
    print("FONDBOK_SEED=\(Self.seed) makes these mutations again")
    var numbers = SeededNumbers(seed: Self.seed)
    let samples = try [
      "Samples/Portfolio", "Samples/Founding", "Samples/Faulty/Schema", "Samples/Hostile",
    ]
    .flatMap { try Samples.files(in: $0) }
    .map { Array(try Data(contentsOf: $0)) }.filter { (1..<20_000).contains($0.count) }
    let portfolio = try TestPortfolio(in: .file)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(2)
    var count = 0
    while clock.now < end || count < 40 {
      count += 1
      let bytes = Self.mutated(
        samples[Int.random(in: samples.indices, using: &numbers)], using: &numbers)
      portfolio.forgetFindings()
      let tally = try portfolio.take([("mutation.xml", bytes)])
      let label: Comment = "seed \(Self.seed), mutation \(count)"
      if tally.refusedFiles == 0 {
        #expect(tally.read == tally.taken + tally.unchanged + tally.setAside, label)
        #expect(tally.setAside == 0 || !portfolio.findings.isEmpty, label)
      } else {
        #expect(tally.taken + tally.unchanged + tally.setAside == 0, label)
        #expect(!portfolio.findings.isEmpty, label)
      }
    }
    let checks = try StockSQLite.lines(
      portfolio.path, "PRAGMA integrity_check; PRAGMA foreign_key_check;")
    #expect(checks == ["ok"], "seed \(Self.seed)")
    #expect(
      try StockSQLite.lines(
        portfolio.path,
        """
        SELECT count(*) FROM project
        WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.project = project.id);
        """) == ["0"], "seed \(Self.seed)")
  }

  private static func mutated(_ bytes: [UInt8], using numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &numbers) where !bytes.isEmpty {
      let start = Int.random(in: bytes.indices, using: &numbers)
      let end = min(start + Int.random(in: 1...40, using: &numbers), bytes.count)
      switch Int.random(in: 0..<6, using: &numbers) {
      case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      case 1: bytes[start] = UInt8.random(in: 0x20..<0x7F, using: &numbers)
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
      case 4: bytes.removeSubrange(start...)
      default: bytes[start] = Array("0123456789<>\"& ".utf8).randomElement(using: &numbers) ?? 0x20
      }
    }
    return bytes
  }
}
