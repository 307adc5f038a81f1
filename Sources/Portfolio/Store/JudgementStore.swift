import GRDB
import Values

extension Store {
  /// Keeps a judgement of the whole portfolio in the place of the one before.
  ///
  /// Nothing is kept when the portfolio has changed since it was judged, or when it cannot be written
  /// just now: the judgement can be made again at any time.
  public func keep(_ judgement: Judgement) throws {
    try write { db in
      guard try Log.nextEntry(db) - 1 == judgement.entry else { return }
      try db.execute(
        sql: """
          DELETE FROM judgement; DELETE FROM judgement_rule; DELETE FROM judgement_finding
          """)
      try db.execute(
        sql: "INSERT INTO judgement VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          judgement.entry, judgement.day.iso, judgement.rulebookHash, judgement.rulebook,
          judgement.projects, judgement.documents, judgement.passed, judgement.failed,
          judgement.silent, judgement.notRun,
        ])
      let insert = try db.makeStatement(
        sql: "INSERT INTO judgement_finding VALUES (?, ?, ?, ?, ?, ?)")
      for (index, finding) in judgement.findings.enumerated() {
        try insert.execute(arguments: [
          index + 1, finding.rule, finding.verdict, finding.severity, finding.project,
          finding.document,
        ])
      }
      // One rule may have found several things wrong with one subject, which is one judgement. What is said
      // of the whole portfolio has neither a project nor a document.
      try db.execute(
        sql: """
          INSERT INTO judgement_rule
          SELECT rule, min(severity),
            count(DISTINCT CASE WHEN verdict = 'fails' THEN coalesce('p' || project, document, '') END),
            count(DISTINCT CASE WHEN verdict = 'notRun' THEN coalesce('p' || project, document, '') END)
          FROM judgement_finding GROUP BY rule
          """)
    }
  }
}

extension Reading {
  /// The last judgement of the whole portfolio with how often each rule failed, without the single
  /// findings; `nil` when it was never judged.
  public func lastJudgement() throws -> JudgementSummary? {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM judgement") else { return nil }
    let rules = try Row.fetchAll(
      db, sql: "SELECT * FROM judgement_rule ORDER BY failed DESC, not_run DESC, rule"
    ).map {
      JudgementSummary.RuleCount(
        rule: $0["rule"], severity: $0["severity"], failed: $0["failed"], notRun: $0["not_run"])
    }
    return JudgementSummary(
      judgement: Judgement(
        entry: row["entry"], day: try Day.parse(row["day"] as String),
        rulebookHash: row["rulebook_sha256"], rulebook: row["rulebook"],
        projects: row["projects"], documents: row["documents"], passed: row["passed"],
        failed: row["failed"], silent: row["silent"], notRun: row["not_run"], findings: []),
      rules: rules)
  }

  /// The last entry of the log in this state of the portfolio.
  public func lastEntry() throws -> Int64 {
    try min(asOf, Log.nextEntry(db) - 1)
  }

  /// How many records are set aside and not yet closed.
  public func setAsideCount() throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM set_aside
        WHERE from_entry <= ?1 AND (until_entry IS NULL OR until_entry > ?1)
        """, arguments: [asOf]) ?? 0
  }

  /// The keys of all projects, in their order.
  public func projectKeys() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT DISTINCT key FROM project ORDER BY key")
  }

  /// The keys of the projects that a name means: a key, else another case number or a document's id.
  public func projectKeys(named name: String) throws -> [String] {
    let keys = try String.fetchAll(
      db, sql: "SELECT DISTINCT key FROM project WHERE key = ?", arguments: [name])
    guard keys.isEmpty else { return keys }
    return try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT project.key FROM search
        CROSS JOIN current_document AS document ON document.version = search.rowid
        JOIN project ON project.id = document.project
        WHERE search MATCH ?2 AND (document.external_id = ?1 OR EXISTS (
          SELECT 1 FROM case_number
          WHERE case_number.version = document.version AND case_number.id = ?1))
        ORDER BY 1
        """, arguments: [name, ProjectSearch.matchOfID(name)])
  }
}
