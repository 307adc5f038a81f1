import GRDB
public import Languages

/// Something in the portfolio that is not as the log says it was.
public struct VerifyFault: Sendable, Hashable, CustomStringConvertible {
  /// What it is.
  public let wording: Wording

  /// The sentence in English.
  public var description: String { wording.english }
}

/// What was verified.
public struct VerifyReport: Sendable {
  public internal(set) var entries = 0
  public internal(set) var files = 0
  public internal(set) var segments = 0
  /// The document versions that were read again, and the rows they make; none unless asked for.
  public internal(set) var versions = 0
  public internal(set) var rows = 0
  /// Whether every original opens.
  var originalsOpen = true
  /// Whether SQLite finds the file itself damaged: what is read of it may be anything.
  var isDamaged = false
  public internal(set) var faults: [VerifyFault] = []
  /// Tables and views beside ours, which an office has made for itself.
  public internal(set) var notOurs: [String] = []

  public var isWhole: Bool { faults.isEmpty }

  init() {}

  /// Of a portfolio that is too damaged to be opened.
  public init(unreadable reason: Wording) { damage(.portfolio, reason) }

  /// A part that SQLite cannot read to its end.
  mutating func damage(_ part: Wording, _ reason: Wording) {
    add(
      Wording(
        "\(part) cannot be read to the end: \(reason)",
        sv: "\(part) kan inte läsas till slut: \(reason)"))
    isDamaged = true
    originalsOpen = false
  }
}

