import GRDB
import Values

/// Reads the rows that documents of several kinds share: partners, objectives, budgets, places.
final class SharedRows {
  private let caseNumbers, partnerRows, identifierRows, objectiveRows, interventionRows: RowReader
  private let locationRows, indicatorRows, lineRows, sumRows, contributionRows: RowReader
  private let attachmentRows, signatureRows, ownerRows: RowReader
  private let themeRows: RowReader

  init(_ db: TablesRead) throws {
    caseNumbers = try RowReader(db, "case_number", "issuer, id")
    partnerRows = try RowReader(
      db, "partner",
      """
      id, role, name, legal_kind, sector, first_name, last_name, address_postcode, address_place,
      address_municipality, address_county, address_nuts, address_country, first_day, last_day,
      recovers_vat
      """)
    identifierRows = try RowReader(
      db, "organisation_identifier", "parent, scheme, country, text")
    objectiveRows = try RowReader(
      db, "objective", "code, amount_minor, action_kind, annex_iv_ground, measure, region_category")
    interventionRows = try RowReader(
      db, "intervention",
      """
      parent, share_bp, field_group, field_code, action_type, implementation, particular_theme,
      support_form, territorial_delivery, economic_activity, secondary_theme, gender_equality,
      macro_region
      """)
    locationRows = try RowReader(
      db, "location",
      "place, postcode, municipality, county, nuts, latitude, longitude, country")
    indicatorRows = try RowReader(
      db, "indicator_target", "id, kind, name, unit, target_hundredths")
    lineRows = try RowReader(
      db, "budget_line",
      """
      id, partner, category, year, form, flat_rate, method, description, unit,
      quantity_hundredths, unit_cost_minor, amount_minor, is_procured, is_derelict_land,
      is_for_conservation, person
      """)
    themeRows = try RowReader(db, "theme", "taxonomy, code")
    sumRows = try RowReader(db, "budget_sum", "partner, category, year, amount_minor")
    contributionRows = try RowReader(
      db, "contribution", "source, sector, partner, name, amount_minor, earmark, earmark_amended_by"
    )
    attachmentRows = try RowReader(db, "attachment", "kind, name, partner")
    ownerRows = try RowReader(db, "beneficial_owner", "parent")
    signatureRows = try RowReader(db, "signature", "role, authority, signed, received")
  }

  /// How much of a document is read.
  var extent = ProjectExtent.whole {
    didSet {
      let rest = [
        caseNumbers, themeRows, indicatorRows, lineRows, sumRows, attachmentRows, signatureRows,
        ownerRows,
      ]
      for rows in rest { rows.isLeftOut = extent == .granted }
    }
  }

  /// Leaves out what nobody asks of the next document, until it is said otherwise.
  func leaveOut(objectives: Bool, locations: Bool, financing: Bool) {
    objectiveRows.isLeftOut = objectives
    interventionRows.isLeftOut = objectives
    locationRows.isLeftOut = locations
    contributionRows.isLeftOut = financing
  }

  func attachments(_ version: Int64) throws -> [Attachment] {
    try attachmentRows.read(version) {
      Attachment(
        kind: $0.text(1), partner: $0.optionalText(3), name: $0.text(2), spot: $0.spot)
    }
  }

  func signatures(_ version: Int64) throws -> [Signature] {
    try signatureRows.read(version) {
      Signature(
        role: $0.text(1), authority: $0.optionalText(2), signed: try $0.day(3),
        received: try $0.optionalDay(4), spot: $0.spot)
    }
  }

  func cases(_ version: Int64) throws -> [Reference] {
    try caseNumbers.read(version) { Reference(issuer: $0.text(1), id: $0.text(2)) }
  }

  func partners(_ version: Int64) throws -> [Partner] {
    let identifiers = try allIdentifiers(version)
    let owned = try elementsWithOwner(version)
    return try partnerRows.read(version) { row -> Partner? in
      // The public list tells of the one that applied alone.
      if extent == .granted, row.text(2) != PartnerRole.applicant.rawValue { return nil }
      return Partner(
        Partner.Fields(
          id: row.text(1), role: try row.word(2), name: row.text(3),
          identifiers: identifiers.filter { $0.parent == row.spot.element }.map { $0.identifier },
          legalKind: try row.optionalWord(4), sector: try row.optionalWord(5),
          firstName: row.optionalText(6), lastName: row.optionalText(7),
          address: address(row, from: 8), firstDay: try row.optionalVagueDay(14),
          lastDay: try row.optionalVagueDay(15), recoversVAT: row.flag(16),
          statesBeneficialOwner: owned.contains(row.spot.element), spot: row.spot))
    }.compactMap { $0 }
  }

  /// The elements of the document, bodies and contracts, in which a beneficial owner is stated.
  func elementsWithOwner(_ version: Int64) throws -> Set<Int> {
    Set(try ownerRows.read(version) { Int($0.integer(1)) })
  }

  /// The numbers that stand in an element of the document, 0 being the document's own.
  func identifiers(_ version: Int64, parent: Int) throws -> [OrganisationIdentifier] {
    try allIdentifiers(version).filter { $0.parent == parent }.map { $0.identifier }
  }

  private func allIdentifiers(
    _ version: Int64
  ) throws -> [(parent: Int, identifier: OrganisationIdentifier)] {
    try identifierRows.read(version) { row in
      (
        Int(row.integer(1)),
        OrganisationIdentifier(
          scheme: row.text(2), country: row.text(3), number: row.text(4), spot: row.spot)
      )
    }
  }

