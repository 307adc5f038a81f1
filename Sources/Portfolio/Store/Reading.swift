import GRDB
public import Languages
import Values

/// Which state of the portfolio is read.
public enum Snapshot: Sendable, Equatable {
  /// As it is now.
  case now
  /// As it was after a log entry.
  case asOf(entry: Int64)
}

extension Store {
  /// Reads everything within one unchanging view of the portfolio.
  public func reading<Value>(
    _ snapshot: Snapshot = .now, _ body: (Reading) throws -> Value
  ) throws -> Value {
    do {
      return try queue.inDatabase { db in
        // A plain transaction, since GRDB's own for reading forbids the view an earlier state needs.
        try db.execute(sql: "BEGIN")
        defer { try? db.execute(sql: "ROLLBACK") }
        return try body(try Reading(db, snapshot, secondConnection: secondConnection))
      }
    } catch {
      throw StoreError.from(error, path: path, waited: patience)
    }
  }
}

/// How much of a project is read.
public enum ProjectExtent: Sendable {
  /// Everything the portfolio holds of it.
  case whole
  /// What the public list tells of what was applied for and decided. It has no reports and no payments then,
  /// though there may be some, and of applications and decisions not the lines of budgets, the indicators,
  /// themes, purchases, periods, conditions, subcontracts, beneficial owners, attachments and signatures, nor
  /// when they first came in; nor of applications the partners besides the applicant, nor the objectives, places
  /// and financing that decisions state.
  case granted
  /// What its deadlines need: applications, decisions, reports and payments without their texts, budgets,
  /// indicators and claimed expenditure, which are empty then though there may be some.
  case deadlines
}

/// In which order projects are read.
public enum ProjectOrder: Sendable {
  /// As they are listed: by key, and by the issuer of the key.
  case name
  /// As they came in, which is the order of most of their rows and the fastest. It says nothing of a
  /// project, and the same papers may come in another order: whoever tells of them sorts.
  case arrival

  fileprivate var columns: String {
    switch self {
    case .name: "key, key_issuer, id"
    case .arrival: "id"
    }
  }
}

/// An entry that the log does not have.
public struct UnknownEntry: SayableError {
  public let entry: Int64
  /// The last entry the log has.
  public let last: Int64

  public var wording: Wording {
    Wording(
      "the log has no entry \(entry); it ends with entry \(last), and fondbok log lists them",
      sv: "loggen har ingen post \(entry); den slutar med post \(last), och fondbok log räknar upp "
        + "dem")
  }
}

/// One unchanging view of the portfolio: documents and projects, one at a time.
public final class Reading {
  let db: Database
  let documents: DocumentReader
  let common: CommonDocumentReader
  /// Reads documents as far as deadlines need them, once somebody has asked for such.
  var documentsOfDeadlines: DocumentReader?
  private let byReference: RawStatement
  let byProject: RawStatement
  /// The same without reports and payments, and without the days on which papers first came in.
  let byGranted: RawStatement
  /// What a header is read from.
  private let columns: String
  private var payments: FinalPayments?
  /// The versions of papers before the current ones, once somebody has asked for such.
  var versions: EarlierVersions?
  let originals: Originals
  /// The current documents of one kind that belong to no project, kept for the next project.
  private var known: [String: (call: Call?, programme: Programme?)] = [:]

  /// Which versions hold, once somebody has asked, or while they are read.
  private var held: HeldVersions?
  private var heldBeside: ReadBeside<HeldVersions>?

  /// Called before every project with how many came before it; what it throws ends the walk.
  public var onProject: ((Int) throws -> Void)?

  /// The last entry of the log that counts in this state.
  let asOf: Int64

  /// Opens the portfolio once more, for what is read by two threads.
  let secondConnection: SecondConnection?

