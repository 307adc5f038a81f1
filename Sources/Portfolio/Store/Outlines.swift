import GRDB
import Values

/// What the papers of a project say in short, those of them that hold on a day.
struct ProjectOutline {
  /// What sources say: of each field what the first says that says anything.
  final class Facts {
    let version: Int64
    let title: String
    fileprivate(set) var fund, start, end, applicant: String?
    fileprivate(set) var total: (amount: Int64, currency: String)?

    fileprivate init(version: Int64, title: String) {
      self.version = version
      self.title = title
    }
  }

  let id: Int64
  fileprivate(set) var application: OutlinePaper?
  /// The decision in force on the day.
  fileprivate(set) var decision: OutlinePaper?
  /// The decision that takes effect first, on whatever day: when, and in which currency.
  fileprivate var firstDecision: (validFrom: Int32, currency: OutlineText)?
  fileprivate(set) var facts: Facts?
  /// The last step of its life that sources tell of.
  fileprivate var stage: ProjectStatus?

  fileprivate init(id: Int64) { self.id = id }

  /// The decision in force, when it grants support.
  var grant: OutlinePaper? { decision.flatMap { $0.outcome?.grants ?? false ? $0 : nil } }

  var status: ProjectStatus {
    switch decision?.outcome {
    case .approval, .amendment: .approved
    case .rejection: .rejected
    case .dismissal: .dismissed
    case .withdrawal: .withdrawn
    case nil: application != nil || firstDecision != nil ? .applied : stage ?? .reported
    }
  }

  func fund(_ texts: OutlineTexts) -> String? { texts[application?.fund] ?? facts?.fund }

  func title(_ texts: OutlineTexts) -> String {
    texts[grant?.title] ?? texts[application?.title] ?? facts?.title ?? ""
  }

  /// The version that has the title.
  var titleVersion: Int64? {
    if let grant, grant.title.isThere { return grant.version }
    return application?.version ?? facts?.version
  }

  /// The currency of the grant, else of the application, else of the decision that takes effect first.
  func currency(_ texts: OutlineTexts) -> String? {
    texts[grant?.currency] ?? texts[application?.currency] ?? texts[firstDecision?.currency]
  }

  /// The objectives of the grant, when it states any, else of the application.
  func objectives(_ texts: OutlineTexts) -> [(code: String, amount: Int64)] {
    if let grant, grant.objectives.isThere { return texts.objectives(grant.objectives) }
    return application.map { texts.objectives($0.objectives) } ?? []
  }
}

/// The outlines of all projects, or of some, on a day.
struct Outlines {
  private let reading: Reading
  private let day: Day
  private let dayNumber: Int32
  private let order: PaperOrder
  private let wanted: NumberSet?
  private(set) var texts = OutlineTexts(OutlineTextPart(0))
  private var projects: [ProjectOutline] = []
  private var places = Places()
  /// Which project the versions that have outlines belong to.
  private var held: [HeldVersions] = []
  /// The grants that others have taken the place of, each with its project.
  private var earlierGrants: [(project: Int64, paper: OutlinePaper)] = []

  /// Where it is few that are wanted, they are looked for one by one.
  private static let few = 2000

  private var db: Database { reading.db }

  init(_ reading: Reading, on day: Day, of wanted: NumberSet? = nil) throws {
    self.reading = reading
    self.day = day
    dayNumber = OutlinePaper.number(of: day)
    order = try PaperOrder(reading.db)
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

  /// How many projects have papers.
  var count: Int { projects.count }

  /// Hands on every project with a grant in force, and the version that has its schedule: the latest
  /// grant that states one, since an amendment that does not repeat it leaves it as it was.
  func eachSchedule(_ body: (_ project: Int64, _ version: Int64) -> Void) throws {
    let hasPeriods = try RawStatement(
      db, "SELECT 1 FROM reporting_period WHERE version = ? LIMIT 1")
    func hasSchedule(_ paper: OutlinePaper) throws -> Bool {
      hasPeriods.bind(1, paper.version)
      defer { hasPeriods.reset() }
      return try hasPeriods.next()
    }
    var earlier: [Int64: [OutlinePaper]] = [:]
    for grant in earlierGrants { earlier[grant.project, default: []].append(grant.paper) }
    for project in projects {
      guard let grant = project.grant else { continue }
      guard let others = earlier[project.id] else {
        body(project.id, grant.version)
        continue
      }
      let sorted = try others.sorted { try precedes($0, $1) } + [grant]
      if let stating = try sorted.last(where: hasSchedule) { body(project.id, stating.version) }
    }
  }

  /// Hands on the themes that documents which hold state, with the project of each.
  ///
  /// Most stand in papers that have outlines; whose the others are is asked for.
  func eachTheme(
    _ body: (_ project: Int64, _ row: RawStatement, _ name: Range<Int>) -> Void
  ) throws {
    let find = try RawStatement(db, "SELECT project FROM current_document WHERE version = ?")
    func owner(_ version: Int64) throws -> Int64? {
      if let project = held.lazy.compactMap({ $0.project(of: version) }).first { return project }
      find.bind(1, version)
      defer { find.reset() }
      return try find.next() ? find.optionalInteger(0) : nil
    }
    let rows = try RawStatement(db, "SELECT version, taxonomy, code FROM theme")
    while try rows.next() {
      if let project = try owner(rows.integer(0)) { body(project, rows, 1..<3) }
    }
  }

  private mutating func place(of project: Int64) -> Int {
    if let place = places[project] { return place }
    places[project] = projects.count
    projects.append(ProjectOutline(id: project))
    return projects.count - 1
  }

  private static func json(_ numbers: NumberSet) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }

