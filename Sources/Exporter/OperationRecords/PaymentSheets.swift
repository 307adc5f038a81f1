import Languages
import Portfolio
import Values

// What the authority has paid, checked and cut (fields 58, 71 to 73, 76 to 78 and 102 to 104).

/// The payments to the beneficiary.
enum RecordedPaymentSheet {
  static let name = "payments"

  typealias Row = RecordPart<Payment>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.payments.map { Row(operation: operation, value: $0) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    func figure(
      _ name: String, _ heading: String, _ what: Wording, _ element: String,
      when applies: @escaping (Row) -> Bool = { _ in true },
      _ value: @escaping (Payment) -> Money?
    ) -> Column<Row> {
      .stated(
        name, heading, when: applies, what, in: { $0.value.header },
        at: { $0.value.spot.child(element) }
      ) { value($0.value) }
    }
    return .record(
      name, "payment", hasLabels: hasLabels,
      [
        .told("document", "Handling") { $0.value.header.id },
        .told("kind", "Slag, kod") { $0.value.kind.rawValue },
        .label("Slag") { $0.value.kind.swedish },
        .told("report", "Rapport") { $0.value.report?.id },
        .objective { $0.operation.objective(of: $0.value) },
        .askedDay("decided", "Beslutad") { $0.value.decided },
        // What is paid or registered after the day of the record had not been by then.
        .askedDay("paid", "Utbetald", when: { !$0.isYetToBePaid }) { $0.value.paid },
        .askedDay("registered", "Bokförd", when: { $0.isRegistered }) {
          $0.value.registered
        },
        .askedCode("accounting_year", "Räkenskapsår", when: { $0.isRegistered }) { row in
          row.value.registered.flatMap {
            AccountingYear(containing: $0, row.operation.context.terms)?.name
          }
        },
        .code("currency", "Valuta") { $0.value.currency.code },
        figure(
          "eligible_expenditure", "Godkända stödberättigande utgifter",
          Wording("accepted of the claim", sv: "godkänt av ansökan om utbetalning"),
          "eligibleExpenditure", when: { $0.value.answersClaim }
        ) { $0.eligibleExpenditure },
        figure(
          "public_contribution", "Offentligt bidrag",
          Wording("public contribution", sv: "offentligt bidrag"), "publicContribution",
          when: { $0.value.answersClaim }
        ) { $0.publicContribution },
        figure(
          "amount_paid", "Utbetalt", Wording("paid", sv: "utbetalt"), "amountPaid",
          when: { !$0.isYetToBePaid }
        ) { $0.amountPaid },
        figure(
          "union_contribution", "Därav EU-stöd", Wording("Union contribution", sv: "EU-stöd"),
          "unionContribution", when: { !$0.isYetToBePaid }
        ) { $0.unionContribution },
      ])
  }
}

extension RecordPart<Payment> {
  fileprivate var isYetToBePaid: Bool { value.isPaid(after: operation.day) }

  /// Whether expenditure was registered by it, or nobody has said when it is.
  fileprivate var isRegistered: Bool {
    value.answersClaim && value.registered.map { $0 <= operation.day } ?? true
  }
}

/// The verifications by the managing authority, and the audits.
enum VerificationSheet {
  static let name = "verifications"

  typealias Row = RecordPart<(payment: Payment, check: Verification)>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.checks.map { Row(operation: operation, value: $0) }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "verification", hasLabels: hasLabels,
      [
        .told("document", "Handling") { $0.value.payment.header.id },
        .told("verification", "Kontroll") { $0.value.check.id },
        .objective { $0.operation.objective(of: $0.value.payment) },
        .told("kind", "Slag av kontroll, kod") { $0.value.check.kind.rawValue },
        .label("Slag av kontroll") { $0.value.check.kind.swedish },
        // The annex asks for verifications by the authority and for audits apart.
        .askedDay("verified", "Kontroll avslutad", when: { $0.value.check.kind != .audit }) {
          $0.value.check.day
        },
        .askedDay("audited", "Revision avslutad", when: { $0.value.check.kind == .audit }) {
          $0.value.check.day
        },
        .told("outcome", "Utfall, kod") { $0.value.check.outcome.rawValue },
        .label("Utfall") { $0.value.check.outcome.swedish },
        .askedText("result", "Resultat i korthet") { $0.value.check.result },
        .askedText("body", "Organ") { $0.value.check.body },
        .code("currency", "Valuta") { $0.value.payment.currency.code },
        .stated(
          "checked", "Kontrollerade utgifter", Wording("checked", sv: "kontrollerat"),
          in: { $0.value.payment.header }, at: { $0.value.check.spot.child("checked") }
        ) { $0.value.check.checked },
        .stated(
          "deducted", "Avdraget", when: { $0.value.check.outcome != .accepted },
          Wording("taken off", sv: "avdraget"),
          in: { $0.value.payment.header }, at: { $0.value.check.spot.child("deducted") }
        ) { $0.value.check.deducted },
      ])
  }
}

