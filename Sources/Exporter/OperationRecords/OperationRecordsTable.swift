import Languages
import Portfolio
import Provenance
import Values

/// The record of data on each operation that the authority keeps in electronic form (Regulation (EU)
/// 2021/1060, Article 72(1)(e) and Annex XVII): 142 fields, in tables whose rows each name the operation.
///
/// Operations pass one at a time, each with its rows of all tables, so that memory does not grow with the
/// portfolio. What a document does not state is said to be not stated, and keeps nothing back: the record is
/// kept while an operation goes on. Only a rate that is missing does, and an operation whose papers are in two
/// currencies, since its amounts then have no sum.
struct OperationRecordsTable: Arrangement {
  private let operations: Sheet<OperationSheet.Row>
  private let beneficiaries: Sheet<BeneficiarySheet.Row>
  private let owners: Sheet<OwnerSheet.Row>
  private let grants: Sheet<GrantSheet.Row>
  private let contracts: Sheet<ContractSheet.Row>
  private let subcontracts: Sheet<SubcontractSheet.Row>
  private let objectives: Sheet<ObjectiveSheet.Row>
  private let interventions: Sheet<InterventionSheet.Row>
  private let indicators: Sheet<IndicatorSheet.Row>
  private let breakdown: Sheet<BreakdownSheet.Row>
  private let claims: Sheet<RecordedClaimSheet.Row>
  private let costs: Sheet<CostSheet.Row>
  private let payments: Sheet<RecordedPaymentSheet.Row>
  private let verifications: Sheet<VerificationSheet.Row>
  private let corrections: Sheet<CorrectionSheet.Row>
  private let expenditure: Sheet<ExpenditureSheet.Row>
  private let fields: Sheet<RecordField>
  private let context: ExportContext

  static let names = [
    OperationSheet.name, BeneficiarySheet.name, OwnerSheet.name, GrantSheet.name,
    ContractSheet.name, SubcontractSheet.name, ObjectiveSheet.name, InterventionSheet.name,
    IndicatorSheet.name, BreakdownSheet.name, RecordedClaimSheet.name, CostSheet.name,
    RecordedPaymentSheet.name, VerificationSheet.name, CorrectionSheet.name,
    ExpenditureSheet.name, FieldSheet.name,
  ]

