import GRDB
import Languages
import Values

extension Store {
  /// Checks all that `verify` checks, and that everything read out of the originals is what they make.
  ///
  /// - Parameters:
  ///   - shapes: the tables that records fill.
  ///   - project: the key of a project whose documents alone are compared; then neither rates nor
  ///     what can be searched for is, nor whether documents are in the project their names make.
  ///   - reread: reads the originals once more and hands on each record.
  ///   - readRates: reads a file of rates.
  public func verifyDeep(
    shapes: [TableShape], project key: String? = nil,
    reread: (Reading, (RereadRecord) throws -> Void) throws -> Void,
    readRates: (KeptFile, [UInt8]) throws -> [StatedRate]
  ) throws -> VerifyReport {
    var report = try verify()
    // Where originals do not open, what they make cannot be said.
    guard report.originalsOpen else { return report }
    try reading { reading in
      let comparison = try CompareRows(reading.db, shapes: shapes)
      try reread(reading) { try comparison.compare($0, &report) }
      try comparison.finish(&report, project: key)
      guard key == nil else { return }
      for file in try reading.keptFiles() where file.holdsRates {
        let bytes = try reading.open(file).next() ?? []
        try verifyRates(reading.db, file, try readRates(file, bytes), &report)
      }
      try verifyRatesFollow(reading.db, &report)
      try attempt(Wording("what can be searched for", sv: "det som kan sökas"), &report) {
        try verifySearch(reading.db, &$0)
      }
      try attempt(Wording("the outlines", sv: "sammandragen"), &report) {
        try verifyOutlines(reading.db, &$0)
      }
    }
    guard key == nil else { return report }
    let last = try read { try Log.nextEntry($0) - 1 }
    try reading(.asOf(entry: last)) { try verifyProjects($0.db, &report) }
    return report
  }

  // MARK: Rates

  /// Every rate that a file brought stands in it, and after it came what it states held.
  private func verifyRates(
    _ db: Database, _ file: KeptFile, _ stated: [StatedRate], _ report: inout VerifyReport
  ) throws {
    let brought = try Row.fetchAll(
      db, sql: "SELECT month, currency, value FROM rate WHERE from_entry = ?",
      arguments: [file.entry])
    for row in brought {
      let (month, code, value): (String, String, String) = (
        row["month"], row["currency"], row["value"]
      )
      let isStated = stated.contains {
        $0.month == month && $0.currency.code == code && $0.value == value
      }
      if !isStated {
        report.add(
          Wording(
            "the rate of \(code) in \(month) is \(value), which \(file.name) does not state",
            sv: "kursen för \(code) i \(month) är \(value), vilket \(file.name) inte anger"))
      }
    }
    var last: [String: StatedRate] = [:]
    for rate in stated { last["\(rate.month) \(rate.currency.code)"] = rate }
    for rate in last.values.sorted(by: {
      ($0.month, $0.currency.code) < ($1.month, $1.currency.code)
    }) {
      let held = try String.fetchOne(
        db,
        sql: """
          SELECT value FROM rate WHERE month = ?1 AND currency = ?2
            AND from_entry <= ?3 AND (until_entry IS NULL OR until_entry > ?3)
          """, arguments: [rate.month, rate.currency.code, file.entry])
      if held != rate.value {
        report.add(
          Wording(
            "\(file.name) states \(rate.value) for \(rate.currency.code) in \(rate.month), and "
              + "after it came \(held ?? "no rate") held",
            sv: "\(file.name) anger \(rate.value) för \(rate.currency.code) i \(rate.month), och "
              + "efter den gällde \(held ?? "ingen kurs")"))
      }
    }
  }

  /// A rate ends where another one of its month and currency begins, and came in a file.
  private func verifyRatesFollow(_ db: Database, _ report: inout VerifyReport) throws {
    let loose = try Row.fetchAll(
      db,
      sql: """
        SELECT month, currency, value FROM rate
        WHERE from_entry NOT IN (SELECT entry FROM rates_file)
          OR until_entry IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM rate AS next WHERE next.month = rate.month
              AND next.currency = rate.currency AND next.from_entry = rate.until_entry
              AND next.id > rate.id)
        ORDER BY month, currency
        """)
    for row in loose {
      let (value, code, month): (String, String, String) = (
        row["value"], row["currency"], row["month"]
      )
      report.add(
        Wording(
          "the rate \(value) of \(code) in \(month) begins or ends without a file that says so",
          sv: "kursen \(value) för \(code) i \(month) börjar eller slutar utan en fil som säger "
            + "det"))
    }
  }

  // MARK: Search

