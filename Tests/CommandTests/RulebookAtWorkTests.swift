import Foundation
import TestSupport
import Testing

/// What a rulebook of an office makes of the samples, as the commands tell it.
@Suite struct `An office's rulebook at work` {
  /// A portfolio of the samples, and a folder for files of a rulebook.
  private final class Office {
    let folder: TestFolder

    init() throws {
      folder = try TestFolder()
      let run = try run(
        """
        cp -r '\(Samples.folder.path)/Portfolio' .
        mkdir office
        for day in 2026-02-02 2026-05-04 2026-11-30; do fondbok import Portfolio/$day --received $day; done
        fondbok rates import '\(Samples.folder.path)/Rates/fictional-2026.csv'
        """)
      #expect(run.status == 0, "\(run.output)")
    }

    /// Writes a file of the office, laid over AMIF 2021–2027 or what it names.
    func lay(_ members: String, extends: String = "amif-2021", name: String = "office") throws {
      let text = """
        { rulebook: "\(name)", schema: 1, version: 1, checked: "2026-11-22", extends: ["\(extends)"],
          law: { OFFICE: { name: "Decision 2026:4", sv: "Beslut 2026:4" } },
        \(members)
        }
        """
      try text.write(
        to: folder.url.appending(path: "office/\(name).json5"), atomically: true, encoding: .utf8)
    }

    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun(shell: command, in: folder.url)
    }
  }

  // MARK: What differs

  @Test func `differs by the severity of what is found, and not by the rule's own`() throws {
    let office = try Office()
    try office.lay(
      #"limits: [{ id: "operating-support", values: [{ max: 1, law: "OFFICE 1" }] }]"#)
    let check = try office.run("fondbok check --on 2026-12-01 --rulebook office --format short")
    #expect(check.output.contains(/: warning: operating support is .* \[B114\]/), "\(check.output)")
    let diff = "fondbok rules diff built-in office --on 2026-12-01"
    let told = try office.run(diff)
    // The whole portfolio has a heading, and no projects are counted where none changes.
    #expect(
      told.output.contains(
        "\nthe whole portfolio\n  B114 operating-support-above-share: passes → fails (warning)\n"),
      "\(told.output)")
    #expect(told.output.contains("1 thing the rulebooks say otherwise; the verdict of the whole "))
    let swedish = try office.run("\(diff) --language sv")
    #expect(
      swedish.output.contains(
        "\n1 sak som regelböckerna säger olika; bedömningen av hela portföljen"),
      "\(swedish.output)")
    let json = try office.run("\(diff) --format json")
    #expect(json.output.contains(#""from":"passes","to":"fails""#))
    #expect(json.output.contains(#""toSeverity":"warning","fromTrial":"no","toTrial":"no"}"#))
  }

  // MARK: Rules on trial

  @Test func `puts a rule on trial, whose findings are marked, counted apart and fail nothing`()
    throws
  {
    let office = try Office()
    let before = try office.run("fondbok check --rule D101")
    #expect(before.status == 1 && before.output.contains(": error: "), "\(before.output)")
    try office.lay(#"rules: { trial: ["D101"] }"#)
    let check = "fondbok check --rule D101 --rulebook office"
    let text = try office.run(check)
    #expect(text.status == 0, "\(text.output)")
    #expect(text.output.contains("Of rules on trial, and failing nothing:"))
    #expect(text.output.contains("The rulebook office has put on trial 1 rule: D101"))
    #expect(text.output.contains(/0 failed, [0-9]+ by rules on trial,/))
    #expect(!text.output.contains(": error: "))
    let short = try office.run("\(check) --format short")
    #expect(short.status == 0)
    #expect(short.output.contains(/: on trial: .* \[D101\]\n/), "\(short.output)")
    #expect(short.output.contains("has put on trial 1 rule"))
    let json = try office.run("\(check) --format json")
    #expect(json.status == 0)
    #expect(json.output.contains(/"rule":"D101".*"standing":"beta"/))
    #expect(json.output.contains(#""rulesOnTrial":[{"rulebook":"office","rules":["D101"]}]"#))
    #expect(!json.output.contains(#""beta":0"#))
    let csv = try office.run("\(check) --format csv")
    #expect(csv.status == 0 && csv.output.contains(",D101,report-overdue,error,fails,beta,"))
    let page = try office.run("\(check) --format html")
    #expect(page.status == 0 && page.output.contains("error, on trial"))
    let log = try office.run("\(check) --format sarif")
    #expect(log.status == 0 && log.output.contains(#""standing":"beta""#))
  }

  @Test func `shows that a rule is on trial wherever it shows the rule`() throws {
    let office = try Office()
    try office.lay(#"rules: { trial: ["D101"] }"#)
    let adopted = try office.run(
      "fondbok rulebook adopt office && fondbok rules && fondbok explain D101")
    #expect(adopted.output.contains("Report overdue, on trial by the rulebook [report-overdue]"))
    #expect(adopted.output.contains("Severity: error (stable); on trial by the rulebook"))
    let list = try office.run("fondbok rules --format json | grep '\"D101\"'")
    #expect(list.output.contains(#""state":"beta""#), "\(list.output)")
    let status = try office.run("fondbok status && fondbok status --format json")
    #expect(status.output.contains("has put on trial 1 rule: D101"), "\(status.output)")
    #expect(status.output.contains(#""rulesOnTrial":[{"rulebook":"office","rules":["D101"]}]"#))
    let diff = try office.run("fondbok rules diff built-in office")
    #expect(diff.output.contains("rule D101: – → on trial"), "\(diff.output)")
    #expect(diff.output.contains("D101 report-overdue: fails (error) → fails (error, on trial)"))
    let project = try office.run("fondbok explain D101 --project 6.2.5-2026-01171")
    #expect(project.output.contains("Verdict: fails (error, on trial)"), "\(project.output)")
    let own = try office.run("fondbok rulebook adopt --built-in && fondbok check --rule D101")
    #expect(own.status == 1 && !own.output.contains("on trial"))
  }

  // MARK: Explained without a project

  @Test func `explains a rule as the portfolio is judged, which may have turned it off`() throws {
    let office = try Office()
    try office.lay(#"rules: { off: ["D101"] }"#)
    let own = try office.run("fondbok explain D101")
    #expect(own.output.contains("Severity: error (stable)\n"), "\(own.output)")
    let adopted = try office.run("fondbok rulebook adopt office && fondbok explain D101")
    #expect(
      adopted.output.contains("Severity: error (stable); turned off by the rulebook\n"),
      "\(adopted.output)")
    let before = try office.run("fondbok rules | grep D101")
    #expect(before.output.contains("turned off by the rulebook"))
  }

  /// The same rule, in portfolios of two funds and where there is none.
  @Test func `explains a rule by the numbers of the funds that the portfolio has`() throws {
    let folder = try TestFolder()
    let samples = Samples.folder.path
    let explain = "fondbok explain A101 --on 2021-12-01"
    let none = try ProgramRun(shell: explain, in: folder.url)
    #expect(
      none.output.contains(
        "Numbers on 2021-12-01, by amif-2021:\n  retention.years: 5 years, always; Regulation (EU) "
          + "2021/1060, Article 82(1)"), "\(none.output)")
    let legacy = try ProgramRun(
      shell: "fondbok import '\(samples)/Funds/AMIF-2014' --received 2018-10-01 && \(explain)",
      in: folder.url)
    #expect(
      legacy.output.contains(
        "Numbers on 2021-12-01, by amif-2014:\n  retention.years: 4 years, always;"),
      "\(legacy.output)")
    #expect(!legacy.output.contains("5 years"))
    let both = try ProgramRun(
      shell:
        "fondbok import '\(samples)/Funds/ISF-2021' --received 2026-01-15 > /dev/null; \(explain)",
      in: folder.url)
    #expect(both.output.contains("by amif-2014:\n  retention.years: 4 years"), "\(both.output)")
    #expect(both.output.contains("by isf-2021:\n  retention.years: 5 years"))
  }

  @Test(arguments: [
    (
      "B101",
      "  rate 15-1 (A project): at most 75 %, always; Regulation (EU) 2021/1147, Article 15(1)"
    ),
    ("B112", "  limit so1-minimum (Least share of specific objective 1): at least 15 %, always"),
    ("B114", "): at most 15 %; announced from 13 %, always"),
    ("C102", "  flat rate 54a ("), ("C110", "  flat rate 55 ("),
    (
      "P101",
      "  period eligibility (Expenditure incurred and paid is eligible): 2021-01-01 to 2029-12-31"
    ),
    ("T104", "  code T3 009: Solidarity Actions, from 2026-07-01"),
  ])
  func `shows the numbers that a rule compares with`(rule: String, line: String) throws {
    let folder = try TestFolder()
    let run = try ProgramRun(shell: "fondbok explain \(rule) --on 2026-12-01", in: folder.url)
    #expect(run.output.replacing("\u{A0}", with: " ").contains(line), "\(run.output)")
  }

  // MARK: Names and notes

  @Test func `is called by what it is laid over for, whatever fund that is`() throws {
    let office = try Office()
    let members = #"parameters: { "payment.days": { values: [{ value: 60, law: "OFFICE 1" }] } }"#
    try office.lay(members, extends: "isf-2021", name: "our-isf")
    let check = try office.run("fondbok rulebook check office")
    #expect(
      check.output.contains("no fault in our-isf.json5; rulebook our-isf "), "\(check.output)")
    let adopted = try office.run("fondbok rulebook adopt office; fondbok rulebook list")
    #expect(adopted.output.contains("judged by the rulebook our-isf "), "\(adopted.output)")
    #expect(adopted.output.contains("  officer  our-isf  "))
  }

  @Test func `notes what a later file says otherwise, and a table that may have gaps`() throws {
    let office = try Office()
    func days(_ count: Int) -> String {
      #"""
      parameters: { "payment.days": { complete: false,
        values: [{ value: \#(count), law: "OFFICE 1" }] } },
      """#
    }
    try office.lay(days(60) + #"rules: { off: ["D101"] }"#, name: "a")
    try office.lay(days(60) + #"rules: { off: ["B101"] }"#, name: "b")
    let same = try office.run("fondbok rulebook check office")
    #expect(!same.output.contains("takes the place"), "\(same.output)")
    #expect(same.output.contains("a.json5:3:43: note: payment.days may have gaps"))
    try office.lay(days(50) + #"rules: { on: ["D101"] }"#, name: "b")
    let other = try office.run("fondbok rulebook check office")
    #expect(other.status == 0)
    #expect(
      other.output.contains(
        #"b.json5:4:11: note: parameters["payment.days"].values takes the place of what a.json5:4 says"#
      ),
      "\(other.output)")
    #expect(
      other.output.contains(
        "note: rules.on has D101, which a.json5:4 has under off; the later file holds"))
  }

  /// A law that changes leaves the time of the claims that were there, for the rule, `status` and `due` alike.
  @Test(arguments: [("2027-03-24", "2027-03-25", 0), ("2027-03-23", "2027-03-24", 2)])
  func `pays claims within the time of the day they came`(
    _ last: String, _ next: String, _ late: Int
  ) throws {
    let office = try Office()
    try office.lay(
      #"""
      parameters: { "payment.days": { values: [
        { value: 80, until: "\#(last)", law: "OFFICE 1" },
        { value: 50, from: "\#(next)", law: "OFFICE 1" }] } }
      """#)
    let adopted = try office.run(
      """
      fondbok import Portfolio/2027-03-24 --received 2027-03-24
      fondbok rulebook adopt office
      """)
    #expect(adopted.status == 0, "\(adopted.output)")
    let check = try office.run("fondbok check --rule P201 --on 2027-05-14")
    #expect(check.status == (late == 0 ? 0 : 1), "\(check.output)")
    let status = try office.run("fondbok status --on 2027-05-14 --format json")
    #expect(status.output.contains("\"latePayments\":\(late)"), "\(status.output)")
  }

  @Test func `gives notice of a claim also where it makes the time shorter than that takes`() throws
  {
    let office = try Office()
    try office.lay(
      #"parameters: { "payment.days": { values: [{ value: 50, law: "OFFICE 1" }] } }"#)
    let check = try office.run(
      """
      fondbok import Portfolio/2027-03-24 --received 2027-03-24 > /dev/null
      for day in 2027-04-22 2027-04-23; do
        fondbok check --rule P201 --rulebook office --on $day --format json | grep -c '"P201"'
      done
      """)
    // Two claims came on 24 March: their thirtieth day is 23 April.
    #expect(check.output.hasPrefix("0\n2\n"), "\(check.output)")
  }

  @Test func `counts what is not run of the whole portfolio, and tells how grave it becomes`()
    throws
  {
    let office = try Office()
    try office.lay(#"rules: { severity: { B113: "error" } }"#)
    let told = try office.run(
      """
      export FONDBOK_PORTFOLIO=other.sqlite
      for day in 2026-02-02 2026-05-04 2026-11-30; do
        fondbok import Portfolio/$day --received $day > /dev/null
      done
      fondbok check --on 2026-12-01 > /dev/null
      fondbok rules diff built-in office --on 2026-12-01
      fondbok status --on 2026-12-01 --format json
      """)
    #expect(
      told.output.contains(
        "B113 grants-above-programme-amount: not run (warning) → not run (error)"), "\(told.output)"
    )
    #expect(
      told.output.contains(/"rule":"B113","severity":"[a-z]+","failed":0,"notRun":1}/),
      "\(told.output)")
  }
}
