import Languages
import Portfolio
import Values

/// What the checks of the payments on a claim took off it.
struct DeductedByChecks {
  /// Of its expenditure.
  private(set) var amount: Money
  /// Of the Union contribution that it asks for.
  private(set) var union: Money
  /// Whether the last word of the checks is that the claim is not accepted: then all of it is taken off.
  let isRejected: Bool
  /// The lines it was taken off.
  private var lines: Set<String> = []
  /// Whether some of it was taken off no single line.
  private var isOfNoLine = false

  /// Adds up what some payments took off a claim in their currency.
  init(by answers: [Payment], from claim: Claim, in context: Context) throws {
    amount = .zero(claim.currency)
    union = amount
    let verifications = answers.flatMap { $0.verifications }
    isRejected = verifications.areRejection
    guard !isRejected else {
      amount = claim.eligibleCost
      union = claim.unionContribution
      isOfNoLine = true
      return
    }
    for verification in verifications { try add(verification, of: claim, in: context) }
  }

  private mutating func add(
    _ verification: Verification, of claim: Claim, in context: Context
  ) throws {
    let parts = verification.deductions
    let sum = try Money.sum(parts.map { $0.amount }, in: claim.currency)
    // A check that says less in all than its parts are together has taken off the parts.
    let whole = try verification.deducted.map { try sum.isAtMost($0) ? $0 : sum } ?? sum
    amount = try amount.adding(whole)
    var named = Money.zero(claim.currency)
    for part in parts {
      if let line = part.line { lines.insert(line) } else { isOfNoLine = true }
      guard let stated = part.unionContribution else { continue }
      named = try named.adding(part.amount)
      union = try union.adding(stated)
      context.shown(
        stated,
        Wording(
          "Union money in the deduction of \(part.amount)",
          sv: "EU-stöd i avdraget på \(part.amount)"), at: part.spot.child("unionContribution"))
    }
    // Of the rest nobody says what the Union's part is.
    let rest = try whole.subtracting(named)
    guard !rest.isNegative, !rest.isZero, !claim.eligibleCost.isZero else { return }
    if try sum.isLess(than: whole) { isOfNoLine = true }
    union = try union.adding(
      context.shown(
        rest.scaled(
          by: claim.unionContribution.minorUnits, over: claim.eligibleCost.minorUnits,
          rounding: .down),
        Wording(
          "the claim's own share of the \(rest) deducted without it, rounded down",
          sv: "ansökans egen andel av de \(rest) som dragits av utan uppgift om den, avrundat nedåt"
        ),
        at: verification.spot))
  }

  /// What is left of an amount of the claim when something is taken off it: not less than nothing, unless
  /// the claim only takes back.
  static func left(of claimed: Money, less taken: Money) throws(ArithmeticError) -> Money {
    let left = try claimed.subtracting(taken)
    return left.isNegative && !claimed.isNegative ? .zero(claimed.currency) : left
  }
}

extension [Verification] {
  /// Whether one of them does not accept the claim, and no later one does.
  fileprivate var areRejection: Bool {
    guard let rejected = lazy.filter({ $0.outcome == .rejected }).map(\.day).max() else {
      return false
    }
    return !contains {
      ($0.outcome == .accepted || $0.outcome == .acceptedInPart) && $0.day >= rejected
    }
  }
}

// MARK: What is asked back

extension DeductedByChecks {
  /// What corrections take off the support for a claim beside the deductions, and what is asked back of it.
  struct Corrected {
    /// Union money that corrections have cut, of other costs than those that were deducted.
    var union: Money
    var askedBack: Money
  }

  /// What has come of the money of a claim besides its payments.
  ///
  /// A correction of a line that was deducted, or of the whole claim, is of the same cost as far as the
  /// deductions go. One that was decided after the last payment lowers nothing that could be paid: what
  /// it asks back counts as far as it is of the deductions.
  /// - Parameters:
  ///   - payDay: the day of the last payment.
  ///   - day: the day by which money is asked back.
  func corrected(
    of report: Reference, paidBy answers: [Payment], on payDay: Day, by day: Day,
    in project: Project
  ) throws(ArithmeticError) -> Corrected {
    let zero = Money.zero(union.currency)
    var found = Corrected(union: zero, askedBack: zero)
    // What of the deductions no correction is of yet.
    var rest = union
    for paper in project.payments {
      var earlier: Set<String> = []
      var later: Set<String> = []
      var sameLater = zero
      for correction in paper.corrections
      where correction.decided <= day
        && (correction.kind == .irregular || correction.kind == .other)
        && correction.unionContribution.currency == zero.currency
      {
        let isOfClaim = correction.line?.report == report
        guard isOfClaim || answers.contains(where: { $0.reference == correction.payment }) else {
          continue
        }
        let isSame = isOfNoLine || (correction.line?.line.map(lines.contains) ?? true)
        let same =
          try !isSame
          ? zero : correction.unionContribution.isAtMost(rest) ? correction.unionContribution : rest
        rest = try rest.subtracting(same)
        if isOfClaim, correction.decided <= payDay {
          found.union = try found.union.adding(correction.unionContribution.subtracting(same))
          earlier.insert(correction.id)
        } else {
          sameLater = try sameLater.adding(same)
          later.insert(correction.id)
        }
      }
      let recoveries = paper.recoveries.filter {
        $0.decided <= day && $0.amount.currency == zero.currency
      }
      // What a paper on the claim asks back without a correction is of what was paid on it; a payment
      // that asks something back asks for the rest of an advance.
      let isOnClaim = paper.report == report && !paper.kind.pays
      found.askedBack = try found.askedBack.adding(
        .sum(
          recoveries.filter { $0.correction.map(earlier.contains) ?? isOnClaim }.map { $0.amount },
          in: zero.currency))
      let askedLater = try Money.sum(
        recoveries.filter { $0.correction.map(later.contains) ?? false }.map { $0.amount },
        in: zero.currency)
      found.askedBack = try found.askedBack.adding(
        askedLater.isAtMost(sameLater) ? askedLater : sameLater)
    }
    return found
  }
}
