public import Findings
import Foundation
public import Importer
import Languages
public import Portfolio
import Provenance

/// A portfolio in memory or in a file, into which a test imports documents as anyone would.
public final class TestPortfolio {
  public let store: Store
  /// Where the portfolio lies, for the stock `sqlite3` to look into; nothing of the kind in memory.
  public let path: String
  /// What the door found, in order.
  public private(set) var findings: [Finding] = []
  private let folder: TestFolder

  /// Where a test's portfolio lies.
  public enum Home: Sendable {
    case memory, file
  }

  public init(in home: Home = .memory) throws {
    folder = try TestFolder()
    path = home == .memory ? ":memory:" : folder.path("portfolio.sqlite")
    store = try Store(path: path, access: .write)
  }

  /// Imports texts as files of these names.
  @discardableResult
  public func take(
    _ texts: KeyValuePairs<String, String>, received: String = "2026-02-02",
    isReceivedStated: Bool = false, options: ImportOptions = ImportOptions()
  ) throws -> ImportTally {
    try take(
      texts.map { ($0.key, Array($0.value.utf8)) }, received: received,
      isReceivedStated: isReceivedStated, options: options)
  }

  /// Imports bytes as files of these names.
  @discardableResult
  public func take(
    _ contents: [(name: String, bytes: [UInt8])], received: String = "2026-02-02",
    isReceivedStated: Bool = false, options: ImportOptions = ImportOptions()
  ) throws -> ImportTally {
    var files: [InputFile] = []
    for (index, content) in contents.enumerated() {
      let path = folder.url.appending(path: "\(index)-\(UUID().uuidString).xml")
      try Data(content.bytes).write(to: path)
      files.append(InputFile(path: path.path, name: content.name))
    }
    return try take(
      files: files, received: received, isReceivedStated: isReceivedStated, options: options)
  }

  /// Imports files that are there already.
  @discardableResult
  public func take(
    files: [InputFile], received: String = "2026-02-02", isReceivedStated: Bool = false,
    options: ImportOptions = ImportOptions()
  ) throws -> ImportTally {
    try importFiles(
      files, into: store, options: options,
      circumstances: ImportCircumstances(
        at: "2026-02-02T12:00:00Z", by: "test", received: received, receivedAt: nil,
        isReceivedStated: isReceivedStated),
      onFinding: { [self] in findings.append($0) })
  }
  /// Imports files of the project, by their paths from its folder, under their own names.
  @discardableResult
  public func take(
    samples: [String], received: String = "2026-02-02", options: ImportOptions = ImportOptions()
  ) throws -> ImportTally {
    try take(
      files: try samples.map {
        let url = try Samples.url($0)
        return InputFile(path: url.path, name: url.lastPathComponent)
      }, received: received, options: options)
  }

  /// What was found so far, each as `file:line:column rule message | fix`.
  public var findingLines: [String] {
    findings.map { finding in
      let place = finding.place.map { "\($0.file):\($0.line):\($0.column)" } ?? "-"
      return "\(place) \(finding.rule) \(finding.message.english)"
        + (finding.fix.map { " | \($0.english)" } ?? "")
    }
  }

  /// Forgets what was found so far.
  public func forgetFindings() { findings.removeAll() }

  /// The whole portfolio as the stock program writes it out: equal before and after when nothing changed.
  public func dump() throws -> String { try StockSQLite.run(path, ".dump") }
}

extension TestPortfolio {
  /// The columns of every view, as `view.column`.
  public func columnsOfViews() throws -> [String] { try store.columnsOfViews() }
}
