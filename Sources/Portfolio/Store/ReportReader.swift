import GRDB
import Values

/// Reads reports out of their typed rows.
final class ReportReader {
  private let shared: SharedRows
  private let facts: FactRows
  private let claims: ClaimReader
  private let reports, activities, attendees, categories: RowReader
  private let indicators, cells, surveys, proficiencies: RowReader
  private let evaluations, obstacles, possibilities, visibility, metConditions: RowReader
  private let events, eventThemes, eventTopics: RowReader

  init(_ db: TablesRead, _ shared: SharedRows, _ facts: FactRows) throws {
    self.shared = shared
    self.facts = facts
    claims = try ClaimReader(db)
    reports = try RowReader(
      db, "report",
      """
      currency, kind, application_issuer, application_id, decision_issuer, decision_id,
      agreement_issuer, agreement_id, title, author, lead, written, first_day, last_day, submitted,
      progress, deviations, problems, results, participants_total, participants_total_approx, method,
      mainstreaming_status, mainstreaming_started, mainstreaming_completed,
      mainstreaming_financing, mainstreaming_payers, mainstreaming_note, claim_kind,
      claim_accounting_code, claim_eligible_cost_minor, claim_public_contribution_minor,
      claim_union_contribution_minor
      """, isRoot: true)
    activities = try RowReader(db, "activity_state", "id, state, title, note")
    attendees = try RowReader(db, "attendee", "name, note, sector")
    categories = try RowReader(db, "organisation_category", "name, presence")
    indicators = try RowReader(
      db, "indicator_value",
      "id, kind, name, unit, achieved_hundredths, achieved_approx, comment")
    cells = try RowReader(db, "indicator_cell", "parent, age, gender, count")
    surveys = try RowReader(db, "indicator_survey", "parent, training_ended, asked, count")
    proficiencies = try RowReader(
      db, "indicator_proficiency", "parent, level_before, level_after, count")
    evaluations = try RowReader(db, "evaluation", "day, finding, led_to")
    obstacles = try RowReader(db, "obstacle", "text")
    possibilities = try RowReader(db, "possibility", "text")
    visibility = try RowReader(db, "visibility_proof", "kind, day, place, uri, note")
    metConditions = try RowReader(db, "met_condition", "id, day")
    events = try RowReader(
      db, "event",
      """
      kind, order_no, name, first_day, last_day, location_place, location_municipality,
      location_county, location_country, organiser, method, participants_total,
      participants_total_approx
      """)
    eventThemes = try RowReader(db, "event_theme", "parent, taxonomy, code")
    eventTopics = try RowReader(db, "event_topic", "parent, text")
  }

  func report(_ header: DocumentHeader) throws -> Report? {
    let version = header.version
    return try reports.read(version) { row in
      Report(
        Report.Fields(
          header: header, kind: try row.word(2), cases: try shared.cases(version),
          application: row.optionalReference(3, 4), decision: row.optionalReference(5, 6),
          agreement: row.optionalReference(7, 8), title: row.optionalText(9),
          author: row.optionalText(10), lead: row.optionalText(11),
          written: try row.optionalVagueDay(12), firstDay: try row.optionalDay(13),
          lastDay: try row.optionalDay(14), submitted: try row.optionalDay(15),
          texts: ReportTexts(
            progress: row.optionalText(16), deviations: row.optionalText(17),
            problems: row.optionalText(18), results: row.optionalText(19)),
          activities: try activityStates(version), events: try occasions(version),
          participants: try facts.participants(version, row, from: 20),
          attendees: try attendees.read(version) {
            Attendee(
              name: $0.text(1), note: $0.optionalText(2), sector: try $0.optionalWord(3),
              spot: $0.spot)
          },
          categories: try categories.read(version) {
            OrganisationCategory(
              name: $0.text(1), isPresent: $0.text(2) == "present", spot: $0.spot)
          },
          indicators: try indicatorValues(version), method: row.optionalText(22),
          evaluations: try evaluations.read(version) {
            Evaluation(
              day: try $0.optionalVagueDay(1), finding: $0.text(2), ledTo: $0.optionalText(3),
              spot: $0.spot)
          },
          obstacles: try obstacles.read(version) { $0.text(1) },
          possibilities: try possibilities.read(version) { $0.text(1) },
          mainstreaming: try mainstreaming(row), visibility: try visibilityProofs(version),
          metConditions: try metConditions.read(version) {
            MetCondition(id: $0.text(1), day: try $0.day(2), spot: $0.spot)
          },
          attachments: try shared.attachments(version), signatures: try shared.signatures(version),
          claim: try claims.claim(version, row, from: 29),
          openFields: try facts.openFields(version), conflicts: try facts.conflicts(version)))
    }.first
  }

