import Languages
public import Portfolio
import Provenance
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
///   - context: the day, the state of the portfolio and what the manifest tells of them.
/// - Throws: `ExportError`, `StoreError`, or what a character that a file cannot carry makes the
///   writers throw. Nothing of the return is then left.
public func export(
  _ kind: Return, format: ReturnFormat, dialect: CSVDialect = .rfc4180, from reading: Reading,
  in context: ExportContext, to destination: Destination
) throws -> ExportResult {
  try export(
    kind, format: format, dialect: dialect, from: reading, in: context, to: destination,
    stored: { try kind.totals(in: reading, on: context.on) })
}

/// The same, with the sums to compare with from a source of the caller's.
func export(
  _ kind: Return, format: ReturnFormat, dialect: CSVDialect, from reading: Reading,
  in context: ExportContext, to destination: Destination, stored: () throws -> ControlTotals
) throws -> ExportResult {
  guard kind.formats.contains(format) else { throw ExportError.formatNotOffered(kind, format) }
  let target = try Target(destination)
  let draft = try target.draft()
  defer { draft.discard() }
  let document: any ReturnDocument =
    switch (kind, format) {
    case (.listOfOperations, .xml): ListOfOperationsDocument(context)
    case (.listOfOperations, .csv): ListOfOperationsTable(dialect, context)
    case (.projects, _): ProjectsTable(dialect, context)
    }
  let written = try document.write(reading) { try draft.write($0) }
  try draft.sync()

  let source = HashedSource(try draft.source())
  let read = try document.totals(readFrom: source)
  try compare(kind, written: written.totals, read: read, stored: try stored())

  let manifest = Manifest(
    kind: kind, format: format, dialect: format == .csv ? dialect : nil, file: target.name,
    sha256: source.sha256, bytes: source.count, totals: read, context: context,
    excluded: written.excluded, removedNaturalPersons: written.removedNaturalPersons)
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
  /// Writes the whole return and tells what it wrote.
  func write(
    _ reading: Reading, sink: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws -> WrittenReturn

  /// What a file of the return adds up to, and that it is well made.
  func totals(readFrom source: HashedSource) throws -> ControlTotals
}

/// What a writer counted while it wrote.
struct WrittenReturn {
  var totals = ControlTotals()
  var excluded: [Exclusion] = []
  var removedNaturalPersons = 0
}

/// Compares the three counts of a return, sum by sum.
private func compare(
  _ kind: Return, written: ControlTotals, read: ControlTotals, stored: ControlTotals
) throws(ExportError) {
  func check<Figure: Equatable>(
    _ sum: Wording, _ figure: (ControlTotals) -> Figure
  ) throws(ExportError) {
    let figures = (figure(written), figure(read), figure(stored))
    guard figures.0 == figures.1, figures.1 == figures.2 else {
      throw .totalsDiffer(
        kind, sum: sum, written: "\(figures.0)", read: "\(figures.1)", stored: "\(figures.2)")
    }
  }
  try check(Wording("the number of rows", sv: "antalet rader")) { $0.rows }
  let currencies = Set(written.sums.keys).union(read.sums.keys).union(stored.sums.keys)
  for code in currencies.sorted() {
    try check(Wording("the number of rows in \(code)", sv: "antalet rader i \(code)")) {
      $0.sums[code]?.rows ?? 0
    }
    try check(Wording("the total cost in \(code)", sv: "den totala kostnaden i \(code)")) {
      $0.sums[code]?.totalCost.plain ?? "0"
    }
    try check(
      Wording("the eligible cost in \(code)", sv: "den stödberättigande kostnaden i \(code)")
    ) { $0.sums[code]?.eligibleCost.plain ?? "0" }
    try check(Wording("the Union contribution in \(code)", sv: "EU-stödet i \(code)")) {
      $0.sums[code]?.unionContribution.plain ?? "0"
    }
  }
}