/// What was cut after it had been accepted.
enum CorrectionSheet {
  static let name = "corrections"

  typealias Row = RecordPart<(payment: Payment, correction: Correction)>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    operation.project.payments.flatMap { payment in
      payment.corrections.filter { $0.decided <= operation.day }
        .map { Row(operation: operation, value: (payment, $0)) }
    }
  }

  static func sheet(hasLabels: Bool) -> Sheet<Row> {
    .record(name, "correction", hasLabels: hasLabels, Column.all(grounds, amounts))
  }

  private static var grounds: [Column<Row>] {
    Column.all(
      [
        .told("document", "Handling") { $0.value.payment.header.id },
        .told("correction", "Korrigering") { $0.value.correction.id },
        .objective { $0.objective },
        .askedDay("decided", "Beslutad") { $0.value.correction.decided },
        .told("ground", "Grund") { $0.value.correction.kind.point },
        .label("Slag av avdrag") { $0.value.correction.kind.swedish },
        .askedText("reason", "Skäl") { $0.value.correction.reason },
        .askedCode("accounting_year", "Räkenskapsår") { $0.value.correction.accountingYear },
        .told("typology", "Feltyp, kod") { $0.value.correction.typology },
      ],
      Column.flag("after_audit", "Efter revision") { $0.value.correction.isAfterAudit })
  }

  private static var amounts: [Column<Row>] {
    func figure(
      _ name: String, _ heading: String, _ what: Wording, _ element: String,
      _ value: @escaping (Correction) -> Money?
    ) -> Column<Row> {
      .stated(
        name, heading, what, in: { $0.value.payment.header },
        at: { $0.value.correction.spot.child(element) }
      ) { value($0.value.correction) }
    }
    return [
      .code("currency", "Valuta") { $0.value.payment.currency.code },
      figure("expenditure", "Strukna utgifter", Wording("cut", sv: "struket"), "amount") {
        $0.amount
      },
      figure(
        "public_contribution", "Struket offentligt bidrag",
        Wording("public contribution cut", sv: "struket offentligt bidrag"), "publicContribution"
      ) { $0.publicContribution },
      figure(
        "union_contribution", "Struket EU-stöd",
        Wording("Union contribution cut", sv: "struket EU-stöd"), "unionContribution"
      ) { $0.unionContribution },
    ]
  }
}

extension RecordPart<(payment: Payment, correction: Correction)> {
  /// That of the line of the claim that it cuts, else of the claim.
  fileprivate var objective: String? {
    guard let paid = operation.project.paymentCorrected(by: value.correction) else {
      return operation.onlyObjective
    }
    let lines = paid.report.flatMap { operation.project.report($0) }?.claim?.lines ?? []
    guard let cut = value.correction.line?.line else { return operation.objective(of: lines) }
    return operation.objective(of: lines.filter { $0.id == cut })
  }
}

extension Payment.Kind {
  var swedish: String {
    switch self {
    case .advance: "förskott"
    case .interim: "delutbetalning"
    case .final: "slututbetalning"
    case .recovery: "återkrav"
    case .control: "kontroll"
    }
  }
}

extension Verification.Kind {
  var swedish: String {
    switch self {
    case .administrative: "administrativ kontroll"
    case .onTheSpot: "kontroll på plats"
    case .audit: "revision"
    }
  }
}

extension Verification.Outcome {
  var swedish: String {
    switch self {
    case .accepted: "godkänd"
    case .acceptedInPart: "delvis godkänd"
    case .rejected: "underkänd"
    case .open: "öppen"
    }
  }
}
