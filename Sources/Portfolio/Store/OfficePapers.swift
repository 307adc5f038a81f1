import GRDB
public import Values

// The papers of an office: programmes, calls and organisations, and what is held about them.

extension Reading {
  /// The current programmes of a name: their id, or their CCI number.
  public func programmes(named name: String) throws -> [Programme] {
    try programmes().filter { $0.header.id == name || $0.cci == name }
  }

  /// The current calls of a name: an id, or a case number.
  public func calls(named name: String) throws -> [Call] {
    try headers(.call, named: name).compactMap { try documents.call($0) }
  }

  /// The current calls of a programme, by the day they open.
  public func calls(of programme: Reference) throws -> [Call] {
    try calls().filter { $0.programme == programme }
      .sorted { ($0.opens, $0.header.id) < ($1.opens, $1.header.id) }
  }

  /// The current organisations of a name: an id, or a number in any spelling.
  public func organisations(named name: String) throws -> [Organisation] {
    let found = try headers(.organisation, named: name)
    let numbered = try organisations(numbered: name).filter { !found.contains($0) }
    return try (found + numbered).compactMap { try documents.organisation($0) }
  }

  private func organisations(numbered name: String) throws -> [DocumentHeader] {
    let digits = name.filter(\.isNumber)
    guard !digits.isEmpty, name.allSatisfy({ $0.isNumber || $0 == "-" || $0 == " " }) else {
      return []
    }
    let statement = try RawStatement(
      db,
      """
      SELECT DISTINCT document.issuer, document.external_id
      FROM organisation_identifier AS number
      CROSS JOIN current_document AS document ON document.version = number.version
      WHERE document.kind = 'organisation'
        AND replace(replace(number.text, '-', ''), ' ', '') = ?1
      ORDER BY 1, 2
      """)
    statement.bind(1, digits)
    var references: [Reference] = []
    while try statement.next() {
      references.append(Reference(issuer: statement.text(0), id: statement.text(1)))
    }
    return try references.compactMap { try header(.organisation, $0) }
  }

  /// The projects that have applied in a call, as they stand on a day.
  public func projects(inCall call: Reference, on day: Day) throws -> [ListedProject] {
    try projects(
      """
      SELECT document.project FROM application
      CROSS JOIN current_document AS document ON document.version = application.version
      WHERE application.call_issuer = ?1 AND application.call_id = ?2
      """, call.issuer, call.id, on: day)
  }

  /// The projects in which a body takes part, by one of its numbers, as they stand on a day.
  public func projects(
    withBody number: OrganisationIdentifier, on day: Day
  ) throws -> [ListedProject] {
    try projects(
      """
      SELECT document.project FROM organisation_identifier AS number
      CROSS JOIN partner ON partner.version = number.version AND partner.element = number.parent
      CROSS JOIN current_document AS document ON document.version = number.version
      WHERE number.scheme = ?1 AND replace(replace(number.text, '-', ''), ' ', '') = ?2
      """, number.scheme, number.number.filter { $0 != "-" && $0 != " " }, on: day)
  }

  private func projects(
    _ sql: String, _ first: String, _ second: String, on day: Day
  ) throws -> [ListedProject] {
    let statement = try RawStatement(db, sql)
    statement.bind(1, first)
    statement.bind(2, second)
    var found = NumberSet()
    while try statement.next() {
      if !statement.isNull(0) { found.insert(statement.integer(0)) }
    }
    guard !found.isEmpty else { return [] }
    var projects: [ListedProject] = []
    try listProjects(among: found, on: day) { projects.append($0) }
    return projects.sorted { $0.key < $1.key }
  }

  /// What an organisation tells of itself beside its name and numbers.
  public func portrait(of organisation: Organisation) throws -> OrganisationPortrait? {
    try OrganisationPortraitReader(db).portrait(organisation.header.version)
  }
}

/// Reads what is known of one organisation.
private struct OrganisationPortraitReader {
  let root, formerNames, sameAs, areas, purposes, benefits, series, relations: RowReader
  let facts: FactRows

  init(_ db: Database) throws {
    root = try RowReader(
      db, "organisation",
      """
      currency, founded, founded_in, operating_year_kind, operating_year_first_month,
      annual_meeting, statutes, membership_open, membership_may_attend, membership_fee_required,
      membership_fee_amount_minor
      """, isRoot: true)
    formerNames = try RowReader(db, "former_name", "name, first_day, last_day")
    sameAs = try RowReader(db, "same_as", "scheme, country, text")
    areas = try RowReader(db, "operating_area", "name, first_day, last_day, is_current")
    purposes = try RowReader(db, "purpose", "text")
    benefits = try RowReader(db, "membership_benefit", "text")
    series = try RowReader(db, "event_series", "kind, per_year, days, note")
    relations = try RowReader(db, "relation", "kind, name, note")
    facts = try FactRows(TablesRead(db))
  }

  func portrait(_ version: Int64) throws -> OrganisationPortrait? {
    try root.read(version) { row in
      let currency = try row.optionalText(1).map { _ in try row.currency(1) }
      let year: OperatingYear.Kind? = try row.optionalWord(4)
      return OrganisationPortrait(
        formerNames: try formerNames.read(version) { try dated($0) },
        otherNumbers: try sameAs.read(version) {
          OrganisationIdentifier(
            scheme: $0.text(1), country: $0.text(2), number: $0.text(3), spot: $0.spot)
        },
        founded: try row.optionalVagueDay(2), foundedIn: row.optionalText(3),
        areas: try areas.read(version) {
          OperatingArea(area: try dated($0), isCurrent: $0.flag(4) ?? false)
        },
        purposes: try purposes.read(version) { $0.text(1) },
        operatingYear: year.map { OperatingYear(kind: $0, firstMonth: row.optionalText(5)) },
        annualMeeting: row.optionalText(6), statutes: row.optionalText(7),
        membership: Membership(
          open: row.optionalText(8), mayAttend: row.optionalText(9),
          isFeeRequired: row.flag(10), fee: currency.flatMap { row.optionalMoney(11, $0) },
          benefits: try benefits.read(version) { $0.text(1) }),
        series: try series.read(version) {
          OccasionSeries(
            kind: try $0.word(1), perYear: $0.optionalInteger(2), days: $0.optionalInteger(3),
            note: $0.optionalText(4))
        },
        relations: try relations.read(version) {
          OrganisationRelation(
            kind: try $0.word(1), name: $0.text(2), note: $0.optionalText(3))
        }, openFields: try facts.openFields(version))
    }.first
  }

  private func dated(_ row: Columns) throws -> DatedName {
    DatedName(
      name: row.text(1), firstDay: try row.optionalVagueDay(2), lastDay: try row.optionalVagueDay(3)
    )
  }
}
