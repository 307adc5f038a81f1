import Exporter
import Findings
import Languages
import Portfolio
import Values

/// Findings as a spreadsheet, every one of them, with headings and words in the language that is asked for; after
/// them what no rule has judged, and which rules the rulebook has turned off.
final class XLSXReport: FindingReport {
  private let language: Language
  private let output: ReportOutput
  private var table: SpreadsheetTable?
  /// What did not let the table be made: a report tells of findings, and ends with its fault.
  private var fault: (any Error)?

  init(_ language: Language, _ output: ReportOutput) {
    self.language = language
    self.output = output
  }

  func begin(_ reading: Reading, on day: Day) throws {
    table = try SpreadsheetTable(
      Wording("Findings", sv: "Anmärkningar")(in: language),
      headings: FindingColumn.allCases.map { $0.heading(in: language) }, of: day)
  }

  func print(_ finding: Finding) {
    guard fault == nil else { return }
    do {
      try table?.add(
        FindingColumn.allCases.map {
          $0.cell(finding, inWords: true, language).inSpreadsheet(language)
        })
    } catch {
      fault = error
    }
  }

  func finish(_ judged: Check.Judged) throws {
    if let fault { throw fault }
    for row in UnseenRow.all(of: judged) {
      try table?.add(
        FindingColumn.allCases.map { $0.cell(row, inWords: true).inSpreadsheet(language) })
    }
    try table?.finish { output.write(Array($0)) }
  }
}
