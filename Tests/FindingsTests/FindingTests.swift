import Findings
import Languages
import Provenance
import Testing

struct FindingTests {
  @Test func `findings are ordered by project, file, line, column and rule, the portfolio last`() {
    func at(_ file: String, _ line: Int, _ column: Int) -> Place {
      Place(file: file, line: line, column: column)
    }
    let ordered = [
      finding("1", project: "A"),
      finding("2", rule: "B1", project: "A", place: at("a.xml", 2, 9)),
      finding("3", rule: "B2", project: "A", place: at("a.xml", 2, 9)),
      finding("4", rule: "A1", project: "A", place: at("a.xml", 2, 10)),
      finding("5", rule: "A1", project: "A", place: at("a.xml", 10, 1)),
      finding("6", rule: "A1", project: "A", place: at("b.xml", 1, 1)),
      finding("7", rule: "A1", project: "B", place: at("a.xml", 1, 1)),
      finding("8", project: "B", place: at("a.xml", 1, 1)),
      finding("9", project: "B", place: at("a.xml", 1, 1)),
      finding("10", document: "call 1"),
      finding("11", place: at("call.xml", 1, 1)),
      finding("12", rule: "A1"),
      finding("13", rule: "B1"),
    ]
    var generator = Seeded(state: 7)
    for _ in 1...50 {
      #expect(ordered.shuffled(using: &generator).sorted() == ordered)
    }
  }

  /// As words, the first quarter of 2020 would stand before the second of 2019.
  @Test func `findings of a rule at one place are ordered by the days they name`() {
    let place = Place(file: "a.xml", line: 1, column: 1)
    let ordered = [
      finding("quarter 2 of 2019 was due on 2019-07-31", place: place),
      finding("quarter 3 of 2019 was due on 2019-10-31", place: place),
      finding("quarter 1 of 2020 was due on 2020-04-30", place: place),
    ]
    #expect(ordered.reversed().sorted() == ordered)
  }

  @Test func `a tally counts each verdict by itself`() {
    var tally = Tally()
    for verdict in Verdict.allCases { tally.count(verdict) }
    tally.count(.notRun)
    #expect(tally == Tally(passed: 1, failed: 1, silent: 1, notRun: 2))
    #expect(tally.total == 5)
    tally += Tally(passed: 3, silent: 1)
    #expect(tally == Tally(passed: 4, failed: 1, silent: 2, notRun: 2))
    tally.setApart(.fails, as: .counts)
    tally.setApart(.fails, as: .waived)
    tally.setApart(.notRun, as: .beta)
    #expect(tally == Tally(passed: 4, silent: 2, notRun: 1, waived: 1, beta: 1))
    #expect(tally.total == 9)
  }

  @Test func `the graver severity comes first`() {
    #expect([Severity.observation, .error, .warning].sorted() == [.error, .warning, .observation])
  }
}

/// A generator whose numbers are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
