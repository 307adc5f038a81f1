import Exporter
import Foundation
import Portfolio

/// What was sent of a project, as members of its dossier: the files byte for byte, and of a file that holds
/// papers of others too, the records alone.
struct DossierOriginals {
  /// A paper with where it lies in the dossier.
  struct Filed {
    let paper: ReceivedPaper
    let member: String
    /// Whether the member is the whole file as it was sent, and not a record of it.
    let isWholeFile: Bool
    /// The members with what stood before the first record of the file and after its last.
    let before: String?
    let after: String?
  }

  let filed: [Filed]

  static let folder = "originals/"

  init(_ papers: [ReceivedPaper], in reading: Reading) throws {
    var pieces: [KeptFile: Set<Int64>] = [:]
    for paper in papers { pieces[paper.file, default: []].insert(paper.piece) }
    var isWhole: [KeptFile: Bool] = [:]
    for (file, own) in pieces { isWhole[file] = try reading.recordCount(of: file) == own.count }
    var members: [KeptFile: String] = [:]
    var around: [KeptFile: String] = [:]
    var filed: [Filed] = []
    var count = 0
    func next(_ name: String) -> String {
      count += 1
      let digits = "\(count)"
      let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return "\(Self.folder)\(number)-\(Self.safe(name))"
    }
    for paper in papers {
      let name = [
        paper.kind, paper.id, paper.version.map { "v\($0.number)" } ?? "set-aside",
      ].joined(separator: "-")
      guard isWhole[paper.file] == true else {
        let stem = around[paper.file] ?? next("around-\(paper.file.name)")
        around[paper.file] = stem
        filed.append(
          Filed(
            paper: paper, member: next(name) + ".xml", isWholeFile: false,
            before: stem + ".before", after: stem + ".after"))
        continue
      }
      let isAlone = pieces[paper.file]?.count == 1
      let member = members[paper.file] ?? next(isAlone ? name : paper.file.name) + ".xml"
      members[paper.file] = member
      filed.append(
        Filed(paper: paper, member: member, isWholeFile: true, before: nil, after: nil))
    }
    self.filed = filed
  }

  /// Writes every member once, a piece of a file at a time.
  func write(to archive: ArchiveFile, from reading: Reading) throws {
    var written: Set<String> = []
    func add(_ member: String, _ bytes: @autoclosure () throws -> [UInt8]) throws {
      guard written.insert(member).inserted else { return }
      let bytes = try bytes()
      try archive.add(member) { sink in try bytes.withUnsafeBytes { try sink($0) } }
    }
    for filed in filed {
      guard filed.isWholeFile else {
        if let before = filed.before { try add(before, reading.around(filed.paper.file).before) }
        if let after = filed.after { try add(after, reading.around(filed.paper.file).after) }
        try add(filed.member, reading.bytes(ofPiece: filed.paper.piece))
        continue
      }
      guard written.insert(filed.member).inserted else { continue }
      let pieces = try reading.open(filed.paper.file)
      try archive.add(filed.member, size: filed.paper.file.size) { sink in
        while let piece = try pieces.next() { try piece.withUnsafeBytes { try sink($0) } }
      }
    }
  }

  /// A name as every file system takes it, and that leads nowhere else: letters, digits and few signs.
  static func safe(_ name: String) -> String {
    let parts = name.split(separator: "/").last.map(String.init) ?? ""
    let stem = parts.hasSuffix(".xml") ? String(parts.dropLast(4)) : parts
    var safe = ""
    for character in Console.mask(stem).precomposedStringWithCanonicalMapping {
      let isKept =
        character.isLetter || character.isASCII && character.isNumber
        || "-_.".contains(character)
      if isKept {
        safe.append(character)
      } else if safe.last != "-" {
        safe.append("-")
      }
    }
    while safe.utf8.count > 100 { safe.removeLast() }
    while let last = safe.last, "-.".contains(last) { safe.removeLast() }
    while let first = safe.first, "-.".contains(first) { safe.removeFirst() }
    return safe.isEmpty ? "x" : safe
  }
}
