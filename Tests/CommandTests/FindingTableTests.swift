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

  @Test func `have a dialect, and the other formats have none`() throws {
    let refused = try run("--format json --dialect excel-sv")
    #expect(refused.status == 64)
    #expect(refused.output.contains("--dialect is of CSV; json has none"))
  }
}
