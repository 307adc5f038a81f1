import Findings
import Languages
import Portfolio
import Rules
import TestSupport
import Testing
import Values

/// What rules write down of their own computation, for `explain --project`.
@Suite struct `Workings of the rules` {
  /// The rules that hold an amount against a ceiling or a floor.
  private static let withLimit: Set = [
    "B101", "B102", "B103", "B105", "B112", "B113", "B114", "B115", "B116", "C102", "C103", "C104",
    "C108", "C110",
    "C113", "C114",
    "T101", "P105", "P106", "P107", "P108", "P109", "P110", "P117", "P203", "P204", "P206", "P208",
    "P210", "P118", "P212", "A104",
  ]

  private static let rules = allRules.filter { withLimit.contains($0.card.id) }

  private static func margins(_ run: ExampleRun) -> [Bool] {
    run.workings.steps.compactMap {
      if case .margin(let isKept) = $0.kind { isKept } else { nil }
    }
  }

  @Test(arguments: rules) func `have a margin that is kept where the rule passes`(
    _ rule: AnyRule
  ) throws {
    for example in rule.card.passes {
      let margins = Self.margins(try ExampleRun.of(example, by: rule))
      #expect(!margins.isEmpty, "\(rule.card.id), \(example.shows.english), shows no margin")
      #expect(
        !margins.contains(false), "\(rule.card.id), \(example.shows.english), passes beyond it")
    }
  }

  @Test(arguments: rules) func `have a margin that is not kept where the rule fails for the amount`(
    _ rule: AnyRule
  ) throws {
    let runs = try rule.card.fails.map { try ExampleRun.of($0, by: rule) }
    #expect(runs.contains { Self.margins($0).contains(false) }, "\(rule.card.id)")
  }

  /// The öre that decides stands in the margin.
  @Test func `show the lines, the rate, the paragraph, the rounding, the result and what is left`()
    throws
  {
    let rule = try #require(allRules.first { $0.card.id == "B101" })
    let run = try ExampleRun.of(rule.card.fails[0], by: rule)
    #expect(
      run.workings.steps.map { "\($0.what.english): \($0.value.english)" } == [
        "the Union contribution: SEK 6817404.37",
        "the Union contribution: SEK 6817404.37",
        "SO1, action under Article 15(1): SEK 9089872.48",
        "the objectives together: SEK 9089872.48", "the eligible cost: SEK 9089872.48",
        "the rate of SO1, action under Article 15(1): at most 75 %",
        "the shares together, at most the highest rate of the eligible cost, rounded down: "
          + "SEK 6817404.36",
        "margin: SEK -0.01",
      ])
    #expect(run.workings.steps.filter { $0.kind == .part }.allSatisfy { $0.spot != nil })
  }

  @Test func `show each grant with its place, and the rate that it is converted at`() throws {
    let rule = try #require(allRules.first { $0.card.id == "B113" })
    let run = try ExampleRun.of(rule.card.passes[1], by: rule)
    let rates = run.workings.steps.filter { $0.kind == .rate }
    #expect(rates.map(\.value.english) == ["11.25"])
    #expect(rates.map(\.value.swedish) == ["11,25"])
    let parts = run.workings.steps.filter {
      $0.kind == .part && $0.what.english.contains("decided")
    }
    #expect(parts.map(\.value.english) == ["SEK 567000000.00"])
    #expect(parts.allSatisfy { $0.spot != nil })
  }

  @Test func `are written down by nobody when nobody asks`() throws {
    let context = Context(rulebooks: .builtIn, day: Day.first)
    #expect(context.workings == nil)
  }
}
