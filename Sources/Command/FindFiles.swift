import Foundation
import Importer
import Languages

/// The files that paths name, in a stable order.
///
/// A folder is walked by name, with the folders in it; of what it holds, what ends in `.xml` is
/// taken. Names are relative to the path given, so that a folder can be moved.
enum FindFiles {
  /// A path that leads to nothing to read.
  struct Nothing: SayableError {
    let wording: Wording
  }

  static func find(_ paths: [String]) throws -> [InputFile] {
    try paths.flatMap { try find($0) }
  }

  /// How many bytes the files have together; unknown where one is no file.
  static func size(of files: [InputFile]) -> Int? {
    var total = 0
    for file in files {
      guard !file.isStandardInput, !file.isWithoutPath,
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path),
        let size = attributes[.size] as? Int
      else { return nil }
      total += size
    }
    return total
  }

  private static func find(_ path: String) throws -> [InputFile] {
    if path == "-" { return [.standardInput] }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      // The system's bytes that are no UTF-8 reach us as this sign.
      guard !path.unicodeScalars.contains("\u{FFFD}") else { return [InputFile(withoutPath: path)] }
      let name = path.isEmpty ? "\"\"" : path
      throw Nothing(
        wording: Wording(
          "there is nothing at \(name); check the path",
          sv: "det finns ingenting på \(name); kontrollera sökvägen"))
    }
    guard !Files.isNamedPipe(path) else {
      throw Nothing(
        wording: Wording(
          "\(path) is a pipe and no file; write what comes through it to standard input, and import -",
          sv: "\(path) är ett rör och ingen fil; skriv det som kommer genom det till standard in, "
            + "och importera -"))
    }
    guard isFolder.boolValue else {
      return [InputFile(path: path, name: URL(fileURLWithPath: path).lastPathComponent)]
    }
    let (names, unnameable) = try names(in: path)
    guard !names.isEmpty || !unnameable.isEmpty else {
      throw Nothing(
        wording: Wording(
          "the folder \(path) holds no file that ends in .xml",
          sv: "mappen \(path) har ingen fil som slutar på .xml"))
    }
    // By their bytes, so that the order is the same on every machine.
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { InputFile(path: path + "/" + $0, name: $0) }
      + unnameable.sorted().map { InputFile(withoutPath: $0) }
  }

  /// The files in a folder and in the folders in it, by their names relative to it. What is hidden is
  /// passed over, and so is what is no file: a pipe would be waited for without end.
  ///
  /// - Returns: the names, and apart from them those that are no text, written out.
  private static func names(
    in folder: String
  ) throws -> (names: [String], unnameable: [String]) {
    guard let stream = opendir(folder) else {
      throw Nothing(
        wording: Wording(
          "the folder \(folder) cannot be read; check that you may read it",
          sv: "mappen \(folder) kan inte läsas; kontrollera att du får läsa den"))
    }
    defer { closedir(stream) }
    var names: [String] = []
    var unnameable: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        let written = writtenOut(bytes)
        let isFolder = mode_t(entry.pointee.d_type) << 12 == S_IFDIR
        if isFolder || written.lowercased().hasSuffix(".xml") { unnameable.append(written) }
        continue
      }
      if name.hasPrefix(".") { continue }
      switch kind(of: entry, at: folder + "/" + name) {
      case S_IFDIR:
        let inner = try self.names(in: folder + "/" + name)
        names += inner.names.map { name + "/" + $0 }
        unnameable += inner.unnameable.map { name + "/" + $0 }
      case S_IFREG, S_IFLNK:
        if name.lowercased().hasSuffix(".xml") { names.append(name) }
      default: continue
      }
    }
    return (names, unnameable)
  }

  /// A name that is not UTF-8, with each byte beyond ASCII as its number: `r\xE4tt.xml`.
  private static func writtenOut(_ name: [UInt8]) -> String {
    name.map { byte in
      byte < 0x80
        ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// What an entry of a folder is, links not followed. Most file systems say so in the entry itself.
  private static func kind(of entry: UnsafeMutablePointer<dirent>, at path: String) -> mode_t {
    let type = mode_t(entry.pointee.d_type) << 12
    if type != 0 { return type }
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }
}

/// What the file system says of files.
enum Files {
  /// Whether a path leads to a pipe or a socket that waits for somebody to write. What a shell hands
  /// over as `/dev/fd/63` has somebody already.
  static func isNamedPipe(_ path: String) -> Bool {
    var status = stat()
    guard !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/"), stat(path, &status) == 0 else {
      return false
    }
    return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// Whether two paths lead to one file, by another name or a hard link.
  static func areSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }
}
