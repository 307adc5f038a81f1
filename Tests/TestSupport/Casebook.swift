public import Foundation

/// A session in Markdown that is run as a test and reads as a manual.
///
/// A fenced block `xml NAME` or `csv NAME` becomes a file. A block `console` holds commands after
/// `$ ` and what they print; `exit code N` on a line of its own follows a command that does not end
/// with 0. A block `console sv` is a session of somebody whose computer speaks Swedish. Each page
/// runs in a folder of its own, where `Samples` is the project's.
public struct Casebook {
  /// The page as it is, and as it would be if it told what happens now.
  public let text: String
  public let actual: String

  /// Runs the page at a path from the project's folder.
  public init(_ path: String) throws {
    text = try Samples.text(path)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "casebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "Samples"), withDestinationURL: Samples.folder)
    var lines: [String] = []
    var block: Block?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard var open = block else {
        lines.append(line)
        if line.hasPrefix("```"), line.count > 3 { block = Block(opening: line) }
        continue
      }
      if line != "```" {
        open.lines.append(line)
        block = open
        continue
      }
      lines += try open.finished(in: folder)
      lines.append(line)
      block = nil
    }
    actual = lines.joined(separator: "\n")
  }

  private struct Block {
    let words: [String]
    var lines: [String] = []

    init(opening: String) {
      words = opening.dropFirst(3).split(separator: " ").map(String.init)
    }

    /// What the block should hold: a file as it is, a session as it goes.
    func finished(in folder: URL) throws -> [String] {
      if words.first == "console" { return try session(in: folder) }
      if words.count == 2 {
        let text = lines.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: folder.appending(path: words[1]))
      }
      return lines
    }

    private func session(in folder: URL) throws -> [String] {
      try lines.filter { $0.hasPrefix("$ ") }.flatMap { line -> [String] in
        let isSwedish = words.dropFirst().first == "sv"
        let run = try ProgramRun(
          shell: String(line.dropFirst(2)), in: folder,
          locale: isSwedish ? "sv_SE.UTF-8" : "C.UTF-8")
        var told = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(
          String.init)
        if told.last == "" { told.removeLast() }
        return [line] + told
          + (run.status == 0 ? [] : ["\(isSwedish ? "slutkod" : "exit code") \(run.status)"])
      }
    }
  }
}

/// A command run to its end, and what it printed on both channels.
public struct ProgramRun {
  public let output: String
  public let status: Int32

  /// The folder of the built programs: the tests lie beside them.
  public static let programs = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent()

  /// Runs a command in a folder; the locale decides the language when nothing else does.
  public init(shell command: String, in folder: URL, locale: String = "C.UTF-8") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "{ \(command)\n} 2>&1"]
    process.currentDirectoryURL = folder
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = [
      "PATH": "\(Self.programs.path):\(path)", "LANG": locale, "HOME": folder.path,
      "FONDBOK_USER": "officer", "TMPDIR": folder.path,
      // The samples' last documents come in on this day.
      "FONDBOK_TODAY": "2027-12-13",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    output = String(decoding: data, as: UTF8.self)
    status = process.terminationStatus
  }
}
