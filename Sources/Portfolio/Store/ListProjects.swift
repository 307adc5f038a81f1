import Foundation
import GRDB
public import Values

extension Reading {
  /// The projects that fit a query, as they stand on a day, one at a time.
  ///
  /// SQLite finds them and puts their rows together: no project is read whole.
  public func listProjects(
    _ query: ProjectQuery = ProjectQuery(), on day: Day, by order: ListOrder = .project,
    _ body: (ListedProject) throws -> Void
  ) throws {
    var search = ProjectSearch(db)
    for term in query.terms { try search.add(term) }
    let statement = try RawStatement(db, search.statement(order))
    statement.bind(1, day.iso)
    for (index, value) in search.values.enumerated() { statement.bind(index + 2, value) }
    defer { statement.reset() }
    while try statement.next() { try body(try listed(statement)) }
  }

  private func listed(_ row: RawStatement) throws -> ListedProject {
    func money(_ amount: Int, _ currency: Int) throws -> Money? {
      guard let amount = row.optionalInteger(amount), let code = row.optionalText(currency)
      else { return nil }
      guard let currency = Currency(code) else { throw UnknownWord(word: code, type: "Currency") }
      return Money(minorUnits: amount, currency: currency)
    }
    guard let status = ProjectStatus(rawValue: row.text(5)) else {
      throw UnknownWord(word: row.text(5), type: "ProjectStatus")
    }
    return ListedProject(
      key: row.text(0), title: row.text(1), applicant: row.optionalText(2),
      fund: row.optionalText(3),
      objectives: row.text(4).split(separator: "\u{1F}").map(String.init), status: status,
      total: try money(6, 7), union: try money(8, 9), start: row.optionalText(10),
      end: row.optionalText(11))
  }
}

/// A search for projects, on its way to a statement. The day it is made for is parameter 1.
private struct ProjectSearch {
  private let db: Database
  /// What a project must be among, which is asked first.
  private var sets: [String] = []
  /// What must be so of where it stands.
  private var conditions: [String] = []
  /// The values of the parameters from 2 on.
  private(set) var values: [String] = []
  private var status: ProjectStatus?

  init(_ db: Database) { self.db = db }

  private mutating func parameter(_ value: String) -> String {
    values.append(value)
    return "?\(values.count + 1)"
  }

  // MARK: Terms

  mutating func add(_ term: ProjectQuery.Term) throws {
    switch term {
    case .text(let text):
      add("search MATCH \(parameter(Self.match(text)))", in: "search", by: "search.rowid")
    case .theme(let code): addRow("theme", "lower(theme.code) = lower(\(parameter(code)))")
    case .principle(let principle):
      addRow("horizontal_principle", "principle = \(parameter(principle.rawValue))")
    case .sector(let sector): addRow("partner", "partner.sector = \(parameter(sector.rawValue))")
    case .country(let country):
      let code = parameter(country)
      addAny([
        rows("partner", "partner.address_country = \(code)"),
        rows("location", "location.country = \(code)"),
        rows("third_country", "third_country.country = \(code)"),
      ])
    case .county(let county):
      let code = parameter(county.code)
      addAny([
        rows(
          "partner",
          "partner.address_county = \(code) OR substr(partner.address_municipality, 1, 2) = \(code)"
        ),
        rows(
          "location", "location.county = \(code) OR substr(location.municipality, 1, 2) = \(code)"),
      ])
    case .objective(let code):
      conditions.append(
        """
        EXISTS (SELECT 1 FROM objective WHERE lower(objective.code) = lower(\(parameter(code)))
          AND objective.version = \(Self.objectivesOf))
        """)
    case .fund(let fund): conditions.append("lower(\(Self.fund)) = lower(\(parameter(fund)))")
    case .status(let wanted):
      if status != nil, status != wanted { conditions.append("0") }
      status = wanted
    case .late: conditions.append(Self.late)
    case .owner(let name): try addBodies(named: name, "partner.role = 'applicant'")
    case .partner(let name): try addBodies(named: name, "partner.role <> 'applicant'")
    }
  }

  private mutating func add(_ condition: String, in table: String, by version: String) {
    sets.append("project.id IN (\(rows(table, condition, by: version)))")
  }

  private mutating func addRow(_ table: String, _ condition: String) {
    add(condition, in: table, by: "\(table).version")
  }

  private mutating func addAny(_ queries: [String]) {
    sets.append("project.id IN (\(queries.joined(separator: " UNION ALL ")))")
  }

  /// The projects whose current documents have a row that fits: SQLite is to look for the row first.
  private func rows(_ table: String, _ condition: String, by version: String? = nil) -> String {
    """
    SELECT found.project FROM \(table)
    CROSS JOIN current_document AS found ON found.version = \(version ?? "\(table).version")
    WHERE (\(condition))
    """
  }

