public import ArgumentParser
public import Exporter
import Foundation
import Languages
import Portfolio
import Provenance
import Rules
import Values

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Make a return: written, read back, compared with the portfolio, and only then released.",
    discussion: """
      list-of-operations is the public list of Article 49(3) of Regulation (EU) 2021/1060; projects \
      is a table for people. A manifest with the sums and hashes is written beside the file.

      fondbok export list-of-operations --output operations.xml
      fondbok export list-of-operations --format csv --dialect excel-sv --output insatser.csv
      fondbok export projects --on 2026-12-31 > projects.csv
      """)

  @Argument(help: "list-of-operations or projects.")
  var what: Return

  @Option(help: "xml or csv; the usual one of the return when left out.")
  var format: ReturnFormat?

  @Option(help: "rfc4180 (comma, decimal point) or excel-sv (for Swedish Excel); of CSV only.")
  var dialect = Dialect.rfc4180

  @Option(
    help: ArgumentHelp(
      "The file to write; standard output when left out or -.", valueName: "file"))
  var output: String?

  @OptionGroup var time: TimeOptions
  @OptionGroup var portfolio: PortfolioOptions

  func validate() throws {
    if let format, !what.formats.contains(format) {
      let formats = what.formats.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("\(what.rawValue) is made as \(formats)")
    }
  }

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      if let output { try Self.protect(portfolio.path, from: output) }
      let destination =
        output.flatMap { $0 == "-" ? nil : $0 }
        .map { Destination.file(path: $0) } ?? .standardOutput
      let result: ExportResult
      do {
        result = try ExportReturn(
          kind: what, format: format ?? what.formats[0], dialect: dialect.dialect,
          day: time.day(in: store), asOf: time.asOf, destination: destination
        ).export(store)
      } catch let error as ExportError where error.isWithheldForData {
        Console.note("error: \(error)")
        throw Exit.failed
      }
      guard let output, output != "-" else { return }
      Console.line(Console.safe(result.summary(output)))
    }
  }

  /// A return never takes the place of the portfolio it is made from.
  private static func protect(_ portfolio: String, from output: String) throws {
    func place(_ path: String) -> String {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    let own = ["", "-wal", "-shm", "-journal"].map { place(portfolio + $0) }
    guard own.contains(place(output)) || Files.areSame(portfolio, output) else { return }
    throw FindDocument.Unclear(
      description: "\(output) is the portfolio itself; name another file with --output")
  }

  enum Dialect: String, ExpressibleByArgument, CaseIterable {
    case rfc4180
    case excelSwedish = "excel-sv"

    var dialect: CSVDialect {
      switch self {
      case .rfc4180: .rfc4180
      case .excelSwedish: .excelSwedish
      }
    }
  }
}

extension Return: ExpressibleByArgument {}
extension ReturnFormat: ExpressibleByArgument {}

/// Makes one return with what the manifest tells of the portfolio and the rulebook.
struct ExportReturn {
  let kind: Return
  let format: ReturnFormat
  let dialect: CSVDialect
  let day: Day
  let asOf: Int64?
  let destination: Destination

  func export(_ store: Store) throws -> ExportResult {
    let log = try store.log().filter { $0.entry <= asOf ?? .max }
    let rulebook = Rulebook.current
    let day = day
    let context = ExportContext(
      on: day, asOf: asOf, rulebookHash: rulebook.hash, logHash: log.last?.sha256,
      program: "fondbok \(Fondbok.version)",
      labels: CodeLabels { table, group, code in
        rulebook.codes(table: table, group: group, on: day).first { $0.code == code }?
          .label(in: .swedish)
      })
    return try store.reading(asOf.map { .asOf(entry: $0) } ?? .now) { reading in
      try Exporter.export(
        kind, format: format, dialect: dialect, from: reading, in: context, to: destination)
    }
  }
}

extension ExportResult {
  /// What was written, in one line.
  func summary(_ file: String) -> String {
    let rows = manifest.totals.rows
    var text = "\(file): \(rows) \(rows == 1 ? "row" : "rows"), \(manifest.bytes) bytes"
    if !manifest.excluded.isEmpty {
      text += "; \(manifest.excluded.count) left out with their ground"
    }
    return text + (manifestPath.map { "; manifest \($0)" } ?? "")
  }
}
