import Languages
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
    to: destination,
    beginTotals: {
      // Others look at earlier states of the portfolio too, which no reading beside can.
      guard kind == .listOfOperations else {
        return { try kind.totals(in: reading, for: context) }
      }
      return try reading.begin(fewest: Reading.fewestForTwo) {
        try kind.totals(in: $0, for: context)
      }
    })
}

/// The same, with the sums to compare with from a source of the caller's.
func export(
  _ kind: Return, format: ReturnFormat, dialect: CSVDialect, table: String? = nil,
  from reading: Reading, in context: ExportContext, to destination: Destination,
  stored: @escaping () throws -> Totals
) throws -> ExportResult {
  try export(
    kind, format: format, dialect: dialect, table: table, from: reading, in: context,
    to: destination, beginTotals: { stored })
}

/// - Parameter beginTotals: begins to add up what the portfolio holds, and gives what asks for it.
private func export(
  _ kind: Return, format: ReturnFormat, dialect: CSVDialect, table: String?,
  from reading: Reading, in context: ExportContext, to destination: Destination,
  beginTotals: () throws -> () throws -> Totals
) throws -> ExportResult {
  guard kind.formats.contains(format) else { throw ExportError.formatNotOffered(kind, format) }
  if let table, !kind.tables.contains(table) { throw ExportError.tableNotThere(kind, table) }
  let target = try Target(destination)
  let draft = try target.draft()
  defer { draft.discard() }
  let document = kind.document(format, dialect, table: table, context.naming(target.name))
  let written = try document.write(reading) { try draft.write($0) }
  // SQLite adds up while the draft is put on the disk and read back, and knows of neither.
  let stored = try beginTotals()
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
  public private(set) var on: Day
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
  /// The tables of the funds of all programmes, by their CCI numbers, for returns that are of several.
  public let tables: [String: FundTables]
  /// The numbers of the law, as the rulebook of the programme has them on the day.
  public let terms: ReturnTerms
  /// The programme the return is of, by its CCI number, where it was named.
  public internal(set) var programme: String?
  /// The project the return is of, by its key, where it is of one.
  public internal(set) var project: String?
  /// The report whose claim the return is of, by its id, where it was named.
  public internal(set) var report: String?
  /// The day that the payment application before this one reached, when there was one.
  public private(set) var since: Day?
  /// What the authority writes in the return, where it has texts.
  public let texts: PerformanceTexts?
  /// The terms on which published data may be used, by their address, where they are named.
  public let licence: String?
  /// What has been sent to the Commission, as the log tells.
  public let sent: SentToCommission
  /// How many errors are found of a project that nobody has accepted, where somebody judges them: Exporter
  /// knows no rules.
  private(set) var openErrors: (@Sendable (Project, Reading) throws -> Int)?
  /// The name of the file that is written, when there is one.
  private(set) var file: String?
  /// Whether what figures are made of is kept, so that they can be traced.
  private(set) var keepsSources = false

  public init(
    on day: Day, asOf: Int64? = nil, rulebookHash: String?, logHash: String?, program: String,
    labels: CodeLabels = .none, tables: [String: FundTables] = [:], terms: ReturnTerms = .none,
    programme: String? = nil,
    project: String? = nil, report: String? = nil, since: Day? = nil,
    texts: PerformanceTexts? = nil, licence: String? = nil, sent: SentToCommission = .none
  ) {
    self.on = day
    self.asOf = asOf
    self.rulebookHash = rulebookHash
    self.logHash = logHash
    self.program = program
    self.labels = labels
    self.tables = tables
    self.terms = terms
    self.programme = programme
    self.project = project
    self.report = report
    self.since = since
    self.texts = texts
    self.licence = licence
    self.sent = sent
  }

  /// The same, with a count of the errors of a project that nobody has accepted, which a payment application
  /// is told with.
  public func counting(
    errors: @escaping @Sendable (Project, Reading) throws -> Int
  ) -> ExportContext {
    var context = self
    context.openErrors = errors
    return context
  }

  /// The same, with all that figures are made of.
  var keepingSources: ExportContext {
    var context = self
    context.keepsSources = true
    return context
  }

  /// The same for a file of a name.
  func naming(_ file: String?) -> ExportContext {
    var context = self
    context.file = file
    return context
  }

  /// The same for another day, and for all of its accounting year.
  func moved(to day: Day) -> ExportContext {
    var context = self
    context.on = day
    context.since = nil
    return context
  }

  /// The programme the return is of: the one that was named, else the only one there is.
  func programme(in reading: Reading, for kind: Return) throws -> Programme {
    let programmes = try reading.programmes()
    let ccis = programmes.map(\.cci).joined(separator: ", ")
    if let programme {
      if let named = programmes.first(where: { $0.cci == programme }) { return named }
      throw ExportError.unsuited(
        kind,
        Wording(
          "the portfolio has no programme \(programme); it has \(ccis)",
          sv: "portföljen har inget program \(programme); den har \(ccis)"))
    }
    if programmes.count == 1, let only = programmes.first { return only }
    throw ExportError.unsuited(
      kind,
      programmes.isEmpty
        ? Wording(
          "the portfolio holds no programme; import it",
          sv: "portföljen har inget program; ta in det")
        : Wording(
          "the portfolio holds several programmes; name one of \(ccis) with --programme",
          sv: "portföljen har flera program; ange ett av \(ccis) med --programme"))
  }

  /// The same, of a return that Regulation (EU) 2021/1060 asks: programmes of earlier periods have others.
  func programmeOfRegulation(in reading: Reading, for kind: Return) throws -> Programme {
    let programme = try programme(in: reading, for: kind)
    guard programme.isOfRegulation || programme.firstYear < BoundProgrammes.regulation.firstYear
    else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "it is a return of Regulation (EU) 2021/1060, and \(programme.cci) is of \(programme.fund), "
            + "which is none of its funds",
          sv: "den hör till förordning (EU) 2021/1060, och \(programme.cci) gäller "
            + "\(programme.fund), som inte är någon av dess fonder"))
    }
    guard programme.isOfRegulation else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "it is a return of Regulation (EU) 2021/1060, and \(programme.cci) is a programme of "
            + "\(programme.firstYear)–\(programme.lastYear)",
          sv: "den hör till förordning (EU) 2021/1060, och \(programme.cci) är ett program för "
            + "\(programme.firstYear)–\(programme.lastYear)"))
    }
    return programme
  }

  /// The same, whose amounts are in euro, as those of a programme are.
  func programmeInEuro(in reading: Reading, for kind: Return) throws -> Programme {
    let programme = try programmeOfRegulation(in: reading, for: kind)
    guard programme.currency == .eur else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "the programme \(programme.cci) is in \(programme.currency.code); its amounts are in euro",
          sv: "programmet \(programme.cci) är i \(programme.currency.code); dess belopp är i euro"))
    }
    return programme
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
