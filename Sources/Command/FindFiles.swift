import Foundation
import Importer

/// The files that paths name, in a stable order.
///
/// A folder is walked by name, with the folders in it; of what it holds, what ends in `.xml` is
/// taken. Names are relative to the path given, so that a folder can be moved.
enum FindFiles {
  /// A path that leads to nothing to read.
  struct Nothing: Error, CustomStringConvertible {
    let description: String
  }

  static func find(_ paths: [String]) throws -> [InputFile] {
    try paths.flatMap { try find($0) }
  }

  private static func find(_ path: String) throws -> [InputFile] {
    if path == "-" { return [.standardInput] }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Nothing(description: "there is nothing at \(path); check the path")
    }
    guard isFolder.boolValue else {
      return [InputFile(path: path, name: URL(fileURLWithPath: path).lastPathComponent)]
    }
    guard let walker = FileManager.default.enumerator(atPath: path) else {
      throw Nothing(description: "the folder \(path) cannot be read; check that you may read it")
    }
    var names: [String] = []
    for case let name as String in walker {
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      if !isHidden, name.lowercased().hasSuffix(".xml") { names.append(name) }
    }
    guard !names.isEmpty else {
      throw Nothing(description: "the folder \(path) holds no file that ends in .xml")
    }
    // By their bytes, so that the order is the same on every machine.
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { InputFile(path: path + "/" + $0, name: $0) }
  }
}