extension Store {
  /// Checks that the file is whole: SQLite's own checks, the tables and views, the log's chain of
  /// hashes, every original, and what the log says of them.
  ///
  /// A part that SQLite cannot read is a fault, and the other parts are checked all the same.
  ///
  /// - Parameter onProgress: called with the bytes of originals that are done and those there are in
  ///   all; what it throws ends the work.
  public func verify(
    onProgress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> VerifyReport {
    var report = VerifyReport()
    do {
      try read { db in
        try attempt(Wording("the database", sv: "databasen"), &report) {
          try verifyDatabase(db, &$0)
        }
        try attempt(
          Wording("the list of tables and views", sv: "förteckningen över tabeller och vyer"),
          &report
        ) { try verifySchema(db, &$0) }
        try attempt(Wording("the log", sv: "loggen"), &report) { try verifyLog(db, &$0) }
        try attempt(Wording("the originals", sv: "originalen"), &report) {
          try verifyOriginals(db, &$0, onProgress)
        }
        try attempt(Wording("the files of rates", sv: "kursfilerna"), &report) {
          try verifyRatesFiles(db, &$0)
        }
        try attempt(Wording("the rulebooks", sv: "regelböckerna"), &report) {
          try verifyRulebooks(db, &$0)
        }
        guard !report.isDamaged else {
          return report.add(
            Wording(
              "what the log tells of was not compared with the rest, since the file is damaged",
              sv: "det som loggen berättar om jämfördes inte med resten, eftersom filen är skadad"))
        }
        try attempt(Wording("the days of receipt", sv: "dagarna då handlingar kom in"), &report) {
          try verifyReceived(db, &$0)
        }
        try attempt(Wording("what the log tells of", sv: "det som loggen berättar om"), &report) {
          try verifyLogged(db, &$0)
        }
      }
    } catch StoreError.damaged(_, let reason) {
      report.damage(.portfolio, reason)
    }
    return report
  }

  /// Checks one part, and says so where SQLite cannot read it to its end.
  func attempt(
    _ part: Wording, _ report: inout VerifyReport, _ check: (inout VerifyReport) throws -> Void
  ) throws {
    do {
      try check(&report)
    } catch let error as DatabaseError where error.isOfDamage {
      report.damage(
        part, error.message.map(Wording.same) ?? Wording("it is damaged", sv: "den är skadad"))
    }
  }

  private func verifyDatabase(_ db: Database, _ report: inout VerifyReport) throws {
    for line in try String.fetchAll(db, sql: "PRAGMA integrity_check") where line != "ok" {
      report.add(
        Wording("SQLite's integrity check: \(line)", sv: "SQLites egen kontroll: \(line)"))
      report.isDamaged = true
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      let (table, other) = (row[0] as String? ?? "?", row[2] as String? ?? "?")
      report.add(
        Wording(
          "a row of \(table) refers to one of \(other) that is not there",
          sv: "en rad i \(table) hänvisar till en i \(other) som inte finns"))
    }
  }

  /// Each entry must have the hash of its own content, and of the entry before.
  private func verifyLog(_ db: Database, _ report: inout VerifyReport) throws {
    var previous = Log.beginning
    var number: Int64 = 0
    let entries = try Log.cursor(db)
    while let entry = try entries.next() {
      number += 1
      report.entries += 1
      if entry.entry != number {
        report.add(
          Wording(
            "the log goes from entry \(number - 1) to entry \(entry.entry)",
            sv: "loggen går från post \(number - 1) till post \(entry.entry)"))
        number = entry.entry
      }
      if entry.previousSHA256 != previous {
        report.add(
          Wording(
            "entry \(entry.entry) of the log does not follow from the one before",
            sv: "post \(entry.entry) i loggen följer inte av den föregående"))
      }
      if entry.sha256 != entry.expectedSHA256 {
        report.add(
          Wording(
            "entry \(entry.entry) of the log has been changed after it was written",
            sv: "post \(entry.entry) i loggen har ändrats efter att den skrevs"))
      }
      previous = entry.sha256
    }
  }

  /// The pieces of each file, joined, must have the hash that the log has of it.
  private func verifyOriginals(
    _ db: Database, _ report: inout VerifyReport, _ onProgress: (Int, Int) throws -> Void
  ) throws {
    let total = try Int.fetchOne(db, sql: "SELECT coalesce(sum(size), 0) FROM imported_file") ?? 0
    var done = 0
    let files = try RawStatement(
      db,
      """
      SELECT file.id, file.name, file.sha256, file.size, file.first_segment, file.last_segment,
        entry.bytes_sha256
      FROM imported_file AS file JOIN log_entry AS entry ON entry.entry = file.entry
      ORDER BY file.id
      """)
    let pieces = try RawStatement(
      db,
      """
      SELECT segment.id, segment.size, coalesce(segment.data, earlier.data)
      FROM segment LEFT JOIN segment AS earlier ON earlier.id = segment.same_as
      WHERE segment.id BETWEEN ? AND ? AND segment.file = ? ORDER BY segment.id
      """)
    let deflate = Deflate()
    while try files.next() {
      let name = files.text(1)
      report.files += 1
      var hasher = SHA256Hasher()
      var size: Int64 = 0
      pieces.bind(1, files.integer(4))
      pieces.bind(2, files.integer(5))
      pieces.bind(3, files.integer(0))
      while try pieces.next() {
        report.segments += 1
        guard let bytes = deflate.inflated(pieces.bytes(2), size: max(0, Int(pieces.integer(1))))
        else {
          report.add(
            Wording(
              "piece \(pieces.integer(0)) of \(name) does not open",
              sv: "del \(pieces.integer(0)) av \(name) går inte att öppna"))
          report.originalsOpen = false
          continue
        }
        bytes.withUnsafeBytes { hasher.update($0) }
        size += Int64(bytes.count)
        done += bytes.count
        try onProgress(done, total)
      }
      let hash = hasher.hex()
      if hash != files.text(2) || size != files.integer(3) {
        report.add(
          Wording(
            "\(name) is not what was sent: its pieces have the hash \(hash)",
            sv: "\(name) är inte det som skickades in: delarna har kontrollsumman \(hash)"))
      }
      if files.text(6) != files.text(2) {
        report.add(
          Wording(
            "\(name) has another hash in the log than beside its pieces",
            sv: "\(name) har en annan kontrollsumma i loggen än vid sina delar"))
      }
    }
  }
}

extension Store {
  /// Each file of rates must be what the log has the hash of.
  fileprivate func verifyRatesFiles(_ db: Database, _ report: inout VerifyReport) throws {
    let files = try RawStatement(
      db,
      """
      SELECT entry.entry, file.name, file.size, file.data, file.sha256, entry.bytes_sha256
      FROM log_entry AS entry LEFT JOIN rates_file AS file ON file.entry = entry.entry
      WHERE entry.action = 'rates' ORDER BY entry.entry
      """)
    let deflate = Deflate()
    while try files.next() {
      report.files += 1
      let name = files.text(1)
      guard !files.isNull(3),
        let bytes = deflate.inflated(files.bytes(3), size: Int(files.integer(2)))
      else {
        report.add(
          Wording(
            "the file of rates of entry \(files.integer(0)) of the log does not open",
            sv: "kursfilen till post \(files.integer(0)) i loggen går inte att öppna"))
        report.originalsOpen = false
        continue
      }
      let hash = SHA256Hasher.hex(of: bytes)
      if hash != files.text(4) || hash != files.text(5) {
        report.add(
          Wording(
            "\(name) is not what was sent: it has the hash \(hash)",
            sv: "\(name) är inte det som skickades in: den har kontrollsumman \(hash)"))
      }
    }
  }
}

extension Wording {
  fileprivate static var portfolio: Wording { Wording("the portfolio", sv: "portföljen") }
}

extension DatabaseError {
  /// Whether the file is damaged, so that something in it cannot be read or is not there.
  var isOfDamage: Bool {
    let codes: [ResultCode] = [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR, .SQLITE_ERROR]
    return codes.contains(resultCode)
  }
}

extension VerifyReport {
  /// The first thousand faults are told; more of them would say no more.
  mutating func add(_ wording: Wording) {
    guard faults.count < 1000 else { return }
    faults.append(VerifyFault(wording: wording))
  }
}
