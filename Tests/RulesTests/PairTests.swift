import Findings
import Rules
import TestSupport
import Testing
import Values

@Suite struct `Pairs of facets` {
  static let fits: [(first: Facet, then: Facet, selection: Selection, fit: Pair.Fit)] = [
    (.interventionField, .implementation, ["T1": "II.012", "T3": "004"], .kept),
    (.interventionField, .implementation, ["T1": "II.004", "T3": "001"], .kept),
    (.interventionField, .implementation, ["T1": "II.012", "T3": "001"], .breaksThen),
    (.interventionField, .implementation, ["T1": "II.004", "T3": "004"], .breaksFirst),
    (.interventionField, .implementation, ["T1": "II.012"], .unknown),
    (.interventionField, .implementation, ["T3": "004"], .unknown),
    (.interventionField, .implementation, ["T1": "II.004"], .unknown),
    (.interventionField, .implementation, ["T3": "001"], .unknown),
    // One way only: a theme of third countries asks for nothing.
    (.thirdCountry, .particularTheme, ["thirdCountry": "false", "T4": "001"], .kept),
    (.thirdCountry, .particularTheme, ["T4": "001"], .kept),
    (.thirdCountry, .particularTheme, ["thirdCountry": "false"], .kept),
    (.thirdCountry, .particularTheme, ["thirdCountry": "true", "T4": "003"], .breaksThen),
    (.thirdCountry, .particularTheme, ["thirdCountry": "true"], .unknown),
    (.thirdCountry, .particularTheme, ["T4": "003"], .unknown),
  ]

  @Test(arguments: fits) func `say which of the two is not met`(
    _ row: (first: Facet, then: Facet, selection: Selection, fit: Pair.Fit)
  ) throws {
    let day = try Day.parse("2026-12-01")
    let pairs = Rulebook.builtIn.pairs(from: row.first, to: row.then, on: day)
    #expect(pairs.count == 1)
    #expect(pairs.first?.fit(row.selection) == row.fit)
  }

  @Test(arguments: [("2026-06-30", 5), ("2026-07-01", 9)])
  func `give a code to the kinds of action that have one on the day`(_ day: String, _ count: Int)
    throws
  {
    let pairs = Rulebook.builtIn.pairs(
      from: .actionKind, to: .implementation, on: try Day.parse(day))
    #expect(pairs.count == count)
    #expect(
      Rulebook.builtIn.pairs(
        from: .implementation, to: .actionKind, on: try Day.parse(day)
      ).isEmpty)
  }

  @Test func `warn only where the pair is our reading`() throws {
    let rule = try #require(allRules.first { $0.card.id == "T106" })
    let severities = try rule.card.fails.map { example in
      try ExampleRun.of(example, by: rule).assessments.flatMap { assessment in
        if case .fails(let failures) = assessment.outcome {
          failures.map { $0.severity ?? rule.card.severity }
        } else {
          [Severity]()
        }
      }
    }
    #expect(severities == [[.error], [.error], [.warning], [.error], [.error]])
  }
}
