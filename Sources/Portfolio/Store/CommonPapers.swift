import GRDB
public import Values

// The papers that belong to no single project, and what is held about what they name.

extension Reading {
  /// The current agreements of a name: an id, or a case number under which a party keeps it.
  public func agreements(named name: String) throws -> [Agreement] {
    try headers(.agreement, named: name).compactMap { try common.agreement($0) }
  }

  /// The current events of a name, their id.
  public func events(named name: String) throws -> [Event] {
    try headers(.event, named: name).compactMap { try common.event($0) }
  }

  /// The current reports on an agreement, by issuer and id.
  public func reports(on agreement: Reference) throws -> [Report] {
    let statement = try RawStatement(
      db,
      """
      SELECT document.issuer, document.external_id
      FROM report CROSS JOIN current_document AS document ON document.version = report.version
      WHERE report.agreement_issuer = ?1 AND report.agreement_id = ?2
      ORDER BY document.issuer, document.external_id
      """)
    statement.bind(1, agreement.issuer)
    statement.bind(2, agreement.id)
    var references: [Reference] = []
    while try statement.next() {
      references.append(Reference(issuer: statement.text(0), id: statement.text(1)))
    }
    return try references.compactMap { reference in
      try header(.report, reference).flatMap { try documents.report($0) }
    }
  }

  /// The project that a document means by one of its numbers, as it stands on a day; `nil` while the
  /// portfolio does not hold it.
  public func project(_ reference: Reference, on day: Day) throws -> ListedProject? {
    let statement = try RawStatement(
      db,
      """
      SELECT document.project FROM search
      CROSS JOIN current_document AS document ON document.version = search.rowid
      WHERE search MATCH ?3 AND document.project IS NOT NULL
        AND ((document.external_id = ?2 AND document.issuer = ?1) OR EXISTS (
          SELECT 1 FROM case_number WHERE case_number.version = document.version
            AND case_number.issuer = ?1 AND case_number.id = ?2))
      """)
    statement.bind(1, reference.issuer)
    statement.bind(2, reference.id)
    statement.bind(3, ProjectSearch.matchOfID(reference.id))
    var found = NumberSet()
    while try statement.next() { found.insert(statement.integer(0)) }
    var projects: [ListedProject] = []
    try listProjects(among: found, on: day) { projects.append($0) }
    return projects.first
  }

  /// What themes are called, by `taxonomy:code`; where several lists have one, the first by issuer and
  /// id says it.
  public func themeTitles() throws -> [String: String] {
    let statement = try RawStatement(
      db,
      """
      SELECT taxonomy.id || ':' || taxonomy_theme.code, taxonomy_theme.title
      FROM taxonomy_theme
      JOIN taxonomy ON taxonomy.version = taxonomy_theme.version
        AND taxonomy.element = taxonomy_theme.parent
      JOIN current_document AS document ON document.version = taxonomy.version
      ORDER BY document.issuer, document.external_id, taxonomy_theme.element
      """)
    var titles: [String: String] = [:]
    while try statement.next() {
      titles[statement.text(0)] = titles[statement.text(0)] ?? statement.text(1)
    }
    return titles
  }

  /// The ids of the papers that belong to no single project.
  public func namesOfCommonPapers() throws -> [String] {
    let statement = try RawStatement(
      db,
      """
      SELECT DISTINCT external_id FROM current_document
      WHERE kind IN ('programme', 'call', 'agreement', 'event', 'organisation') ORDER BY 1
      """)
    var names: [String] = []
    while try statement.next() { names.append(statement.text(0)) }
    return names
  }

  func headers(_ kind: DocumentKind, named name: String) throws -> [DocumentHeader] {
    let statement = try RawStatement(
      db,
      """
      SELECT DISTINCT document.issuer, document.external_id FROM search
      CROSS JOIN current_document AS document ON document.version = search.rowid
      WHERE search MATCH ?2 AND document.kind = ?3 AND (document.external_id = ?1 OR EXISTS (
        SELECT 1 FROM case_number
        WHERE case_number.version = document.version AND case_number.id = ?1))
      ORDER BY document.issuer, document.external_id
      """)
    statement.bind(1, name)
    statement.bind(2, ProjectSearch.matchOfID(name))
    statement.bind(3, kind.rawValue)
    var references: [Reference] = []
    while try statement.next() {
      references.append(Reference(issuer: statement.text(0), id: statement.text(1)))
    }
    return try references.compactMap { try header(kind, $0) }
  }
}
