import GRDB
public import Languages
public import Values

extension Store {
  /// Writes in the log that a request for completion was sent.
  ///
  /// - Parameters:
  ///   - versions: of the papers that are to be completed.
  ///   - facts: the SHA-256 of the facts of each finding that is to be cured.
  ///   - sha256: the hash of the letter's bytes.
  /// - Returns: the log entry.
  /// - Throws: `AlreadyRequested` when the log says so of the same bytes.
  public func markRequested(
    _ project: Project, versions: [Int64], facts: [String] = [], workingDays: Int, sent: Day,
    letterSHA256 sha256: String, by person: String, at moment: String
  ) throws -> Int64 {
    try write { db in
      if let before = try Int64.fetchOne(
        db,
        sql: """
          SELECT entry FROM (\(SentMarks.made("letter"))) AS mark
          WHERE bytes_sha256 = ?2 AND ended IS NULL
            AND \(Self.detail("letter", of: "mark")) = 'completion' LIMIT 1
          """, arguments: [Int64.max, sha256])
      {
        throw AlreadyRequested(entry: before)
      }
      return try Log.add(
        db, at: moment, by: person, action: .sent,
        details: [
          ("letter", "completion"), ("project", project.key), ("issuer", project.keyIssuer),
          ("sent", sent.iso), ("workingDays", "\(workingDays)"),
          // The spaces around them keep a single number a text.
          ("versions", " " + versions.map(String.init).joined(separator: " ") + " "),
          ("facts", facts.joined(separator: " ")),
        ], bytesSHA256: sha256)
    }
  }
}

extension Reading {
  /// What was sent, as the log tells.
  public func sentPapers() throws -> SentPapers {
    let requests = try sentRequests()
    let returns = try everySentReturn()
    return SentPapers(
      returns: returns.filter { $0.takenBackBy == nil },
      requests: requests.filter { $0.takenBackBy == nil },
      takenBack: requests.filter { $0.takenBackBy != nil },
      returnsTakenBack: returns.filter { $0.takenBackBy != nil })
  }

  /// The requests for completion, with the versions that answered them, and until when all that they ask
  /// for is accepted.
  private func sentRequests() throws -> [SentRequest] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT entry, json_extract(details, '$.project') AS project,
          json_extract(details, '$.issuer') AS issuer, json_extract(details, '$.sent') AS sent,
          json_extract(details, '$.workingDays') AS days,
          json_extract(details, '$.versions') AS versions,
          json_extract(details, '$.facts') AS facts, ended
        FROM (\(SentMarks.made("letter"))) AS mark
        WHERE \(Store.detail("letter", of: "mark")) = 'completion' ORDER BY entry
        """, arguments: [asOf])
    let waivers = rows.isEmpty ? [] : try self.waivers().filter { $0.endedBy == nil }
    return try rows.compactMap { row in
      guard let sent = (row["sent"] as String?).flatMap({ try? Day.parse($0) }),
        let project: String = row["project"], let issuer: String = row["issuer"],
        let days: Int = row["days"], let versions: String = row["versions"]
      else { return nil }
      return SentRequest(
        entry: row["entry"], project: project, projectIssuer: issuer, sent: sent,
        workingDays: days, accepted: Self.acceptance(of: row["facts"] ?? "", project, waivers),
        takenBackBy: row["ended"],
        papers: try versions.split(separator: " ").compactMap { Int64($0) }.compactMap(asked))
    }
  }

  /// The waivers that together accept every finding that a request asks the cure of.
  private static func acceptance(
    of facts: String, _ project: String, _ waivers: [Waiver]
  ) -> SentRequest.Acceptance? {
    let longest = facts.split(separator: " ").map { fact in
      waivers.filter { $0.subject == project && $0.facts.contains(String(fact)) }
        .max { $0.until < $1.until }
    }
    let found = longest.compactMap(\.self)
    guard found.count == longest.count, let first = found.min(by: { $0.until < $1.until }) else {
      return nil
    }
    return SentRequest.Acceptance(
      given: found.compactMap(\.given).max(), until: first.until,
      entry: found.map(\.entry).max() ?? first.entry)
  }

  private func asked(_ version: Int64) throws -> SentRequest.Asked? {
    guard let paper = try versions("first.id = ?1", version).first else { return nil }
    let later = try versions(
      """
      first.document = (SELECT document FROM main.document_version WHERE id = ?1)
      AND first.number > (SELECT number FROM main.document_version WHERE id = ?1)
      AND \(Self.firstVersion(asOf: asOf).holds)
      """, version)
    return SentRequest.Asked(paper: paper, answer: later.first)
  }

  /// Versions of documents, whether current or not, in the order they were received.
  private func versions(_ condition: String, _ version: Int64) throws -> [DocumentHeader] {
    let rows = try RawStatement(
      db,
      """
      SELECT first.id, document.kind, document.issuer, document.external_id, first.number,
        first.issued, \(Self.firstVersion(asOf: asOf).received) AS day
      FROM main.document_version AS first JOIN main.document ON document.id = first.document
      WHERE \(condition) ORDER BY day, first.number
      """)
    rows.bind(1, version)
    var headers: [DocumentHeader] = []
    while try rows.next() {
      guard let kind = DocumentKind(rawValue: rows.text(1)) else { continue }
      headers.append(
        DocumentHeader(
          version: rows.integer(0), kind: kind, issuer: rows.text(2), id: rows.text(3),
          number: Int(rows.integer(4)), issued: try Day.parse(rows.text(5)),
          received: try Day.parse(rows.text(6))))
    }
    return headers
  }
}

/// A request for completion is marked as sent that is marked already.
public struct AlreadyRequested: SayableError {
  public let entry: Int64

  public var wording: Wording {
    Wording(
      "this letter is marked as sent by entry \(entry) of the log; nothing changed",
      sv: "detta brev är markerat som skickat av post \(entry) i loggen; ingenting ändrades")
  }
}
