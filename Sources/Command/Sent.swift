import ArgumentParser
import Exporter
import Foundation
import Languages
import Portfolio
import Provenance
import Values
import XML

struct Sent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sent",
    abstract: say(
      "Mark a return as sent, by its manifest; list what was sent.",
      sv: "Markera en redovisning som skickad, med dess följebrev; räkna upp vad som har skickats."),
    discussion: say(
      """
      The file beside the manifest is read, and must have the bytes that the manifest names. The \
      log keeps which return it was, the hash of its bytes, and the day it was sent.
      """,
      sv: """
        Filen bredvid följebrevet läses och måste ha de byte som följebrevet anger. Loggen \
        bevarar vilken redovisning det var, kontrollsumman för dess byte och dagen då den \
        skickades.
        """) + """


        fondbok sent
        fondbok sent application.xml.manifest.json --on 2027-07-20
        """)

  @Argument(
    help: Help(
      "The manifest that was written beside the return; what was sent is listed when left out.",
      sv: "Följebrevet som skrevs bredvid redovisningen; det som har skickats räknas upp om det "
        + "utelämnas.", valueName: Wording("manifest", sv: "följebrev")))
  var manifest: String?

  @Option(
    help: Help(
      "The day it was sent; today when left out.",
      sv: "Dagen då den skickades; i dag om den "
        + "utelämnas.", valueName: .day), transform: Day.argument)
  var on: Day?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      guard let manifest else { return try list() }
      let statement = try ManifestStatement(path: manifest)
      try statement.checkFile()
      let store = try portfolio.open(.write)
      let day = try on ?? Clock.today(in: try store.countingZone())
      let entry: Int64
      do {
        entry = try store.markSent(
          statement.kind.rawValue, file: statement.file, sha256: statement.sha256,
          on: statement.on, sent: day.iso, by: person.name, at: Clock.now)
      } catch let error as AlreadySent {
        Console.note(error)
        throw Exit.failed
      }
      _ = try store.settle()
      Console.line(
        Console.safe(
          Wording(
            "\(statement.kind.rawValue) \(statement.file) was sent on \(day); log entry \(entry)",
            sv: "\(statement.kind.rawValue) \(statement.file) skickades \(day); loggpost \(entry)")(
              in: language.chosen)))
    }
  }

  private func list() throws {
    let sent = try portfolio.open(.read).sentReturns()
    for one in sent {
      Console.line(
        Console.safe(
          "\(one.sent)  \(one.kind)  \(one.on)  \(one.file)  \(one.sha256.prefix(12))"))
    }
    guard sent.isEmpty else { return }
    Console.line(
      Wording("nothing has been sent", sv: "ingenting har skickats")(in: language.chosen))
  }
}

/// What a manifest says of the file beside it.
private struct ManifestStatement {
  let path: String
  let kind: Return
  let file: String
  let sha256: String
  let on: String

  init(path: String) throws {
    let source = try FileSource(path: path)
    var bytes: [UInt8] = []
    try source.eachPiece { bytes.append(contentsOf: $0) }
    let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    guard let object, let kind = (object["return"] as? String).flatMap({ Return(rawValue: $0) }),
      let file = object["file"] as? String, let sha256 = object["sha256"] as? String,
      let on = object["on"] as? String
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
