import Findings
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing

/// Who can mend what a rule finds: a request for completion asks the project for that alone.
@Suite struct `What a rule finds` {
  static let ids = allRules.map(\.card.id)

  @Test func `has somebody who can mend it, whatever the rule`() {
    for rule in allRules { #expect(!rule.card.mendedBy.isEmpty, "\(rule.card.id)") }
  }

  @Test(
    arguments: [
      // Sums and codes of a plan stand in the application and in the decision.
      ("B105", [.owner, .officer]), ("T105", [.owner, .officer]),
      // What only the project hands in.
      ("P103", [.owner]), ("N109", [.owner]), ("I104", [.owner]), ("V101", [.owner]),
      // What only the authority does: pays, checks, tells, publishes, allocates.
      ("P201", [.officer, .finance]), ("P202", [.officer, .finance]),
      ("A103", [.officer, .authority]),
      ("A105", [.authority]), ("V102", [.officer]), ("E106", [.officer, .authority]),
      ("D104", [.officer]), ("O208", [.authority]), ("B112", [.authority]),
    ] as [(String, Set<Deadline.Party>)])
  func `is mended by whose paper or duty it is`(_ id: String, _ parties: Set<Deadline.Party>) throws
  {
    let card = try #require(allRules.first { $0.card.id == id }).card
    #expect(card.mendedBy == parties)
  }

  /// The deadline and the rule on it are of the same people.
  @Test(arguments: [("P201", Deadline.Kind.payment), ("E106", .notice)])
  func `is mended by whom the deadline is of`(_ id: String, _ kind: Deadline.Kind) throws {
    let card = try #require(allRules.first { $0.card.id == id }).card
    #expect(card.mendedBy == kind.parties)
  }

  /// What stands in a paper of the project is its to mend, but for what is named here; and what stands
  /// in a paper of the authority is not the project's alone.
  @Test(arguments: ids) func `is mended by whose paper it stands in`(id: String) throws {
    let rule = try #require(allRules.first { $0.card.id == id })
    for example in rule.card.fails {
      for (failure, finding) in try Self.found(in: example, by: rule) {
        let mendedBy = failure.mendedBy ?? rule.card.mendedBy
        let file = finding.place?.file ?? ""
        let what = "\(example.shows.english): \(finding.message.english)"
        if Self.ofProject.contains(file), !Self.dutiesInPapersOfProject.contains(id) {
          #expect(mendedBy.contains(.owner), "\(id), \(what)")
        }
        if Self.ofAuthority.contains(file), !Self.dutiesInPapersOfAuthority.contains(id) {
          #expect(mendedBy != [.owner], "\(id), \(what)")
        }
      }
    }
  }

  private static let ofProject: Set = [
    "application.xml", "report.xml", "other-application.xml", "other-report.xml",
    "organisation.xml",
    "agreement.xml", "event.xml", "project.xml",
  ]
  private static let ofAuthority: Set = [
    "programme.xml", "call.xml", "decision.xml", "other-decision.xml", "advance.xml", "payment.xml",
    "control.xml",
  ]
  /// A claim that is not paid; what came in too late, which no new version mends.
  private static let dutiesInPapersOfProject: Set = ["P201", "D101", "N101"]
  /// A target of the decision that no report tells of.
  private static let dutiesInPapersOfAuthority: Set = ["I117"]

  /// A report that came too late stands in the report, and the project cannot hand it in sooner.
  @Test func `is not the project's where it came too late, and is while it is waited for`() throws {
    let rule = try #require(allRules.first { $0.card.id == "D101" })
    var places: Set<String> = []
    for example in rule.card.fails {
      for (failure, finding) in try Self.found(in: example, by: rule) {
        let file = finding.place?.file ?? ""
        places.insert(file)
        let others: Set<Deadline.Party>? = file == "report.xml" ? [.officer] : nil
        #expect(failure.mendedBy == others, "\(example.shows.english)")
      }
    }
    #expect(places == ["report.xml", "decision.xml"])
  }

  /// What the rule finds in its example, each with the place in which people read it.
  private static func found(in example: Example, by rule: AnyRule) throws -> [(Failure, Finding)] {
    let run = try ExampleRun.of(example, by: rule)
    let failures = run.assessments.flatMap { assessment -> [Failure] in
      if case .fails(let failures) = assessment.outcome { failures } else { [] }
    }
    try #require(failures.count == run.findings.count)
    return Array(zip(failures, run.findings))
  }
}
