import ArgumentParser
import Exporter
import Findings
import Foundation
import Languages
import Portfolio
import Rules
import SafeText
import Values

/// How findings are told.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
  case text, short, json, sarif, html, csv, xlsx
}

/// What a check judges.
struct Judging {
  let rehearsal: Rehearsal?
  /// The portfolio that is judged, when it is no rehearsal.
  let portfolio: String

  init(_ rehearsal: Rehearsal?, _ portfolio: String) {
    self.rehearsal = rehearsal
    self.portfolio = portfolio
  }
}

/// Findings on their way to a reader, one after another.
protocol FindingReport: AnyObject {
  /// Reads what the portfolio holds besides, before the first finding.
  func begin(_ reading: Reading, on day: Day) throws
  /// Tells of one finding.
  func print(_ finding: Finding)
  /// Reads what the portfolio holds besides, after the last finding.
  func end(_ reading: Reading, project: String?, in context: Context) throws
  /// Tells what was counted.
  func finish(_ judged: Check.Judged) throws
}

extension FindingReport {
  func begin(_ reading: Reading, on day: Day) throws {}
  func end(_ reading: Reading, project: String?, in context: Context) throws {}
}

/// What a check tells, in the format that was asked for and where it was asked for.
final class CheckReport {
  private let output: ReportOutput
  private let report: any FindingReport

  init(
    _ format: FindingFormat, _ dialect: CSVDialect, to path: String?, isWhole: Bool,
    _ language: LanguageOptions, _ judging: Judging
  ) throws {
    output = try ReportOutput(path)
    report =
      switch format {
      case .text, .short:
        TextReport(
          isShort: format == .short, isWhole: isWhole, language.chosen, judging, output)
      case .json: JSONReport(language.ofJSON, output)
      case .sarif: SARIFReport(language.chosen, judging, output)
      case .html: try HTMLReport(isWhole: isWhole, language.chosen, judging, output)
      case .csv: try CSVReport(language.chosen, dialect, output)
      case .xlsx: XLSXReport(language.chosen, output)
      }
  }

  func print(_ finding: Finding) { report.print(finding) }

  func begin(_ reading: Reading, on day: Day) throws { try report.begin(reading, on: day) }

  func end(_ reading: Reading, project: String?, in context: Context) throws {
    try report.end(reading, project: project, in: context)
  }

  func finish(_ judged: Check.Judged) throws {
    try report.finish(judged)
    try output.finish()
  }

  /// Leaves no part of a file behind when the check did not come to its end.
  func abandon() { output.abandon() }
}

/// Where a report goes: to standard output, or into a file that is there only when it is whole.
final class ReportOutput {
  private let path: String?
  private let part: String
  private var file: FileHandle?
  private var stream = ConsoleStream()
  private var fault: Wording?

  init(_ path: String?) throws {
    self.path = path
    part = (path ?? "") + ".part"
    guard let path else { return }
    guard FileManager.default.createFile(atPath: part, contents: nil),
      let file = FileHandle(forWritingAtPath: part)
    else {
      throw ReportFault(
        wording: Wording(
          "\(path) cannot be written; check that its folder is there and that you may write in it",
          sv: "\(path) kan inte skrivas; kontrollera att mappen finns och att du får skriva i den"))
    }
    self.file = file
  }

  /// Whether what is written may be coloured.
  var isColoured: Bool { path == nil && Console.isColoured }

  func write(_ text: String) {
    guard path != nil else {
      stream.write(text)
      return stream.flush()
    }
    write(Array(text.utf8))
  }

  /// Bytes as they are.
  func write(_ bytes: [UInt8]) {
    guard path != nil else { return Console.write(bytes) }
    guard let file, fault == nil else { return }
    do {
      try file.write(contentsOf: Data(bytes))
    } catch {
      fault = (error as? CocoaError)?.wording ?? .same("\(error)")
    }
  }

  func finish() throws {
    guard let path, let file else { return }
    defer { abandon() }
    if let fault {
      throw ReportFault(
        wording: Wording(
          "\(path) could not be written: \(fault)", sv: "\(path) kunde inte skrivas: \(fault)"))
    }
    try file.close()
    guard rename(part, path) == 0 else {
      let reason = Wording(systemError: errno)
      throw ReportFault(
        wording: Wording(
          "\(path) could not be written: \(reason)", sv: "\(path) kunde inte skrivas: \(reason)"))
    }
  }

  func abandon() {
    guard path != nil, file != nil else { return }
    file = nil
    unlink(part)
  }
}

/// Why a report could not be written.
struct ReportFault: SayableError {
  let wording: Wording
}
