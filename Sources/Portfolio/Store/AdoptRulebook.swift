import Foundation
import GRDB
public import Languages

extension Store {
  /// Adopts a rulebook: from this entry of the log on, the portfolio is judged by it.
  ///
  /// All its files are kept, the program's own too, so that another version of the program judges by
  /// the same ones.
  ///
  /// - Parameter id: the rulebook's name.
  /// - Returns: the log entry, or `nil` when the portfolio is judged by these files already.
  public func adopt(
    _ files: [RulebookFile], id: String, by person: String, at moment: String
  ) throws -> Int64? {
    let sha256 = RulebookFile.sha256(of: files)
    return try write { db in
      guard try Self.lastAdopted(db, asOf: .max)?.sha256 != sha256 else { return nil }
      let laidOver = files.filter { !$0.isBuiltIn }.map(\.name)
      let entry = try Log.add(
        db, at: moment, by: person, action: .rulebook,
        details: [("rulebook", id), ("laidOver", laidOver.joined(separator: " "))],
        bytesSHA256: sha256)
      let deflate = Deflate()
      for (index, file) in files.enumerated() {
        try file.bytes.withUnsafeBytes { bytes in
          try deflate.deflated(bytes) { data in
            try db.execute(
              sql: "INSERT INTO rulebook_file VALUES (?, ?, ?, ?, ?, ?)",
              arguments: [
                entry, index + 1, file.name, file.isBuiltIn, file.bytes.count, Data(data),
              ])
          }
        }
      }
      return entry
    }
  }

  /// The entry of the log that adopted the rulebook in force after another entry.
  fileprivate static func lastAdopted(
    _ db: Database, asOf entry: Int64
  ) throws -> (entry: Int64, sha256: String)? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT entry, bytes_sha256 FROM log_entry
        WHERE action = 'rulebook' AND entry <= ? ORDER BY entry DESC LIMIT 1
        """, arguments: [entry]
    ).map { ($0["entry"], $0["bytes_sha256"] ?? "") }
  }

  /// Each rulebook that was adopted must be what the log has the hash of, and the log must tell of each.
  func verifyRulebooks(_ db: Database, _ report: inout VerifyReport) throws {
    let adopted = try Row.fetchAll(
      db,
      sql: """
        SELECT entry, bytes_sha256 FROM log_entry WHERE action = 'rulebook'
        UNION SELECT entry, NULL FROM rulebook_file
        WHERE NOT EXISTS (SELECT 1 FROM log_entry
          WHERE log_entry.entry = rulebook_file.entry AND action = 'rulebook')
        ORDER BY entry
        """)
    for row in adopted {
      let entry = row["entry"] as Int64
      guard let files = try Self.rulebookFiles(db, of: entry), !files.isEmpty else {
        report.add(
          Wording(
            "the rulebook of entry \(entry) of the log does not open",
            sv: "regelboken till post \(entry) i loggen går inte att öppna"))
        report.originalsOpen = false
        continue
      }
      report.files += files.count
      let hash = RulebookFile.sha256(of: files)
      if hash != row["bytes_sha256"] as String? {
        report.add(
          Wording(
            "the rulebook of entry \(entry) of the log is not what was adopted: it has the hash \(hash)",
            sv: "regelboken till post \(entry) i loggen är inte den som antogs: den har "
              + "kontrollsumman \(hash)"))
      }
    }
  }

  /// The files of a rulebook, lowest first; `nil` when one does not open.
  fileprivate static func rulebookFiles(_ db: Database, of entry: Int64) throws -> [RulebookFile]? {
    let rows = try RawStatement(
      db,
      "SELECT name, built_in, size, data FROM rulebook_file WHERE entry = ? ORDER BY no")
    rows.bind(1, entry)
    let deflate = Deflate()
    var files: [RulebookFile] = []
    while try rows.next() {
      guard let bytes = deflate.inflated(rows.bytes(3), size: Int(rows.integer(2))) else {
        return nil
      }
      files.append(
        RulebookFile(name: rows.text(0), bytes: bytes, isBuiltIn: rows.integer(1) == 1))
    }
    return files
  }
}

extension Reading {
  /// The rulebook that was adopted last in this state of the portfolio; `nil` when none ever was.
  public func adoptedRulebook() throws -> KeptRulebook? { try adopted(atMost: 1).first }

  /// Every rulebook that was adopted in this state of the portfolio, the oldest first.
  public func adoptedRulebooks() throws -> [KeptRulebook] {
    try adopted(atMost: .max).reversed()
  }

  /// The rulebooks that were adopted, the last one first.
  ///
  /// - Throws: `DamagedRulebook` where one cannot be read as it was adopted: a judgement by another one
  ///   would not be the judgement of then.
  private func adopted(atMost count: Int) throws -> [KeptRulebook] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT entry, at, made_by, bytes_sha256,
          CASE WHEN json_valid(details) THEN json_extract(details, '$.rulebook') END AS id
        FROM log_entry WHERE action = 'rulebook' AND entry <= ? ORDER BY entry DESC LIMIT ?
        """, arguments: [asOf, count]
    ).map { row in
      let entry = row["entry"] as Int64
      let sha256 = row["bytes_sha256"] as String? ?? ""
      guard let files = try Store.rulebookFiles(db, of: entry), let last = files.last,
        RulebookFile.sha256(of: files) == sha256
      else { throw DamagedRulebook(entry: entry) }
      return KeptRulebook(
        entry: entry, at: row["at"], madeBy: row["made_by"], id: row["id"] ?? last.name,
        sha256: sha256, files: files)
    }
  }
}

/// A rulebook that was adopted and cannot be read as it was.
public struct DamagedRulebook: SayableError {
  public let entry: Int64

  public var wording: Wording {
    Wording(
      "the rulebook that entry \(entry) of the log adopted is damaged; bring the portfolio back from a "
        + "backup, or adopt the rulebook again to judge from now on",
      sv: "regelboken som post \(entry) i loggen antog är skadad; återställ portföljen från en "
        + "säkerhetskopia, eller anta regelboken på nytt för att bedöma från och med nu")
  }
}
