import Languages
import Portfolio
import Provenance
import Values

/// The list of operations in the shape that Kohesio takes lists of the cohesion funds in: CSV alone, the first
/// place of an operation, days as `dd/MM/yyyy`, and the rate of exchange of what is not in euro.
///
/// The names of identity, name, country and place stand in the public specification of the validator of
/// Kohesio, and those of days, currency and rate in its rules, with what these ask. The rest are those of the
/// files that Kohesio publishes, and may be called otherwise in what it takes. That it takes lists of
/// AMIF, nothing that is public says.
struct KohesioTable: Arrangement {
  static let name = "operations"

  private let sheet: Sheet<Row>
  private let context: ExportContext

  /// An operation, and the rate of its currency.
  fileprivate struct Row {
    let operation: Operation
    let rate: ExchangeRate?
    let on: Day

    var place: OperationPlace? { operation.locations.first ?? operation.beneficiaryPlace }

    /// The region of its place, which the county gives where it is not stated.
    var nuts: String? {
      place?.nuts ?? place?.county.flatMap { County(code: $0)?.nuts3 }
        ?? place?.municipality.flatMap { County(code: String($0.prefix(2)))?.nuts3 }
    }
  }

  init(_ context: ExportContext, hasLabels: Bool) {
    sheet = Sheet(
      Self.name, element: "operation", hasLabels: hasLabels,
      currencyIn: "Total_Eligible_Expenditure_Currency",
      Self.identity + Self.time + Self.money(tracing: context.keepsSources) + Self.rest)
    self.context = context
  }

  var sheets: [SheetHead] { [sheet.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let month = String(context.on.iso.prefix(7))
    let rates = try reading.rates().filter { $0.month == month }
    var gaps = GapList()
    let remarks = try reading.eachOperation(in: context, for: .kohesio) { operation in
      let currency = operation.eligibleCost.currency
      let row = Row(
        operation: operation, rate: rates.first { $0.currency == currency }, on: context.on)
      if currency != .eur, row.rate == nil {
        gaps.addRate(
          of: currency, in: context.on, for: operation.code, of: operation.programme,
          law: Self.lawOfRates)
      }
      if row.nuts == nil, row.place?.postcode == nil, row.place?.latitude == nil {
        gaps.add([Self.gap(ofPlaceOf: operation)], of: operation.programme)
      }
      try body(try sheet.row(row))
    }
    try gaps.withhold(.kohesio, of: reading, in: context)
    return remarks
  }

  private static func gap(ofPlaceOf operation: Operation) -> Gap {
    Gap(
      project: operation.code,
      field: Wording(
        "a postcode, a NUTS region or coordinates",
        sv: "ett postnummer, en Nuts-region eller koordinater"), law: lawOfPlaces,
      fix: Wording(
        "import a decision that states its place", sv: "ta in ett beslut som anger platsen"))
  }

  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let found = try reading.totalsOfOperations(
      on: context.on, programme: context.programme, bound: .regulation)
    var totals = Totals()
    try totals.countRows(0, of: name)
    for sums in found.byCurrency {
      try totals.countRows(sums.rows, of: name, in: sums.currency)
      try totals.add(sums.eligibleCost, of: name, to: "eligible_cost")
      try totals.add(sums.unionContribution, of: name, to: "union_contribution")
    }
    return totals
  }

  private static let lawOfPlaces = Citation(
    Act.cpr, Provision(article: "49", paragraph: "3", points: ["l"]))
  private static let lawOfRates = Citation(
    Act.cpr, Provision(article: "76", paragraph: "1", points: ["c"]))

  // MARK: Columns

