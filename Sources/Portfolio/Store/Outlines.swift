import GRDB
import Values

/// What the papers of a project say in short, those of them that hold on a day.
///
/// It is made of objects, since a list of all projects hands them on by the hundred thousand, and to
/// copy their texts counts references to each.
final class ProjectOutline {
  /// What an application or a decision says.
  final class Paper {
    let version: Int64
    let currency: String
    let title: String?
    /// The codes and amounts of the objectives, as the table has them.
    let objectives: String?
    let total: Int64?
    let contributions: Int64
    /// Nothing where the plan has no contributions, or where the sum has no room.
    let union: Int64?
    let firstDay, lastDay: String?

    init(_ row: RawStatement) {
      version = row.integer(1)
      currency = row.text(5)
      title = row.optionalText(6)
      objectives = row.optionalText(7)
      total = row.optionalInteger(8)
      contributions = row.integer(9)
      union = row.optionalInteger(10)
      firstDay = row.optionalText(11)
      lastDay = row.optionalText(12)
    }
  }

  final class Application {
    let paper: Paper
    let applicant, county, sector, fund: String?

    init(_ row: RawStatement, fund: String?) {
      paper = Paper(row)
      applicant = row.optionalText(13)
      county = row.optionalText(14)
      sector = row.optionalText(15)
      self.fund = fund
    }
  }

  final class Decision {
    let paper: Paper
    let outcome: DecisionOutcome
    let validFrom, decided: String

    init(_ row: RawStatement, outcome: DecisionOutcome, validFrom: String, decided: String) {
      paper = Paper(row)
      self.outcome = outcome
      self.validFrom = validFrom
      self.decided = decided
    }
  }

  /// What sources say: of each field what the first says that says anything.
  struct Facts {
    var version: Int64
    var title: String
    var fund, start, end: String?
  }

  let id: Int64
  var application: Application?
  /// The decision in force on the day.
  var decision: Decision?
  /// The currency of the decision that takes effect first, on whatever day.
  var firstDecision: (validFrom: String, currency: String)?
  var facts: Facts?
  /// The last step of its life that sources tell of.
  var stage: ProjectStatus?

  init(id: Int64) { self.id = id }

  /// The decision in force, when it grants support.
  var grant: Decision? { decision.flatMap { $0.outcome.grants ? $0 : nil } }

  var status: ProjectStatus {
    switch decision?.outcome {
    case .approval, .amendment: .approved
    case .rejection: .rejected
    case .dismissal: .dismissed
    case .withdrawal: .withdrawn
    case nil: application != nil || firstDecision != nil ? .applied : stage ?? .reported
    }
  }

  var fund: String? { application?.fund ?? facts?.fund }

  var title: String {
    grant?.paper.title ?? application?.paper.title ?? facts?.title ?? ""
  }

  /// The version that has the title.
  var titleVersion: Int64? {
    if let grant, grant.paper.title != nil { return grant.paper.version }
    return application?.paper.version ?? facts?.version
  }

  /// The objectives of the grant, when it states any, else of the application.
  var objectives: [(code: String, amount: Int64)] {
    guard let text = grant?.paper.objectives ?? application?.paper.objectives else { return [] }
    let words = text.utf8.split(separator: 31, omittingEmptySubsequences: false)
    return stride(from: 0, to: words.count - 1, by: 2).map { place in
      (String(Substring(words[place])), Int64(Substring(words[place + 1])) ?? 0)
    }
  }
}

/// The outlines of all projects, or of some, on a day.
struct Outlines {
  private let reading: Reading
  private let day: Day
  private let wanted: Set<Int64>?
  private var projects: [ProjectOutline] = []
  private var places = ProjectPlaces()

  /// Where it is few that are wanted, they are looked for one by one.
  private static let few = 2000

  private var db: Database { reading.db }

  init(_ reading: Reading, on day: Day, of wanted: Set<Int64>? = nil) throws {
    self.reading = reading
    self.day = day
    self.wanted = wanted
    if wanted == nil {
      let most = try Int.fetchOne(reading.db, sql: "SELECT max(id) FROM project") ?? 0
      projects.reserveCapacity(most)
      places.reserve(most)
    }
    try readPapers(funds: try Funds(reading.db))
    try readFacts()
    try readStages()
  }

  /// Hands on every project that has a document, by key.
  func eachProject(_ body: (_ key: String, ProjectOutline) throws -> Void) throws {
    let isFew = wanted.map { $0.count <= Self.few } ?? false
    let list = try RawStatement(
      db,
      "SELECT id, key FROM project "
        + (isFew ? "WHERE id IN (SELECT value FROM json_each(?1)) " : "")
        + "ORDER BY key, key_issuer, id")
    if isFew, let wanted { list.bind(1, Self.json(wanted)) }
    let hasPapers = try RawStatement(
      db,
      """
      SELECT 1 FROM current_document AS document
      WHERE document.project = ?1 AND document.kind IN ('report', 'payment') LIMIT 1
      """)
    while try list.next() {
      let id = list.integer(0)
      if let place = places[id] {
        try body(list.text(1), projects[place])
      } else if wanted?.contains(id) ?? true {
        hasPapers.bind(1, id)
        let isKnown = try hasPapers.next()
        hasPapers.reset()
        if isKnown { try body(list.text(1), ProjectOutline(id: id)) }
      }
    }
  }

  /// Hands on every project with a grant in force, and the version of the grant.
  func eachGrant(_ body: (_ project: Int64, _ version: Int64) -> Void) {
    for project in projects {
      if let grant = project.grant { body(project.id, grant.paper.version) }
    }
  }

  private mutating func place(of project: Int64) -> Int {
    if let place = places[project] { return place }
    places[project] = projects.count
    projects.append(ProjectOutline(id: project))
    return projects.count - 1
  }

