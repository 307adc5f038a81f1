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
      // What is no file, such as a pipe, would be waited for without end.
      let type = walker.fileAttributes?[.type] as? FileAttributeType
      let isFile = type == .typeRegular || type == .typeSymbolicLink
      if !isHidden, isFile, name.lowercased().hasSuffix(".xml") { names.append(name) }
    }
    guard !names.isEmpty else {
      throw Nothing(description: "the folder \(path) holds no file that ends in .xml")
    }
    // By their bytes, so that the order is the same on every machine.
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { InputFile(path: path + "/" + $0, name: $0) }
  }
}

/// What the file system says of files.
enum Files {
  /// Whether two paths lead to one file, by another name or a hard link.
  static func areSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }
}
