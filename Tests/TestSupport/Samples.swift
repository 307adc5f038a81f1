public import Foundation

/// The project's own files, for tests that read them.
public enum Samples {
  /// The folder of the project.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the sample documents.
  public static let folder = root.appending(path: "Samples")

  /// The text of a file, by its path from the project's folder.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  /// Where a file is, by its path from the project's folder; the day that a sample comes in may be left
  /// out of it.
  public static func url(_ path: String) throws -> URL {
    let url = root.appending(path: path)
    guard !FileManager.default.fileExists(atPath: url.path) else { return url }
    let folder = url.deletingLastPathComponent()
    return try days(in: folder).map { $0.appending(path: url.lastPathComponent) }
      .first { FileManager.default.fileExists(atPath: $0.path) } ?? url
  }

  /// The files of a folder with an extension, by name. Of the folders in it only those are looked into
  /// that are named after the day on which their documents come in.
  public static func files(in path: String, ending extension: String = "xml") throws -> [URL] {
    let folder = root.appending(path: path)
    return try ([folder] + days(in: folder)).flatMap {
      try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }.filter { $0.pathExtension == `extension` }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// The paths of a folder's files from the project's folder, by name.
  public static func names(in path: String) throws -> [String] {
    try files(in: path).map { "\(path)/\($0.lastPathComponent)" }
  }

  /// The papers of 2014–2020 without the periods of their agreement, so that the quarters of the year apply.
  public static func legacyByTheQuarter() throws -> [(name: String, bytes: [UInt8])] {
    try names(in: "Samples/Funds/AMIF-2014").map { name in
      let text = try text(name).replacing(/<reportingPeriod[^>]*\/>/, with: "")
      return (name: name, bytes: Array(text.utf8))
    }
  }

  /// Whether a folder is named after a day.
  public static func isDay(_ name: String) -> Bool {
    name.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
  }

  private static func days(in folder: URL) throws -> [URL] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { isDay($0.lastPathComponent) }.sorted { $0.path < $1.path }
  }
}