  private static func json(_ numbers: Set<Int64>) -> String {
    "[" + numbers.sorted().map(String.init).joined(separator: ",") + "]"
  }

  // MARK: Papers

  /// All of them stand one after the other; only where it is few that are wanted, they are looked for.
  private mutating func readPapers(funds: Funds) throws {
    let isFew = wanted.map { $0.count <= Self.few } ?? false
    let held = isFew ? nil : try reading.heldVersions()
    let rows = try RawStatement(
      db,
      """
      SELECT \(isFew ? "document.project" : "NULL"), outline.version, outcome, valid_from, decided,
        currency, title, objectives, total_minor, contributions, union_minor, first_day, last_day,
        applicant, county, sector, programme_issuer, programme_id, call_issuer, call_id
      \(isFew
        ? """
          FROM json_each(?1) AS wanted
          CROSS JOIN current_document AS document ON document.project = wanted.value
          CROSS JOIN outline ON outline.version = document.version
          """
        : "FROM outline")
      """)
    if isFew, let wanted { rows.bind(1, Self.json(wanted)) }
    let names = try PaperOrder(db)
    let on = day.iso
    while try rows.next() {
      let found = held.map { $0.project(of: rows.integer(1)) } ?? rows.optionalInteger(0)
      guard let project = found, isFew || wanted?.contains(project) ?? true else { continue }
      let place = place(of: project)
      guard let word = rows.optionalText(2) else {
        let held = projects[place].application?.paper.version
        if let held, try !names.precedes(rows.integer(1), held) { continue }
        projects[place].application = ProjectOutline.Application(
          rows,
          fund: funds.fund(
            programme: rows.optionalReference(16, 17), call: rows.optionalReference(18, 19)))
        continue
      }
      let validFrom = rows.text(3)
      if validFrom < projects[place].firstDecision?.validFrom ?? "9" {
        projects[place].firstDecision = (validFrom, rows.text(5))
      }
      guard validFrom <= on else { continue }
      let decided = rows.text(4)
      if let held = projects[place].decision {
        let (one, other) = ((validFrom, decided), (held.validFrom, held.decided))
        if one < other { continue }
        if one == other, try names.precedes(rows.integer(1), held.paper.version) { continue }
      }
      guard let outcome = DecisionOutcome(rawValue: word) else {
        throw UnknownWord(word: word, type: "DecisionOutcome")
      }
      projects[place].decision = ProjectOutline.Decision(
        rows, outcome: outcome, validFrom: validFrom, decided: decided)
    }
  }

  // MARK: What sources say

  private mutating func readFacts() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT document.project, project_fact.version, title, fund, start_day, end_day
      FROM project_fact CROSS JOIN current_document AS document
        ON document.version = project_fact.version
      WHERE document.project IS NOT NULL
      ORDER BY document.issuer, document.external_id
      """)
    while try rows.next() {
      guard wanted?.contains(rows.integer(0)) ?? true else { continue }
      let place = place(of: rows.integer(0))
      var facts =
        projects[place].facts
        ?? ProjectOutline.Facts(version: rows.integer(1), title: rows.text(2))
      facts.fund = facts.fund ?? rows.optionalText(3)
      facts.start = facts.start ?? rows.optionalText(4)
      facts.end = facts.end ?? rows.optionalText(5)
      projects[place].facts = facts
    }
  }

  private mutating func readStages() throws {
    // The last that has come counts, of the last source.
    let rows = try RawStatement(
      db,
      """
      SELECT document.project, stage.name
      FROM stage CROSS JOIN current_document AS document ON document.version = stage.version
      WHERE document.project IS NOT NULL AND document.kind = 'project'
        AND (stage.day_earliest IS NULL OR stage.day_earliest <= ?1)
      ORDER BY document.issuer, document.external_id, stage.element
      """)
    rows.bind(1, day.iso)
    while try rows.next() {
      guard let place = places[rows.integer(0)] else { continue }
      projects[place].stage = ProjectStatus(rawValue: rows.text(1))
    }
  }
}

/// The funds of the programmes that applications name, or that their calls are of.
private struct Funds {
  private var programmes: [Reference: String] = [:]
  private var calls: [Reference: Reference] = [:]

  init(_ db: Database) throws {
    let rows = try RawStatement(
      db,
      """
      SELECT document.issuer, document.external_id, programme.fund, NULL, NULL
      FROM programme CROSS JOIN current_document AS document
        ON document.version = programme.version
      UNION ALL
      SELECT document.issuer, document.external_id, NULL, call.programme_issuer, call.programme_id
      FROM call CROSS JOIN current_document AS document ON document.version = call.version
      """)
    while try rows.next() {
      let name = Reference(issuer: rows.text(0), id: rows.text(1))
      if let fund = rows.optionalText(2) {
        programmes[name] = fund
      } else {
        calls[name] = rows.optionalReference(3, 4)
      }
    }
  }

  func fund(programme: Reference?, call: Reference?) -> String? {
    (programme ?? call.flatMap { calls[$0] }).flatMap { programmes[$0] }
  }
}

/// Which of two papers comes first by issuer and id, where nothing else tells them apart.
private struct PaperOrder {
  private let names: RawStatement

  init(_ db: Database) throws {
    names = try RawStatement(
      db, "SELECT issuer, external_id FROM current_document WHERE version = ?")
  }

  func precedes(_ version: Int64, _ other: Int64) throws -> Bool {
    func name(_ version: Int64) throws -> (String, String) {
      names.bind(1, version)
      defer { names.reset() }
      return try names.next() ? (names.text(0), names.text(1)) : ("", "")
    }
    return try name(version) < name(other)
  }
}
