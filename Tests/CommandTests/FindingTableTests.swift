import Foundation
import TestSupport
import Testing

/// Findings as a table.
@Suite struct `Findings as CSV` {
  private func run(_ arguments: String) throws -> ProgramRun {
    let folder = try TestFolder()
    return try ProgramRun(
      shell: """
        fondbok check '\(Samples.folder.path)/Faulty/union-share-above-ceiling.xml' \
          --on 2026-01-30 \(arguments)
        """, in: folder.url)
  }

  @Test func `are as many as in JSON, each with its law and its place`() throws {
    let table = try run("--format csv")
    let json = try run("--format json")
    let lines = table.output.components(separatedBy: "\r\n")
    #expect(lines[0].hasPrefix("project,document,rule,name,severity,verdict,standing,file,line,"))
    // The last object of JSON is the count, and the last line of the table is empty.
    #expect(lines.count - 2 == json.output.split(separator: "\n").count - 1, "\(table.output)")
    let share = try #require(
      lines.first { $0.contains(",B101,union-share-above-ceiling,error,fails,") })
    #expect(share.contains(",union-share-above-ceiling.xml,"))
    #expect(share.contains("\"Regulation (EU) 2021/1147, Article 15"))
    #expect(table.status == json.status)
  }

  @Test func `have Swedish headings and words for the Swedish Excel`() throws {
    let table = try run("--format csv --dialect excel-sv --language sv --rule B101")
    #expect(table.output.hasPrefix("\u{FEFF}Ärende;Handling;Regel;Regelns namn;Allvar;Bedömning;"))
    #expect(table.output.contains(";B101;union-share-above-ceiling;fel;underkänd;ja;"))
  }

  @Test func `have days that a spreadsheet takes for days`() throws {
    let table = try run("--format csv --dialect excel-sv --language sv --rule B101")
    let row = try #require(table.output.components(separatedBy: "\r\n").dropFirst().first)
    #expect(row.contains(";2026-01-30;") && !row.contains("'2026-01-30"), "\(row)")
  }

  @Test func `are a spreadsheet too, with as many rows, and days that are numbers`() throws {
    let table = try run("--format csv")
    let book = try run(
      """
      --format xlsx --output findings.xlsx --language sv
      echo "status $?"
      unzip -p findings.xlsx xl/worksheets/sheet1.xml
      unzip -p findings.xlsx xl/workbook.xml
      """)
    let rows = book.output.components(separatedBy: "<row ").count - 1
    #expect(rows == table.output.components(separatedBy: "\r\n").count - 1, "\(book.output)")
    #expect(book.output.contains("status \(table.status)"))
    #expect(book.output.contains("name=\"Anmärkningar\""))
    #expect(book.output.contains("<t>Ärende</t>") && book.output.contains("<t>underkänd</t>"))
    // 30 January 2026 is day 46 052 of the spreadsheet's calendar.
    #expect(book.output.contains("<v>46052</v>"))
  }

  @Test(arguments: ["en", "sv"])
  func `are a spreadsheet in the language that is asked for, and CSV with Swedish headings`(
    language: String
  ) throws {
    let book = try run(
      """
      --format xlsx --output findings.xlsx --language \(language)
      unzip -p findings.xlsx xl/worksheets/sheet1.xml
      unzip -p findings.xlsx xl/workbook.xml
      """
    ).output
    let isSwedish = language == "sv"
    #expect(book.contains("name=\"\(isSwedish ? "Anmärkningar" : "Findings")\""))
    let words = [("Verdict", "Bedömning"), ("Law", "Rättslig grund"), ("fails", "underkänd")]
    for (english, swedish) in words {
      #expect(book.contains("<t>\(isSwedish ? swedish : english)</t>"), "\(english)")
      #expect(!book.contains("<t>\(isSwedish ? english : swedish)</t>"), "\(swedish)")
    }
    let table = try run("--format csv --dialect excel-sv --language \(language)").output
    #expect(table.hasPrefix("\u{FEFF}Ärende;Handling;Regel;Regelns namn;Allvar;Bedömning;"))
  }

  @Test func `are a spreadsheet in a file alone`() throws {
    let refused = try run("--format xlsx")
    #expect(refused.status == 64)
    #expect(refused.output.contains("xlsx is written into a file; name it with --output"))
  }

  @Test func `have a dialect, and the other formats have none`() throws {
    let refused = try run("--format json --dialect excel-sv")
    #expect(refused.status == 64)
    #expect(refused.output.contains("--dialect is of CSV; json has none"))
  }
}
