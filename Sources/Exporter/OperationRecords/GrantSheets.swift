import Languages
import Portfolio
import Values

// What was granted, and what it buys (fields 13, 18, 19, 23, 24, 29, 35 and 46 to 48).

/// The documents that set out the conditions for support, and their amendments.
enum GrantSheet {
  static let name = "grants"

  typealias Row = RecordPart<Decision>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.project.decisions.filter { $0.outcome.grants && $0.validFrom <= operation.day }
      .map { Row(operation: operation, value: $0) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "grant", hasLabels: hasLabels,
      [
        .told("document", "Handling") { $0.value.header.id },
        .told("kind", "Slag av beslut, kod") { $0.value.outcome.rawValue },
        .label("Slag av beslut") { $0.value.outcome.said(in: .swedish) },
        .askedDay("decided", "Beslutad") { $0.value.decided },
        .askedDay("valid_from", "Gäller från") { $0.value.validFrom },
        .askedText("issuing_body", "Utfärdare") { $0.value.issuingBody },
      ])
  }
}

/// The contracts above the thresholds of public procurement.
enum ContractSheet {
  static let name = "contracts"

  typealias Row = RecordPart<Contract>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.grant.contracts.map { Row(operation: operation, value: $0) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "contract", hasLabels: hasLabels,
      Column.all(
        [
          .told("contract", "Kontraktets referens") { $0.value.reference },
          .askedText("contractor", "Leverantör") { $0.value.contractor },
          .askedCode("number_scheme", "Slag av nummer") { $0.contractor?.scheme },
          .askedCode("number", "Leverantörens skatte- eller momsnummer") { $0.contractor?.number },
          .askedText("name", "Kontraktets namn") { $0.value.name },
          .askedCode("kind", "Slag av kontrakt, kod") { $0.value.kind?.rawValue },
          .label("Slag av kontrakt") { $0.value.kind?.swedish },
          .askedDay("concluded", "Ingånget") { $0.value.concluded },
          .asked("owner_count", "Verkliga huvudmän, antal", .count) { row in
            let count = row.operation.granted.owners[row.value.spot.element]?.count ?? 0
            return count == 0 ? nil : .count(Int64(count))
          },
        ],
        Column.flag("has_subcontracts", "Underkontrakt över 50 000 euro") {
          $0.value.hasSubcontracts ?? ($0.value.subcontracts.isEmpty ? nil : true)
        },
        [
          // Where there are some, each of them is to stand in its table.
          .asked(
            "subcontract_count", "Underkontrakt, antal", .count,
            when: { $0.value.hasSubcontracts ?? true }
          ) { row in
            row.value.subcontracts.isEmpty ? nil : .count(Int64(row.value.subcontracts.count))
          },
          .currency(),
          .stated(
            "amount", "Kontraktets belopp", Wording("contract", sv: "kontrakt"),
            in: { $0.operation.grant.header }, at: { $0.value.spot.child("amount") }
          ) { $0.value.amount },
        ]))
  }
}

extension RecordPart<Contract> {
  fileprivate var contractor: Contractor? {
    operation.granted.contractors[value.spot.element]
  }
}

/// Their sub-contracts of the first level.
enum SubcontractSheet {
  static let name = "subcontracts"

  typealias Row = RecordPart<(contract: Contract, subcontract: Subcontract)>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.grant.contracts.flatMap { contract in
      contract.subcontracts.map { Row(operation: operation, value: (contract, $0)) }
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "subcontract", hasLabels: hasLabels,
      [
        .told("contract", "Kontraktets referens") { $0.value.contract.reference },
        .askedCode("subcontract", "Underkontraktets referens") { $0.value.subcontract.reference },
        .askedText("subcontractor", "Underleverantör") { $0.subcontractor?.name },
        .askedCode("number_scheme", "Slag av nummer") { $0.subcontractor?.scheme },
        .askedCode("number", "Underleverantörens skatte- eller momsnummer") {
          $0.subcontractor?.number
        },
        .askedText("name", "Underkontraktets namn") { $0.value.subcontract.name },
        .askedDay("concluded", "Ingånget") { $0.value.subcontract.concluded },
        .currency(),
        .stated(
          "amount", "Underkontraktets belopp", Wording("sub-contract", sv: "underkontrakt"),
          in: { $0.operation.grant.header }, at: { $0.value.subcontract.spot.child("amount") }
        ) { $0.value.subcontract.amount },
      ])
  }
}

extension RecordPart<(contract: Contract, subcontract: Subcontract)> {
  fileprivate var subcontractor: Contractor? {
    operation.granted.contractors[value.subcontract.spot.element]
  }
}

