#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a return goes.
public enum Destination: Sendable, Equatable {
  /// A file, made or replaced whole.
  case file(path: String)
  /// A stream that is open already and stays open.
  case descriptor(Int32)

  /// The standard output, where a return comes out only after it was checked.
  public static let standardOutput = Destination.descriptor(1)
}

/// A destination that was looked at: it says where the draft lies and how the draft becomes the return.
struct Target {
  private enum Kind {
    /// A file, new or to be replaced.
    case file(path: String, folder: String)
    /// A device or a pipe, which is written into and never replaced.
    case device(path: String)
    case descriptor(Int32)
  }

  private let kind: Kind
  /// The name of the file without its folder.
  let name: String?

  /// Looks at a destination; a folder or a name without one that exists is refused.
  init(_ destination: Destination) throws(ExportError) {
    switch destination {
    case .descriptor(let descriptor):
      kind = .descriptor(descriptor)
      name = nil
    case .file(let path):
      var status = stat()
      let path = Self.resolved(path)
      let parts = path.split(separator: "/", omittingEmptySubsequences: true)
      let exists = stat(path, &status) == 0
      guard !path.hasSuffix("/"), let last = parts.last, last != ".", last != "..",
        !exists || status.st_mode & S_IFMT != S_IFDIR
      else { throw .file(FileFault(path: path, code: EISDIR)) }
      if exists, status.st_mode & S_IFMT != S_IFREG {
        kind = .device(path: path)
        name = nil
      } else {
        let folder = String(path.dropLast(last.utf8.count))
        let manifest = Manifest.path(beside: path)
        guard stat(manifest, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else {
          throw .file(FileFault(path: manifest, code: EISDIR))
        }
        kind = .file(path: path, folder: folder.isEmpty ? "." : folder)
        name = String(last)
      }
    }
  }

  /// The file that a link leads to, so that the file is replaced and the link stays.
  private static func resolved(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
      let real = realpath(path, nil)
    else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Where the manifest goes, when the return is a file.
  var manifestPath: String? {
    if case .file(let path, _) = kind { Manifest.path(beside: path) } else { nil }
  }

  /// A draft beside the file, or in the folder for temporary files when the return is a stream.
  func draft() throws(ExportError) -> Draft {
    switch kind {
    case .file(let path, let folder): return try Draft(for: path, in: folder)
    case .device, .descriptor: return try Draft.temporary()
    }
  }

  /// Makes a checked draft the return, and writes the manifest beside it, where it has one.
  func release(_ draft: Draft, with manifest: Manifest? = nil) throws {
    switch kind {
    case .file(let path, let folder):
      guard let manifest else {
        try draft.rename(to: path)
        return try Draft.syncFolder(folder)
      }
      let manifestPath = Manifest.path(beside: path)
      let note = try Draft(for: manifestPath, in: folder)
      defer { note.discard() }
      try note.write(manifest.json)
      try note.sync()
      // The return comes first: should the system stop between the two names, the manifest that
      // stands there is missing or tells another SHA-256, and nobody takes it for this return's.
      try draft.rename(to: path)
      try note.rename(to: manifestPath)
      try Draft.syncFolder(folder)
    case .device(let path):
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw ExportError.file(FileFault(path: path, code: errno))
      }
      defer { close(descriptor) }
      try draft.copy(to: descriptor, named: path)
    case .descriptor(let descriptor):
      try draft.copy(to: descriptor, named: "the standard output")
    }
  }
}
