import Foundation

/// Inputs that broke a promise of the program once; `Tests/Fuzz/README.md` tells the story of each.
public enum Corpus {
  /// The inputs of a fuzz target, by their paths from the project's folder.
  public static func paths(of target: String) throws -> [String] {
    let folder = "Tests/Fuzz/Corpus/\(target)"
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Samples.root.appending(path: folder).path)
    return names.sorted().map { "\(folder)/\($0)" }
  }

  /// The bytes of a file, by its path from the project's folder.
  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Samples.root.appending(path: path)))
  }
}
