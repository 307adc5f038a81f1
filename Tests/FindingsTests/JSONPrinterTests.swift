import Findings
import Foundation
import Languages
import Provenance
import Testing

struct JSONPrinterTests {
  @Test func `prints one object per finding with its keys in the promised order`() {
    #expect(
      printed(TextPrinterTests.ceiling) == """
        {"rule":"B101","name":"union-share-above-ceiling","severity":"error","verdict":"fails",\
        "project":"2026-014","document":"application 2026-014","file":"Samples/2026-014.xml",\
        "line":8,"column":5,"endColumn":12,\
        "message":"Union contribution is 81.25 % of eligible expenditure; the ceiling is 75 %",\
        "law":{"act":"32021R1147","article":"15","paragraph":"1","point":null,\
        "uri":"http://data.europa.eu/eli/reg/2021/1147/art_15/oj"},\
        "fix":"lower it to EUR 150000.00 or less","judgedOn":"2026-12-01","rulebook":"0123abcd",\
        "standing":"counts","waiver":null}

        """)
  }

  @Test func `what is not there is null`() {
    #expect(
      printed(finding("m", verdict: .notRun)) == """
        {"rule":"D101","name":"report-overdue","severity":"error","verdict":"notRun",\
        "project":null,"document":null,"file":null,"line":null,"column":null,"endColumn":null,\
        "message":"m","law":null,"fix":null,"judgedOn":"2026-12-01","rulebook":"0123abcd",\
        "standing":"counts","waiver":null}

        """)
  }

  @Test(arguments: [
    (
      "LOU 19 a kap. 11 § 2 st",
      #"{"act":"SFS 2016:1145","article":"19 a:11","paragraph":"2","point":null,"#
        + #""uri":"https://rkrattsbaser.gov.se/sfst?bet=2016:1145"}"#
    ),
    (
      "CPR 64(1)(c)(i)",
      #"{"act":"32021R1060","article":"64","paragraph":"1","point":"c(i)","#
        + #""uri":"http://data.europa.eu/eli/reg/2021/1060/art_64/oj"}"#
    ),
    (
      "AMIF Annex VI table 3",
      #"{"act":"32021R1147","article":null,"paragraph":null,"point":null,"#
        + #""uri":"http://data.europa.eu/eli/reg/2021/1147/anx_VI/oj","annex":"VI","#
        + #""text":"Regulation (EU) 2021/1147, Annex VI, table 3"}"#
    ),
  ])
  func `law is an object`(short: String, json: String) throws {
    let line = printed(finding("m", law: [try Citation.parse(short)]))
    #expect(line.contains(#""law":\#(json),"fix""#))
  }

  @Test func `a paper has words, and further provisions follow the first`() {
    let line = printed(finding("m", law: [.document(.call, .same("4.2")), Act.cpr.article("64")]))
    #expect(
      line.contains(
        #""law":{"act":null,"article":null,"paragraph":null,"point":null,"uri":null,"#
          + #""text":"Call 4.2","also":[{"act":"32021R1060","article":"64","#))
  }

  @Test func `every text comes back as it was through a JSON reader`() throws {
    let texts = [
      "plain", "åäö 日本 👩‍👧", "\"quoted\" \\ / <tag> & 'x'",
      "\u{0}\u{1}\u{8}\u{C}\n\r\t\u{1F}\u{7F}",
      "\u{85}\u{9B}\u{202E}\u{2066}\u{200E}\u{2028}\u{2029}\u{FEFF}", "\u{E0041}\u{10FFFF}",
    ]
    for text in texts {
      let line = printed(finding(text, project: text))
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["message"] as? String == text)
      #expect(object?["project"] as? String == text)
      let hidden = line.dropLast().unicodeScalars.filter { $0.properties.isBidiControl }
      #expect(hidden.isEmpty)
      #expect(!line.dropLast().utf8.contains { $0 < 0x20 })
    }
  }

  /// Texts are looked through eight bytes at a time.
  @Test(arguments: ["\"", "\\", "å", "日", "\u{1F}", "\u{7F}", "\u{85}", "\u{202E}", "!", "#", "["])
  func `a sign is escaped wherever it stands`(sign: String) throws {
    for before in 0..<18 {
      let text =
        String(repeating: "x", count: before) + sign + String(repeating: "å", count: before / 2)
      let line = printed(finding(text))
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["message"] as? String == text)
    }
  }

  @Test func `a place over several lines has no end column`() {
    let place = Place(file: "a", line: 1, column: 2, endLine: 3, endColumn: 9)
    #expect(printed(finding("m", place: place)).contains(#""column":2,"endColumn":null,"#))
  }

  @Test func `everything a document brought is masked`() {
    let secret = "850709-9805"
    let place = Place(file: secret, line: 1, column: 1, lines: [secret])
    let finding = Finding(
      rule: "O1", name: "n", severity: .warning, project: secret, document: secret, place: place,
      message: .same(secret), law: [.document(.decision, .same(secret))], fix: .same(secret),
      notes: [.init(.same(secret), at: place)], judgedOn: "2026-12-01", rulebook: "r")
    var output = ""
    JSONPrinter(mask: { $0 == secret || $0.hasSuffix(secret) ? "•" : $0 })
      .print(finding, to: &output)
    #expect(!output.contains(secret))
  }

  @Test func `the last line is the tally`() {
    var output = ""
    JSONPrinter(mask: { $0 })
      .print(
        Tally(passed: 20, failed: 1, silent: 2, notRun: 3, waived: 4, beta: 5), to: &output)
    #expect(output == #"{"passed":20,"failed":1,"silent":2,"notRun":3,"waived":4,"beta":5}"# + "\n")
  }

  private func printed(_ finding: Finding) -> String {
    var output = ""
    JSONPrinter(mask: { $0 }).print(finding, to: &output)
    return output
  }
}
