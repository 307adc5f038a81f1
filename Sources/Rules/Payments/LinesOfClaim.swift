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

  /// The claims with what has come of them, never none, or the end of the check.
  func answeredClaimsOrSilent() throws(Undecided) -> [AnsweredClaim] {
    _ = try claimsOrSilent()
    return answeredClaims
  }

  /// The payments that answer a report's claim, in their order.
  func answers(to report: Report) -> [Payment] {
    payments.filter { $0.report == report.reference && ($0.kind == .interim || $0.kind == .final) }
  }
}

extension ExpenditureLine {
  /// How a message calls the line.
  var words: Wording { Wording("the line \(id)", sv: "raden \(id)") }

  /// Whether the cost was incurred and paid, rather than calculated (Regulation (EU) 2021/1060,
  /// Article 53(1)(a)).
  var isPaidCost: Bool {
    form == .realCost && category != .inKind && category != .depreciation
  }

  /// Whether the cost is direct: not calculated by a flat rate, but for staff costs under Article 55(1).
  var isDirectCost: Bool { form != .flatRate || flatRate == .article55 }

  /// The hours of work, in hundredths: those of the person, else the units of a cost per hour.
  var hoursHundredths: Int64? { work.flatMap { $0.hoursHundredths ?? quantityHundredths } }
}

extension Claim {
  /// The lines of direct staff costs.
  var directStaff: [ExpenditureLine] { lines.filter { $0.category == .staff && $0.isDirectCost } }

  /// The lines calculated by a flat rate.
  func lines(at rate: FlatRate) -> [ExpenditureLine] { lines.filter { $0.flatRate == rate } }
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
