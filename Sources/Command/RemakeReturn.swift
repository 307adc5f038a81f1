import ArgumentParser
import Exporter
import Languages
import Portfolio
import XML

/// A return that was made, by its manifest: what it takes to make it again.
struct RemakeReturn {
  let statement: ManifestStatement
  /// The entry of the log after which it was made.
  let entry: Int64
  private let options: ReturnOptions
  private let store: Store

  /// - Parameter texts: the file of texts, of a return that has them.
  init(_ statement: ManifestStatement, texts: String?, from store: Store) throws {
    try Self.check(texts, of: statement)
    let entry = try Self.entry(statement, store)
    var arguments = ["--on", statement.on, "--as-of", "\(entry)"]
    for key in ["programme", "project", "report", "since", "licence"] {
      if let value = statement[key] { arguments += ["--\(key)", value] }
    }
    if let texts { arguments += ["--texts", texts] }
    self.statement = statement
    self.entry = entry
    self.store = store
    options = try ReturnOptions.parse(arguments)
  }

  /// Which marks of the log count.
  enum Marks {
    /// Those that the log had when the return was made.
    case then
    /// Those that it has now.
    case now
  }

  /// What it was made for.
  func context(by marks: Marks = .then) throws -> ExportContext {
    try options.context(
      store, on: try options.time.day(in: store), asOf: entry, isSentOfNow: marks == .now)
  }

  /// The programme it is of, by its CCI number, where the manifest names one.
  var programme: String? { statement["programme"] }

  /// Makes it again, in a file of its own when none is named, which goes at once.
  func make(at path: String? = nil, by marks: Marks = .then) throws -> ExportResult {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let format = statement["format"].flatMap { ReturnFormat(rawValue: $0) }
    let dialect = CSVDialect.all.first { $0.name == statement["dialect"] }
    return try ExportReturn(
      kind: statement.kind, format: format ?? statement.kind.formats[0],
      dialect: dialect ?? .rfc4180, table: statement["table"], of: options,
      day: try options.time.day(in: store), asOf: entry, isSentOfNow: marks == .now,
      destination: .file(path: path ?? folder.path(statement.file))
    ).export(store)
  }

  /// The texts that a return was made with must be given again: the manifest has their hash alone.
  private static func check(_ texts: String?, of statement: ManifestStatement) throws {
    let file = statement.file
    guard let stated = statement["texts"] else {
      guard texts != nil else { return }
      throw WrongArguments(
        wording: Wording(
          "\(file) was made without texts; leave --texts out",
          sv: "\(file) gjordes utan texter; utelämna --texts"))
    }
    guard let texts else {
      throw WrongArguments(
        wording: Wording(
          "\(file) was made with a file of texts, of which the manifest holds the hash alone "
            + "(\(stated.prefix(12))); give it with --texts FILE",
          sv: "\(file) gjordes med en fil med texter, och följebrevet har bara filens "
            + "kontrollsumma (\(stated.prefix(12))); ange filen med --texts FIL"))
    }
    let given = try PerformanceTexts(readFrom: try FileSource(path: texts)).sha256
    guard given == stated else {
      throw WrongArguments(
        wording: Wording(
          "\(texts) is not the file of texts that \(file) was made with: its hash is "
            + "\(given.prefix(12)), and the manifest says \(stated.prefix(12)); give that file",
          sv: "\(texts) är inte den fil med texter som \(file) gjordes med: dess kontrollsumma är "
            + "\(given.prefix(12)), och följebrevet säger \(stated.prefix(12)); ange den filen"))
    }
  }

  /// The entry of the log after which the return was made.
  private static func entry(_ statement: ManifestStatement, _ store: Store) throws -> Int64 {
    if let stated = statement["asOf"].flatMap({ Int64($0) }) { return stated }
    if let hash = statement["log"], let entry = try store.log().first(where: { $0.sha256 == hash })
    {
      return entry.entry
    }
    throw FindDocument.Unclear(
      wording: Wording(
        "the log has no entry of the hash that \(statement.path) names; it is of another portfolio",
        sv: "loggen har ingen post med den kontrollsumma som \(statement.path) anger; det hör till "
          + "en annan portfölj"))
  }
}
