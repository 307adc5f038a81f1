import Exporter
import Foundation
import XML

// Writes what a file holds again, some times over, and says how many seconds the quickest time took.
//
//   rewrite xml EVENTS OUTPUT TIMES     events as Tests/Bench/figures/returns.py makes them of XML
//   rewrite csv TABLE OUTPUT TIMES      a table as `fondbok export --format csv` writes it
//
// Everything is read into memory first: the time is that of the writing alone, file included.

let arguments = CommandLine.arguments
guard arguments.count == 5, ["xml", "csv"].contains(arguments[1]), let times = Int(arguments[4]),
  times > 0
else {
  try FileHandle.standardError.write(contentsOf: Data("rewrite xml|csv INPUT OUTPUT TIMES\n".utf8))
  exit(64)
}
let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[2])))
let rewrite: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
if arguments[1] == "xml" {
  rewrite = RewriteXML(bytes).write
} else {
  rewrite = RewriteCSV(rows: try CSVReader.rows(of: bytes, .rfc4180)).write
}
var quickest = Duration.seconds(1_000_000)
for _ in 0..<times {
  let output = try TimedOutput(arguments[3])
  let taken = try ContinuousClock().measure {
    try rewrite(output.write)
    try output.close()
  }
  quickest = min(quickest, taken)
}
print(Double(quickest.components.seconds) + Double(quickest.components.attoseconds) / 1e18)

/// The file that is written to, made anew each time.
struct TimedOutput {
  private let file: FileHandle

  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    self.file = file
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard let start = bytes.baseAddress else { return }
    var written = 0
    while written < bytes.count {
      let count = Foundation.write(file.fileDescriptor, start + written, bytes.count - written)
      guard count > 0 else { throw CocoaError(.fileWriteUnknown) }
      written += count
    }
  }

  func close() throws { try file.close() }
}

/// The events of an XML document: each is a letter and texts that end in a zero byte.
struct RewriteXML {
  private enum Event {
    case start(String)
    case attribute(String, String)
    case text(String)
    case end
  }

  private var events: [Event] = []

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    func take() -> String {
      let end = rest.firstIndex(of: 0) ?? rest.endIndex
      defer { rest = rest[min(end + 1, rest.endIndex)...] }
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    while let kind = rest.popFirst() {
      switch kind {
      case UInt8(ascii: "<"): events.append(.start(take()))
      case UInt8(ascii: "@"): events.append(.attribute(take(), take()))
      case UInt8(ascii: "="): events.append(.text(take()))
      default: events.append(.end)
      }
    }
  }

  func write(_ sink: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    var writer = Writer(sink: sink)
    try writer.declaration()
    for event in events {
      switch event {
      case .start(let name): try writer.start(name)
      case .attribute(let name, let value): try writer.attribute(name, value)
      case .text(let text): try writer.text(text)
      case .end: try writer.end()
      }
    }
    try writer.finish()
  }
}

/// The rows of a table.
struct RewriteCSV {
  let rows: [[String]]

  func write(_ sink: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    var writer = CSVWriter(.rfc4180, sink: sink)
    for row in rows {
      for cell in row { try writer.text(cell) }
      try writer.endRow()
    }
    try writer.finish()
  }
}
