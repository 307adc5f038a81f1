import Exporter
import Findings
import Foundation
import Languages
import Portfolio
import TestSupport
import Values

/// A folder of a test's own, gone when the test is.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "fondbok-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The names of all files, hidden ones too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }
}

/// The sample portfolio with changes, from which returns are made.
struct ReturnRun {
  /// A text of a sample that is replaced, once.
  struct Edit {
    let file: String
    let old: String
    let new: String
  }

  /// Why a portfolio could not be set up.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  let portfolio: TestPortfolio

  /// Takes samples in, file by file in the order given.
  ///
  /// - Parameter files: the names of the samples without extension; all of them when there are none.
  init(_ files: [String] = [], edits: [Edit] = [], shuffledBy seed: UInt64? = nil) throws {
    portfolio = try TestPortfolio()
    let all = try Samples.files(in: "Samples/Portfolio")
      .map { $0.deletingPathExtension().lastPathComponent }
    var names = files.isEmpty ? all : files
    if let seed {
      var generator = SeededGenerator(state: seed)
      names.shuffle(using: &generator)
    }
    var contents: [(name: String, bytes: [UInt8])] = []
    for name in names {
      var text = try Samples.text("Samples/Portfolio/\(name).xml")
      for edit in edits where edit.file == name {
        let parts = text.components(separatedBy: edit.old)
        guard parts.count == 2 else {
          throw Fault(description: "\(name) has \"\(edit.old)\" \(parts.count - 1) times, not once")
        }
        text = parts.joined(separator: edit.new)
      }
      contents.append((name + ".xml", Array(text.utf8)))
    }
    // A shuffled portfolio comes in several imports, so that the log's entries differ too.
    let size = seed == nil ? contents.count : 7
    for start in stride(from: 0, to: contents.count, by: size) {
      try portfolio.take(Array(contents[start..<min(start + size, contents.count)]))
      let errors = portfolio.findings.filter { $0.severity == .error }
      guard errors.isEmpty else {
        throw Fault(description: errors.map(\.message.english).joined(separator: "; "))
      }
    }
  }

  /// The one project on language courses, decided, with its programme and call.
  static func languageCourses(_ edits: Edit...) throws -> ReturnRun {
    try ReturnRun(
      ["programme", "call-open", "application-language-courses", "decision-language-courses"],
      edits: edits)
  }

  @discardableResult
  func make(
    _ kind: Return, _ format: ReturnFormat, _ dialect: CSVDialect = .rfc4180, on day: String,
    as snapshot: Snapshot = .now, to destination: Destination, rulebookHash: String? = nil
  ) throws -> ExportResult {
    let day = try Day.parse(day)
    return try portfolio.store.reading(snapshot) { reading in
      try export(
        kind, format: format, dialect: dialect, from: reading,
        in: ExportContext(
          on: day, rulebookHash: rulebookHash, logHash: nil, program: "fondbok",
          labels: CodeLabels { swedishLabel($0, $1, $2, on: day) }),
        to: destination)
    }
  }

  /// The text of a return.
  func text(
    _ kind: Return, _ format: ReturnFormat, _ dialect: CSVDialect = .rfc4180, on day: String
  ) throws -> String {
    let folder = try Folder()
    try make(kind, format, dialect, on: day, to: .file(path: folder.file("return")))
    return try folder.text("return")
  }

  /// The list of operations in the dialect for programs: of each row, its cells by column.
  func operations(on day: String) throws -> [[String: String]] {
    try table(.listOfOperations, on: day)
  }

  func table(_ kind: Return, on day: String) throws -> [[String: String]] {
    let rows = try CSVReader.rows(of: Array(try text(kind, .csv, on: day).utf8), .rfc4180)
    let heading = rows[0]
    return rows.dropFirst().map { row in
      Dictionary(zip(heading, row), uniquingKeysWith: { first, _ in first })
    }
  }
}

/// Numbers that are the same each time (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
