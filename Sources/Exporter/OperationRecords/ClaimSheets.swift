import Languages
import Portfolio
import Values

// What the beneficiary claims (fields 70, 72 and 79 to 96).

/// The claims for payment that have come in.
enum RecordedClaimSheet {
  static let name = "claims"

  typealias Row = RecordPart<(report: Report, claim: Claim)>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.claims.map { Row(operation: operation, value: $0) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    func figure(
      _ name: String, _ heading: String, _ what: Wording, _ element: String,
      _ value: @escaping (Claim) -> Money?
    ) -> Column<Row> {
      .stated(
        name, heading, what, in: { $0.value.report.header },
        at: { $0.value.claim.spot.child(element) }
      ) { value($0.value.claim) }
    }
    return .record(
      name, "claim", hasLabels: hasLabels,
      [
        .told("report", "Rapport") { $0.value.report.header.id },
        .told("kind", "Slag, kod") { $0.value.claim.kind.rawValue },
        .label("Slag") { $0.value.claim.kind == .final ? "slutlig" : "löpande" },
        .objective { $0.operation.objective(of: $0.value.claim.lines) },
        .told("forms", "Kostnadsformer, koder") { $0.value.claim.forms },
        .askedDay("first_day", "Från") { $0.value.report.firstDay },
        .askedDay("last_day", "Till") { $0.value.report.lastDay },
        .askedDay("received", "Inkommen") { $0.received },
        // It is asked once the claim has been paid.
        .askedDay("paid", "Betald", when: { $0.isAnswered }) { $0.paid },
        .count("line_count", "Antal rader") { $0.value.claim.lines.count },
        .code("currency", "Valuta") { $0.value.claim.currency.code },
        figure(
          "eligible_cost", "Begärda stödberättigande utgifter",
          Wording("claimed", sv: "begärt"), "eligibleCost"
        ) { $0.eligibleCost },
        figure(
          "public_contribution", "Offentligt bidrag",
          Wording("public contribution claimed", sv: "begärt offentligt bidrag"),
          "publicContribution"
        ) { $0.publicContribution },
        figure(
          "union_contribution", "Begärt EU-stöd",
          Wording("Union contribution claimed", sv: "begärt EU-stöd"), "unionContribution"
        ) { $0.unionContribution },
      ])
  }
}

extension RecordPart<(report: Report, claim: Claim)> {
  /// The payments that answer the claim.
  fileprivate var answers: [Payment] {
    operation.payments.filter { $0.answersClaim && $0.report == value.report.reference }
  }

  fileprivate var received: Day {
    operation.project.claimReceived(value.report)
  }

  /// Whether one of them was made by the day, or nobody has said when it is.
  fileprivate var isAnswered: Bool { answers.contains { !$0.isPaid(after: operation.day) } }

  /// The day the last of them was made.
  fileprivate var paid: Day? {
    answers.compactMap(\.paid).filter { $0 <= operation.day }.max()
  }
}

/// Every cost that has been claimed, with what its form of cost asks for.
enum CostSheet {
  static let name = "costs"

  struct Entry {
    let report: Report
    let line: ExpenditureLine
    /// The contract that it was paid on, as the decision states it.
    let contract: Contract?
  }