  init(
    _ db: Database, _ snapshot: Snapshot,
    secondConnection: SecondConnection? = nil
  ) throws {
    self.db = db
    self.secondConnection = secondConnection
    asOf =
      switch snapshot {
      case .now: .max
      case .asOf(let entry): entry
      }
    if case .asOf(let entry) = snapshot {
      let last = try Log.nextEntry(db) - 1
      guard (0...last).contains(entry) else { throw UnknownEntry(entry: entry, last: last) }
      try EarlierState.shadow(db, asOf: entry)
    }
    documents = try DocumentReader(TablesRead(db))
    common = try CommonDocumentReader(TablesRead(db))
    originals = try Originals(db)
    columns = Self.headerColumns(asOf: asOf)
    byReference = try RawStatement(
      db,
      "SELECT \(columns) FROM current_document WHERE kind = ? AND issuer = ? AND external_id = ?")
    byProject = try RawStatement(
      db, "SELECT \(columns) FROM current_document WHERE project = ?")
    byGranted = try RawStatement(
      db,
      """
      SELECT version, kind, issuer, external_id, number, issued, received, NULL
      FROM current_document
      WHERE project = ? AND kind NOT IN ('report', 'payment')
      """)
  }

  /// The columns of a header, with the day the first version of the paper was received.
  private static func headerColumns(asOf: Int64) -> String {
    let (received, holds) = firstVersion(asOf: asOf)
    return """
      version, kind, issuer, external_id, number, issued, received,
      (SELECT min(\(received)) FROM main.document_version AS first
       WHERE first.document = current_document.document AND first.number = 1
         AND \(holds)) AS first_received
      """
  }

  /// The day that a version called `first` counted as received after an entry of the log, and whether
  /// it held then.
  static func firstVersion(asOf entry: Int64) -> (received: String, holds: String) {
    guard entry != .max else { return ("first.received", "first.until_entry IS NULL") }
    return (
      EarlierState.received(of: "first", asOf: entry),
      "first.from_entry <= \(entry) AND (first.until_entry IS NULL OR first.until_entry > \(entry))"
    )
  }

  /// Which project each version that holds belongs to.
  func heldVersions() throws -> HeldVersions {
    if let held { return held }
    let beside = heldBeside
    heldBeside = nil
    let made = try beside?.value() ?? HeldVersions(self)
    held = made
    return made
  }

  /// Begins to read which project each version belongs to, beside what is read before that is asked for.
  func beginHeldVersions() throws {
    guard held == nil, heldBeside == nil else { return }
    heldBeside = try ReadBeside(self) { try HeldVersions($0) }
  }

  /// The same of all versions, when it has been asked for.
  var knownVersions: HeldVersions? { held }

  /// The same of some versions, which is all that is read where nobody has asked for more.
  func heldVersions(_ versions: ClosedRange<Int64>) throws -> HeldVersions {
    try held ?? HeldVersions(self, versions)
  }

  // MARK: Projects

  /// Every project with a current document, by key unless it is said otherwise, one at a time.
  public func eachProject(
    key: String? = nil, _ extent: ProjectExtent = .whole, in order: ProjectOrder = .name,
    _ body: (Project) throws -> Void
  ) throws {
    // In the order of their names they are read in any order of their rows.
    if key == nil { try db.execute(sql: "PRAGMA cache_size = -32768") }
    let condition = key == nil ? "" : "WHERE project.key = ?"
    let list = try RawStatement(
      db, "SELECT id, key, key_issuer FROM project \(condition) ORDER BY \(order.columns)")
    if let key { list.bind(1, key) }
    documents.extent = extent
    defer { documents.extent = .whole }
    var done = 0
    while try list.next() {
      try onProject?(done)
      done += 1
      let project = try self.project(
        list.integer(0), key: list.text(1), keyIssuer: list.text(2), extent)
      if let project { try body(project) }
    }
  }

  /// What is made of the projects whose numbers here are in a range, in the order of the numbers.
  ///
  /// - Parameters:
  ///   - keys: those that are asked for, or all.
  ///   - isTelling: whether `onProject` is called.
  func gather<Value>(
    _ range: ClosedRange<Int64>, _ extent: ProjectExtent, keys: Set<String>?, isTelling: Bool,
    _ make: (Project, Reading) throws -> [Value]
  ) throws -> [Value] {
    try db.execute(sql: "PRAGMA cache_size = -16384")
    let list = try RawStatement(
      db, "SELECT id, key, key_issuer FROM project WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    list.bind(1, range.lowerBound)
    list.bind(2, range.upperBound)
    var made: [Value] = []
    var done = 0
    while try list.next() {
      if isTelling { try onProject?(done) }
      done += 1
      let key = list.text(1)
      guard keys?.contains(key) ?? true else { continue }
      let project = try self.project(
        list.integer(0), key: key, keyIssuer: list.text(2), extent)
      if let project { made += try make(project, self) }
    }
    return made
  }

  /// When final payments were made.
  public func finalPayments() throws -> FinalPayments {
    if let payments { return payments }
    let made = try FinalPayments(db)
    payments = made
    return made
  }

  /// How many projects the portfolio has names for.
  public func projectCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM project") ?? 0
  }

