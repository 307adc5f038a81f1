import Findings
import Foundation
import Importer
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

/// What examples of N101 cannot show: how grave a finding is, and papers that came in several versions.
@Suite struct `Late applications` {
  static let rule = allRules.filter { $0.card.id == "N101" }

  /// The application of the reception places and its call, with texts changed.
  func judge(
    _ versions: [(received: String, changes: [String: String])],
    call changes: [String: String] = [:],
    on day: String = "2026-12-01"
  ) throws -> Outcome {
    let portfolio = try TestPortfolio()
    func text(_ name: String, _ changes: [String: String]) throws -> String {
      try changes.reduce(Samples.text("Samples/Portfolio/\(name).xml")) {
        $0.replacingOccurrences(of: $1.key, with: $1.value)
      }
    }
    try portfolio.take(["call.xml": text("call-open", changes)])
    for version in versions {
      try portfolio.take(
        ["application.xml": text("application-reception-places", version.changes)],
        received: version.received)
    }
    let assessor = Assessor(
      rules: Self.rule, context: Context(rulebook: .builtIn, day: try Day.parse(day)))
    var found: [Assessment] = []
    try portfolio.store.reading { reading in
      try reading.eachProject { found += assessor.assess($0) }
    }
    return try #require(found.first).outcome
  }

  static let days: [(confirmed: String, severity: Severity?)] = [
    ("2026-06-22", nil), ("2026-06-23", .warning), ("2026-06-24", .error),
  ]

  @Test(arguments: days)
  func `warns where an eve decides, and is an error the day after`(
    confirmed: String, severity: Severity?
  ) throws {
    let outcome = try judge(
      [("2026-02-02", ["<received>2026-02-09": "<received>\(confirmed)"])],
      call: ["<closes>2026-02-02": "<closes>2026-06-15"])
    guard let severity else {
      #expect(outcome.verdict == .passes)
      return
    }
    guard case .fails(let failures) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(failures.map { $0.severity ?? .error } == [severity])
  }

  static let second = [
    "version=\"1\"": "version=\"2\"", "issued=\"2026-02-02\"": "issued=\"2026-03-10\"",
  ]

  @Test func `goes by the day the first version came in`() throws {
    #expect(
      try judge([("2026-02-02", [:]), ("2026-03-10", Self.second)]).verdict == .passes)
    #expect(
      try judge([("2026-02-03", [:]), ("2026-03-10", Self.second)]).verdict == .fails)
  }

  @Test func `does not mind that the first version is imported after the second`() throws {
    #expect(
      try judge([("2026-03-10", Self.second), ("2026-02-02", [:])]).verdict == .passes)
  }

  @Test func `is late for what it states when only a later version has come`() throws {
    var changes = Self.second
    #expect(try judge([("2026-03-10", changes)]).verdict == .notRun)
    changes["<submitted>2026-02-02"] = "<submitted>2026-02-03"
    #expect(try judge([("2026-03-10", changes)]).verdict == .fails)
  }

  @Test func `reports each day that is late`() throws {
    let outcome = try judge([
      (
        "2026-02-03",
        [
          "<submitted>2026-02-02": "<submitted>2026-02-03",
          "<received>2026-02-09": "<received>2026-02-10",
        ]
      )
    ])
    guard case .fails(let failures) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(failures.map(\.spot.path) == ["submitted", "", "received"])
  }
}
