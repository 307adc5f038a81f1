import Findings
import Languages
import Provenance
import Testing

struct TextPrinterTests {
  static let ceiling = Finding(
    rule: "B101", name: "union-share-above-ceiling", severity: .error, project: "2026-014",
    document: "application 2026-014",
    place: Place(
      file: "Samples/2026-014.xml", line: 8, column: 5, endColumn: 12,
      lines: ["    <union>162500.00</union>"]),
    message: Wording(
      "Union contribution is 81.25 % of eligible expenditure; the ceiling is 75 %",
      sv: "EU-stödet är 81,25 % av de stödberättigande utgifterna; taket är 75 %"),
    law: [Act.amif.article("15", "1")],
    fix: Wording("lower it to EUR 150000.00 or less", sv: "sänk det till högst 150 000,00 EUR"),
    notes: [
      .init(
        Wording(
          "total eligible expenditure is declared here",
          sv: "de totala stödberättigande utgifterna anges här"),
        at: Place(
          file: "Samples/2026-014.xml", line: 7, column: 5, endColumn: 15,
          lines: ["    <eligible>200000.00</eligible>"]))
    ],
    judgedOn: "2026-12-01", rulebook: "0123abcd")

  @Test func `prints the place, the excerpt, the law, the fix and the notes`() {
    #expect(
      printed(Self.ceiling) == """
        Samples/2026-014.xml:8:5: error: Union contribution is 81.25 % of eligible expenditure; \
        the ceiling is 75 % [B101]
          8 |     <union>162500.00</union>
            |     ^~~~~~~
          law: Regulation (EU) 2021/1147, Article 15(1) \
        <http://data.europa.eu/eli/reg/2021/1147/art_15/oj>
          fix: lower it to EUR 150000.00 or less
        Samples/2026-014.xml:7:5: note: total eligible expenditure is declared here
          7 |     <eligible>200000.00</eligible>
            |     ^~~~~~~~~~

        """)
  }

  @Test func `prints first lines alone when short`() {
    #expect(
      printed(Self.ceiling, format: .short) == """
        Samples/2026-014.xml:8:5: error: Union contribution is 81.25 % of eligible expenditure; \
        the ceiling is 75 % [B101]

        """)
  }

  @Test func `labels are Swedish when asked, and the first line stays what tools read`() {
    let lines = printed(Self.ceiling, language: .swedish).split(separator: "\n")
    #expect(lines[0].hasPrefix("Samples/2026-014.xml:8:5: error: "))
    #expect(lines[3].hasPrefix("  lag: Förordning (EU) 2021/1147, artikel 15.1 <"))
    #expect(lines[4] == "  åtgärd: sänk det till högst 150 000,00 EUR")
  }

  @Test(arguments: [
    ("2026-014", "report 3", "report 3: warning: late [D101]\n"),
    ("2026-014", nil, "project 2026-014: warning: late [D101]\n"),
    (nil, nil, "portfolio: warning: late [D101]\n"),
  ])
  func `a finding without a place names its document, project or the portfolio`(
    project: String?, document: String?, line: String
  ) {
    let finding = finding("late", severity: .warning, project: project, document: document)
    #expect(printed(finding) == line)
  }

  @Test func `a rule that was not run never looks like an error`() {
    let finding = finding("no rate for 2026-10", verdict: .notRun)
    #expect(printed(finding) == "portfolio: not run: no rate for 2026-10 [D101]\n")
  }

  @Test func `colour is used only when told`() {
    #expect(!printed(Self.ceiling).unicodeScalars.contains("\u{1B}"))
    let coloured = printed(Self.ceiling, isColoured: true)
    #expect(coloured.contains("\u{1B}[31merror:\u{1B}[0m"))
    #expect(coloured.contains("    |     \u{1B}[31m^~~~~~~\u{1B}[0m\n"))
  }

  @Test(arguments: [
    ("\t\t<a>1</a>", 3, 6, "  5 | \t\t<a>1</a>\n    | \t\t^~~\n"),
    ("åäö <a>", 5, 8, "  5 | åäö <a>\n    |     ^~~\n"),
    ("👩‍👧 <a>", 5, 8, "  5 | 👩‍👧 <a>\n    |     ^~~\n"),
    ("日本 <a>", 4, 7, "  5 | 日本 <a>\n    |    ^~~\n"),
    ("e\u{301} <a>", 4, 7, "  5 | e\u{301} <a>\n    |    ^~~\n"),
    ("x\u{202E}<a>", 3, 6, "  5 | x\\u{202E}<a>\n    |          ^~~\n"),
    ("<a\u{1B}>", 1, 5, "  5 | <a\\u{1B}>\n    | ^~~~~~~~~\n"),
    ("<a", 3, 4, "  5 | <a\n    |   ^\n"),
    ("", 1, 2, "  5 |\n    | ^\n"),
  ])
  func `the caret stands under the place whatever comes before it`(
    line: String, column: Int, endColumn: Int, expected: String
  ) {
    let place = Place(file: "a", line: 5, column: column, endColumn: endColumn, lines: [line])
    #expect(printed(finding("m", place: place)).hasSuffix(expected))
  }

  @Test func `a window of a long line says where it was cut`() {
    let line = String(repeating: "x", count: 300) + "<a>" + String(repeating: "y", count: 300)
    let place = Place(file: "a", line: 1, column: 301, endColumn: 304, lines: [line])
    let lines = printed(finding("m", place: place)).split(separator: "\n")
    #expect(lines[1].hasPrefix("  1 | …" + String(repeating: "x", count: 40) + "<a>yyy"))
    #expect(lines[1].hasSuffix("yyy…"))
    #expect(lines[2] == "    | " + String(repeating: " ", count: 41) + "^~~")
  }

  @Test func `numbers of several lines stand right`() {
    let place = Place(
      file: "a", line: 99, column: 2, endLine: 100, endColumn: 5, lines: [" <a", "  b>"])
    #expect(
      printed(finding("m", place: place)) == """
        a:99:2: error: m [D101]
           99 |  <a
              |  ^~
          100 |   b>
              |   ~~

        """)
  }

  @Test func `no text of a document can repaint the terminal`() {
    let evil = "\u{1B}[2J\u{9B}31m\u{202E}\u{2066}\u{200F}\r\n\u{8}\u{7F}\u{2028}\u{E0041}"
    let place = Place(file: evil, line: 1, column: 1, lines: [evil])
    let finding = Finding(
      rule: evil, name: evil, severity: .error, project: evil, document: evil, place: place,
      message: .same(evil), law: [.document(.call, .same(evil), note: .same(evil))],
      fix: .same(evil),
      notes: [.init(.same(evil), at: place), .init(.same(evil))], judgedOn: evil, rulebook: evil)
    var output = printed(finding)
    TextPrinter(mask: { $0 }).printSummary(
      of: evil, Tally(), judgedOn: evil, rulebook: evil, to: &output)
    let allowed: Set<Unicode.Scalar> = ["\n", "…"]
    let shown = output.unicodeScalars.filter { !allowed.contains($0) }
    #expect(shown.allSatisfy { (0x20...0x7E).contains($0.value) || $0 == "—" })
    #expect(output.contains("\\u{1B}[2J\\u{9B}31m\\u{202E}\\u{2066}\\u{200F}\\u{D}\\u{A}"))
    // As many lines as a harmless finding of the same shape.
    #expect(output.split(separator: "\n", omittingEmptySubsequences: false).count == 11)
  }

  @Test func `joiners that words and emoji need are kept`() {
    #expect(printed(finding("👩‍👧 می‌خواهم")).contains("👩‍👧 می‌خواهم"))
  }

  @Test func `everything a document brought is masked`() {
    let secret = "850709-9805"
    let place = Place(
      file: "\(secret).xml", line: 1, column: 18, endColumn: 23, lines: ["<p n='\(secret)'>b</p>"])
    let finding = Finding(
      rule: "O1", name: "n", severity: .warning, project: secret, document: secret, place: place,
      message: .same("is \(secret)"), law: [.document(.decision, .same(secret))],
      fix: .same("not \(secret)"),
      notes: [.init(.same("see \(secret)"), at: place)], judgedOn: "2026-12-01", rulebook: "r")
    for format in [TextPrinter.Format.text, .short] {
      var output = ""
      let printer = TextPrinter(format: format, mask: hide)
      printer.print(finding, to: &output)
      printer.printSummary(of: secret, Tally(), judgedOn: "d", rulebook: "r", to: &output)
      #expect(!output.contains(secret))
      #expect(output.contains("is ••• [O1]"))
    }
  }

  @Test func `a mask that shortens the line moves the caret with it`() {
    let place = Place(
      file: "a", line: 1, column: 20, endColumn: 21, lines: ["<p n='850709-9805'>b</p>"])
    var output = ""
    TextPrinter(mask: hide).print(finding("m", place: place), to: &output)
    #expect(output.hasSuffix("  1 | <p n='•••'>b</p>\n    |            ^\n"))
  }

  @Test func `the summary counts all four verdicts in both languages`() {
    let tally = Tally(passed: 20, failed: 1, silent: 2, notRun: 3)
    var english = ""
    TextPrinter(mask: { $0 }).printSummary(
      of: "2026-014 “Språk”", tally, judgedOn: "2026-12-01", rulebook: "2026.2", to: &english)
    #expect(
      english == """
        2026-014 “Språk”: 26 rules, 20 passed, 1 failed, 2 silent, 3 not run \
        — judged as of 2026-12-01, rules 2026.2

        """)
    var swedish = ""
    TextPrinter(language: .swedish, mask: { $0 }).printSummary(
      of: "2026-014", Tally(passed: 1), judgedOn: "2026-12-01", rulebook: "2026.2", to: &swedish)
    #expect(
      swedish == """
        2026-014: 1 regel, 1 uppfyllda, 0 brutna, 0 ej tillämpliga, 0 ej prövade \
        — bedömt per 2026-12-01, regelbok 2026.2

        """)
  }

  private let hide: @Sendable (String) -> String = { text in
    text.split(separator: "850709-9805", omittingEmptySubsequences: false).joined(separator: "•••")
  }

  private func printed(
    _ finding: Finding, format: TextPrinter.Format = .text, isColoured: Bool = false,
    language: Language = .english
  ) -> String {
    var output = ""
    TextPrinter(format: format, isColoured: isColoured, language: language, mask: { $0 })
      .print(finding, to: &output)
    return output
  }
}

/// A finding of which only what matters is said.
func finding(
  _ message: String, rule: String = "D101", severity: Severity = .error, verdict: Verdict = .fails,
  project: String? = nil, document: String? = nil, place: Place? = nil, law: [Citation] = []
) -> Finding {
  Finding(
    rule: rule, name: "report-overdue", severity: severity, verdict: verdict, project: project,
    document: document, place: place, message: .same(message), law: law, judgedOn: "2026-12-01",
    rulebook: "0123abcd")
}
