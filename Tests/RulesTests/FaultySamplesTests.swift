import Findings
import Foundation
import Importer
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

/// Each faulty sample breaks the rule it is named after, and the valid ones break none.
@Suite struct `Samples under all rules` {
  /// Samples whose rule is not there yet; none when every rule of the catalogue has arrived.
  static let arriving: Set<String> = []

  static let faulty: [FaultySample] = {
    do {
      return try Samples.files(in: "Samples/Faulty").map(FaultySample.init)
    } catch {
      Issue.record("Samples/Faulty cannot be read: \(error)")
      return []
    }
  }()

  @Test(arguments: faulty) func `breaks what its name and its comment say, and nothing else`(
    _ sample: FaultySample
  ) throws {
    guard !Self.arriving.contains(sample.name) else { return }
    let portfolio = try TestPortfolio()
    let tally = try portfolio.take([(sample.file, sample.text)], received: sample.received)
    try #require(tally.setAside == 0 && tally.refusedFiles == 0, "\(portfolio.findings)")
    let assessments = try portfolio.assess(in: try Self.context(on: Self.judgedOn(portfolio)))
    let expected = sample.breaks.subtracting(Self.arriving)
    #expect(Self.failing(assessments) == expected, "\(Self.messages(assessments))")
  }

  @Test func `has a rule for every faulty sample`() {
    let names = Set(allRules.map(\.card.name))
    #expect(Set(Self.faulty.map(\.name)).subtracting(names) == Self.arriving)
    for sample in Self.faulty {
      #expect(sample.breaks.isSubset(of: names.union(Self.arriving)), "\(sample.file)")
    }
  }

  /// What the valid samples are known to show: sources that differ are facts, not faults.
  static let shown = [
    "Samples/Portfolio": Set<String>(),
    "Samples/Founding": [
      "sources-disagree", "own-sources-disagree", "own-total-differs-from-parts",
    ],
  ]

  @Test(arguments: shown.keys.sorted())
  func `finds nothing in the valid samples but what their sources differ on`(_ folder: String)
    throws
  {
    let portfolio = try TestPortfolio()
    let files = Dictionary(grouping: try Samples.files(in: folder), by: Self.received)
    for (day, files) in files.sorted(by: { $0.key < $1.key }) {
      let tally = try portfolio.take(
        files: files.map { InputFile(path: $0.path, name: $0.lastPathComponent) }, received: day)
      try #require(tally.setAside == 0 && tally.refusedFiles == 0, "\(portfolio.findings)")
    }
    let assessments = try portfolio.assess(in: try Self.context())
    #expect(!assessments.isEmpty)
    #expect(Self.failing(assessments) == Self.shown[folder], "\(Self.messages(assessments))")
    for case .fails(let failures) in assessments.map(\.outcome) {
      #expect(failures.allSatisfy { $0.severity == nil || $0.severity == .observation })
    }
  }

  /// A paper that comes in after the day of judgement comes on the day that its folder is named after.
  private static func received(_ url: URL) -> String {
    let folder = url.deletingLastPathComponent().lastPathComponent
    return folder.hasPrefix("20") && folder > "2026-12-01" ? folder : "2026-02-02"
  }

  /// The day on which the last claim was paid, for what is paid later is not paid on the day; the first of
  /// December 2026 where none was.
  private static func judgedOn(_ portfolio: TestPortfolio) throws -> Day {
    var last = try Day.parse("2026-12-01")
    try portfolio.store.reading { reading in
      try reading.eachProject { project in
        for report in project.reports where report.claim != nil {
          for payment in project.payments where payment.report == report.reference {
            last = max(last, payment.paid ?? last)
          }
        }
      }
    }
    return last
  }

  /// The first of December 2026, or another day, with the rates of exchange that the samples have.
  static func context(on day: Day? = nil) throws -> Context {
    let sek = try #require(Currency("SEK"))
    let lines = try Samples.text("Samples/Rates/fictional-2026.csv").split(separator: "\n")
      .dropFirst()
    let rates = try lines.map { line in
      let parts = line.split(separator: ",").map(String.init)
      return try #require(ExchangeRate(month: parts[0], currency: sek, value: parts[2]))
    }
    #expect(rates.count > 2)
    return Context(
      rulebooks: .builtIn, day: try day ?? Day.parse("2026-12-01"), rates: rates)
  }

  static func failing(_ assessments: [Assessment]) -> Set<String> {
    Set(assessments.filter { $0.outcome.verdict == .fails }.map(\.card.name))
  }

  static func messages(_ assessments: [Assessment]) -> [String] {
    assessments.flatMap { assessment -> [String] in
      guard case .fails(let failures) = assessment.outcome else { return [] }
      let subject = assessment.project ?? assessment.document?.id ?? ""
      return failures.map { "\(assessment.card.id) \(subject): \($0.message.english)" }
    }
  }
}

/// A file of `Samples/Faulty`, with what its comment says of it.
struct FaultySample: CustomTestStringConvertible, Sendable {
  let file: String
  let text: [UInt8]
  /// The rules that fail: the one in the file's name, and those after "also breaks" in its comment.
  let breaks: Set<String>
  /// The day it counts as received, which the comment may say: "received 2026-05-04".
  let received: String

  var name: String { String(file.dropLast(".xml".count)) }
  var testDescription: String { name }

  init(_ url: URL) throws {
    file = url.lastPathComponent
    let data = try Data(contentsOf: url)
    text = Array(data)
    // The comment is wrapped, also after the hyphens of a name.
    let comment = String(decoding: data, as: UTF8.self)
      .components(separatedBy: "-->")[0]
      .replacing(/-\s+/, with: "-").replacing(/\s+/, with: " ")
    let also = comment.matches(of: /[Aa]lso breaks ([a-z0-9-]+)/).map { String($0.output.1) }
    breaks = Set(also + [url.deletingPathExtension().lastPathComponent])
    received =
      comment.firstMatch(of: /[Rr]eceived ([0-9]{4}-[0-9]{2}-[0-9]{2})/).map {
        String($0.output.1)
      } ?? "2026-02-02"
  }
}