  /// The index must hold, term by term and column by column, what it would hold if it were made now.
  private func verifySearch(_ db: Database, _ report: inout VerifyReport) throws {
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE temp.made USING fts5(title, summary, names, ids, content='',
          columnsize=0, tokenize='unicode61 remove_diacritics 0');
        INSERT INTO temp.made (rowid, title, summary, names, ids)
        SELECT version, title, summary, names, ids FROM search_text;
        CREATE VIRTUAL TABLE temp.made_terms USING fts5vocab('temp', 'made', 'col');
        CREATE VIRTUAL TABLE temp.held_terms USING fts5vocab('main', 'search', 'col');
        """)
    let terms = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT term FROM (
          SELECT * FROM (SELECT * FROM temp.made_terms EXCEPT SELECT * FROM temp.held_terms)
          UNION ALL
          SELECT * FROM (SELECT * FROM temp.held_terms EXCEPT SELECT * FROM temp.made_terms))
        ORDER BY term LIMIT 3
        """)
    guard !terms.isEmpty else { return }
    let words = terms.map { "\"\($0)\"" }.joined(separator: ", ")
    report.add(
      Wording(
        "what can be searched for is not what the documents say, as for \(words)",
        sv: "det som kan sökas är inte vad handlingarna säger, till exempel \(words)"))
  }

  // MARK: Outlines

  /// Every outline must be what the rows of its version make, and no version may lack its own.
  private func verifyOutlines(_ db: Database, _ report: inout VerifyReport) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE made_outline AS SELECT * FROM outline WHERE 0;
        """)
    try db.execute(
      sql: "INSERT INTO temp.made_outline \(MakeOutlines.statement)", arguments: [0, Int64.max])
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT document.kind, document.issuer, document.external_id, version.number
        FROM (
          SELECT version FROM (
            SELECT * FROM temp.made_outline EXCEPT SELECT * FROM main.outline)
          UNION
          SELECT version FROM (
            SELECT * FROM main.outline EXCEPT SELECT * FROM temp.made_outline)
        ) AS differing
        JOIN document_version AS version ON version.id = differing.version
        JOIN document ON document.id = version.document
        ORDER BY version.id LIMIT 20
        """)
    for row in rows {
      let name = "\(Self.name(row)), version \(row[3] as Int)"
      report.add(
        Wording(
          "the outline of \(name), is not what its rows make",
          sv: "sammandraget av \(name), är inte vad dess rader ger"))
    }
  }

  // MARK: Projects

  /// Projects, their keys and names must be what the names of the documents make of them. The tables
  /// of the temporary schema have been made of the names.
  private func verifyProjects(_ db: Database, _ report: inout VerifyReport) throws {
    func tell(_ sql: String, _ say: (Row) -> Wording) throws {
      for row in try Row.fetchAll(db, sql: sql) { report.add(say(row)) }
    }
    try tell(
      """
      SELECT made.kind, made.issuer, made.external_id
      FROM temp.current_document AS made
      LEFT JOIN main.current_document AS held ON held.version = made.version
      WHERE held.version IS NULL LIMIT 20
      """
    ) {
      let name = Self.name($0)
      return Wording(
        "the version of \(name) that holds is not the latest",
        sv: "den version av \(name) som gäller är inte den senaste")
    }
    try tell(
      """
      SELECT made.kind, made.issuer, made.external_id, made_project.key, held_project.key
      FROM temp.current_document AS made
      JOIN main.document AS held ON held.id = made.document
      LEFT JOIN temp.project AS made_project ON made_project.id = made.project
      LEFT JOIN main.project AS held_project ON held_project.id = held.project
      WHERE (made_project.key, made_project.key_issuer)
        IS NOT (held_project.key, held_project.key_issuer) LIMIT 20
      """
    ) {
      let name = Self.name($0)
      let (made, held): (String?, String?) = ($0[3], $0[4])
      return Wording(
        "\(name) is in the project \(held ?? "of nobody"), and its names put it into "
          + "\(made ?? "none")",
        sv: "\(name) är i \(held.map { "projektet \($0)" } ?? "inget projekt"), och dess namn hör "
          + "till \(made ?? "inget")")
    }
    let papers = "SELECT document, kind, issuer, external_id, version FROM temp.current_document"
    let names = ProjectNames.statement(
      of: papers,
      """
      , made AS (
        SELECT name.kind, name.issuer, name.id, min(name.rank) AS rank, document.project
        FROM name JOIN main.document ON document.id = name.document
        GROUP BY name.kind, name.issuer, name.id, document.project)
      , held AS (\(ProjectNames.held))
      SELECT kind, issuer, id FROM (
        SELECT * FROM (SELECT kind, issuer, id, rank, project FROM made EXCEPT SELECT * FROM held)
        UNION ALL
        SELECT * FROM (SELECT * FROM held EXCEPT SELECT kind, issuer, id, rank, project FROM made)
        UNION ALL
        SELECT kind, issuer, id, count(*), NULL FROM held GROUP BY kind, issuer, id
        HAVING count(*) > 1)
      LIMIT 20
      """)
    try tell(names) {
      let name = Self.name($0)
      return Wording(
        "the name \(name) of a project is not one that its documents give it",
        sv: "namnet \(name) på ett projekt är inget som dess handlingar ger det")
    }
  }

  /// The kind, the issuer and the id that a row begins with.
  private static func name(_ row: Row) -> String {
    "\(row[0] as String) \(row[1] as String) \(row[2] as String)"
  }
}