  private static var identity: [Column<Row>] {
    [
      .code("Operation_Unique_Identifier", "Operation_Unique_Identifier") {
        "\($0.operation.programme)_\($0.operation.code)"
      },
      .text("Operation_Name_Programme_Language", "Operation_Name_Programme_Language") {
        $0.operation.title.text
      },
      .text("Operation_Name_English", "Operation_Name_English") {
        $0.operation.title.language == "en" ? $0.operation.title.text : nil
      },
      .text("Country", "Country") { country(of: $0.operation.programme) },
      .code("Location_Indicator_Postcode", "Location_Indicator_Postcode") { $0.place?.postcode },
      .code("Location_Indicator_NUTS_code", "Location_Indicator_NUTS_code") { $0.nuts },
      .code("Location_Indicator_latitude_longitude", "Location_Indicator_latitude_longitude") {
        row in
        guard let latitude = row.place?.latitude, let longitude = row.place?.longitude else {
          return nil
        }
        return "\(latitude),\(longitude)"
      },
    ]
  }

  private static var time: [Column<Row>] {
    [
      .code("Operation_Start_Date", "Operation_Start_Date") { written($0.operation.firstDay) },
      .code("Operation_End_Date", "Operation_End_Date") {
        $0.operation.isCompleted ? written($0.operation.completion) : nil
      },
      .code("Operation_Expected_End_Date", "Operation_Expected_End_Date") {
        $0.operation.isCompleted ? nil : written($0.operation.completion)
      },
    ]
  }

  private static func money(tracing: Bool) -> [Column<Row>] {
    [
      .rate("Cofinancing_Rate", "Cofinancing_Rate") { $0.operation.rate.computed },
      .cells(
        "Total_Eligible_Expenditure_amount", "Total_Eligible_Expenditure_amount", .amount,
        sum: "eligible_cost"
      ) {
        Cell(
          .amount($0.operation.eligibleCost),
          from: tracing ? $0.operation.sources.eligibleCost : [])
      },
      .code("Total_Eligible_Expenditure_Currency", "Total_Eligible_Expenditure_Currency") {
        $0.operation.eligibleCost.currency.code
      },
      .code(
        "Total_Eligible_Expenditure_Exchange_Rate", "Total_Eligible_Expenditure_Exchange_Rate"
      ) { $0.rate?.plain },
      .cells("Project_EU_Budget", "Project_EU_Budget", .amount, sum: "union_contribution") {
        Cell(
          .amount($0.operation.unionContribution),
          from: tracing ? $0.operation.sources.unionContribution : [])
      },
    ]
  }

  private static var rest: [Column<Row>] {
    [
      .text("Beneficiary_Name", "Beneficiary_Name") { row in
        switch row.operation.beneficiary {
        case .legalEntity(let name, _): name
        case .naturalPerson(let first, let last): "\(first) \(last)"
        case .removed: nil
        }
      },
      .code("Beneficiary_Unique_Identifier", "Beneficiary_Unique_Identifier") {
        if case .legalEntity(_, let number) = $0.operation.beneficiary { number } else { nil }
      },
      .code("Category_Of_Intervention", "Category_Of_Intervention") { row in
        let fields = row.operation.objectives.flatMap { $0.interventions }
          .compactMap { $0.field?.description }
        return joined(fields.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
      },
      .code("Fund_Code", "Fund_Code") { $0.operation.fund },
      .code("Programme_Code", "Programme_Code") { $0.operation.programme },
      .code("Programming_Period", "Programming_Period") { period(of: $0.operation.programme) },
      .text("Operation_Summary_Programme_Language", "Operation_Summary_Programme_Language") {
        $0.operation.purpose.text
      },
      .text("Operation_Summary_English", "Operation_Summary_English") {
        $0.operation.purpose.language == "en" ? $0.operation.purpose.text : nil
      },
      .code("Date_Of_Last_Update", "Date_Of_Last_Update") { written($0.on) },
    ]
  }

  /// A day as Kohesio writes it: `01/09/2026`.
  private static func written(_ day: Day) -> String {
    day.iso.split(separator: "-").reversed().joined(separator: "/")
  }

  /// The country that a CCI number names, in English where it is ours: `2021SE65AMPR001`.
  private static func country(of programme: String) -> String {
    let code = programme.dropFirst(4).prefix(2)
    return code == "SE" ? "Sweden" : String(code)
  }

  /// The programming period that a CCI number begins with.
  private static func period(of programme: String) -> String? {
    programme.hasPrefix("2021") ? "2021-2027" : nil
  }
}
