import GRDB
import Values

/// Reads documents of every kind out of their typed rows.
///
/// The statements are prepared once and used for one document after another.
final class DocumentReader {
  private let shared: SharedRows
  private let factRows: FactRows
  private let reports: ReportReader
  private let payments: PaymentReader
  private let applications, thirdCountries, purchases: RowReader
  private let decisions, reportingPeriods, conditions, contracts, subcontracts: RowReader
  private let programmes, programmeObjectives, programmeRates, programmeInterventions: RowReader
  private let authorities, allocations, programmeIndicators: RowReader
  private let calls, callObjectives, eligibleApplicants, costOptions, requiredAttachments: RowReader
  private let organisations, facts, stages: RowReader

  init(_ db: TablesRead) throws {
    shared = try SharedRows(db)
    factRows = try FactRows(db)
    reports = try ReportReader(db, shared, factRows)
    payments = try PaymentReader(db, shared)
    applications = try RowReader(
      db, "application",
      """
      currency, programme_issuer, programme_id, call_issuer, call_id, title, title_lang, acronym,
      summary, purpose, submitted, first_day, last_day, completed, involves_third_country, aid,
      research_exemption, budget_option, budget_eligible_cost_minor, budget_total_cost_minor,
      financing_co_financing_rate_bp, financing_base, summary_lang, purpose_lang
      """, isRoot: true)
    thirdCountries = try RowReader(db, "third_country", "country")
    purchases = try RowReader(db, "procurement", "subject, kind, partner, planned, amount_minor")
    decisions = try RowReader(
      db, "decision",
      """
      currency, outcome, application_issuer, application_id, amends_issuer, amends_id, decided,
      valid_from, issuing_body, title, purpose, products, cost_method, payment_conditions,
      first_day, last_day, completed, strategic_importance, commission_consulted,
      beneficiary_informed, publication_excluded_for, publication_citation, budget_option,
      budget_eligible_cost_minor, budget_total_cost_minor, financing_co_financing_rate_bp,
      financing_base, title_lang, purpose_lang, commission_informed, grounds
      """, isRoot: true)
    reportingPeriods = try RowReader(
      db, "reporting_period", "kind, first_day, last_day, content_due, finance_due")
    conditions = try RowReader(db, "condition", "id, text, due")
    contracts = try RowReader(
      db, "contract",
      "reference, contractor, name, concluded, amount_minor, kind, is_of_state_authority, "
        + "has_subcontracts")
    subcontracts = try RowReader(
      db, "subcontract", "parent, reference, identifier, name, concluded, amount_minor")
    programmes = try RowReader(
      db, "programme",
      """
      currency, title, fund, cci, first_year, last_year, submitted, allows_depreciation,
      approval_number, approved
      """, isRoot: true)
    programmeObjectives = try RowReader(
      db, "programme_objective",
      "code, title, explanation, conditions_unfulfilled_from, conditions_fulfilled_from")
    authorities = try RowReader(db, "authority", "role, name, first_day, last_day")
    allocations = try RowReader(db, "allocation", "amount_minor, objective, year")
    programmeIndicators = try RowReader(
      db, "programme_indicator",
      """
      objective, id, kind, milestone_hundredths, baseline_hundredths, target_hundredths, unit,
      baseline_unit, target_unit
      """)
    programmeRates = try RowReader(
      db, "programme_rate",
      """
      objective, action_kind, co_financing_rate_bp, base, union_contribution_minor,
      national_public_minor, national_private_minor
      """)
    programmeInterventions = try RowReader(
      db, "programme_intervention",
      "objective, table_code, group_code, code, amendment_requested, costs_from")
    calls = try RowReader(
      db, "call",
      """
      currency, kind, programme_issuer, programme_id, title, money_minor, union_share_bp, opens,
      closes, signature_working_days, earliest_start, starts_on_first_of_month, latest_end,
      minimum_budget_minor, maximum_budget_minor, minimum_months, maximum_months,
      co_financing_in_cash_only, own_share_bp, area
      """, isRoot: true)
    callObjectives = try RowReader(db, "call_objective", "code")
    eligibleApplicants = try RowReader(db, "eligible_applicant", "sector")
    costOptions = try RowReader(db, "cost_option", "option")
    requiredAttachments = try RowReader(db, "required_attachment", "kind")
    organisations = try RowReader(
      db, "organisation",
      """
      name, acronym, legal_kind, sector, address_postcode, address_place, address_municipality,
      address_county, address_nuts, address_country
      """, isRoot: true)
    facts = try RowReader(
      db, "project_fact",
      """
      title, acronym, summary, fund, start_day, end_day, grant_minor, total_cost_minor, currency,
      partner_count
      """, isRoot: true)
    stages = try RowReader(db, "stage", "name, day")
  }

