import Languages
import Portfolio
import Provenance
import Values

/// The transmission of data to the Commission (Regulation (EU) 2021/1060, Article 42 and Annex VII,
/// tables 3, 7 and 11): what is selected, declared, planned and reached, cumulative to the end of the
/// month before the one in which it is due.
struct DataTransmissionTable: Arrangement {
  private let financial: Sheet<FinancialRow>
  private let subtotals: Sheet<FinancialSubtotal>
  private let outputs: Sheet<IndicatorRow>
  private let results: Sheet<IndicatorRow>
  private let head: Sheet<TransmissionScope>
  private let context: ExportContext

  static let names = [
    "financial", "subtotals", "output_indicators", "result_indicators", "transmission",
  ]

  init(_ context: ExportContext, hasLabels: Bool) {
    financial = FinancialRow.sheet(context.labels, hasLabels: hasLabels)
    subtotals = FinancialSubtotal.sheet(hasLabels: hasLabels)
    outputs = IndicatorRow.outputs(hasLabels: hasLabels)
    results = IndicatorRow.results(hasLabels: hasLabels)
    head = TransmissionScope.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] {
    [financial.head, subtotals.head, outputs.head, results.head, head.head]
  }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let scope = try TransmissionScope(reading, context)
    var gaps = GapList()
    var money = FinancialTable(
      scope.programme, EuroRates(try reading.rates()), keepsSources: context.keepsSources)
    var indicators = IndicatorSums(context.terms.transmission, keepsSources: context.keepsSources)
    try reading.eachProject { project in
      guard project.programme?.header.version == scope.programme.header.version,
        let operation = SelectedOperation(project, on: scope.time.cutOff, &gaps)
      else { return }
      try money.add(operation, &gaps)
      if scope.time.hasIndicators {
        try indicators.add(operation, until: scope.time.cutOff)
      }
    }
    try gaps.withhold(.dataTransmission)
    let tables = try money.rows()
    for row in tables.rows { try body(try financial.row(row)) }
    for row in tables.subtotals { try body(try subtotals.row(row)) }
    if scope.time.hasIndicators {
      for row in try indicators.rows(scope.programme, outputs: true) {
        try body(try outputs.row(row))
      }
      for row in try indicators.rows(scope.programme, outputs: false) {
        try body(try results.row(row))
      }
    }
    try body(try head.row(scope))
    var remarks = Remarks()
    remarks.conversions = try money.conversions.all()
    return remarks
  }

  /// What SQLite says is selected and declared, each amount in euro by itself.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let scope = try TransmissionScope(reading, context)
    let rates = EuroRates(try reading.rates())
    var totals = Totals()
    for amount in try reading.selectedAmounts(of: scope.programme, on: scope.time.cutOff) {
      // A rate that is missing has stopped the return before.
      guard let converted = try rates.convert(amount.money, registered: amount.day) else {
        continue
      }
      for sheet in names.prefix(2) {
        try totals.add(converted.euro, of: sheet, to: amount.what.rawValue)
      }
    }
    return totals
  }
}

/// Which programme is transmitted, and when.
struct TransmissionScope {
  let programme: Programme
  let time: TransmissionTime

  init(_ reading: Reading, _ context: ExportContext) throws {
    let kind = Return.dataTransmission
    programme = try context.programmeInEuro(in: reading, for: kind)
    guard let time = TransmissionTime(on: context.on, context.terms.transmission) else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "no transmission is due after \(context.on)",
          sv: "ingen överföring ska göras efter \(context.on)"))
    }
    self.time = time
    guard programme.approved.map({ $0.earliest.map { $0 <= time.due } ?? true }) ?? true else {
      throw ExportError.unsuited(
        kind,
        Wording(
          "the Commission has not approved the programme by \(time.due)",
          sv: "kommissionen har inte godkänt programmet den \(time.due)"))
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<TransmissionScope> {
    Sheet(
      "transmission", element: "transmission", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .text("fund", "Fond") { $0.programme.fund },
        .code("programme", "Program (CCI)") { $0.programme.cci },
        .text("programme_title", "Programmets namn") { $0.programme.title },
        .code("version", "Version") { $0.time.version },
        .day("due", "Ska lämnas senast") { $0.time.due },
        .day("cut_off", "Uppgifterna avser") { $0.time.cutOff },
        .code("indicators", "Indikatorer, kod") { $0.time.hasIndicators ? "true" : "false" },
        .label("Indikatorer") { $0.time.hasIndicators ? "ingår" : "ingår inte" },
      ])
  }
}
