import GRDB
import Languages

extension Store {
  /// What the log says of files, settings and withdrawals must be what the portfolio holds.
  func verifyLogged(_ db: Database, _ report: inout VerifyReport) throws {
    try verifyFileNames(db, &report)
    try verifySettings(db, &report)
    try verifyEnds(db, &report)
    try verifySetAside(db, &report)
  }

  /// SQL for what an entry of the log tells by a name; null where it tells nothing.
  static func detail(_ name: String, of entry: String = "entry") -> String {
    """
    CASE WHEN json_valid(\(entry).details)
      THEN CAST(json_extract(\(entry).details, '$.\(name)') AS TEXT) END
    """
  }

  /// A file has the name that the entry which brought it states.
  private func verifyFileNames(_ db: Database, _ report: inout VerifyReport) throws {
    let files = try Row.fetchCursor(
      db,
      sql: """
        SELECT file.name, entry.entry, \(Self.detail("file")) AS stated
        FROM (SELECT name, entry FROM imported_file UNION ALL SELECT name, entry FROM rates_file)
          AS file
        JOIN log_entry AS entry ON entry.entry = file.entry
        WHERE stated IS NOT file.name ORDER BY entry.entry
        """)
    while let row = try files.next() {
      let entry = row["entry"] as Int64
      let (name, stated) = (row["name"] as String, row["stated"] as String? ?? "–")
      report.add(
        Wording(
          "the file of entry \(entry) of the log is called \(name) in the portfolio and \(stated) in "
            + "the log",
          sv: "filen till post \(entry) i loggen heter \(name) i portföljen och \(stated) i loggen")
      )
    }
  }

  /// A setting has the value that its last entry states, and each entry begins with the value before.
  private func verifySettings(_ db: Database, _ report: inout VerifyReport) throws {
    var logged = ["time-zone": Self.firstTimeZone]
    let changes = try Row.fetchCursor(
      db,
      sql: """
        SELECT entry.entry, \(Self.detail("name")) AS name, \(Self.detail("from")) AS before,
          \(Self.detail("to")) AS after
        FROM log_entry AS entry WHERE entry.action = 'setting' ORDER BY entry.entry
        """)
    while let row = try changes.next() {
      guard let name = row["name"] as String?, let after = row["after"] as String?,
        logged[name] == row["before"] as String?
      else {
        let entry = row["entry"] as Int64
        report.add(
          Wording(
            "entry \(entry) of the log changes a setting from a value it did not have",
            sv: "post \(entry) i loggen ändrar en inställning från ett värde som den inte hade"))
        continue
      }
      logged[name] = after
    }
    let held = Dictionary(
      try Row.fetchAll(db, sql: "SELECT name, value FROM setting").map {
        ($0["name"] as String, $0["value"] as String)
      }, uniquingKeysWith: { first, _ in first })
    for name in Set(logged.keys).union(held.keys).sorted() where held[name] != logged[name] {
      let found = held[name].map(Wording.same) ?? Wording("not there", sv: "borta")
      let stated =
        logged[name].map(Wording.same) ?? Wording("nothing of it", sv: "ingenting om den")
      report.add(
        Wording(
          "the setting \(name) is \(found), and the log says \(stated)",
          sv: "inställningen \(name) är \(found), och loggen säger \(stated)"))
    }
  }

  /// A version ends where an entry withdraws its document, and nowhere else; what is withdrawn ends.
  private func verifyEnds(_ db: Database, _ report: inout VerifyReport) throws {
    let isOfDocument = """
      entry.action = 'withdraw' AND \(Self.detail("kind")) IS document.kind
        AND \(Self.detail("issuer")) IS document.issuer
        AND \(Self.detail("id")) IS document.external_id
      """
    func eachEnd(_ sql: String, _ wording: (_ version: Wording, _ entry: Int64) -> Wording) throws {
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let (number, document) = (row["number"] as Int64, row["document"] as String)
        report.add(
          wording(
            Wording("version \(number) of \(document)", sv: "version \(number) av \(document)"),
            row["ended"]))
      }
    }
    try eachEnd(
      """
      SELECT document.kind || ' ' || document.issuer || ' ' || document.external_id AS document,
        version.number, version.until_entry AS ended
      FROM document_version AS version JOIN document ON document.id = version.document
      LEFT JOIN log_entry AS entry ON entry.entry = version.until_entry
      WHERE version.until_entry IS NOT NULL
        AND (NOT coalesce(\(isOfDocument), 0) OR version.until_entry <= version.from_entry)
      ORDER BY 1, 2
      """
    ) { version, entry in
      Wording(
        "\(version) ends with entry \(entry) of the log, which does not withdraw it",
        sv: "\(version) slutar med post \(entry) i loggen, som inte återkallar den")
    }
    try eachEnd(
      """
      SELECT document.kind || ' ' || document.issuer || ' ' || document.external_id AS document,
        version.number, min(entry.entry) AS ended
      FROM log_entry AS entry
      JOIN document ON \(isOfDocument)
      JOIN document_version AS version ON version.document = document.id
      WHERE entry.action = 'withdraw' AND version.from_entry < entry.entry
        AND (version.until_entry IS NULL OR version.until_entry > entry.entry)
      GROUP BY version.id ORDER BY 1, 2
      """
    ) { version, entry in
      Wording(
        "\(version) does not end with entry \(entry) of the log, which withdraws it",
        sv: "\(version) slutar inte med post \(entry) i loggen, som återkallar den")
    }
  }

  /// A record set aside is closed by an import that brought its correction, or by the entry that
  /// withdraws it; and what an entry withdraws is closed.
  private func verifySetAside(_ db: Database, _ report: inout VerifyReport) throws {
    let isOfRecord = """
      entry.action = 'withdraw' AND \(Self.detail("file")) IS file.name
        AND \(Self.detail("fileEntry")) IS CAST(file.entry AS TEXT)
        AND \(Self.detail("line")) IS CAST(segment.line AS TEXT)
      """
    let wrong = try Row.fetchCursor(
      db,
      sql: """
        SELECT file.name, segment.line, aside.until_entry AS ended, entry.entry AS withdrawn
        FROM set_aside AS aside JOIN segment ON segment.id = aside.segment
        JOIN imported_file AS file ON file.id = segment.file
        LEFT JOIN log_entry AS entry ON \(isOfRecord)
        LEFT JOIN log_entry AS ending ON ending.entry = aside.until_entry
        WHERE (aside.until_entry IS NOT NULL AND (aside.until_entry < aside.from_entry
            OR ending.entry IS NULL
            OR NOT (ending.action = 'import' OR ending.entry IS entry.entry)))
          OR (entry.entry IS NOT NULL AND aside.until_entry IS NOT entry.entry)
        ORDER BY aside.id
        """)
    while let row = try wrong.next() {
      let (name, line) = (row["name"] as String, row["line"] as Int64)
      if let withdrawn = row["withdrawn"] as Int64? {
        report.add(
          Wording(
            "the record on line \(line) of \(name) is not closed by entry \(withdrawn) of the log, "
              + "which withdraws it",
            sv: "posten på rad \(line) i \(name) avslutas inte av post \(withdrawn) i loggen, som "
              + "drar tillbaka den"))
      } else if let ended = row["ended"] as Int64? {
        report.add(
          Wording(
            "the record on line \(line) of \(name) is closed by entry \(ended) of the log, which "
              + "neither corrects nor withdraws it",
            sv: "posten på rad \(line) i \(name) avslutas av post \(ended) i loggen, som varken "
              + "rättar eller drar tillbaka den"))
      }
    }
  }
}