  func header(_ row: RawStatement) throws -> DocumentHeader {
    guard let kind = DocumentKind(rawValue: row.text(1)) else {
      throw UnknownWord(word: row.text(1), type: "DocumentKind")
    }
    return DocumentHeader(
      version: row.integer(0), kind: kind, issuer: row.text(2), id: row.text(3),
      number: Int(row.integer(4)), issued: try Day.parse(row.text(5)),
      received: try Day.parse(row.text(6)),
      firstReceived: try row.optionalText(7).map { try Day.parse($0) })
  }

  // MARK: Documents by themselves

  /// The current version of a document, by its name.
  public func header(
    _ kind: DocumentKind, _ reference: Reference
  ) throws -> DocumentHeader? {
    byReference.bind(1, kind.rawValue)
    byReference.bind(2, reference.issuer)
    byReference.bind(3, reference.id)
    guard try byReference.next() else { return nil }
    defer { byReference.reset() }
    return try header(byReference)
  }

  public func call(_ reference: Reference) throws -> Call? {
    let name = "call \(reference.issuer) \(reference.id)"
    if let call = known[name]?.call { return call }
    let call = try header(.call, reference).flatMap { try documents.call($0) }
    known[name] = (call, nil)
    return call
  }

  public func programme(_ reference: Reference) throws -> Programme? {
    let name = "programme \(reference.issuer) \(reference.id)"
    if let programme = known[name]?.programme { return programme }
    let programme = try header(.programme, reference).flatMap { try documents.programme($0) }
    known[name] = (nil, programme)
    return programme
  }

  /// Every current document of a kind, by issuer and id.
  public func headers(_ kind: DocumentKind) throws -> [DocumentHeader] {
    try headers(kind, "")
  }

  private func headers(_ kind: DocumentKind, _ condition: String) throws -> [DocumentHeader] {
    let statement = try RawStatement(
      db,
      """
      SELECT \(columns) FROM current_document
      WHERE kind = ? \(condition) ORDER BY issuer, external_id
      """)
    statement.bind(1, kind.rawValue)
    var headers: [DocumentHeader] = []
    while try statement.next() { headers.append(try header(statement)) }
    return headers
  }

  public func programmes() throws -> [Programme] {
    try headers(.programme).compactMap { try documents.programme($0) }
  }

  public func calls() throws -> [Call] {
    try headers(.call).compactMap { try documents.call($0) }
  }

  /// The reports on agreements and grants alike.
  public func reports() throws -> [Report] {
    try headers(.report).compactMap { try documents.report($0) }
  }

  /// The reports that belong to no project: those on agreements alone.
  public func reportsOfNoProject() throws -> [Report] {
    try headers(.report, "AND project IS NULL").compactMap { try documents.report($0) }
  }

  public func organisations() throws -> [Organisation] {
    try headers(.organisation).compactMap { try documents.organisation($0) }
  }

  public func agreements() throws -> [Agreement] {
    try headers(.agreement).compactMap { try common.agreement($0) }
  }

  public func events() throws -> [Event] {
    try headers(.event).compactMap { try common.event($0) }
  }

  /// The rates of exchange that hold in this state of the portfolio.
  public func rates() throws -> [ExchangeRate] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT month, currency, value FROM rate
        WHERE from_entry <= ?1 AND (until_entry IS NULL OR until_entry > ?1)
        ORDER BY month, currency
        """, arguments: [asOf]
    ).compactMap { row in
      Currency(row["currency"] as String).flatMap {
        ExchangeRate(month: row["month"], currency: $0, value: row["value"])
      }
    }
  }
}
