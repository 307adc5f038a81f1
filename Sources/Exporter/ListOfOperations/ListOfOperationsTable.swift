import Portfolio
import Values

/// The list of operations as a table: one row for each operation.
///
/// Article 49(4) wants a list that can be sorted, searched, extracted and compared. A row per
/// operation lets every amount be summed and every column be sorted as it stands. What an operation
/// has several of stands in one cell, joined by ` | ` in the order of the decision, beside a column
/// with their number. Cells that tell of the same things are aligned: the second share is that of
/// the second field, and a part that is not stated leaves its place empty. No amount is converted:
/// each row names its currency.
struct ListOfOperationsTable: Arrangement {
  static let name = "operations"

  private let sheet: Sheet<Operation>
  private let context: ExportContext

  init(_ context: ExportContext, hasLabels: Bool) {
    sheet = Sheet(
      Self.name, element: "operation", hasLabels: hasLabels, Self.columns(context))
    self.context = context
  }

  var sheets: [SheetHead] { [sheet.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    try reading.eachOperation(in: context, for: .listOfOperations) {
      try body(try sheet.row($0))
    }
  }

  // MARK: Columns

  private static func columns(_ context: ExportContext) -> [Column<Operation>] {
    identity + money(tracing: context.keepsSources) + objectives + places
      + interventions { context.labels(of: $0.programme) }
  }

  private static var identity: [Column<Operation>] {
    [
      .code("operation_code", "Insatsens kod") { $0.code },
      .code("operation_code_issuer", "Kodens utfärdare") { $0.codeIssuer },
      .text("beneficiary_name", "Stödmottagare") {
        if case .legalEntity(let name, _) = $0.beneficiary { name } else { nil }
      },
      .code("beneficiary_number", "Organisationsnummer") {
        if case .legalEntity(_, let number) = $0.beneficiary { number } else { nil }
      },
      .text("beneficiary_first_name", "Förnamn (fysisk person)") {
        if case .naturalPerson(let firstName, _) = $0.beneficiary { firstName } else { nil }
      },
      .text("beneficiary_surname", "Efternamn (fysisk person)") {
        if case .naturalPerson(_, let lastName) = $0.beneficiary { lastName } else { nil }
      },
      .day("beneficiary_name_removed", "Namn borttaget") {
        if case .removed(let since) = $0.beneficiary { since } else { nil }
      },
      .count("contractor_count", "Antal leverantörer") { $0.contractors.count },
      .text("contractors", "Leverantörer vid upphandling") { joined($0.contractors) },
      .text("title", "Insatsens namn") { $0.title.text },
      .code("title_language", "Namnets språk") { $0.title.language },
      .text("purpose", "Syfte och förväntade eller faktiska resultat") { $0.purpose.text },
      .code("purpose_language", "Syftets språk") { $0.purpose.language },
      .day("start", "Startdatum") { $0.firstDay },
      .day("completion", "Slutdatum") { $0.completion },
      .code("completion_kind", "Slutdatum, kod") { $0.isCompleted ? "actual" : "expected" },
      .label("Slutdatum, art") { $0.isCompleted ? "faktiskt" : "förväntat" },
    ]
  }

  private static func money(tracing: Bool) -> [Column<Operation>] {
    [
      .code("currency", "Valuta") { $0.totalCost.currency.code },
      .amount(
        "total_cost", "Total kostnad", { $0.totalCost }, tracing: tracing,
        from: { $0.sources.totalCost }),
      .amount(
        "eligible_cost", "Stödberättigande kostnad", { $0.eligibleCost }, tracing: tracing,
        from: { $0.sources.eligibleCost }),
      .amount(
        "union_contribution", "Unionens bidrag", { $0.unionContribution }, tracing: tracing,
        from: { $0.sources.unionContribution }),
      .rate("co_financing_rate", "Unionens medfinansieringsgrad, %") { $0.rate.computed },
      .code("co_financing_rate_rounding", "Medfinansieringsgradens avrundning, kod") {
        $0.rate.rounding
      },
      .label("Medfinansieringsgradens avrundning") { $0.rate.isExact ? "exakt" : "nedåt" },
      .rate("co_financing_rate_stated", "Medfinansieringsgrad enligt beslutet, %") {
        $0.rate.stated
      },
      .code("fund", "Fond") { $0.fund },
      .code("programme", "Program (CCI)") { $0.programme },
    ]
  }

  private static var objectives: [Column<Operation>] {
    [
      .count("objective_count", "Antal specifika mål") { $0.objectives.count },
      .code("objectives", "Specifika mål, kod") { joined($0.objectives.map { $0.code }) },
      .label("Specifika mål") { joined($0.objectives.map { $0.title ?? "" }) },
      .cells("objective_amounts", "Specifika mål, belopp", .code) {
        Cell(.numbers($0.objectives.map { $0.amount.plain }))
      },
    ]
  }

  private static var places: [Column<Operation>] {
    [
      .count("location_count", "Antal platser") { $0.locations.count },
      .text("location_places", "Orter") { joined($0.locations.map { $0.place }) },
      .code("location_postcodes", "Postnummer") { joined($0.locations.map { $0.postcode }) },
      .code("location_municipalities", "Kommuner, kod") {
        joined($0.locations.map { $0.municipality })
      },
      .label("Kommuner") {
        joined($0.locations.map { $0.municipality.flatMap { Municipality(code: $0)?.name } })
      },
      .code("location_counties", "Län, kod") { joined($0.locations.map { $0.county }) },
      .label("Län") { joined($0.locations.map { $0.county.flatMap { County(code: $0)?.name } }) },
      .code("location_nuts", "Nuts-regioner, kod") { joined($0.locations.map { $0.nuts }) },
      .label("Nuts-regioner") { joined($0.locations.map { $0.nuts.flatMap(nameOfRegion) }) },
      .code("location_coordinates", "Koordinater (WGS 84)") {
        joined($0.locations.map(coordinates))
      },
      .code("location_countries", "Länder") { joined($0.locations.map { $0.country }) },
      .text("beneficiary_place", "Stödmottagarens ort") { $0.beneficiaryPlace?.place },
      .code("beneficiary_postcode", "Stödmottagarens postnummer") {
        $0.beneficiaryPlace?.postcode
      },
      .code("beneficiary_municipality", "Stödmottagarens kommun, kod") {
        $0.beneficiaryPlace?.municipality
      },
      .label("Stödmottagarens kommun") {
        $0.beneficiaryPlace?.municipality.flatMap { Municipality(code: $0)?.name }
      },
      .code("beneficiary_county", "Stödmottagarens län, kod") { $0.beneficiaryPlace?.county },
      .label("Stödmottagarens län") {
        $0.beneficiaryPlace?.county.flatMap { County(code: $0)?.name }
      },
      .code("beneficiary_nuts", "Stödmottagarens Nuts-region, kod") { $0.beneficiaryPlace?.nuts },
      .label("Stödmottagarens Nuts-region") { $0.beneficiaryPlace?.nuts.flatMap(nameOfRegion) },
      .code("beneficiary_country", "Stödmottagarens land") { $0.beneficiaryPlace?.country },
    ]
  }

  /// - Parameter labels: what codes are called in the tables of an operation's fund.
  private static func interventions(
    _ labels: @escaping (Operation) -> CodeLabels
  ) -> [Column<Operation>] {
    [
      .count("intervention_count", "Antal interventionstyper") { $0.interventions.count },
      .code("intervention_objectives", "Interventionstyper, specifikt mål") {
        joined($0.interventions.map { $0.objective })
      },
      .code("intervention_shares", "Interventionstyper, andel av målet i %") {
        joined($0.interventions.map { $0.intervention.share.plain })
      },
      .code("intervention_fields", "Interventionsområde, kod") {
        joined($0.interventions.map { $0.intervention.field?.description })
      },
      .label("Interventionsområde") { operation in
        let named = labels(operation)
        return joined(
          operation.interventions.map {
            $0.intervention.field.map { named("T1", $0.group, $0.code) }
          })
      },
      .code("intervention_action_types", "Åtgärdstyp, kod") {
        joined($0.interventions.map { $0.intervention.actionType })
      },
      .label("Åtgärdstyp") { operation in
        let named = labels(operation)
        return joined(
          operation.interventions.map { $0.intervention.actionType.map { named("T2", nil, $0) } })
      },
      .code("intervention_implementations", "Genomförande, kod") {
        joined($0.interventions.map { $0.intervention.implementation })
      },
      .label("Genomförande") { operation in
        let named = labels(operation)
        return joined(
          operation.interventions.map {
            $0.intervention.implementation.map { named("T3", nil, $0) }
          })
      },
      .code("intervention_themes", "Särskilt tema, kod") {
        joined($0.interventions.map { $0.intervention.particularTheme })
      },
      .label("Särskilt tema") { operation in
        let named = labels(operation)
        return joined(
          operation.interventions.map {
            $0.intervention.particularTheme.map { named("T4", nil, $0) }
          })
      },
    ]
  }

  private static func coordinates(of place: OperationPlace) -> String? {
    guard let latitude = place.latitude, let longitude = place.longitude else { return nil }
    return "\(latitude) \(longitude)"
  }

  /// What a Swedish region at NUTS level 2 or 3 is called.
  private static func nameOfRegion(_ code: String) -> String? {
    County(nuts3: code)?.name ?? County.all.first { $0.nuts2 == code }?.nuts2Name
  }
}

extension Operation {
  /// The types of intervention of all objectives, in order, each with its objective's code.
  fileprivate var interventions: [(objective: String, intervention: Intervention)] {
    objectives.flatMap { served in served.interventions.map { (served.code, $0) } }
  }
}

/// Several values in one cell; where nothing is stated the cell is empty.
func joined(_ values: [String?]) -> String? {
  guard values.contains(where: { !($0 ?? "").isEmpty }) else { return nil }
  return values.map { $0 ?? "" }.joined(separator: " | ")
}
