import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a portfolio of any size to measure with: always the same bytes for the same numbers.
@main
struct Synthesise: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a synthetic portfolio of any size, the same bytes each time.",
    discussion: """
      The portfolio goes to a file or to standard output. One line of JSON on standard error says \
      what is in it: how many records, how many of them break the schema, and how many rows the \
      others are in the tables of a portfolio.

        synthesise --projects 6000 --seed 1 --output small.xml
        synthesise --projects 60000 --output - | xmllint --noout --stream -
        synthesise --projects 100 --file-for-each-record --output papers
      """)

  @Option(
    help:
      "How many projects: each has an application and a decision, most have reports and payments.")
  var projects: Int

  @Option(help: "Any whole number. Another seed gives another portfolio.")
  var seed: UInt64 = 1

  @Option(help: "The file to write, or - for standard output. A file that exists is overwritten.")
  var output: String

  @Flag(help: "Write a file for each record into the folder that --output names.")
  var fileForEachRecord = false

  @Flag(help: "Let no record break the schema; else one in a thousand does.")
  var withoutFaults = false

  /// With more projects than this, the money of a call would not fit the fifteen digits of an amount.
  static let mostProjects = 10_000_000

  func validate() throws {
    guard (1...Self.mostProjects).contains(projects) else {
      throw ValidationError(
        "--projects is \(projects); give a number from 1 to \(Self.mostProjects).")
    }
  }

  func run() throws {
    let sink = fileForEachRecord ? try manyFiles() : try oneFile()
    var xml = XMLOutput(isFileForEachRecord: fileForEachRecord) { bytes in
      do {
        try sink(bytes)
      } catch {
        throw IncompleteOutput(file: output, reason: error.localizedDescription)
      }
    }
    let stream = PortfolioStream(projects: projects, seed: seed, hasFaults: !withoutFaults)
    let tally = try stream.write(to: &xml)
    let made = Made(projects: projects, seed: seed, bytes: xml.count, tally: tally)
    try FileHandle.standardError.write(contentsOf: Data(made.json.utf8))
  }

  private func oneFile() throws -> (Data) throws -> Void {
    let file = try open()
    return { try file.write(contentsOf: $0) }
  }

  /// Files numbered in the order of their records, in a folder that is made when it is not there.
  private func manyFiles() throws -> (Data) throws -> Void {
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var number = 0
    return { bytes in
      number += 1
      let digits = String(number)
      let name = String(repeating: "0", count: 9 - digits.count) + digits + ".xml"
      try bytes.write(to: folder.appendingPathComponent(name))
    }
  }

  /// Opens the output in place: a device or a pipe is written to, never replaced by a file.
  private func open() throws -> FileHandle {
    guard output != "-" else { return .standardOutput }
    let descriptor = openFile(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw ValidationError(
        "\(output) cannot be written (\(String(cString: strerror(errno)))); "
          + "name a file in a folder that exists and that you may write to.")
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}

/// The output could not be written to its end.
private struct IncompleteOutput: Error, CustomStringConvertible {
  let file: String
  let reason: String

  var description: String {
    "\(file) is not complete (\(reason)); make room and write it again."
  }
}

/// The system's `open`, under a name that a method called `open` does not hide.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}
