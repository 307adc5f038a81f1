import Languages
import Portfolio
import Values

/// What was taken off a claim: by a verification before it was paid, or by a correction after it.
struct ClaimCut {
  let document: DocumentHeader
  let spot: Spot
  let report: Reference?
  let line: String?
  let kind: Kind
  let day: Day
  let typology: String?
  let amount: Money
  let unionContribution: Money?
  let reason: String

  /// When and by whom it was taken off.
  enum Kind: String {
    case administrative, onTheSpot, audit, correction

    init(_ kind: Verification.Kind) {
      self =
        switch kind {
        case .administrative: .administrative
        case .onTheSpot: .onTheSpot
        case .audit: .audit
        }
    }

    var swedish: String {
      switch self {
      case .administrative: "avdrag vid administrativ kontroll"
      case .onTheSpot: "avdrag vid kontroll på plats"
      case .audit: "avdrag vid revision"
      case .correction: "korrigering efter utbetalning"
      }
    }
  }

  /// What a paper takes off claims by a day, in its order.
  static func all(in payment: Payment, of project: Project, until day: Day) -> [ClaimCut] {
    let deductions = payment.verifications.filter { $0.day <= day }.flatMap { verification in
      verification.deductions.map { deduction in
        ClaimCut(
          document: payment.header, spot: deduction.spot, report: payment.report,
          line: deduction.line, kind: Kind(verification.kind), day: verification.day,
          typology: deduction.typology, amount: deduction.amount,
          unionContribution: deduction.unionContribution, reason: deduction.reason)
      }
    }
    let corrections = payment.corrections.filter { $0.decided <= day }.map { correction in
      ClaimCut(
        document: payment.header, spot: correction.spot,
        report: correction.line?.report
          ?? correction.payment.flatMap { project.payment($0)?.report },
        line: correction.line?.line, kind: .correction, day: correction.decided,
        typology: correction.typology, amount: correction.amount,
        unionContribution: correction.unionContribution, reason: correction.reason)
    }
    return deductions + corrections
  }

  static func sheet(hasLabels: Bool) -> Sheet<(ClaimCut, ClaimScope)> {
    Sheet(
      "deductions", element: "deduction", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .code("document", "Handling") { $0.0.document.id },
        .code("line", "Rad") { $0.0.line },
        .code("kind", "Slag, kod") { $0.0.kind.rawValue },
        .label("Slag") { $0.0.kind.swedish },
        .day("day", "Dag") { $0.0.day },
        .cells("typology", "Feltyp, kod", .code) {
          Cell($0.0.typology.map { .code($0) } ?? .notStated)
        },
        .text("reason", "Skäl") { PersonalNumber.mask(in: $0.0.reason) },
        .code("currency", "Valuta") { $0.0.amount.currency.code },
        .cells("amount", "Avdraget belopp", .amount, sum: "amount") { cut, scope in
          Cell(.amount(cut.amount), from: [cut.source(in: scope)])
        },
        .cells("union_contribution", "Därav EU-stöd", .amount) {
          Cell($0.0.unionContribution.map { .amount($0) } ?? .notStated)
        },
      ])
  }

  func source(in scope: ClaimScope) -> FigureSource {
    scope.source(
      document, spot.child("amount"), Wording("taken off", sv: "avdraget"), amount)
  }
}