/// The specific objectives, each with its part of the eligible cost.
enum ObjectiveSheet {
  static let name = "objectives"

  typealias Row = RecordPart<Objective>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.objectives.map { Row(operation: operation, value: $0) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "objective", hasLabels: hasLabels,
      [
        .told("specific_objective", "Specifikt mål, kod") { $0.value.code },
        .label("Specifikt mål") { row in
          row.operation.project.programme?.objectives.first { $0.code == row.value.code }?.title
        },
        .askedCode("action_kind", "Slag av åtgärd, kod", when: { $0.operation.asks(13) }) {
          $0.value.actionKind.rawValue
        },
        .label("Slag av åtgärd") {
          $0.operation.asks(13) ? $0.value.actionKind.said(in: .swedish) : nil
        },
        .askedCode("region_category", "Regionkategori, kod", when: { $0.operation.asks(35) }) {
          $0.value.regionCategory?.rawValue
        },
        .code("currency", "Valuta") { $0.value.amount.currency.code },
        amount("amount", "Del av den stödberättigande kostnaden") { _ in true },
        amount("operating_support", "Därav driftstöd") {
          $0.operation.asks(141) && $0.value.actionKind == .operatingSupport
        },
      ])
  }

  private static func amount(
    _ name: String, _ heading: String, _ applies: @escaping (Row) -> Bool
  ) -> Column<Row> {
    .stated(
      name, heading, when: applies,
      Wording("part of the eligible cost", sv: "del av den stödberättigande kostnaden"),
      in: { row in
        row.operation.grant.objectives.isEmpty
          ? row.operation.project.application?.header ?? row.operation.grant.header
          : row.operation.grant.header
      }, at: { $0.value.spot.child("amount") }
    ) { $0.value.amount }
  }
}

/// The types of intervention of each objective.
enum InterventionSheet {
  static let name = "interventions"

  typealias Row = RecordPart<(objective: Objective, intervention: Intervention)>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.objectives.flatMap { objective in
      objective.interventions.map { Row(operation: operation, value: (objective, $0)) }
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    // What a code is called in the tables of the operation's own fund.
    func label(_ row: Row, _ table: String, _ group: String?, _ code: String) -> String {
      row.operation.context.labels(of: row.operation.project.programme?.cci)(table, group, code)
    }
    // The tables of ESF+ are those of Annex I; those of the other funds are of their own acts.
    func ofAct(
      _ name: String, _ heading: String, _ table: String,
      _ code: @escaping (Intervention) -> String?
    ) -> [Column<Row>] {
      [
        .askedCode(name, heading + ", kod", when: { $0.operation.asks(48) }) {
          code($0.value.intervention)
        },
        .label(heading) { row in
          code(row.value.intervention).map { label(row, table, nil, $0) }
        },
      ]
    }
    func ofESF(
      _ name: String, _ heading: String, _ field: Int = 47,
      _ code: @escaping (Intervention) -> String?
    ) -> Column<Row> {
      .askedCode(name, heading, when: { $0.operation.asks(field) }) { code($0.value.intervention) }
    }
    return .record(
      name, "intervention", hasLabels: hasLabels,
      Column.all(
        [
          .told("specific_objective", "Specifikt mål, kod") { $0.value.objective.code },
          .rate("share", "Andel av målet, %") { $0.value.intervention.share },
          .askedCode("field", "Interventionsområde, kod") {
            $0.value.intervention.field?.description
          },
          .label("Interventionsområde") { row in
            row.value.intervention.field.map { label(row, "T1", $0.group, $0.code) }
          },
        ],
        ofAct("action_type", "Åtgärdstyp", "T2") { $0.actionType },
        ofAct("implementation", "Genomförande", "T3") { $0.implementation },
        ofAct("particular_theme", "Särskilt tema", "T4") { $0.particularTheme },
        [
          ofESF("support_form", "Stödform, kod") { $0.supportForm },
          ofESF("territorial_delivery", "Territoriell genomförandemekanism, kod") {
            $0.territorialDelivery
          },
          ofESF("economic_activity", "Ekonomisk verksamhet, kod") { $0.economicActivity },
          ofESF("secondary_theme", "Sekundärt ESF+-tema, kod") { $0.secondaryTheme },
          ofESF("gender_equality", "Jämställdhet, kod") { $0.genderEquality },
          ofESF("macro_region", "Makroregional strategi, kod") { $0.macroRegion },
        ]))
  }
}

extension ContractKind {
  var swedish: String {
    switch self {
    case .supplies: "varor"
    case .services: "tjänster"
    case .works: "byggentreprenad"
    case .socialServices: "sociala och andra särskilda tjänster"
    }
  }
}
