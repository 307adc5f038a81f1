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
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The files of a folder with an extension, by name; folders inside are left out.
  public static func files(in path: String, ending extension: String = "xml") throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: root.appending(path: path), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == `extension` }.sorted { $0.path < $1.path }
  }

  /// The paths of a folder's files from the project's folder, by name.
  public static func names(in path: String) throws -> [String] {
    try files(in: path).map { "\(path)/\($0.lastPathComponent)" }
  }
}
