import CMinizip
import Languages
import Portfolio
public import Values

/// A ZIP archive that comes to exist whole, or not at all.
///
/// Members are written one after the other, each a piece at a time, into a draft beside the name that
/// was asked for. Before the draft gets the name it is read back, and every member compared with
/// what was written. Nothing in the archive tells when it was made but the day it is of, so that the same
/// members give the same bytes.
public final class ArchiveFile {
  private let target: Target
  private let draft: Draft
  private let stream: ArchiveStream
  private var archive: zipFile?
  private let time: tm_zip
  /// What was written, in its order.
  public private(set) var members: [ArchiveMember] = []

  /// Takes a piece of a member.
  public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  /// The names are UTF-8 (bit 11 of the general purpose flag, APPNOTE 6.3.3, 4.4.4).
  private static let namesAreUTF8: UInt = 1 << 11
  /// Made by a Unix system, with version 2.0 of the format.
  private static let madeBy: UInt = 3 << 8 | 20
  /// Whoever unpacks it may read a member, and its owner write it: `-rw-r--r--`.
  private static let rights: UInt = 0o100_644 << 16
  /// From this size on a member needs the larger fields of the format.
  private static let largeSize: Int64 = 0xFFFF_FFFF

  /// Begins an archive.
  /// - Parameter day: the day it is of, which its members bear.
  /// - Throws: `ExportError` when the file cannot be made.
  public init(to destination: Destination, dated day: Day) throws {
    target = try Target(destination)
    draft = try target.draft()
    stream = ArchiveStream(descriptor: draft.descriptor, name: draft.target)
    // The format knows the days from 1980 to 2107.
    let year = min(max(day.year, 1980), 2107)
    time = tm_zip(
      tm_sec: 0, tm_min: 0, tm_hour: 0, tm_mday: UInt32(year == day.year ? day.day : 1),
      tm_mon: UInt32(year == day.year ? day.month - 1 : 0), tm_year: UInt32(year))
    var functions = stream.functions
    guard let archive = zipOpen2_64(nil, APPEND_STATUS_CREATE, nil, &functions) else {
      throw stream.fault
        ?? ExportError.archive(Wording("no memory for an archive", sv: "minnet räcker inte"))
    }
    self.archive = archive
  }

  deinit {
    if let archive { zipClose(archive, nil) }
    draft.discard()
  }

  /// Adds a member.
  ///
  /// - Parameters:
  ///   - name: its name, with `/` between folders.
  ///   - size: its size, where it may be more than 4 GiB.
  ///   - body: hands its bytes to the sink, piece by piece.
  public func add(
    _ name: String, size: Int64 = 0, _ body: (@escaping Sink) throws -> Void
  ) throws {
    var info = zip_fileinfo(
      tmz_date: time, dosDate: 0, internal_fa: 0, external_fa: Self.rights)
    try check(
      zipOpenNewFileInZip4_64(
        archive, name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, 6, 0, -MAX_WBITS, 8,
        Z_DEFAULT_STRATEGY, nil, 0, Self.madeBy, Self.namesAreUTF8,
        size >= Self.largeSize ? 1 : 0))
    var hasher = SHA256Hasher()
    var count: Int64 = 0
    try body { [self] bytes in
      hasher.update(bytes)
      count += Int64(bytes.count)
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
        try check(zipWriteInFileInZip(archive, piece.baseAddress, UInt32(piece.count)))
        rest = rest.dropFirst(piece.count)
      }
    }
    try check(zipCloseFileInZip(archive))
    members.append(ArchiveMember(name: name, bytes: count, sha256: hasher.hex()))
  }

  /// Adds a member that is a text.
  public func add(_ name: String, _ text: String) throws {
    var text = text
    try add(name) { sink in try text.withUTF8 { try sink(UnsafeRawBufferPointer($0)) } }
  }

  /// Reads the archive back, and gives it its name when it holds what was written.
  /// - Returns: the size and the SHA-256 of the archive itself.
  public func release() throws -> (bytes: Int, sha256: String) {
    let code = zipClose(archive, nil)
    archive = nil
    try check(code)
    try draft.sync()
    try compare()
    let source = HashedSource(try draft.source())
    try source.eachPiece { _ in }
    try target.release(draft)
    return (source.count, source.sha256)
  }

  private func compare() throws {
    var read: [ArchiveMember] = []
    do {
      try ArchiveReader(stream).eachFile { name, pieces in
        var hasher = SHA256Hasher()
        var count: Int64 = 0
        try pieces { bytes in
          hasher.update(bytes)
          count += Int64(bytes.count)
        }
        read.append(ArchiveMember(name: name, bytes: count, sha256: hasher.hex()))
      }
    } catch let fault as ArchiveFault {
      throw ExportError.archive(fault.wording)
    }
    guard read == members else {
      throw ExportError.archive(
        Wording(
          "its members differ from what was written", sv: "dess delar skiljer sig från det skrivna")
      )
    }
  }

  private func check(_ code: Int32) throws {
    guard code != ZIP_OK else { return }
    throw stream.fault ?? ExportError.archive(Wording("code \(Int(code))", sv: "kod \(Int(code))"))
  }
}

/// A member of an archive: what it is called, and what it holds.
public struct ArchiveMember: Hashable, Sendable {
  public let name: String
  public let bytes: Int64
  public let sha256: String
}
