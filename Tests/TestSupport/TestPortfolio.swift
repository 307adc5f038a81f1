public import Findings
import Foundation
public import Importer
public import Portfolio

/// A portfolio in memory, into which a test imports documents as anyone would.
public final class TestPortfolio {
  public let store: Store
  /// What the door found, in order.
  public private(set) var findings: [Finding] = []
  private let folder: URL

  public init() throws {
    store = try Store(path: ":memory:", access: .write)
    folder = FileManager.default.temporaryDirectory
      .appending(path: "fondbok-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
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
      let path = folder.appending(path: "\(index)-\(UUID().uuidString).xml")
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
}

extension TestPortfolio {
  /// The columns of every view, as `view.column`.
  public func columnsOfViews() throws -> [String] { try store.columnsOfViews() }
}
