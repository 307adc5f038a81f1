import Findings
import Languages
import Rules
import TestSupport
import Testing

@Suite struct `Rules on organisations` {
  @Test(arguments: ["O201", "O202"])
  func `never shows a personal number in a message`(_ id: String) throws {
    let rule = try #require(allRules.first { $0.card.id == id })
    let examples = rule.card.fails.filter { example in
      example.edits.contains { $0.new.contains("850709-9805") }
    }
    try #require(examples.count == 2)
    for example in examples {
      for failure in try failures(of: example, rule) {
        let text = failure.message + failure.fix + failure.notes.map(\.message).joined()
        #expect(!text.english.contains("850709"), "\(text)")
        #expect(!text.english.contains("9805"), "\(text)")
      }
    }
  }

  @Test(arguments: ["O201", "O202"])
  func `only warns of a sole trader's number under its own scheme`(_ id: String) throws {
    let rule = try #require(allRules.first { $0.card.id == id })
    for example in rule.card.fails {
      let isPersonal = example.edits.contains { $0.new.contains("scheme=\"personal\"") }
      for failure in try failures(of: example, rule) {
        let severity = failure.severity ?? rule.card.severity
        #expect(severity == (isPersonal ? .warning : .error), "\(example.shows.english)")
      }
    }
  }

  private func failures(of example: Example, _ rule: AnyRule) throws -> [Failure] {
    let found = try ExampleRun.of(example, by: rule).assessments.flatMap { assessment in
      if case .fails(let failures) = assessment.outcome { failures } else { [Failure]() }
    }
    try #require(!found.isEmpty)
    return found
  }
}
