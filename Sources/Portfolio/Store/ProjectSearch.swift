import GRDB
import Values

/// Finds the projects whose documents say what is looked for.
struct ProjectSearch {
  private let reading: Reading
  /// Which project so many versions belong to is asked for one by one; for more, those of all are read.
  private let few: Int
  private var db: Database { reading.db }

  init(_ reading: Reading, few: Int = 2000) {
    self.reading = reading
    self.few = few
  }

  /// The projects that fit the terms that are about what documents say; `nil` where none is.
  func projects(_ terms: [ProjectQuery.Term]) throws -> NumberSet? {
    var found: NumberSet?
    for term in terms {
      guard let projects = try projects(term) else { continue }
      found = found?.intersection(projects) ?? projects
    }
    return found
  }

  private func projects(_ term: ProjectQuery.Term) throws -> NumberSet? {
    switch term {
    case .text(let text):
      try rows("search", by: "rowid", "search MATCH ?1", Self.match(text))
    case .theme(let name): try projects(withTheme: name)
    case .principle(let principle):
      try rows("horizontal_principle", "principle = ?1", principle.rawValue)
    case .sector(let sector): try rows("partner", "partner.sector = ?1", sector.rawValue)
    case .country(let country):
      try rows("partner", "partner.address_country = ?1", country)
        .union(rows("location", "location.country = ?1", country))
        .union(rows("third_country", "third_country.country = ?1", country))
    case .county(let county):
      try rows(
        "partner",
        "partner.address_county = ?1 OR substr(partner.address_municipality, 1, 2) = ?1",
        county.code
      ).union(
        rows(
          "location", "location.county = ?1 OR substr(location.municipality, 1, 2) = ?1",
          county.code))
    case .owner(let name): try bodies(named: name, "partner.role = 'applicant'")
    case .partner(let name): try bodies(named: name, "partner.role <> 'applicant'")
    case .objective, .fund, .status, .late: nil
    }
  }

  /// The projects with a theme, by its code, its taxonomy and code, or words that begin words of the
  /// title a list of themes gives it.
  private func projects(withTheme name: String) throws -> NumberSet {
    let condition = """
      lower(theme.code) = lower(?1) OR lower(theme.taxonomy || ':' || theme.code) = lower(?1)
      """
    let key = SwedishOrder.key(name)
    let words = Self.words(name)
    let called = try reading.themeTitles().filter { theme in
      SwedishOrder.key(theme.value) == key || Self.begin(words, wordsOf: theme.value)
    }.keys
    return try called.reduce(into: rows("theme", condition, name)) { found, theme in
      found.formUnion(try rows("theme", condition, theme))
    }
  }

  /// The projects whose documents that hold have a row that fits.
  private func rows(
    _ table: String, by version: String = "version", _ condition: String, _ value: String
  ) throws -> NumberSet {
    let statement = try RawStatement(
      db, "SELECT \(table).\(version) FROM \(table) WHERE \(condition)")
    statement.bind(1, value)
    var versions: [Int64] = []
    while try statement.next() { try add(statement.integer(0), to: &versions) }
    return try projects(of: versions)
  }

  private func add(_ version: Int64, to versions: inout [Int64]) throws {
    versions.append(version)
    if versions.count == few { try reading.beginHeldVersions() }
  }

  private func projects(of versions: [Int64]) throws -> NumberSet {
    var projects = NumberSet()
    if versions.count >= few {
      let held = try reading.heldVersions()
      for version in versions {
        if let project = held.project(of: version) { projects.insert(project) }
      }
      return projects
    }
    let find = try RawStatement(db, "SELECT project FROM current_document WHERE version = ?")
    for version in versions {
      find.bind(1, version)
      if try find.next(), !find.isNull(0) { projects.insert(find.integer(0)) }
      find.reset()
    }
    return projects
  }

  /// Finds bodies by a number, or by words that begin words of their name.
  private func bodies(named name: String, _ role: String) throws -> NumberSet {
    if name.allSatisfy({ $0.isNumber || $0 == "-" || $0.isWhitespace }) {
      return try rows(
        "partner",
        """
        \(role) AND EXISTS (SELECT 1 FROM organisation_identifier AS number
          WHERE number.version = partner.version AND number.parent = partner.element
            AND replace(replace(number.text, '-', ''), ' ', '') = ?1)
        """, name.filter(\.isNumber))
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
      SELECT partner.version, partner.name FROM search
      CROSS JOIN partner ON partner.version = search.rowid
      WHERE search MATCH ? AND \(role)
      """)
    statement.bind(1, match)
    var versions: [Int64] = []
    // The same bodies come again and again.
    var known: [String: Bool] = [:]
    while try statement.next() {
      let name = statement.text(1)
      let fits =
        known[name]
        ?? Self.begin(words, wordsOf: name)
      known[name] = fits
      if fits { try add(statement.integer(0), to: &versions) }
    }
    return try projects(of: versions)
  }

  /// Whether each of some words begins a word of a text; no words begin none.
  private static func begin(_ words: [String], wordsOf text: String) -> Bool {
    let own = Self.words(text)
    return !words.isEmpty && words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// An id or a case number in the index's own language, as it stands.
  static func matchOfID(_ id: String) -> String {
    "ids : " + match(SearchedText(id, isBeginning: false))
  }

  /// The text as the index's own language has it: a phrase, and a star when it may go on.
  private static func match(_ text: SearchedText) -> String {
    "\"" + text.text.replacing("\"", with: "\"\"") + "\"" + (text.isBeginning ? " *" : "")
  }
}
