import Findings
import Languages
import Portfolio
import TestSupport
import Testing
import Values

@testable import Rules

/// A rule on many lines, papers or objectives says of which of them something is missing. That it tells what is
/// wrong with the others all the same, its own examples show.
@Suite struct `Rules on many parts` {
  @Test(
    arguments: ["A103", "P101", "P107", "P109", "P202", "P203", "P204", "P201", "P108", "P116"]
  ) func `tell the place of what they could not judge`(_ id: String) throws {
    let rule = try Self.rule(id)
    #expect(!rule.card.notRun.isEmpty)
    for example in rule.card.notRun {
      let said = try ExampleRun.of(example, by: rule).assessments
      let isPlaced = said.contains {
        if case .notRun(_, _, at: .some) = $0.outcome { true } else { false }
      }
      #expect(isPlaced, "\(example.shows.english)")
    }
  }

  private static func rule(_ id: String) throws -> AnyRule {
    try #require(allRules.first { $0.card.id == id })
  }
}

/// The parts of a rule of its own, each of which says what it says.
@Suite struct `What parts say together` {
  @Test(
    arguments: [
      ("FN", "fails"), ("NF", "fails"), ("PN", "notRun"), ("SN", "notRun"), ("NS", "notRun"),
      ("SP", "passes"), ("PS", "passes"), ("S", "silent"), ("N", "notRun"), ("EF", "fails"),
      ("EP", "notRun"),
    ]) func `is the gravest that is known`(_ parts: String, _ verdict: String) throws
  {
    #expect(try outcome(parts).verdict.rawValue == verdict)
  }

  private func outcome(_ parts: String) throws -> Outcome {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["Samples/Portfolio/application-language-courses.xml"])
    let context = Context(rulebook: .builtIn, day: try Day.parse("2026-12-01"))
    return try #require(
      portfolio.assess([.project(Parted(parts: parts))], in: context).first?.outcome)
  }

  @Test func `names the first that is not judged`() throws {
    let said = try outcome("SPNM")
    guard case .notRun(let missing, _, _) = said else {
      Issue.record("the rule gives \(said)")
      return
    }
    #expect(missing.english == "part N")
  }
}

/// A rule with a part for each letter.
private struct Parted: ProjectRule {
  static let card = RuleCard(
    id: "X920", name: "of-parts", title: .same("Of parts"), summary: .same(""), severity: .error,
    law: [], lawDay: .always, mendedBy: [.owner], catalogue: [], why: .same(""), passes: [],
    fails: [])

  private struct Away: Error {}

  var parts = ""

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let spot = try project.applicationOrSilent().spot
    return .each(parts) { part in
      switch part {
      case "P": return nil
      case "F": return Failure(at: spot, .same("part F"), fix: .same("mend it"))
      case "S": throw Undecided.silent(.same("part S"))
      case "E": throw Away()
      default: throw Undecided.notRun(.same("part \(part)"), fix: .same("bring it"))
      }
    }
  }
}
