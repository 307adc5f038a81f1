public import Portfolio
public import Values

/// Makes a return out of the portfolio, checks what was written, and only then lets it exist.
///
/// The return is written into a draft beside its name, projects passing one at a time. The draft
/// is read back from the disk: XML is checked against its schema, CSV by our own reader, and the
/// sums of what was read are compared with those of the rows and with those SQLite computes.
/// When all agree the draft gets its name, and a manifest beside it.
///
/// - Parameters:
///   - dialect: how CSV is written; XML has none.
///   - table: which table CSV holds; the most important one when none is named.
///   - context: the day, the state of the portfolio and what the manifest tells of them.
/// - Throws: `ExportError`, `StoreError`, or what a character that a file cannot carry makes the
///   writers throw. Nothing of the return is then left.
public func export(
  _ kind: Return, format: ReturnFormat, dialect: CSVDialect = .rfc4180, table: String? = nil,
  from reading: Reading, in context: ExportContext, to destination: Destination
) throws -> ExportResult {
  try export(
    kind, format: format, dialect: dialect, table: table, from: reading, in: context,
    to: destination, stored: { try kind.totals(in: reading, for: context) })
}

/// The same, with the sums to compare with from a source of the caller's.
func export(
  _ kind: Return, format: ReturnFormat, dialect: CSVDialect, table: String? = nil,
  from reading: Reading, in context: ExportContext, to destination: Destination,
  stored: () throws -> Totals
) throws -> ExportResult {
  guard kind.formats.contains(format) else { throw ExportError.formatNotOffered(kind, format) }
  if let table, !kind.tables.contains(table) { throw ExportError.tableNotThere(kind, table) }
  let target = try Target(destination)
  let draft = try target.draft()
  defer { draft.discard() }
  let document = kind.document(format, dialect, table: table, context)
  let written = try document.write(reading) { try draft.write($0) }
  try draft.sync()

  let source = HashedSource(try draft.source())
  let read = try document.totals(readFrom: source)
  let sums = try compare(
    kind, written: written.totals, read: read,
    stored: try stored().of(sheets: document.sheets))

  let manifest = Manifest(
    kind: kind, format: format, dialect: format == .csv ? dialect : nil,
    table: format == .csv && kind.tables.count > 1 ? table ?? kind.tables[0] : nil,
    file: target.name, sha256: source.sha256, bytes: source.count, totals: read, sums: sums,
    context: context, remarks: written.remarks)
  try target.release(draft, with: manifest)
  return ExportResult(manifest: manifest, manifestPath: target.manifestPath)
}

/// What a return is made for, and what its manifest tells of that.
public struct ExportContext: Sendable {
  /// The day the return speaks of: grants in force on it are listed.
  public let on: Day
  /// The log entry after which the portfolio is read, when it is not read as it is now.
  public let asOf: Int64?
  /// The SHA-256 of the rulebook in use, when one is.
  public let rulebookHash: String?
  /// The hash of the last log entry that changed content.
  public let logHash: String?
  /// The program and its version: `fondbok 1.0`.
  public let program: String
  /// What codes of the law's tables are called, for the columns that spell them out.
  public let labels: CodeLabels

  public init(
    on day: Day, asOf: Int64? = nil, rulebookHash: String?, logHash: String?, program: String,
    labels: CodeLabels = .none
  ) {
    self.on = day
    self.asOf = asOf
    self.rulebookHash = rulebookHash
    self.logHash = logHash
    self.program = program
    self.labels = labels
  }
}

/// What was made.
public struct ExportResult: Sendable {
  public let manifest: Manifest
  /// Where the manifest was written: beside a file, nowhere for a stream.
  public let manifestPath: String?
}

/// Gives the name of a code: `T1`, `II`, `004`. Exporter does not know the tables of the law.
public struct CodeLabels: Sendable {
  private let label: @Sendable (_ table: String, _ group: String?, _ code: String) -> String?

  /// Takes a function from table, group and code to a name in Swedish.
  public init(
    _ label: @escaping @Sendable (_ table: String, _ group: String?, _ code: String) -> String?
  ) {
    self.label = label
  }

  /// No code has a name.
  public static let none = CodeLabels { _, _, _ in nil }

  func callAsFunction(_ table: String, _ group: String?, _ code: String) -> String {
    label(table, group, code) ?? ""
  }
}

/// A return in one format: it writes itself, and reads back what was written.
protocol ReturnDocument {
  /// The names of the tables it holds.
  var sheets: [String] { get }

  /// Writes the whole return and tells what it wrote.
  func write(
    _ reading: Reading, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> WrittenReturn

  /// What a file of the return adds up to, and that it is well made.
  func totals(readFrom source: HashedSource) throws -> Totals
}

/// What a writer counted while it wrote.
struct WrittenReturn {
  let totals: Totals
  let remarks: Remarks
}

/// Compares the three counts of a return, sum by sum: what was written is what was read back, and
/// what SQLite can add up by itself is what it says.
private func compare(
  _ kind: Return, written: Totals, read: Totals, stored: Totals
) throws -> [ControlSum] {
  var sums: [ControlSum] = []
  for name in Set(written.names + read.names + stored.names).sorted() {
    guard let some = read[name] ?? stored[name] ?? written[name] else { continue }
    let figures = (
      written: written[name] ?? some.nothing, read: read[name] ?? some.nothing,
      stored: stored[name]
    )
    guard figures.written == figures.read, figures.read == figures.stored ?? figures.read else {
      throw ExportError.totalsDiffer(
        kind, sum: name.wording, written: figures.written.plain, read: figures.read.plain,
        stored: (figures.stored ?? figures.read).plain)
    }
    if let stored = figures.stored {
      sums.append(
        ControlSum(
          name: name, stored: stored, read: figures.read,
          difference: try stored.difference(from: figures.read)))
    }
  }
  return sums
}
