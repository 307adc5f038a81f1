import Exporter
import Findings
import Languages

/// Findings as a table for programs, or for the Swedish Excel with its headings in Swedish, every one of them; after
/// them what no rule has judged, and which rules the rulebook has turned off.
final class CSVReport: FindingReport {
  private var writer: CSVWriter?
  private let isForSpreadsheets: Bool
  private let language: Language

  init(_ language: Language, _ dialect: CSVDialect, _ output: ReportOutput) throws {
    self.language = language
    isForSpreadsheets = dialect.isForSpreadsheets
    var writer = CSVWriter(dialect) { output.write(String(decoding: $0, as: UTF8.self)) }
    for column in FindingColumn.allCases {
      try writer.text(dialect.isForSpreadsheets ? column.heading.swedish : column.rawValue)
    }
    try writer.endRow()
    self.writer = consume writer
  }

  func print(_ finding: Finding) {
    let cells = FindingColumn.allCases.map {
      $0.cell(finding, inWords: isForSpreadsheets, language)
    }
    // Hidden characters are written out, so that no cell holds one that a table cannot carry.
    try? writer?.row(cells, language)
  }

  func finish(_ judged: Check.Judged) {
    for row in UnseenRow.all(of: judged) {
      let cells = FindingColumn.allCases.map {
        $0.cell(row, inWords: isForSpreadsheets)
      }
      try? writer?.row(cells, language)
    }
    try? writer.take()?.finish()
  }
}
