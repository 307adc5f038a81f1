import Findings
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

/// An operation is selected once: an amendment is a later decision, and no later selection.
@Suite struct `The day of selection` {
  private static let papers = [
    "Samples/Portfolio/programme.xml", "Samples/Portfolio/call-open.xml",
    "Samples/Portfolio/application-reception-places.xml",
    "Samples/Portfolio/decision-reception-places.xml",
    "Samples/Portfolio/decision-reception-places-amendment.xml",
  ]

  private func card(_ id: String) throws -> RuleCard {
    try #require(allRules.map(\.card).first { $0.id == id })
  }

  private func project(
    of papers: [String]? = nil, _ change: (String, String) -> String = { $1 }
  ) throws -> Project {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      (papers ?? Self.papers).map { path in
        (path, Array(change(path, try Samples.text(path)).utf8))
      })
    var projects: [Project] = []
    try portfolio.store.reading { reading in try reading.eachProject { projects.append($0) } }
    return try #require(projects.first { !$0.decisions.isEmpty })
  }

  private func context(on text: String) throws -> Context {
    Context(rulebooks: .builtIn, day: try day(text))
  }

  private func day(_ text: String) throws -> Day { try Day.parse(text) }

  @Test func `is that of the first approval, whatever was amended since`() throws {
    let project = try project()
    let context = try context(on: "2026-12-01")
    #expect(project.grant(on: context.day)?.decided == (try day("2026-11-05")))
    #expect(context.lawDay(of: try card("T104"), for: project) == (try day("2026-05-28")))
    #expect(context.lawDay(of: try card("I101"), for: project) == (try day("2026-05-28")))
  }

  @Test func `is not the day of what is given, which an amendment gives anew`() throws {
    let project = try project()
    let context = try context(on: "2026-12-01")
    #expect(context.lawDay(of: try card("B101"), for: project) == (try day("2026-11-05")))
  }

  @Test func `is the day of judgement the day before the approval holds`() throws {
    let project = try project()
    #expect(project.selected(by: try day("2026-05-27")) == nil)
    #expect(project.selected(by: try day("2026-05-28")) == (try day("2026-05-28")))
    let context = try context(on: "2026-05-27")
    #expect(context.lawDay(of: try card("T104"), for: project) == context.day)
  }

  @Test func `is that of an amendment where the approval has not come`() throws {
    let project = try project(
      of: Self.papers.filter { !$0.hasSuffix("decision-reception-places.xml") })
    #expect(project.selected(by: try day("2026-12-01")) == (try day("2026-11-05")))
  }

  @Test func `is that of the approval where an amendment holds from an earlier day`() throws {
    let project = try project { path, text in
      path.hasSuffix("amendment.xml")
        ? text.replacing("<validFrom>2026-11-05", with: "<validFrom>2026-05-01") : text
    }
    #expect(project.selected(by: try day("2026-05-01")) == (try day("2026-11-05")))
    #expect(project.selected(by: try day("2026-12-01")) == (try day("2026-05-28")))
  }

  /// What would pass or fail by the law of another day than that of the selection is said by none.
  @Test func `is not known where only an amendment has come, and rules on it are not run`() throws {
    let rules = allRules.filter { ["T101", "T104", "B101"].contains($0.card.id) }
    let assessor = Assessor(rules: rules, context: try context(on: "2026-12-01"))
    let whole = assessor.assess(try project())
    #expect(!whole.contains { $0.outcome.verdict == .notRun })
    let amended = try project(
      of: Self.papers.filter { !$0.hasSuffix("decision-reception-places.xml") })
    let said = assessor.assess(amended)
    for (one, other) in zip(whole, said) {
      let isOfSelection = one.card.lawDay == .selection && one.outcome.verdict != .silent
      #expect(
        other.outcome.verdict == (isOfSelection ? .notRun : one.outcome.verdict),
        "\(one.card.id) \(other.outcome)")
      if case .notRun(let missing, _, let spot) = other.outcome {
        #expect(
          missing.english
            == "the decision decision-reception-places, which is amended, has not arrived, and with it the "
            + "day of the selection, whose law decides")
        #expect(spot != nil)
      }
    }
    // The same of many at once.
    #expect(assessor.judge(amended).tally.notRun == said.count { $0.outcome.verdict == .notRun })
    #expect(said.contains { $0.outcome.verdict == .notRun })
  }

  /// An appeal may turn a rejection into an approval, which amends it.
  @Test func `is that of an approval that amends a rejection, and known`() throws {
    let amended = try project { path, text in
      path.hasSuffix("amendment.xml")
        ? text.replacing("outcome=\"amendment\"", with: "outcome=\"approval\"")
        : text.replacing("outcome=\"approval\"", with: "outcome=\"rejection\"")
    }
    #expect(amended.selected(by: try day("2026-12-01")) == (try day("2026-11-05")))
    #expect(amended.amendmentOfUnknown(on: try day("2026-12-01")) == nil)
  }

  @Test func `ends with a grant that is withdrawn`() throws {
    let project = try project { path, text in
      path.hasSuffix("amendment.xml")
        ? text.replacing("outcome=\"amendment\"", with: "outcome=\"withdrawal\"") : text
    }
    #expect(project.selected(by: try day("2026-11-04")) == (try day("2026-05-28")))
    #expect(project.selected(by: try day("2026-11-05")) == nil)
  }
}
