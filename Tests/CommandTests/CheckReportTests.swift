import Findings
import Foundation
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing
import Values

@testable import fondbok

/// What a check tells to tools and browsers.
@Suite struct `What a check tells` {
  /// A portfolio of the samples, in which reports are late and one finding of those is accepted.
  private final class Office {
    let folder: TestFolder

    init() throws {
      folder = try TestFolder()
      let run = try run(
        """
        cp -r '\(Samples.folder.path)/Portfolio' .
        for day in 2026-02-02 2026-05-04 2026-11-30; do fondbok import Portfolio/$day --received $day; done
        fondbok waive D101 6.2.5-2026-01171 --because 'agreed <with> the "owner" & noted' --until 2027-12-31
        """)
      #expect(run.status == 0, "\(run.output)")
    }

    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun(shell: command, in: folder.url)
    }
  }

  private static func log(_ text: String) throws -> (log: Any, results: [[String: Any]]) {
    let log = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let runs = (log as? [String: Any])?["runs"] as? [[String: Any]]
    return (log, try #require(runs?.first?["results"] as? [[String: Any]]))
  }

  // MARK: SARIF

  @Test(arguments: ["en", "sv"]) func `is a log of SARIF with every finding`(language: String)
    throws
  {
    let office = try Office()
    let run = try office.run("fondbok check --format sarif --language \(language)")
    #expect(run.status == 1)
    let (log, results) = try Self.log(run.output)
    #expect(SARIFShape.faults(in: log) == [])
    let json = try office.run("fondbok check --format json --language \(language)").output
    let lines = json.split(separator: "\n").dropLast().map { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] ?? [:]
    }
    #expect(lines.count > 20)
    #expect(results.map { $0["ruleId"] as? String } == lines.map { $0["rule"] as? String })
    for (result, line) in zip(results, lines) {
      let message = (result["message"] as? [String: Any])?["text"] as? String ?? ""
      #expect(message.hasPrefix(line["message"] as? String ?? "-"))
      let isOpen = line["verdict"] as? String == "notRun"
      #expect(result["kind"] as? String == (isOpen ? "open" : "fail"))
      #expect((result["level"] as? String == "none") == isOpen)
      #expect((result["suppressions"] != nil) == (line["standing"] as? String == "waived"))
    }
    #expect(results.contains { $0["suppressions"] != nil })
  }

  @Test func `describes every rule in both languages, and points results at them`() throws {
    let office = try Office()
    let (log, results) = try Self.log(try office.run("fondbok check --format sarif").output)
    let run = try #require(((log as? [String: Any])?["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(
      rules.map { $0["id"] as? String }
        == allRules.map(\.card.id) + RulebookRule.allCases.map(\.rawValue))
    let other = try #require((run["translations"] as? [[String: Any]])?.first)
    #expect(other["language"] as? String == "sv")
    let translated = try #require(other["rules"] as? [[String: Any]])
    for (card, (rule, swedish)) in zip(allRules.map(\.card), zip(rules, translated)) {
      func text(_ rule: [String: Any], _ name: String) -> String? {
        (rule[name] as? [String: Any])?["text"] as? String
      }
      #expect(text(rule, "fullDescription") == card.summary(in: .english))
      #expect(text(swedish, "fullDescription") == card.summary(in: .swedish))
      #expect(text(rule, "help")?.hasPrefix(card.why(in: .english)) ?? false)
      #expect(text(swedish, "help")?.hasPrefix(card.why(in: .swedish)) ?? false)
    }
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
  }

  /// The same documents with other line numbers and another name of the file, a month later.
  @Test func `knows a finding again by its fingerprint, wherever it has moved`() throws {
    let office = try Office()
    func fingerprints(_ command: String) throws -> [String] {
      try Self.log(try office.run(command).output).results.compactMap {
        ($0["partialFingerprints"] as? [String: String])?[SARIFPrinter.fingerprint]
      }
    }
    let here = try fingerprints("fondbok check --format sarif")
    #expect(here.count > 20 && Set(here).count == here.count)
    let moved = try fingerprints(
      """
      mkdir 'flyttade å'
      for file in Portfolio/2026-0*/*.xml Portfolio/2026-11-30/*.xml
      do sed 's/?>$/?><!-- moved\\n\\n\\n -->/' "$file" > "flyttade å/$(basename "$file")"
      done
      fondbok import 'flyttade å' --portfolio moved.sqlite --received 2026-02-02 > /dev/null
      fondbok check --format sarif --rule D101 --portfolio moved.sqlite --on 2028-01-13
      """)
    #expect(!moved.isEmpty)
    let before = try fingerprints("fondbok check --format sarif --rule D101")
    #expect(Set(before).isSubset(of: moved))
  }

  @Test func `has references to files of any name`() {
    #expect(SARIFPrinter.reference(to: "a/b-1.xml") == "a/b-1.xml")
    #expect(SARIFPrinter.reference(to: "r ä:1#.xml") == "r%20%C3%A4%3A1%23.xml")
  }

  @Test func `holds what the door found in files that are rehearsed`() throws {
    let office = try Office()
    let run = try office.run(
      "fondbok check --format sarif '\(Samples.folder.path)/Faulty/Schema/amount-with-exponent.xml'"
    )
    let (log, results) = try Self.log(run.output)
    #expect(SARIFShape.faults(in: log) == [])
    // What is said of the rulebook comes besides.
    let found = results.compactMap { $0["ruleId"] as? String }
    #expect(found.filter { !$0.hasPrefix("R") } == ["S209"])
    #expect(results.allSatisfy { $0["ruleIndex"] != nil })
  }

  // MARK: HTML

  @Test(arguments: ["en", "sv"]) func `is a page that needs nothing besides itself`(
    language: String
  )
    throws
  {
    let office = try Office()
    let run = try office.run(
      "fondbok check --format html --output page.html --language \(language)")
    #expect(run.status == 1 && run.output.isEmpty, "\(run.output)")
    // The page is written so that it is well-formed XML too, which text that is not escaped never is.
    let wellFormed = try office.run("xmllint --noout page.html")
    #expect(wellFormed.output.isEmpty, "\(wellFormed.output)")
    let page = try String(
      contentsOf: office.folder.url.appending(path: "page.html"), encoding: .utf8)
    #expect(page.contains("<html lang=\"\(language)\">"))
    for word in ["<script", "<img", "<link", "<iframe", "@import", "url(", " src=", "onload"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("agreed &lt;with&gt; the &quot;owner&quot; &amp; noted"))
    #expect(page.components(separatedBy: "<th>").count == 1, "every heading of a table has a scope")
    // A rule on the rulebook has a title as the others have, and no law.
    #expect(!page.contains("R102</span> value-not-compared"))
    #expect(!page.contains("<span class=\"law\"></span>"))
    // Every link within the page leads somewhere, and no two places have one name.
    let targets = page.matches(of: /href="#([^"]+)"/).map { String($0.1) }
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(targets).isSubset(of: ids), "\(Set(targets).subtracting(ids))")
    #expect(Set(ids).count == ids.count)
    let json = try office.run("fondbok check --format json").output
    #expect(
      page.components(separatedBy: "<article ").count == json.split(separator: "\n").count)
  }

  @Test func `shows words of documents as words`() throws {
    let office = try Office()
    let run = try office.run(
      """
      mkdir made
      for file in Portfolio/2026-*/*.xml
      do sed 's/Samhällsguider på tio språk/\\&lt;script>alert(1)\\&lt;\\/script> 19121212-1212/' "$file" \
        > "made/$(basename "$file")"
      done
      fondbok import made --portfolio made.sqlite --received 2026-02-02 > /dev/null
      fondbok check --format html --portfolio made.sqlite
      """)
    #expect(
      run.output.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "\(run.output.prefix(300))")
    #expect(!run.output.contains("<script"))
    #expect(!run.output.contains("19121212-1212"))
  }

  @Test func `leaves no part of a page when it cannot be written`() throws {
    let office = try Office()
    let run = try office.run("fondbok check --format html --output absent/page.html")
    #expect(run.status == 2)
    #expect(run.output.contains("absent/page.html cannot be written"))
    let stopped = try office.run(
      "fondbok check --project nowhere --format html --output page.html; ls *.part page.html")
    #expect(stopped.output.contains("cannot access 'page.html'"))
    #expect(stopped.output.contains("cannot access '*.part'"))
  }

  /// A bar is a part of all findings that count, so that together they are the whole.
  @Test func `draws shares as parts of the whole`() throws {
    let page = try Office().run("fondbok check --format html --on 2027-12-13").output
    let table = try #require(
      page.firstMatch(of: /<caption>Findings that count<\/caption>([\s\S]*?)<\/table>/))
    let widths = table.1.matches(of: /width="([0-9.]+)" height="8"\/><\/svg>/).compactMap {
      Double($0.1)
    }
    #expect(widths.count == 4)
    let sum = widths.reduce(0, +)
    #expect(sum > 99.9 && sum <= 100, "\(widths)")
  }

  /// A portfolio without a project has what its programme's authorities send.
  @Test func `lists what programmes have to send, as due does`() throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: """
        fondbok import '\(Samples.folder.path)/Portfolio/2026-11-30/programme.xml' --received 2026-11-30
        fondbok due --on 2026-12-01 | grep -c 2021SE65AMPR001
        fondbok check --on 2026-12-01 --format html
        """, in: folder.url)
    #expect(!run.output.contains("Nothing is due within a year"))
    #expect(run.output.contains("<span class=\"nowrap\">2021SE65AMPR001</span>"))
  }

  // MARK: What decides nothing

  /// What is accepted counts once, and not among what failed, however it is told.
  @Test func `counts what is accepted by itself, so that the numbers add up`() throws {
    let office = try Office()
    let check = "fondbok check --rule D101 --project 6.2.5-2026-01171"
    let text = try office.run(check)
    #expect(
      text.output.contains(
        "1 project: 1 judgement, 0 passed, 0 failed, 1 accepted, 0 silent, 0 not run;"),
      "\(text.output)")
    let json = try office.run("\(check) --format json")
    #expect(
      json.output.contains(#"{"passed":0,"failed":0,"silent":0,"notRun":0,"waived":1,"beta":0"#),
      "\(json.output)")
    let page = try office.run("\(check) --format html")
    #expect(page.output.contains("0 passed, 0 failed, 1 accepted, 0 not run"))
    #expect(text.status == 0 && json.status == 0 && page.status == 0)
  }

  @Test func `counts what a rule on trial finds, and fails nothing for it`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(["a.xml": Papers.application("one"), "b.xml": Papers.application("two")])
    func judge(_ rules: [AnyRule]) throws -> (CheckResult, [Finding]) {
      let context = Context(rulebook: .builtIn, day: try Day.parse("2026-12-01"), rates: [])
      var found: [Finding] = []
      let result = try portfolio.store.reading { reading in
        try CheckPortfolio(context: context, rules: rules).check(reading) { found.append($0) }
      }
      return (result, found)
    }
    let (beta, ofBeta) = try judge([.project(OnTrial()), .project(OnTrialAndOpen())])
    #expect(!beta.hasErrors && !beta.hasErrorNotRun)
    #expect(beta.tally == Tally(beta: 4))
    #expect(ofBeta.allSatisfy { $0.standing == .beta })
    let (stable, ofStable) = try judge([.project(Fixed())])
    #expect(stable.tally == Tally(failed: 2) && stable.hasErrors)
    #expect(ofStable.allSatisfy { $0.standing == .counts })
  }
}

private struct OnTrial: ProjectRule {
  static let card = testCard("X911", .beta)
  func check(_ project: Project, in context: Context) throws -> Outcome { failing(project) }
}

private struct OnTrialAndOpen: ProjectRule {
  static let card = testCard("X912", .beta)
  func check(_ project: Project, in context: Context) throws -> Outcome {
    .notRun(Wording("something", sv: "något"), fix: Wording("mend it", sv: "laga det"))
  }
}

private struct Fixed: ProjectRule {
  static let card = testCard("X913", .stable)
  func check(_ project: Project, in context: Context) throws -> Outcome { failing(project) }
}

private func failing(_ project: Project) -> Outcome {
  guard let spot = project.application?.spot else { return .passes }
  return .fails([
    Failure(
      at: spot, Wording("it fails", sv: "det brister"), fix: Wording("mend it", sv: "laga det"))
  ])
}

private func testCard(_ id: String, _ state: Rules.State) -> RuleCard {
  RuleCard(
    id: id, name: "of-a-test", title: Wording("Of a test", sv: "I ett test"), summary: .same(""),
    severity: .error, state: state, law: [], lawDay: .always, mendedBy: [.owner], catalogue: [],
    why: .same(""),
    passes: [], fails: [])
}
