import Findings
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing
import Values

/// A project is judged by the rulebook of its fund and time.
@Suite struct `Funds other than AMIF 2021–2027` {
  private func judged(
    _ folder: String, on: String
  ) throws -> (said: [String: Assessment], all: [Assessment]) {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: Samples.names(in: folder), received: "2018-10-01")
    let rate = try #require(ExchangeRate(month: "2018-12", currency: .sek, value: "10.2943"))
    let context = Context(rulebooks: .builtIn, day: day(on), rates: [rate])
    let all = try portfolio.assess(in: context).filter { $0.project != nil }
    return (Dictionary(all.map { ($0.card.id, $0) }, uniquingKeysWith: { $1 }), all)
  }

  @Test func `AMIF 2014–2020 is judged by its own rates and years, and nothing fails`() throws {
    let (said, all) = try judged("Samples/Funds/AMIF-2014", on: "2021-12-01")
    #expect(all.filter { $0.outcome.verdict == .fails }.map(\.card.id) == [])
    for rule in ["B101", "P101", "L101", "L102", "L104"] {
      #expect(
        said[rule]?.outcome.verdict == .passes, "\(rule) gives \(String(describing: said[rule]))")
    }
    #expect(
      all.filter { $0.outcome.verdict == .notRun }.map(\.card.id) == [],
      "what is not run needs something that the rulebook or the sample does not have")
  }

  /// What the Common Provisions Regulation and the act of 2021 ask is not asked of 2014–2020.
  @Test(arguments: ["T101", "T104", "B102", "C101", "E103", "P201", "I101", "V101", "A102"])
  func `rules of 2021–2027 are silent on a project of 2014–2020`(_ rule: String) throws {
    let (said, _) = try judged("Samples/Funds/AMIF-2014", on: "2021-12-01")
    let outcome = try #require(said[rule]).outcome
    #expect(outcome.verdict == .silent, "\(rule) gives \(outcome)")
  }

  @Test func `findings cite the law of the fund alone`() throws {
    let card = try #require(allRules.first { $0.card.id == "P101" }).card
    let run = try ExampleRun.of(card.fails[3], by: .project(try rule("P101")))
    #expect(
      run.findings.flatMap(\.law).map { $0.text(in: .english) }.allSatisfy {
        $0.contains("514/2014") || $0.contains("2022/585")
      })
    #expect(!run.findings.isEmpty)
  }

  // MARK: Files of an office

  private func laid(_ members: String) throws(RulebookError) -> Rulebooks {
    let text = """
      { rulebook: "office", schema: 1, version: 1, checked: "2026-12-01",
        law: { OFFICE: { name: "Decision 2026:4" } },
      \(members)
      }
      """
    return try Rulebooks.laying([
      RulebookFile(name: "office.json5", bytes: Array(text.utf8), isBuiltIn: false)
    ])
  }

  private func changed(_ members: String) throws -> [String] {
    let on = day("2026-12-01")
    return RulebookDifference.between(
      Rulebooks.builtIn.statements(on: on), try laid(members).statements(on: on)
    ).map { "\($0.subject.english): \($0.to?.english ?? "")" }
  }

  @Test func `an office's file is for the rulebooks that have what it extends`() throws {
    let land = #"parameters: { "land.share": { values: [{ value: 500, law: "OFFICE 1" }] } }"#
    #expect(try changed(#"extends: ["amif-2021"], "# + land) == ["parameter land.share: 5 %"])
    #expect(try changed(#"extends: ["cpr-2021"], "# + land) == ["parameter land.share: 5 %"])
    #expect(try changed(land) == ["parameter land.share: 5 %"])
    #expect(
      try changed(#"extends: ["amif-2014"], "# + land) == [
        "Asylum, Migration and Integration Fund 2014–2020: parameter land.share: 5 %"
      ])
  }

  @Test func `an office's file that extends what is not there is refused`() {
    #expect {
      try laid(#"extends: ["amif-2020"]"#)
    } throws: { error in
      (error as? RulebookError)?.faults.map(\.kind) == [.unknownBase]
    }
  }

  @Test func `an office's file with a fund of its own makes a rulebook of its own`() throws {
    let books = try laid(
      #"""
      fund: { code: "DEAR", label: "Development education", management: "contract",
        from: "2018-01-01", law: "OFFICE 1" },
      periods: [{ id: "eligibility", label: "The contract's period", first: "2018-10-22",
        last: "2021-10-21", law: "OFFICE 2" }]
      """#)
    #expect(books.main.id == "amif-2021")
    let own = try #require(books.funds.first { $0.fund?.code == "DEAR" })
    #expect(own.period("eligibility")?.period.last == day("2021-10-21"))
    #expect(own.parameterNames.isEmpty)
  }

  private func rule(_ id: String) throws -> any ProjectRule {
    guard case .project(let rule)? = allRules.first(where: { $0.card.id == id }) else {
      throw Undecided.silent(Wording("no such rule", sv: "ingen sådan regel"))
    }
    return rule
  }
}