  // MARK: Papers

  /// Where it is few that are wanted, they are looked for; else all are gone through, by two threads.
  private mutating func readPapers(funds: Funds) throws {
    let first = OutlineTextPart(0)
    if let wanted, wanted.count <= Self.few {
      texts = OutlineTexts(first)
      let rows = try RawStatement(
        db,
        """
        SELECT document.project, \(OutlinePaper.columns)
        FROM json_each(?1) AS wanted
        CROSS JOIN current_document AS document ON document.project = wanted.value
        CROSS JOIN outline ON outline.version = document.version
        """)
      rows.bind(1, Self.json(wanted))
      while try rows.next() {
        try take(OutlinePaper(rows, from: 1, first, funds), of: rows.integer(0))
      }
      return
    }
    let last = try Int64.fetchOne(db, sql: "SELECT max(version) FROM outline") ?? 0
    // This thread has more to do: it puts the papers of both into their projects.
    let middle = last * 9 / 20
    let known = reading.knownVersions
    let second = try ReadBeside(reading) { reading in
      let texts = OutlineTextPart(1)
      var papers: [(project: Int64, paper: OutlinePaper)] = []
      papers.reserveCapacity(Int(last - middle))
      let versions = middle + 1...max(last, middle + 1)
      let held = try known ?? reading.heldVersions(versions)
      try Self.eachPaper(reading.db, versions, held, texts, funds) { papers.append(($0, $1)) }
      return (texts: texts, papers: papers, held: held)
    }
    let half = try known ?? reading.heldVersions(0...middle)
    try Self.eachPaper(db, 0...middle, half, first, funds) { try take($1, of: $0) }
    let rest = try second.value()
    held = [half, rest.held]
    texts = OutlineTexts(first, rest.texts)
    for (project, paper) in rest.papers { try take(paper, of: project) }
  }

  private static func eachPaper(
    _ db: Database, _ versions: ClosedRange<Int64>, _ held: HeldVersions, _ texts: OutlineTextPart,
    _ funds: Funds, _ body: (_ project: Int64, OutlinePaper) throws -> Void
  ) throws {
    let rows = try RawStatement(
      db, "SELECT \(OutlinePaper.columns) FROM outline WHERE version BETWEEN ?1 AND ?2")
    rows.bind(1, versions.lowerBound)
    rows.bind(2, versions.upperBound)
    while try rows.next() {
      guard let project = held.project(of: rows.integer(0)) else { continue }
      try body(project, OutlinePaper(rows, from: 0, texts, funds))
    }
  }

  /// Takes a paper into the outline of its project.
  private mutating func take(_ paper: OutlinePaper, of project: Int64) throws {
    guard wanted?.contains(project) ?? true else { return }
    let place = place(of: project)
    guard paper.outcome != nil else {
      let held = projects[place].application?.version
      if let held, try !order.precedes(paper.version, held) { return }
      projects[place].application = paper
      return
    }
    if paper.validFrom < projects[place].firstDecision?.validFrom ?? .max {
      projects[place].firstDecision = (paper.validFrom, paper.currency)
    }
    guard paper.validFrom <= dayNumber else { return }
    guard let held = projects[place].decision else {
      projects[place].decision = paper
      return
    }
    let isEarlier = try precedes(paper, held)
    if !isEarlier { projects[place].decision = paper }
    let replaced = isEarlier ? paper : held
    if replaced.outcome?.grants ?? false { earlierGrants.append((project, replaced)) }
  }

  /// Whether a decision comes before another: by the day it takes effect, then the day it was taken.
  private func precedes(_ paper: OutlinePaper, _ other: OutlinePaper) throws -> Bool {
    let (one, two) = ((paper.validFrom, paper.decided), (other.validFrom, other.decided))
    return try one == two ? order.precedes(paper.version, other.version) : one < two
  }

  // MARK: What sources say

  private mutating func readFacts() throws {
    let rows = try RawStatement(
      db,
      """
      SELECT document.project, project_fact.version, title, fund, start_day, end_day,
        (SELECT name FROM partner WHERE partner.version = project_fact.version
          AND partner.role = 'applicant' ORDER BY partner.element LIMIT 1),
        total_cost_minor, currency
      FROM project_fact CROSS JOIN current_document AS document
        ON document.version = +project_fact.version
      WHERE document.project IS NOT NULL
      ORDER BY document.issuer, document.external_id
      """)
    while try rows.next() {
      guard wanted?.contains(rows.integer(0)) ?? true else { continue }
      let place = place(of: rows.integer(0))
      let facts =
        projects[place].facts
        ?? ProjectOutline.Facts(version: rows.integer(1), title: rows.text(2))
      facts.fund = facts.fund ?? rows.optionalText(3)
      facts.start = facts.start ?? rows.optionalText(4)
      facts.end = facts.end ?? rows.optionalText(5)
      facts.applicant = facts.applicant ?? rows.optionalText(6)
      if facts.total == nil, !rows.isNull(7), let currency = rows.optionalText(8) {
        facts.total = (rows.integer(7), currency)
      }
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