  /// How much of a document is read.
  var extent: ProjectExtent {
    get { shared.extent }
    set {
      guard newValue != shared.extent else { return }
      shared.extent = newValue
      for rows in [thirdCountries, purchases, reportingPeriods, conditions, subcontracts] {
        rows.isLeftOut = newValue == .granted
      }
    }
  }

  /// Leaves out of applications what the public list takes from decisions where they state it; of no
  /// decisions, nothing.
  func leaveOutPlan(statedBy decisions: [Decision]) {
    let grants = decisions.filter { $0.outcome.grants }
    shared.leaveOut(
      objectives: !grants.isEmpty && grants.allSatisfy { !$0.objectives.isEmpty },
      locations: !grants.isEmpty && grants.allSatisfy { !$0.locations.isEmpty },
      financing: !grants.isEmpty)
  }

  func application(_ header: DocumentHeader) throws -> Application? {
    let version = header.version
    return try applications.read(version) { row in
      let currency = try row.currency(1)
      return Application(
        Application.Fields(
          header: header, currency: currency, cases: try shared.cases(version),
          programme: row.optionalReference(2, 3), call: row.optionalReference(4, 5),
          title: row.text(6), titleLanguage: row.optionalText(7), acronym: row.optionalText(8),
          summary: row.text(9), summaryLanguage: row.optionalText(23),
          purpose: row.optionalText(10), purposeLanguage: row.optionalText(24),
          submitted: try row.day(11),
          firstDay: try row.day(12), lastDay: try row.day(13), completed: try row.optionalDay(14),
          involvesThirdCountry: row.flag(15),
          thirdCountries: try thirdCountries.read(version) {
            ThirdCountry(country: $0.text(1), spot: $0.spot)
          },
          aid: try row.optionalWord(16), hasResearchExemption: row.flag(17),
          partners: try shared.partners(version),
          objectives: try shared.objectives(version, currency), themes: try shared.themes(version),
          locations: try shared.locations(version), indicators: try shared.indicators(version),
          purchases: try purchases.read(version) {
            PlannedPurchase(
              subject: $0.text(1), kind: try $0.optionalWord(2), partner: $0.optionalText(3),
              planned: try $0.optionalVagueDay(4), amount: $0.money(5, currency), spot: $0.spot)
          },
          budget: try shared.budget(version, currency, row, from: 18)
            ?? Budget.missing(currency, row.spot),
          financing: try shared.financing(version, currency, row, from: 21),
          attachments: try shared.attachments(version),
          signatures: try shared.signatures(version)))
    }.first
  }

