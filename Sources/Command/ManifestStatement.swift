import Exporter
import Foundation
import Languages
import Portfolio
import Values
import XML

/// What a manifest says of the file beside it.
struct ManifestStatement {
  let path: String
  let kind: Return
  let file: String
  let sha256: String
  let on: String
  /// The day it was made for.
  let day: Day
  /// Everything it says, by its keys.
  private let members: [String: Any]

  init(path: String) throws {
    let source = try FileSource(path: path)
    var bytes: [UInt8] = []
    try source.eachPiece { bytes.append(contentsOf: $0) }
    let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    guard let object, let kind = (object["return"] as? String).flatMap({ Return(rawValue: $0) }),
      let file = object["file"] as? String, let sha256 = object["sha256"] as? String,
      let on = object["on"] as? String, let day = try? Day.parse(on), Self.isName(file)
    else {
      throw FindDocument.Unclear(
        wording: Wording(
          "\(path) is no manifest of a return that was written to a file; name the .manifest.json "
            + "beside it",
          sv: "\(path) är inget följebrev till en redovisning som skrevs till en fil; ange "
            + ".manifest.json bredvid den"))
    }
    self.path = path
    self.kind = kind
    self.file = file
    self.sha256 = sha256
    self.on = on
    self.day = day
    members = object
  }

  /// Whether a text is the name of a file: a path would lead out of the folder it is written to.
  private static func isName(_ text: String) -> Bool {
    !["", ".", ".."].contains(text) && !text.contains("/")
  }

  /// What it says of a key, where it says anything.
  subscript(_ key: String) -> String? {
    switch members[key] {
    case let text as String: text
    case let number as Int: "\(number)"
    default: nil
    }
  }

  /// Whether a mark says that the return was sent.
  func isMarked(by mark: SentReturn) -> Bool {
    mark.sha256 == sha256 && mark.on == on && mark.kind == kind.rawValue
  }

  /// The file has the bytes that the manifest names: nothing else was sent under its name.
  func checkFile() throws {
    let beside = URL(fileURLWithPath: path).deletingLastPathComponent().appending(path: file).path
    let source = try FileSource(path: beside)
    var hasher = SHA256Hasher()
    try source.eachPiece { hasher.update($0) }
    guard hasher.hex() == sha256 else {
      throw FindDocument.Unclear(
        wording: Wording(
          "\(file) is not as its manifest says; make the return again, and send that",
          sv: "\(file) är inte så som följebrevet säger; gör om redovisningen och skicka den"))
    }
  }
}

extension FileSource {
  /// Hands on the bytes, piece by piece, to the end.
  fileprivate func eachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
