import Foundation
import TestSupport
import Testing

/// What holds for every file of the project.
@Suite struct `Files of the project` {
  static let folders = ["Sources", "Tests", "Schemas", "Samples"]
  static let texts: Set = [
    "swift", "json5", "xsd", "xml", "sql", "csv", "md", "py", "h", "modulemap", "",
  ]

  @Test func `leave no work for later`() throws {
    // In two parts, so that this file does not find itself.
    let words = ["TO" + "DO", "FIX" + "ME"]
    for file in try Self.files(in: Self.folders) where Self.texts.contains(file.pathExtension) {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      where words.contains(where: { line.contains($0) }) {
        Issue.record("\(Self.path(of: file)):\(index + 1): decide it, or take it out: \(line)")
      }
    }
  }

  @Test func `that are samples are used by a test, folder by folder`() throws {
    // Sessions in Markdown are tests too.
    let tests = try Self.files(in: ["Tests", "README.md", "README.sv.md"])
      .filter { ["swift", "md"].contains($0.pathExtension) }
      .map { try String(contentsOf: $0, encoding: .utf8) }
    let folders = Set(
      try Self.files(in: ["Samples"]).map { file in
        // Tests name a folder of days, and not each day of it.
        let folder = file.deletingLastPathComponent()
        return Self.path(
          of: Samples.isDay(folder.lastPathComponent)
            ? folder.deletingLastPathComponent() : folder)
      })
    for folder in folders.sorted() {
      // The path ends there or goes on to a file: a folder below is no use of this one.
      let use = try Regex("\(folder)(?:[\"\\s]|/\\\\\\(|/[^/\\s\"]*\\.)")
      #expect(
        tests.contains { $0.contains(use) },
        "no test reads \(folder)")
    }
  }

  /// The files in folders and their folders, by path.
  static func files(in folders: [String]) throws -> [URL] {
    try folders.flatMap { folder -> [URL] in
      let root = Samples.root.appending(path: folder)
      guard isFolder(root) else { return [root] }
      let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      return paths.sorted().map { root.appending(path: $0) }
        .filter { !$0.lastPathComponent.hasPrefix(".") && !isFolder($0) }
    }
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  static func path(of url: URL) -> String {
    String(url.path.dropFirst(Samples.root.path.count + 1))
  }
}