  func decision(_ header: DocumentHeader) throws -> Decision? {
    let version = header.version
    return try decisions.read(version) { row in
      let currency = try row.currency(1)
      let financing = try shared.financing(version, currency, row, from: 26)
      let owned = try shared.elementsWithOwner(version)
      let nested = try subcontracts.parented(version) {
        Subcontract(
          reference: $0.optionalText(2), identifier: $0.optionalText(3), name: $0.optionalText(4),
          concluded: try $0.optionalDay(5), amount: $0.money(6, currency), spot: $0.spot)
      }
      return Decision(
        Decision.Fields(
          header: header, currency: currency, outcome: try row.word(2),
          cases: try shared.cases(version), application: row.optionalReference(3, 4),
          amends: row.optionalReference(5, 6), decided: try row.day(7), validFrom: try row.day(8),
          issuingBody: row.optionalText(9), grounds: row.optionalText(31),
          title: row.optionalText(10),
          titleLanguage: row.optionalText(28), purpose: row.optionalText(11),
          purposeLanguage: row.optionalText(29), products: row.optionalText(12),
          costMethod: row.optionalText(13), paymentConditions: row.optionalText(14),
          firstDay: try row.optionalDay(15), lastDay: try row.optionalDay(16),
          completed: try row.optionalDay(17), isOfStrategicImportance: row.flag(18),
          commissionInformed: try row.optionalDay(30),
          commissionConsulted: try row.optionalDay(19),
          beneficiaryInformed: try row.optionalDay(20),
          exclusion: row.optionalText(21).map {
            PublicationExclusion(
              ground: $0, citation: row.optionalText(22) ?? "", spot: row.spot.child("publication"))
          },
          objectives: try shared.objectives(version, currency),
          locations: try shared.locations(version), indicators: try shared.indicators(version),
          budget: try shared.budget(version, currency, row, from: 23),
          financing: financing.contributions.isEmpty ? nil : financing,
          reportingPeriods: try reportingPeriods.read(version) {
            ReportingPeriod(
              kind: $0.text(1), firstDay: try $0.day(2), lastDay: try $0.day(3),
              contentDue: try $0.day(4), financeDue: try $0.day(5), spot: $0.spot)
          },
          conditions: try conditions.read(version) {
            GrantCondition(
              id: $0.optionalText(1), text: $0.text(2), due: try $0.optionalDay(3), spot: $0.spot)
          },
          contracts: try contracts.read(version) {
            Contract(
              reference: $0.text(1), kind: try $0.optionalWord(6), isOfStateAuthority: $0.flag(7),
              contractor: $0.text(2), name: $0.optionalText(3),
              concluded: try $0.day(4), amount: $0.money(5, currency),
              statesBeneficialOwner: owned.contains($0.spot.element),
              hasSubcontracts: $0.flag(8), subcontracts: nested[$0.spot.element] ?? [],
              spot: $0.spot)
          }))
    }.first
  }

  func report(_ header: DocumentHeader) throws -> Report? { try reports.report(header) }

  func payment(_ header: DocumentHeader) throws -> Payment? { try payments.payment(header) }

  func programme(_ header: DocumentHeader) throws -> Programme? {
    let version = header.version
    return try programmes.read(version) { row in
      let currency = try row.currency(1)
      return Programme(
        header: header, currency: currency, title: row.text(2), fund: row.text(3),
        cci: row.text(4), firstYear: Int(row.text(5)) ?? 0, lastYear: Int(row.text(6)) ?? 0,
        submitted: try row.optionalDay(7), allowsDepreciation: row.flag(8),
        approvalNumber: row.optionalText(9), approved: try row.optionalVagueDay(10),
        authorities: try authorities.read(version) {
          ProgrammeAuthority(
            role: $0.text(1), name: $0.text(2), firstDay: try $0.optionalDay(3),
            lastDay: try $0.optionalDay(4), spot: $0.spot)
        },
        objectives: try programmeObjectives.read(version) {
          ProgrammeObjective(
            code: $0.text(1), title: $0.text(2), explanation: $0.optionalText(3),
            unfulfilledFrom: try $0.optionalDay(4), fulfilledFrom: try $0.optionalDay(5),
            spot: $0.spot)
        },
        allocations: try allocations.read(version) {
          Allocation(
            objective: $0.optionalText(2), year: Int($0.text(3)) ?? 0,
            amount: $0.money(1, currency), spot: $0.spot)
        },
        rates: try programmeRates.read(version) {
          ProgrammeRate(
            objective: $0.text(1), actionKind: try $0.word(2), rate: $0.rate(3),
            base: try $0.word(4), unionContribution: $0.optionalMoney(5, currency),
            nationalPublic: $0.optionalMoney(6, currency),
            nationalPrivate: $0.optionalMoney(7, currency), spot: $0.spot)
        },
        interventions: try programmeInterventions.read(version) {
          ProgrammeIntervention(
            objective: $0.text(1), table: $0.text(2), group: $0.optionalText(3), code: $0.text(4),
            amendmentRequested: try $0.optionalDay(5), costsFrom: try $0.optionalDay(6),
            spot: $0.spot)
        },
        indicators: try programmeIndicators.read(version) {
          ProgrammeIndicator(
            objective: $0.text(1), id: $0.text(2), kind: $0.text(3),
            milestoneHundredths: $0.statement.optionalInteger(4),
            baselineHundredths: $0.statement.optionalInteger(5),
            targetHundredths: $0.statement.optionalInteger(6), unit: $0.optionalText(7),
            baselineUnit: $0.optionalText(8), targetUnit: $0.optionalText(9), spot: $0.spot)
        })
    }.first
  }