  typealias Row = RecordPart<Entry>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.claims.flatMap { report, claim in
      claim.lines.map { line in
        Row(
          operation: operation,
          value: Entry(
            report: report, line: line,
            contract: operation.grant.contracts.first {
              $0.reference == line.contract?.reference
            }))
      }
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "cost", hasLabels: hasLabels, Column.all(identity, contract, units, amounts))
  }

  private static var identity: [Column<Row>] {
    [
      .told("report", "Rapport") { $0.value.report.header.id },
      .told("line", "Rad") { $0.value.line.id },
      .objective { $0.operation.objective(of: [$0.value.line]) },
      .told("form", "Kostnadsform, kod") { $0.value.line.form.rawValue },
      .label("Kostnadsform") { $0.value.line.form.swedish },
      .told("category", "Kostnadsslag, kod") { $0.value.line.category.rawValue },
      .label("Kostnadsslag") { $0.value.line.category.said(in: .swedish) },
    ]
  }

  /// What a cost that is paid on a contract tells of it.
  private static var contract: [Column<Row>] {
    Column.all(
      [
        .told("contract", "Kontraktets referens") { $0.value.line.contract?.reference },
        .askedCode(
          "contract_kind", "Slag av kontrakt, kod", when: { $0.value.line.contract != nil }
        ) { $0.value.contract?.kind?.rawValue },
        .label("Slag av kontrakt") { $0.value.contract?.kind?.swedish },
        .askedCode(
          "procedure", "Upphandlingsförfarande, kod", when: { $0.value.line.contract != nil }
        ) { $0.value.line.contract?.procedure?.rawValue },
        .label("Upphandlingsförfarande") { $0.value.line.contract?.procedure?.swedish },
        // The contractor is asked for where the contract is above the thresholds.
        .askedText("contractor", "Leverantör", when: { $0.value.contract != nil }) {
          $0.value.contract?.contractor
        },
        .askedCode(
          "contractor_number", "Leverantörens skatte- eller momsnummer",
          when: { $0.value.contract != nil }
        ) { row in
          row.value.contract.flatMap { row.operation.granted.contractors[$0.spot.element]?.number }
        },
      ],
      // No document tells by which directive it was procured.
      Column.flag(
        "is_defence", "Försvar och säkerhet",
        when: { $0.operation.asks(85) && $0.value.line.contract != nil }
      ) { _ in nil })
  }

  private static var units: [Column<Row>] {
    func isOf(_ form: CostForm) -> (Row) -> Bool { { $0.value.line.form == form } }
    return [
      .askedText("unit", "Enhet", when: isOf(.unitCost)) { $0.value.line.unit },
      .asked("quantity", "Antal enheter", .quantity, when: isOf(.unitCost)) {
        $0.value.line.quantityHundredths.map { .quantity(hundredths: $0) }
      },
      .askedText("deliverable", "Det som ger rätt till klumpsumman", when: isOf(.lumpSum)) {
        $0.value.line.deliverable
      },
      .told("flat_rate", "Schablon, artikel") { $0.value.line.flatRate?.rawValue },
      // Decisions state by which article a flat rate is, and not its rate by itself.
      .asked("flat_rate_share", "Schablonsats i beslutet, %", .rate, when: isOf(.flatRate)) { _ in
        nil
      },
    ]
  }

  private static var amounts: [Column<Row>] {
    Column.all(
      [
        .code("currency", "Valuta") { $0.value.line.amount.currency.code },
        .asked(
          "unit_cost", "Kostnad per enhet", .amount, when: { $0.value.line.form == .unitCost }
        ) { $0.value.line.unitCost.map { .amount($0) } },
        amount("amount", "Stödberättigande utgift") { _ in true },
      ],
      byForm("real_cost", "Därav faktisk kostnad", .realCost),
      byForm("unit_cost_amount", "Därav enhetskostnad", .unitCost),
      byForm("lump_sum", "Därav klumpsumma", .lumpSum),
      byForm("flat_rate_amount", "Därav schablonsats", .flatRate),
      [
        amount("land", "Därav mark") { $0.category == .land },
        amount("in_kind", "Därav bidrag in natura") { $0.category == .inKind },
        amount("depreciation", "Därav avskrivning") { $0.category == .depreciation },
        .stated(
          "equipment", "Därav utrustning och anläggningar",
          when: {
            $0.operation.asks(142) && [.equipment, .works].contains($0.value.line.category)
          }, claimed, in: { $0.value.report.header },
          at: { $0.value.line.spot.child("amount") }
        ) { $0.value.line.amount },
      ])
  }

  private static let claimed = Wording("claimed", sv: "begärt")

  /// What of the claim is of lines of a kind.
  private static func amount(
    _ name: String, _ heading: String, _ isMeant: @escaping (ExpenditureLine) -> Bool
  ) -> Column<Row> {
    .stated(
      name, heading, when: { isMeant($0.value.line) }, claimed, in: { $0.value.report.header },
      at: { $0.value.line.spot.child("amount") }
    ) { $0.value.line.amount }
  }

  /// What is of a form of cost, and the public contribution to it: claims state that in all, and not line
  /// by line. Of a claim in one form alone it stands with the claim.
  private static func byForm(
    _ name: String, _ heading: String, _ form: CostForm
  ) -> [Column<Row>] {
    [
      amount(name, heading) { $0.form == form },
      .asked(
        "\(name)_public", "\(heading), offentligt bidrag", .amount,
        when: { $0.value.line.form == form && !($0.value.report.claim?.isInOneForm ?? false) }
      ) { _ in nil },
    ]
  }
}

extension Claim {
  /// The forms of its costs, by their codes.
  fileprivate var forms: String? {
    let codes = Set(self.lines.map(\.form.rawValue)).sorted()
    return codes.isEmpty ? nil : codes.joined(separator: " ")
  }

  fileprivate var isInOneForm: Bool { Set(self.lines.map(\.form)).count == 1 }
}

extension ProcurementProcedure {
  var swedish: String {
    switch self {
    case .open: "öppet förfarande"
    case .restricted: "selektivt förfarande"
    case .negotiated: "förhandlat förfarande med föregående annonsering"
    case .competitiveDialogue: "konkurrenspräglad dialog"
    case .innovationPartnership: "förfarande för innovationspartnerskap"
    case .withoutPublication: "förhandlat förfarande utan föregående annonsering"
    case .frameworkCallOff: "avrop från ramavtal"
    case .simplified: "nationellt förfarande under tröskelvärdena"
    case .directAward: "direktupphandling"
    case .notProcured: "inget förfarande"
    }
  }
}