  private func activityStates(_ version: Int64) throws -> [ActivityState] {
    try activities.read(version) {
      ActivityState(
        id: $0.optionalText(1), state: try $0.word(2), title: $0.optionalText(3),
        note: $0.optionalText(4), spot: $0.spot)
    }
  }

  private func visibilityProofs(_ version: Int64) throws -> [VisibilityProof] {
    try visibility.read(version) {
      VisibilityProof(
        kind: try $0.word(1), day: try $0.optionalDay(2), place: $0.optionalText(3),
        uri: $0.optionalText(4), note: $0.optionalText(5), spot: $0.spot)
    }
  }

  private func mainstreaming(_ row: Columns) throws -> Mainstreaming? {
    guard let status: Mainstreaming.Status = try row.optionalWord(23) else { return nil }
    return Mainstreaming(
      status: status, started: try row.optionalVagueDay(24),
      completed: try row.optionalVagueDay(25), financing: row.optionalText(26),
      payers: row.optionalText(27), note: row.optionalText(28),
      spot: row.spot.child("mainstreaming"))
  }

  // MARK: Indicators

  private func indicatorValues(_ version: Int64) throws -> [IndicatorValue] {
    let cells = try cells.parented(version) {
      IndicatorCell(
        age: try $0.optionalWord(2), gender: try $0.word(3), count: $0.integer(4), spot: $0.spot)
    }
    let surveys = try surveys.parented(version) {
      IndicatorSurvey(
        trainingEnded: try $0.day(2), asked: try $0.day(3), count: $0.integer(4), spot: $0.spot)
    }
    let proficiencies = try proficiencies.parented(version) {
      Proficiency(
        before: try $0.word(2), after: try $0.word(3), count: $0.integer(4), spot: $0.spot)
    }
    return try indicators.read(version) { row in
      let element = row.spot.element
      return IndicatorValue(
        IndicatorValue.Fields(
          id: row.text(1), kind: row.text(2), name: row.optionalText(3), unit: row.optionalText(4),
          achievedHundredths: row.statement.optionalInteger(5),
          isApproximate: row.flag(6) ?? false, cells: cells[element] ?? [],
          surveys: surveys[element] ?? [], proficiencies: proficiencies[element] ?? [],
          comment: row.optionalText(7), spot: row.spot))
    }
  }

  // MARK: Occasions

  private func occasions(_ version: Int64) throws -> [Occasion] {
    let themes = try eventThemes.parented(version) {
      ThemeCode(taxonomy: $0.text(2), code: $0.text(3), spot: $0.spot)
    }
    let topics = try eventTopics.parented(version) { $0.text(2) }
    return try events.read(version) { row in
      let element = row.spot.element
      return Occasion(
        kind: try row.word(1), order: row.optionalInteger(2), name: row.optionalText(3),
        firstDay: try row.optionalVagueDay(4), lastDay: try row.optionalVagueDay(5),
        place: row.optionalText(6), municipality: row.optionalText(7),
        county: row.optionalText(8), country: row.optionalText(9),
        organiser: row.optionalText(10), method: row.optionalText(11),
        participants: try facts.participants(version, row, from: 12),
        themes: themes[element] ?? [],
        topics: topics[element] ?? [], spot: row.spot)
    }
  }
}