  /// Six columns of an address, of which the last, the country, is there when the address is.
  func address(_ row: Columns, from column: Int) -> Address? {
    guard let country = row.optionalText(column + 5) else { return nil }
    return Address(
      postcode: row.optionalText(column), place: row.optionalText(column + 1),
      municipality: row.optionalText(column + 2), county: row.optionalText(column + 3),
      nuts: row.optionalText(column + 4), country: country, spot: row.spot.child("address"))
  }

  func objectives(_ version: Int64, _ currency: Currency) throws -> [Objective] {
    let interventions = try interventionRows.read(version) { row in
      (parent: Int(row.integer(1)), intervention: intervention(row))
    }
    return try objectiveRows.read(version) { row in
      Objective(
        Objective.Fields(
          code: row.text(1), amount: row.money(2, currency), actionKind: try row.word(3),
          annexIVGround: row.optionalText(4), measure: row.optionalText(5),
          regionCategory: try row.optionalWord(6),
          interventions: interventions.filter { $0.parent == row.spot.element }
            .map { $0.intervention }, spot: row.spot))
    }
  }

  private func intervention(_ row: Columns) -> Intervention {
    var field: GroupedCode?
    if let code = row.optionalText(4) {
      field = GroupedCode(group: row.optionalText(3), code: code)
    }
    return Intervention(
      Intervention.Fields(
        share: row.rate(2), field: field, actionType: row.optionalText(5),
        implementation: row.optionalText(6), particularTheme: row.optionalText(7),
        supportForm: row.optionalText(8), territorialDelivery: row.optionalText(9),
        economicActivity: row.optionalText(10), secondaryTheme: row.optionalText(11),
        genderEquality: row.optionalText(12), macroRegion: row.optionalText(13), spot: row.spot))
  }

  func themes(_ version: Int64) throws -> [ThemeCode] {
    try themeRows.read(version) {
      ThemeCode(taxonomy: $0.text(1), code: $0.text(2), spot: $0.spot)
    }
  }

  func locations(_ version: Int64) throws -> [Location] {
    try locationRows.read(version) {
      Location(
        place: $0.optionalText(1), postcode: $0.optionalText(2), municipality: $0.optionalText(3),
        county: $0.optionalText(4), nuts: $0.optionalText(5), latitude: $0.optionalText(6),
        longitude: $0.optionalText(7), country: $0.text(8), spot: $0.spot)
    }
  }

  func indicators(_ version: Int64) throws -> [IndicatorTarget] {
    try indicatorRows.read(version) {
      IndicatorTarget(
        IndicatorTarget.Fields(
          id: $0.text(1), kind: $0.text(2), name: $0.optionalText(3), unit: $0.optionalText(4),
          targetHundredths: $0.integer(5), spot: $0.spot))
    }
  }

  /// Three columns of a document: the option, the eligible cost and the total cost of its budget.
  func budget(
    _ version: Int64, _ currency: Currency, _ row: Columns, from column: Int
  ) throws -> Budget? {
    guard let option: CostOption = try row.optionalWord(column) else { return nil }
    return Budget(
      option: option, lines: try lines(version, currency), sums: try sums(version, currency),
      eligibleCost: row.money(column + 1, currency),
      statedTotalCost: row.optionalMoney(column + 2, currency), spot: row.spot.child("budget"))
  }

  private func lines(_ version: Int64, _ currency: Currency) throws -> [BudgetLine] {
    try lineRows.read(version) {
      BudgetLine(
        BudgetLine.Fields(
          id: $0.text(1), partner: $0.text(2), category: try $0.word(3), year: Int($0.text(4)) ?? 0,
          form: try $0.word(5), flatRate: try $0.optionalWord(6), method: try $0.optionalWord(7),
          person: try $0.optionalWord(16), isProcured: $0.flag(13),
          isDerelictLand: $0.flag(14) ?? false,
          isForConservation: $0.flag(15) ?? false,
          description: $0.optionalText(8), unit: $0.optionalText(9),
          quantityHundredths: $0.statement.optionalInteger(10),
          unitCost: $0.optionalMoney(11, currency), amount: $0.money(12, currency), spot: $0.spot))
    }
  }

  private func sums(_ version: Int64, _ currency: Currency) throws -> [BudgetSum] {
    try sumRows.read(version) {
      BudgetSum(
        partner: $0.optionalText(1), category: try $0.optionalWord(2),
        year: $0.optionalText(3).flatMap { Int($0) }, amount: $0.money(4, currency), spot: $0.spot)
    }
  }

  /// Two columns of a document: the stated rate and its base; the contributions are rows.
  func financing(
    _ version: Int64, _ currency: Currency, _ row: Columns, from column: Int
  ) throws -> FinancingPlan {
    FinancingPlan(
      contributions: try contributionRows.read(version) {
        Contribution(
          Contribution.Fields(
            source: try $0.word(1), sector: try $0.optionalWord(2),
            earmark: try $0.optionalWord(6), earmarkAmendedBy: $0.optionalText(7),
            partner: $0.optionalText(3),
            name: $0.optionalText(4), amount: $0.money(5, currency), spot: $0.spot))
      },
      statedRate: row.optionalRate(column), base: try row.optionalWord(column + 1),
      spot: row.spot.child("financing"))
  }
}
