import Foundation

/// The `sqlite3` program as everyone has it: what it cannot do with a portfolio, nobody else can.
public enum StockSQLite {
  /// The program is not there, or it refused a statement.
  public struct Fault: Error, CustomStringConvertible {
    public let description: String
  }

  /// Runs statements on a file and gives what the program prints, foreign keys on.
  ///
  /// - Throws: `Fault` with the program's own words.
  @discardableResult
  public static func run(_ path: String, _ statements: String) throws -> String {
    guard let program = program else {
      throw Fault(
        description: "the program sqlite3 is not installed; apt-get install sqlite3 brings it")
    }
    let process = Process()
    process.executableURL = program
    process.arguments = ["-batch", "-bail", path]
    let input = Pipe()
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let script = Data(("PRAGMA foreign_keys = ON;\n" + statements + "\n").utf8)
    // The program may print before it has read all: a thread writes while this one reads.
    let writer = input.fileHandleForWriting
    Thread.detachNewThread {
      try? writer.write(contentsOf: script)
      try? writer.close()
    }
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, said.isEmpty else {
      throw Fault(description: String(decoding: said, as: UTF8.self))
    }
    return String(decoding: printed, as: UTF8.self)
  }

  /// The lines that statements print.
  public static func lines(_ path: String, _ statements: String) throws -> [String] {
    try run(path, statements).split(separator: "\n").map(String.init)
  }

  private static let program: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
    .split(separator: ":")
    .map { URL(fileURLWithPath: String($0)).appending(path: "sqlite3") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
