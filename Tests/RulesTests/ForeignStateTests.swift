import Findings
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing

/// Rules that count working days, or that let a time move to one, know the public holidays of few countries.
/// Those of Germany differ from land to land, and are not among them.
@Suite struct `A programme of another Member State` {
  /// The rules that ask for a calendar: when one more does, its examples are tried here too.
  private static let rules = ["A103", "A104", "D101", "D104", "E106", "N101", "P201"]

  @Test(arguments: rules) func `is not judged by Swedish holidays`(_ id: String) throws {
    let rule = try #require(allRules.first { $0.card.id == id })
    var counted = 0
    for example in rule.card.fails where example.base.isSwedish {
      let run = try ExampleRun.of(
        example.with(
          .programme("<cci>2021SE65AMPR001</cci>", "<cci>2021DE65AMPR001</cci>"),
          shows: Wording(
            "in Germany: \(example.shows)", sv: "i Tyskland: \(example.shows)")), by: rule)
      for assessment in run.assessments {
        switch assessment.outcome {
        case .notRun(let missing, let fix, _):
          #expect(missing.english.contains("the calendar of public holidays of DE is missing"))
          #expect(fix.english == "count the day by the public holidays of DE")
          counted += 1
        case .fails(let failures):
          // What is announced, or wrong whatever the calendar, needs none.
          #expect(failures.allSatisfy { assessment.severity(of: $0) != .error }, "\(example.shows)")
        case .passes, .silent: break
        }
      }
    }
    #expect(counted > 0, "no example of \(id) needs a calendar")
  }
}

extension Example.Base {
  /// Whether its programme is the Swedish one of 2021–2027.
  fileprivate var isSwedish: Bool {
    switch self {
    case .organisation, .sourced, .legacy, .isf, .bmvi, .esf, .dear, .networkDay, .partnership:
      false
    default: true
    }
  }
}
