import Foundation
import FoundationXML

/// What LibreOffice makes of spreadsheets: it opens them, and writes what it holds then as flat XML
/// (OpenDocument 1.3), from which the cells are read.
enum LibreOffice {
  /// The program is not there, or it did not do what it was asked to.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// A cell as the program has it.
  enum Cell: Equatable {
    case text(String)
    case number(Double)
    case day(String)
    case none
  }

  struct Sheet {
    let name: String
    /// The rows and cells, without the empty ones at the end.
    var rows: [[Cell]] = []
  }

  /// Opens all spreadsheets of a folder in one run, and gives the sheets of each, by the name of its file.
  static func open(_ folder: String) throws -> [String: [Sheet]] {
    guard let program = program else {
      throw Fault(
        description:
          "the program soffice is not installed; apt-get install libreoffice-calc-nogui brings it"
      )
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".xlsx") }.sorted()
    let process = Process()
    process.executableURL = program
    // A profile of its own, so that no other LibreOffice of the machine is asked to do it.
    process.arguments =
      [
        "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore",
        "--convert-to", "fods", "--outdir", "\(folder)/opened",
      ] + files.map { "\(folder)/\($0)" }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var opened: [String: [Sheet]] = [:]
    for file in files {
      let path = "\(folder)/opened/\(file.dropLast(5)).fods"
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw Fault(description: "\(file) was not opened: \(String(decoding: said, as: UTF8.self))")
      }
      opened[file] = try FlatDocument.sheets(bytes)
    }
    return opened
  }

  private static let program: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
    .split(separator: ":")
    .map { URL(fileURLWithPath: String($0)).appending(path: "soffice") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}

/// Reads the sheets of a flat OpenDocument spreadsheet.
private final class FlatDocument: NSObject, XMLParserDelegate {
  private var sheets: [LibreOffice.Sheet] = []
  private var cells: [LibreOffice.Cell] = []
  private var rowsRepeated = 1
  private var cell: [String: String] = [:]
  private var paragraphs: [String] = []
  private var isInParagraph = false

  static func sheets(_ bytes: Data) throws -> [LibreOffice.Sheet] {
    let document = FlatDocument()
    let parser = XMLParser(data: bytes)
    parser.delegate = document
    guard parser.parse() else {
      throw LibreOffice.Fault(description: "\(parser.parserError.map { "\($0)" } ?? "unreadable")")
    }
    return document.sheets.map { sheet in
      var sheet = sheet
      while sheet.rows.last?.isEmpty ?? false { sheet.rows.removeLast() }
      return sheet
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch element {
    case "table:table": sheets.append(LibreOffice.Sheet(name: attributes["table:name"] ?? ""))
    case "table:table-row":
      cells = []
      rowsRepeated = Int(attributes["table:number-rows-repeated"] ?? "") ?? 1
    case "table:table-cell", "table:covered-table-cell":
      cell = attributes
      paragraphs = []
    case "text:p":
      paragraphs.append("")
      isInParagraph = true
    case "text:s":
      add(String(repeating: " ", count: Int(attributes["text:c"] ?? "") ?? 1))
    case "text:tab": add("\t")
    case "text:line-break": add("\n")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    add(text)
  }

  private func add(_ text: String) {
    guard isInParagraph else { return }
    paragraphs[paragraphs.count - 1] += text
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    switch element {
    case "text:p": isInParagraph = false
    case "table:table-cell", "table:covered-table-cell":
      let made = made()
      let repeated = Int(cell["table:number-columns-repeated"] ?? "") ?? 1
      // A sheet ends in thousands of empty columns.
      if made == .none, repeated > 1000 { return }
      cells += repeatElement(made, count: repeated)
    case "table:table-row":
      while cells.last == LibreOffice.Cell.none { cells.removeLast() }
      if cells.isEmpty, rowsRepeated > 1000 { return }
      sheets[sheets.count - 1].rows += repeatElement(cells, count: rowsRepeated)
    default: break
    }
  }

  private func made() -> LibreOffice.Cell {
    // A formula is no value, whatever it comes to.
    if let formula = cell["table:formula"] { return .text("FORMULA \(formula)") }
    switch cell["office:value-type"] {
    case "float", "percentage", "currency":
      return cell["office:value"].flatMap { Double($0) }.map { .number($0) } ?? .none
    case "date": return .day(cell["office:date-value"] ?? "")
    case "string": return .text(paragraphs.joined(separator: "\n"))
    default: return .none
    }
  }
}