  func call(_ header: DocumentHeader) throws -> Call? {
    let version = header.version
    return try calls.read(version) { row in
      let currency = try row.currency(1)
      return Call(
        header: header, currency: currency, kind: row.text(2),
        programme: Reference(issuer: row.text(3), id: row.text(4)), title: row.text(5),
        area: row.optionalText(20),
        eligibleApplicants: try eligibleApplicants.read(version) { try $0.word(1) },
        objectives: try callObjectives.read(version) { $0.text(1) },
        costOptions: try costOptions.read(version) { try $0.word(1) },
        requiredAttachments: try requiredAttachments.read(version) { $0.text(1) },
        money: row.money(6, currency), unionShare: row.rate(7),
        isCoFinancingInCashOnly: row.flag(18), ownShare: row.optionalRate(19),
        opens: try row.day(8),
        closes: try row.day(9), signatureWorkingDays: row.optionalInteger(10),
        earliestStart: try row.optionalDay(11), startsOnFirstOfMonth: row.flag(12),
        latestEnd: try row.optionalDay(13), minimumBudget: row.optionalMoney(14, currency),
        maximumBudget: row.optionalMoney(15, currency), minimumMonths: row.optionalInteger(16),
        maximumMonths: row.optionalInteger(17))
    }.first
  }

  func organisation(_ header: DocumentHeader) throws -> Organisation? {
    let version = header.version
    return try organisations.read(version) { row in
      Organisation(
        header: header, name: row.text(1), acronym: row.optionalText(2),
        identifiers: try shared.identifiers(version, parent: 0),
        legalKind: try row.optionalWord(3), sector: try row.optionalWord(4),
        address: shared.address(row, from: 5), conflicts: try factRows.conflicts(version))
    }.first
  }

  func fact(_ header: DocumentHeader) throws -> ProjectFact? {
    let version = header.version
    return try facts.read(version) { row in
      let currency = row.optionalText(9).flatMap { Currency($0) }
      return ProjectFact(
        header: header, title: row.text(1), acronym: row.optionalText(2),
        summary: row.optionalText(3), fund: row.optionalText(4),
        start: try row.optionalVagueDay(5), end: try row.optionalVagueDay(6),
        grant: currency.flatMap { row.optionalMoney(7, $0) },
        totalCost: currency.flatMap { row.optionalMoney(8, $0) },
        partnerCount: row.optionalInteger(10),
        partners: try shared.partners(version), locations: try shared.locations(version),
        stages: try stages.read(version) {
          Stage(name: $0.text(1), day: try $0.optionalVagueDay(2), spot: $0.spot)
        }, openFields: try factRows.openFields(version),
        conflicts: try factRows.conflicts(version))
    }.first
  }
}

extension Budget {
  /// An application has a budget by its schema; this stands for none where a row was tampered with.
  fileprivate static func missing(_ currency: Currency, _ spot: Spot) -> Budget {
    Budget(
      option: .realCosts, lines: [], sums: [], eligibleCost: .zero(currency),
      statedTotalCost: nil, spot: spot)
  }
}
