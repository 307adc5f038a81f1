import Foundation
import TestSupport
import Testing

/// A check that is silent on what no rule has seen would pass for a verdict.
@Suite struct `What a check has not seen` {
  @Test func `says which records are set aside, to whoever asks for their project`() throws {
    let office = try SampleOffice.granted()
    let taken = try office.run(
      """
      sed 's/ outcome="approval"/ outcome="maybe"/; s/ version="1"/ version="2"/' \
        Portfolio/2026-11-30/decision-language-courses.xml > broken.xml
      fondbok import broken.xml
      """)
    #expect(taken.output.contains("set aside 1"), "\(taken.output)")
    let said =
      "1 record is set aside, and no rule has judged it: decision decision-language-courses "
      + "(6.2.5-2026-01147); fondbok list is:set-aside shows why"
    for arguments in ["", "--project 6.2.5-2026-01147 --format short", "--format html"] {
      let run = try office.run("fondbok check \(arguments)")
      #expect(run.output.contains(said), "\(run.output.suffix(600))")
    }
    let json = try office.run("fondbok check --project 6.2.5-2026-01147 --format json")
    #expect(json.output.contains(#""setAside":1,"setAsideProjects":["6.2.5-2026-01147"]"#))
    let other = try office.run("fondbok check --project 6.2.5-2026-01171 --format json")
    #expect(other.output.contains(#""setAside":0,"setAsideProjects":[],"rulesOff":[]"#))
    let log = try office.run("fondbok check --project 6.2.5-2026-01147 --format sarif")
    #expect(log.output.contains(#""setAside":1"#))
  }

  /// A rule that fails nothing here fails the check once a record is set aside, and only where it is asked of.
  @Test func `fails for a record that is set aside, and shows it in a table too`() throws {
    let office = try SampleOffice.granted()
    let check = "fondbok check --rule B105"
    let before = try office.run(check)
    #expect(before.status == 0, "\(before.output)")
    _ = try office.run(
      """
      sed 's/ outcome="approval"/ outcome="maybe"/; s/ version="1"/ version="2"/' \
        Portfolio/2026-11-30/decision-language-courses.xml > broken.xml
      fondbok import broken.xml
      """)
    for format in ["text", "short", "json", "sarif", "html", "csv"] {
      let run = try office.run("\(check) --format \(format)")
      #expect(run.status == 1, "\(format): \(run.output.suffix(400))")
    }
    #expect(try office.run("\(check) --project 6.2.5-2026-01147").status == 1)
    #expect(try office.run("\(check) --project 6.2.5-2026-01171").status == 0)
    let table = try office.run("\(check) --format csv")
    #expect(
      table.output.contains(
        /6\.2\.5-2026-01147,decision decision-language-courses,,,,setAside,,broken\.xml,[0-9]+,[0-9]+,"the record is/
      ), "\(table.output)")
    let swedish = try office.run("\(check) --format csv --dialect excel-sv --language sv")
    #expect(swedish.output.contains(";lagd åt sidan;"), "\(swedish.output)")
    let json = try office.run("\(check) --format json")
    #expect(
      json.output.contains(
        #""setAsideRecords":[{"document":"decision decision-language-courses","projects":"#
          + #"["6.2.5-2026-01147"],"file":"broken.xml","line":"#), "\(json.output.suffix(400))")
  }

  @Test func `says which rules the rulebook has turned off`() throws {
    let office = try SampleOffice.granted()
    let trial =
      """
      mkdir -p office
      echo '{ rulebook: "office", schema: 1, version: 1, checked: "2026-11-22",
        rules: { off: ["D101", "B101"] } }' > office/off.json5
      """
    for format in ["text", "html"] {
      let run = try office.run("\(trial)\nfondbok check --rulebook office --format \(format)")
      #expect(
        run.output.contains(/The rulebook [a-z0-9-]+ has turned off 2 rules: B101 D101/),
        "\(run.output.suffix(400))")
    }
    let json = try office.run("\(trial)\nfondbok check --rulebook office --format json")
    #expect(
      json.output.contains(
        /"rulesOff":\[\{"rulebook":"[a-z0-9-]+","rules":\["B101","D101"\]\}\]/),
      "\(json.output.suffix(400))")
    let table = try office.run("\(trial)\nfondbok check --rulebook office --format csv")
    #expect(table.output.contains(",,B101,union-share-above-ceiling,,turnedOff,,,,,"))
    #expect(table.output.contains("has turned the rule off"), "\(table.output.suffix(400))")
    let list = try office.run("\(trial)\nfondbok rules list --rulebook office")
    #expect(list.output.split(separator: "turned off by the").count == 3, "\(list.output)")
    let adopted = try office.run(
      "\(trial)\nfondbok rulebook adopt office && fondbok status && fondbok status --format json")
    #expect(adopted.output.contains("has turned off 2 rules: B101 D101"), "\(adopted.output)")
    #expect(adopted.output.contains(#""rules":["B101","D101"]"#))
    let none = try SampleOffice.granted().run(
      "fondbok check --project 6.2.5-2026-01171 --rule B101")
    #expect(!none.output.contains("turned off"))
  }
}
