@testable import Exporter
import Foundation
import Portfolio
import TestSupport
import Testing
import Values

/// ZIP archives: whole or not there, and opened by `unzip`, which knows nothing of ours.
struct ArchiveTests {
  private func archive(_ path: String, on day: String = "2027-07-15") throws -> ArchiveFile {
    try ArchiveFile(to: .file(path: path), dated: try Day.parse(day))
  }

  private func unzip(_ arguments: String, in folder: Folder) throws -> ProgramRun {
    try ProgramRun(
      shell: "unzip \(arguments)", in: URL(fileURLWithPath: folder.path))
  }

  @Test func `a member is what was written, whatever the pieces`() throws {
    let folder = try Folder()
    let file = try archive(folder.file("a.zip"))
    var generator = SeededGenerator(state: 1)
    let bytes = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try file.add("mapp/åäö – 😀.bin") { sink in
      for start in stride(from: 0, to: bytes.count, by: 4097) {
        try bytes[start..<min(start + 4097, bytes.count)].withUnsafeBytes { try sink($0) }
      }
    }
    try file.add("empty", "")
    try file.add("text", "första\nandra\n")
    let sum = try file.release()
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.file("a.zip")))
    #expect(sum.bytes == whole.count && sum.sha256 == SHA256Hasher.hex(of: Array(whole)))
    let run = try unzip("-q a.zip", in: folder)
    #expect(run.status == 0, "\(run.output)")
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: folder.file("mapp/åäö – 😀.bin"))) == Data(bytes))
    #expect(try folder.text("empty") == "")
    #expect(try folder.text("text") == "första\nandra\n")
    #expect(file.members.map(\.bytes) == [300_000, 0, 14])
    #expect(file.members[0].sha256 == SHA256Hasher.hex(of: bytes))
  }

  @Test(arguments: [
    ("2027-07-15", "2027-07-15 00:00"), ("1979-12-31", "1980-01-01 00:00"),
    ("2199-12-31", "2107-01-01 00:00"),
  ])
  func `members bear the day, as far as the format knows it`(day: String, shown: String) throws {
    let folder = try Folder()
    let file = try archive(folder.file("a.zip"), on: day)
    try file.add("text", "a")
    _ = try file.release()
    let run = try unzip("-l a.zip", in: folder)
    #expect(run.output.contains(" \(shown) "), "\(run.output)")
  }

  @Test func `a member that may be large has the fields for it`() throws {
    let folder = try Folder()
    let file = try archive(folder.file("a.zip"))
    try file.add("large", size: 1 << 33) { sink in
      try Array("text".utf8).withUnsafeBytes { try sink($0) }
    }
    _ = try file.release()
    let run = try unzip("-p a.zip large", in: folder)
    #expect(run.output == "text" && run.status == 0, "\(run.output)")
  }

  @Test func `until it is whole there is nothing under its name`() throws {
    struct Stop: Error {}
    let folder = try Folder()
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder.file("a.zip")))
    #expect(throws: Stop.self) {
      let file = try archive(folder.file("a.zip"))
      try file.add("one", "1")
      #expect(try folder.text("a.zip") == "old")
      try file.add("two") { _ in throw Stop() }
    }
    #expect(try folder.names == ["a.zip"])
    #expect(try folder.text("a.zip") == "old")
  }

  @Test func `what the disk has changed is not released`() throws {
    let folder = try Folder()
    let file = try archive(folder.file("a.zip"))
    try file.add("one", String(repeating: "text ", count: 1000))
    let draft = try #require(try folder.names.first)
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: folder.file(draft)))
    // The library writes in pieces: what it has not written yet stays as it is.
    try file.add(
      "two",
      { sink in
        var generator = SeededGenerator(state: 2)
        let bytes = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try bytes.withUnsafeBytes { try sink($0) }
      })
    try handle.seek(toOffset: 100_000)
    try handle.write(contentsOf: Data([0, 1, 2, 3]))
    try handle.close()
    let error = #expect(throws: ExportError.self) { _ = try file.release() }
    #expect("\(try #require(error))".contains("the file two in the archive is damaged"))
    #expect(try folder.names.isEmpty || folder.names == [draft])
  }
}