  init(_ context: ExportContext, hasLabels: Bool) {
    operations = OperationSheet.sheet(hasLabels: hasLabels)
    beneficiaries = BeneficiarySheet.sheet(hasLabels: hasLabels)
    owners = OwnerSheet.sheet(hasLabels: hasLabels)
    grants = GrantSheet.sheet(hasLabels: hasLabels)
    contracts = ContractSheet.sheet(hasLabels: hasLabels)
    subcontracts = SubcontractSheet.sheet(hasLabels: hasLabels)
    objectives = ObjectiveSheet.sheet(hasLabels: hasLabels)
    let known = KnownIndicators(context)
    interventions = InterventionSheet.sheet(hasLabels: hasLabels)
    indicators = IndicatorSheet.sheet(known, hasLabels: hasLabels)
    breakdown = BreakdownSheet.sheet(known, hasLabels: hasLabels)
    claims = RecordedClaimSheet.sheet(hasLabels: hasLabels)
    costs = CostSheet.sheet(hasLabels: hasLabels)
    payments = RecordedPaymentSheet.sheet(hasLabels: hasLabels)
    verifications = VerificationSheet.sheet(hasLabels: hasLabels)
    corrections = CorrectionSheet.sheet(hasLabels: hasLabels)
    expenditure = ExpenditureSheet.sheet(hasLabels: hasLabels)
    fields = FieldSheet.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] {
    [
      operations.head, beneficiaries.head, owners.head, grants.head, contracts.head,
      subcontracts.head, objectives.head, interventions.head, indicators.head, breakdown.head,
      claims.head, costs.head, payments.head, verifications.head, corrections.head,
      expenditure.head, fields.head,
    ]
  }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let scope = try RecordScope(reading, context)
    let places = FieldPlaces(sheets)
    var gaps = GapList()
    var ledger = ConversionLedger()
    var ofOtherLaw = OperationsOfOtherLaw()
    try reading.eachProject(key: context.project) { project in
      guard let operation = try scope.operation(project) else {
        if let programme = scope.otherLaw(of: project) { ofOtherLaw.add(ofProgramme: programme) }
        return
      }
      let registered = try RecordedExpenditures(operation, scope.euroRates)
      gaps.add(operation.currencyGaps, of: project.programme?.cci)
      for (currency, day) in registered.lacking {
        gaps.addRate(
          of: currency, in: day, for: project, law: Act.cpr.article("76", "1", "c"))
      }
      for conversion in registered.conversions { try ledger.add(conversion) }
      let rest = try rows(of: operation, registered.all)
      func row(_ states: FieldStates) throws -> SheetRow {
        try operations.row(RecordPart(operation: operation, value: states))
      }
      let states = FieldStates(
        asked: operation.asked, rows: [try row(.unknown)] + rest, places: places)
      guard gaps.isEmpty else { return }
      try body(try row(states))
      for row in rest { try body(row) }
    }
    try gaps.withhold(.operationRecords, of: reading, in: context)
    for field in RecordField.all { try body(try fields.row(field)) }
    var remarks = Remarks()
    remarks.conversions = try ledger.all()
    if let notice = ofOtherLaw.notice { remarks.notices.append(notice) }
    return remarks
  }

  /// The rows of an operation in all tables after the first, in the order of the tables.
  private func rows(
    of operation: RecordedOperation, _ registered: [RecordedExpenditure]
  ) throws -> [SheetRow] {
    var rows: [SheetRow] = []
    func add<Row>(_ sheet: Sheet<Row>, _ values: [Row]) throws {
      for value in values { rows.append(try sheet.row(value)) }
    }
    try add(beneficiaries, BeneficiarySheet.rows(operation))
    try add(owners, OwnerSheet.rows(operation))
    try add(grants, GrantSheet.rows(operation))
    try add(contracts, ContractSheet.rows(operation))
    try add(subcontracts, SubcontractSheet.rows(operation))
    try add(objectives, ObjectiveSheet.rows(operation))
    try add(interventions, InterventionSheet.rows(operation))
    try add(indicators, IndicatorSheet.rows(operation))
    try add(breakdown, BreakdownSheet.rows(operation))
    try add(claims, RecordedClaimSheet.rows(operation))
    try add(costs, CostSheet.rows(operation))
    try add(payments, RecordedPaymentSheet.rows(operation))
    try add(verifications, VerificationSheet.rows(operation))
    try add(corrections, CorrectionSheet.rows(operation))
    try add(expenditure, registered.map { RecordPart(operation: operation, value: $0) })
    return rows
  }

  /// What SQLite says of the operations, their papers and what was registered of them.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let scope = try RecordScope(reading, context)
    var totals = Totals()
    for sum in try reading.recordSums(scope.selection) {
      try totals.countRows(sum.count, of: sum.table, in: sum.currency)
      for (name, amount) in sum.amounts {
        try totals.add(
          Money(minorUnits: amount, currency: sum.currency), of: sum.table, to: name)
      }
    }
    for entry in try reading.recordedExpenditure(scope.selection) {
      for (amount, name) in [
        (entry.eligible, "eligible_expenditure"), (entry.publicContribution, "public_contribution"),
        (entry.paid, "paid"),
      ] {
        // A rate that is missing has stopped the return before.
        guard let amount,
          let conversion = try scope.euroRates.convert(amount, registered: entry.converted)
        else { continue }
        try totals.add(conversion.euro, of: ExpenditureSheet.name, to: name)
      }
    }
    return totals
  }
}
