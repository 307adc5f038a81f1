import Foundation
import TestSupport
import Testing

/// What can be done with a return that was made, by the manifest beside it.
@Suite struct `The manifest of a return` {
  /// A portfolio with two claims that were paid and the rates of their months; the later commands come
  /// after what a test makes of it.
  private func session(_ commands: String) throws -> ProgramRun {
    let folder = try TestFolder()
    return try ProgramRun(
      shell: """
        ln -s '\(Samples.folder.path)' Samples
        for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
        do fondbok import Samples/Portfolio/$day --received $day > /dev/null; done
        for year in 2026 2027
        do fondbok rates import Samples/Rates/fictional-$year.csv > /dev/null; done
        \(commands)
        """, in: folder.url)
  }

  @Test func `lets a figure be traced as it was when the return was made`() throws {
    let run = try session(
      """
      fondbok export payment-application --on 2027-07-15 --output pa.xml > made 2>&1
      fondbok trace payment-application --on 2027-07-15 --row 6 --column eligible_expenditure > then
      printf 'month,code,value\\n2027-05,SEK,12\\n2027-06,SEK,12\\n' > later.csv
      fondbok rates import later.csv > /dev/null
      fondbok trace payment-application --on 2027-07-15 --row 6 --column eligible_expenditure > now
      cmp -s then now && echo unchanged
      fondbok trace pa.xml.manifest.json --row 6 --column eligible_expenditure > again; echo $?
      diff then again && echo same; grep -c '÷ 11.1325 (2027-06)' again
      """)
    #expect(run.output.split(separator: "\n").prefix(2) == ["0", "same"], "\(run.output)")
    #expect(!run.output.contains("unchanged"))
  }

  @Test func `has its table traced when it is of a table`() throws {
    let run = try session(
      """
      fondbok export data-transmission --on 2027-07-15 --format csv --table output_indicators \\
        --output oi.csv > made 2>&1
      fondbok trace oi.csv.manifest.json --row 1 --column '9. Uppnått' | head -1
      """)
    #expect(run.output.hasPrefix("data-transmission, output_indicators, row 1, "), "\(run.output)")
  }

  @Test func `says so when the bytes would be others now`() throws {
    let run = try session(
      """
      fondbok export payment-application --on 2027-07-15 --output pa.xml > made 2>&1
      sed 's/"sha256": "....../"sha256": "000000/' pa.xml.manifest.json > other.json
      fondbok trace other.json --row 6 --column eligible_expenditure 2> told; echo $?; cat told
      fondbok trace other.json --row 6 --column eligible_expenditure --language sv 2>&1 > /dev/null
      """)
    #expect(run.output.contains("payment-application, expenditure, row 6, eligible_expenditure: "))
    #expect(run.output.contains("\n1\nfondbok: pa.xml is made again with other bytes: "))
    #expect(run.output.contains("and the manifest says 000000"))
    #expect(run.output.contains("fondbok: pa.xml blir till andra byte när den görs om: "))
  }

  @Test(arguments: ["--on 2027-07-15", "--as-of 3", "--programme X", "--since 2027-07-01"])
  func `tells what the return was made with, so that nobody else does`(_ option: String) throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: "fondbok trace pa.xml.manifest.json --row 6 --column x \(option)", in: folder.url)
    #expect(run.status == 64)
    let name = option.prefix { $0 != " " }
    #expect(
      run.output.contains("a manifest tells what the return was made with; leave \(name) out"))
  }

  @Test func `with texts asks for them, and for no others`() throws {
    let run = try session(
      """
      texts=Samples/Texts/performance-report-2027.xml
      fondbok export performance-report --on 2028-01-20 --texts $texts --output pr.xml > made 2>&1
      fondbok again pr.xml.manifest.json; echo $?
      fondbok again pr.xml.manifest.json --language sv; echo $?
      fondbok trace pr.xml.manifest.json --row 1 --column text; echo $?
      sed 's/Sverige/Landet/' $texts > other.xml; echo >> other.xml
      fondbok again pr.xml.manifest.json --texts other.xml; echo $?
      fondbok again pr.xml.manifest.json --texts $texts; echo $?
      fondbok export payment-application --on 2027-07-15 --output pa.xml > made 2>&1
      fondbok again pa.xml.manifest.json --texts $texts; echo $?
      """)
    let lines = run.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 12, "\(run.output)")
    let asked = "fondbok: error: pr.xml was made with a file of texts, of which the manifest holds"
    #expect(lines[0].hasPrefix(asked) && lines[0].hasSuffix("; give it with --texts FILE"))
    #expect(lines[2].hasPrefix("fondbok: fel: pr.xml gjordes med en fil med texter"))
    #expect(lines[4].hasPrefix(asked))
    #expect(
      lines[6].hasPrefix("fondbok: error: other.xml is not the file of texts that pr.xml was"))
    #expect(lines[8].hasPrefix("pr.xml is made again with the same "))
    #expect(
      lines[10] == "fondbok: error: pa.xml was made without texts; leave --texts out")
    #expect([1, 3, 5, 7, 9, 11].map { lines[$0] } == ["64", "64", "64", "64", "0", "64"])
  }

  @Test func `never puts a file in the place of the portfolio`() throws {
    let run = try session(
      """
      fondbok export payment-application --on 2027-07-15 --output pa.xml > made 2>&1
      fondbok again pa.xml.manifest.json --output portfolio.sqlite; echo $?
      fondbok check --format html --output portfolio.sqlite; echo $?
      fondbok verify > /dev/null && echo whole
      """)
    #expect(run.output.hasPrefix("fondbok: error: portfolio.sqlite is the portfolio itself"))
    #expect(run.output.hasSuffix("\n2\nwhole\n"))
    #expect(run.output.matches(of: /is the portfolio itself/).count == 2)
  }

  @Test func `names a file, and no way out of a folder`() throws {
    let run = try session(
      """
      fondbok export payment-application --on 2027-07-15 --output pa.xml > made 2>&1
      sed 's|"file": "pa.xml"|"file": "../pa.xml"|' pa.xml.manifest.json > other.json
      fondbok again other.json; echo $?
      """)
    #expect(run.output.hasPrefix("fondbok: error: other.json is no manifest of a return"))
    #expect(run.output.hasSuffix("\n2\n"))
  }
}