  /// Finds bodies by a number, or by words that begin words of their name.
  private mutating func addBodies(named name: String, _ role: String) throws {
    if name.allSatisfy({ $0.isNumber || $0 == "-" || $0.isWhitespace }) {
      let number = parameter(name.filter(\.isNumber))
      return addRow(
        "partner",
        """
        \(role) AND EXISTS (SELECT 1 FROM organisation_identifier AS number
          WHERE number.version = partner.version AND number.parent = partner.element
            AND replace(replace(number.text, '-', ''), ' ', '') = \(number))
        """)
    }
    // The index knows which documents have the words in their names; whose name it is, the rows know.
    let words = Self.words(name)
    let match =
      "names : ("
      + words.map { Self.match(SearchedText($0, isBeginning: true)) }.joined(separator: " AND ")
      + ")"
    let statement = try RawStatement(
      db,
      """
      SELECT found.project, partner.name FROM search
      CROSS JOIN current_document AS found ON found.version = search.rowid
      CROSS JOIN partner ON partner.version = found.version
      WHERE search MATCH ? AND \(role) AND found.project IS NOT NULL
      """)
    statement.bind(1, match)
    var found: Set<Int64> = []
    while try statement.next() {
      let own = Self.words(statement.text(1))
      if words.allSatisfy({ word in own.contains { $0.hasPrefix(word) } }) {
        found.insert(statement.integer(0))
      }
    }
    let list = "[" + found.sorted().map(String.init).joined(separator: ",") + "]"
    sets.append("project.id IN (SELECT value FROM json_each(\(parameter(list))))")
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The text as the index's own language has it: a phrase, and a star when it may go on.
  private static func match(_ text: SearchedText) -> String {
    "\"" + text.text.replacing("\"", with: "\"\"") + "\"" + (text.isBeginning ? " *" : "")
  }

  // MARK: The statement

  /// In orders a plus keeps SQLite from walking the index of all documents of a kind, which has that
  /// order, instead of going to the few of the project.
  ///
  /// The statement's rows: key, title, applicant, fund, objectives, status, total, its currency,
  /// Union contribution, its currency, start, end.
  func statement(_ order: ListOrder) -> String {
    let filter = conditions.isEmpty ? "" : "AND " + conditions.joined(separator: "\n AND ")
    let among = sets.isEmpty ? "" : "\n  AND " + sets.joined(separator: "\n  AND ")
    let wanted = status.map { "WHERE status = '\($0.rawValue)'" } ?? ""
    let sorted =
      switch order {
      case .project: "key, key_issuer, project"
      case .title: "title_order, title, key, key_issuer, project"
      }
    return """
      WITH paper AS MATERIALIZED (
        SELECT project.id AS project, project.key, project.key_issuer,
          (SELECT document.version FROM current_document AS document
            WHERE document.project = project.id AND document.kind = 'application'
            ORDER BY +document.issuer, +document.external_id LIMIT 1) AS application,
          (SELECT document.version FROM current_document AS document
            JOIN decision ON decision.version = document.version
            WHERE document.project = project.id AND document.kind = 'decision'
              AND decision.valid_from <= ?1
            ORDER BY decision.valid_from DESC, decision.decided DESC, document.issuer DESC,
              document.external_id DESC LIMIT 1) AS decision
        FROM project
        WHERE EXISTS (SELECT 1 FROM current_document AS document
          WHERE document.project = project.id
            AND document.kind IN ('application', 'decision', 'report', 'payment', 'project'))\(among)
      ),
      standing AS MATERIALIZED (
        SELECT paper.*, decision.outcome,
          CASE WHEN decision.outcome IN ('approval', 'amendment') THEN paper.decision END AS granted
        FROM paper LEFT JOIN decision ON decision.version = paper.decision
      ),
      found AS MATERIALIZED (
        SELECT standing.*, \(Self.status) AS status
        FROM standing LEFT JOIN application AS applied ON applied.version = standing.application
        WHERE 1 \(filter)
      )
      SELECT key, \(Self.title) AS title,
        (SELECT partner.name FROM partner
          WHERE partner.version = standing.application AND partner.role = 'applicant'
          ORDER BY partner.element LIMIT 1),
        \(Self.fund),
        (SELECT group_concat(code, char(31)) FROM (
          SELECT objective.code FROM objective WHERE objective.version = \(Self.objectivesOf)
          ORDER BY objective.element)),
        status,
        CASE WHEN granted.budget_option IS NOT NULL
          THEN coalesce(granted.budget_total_cost_minor, granted.budget_eligible_cost_minor)
          ELSE coalesce(applied.budget_total_cost_minor, applied.budget_eligible_cost_minor) END,
        CASE WHEN granted.budget_option IS NOT NULL THEN granted.currency ELSE applied.currency END,
        coalesce(\(Self.union(of: "standing.granted")), \(Self.union(of: "standing.application")),
          CASE WHEN standing.application IS NOT NULL THEN 0 END),
        coalesce(granted.currency, applied.currency),
        coalesce(granted.first_day, applied.first_day, \(Self.fact("start_day"))),
        coalesce(granted.last_day, applied.last_day, \(Self.fact("end_day")))
        \(order == .title ? ", \(Self.titleOrder) AS title_order" : "")
      FROM found AS standing
        LEFT JOIN application AS applied ON applied.version = standing.application
        LEFT JOIN decision AS granted ON granted.version = standing.granted
      \(wanted)
      ORDER BY \(sorted)
      """
  }

  private static let status = """
    CASE standing.outcome
      WHEN 'approval' THEN 'approved'
      WHEN 'amendment' THEN 'approved'
      WHEN 'rejection' THEN 'rejected'
      WHEN 'dismissal' THEN 'dismissed'
      WHEN 'withdrawal' THEN 'withdrawn'
      ELSE CASE WHEN standing.application IS NOT NULL OR EXISTS (
          SELECT 1 FROM current_document AS document
          WHERE document.project = standing.project AND document.kind = 'decision')
        THEN 'applied'
        ELSE coalesce((
          SELECT stage.name FROM current_document AS document
          JOIN stage ON stage.version = document.version
          WHERE document.project = standing.project AND document.kind = 'project'
            AND (stage.day_earliest IS NULL OR stage.day_earliest <= ?1)
          ORDER BY +document.issuer DESC, +document.external_id DESC, stage.element DESC LIMIT 1),
          'reported')
      END
    END
    """

  /// A report is due that has not come: one of the same days, in any version.
  private static let late = """
    EXISTS (SELECT 1 FROM reporting_period AS period
      WHERE period.version = standing.granted
        AND min(period.content_due, period.finance_due) < ?1
        AND NOT EXISTS (SELECT 1 FROM current_document AS document
          JOIN report ON report.version = document.version
          WHERE document.project = standing.project AND document.kind = 'report'
            AND report.first_day = period.first_day AND report.last_day = period.last_day
            AND (SELECT min(sent.received) FROM document_version AS sent
              WHERE sent.document = document.document) <= ?1))
    """

  private static let title = """
    coalesce(granted.title, applied.title, \(fact("title")), '')
    """

  /// The key of the title's order stands with the version that has the title.
  private static let titleOrder = """
    (SELECT version.title_order FROM document_version AS version WHERE version.id =
      CASE WHEN granted.title IS NOT NULL THEN standing.granted
        ELSE coalesce(standing.application, \(fact("version"))) END)
    """

  /// The document whose objectives hold: the grant's when it states any, else the application's.
  private static let objectivesOf = """
    CASE WHEN EXISTS (SELECT 1 FROM objective AS own WHERE own.version = standing.granted)
      THEN standing.granted ELSE standing.application END
    """

  /// The fund of the programme that the application names, or that its call is of; else what a source
  /// says.
  private static let fund = """
    coalesce((
      SELECT programme.fund FROM current_document AS document
      JOIN programme ON programme.version = document.version
      WHERE document.kind = 'programme'
        AND document.issuer = coalesce(applied.programme_issuer, \(ofCall("programme_issuer")))
        AND document.external_id = coalesce(applied.programme_id, \(ofCall("programme_id")))),
      \(fact("fund")))
    """

  private static func ofCall(_ column: String) -> String {
    """
    (SELECT call.\(column) FROM current_document AS opened
      JOIN call ON call.version = opened.version
      WHERE opened.kind = 'call' AND opened.issuer = applied.call_issuer
        AND opened.external_id = applied.call_id)
    """
  }

  /// What the first of the sources says that says anything of a field.
  private static func fact(_ column: String) -> String {
    """
    (SELECT project_fact.\(column) FROM current_document AS document
      JOIN project_fact ON project_fact.version = document.version
      WHERE document.project = standing.project AND document.kind = 'project'
        AND project_fact.\(column) IS NOT NULL
      ORDER BY +document.issuer, +document.external_id LIMIT 1)
    """
  }

  /// What the contributions of a document give from the Union; null when it has no contributions.
  private static func union(of version: String) -> String {
    """
    (SELECT sum(CASE WHEN contribution.source = 'union' THEN contribution.amount_minor ELSE 0 END)
      FROM contribution WHERE contribution.version = \(version))
    """
  }
}
