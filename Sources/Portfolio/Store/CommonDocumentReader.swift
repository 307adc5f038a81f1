import GRDB
import Values

/// Reads the documents that belong to no single project: agreements and events.
final class CommonDocumentReader {
  private let shared: SharedRows
  private let facts: FactRows
  private let agreements, parties, contributions, principles, followUps: RowReader
  private let events, taxonomies, themes: RowReader

  init(_ db: Database) throws {
    shared = try SharedRows(db)
    facts = try FactRows(db)
    agreements = try RowReader(
      db, "agreement", "form, currency, title, acronym, subject, start_day, end_day", isRoot: true)
    parties = try RowReader(
      db, "party",
      """
      name, legal_kind, sector, role, address_postcode, address_place, address_municipality,
      address_county, address_nuts, address_country
      """)
    contributions = try RowReader(db, "party_contribution", "parent, kind, amount_minor, hours")
    principles = try RowReader(db, "principle", "text")
    followUps = try RowReader(db, "follow_up", "day")
    events = try RowReader(
      db, "event_record",
      """
      kind, name, series, order_no, first_day, last_day, participants_total,
      participants_total_approx
      """, isRoot: true)
    taxonomies = try RowReader(db, "taxonomy", "id")
    themes = try RowReader(db, "taxonomy_theme", "parent, code, title")
  }

  func agreement(_ header: DocumentHeader) throws -> Agreement? {
    let version = header.version
    return try agreements.read(version) { row in
      let currency = try row.optionalText(2).map { _ in try row.currency(2) }
      return Agreement(
        header: header, form: try row.word(1), cases: try shared.cases(version),
        title: row.text(3), acronym: row.optionalText(4), subject: row.optionalText(5),
        start: try row.optionalVagueDay(6), end: try row.optionalVagueDay(7),
        parties: try parties(version, currency),
        principles: try principles.read(version) { $0.text(1) },
        followUps: try followUps.read(version) {
          FollowUp(day: try VagueDay.parse($0.text(1)), spot: $0.spot)
        },
        agreements: try facts.agreements(version), projects: try facts.projects(version),
        openFields: try facts.openFields(version), conflicts: try facts.conflicts(version))
    }.first
  }

  private func parties(_ version: Int64, _ currency: Currency?) throws -> [Party] {
    let given = try contributions.read(version) { row in
      (
        parent: Int(row.integer(1)),
        contribution: PartyContribution(
          kind: row.text(2), amount: currency.flatMap { row.optionalMoney(3, $0) },
          hours: row.optionalInteger(4).map(Int64.init), spot: row.spot)
      )
    }
    return try parties.read(version) { row in
      Party(
        name: row.text(1),
        identifiers: try shared.identifiers(version, parent: row.spot.element),
        legalKind: try row.optionalWord(2), sector: try row.optionalWord(3),
        role: row.optionalText(4), address: shared.address(row, from: 5),
        contributions: given.filter { $0.parent == row.spot.element }.map(\.contribution),
        spot: row.spot)
    }
  }

  func event(_ header: DocumentHeader) throws -> Event? {
    let version = header.version
    return try events.read(version) { row in
      Event(
        header: header, kind: row.text(1), name: row.text(2), series: row.optionalText(3),
        order: row.optionalInteger(4), firstDay: try row.optionalVagueDay(5),
        lastDay: try row.optionalVagueDay(6), locations: try shared.locations(version),
        taxonomies: try taxonomies(version),
        participants: try facts.participants(version, row, from: 7),
        agreements: try facts.agreements(version), projects: try facts.projects(version),
        openFields: try facts.openFields(version), conflicts: try facts.conflicts(version))
    }.first
  }

  private func taxonomies(_ version: Int64) throws -> [Taxonomy] {
    let named = try themes.read(version) { row in
      (
        parent: Int(row.integer(1)),
        theme: TaxonomyTheme(code: row.text(2), title: row.text(3), spot: row.spot)
      )
    }
    return try taxonomies.read(version) { row in
      Taxonomy(
        id: row.text(1),
        themes: named.filter { $0.parent == row.spot.element }.map(\.theme), spot: row.spot)
    }
  }
}
