import GRDB
import Values

/// Reads the documents that belong to no single project: agreements and events.
final class CommonDocumentReader {
  private let shared: SharedRows
  private let facts: FactRows
  private let agreements, bases, parties, contributions, principles, followUps: RowReader
  private let steeringDecisions: RowReader
  private let events, taxonomies, themes, focuses, organisers, speakers, spokenThemes: RowReader

  init(_ db: TablesRead) throws {
    shared = try SharedRows(db)
    facts = try FactRows(db)
    agreements = try RowReader(
      db, "agreement",
      """
      form, currency, title, acronym, subject, start_day, end_day, signed, notice_months,
      extension_months, evaluation_plan, disputes
      """, isRoot: true)
    bases = try RowReader(db, "agreement_basis", "text")
    parties = try RowReader(
      db, "party",
      """
      name, legal_kind, sector, role, address_postcode, address_place, address_municipality,
      address_county, address_nuts, address_country
      """)
    contributions = try RowReader(
      db, "party_contribution", "parent, kind, amount_minor, hours, note")
    principles = try RowReader(db, "principle", "text")
    followUps = try RowReader(db, "follow_up", "day, note")
    steeringDecisions = try RowReader(db, "steering_decision", "text")
    events = try RowReader(
      db, "event_record",
      """
      kind, name, series, order_no, first_day, last_day, participants_total,
      participants_total_approx, venue, summary
      """, isRoot: true)
    taxonomies = try RowReader(db, "taxonomy", "id, title")
    themes = try RowReader(db, "taxonomy_theme", "parent, code, title")
    focuses = try RowReader(db, "event_focus", "text")
    organisers = try RowReader(db, "event_organiser", "name, sector, role")
    speakers = try RowReader(db, "event_speaker", "name, sector, role")
    spokenThemes = try RowReader(db, "speaker_theme", "parent, taxonomy, code")
  }

  func agreement(_ header: DocumentHeader) throws -> Agreement? {
    let version = header.version
    return try agreements.read(version) { row in
      let currency = try row.optionalText(2).map { _ in try row.currency(2) }
      return Agreement(
        header: header, form: try row.word(1), cases: try shared.cases(version),
        title: row.text(3), acronym: row.optionalText(4), subject: row.optionalText(5),
        bases: try bases.read(version) { $0.text(1) }, signed: try row.optionalVagueDay(8),
        start: try row.optionalVagueDay(6), end: try row.optionalVagueDay(7),
        noticeMonths: row.optionalInteger(9), extensionMonths: row.optionalInteger(10),
        locations: try shared.locations(version), parties: try parties(version, currency),
        principles: try principles.read(version) { $0.text(1) },
        followUps: try followUps.read(version) {
          FollowUp(
            day: try VagueDay.parse($0.text(1)), note: $0.optionalText(2), spot: $0.spot)
        },
        evaluationPlan: row.optionalText(11), disputes: row.optionalText(12),
        steeringDecisions: try steeringDecisions.read(version) { $0.text(1) },
        agreements: try facts.agreements(version), projects: try facts.projects(version),
        openFields: try facts.openFields(version), conflicts: try facts.conflicts(version))
    }.first
  }

  private func parties(_ version: Int64, _ currency: Currency?) throws -> [Party] {
    let given = try contributions.read(version) { row in
      (
        parent: Int(row.integer(1)),
        contribution: PartyContribution(
          kind: try row.word(2), amount: currency.flatMap { row.optionalMoney(3, $0) },
          hours: row.optionalInteger(4).map(Int64.init), note: row.optionalText(5),
          spot: row.spot)
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
        header: header, kind: try row.word(1), name: row.text(2), series: row.optionalText(3),
        order: row.optionalInteger(4), firstDay: try row.optionalVagueDay(5),
        lastDay: try row.optionalVagueDay(6), locations: try shared.locations(version),
        venue: row.optionalText(9), summary: row.optionalText(10),
        focuses: try focuses.read(version) { $0.text(1) },
        organisers: try organisers.read(version) {
          Organiser(
            name: $0.text(1), sector: try $0.optionalWord(2), role: $0.optionalText(3),
            spot: $0.spot)
        }, speakers: try speakers(version),
        taxonomies: try taxonomies(version),
        participants: try facts.participants(version, row, from: 7),
        agreements: try facts.agreements(version), projects: try facts.projects(version),
        openFields: try facts.openFields(version), conflicts: try facts.conflicts(version))
    }.first
  }

  private func speakers(_ version: Int64) throws -> [Speaker] {
    let themes = try spokenThemes.parented(version) { row in
      ThemeCode(taxonomy: row.text(2), code: row.text(3), spot: row.spot)
    }
    return try speakers.read(version) { row in
      Speaker(
        name: row.text(1), sector: try row.optionalWord(2), role: row.optionalText(3),
        themes: themes[row.spot.element] ?? [], spot: row.spot)
    }
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
        id: row.text(1), title: row.optionalText(2),
        themes: named.filter { $0.parent == row.spot.element }.map(\.theme), spot: row.spot)
    }
  }
}
