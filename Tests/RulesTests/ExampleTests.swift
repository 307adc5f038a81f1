import Findings
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing

/// Every example of every rule is a test: its documents are imported and judged as anyone's would be.
@Suite struct `Examples of the rules` {
  struct Case: CustomTestStringConvertible, Sendable {
    let id: String
    let rule: AnyRule
    let example: Example
    let expected: Verdict

    var testDescription: String { "\(id): \(example.shows.english)" }

    var location: SourceLocation {
      SourceLocation(
        fileID: example.file, filePath: example.file, line: example.line, column: 1)
    }
  }

  static let cases: [Case] = allRules.flatMap { rule in
    let kinds: [(String, [Example], Verdict)] = [
      ("passes", rule.card.passes, .passes), ("fails", rule.card.fails, .fails),
      ("silent", rule.card.silent, .silent), ("not-run", rule.card.notRun, .notRun),
    ]
    return kinds.flatMap { name, examples, verdict in
      examples.enumerated().map { index, example in
        Case(
          id: "\(rule.card.id)-\(name)-\(index + 1)", rule: rule, example: example,
          expected: verdict)
      }
    }
  }

  @Test(arguments: cases) func `says what its card says`(_ item: Case) throws {
    let run = try ExampleRun.of(item.example, by: item.rule)
    #expect(run.projectsThatDeadlinesNeedMoreOf.isEmpty, sourceLocation: item.location)
    let verdicts = run.assessments.map(\.outcome)
    #expect(
      verdicts.contains { $0.verdict == item.expected },
      "\(item.id) gives \(verdicts)", sourceLocation: item.location)
    if item.expected != .fails {
      #expect(
        !verdicts.contains { $0.verdict == .fails }, "\(item.id) gives \(verdicts)",
        sourceLocation: item.location)
      return
    }
    let places = run.places.map {
      ExampleRun.Mark(file: $0.file, line: $0.line, column: $0.column)
    }
    #expect(
      Set(places) == Set(run.marks),
      "\(item.id) finds at \(places), the marks stand at \(run.marks)",
      sourceLocation: item.location)
    #expect(
      !run.marks.isEmpty, "mark with ↓ where the finding stands", sourceLocation: item.location)
  }

  @Test func `has examples that pass and fail for every rule`() {
    for rule in allRules {
      #expect(!rule.card.passes.isEmpty && !rule.card.fails.isEmpty, "\(rule.card.id)")
      #expect(
        !rule.card.silent.isEmpty || !rule.card.notRun.isEmpty,
        "\(rule.card.id) has no example in which it does not apply or cannot be judged")
    }
  }

  @Test func `gives each rule an id and a name of its own`() {
    #expect(Set(allRules.map(\.card.id)).count == allRules.count)
    #expect(Set(allRules.map(\.card.name)).count == allRules.count)
  }
}
