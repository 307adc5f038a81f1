import Foundation
import Languages
import Portfolio
import SafeText
import Values

/// What the columns of a published table mean, as CSV on the Web tells it to programs (W3C, "Metadata Vocabulary
/// for Tabular Data"): it lies beside the CSV of the dialect for programs.
///
/// The CSV is the file whose name is left when `-metadata.json` is taken off the file's own.
struct MetadataDocument: ReturnDocument {
  private let kind: Return
  private let sheet: SheetHead
  private let context: ExportContext

  /// What the name of a file of metadata ends with.
  static let ending = "-metadata.json"

  init(_ kind: Return, _ arrangement: any Arrangement, _ context: ExportContext) {
    self.kind = kind
    sheet = arrangement.sheets[0]
    self.context = context
  }

  /// It holds no rows, so there is nothing to add up.
  var sheets: [String] { [] }

  private var url: String {
    guard let file = context.file, file.hasSuffix(Self.ending), file != Self.ending else {
      return "\(kind.rawValue).csv"
    }
    return String(file.dropLast(Self.ending.count))
  }

  // MARK: Writing

  func write(
    _ reading: Reading, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> WrittenReturn {
    let columns = sheet.columns.map { "    \(column($0).line)" }.joined(separator: ",\n")
    let members = try described(reading).map { name, value in
      "  \(JSONValue.text(name).line): \(value.line),\n"
    }
    let key = sheet.columns.prefix { $0.kind == .code }.compactMap(\.name)
    let text = """
      {
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "sv" }],
        "url": \(JSONValue.text(url).line),
      \(members.joined())  "dc:modified": { "@value": "\(context.on.iso)", "@type": "xsd:date" },
        "dialect": \(Self.dialect.line),
        "tableSchema": {
          "primaryKey": \(JSONValue.texts(key).line),
          "columns": [
      \(columns)
          ]
        }
      }

      """
    try Array(text.utf8).withUnsafeBytes { try sink($0) }
    var remarks = Remarks()
    if context.licence == nil {
      remarks.notices.append(
        Wording(
          "the metadata do not say on which terms the data may be used; name a licence with --licence",
          sv: "metadata anger inte på vilka villkor uppgifterna får användas; ange en licens med "
            + "--licence"))
    }
    return WrittenReturn(totals: Totals(), remarks: remarks)
  }

  /// What the table is called, who publishes it, and on which terms it may be used, where that is stated.
  private func described(_ reading: Reading) throws -> [(String, JSONValue)] {
    // Of the calls of any programme there is a timetable.
    let isOfRegulation = kind == .listOfOperations
    if isOfRegulation {
      try context.requireProgrammeOfRegulation(in: reading, for: kind)
    } else {
      try context.requireProgramme(in: reading, for: kind)
    }
    let programmes = try reading.programmes().filter {
      ($0.isOfRegulation || !isOfRegulation)
        && (context.programme == nil || $0.cci == context.programme)
    }
    func title(in language: Language) -> String {
      ([kind.title(in: language)] + programmes.map(\.title)).joined(separator: ", ")
    }
    var publishers: [String] = []
    for authority in programmes.flatMap(\.authorities) where authority.role == "managing" {
      let serves =
        authority.firstDay.map { $0 <= context.on } ?? true
        && authority.lastDay.map { context.on <= $0 } ?? true
      if serves, !publishers.contains(authority.name) { publishers.append(authority.name) }
    }
    var members: [(String, JSONValue)] = [
      (
        "dc:title",
        .list(
          Language.allCases.map { language in
            .object([
              ("@value", .text(title(in: language))), ("@language", .text(language.rawValue)),
            ])
          })
      )
    ]
    if !publishers.isEmpty { members.append(("dc:publisher", .texts(publishers))) }
    if let licence = context.licence {
      members.append(("dc:license", .object([("@id", .text(licence))])))
    }
    return members
  }

  /// The dialect for programs, which is the one that metadata assume where they say nothing.
  private static let dialect = JSONValue.object([
    ("encoding", "utf-8"), ("delimiter", ","), ("quoteChar", "\""),
    ("lineTerminators", .list(["\r\n"])), ("headerRowCount", .integer(1)),
  ])

  private func column(_ head: ColumnHead) -> JSONValue {
    .object([
      ("name", .optional(head.name)), ("titles", .list([.optional(head.name)])),
      ("dc:title", .text(head.heading)), ("datatype", datatype(head.kind)),
    ])
  }

  private func datatype(_ kind: ColumnHead.Kind) -> JSONValue {
    switch kind {
    case .text, .code: "string"
    case .amount, .rate, .quantity: "decimal"
    case .count: "integer"
    case .day: .object([("base", "date"), ("format", "yyyy-MM-dd")])
    }
  }

  // MARK: Reading back

  func totals(readFrom source: HashedSource) throws -> Totals {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let schema = object?["tableSchema"] as? [String: Any]
    let columns = schema?["columns"] as? [[String: Any]]
    guard columns?.map({ $0["name"] as? String }) == sheet.columns.map(\.name) else {
      throw ExportError.unreadable(
        kind, reason: Wording("its columns differ", sv: "dess kolumner skiljer sig"))
    }
    return Totals()
  }
}

extension Return {
  /// What a return that is published is called.
  fileprivate func title(in language: Language) -> String {
    let title =
      self == .callTimetable
      ? Wording("Timetable of planned calls", sv: "Tidsplan för kommande utlysningar")
      : Wording("List of operations", sv: "Förteckning över insatser")
    return title(in: language)
  }
}
