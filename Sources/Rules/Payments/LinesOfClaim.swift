import Languages
import Portfolio
import Values

/// A report and the claim it makes.
struct ClaimedPeriod {
  let report: Report
  let claim: Claim
}

extension Project {
  /// The claims in the order of their periods, never none, or the end of the check.
  func claimsOrSilent() throws(Undecided) -> [ClaimedPeriod] {
    let claims = reports.compactMap { report in
      report.claim.map { ClaimedPeriod(report: report, claim: $0) }
    }
    guard !claims.isEmpty else {
      throw .silent(
        Wording("no report claims anything", sv: "ingen rapport begär utbetalning"))
    }
    return claims
  }

  /// The lines of all claims in the order of their periods, or the end of the check when nothing is claimed.
  func claimedLinesOrSilent() throws(Undecided) -> [ExpenditureLine] {
    try claimsOrSilent().flatMap { $0.claim.lines }
  }

  /// The claims with what had come of them by the day of judgement, never none, or the end of the check.
  func answeredClaimsOrSilent(in context: Context) throws(Undecided) -> [AnsweredClaim] {
    let claims = context.answeredClaims(of: self)
    guard claims.isEmpty else { return claims }
    _ = try claimsOrSilent()
    throw .silent(
      Wording(
        "no report had claimed anything by \(context.day)",
        sv: "ingen rapport hade begärt utbetalning \(context.day)"))
  }

  /// The payments that answer a report's claim, in their order.
  func answers(to report: Report) -> [Payment] {
    payments.filter { $0.report == report.reference && ($0.kind == .interim || $0.kind == .final) }
  }
}

extension ExpenditureLine {
  /// How a message calls the line.
  var words: Wording { Wording("the line \(self.id)", sv: "raden \(self.id)") }

  /// Whether the cost was incurred and paid, rather than calculated (Regulation (EU) 2021/1060,
  /// Article 53(1)(a)).
  var isPaidCost: Bool {
    self.form == .realCost && self.category != .inKind && self.category != .depreciation
  }

  /// The hours of work, in hundredths: those of the person, else the units of a cost per hour.
  var hoursHundredths: Int64? {
    self.work.flatMap { $0.hoursHundredths ?? self.quantityHundredths }
  }
}

extension Claim {
  /// The lines of direct staff costs.
  var directStaff: [ExpenditureLine] {
    self.lines.filter { $0.category == .staff && $0.isDirectCost }
  }

  /// The lines calculated by a flat rate.
  func flatLines(at rate: FlatRate) -> [ExpenditureLine] {
    self.lines.filter { $0.flatRate == rate }
  }
}

/// Hundredths of a unit as people write a number: 37.5, and 37,5 in Swedish.
struct Hundredths: Sayable {
  let value: Int64

  init(_ value: Int64) { self.value = value }

  func said(in language: Language) -> String {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = value < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    let point = language == .swedish ? "," : "."
    let decimals = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return sign + "\(whole)" + point + decimals
  }
}
