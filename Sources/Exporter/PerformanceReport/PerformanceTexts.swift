import Languages
import Portfolio
import Schemas
public import Values
public import XML

/// What the authority writes in the annual performance report, read from a file of `PerformanceTexts.xsd`.
public struct PerformanceTexts: Sendable {
  /// The SHA-256 of the file.
  public let sha256: String
  /// The day the monitoring committee examined the report (Regulation (EU) 2021/1060, Article 40(1)).
  public let examined: Day?
  /// The website with the report (section 4).
  public let website: String?
  let texts: [Text]

  /// A text of a section, for an objective where the section has one for each.
  struct Text: Sendable {
    let section: ReportSection
    let objective: String?
    let text: String
    let line: Int
  }

  private static let namespace = "urn:fondbok:performance-texts:1"

  /// Reads a file of texts.
  /// - Throws: `ExportError.unsuited` with the place of what is not as its schema says.
  public init(readFrom file: any ByteSource) throws {
    let source = HashedSource(file)
    let names = NameTable(["head", "text", "section", "objective", "examined", "website"])
    let reader = RecordReader(
      format: RecordFormat(
        namespace: Self.namespace, container: "performanceTexts", records: ["head", "text"]),
      names: names,
      schema: try CompiledSchema(files: Schemas.returnFiles, entry: "PerformanceTexts.xsd"))
    var examined: Day?
    var website: String?
    var texts: [Text] = []
    let outcome = try reader.read(source) { event in
      switch event {
      case .bytes: break
      case .record(let tape):
        try Self.check(tape)
        func attribute(_ name: String) -> String? {
          tape.attribute(names.id(name), of: 0).map { tape.string(ofAttribute: $0) }
        }
        if tape.name(tape[0].name) == "head" {
          examined = try attribute("examined").map { try Day.parse($0) }
          website = attribute("website")
        } else if let section = attribute("section").flatMap({ ReportSection(rawValue: $0) }) {
          texts.append(
            Text(
              section: section, objective: attribute("objective"),
              text: Self.trimmed(tape.string(of: 0)), line: tape.start.line))
        }
        reader.pool.recycle(tape)
      case .strayText(let text):
        throw Self.fault(
          text.position.description,
          Wording("there is text between the texts", sv: "det står text mellan texterna"))
      case .containerFault(let fault, let range):
        throw Self.fault("\(range.start)", .same("\(fault.message)"))
      }
    }
    switch outcome {
    case .complete(let summary):
      guard summary.isContainer else {
        throw Self.fault(
          "1:1",
          Wording(
            "the file is no performanceTexts", sv: "filen är ingen performanceTexts"))
      }
    case .refused(let refusal):
      throw Self.fault("\(refusal.position)", refusal.message)
    }
    self.examined = examined
    self.website = website
    self.texts = texts
    sha256 = source.sha256
  }

  private static func check(_ tape: Tape) throws {
    guard tape.isRecognised else {
      let name = tape.name(tape[0].name)
      throw fault(
        tape.start.description,
        Wording("<\(name)> is no text", sv: "<\(name)> är ingen text"))
    }
    if let first = tape.schemaFaults.first {
      throw fault("\(tape.start)", .same("\(first.message)"))
    }
  }

  private static func fault(_ place: String, _ reason: Wording) -> ExportError {
    .unsuited(
      .performanceReport,
      Wording("the texts, \(place): \(reason)", sv: "texterna, \(place): \(reason)"))
  }

  /// A text without the indentation around it.
  private static func trimmed(_ text: String) -> String {
    var lines: [String] = []
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = part
      while let first = line.first, first.isWhitespace { line.removeFirst() }
      while let last = line.last, last.isWhitespace { line.removeLast() }
      lines.append(String(line))
    }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
