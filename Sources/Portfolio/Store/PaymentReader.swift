import GRDB
import Values

/// Reads the authority's papers about money out of their typed rows.
final class PaymentReader {
  private let shared: SharedRows
  private let payments, settlements, verifications, deductions, interruptions: RowReader
  private let corrections, recoveries, receipts, irregularities, links: RowReader

  init(_ db: TablesRead, _ shared: SharedRows) throws {
    self.shared = shared
    payments = try RowReader(
      db, "payment",
      """
      currency, kind, application_issuer, application_id, decision_issuer, decision_id,
      report_issuer, report_id, claim_received, decided, eligible_expenditure_minor,
      public_contribution_minor, amount_due_minor, amount_paid_minor, union_contribution_minor,
      national_contribution_minor, paid, registered, kept_until
      """, isRoot: true)
    settlements = try RowReader(db, "advance_settlement", "issuer, id, amount_minor")
    verifications = try RowReader(
      db, "verification", "id, kind, outcome, day, body, result, checked_minor, deducted_minor")
    deductions = try RowReader(
      db, "deduction", "parent, line, typology, amount_minor, union_contribution_minor, reason")
    interruptions = try RowReader(db, "interruption", "first_day, last_day, reason")
    corrections = try RowReader(
      db, "correction",
      """
      id, kind, typology, is_after_audit, of_issuer, of_id, of_line, of_payment_issuer,
      of_payment_id, amount_minor, union_contribution_minor, public_contribution_minor, reason,
      decided, accounting_year
      """)
    recoveries = try RowReader(
      db, "recovery",
      "id, correction, amount_minor, decided, due, interest_basis, interest_minor, reason")
    receipts = try RowReader(
      db, "recovery_receipt", "parent, day, amount_minor, offset_issuer, offset_id")
    irregularities = try RowReader(
      db, "irregularity",
      """
      id, typology, is_suspected_fraud, is_told_voluntarily, is_found_before_application,
      is_only_bankruptcy, detected, description, provision, expenditure_minor, fund_amount_minor,
      reported
      """)
    links = try RowReader(db, "irregularity_link", "parent, issuer, id, irregularity")
  }

  func payment(_ header: DocumentHeader) throws -> Payment? {
    let version = header.version
    return try payments.read(version) { row in
      let currency = try row.currency(1)
      return Payment(
        Payment.Fields(
          header: header, currency: currency, kind: try row.word(2),
          cases: try shared.cases(version), application: row.optionalReference(3, 4),
          decision: row.optionalReference(5, 6), report: row.optionalReference(7, 8),
          claimReceived: try row.optionalDay(9), decided: try row.optionalDay(10),
          eligibleExpenditure: row.optionalMoney(11, currency),
          publicContribution: row.optionalMoney(12, currency),
          amountDue: row.optionalMoney(13, currency), amountPaid: row.optionalMoney(14, currency),
          unionContribution: row.optionalMoney(15, currency),
          nationalContribution: row.optionalMoney(16, currency), paid: try row.optionalDay(17),
          registered: try row.optionalDay(18),
          keptUntil: try row.optionalDay(19),
          settlements: try settlements.read(version) {
            AdvanceSettlement(
              advance: Reference(issuer: $0.text(1), id: $0.text(2)), amount: $0.money(3, currency),
              spot: $0.spot)
          },
          verifications: try verifications(version, currency),
          interruptions: try interruptions.read(version) {
            Interruption(
              firstDay: try $0.day(1), lastDay: try $0.optionalDay(2), reason: $0.text(3),
              spot: $0.spot)
          },
          corrections: try corrections(version, currency),
          recoveries: try recoveries(version, currency),
          irregularities: try irregularities(version, currency)))
    }.first
  }

  private func verifications(_ version: Int64, _ currency: Currency) throws -> [Verification] {
    let deductions = try deductions.parented(version) {
      Deduction(
        line: $0.optionalText(2), typology: $0.optionalText(3), amount: $0.money(4, currency),
        unionContribution: $0.optionalMoney(5, currency), reason: $0.text(6), spot: $0.spot)
    }
    return try verifications.read(version) {
      Verification(
        id: $0.optionalText(1), kind: try $0.word(2), outcome: try $0.word(3), day: try $0.day(4),
        body: $0.text(5), result: $0.optionalText(6), checked: $0.optionalMoney(7, currency),
        deducted: $0.optionalMoney(8, currency), deductions: deductions[$0.spot.element] ?? [],
        spot: $0.spot)
    }
  }

  private func corrections(_ version: Int64, _ currency: Currency) throws -> [Correction] {
    try corrections.read(version) {
      Correction(
        id: $0.text(1), kind: try $0.word(2), typology: $0.optionalText(3),
        isAfterAudit: $0.flag(4), line: $0.lineReference(5, at: $0.spot.child("of")),
        payment: $0.optionalReference(8, 9), amount: $0.money(10, currency),
        unionContribution: $0.money(11, currency),
        publicContribution: $0.optionalMoney(12, currency), reason: $0.text(13),
        decided: try $0.day(14), accountingYear: $0.optionalText(15), spot: $0.spot)
    }
  }

  private func recoveries(_ version: Int64, _ currency: Currency) throws -> [Recovery] {
    let receipts = try receipts.parented(version) {
      RecoveryReceipt(
        day: try $0.day(2), amount: $0.money(3, currency), offset: $0.optionalReference(4, 5),
        spot: $0.spot)
    }
    return try recoveries.read(version) {
      Recovery(
        id: $0.text(1), correction: $0.optionalText(2), amount: $0.money(3, currency),
        decided: try $0.day(4), due: try $0.day(5), interestBasis: $0.optionalText(6),
        interest: $0.optionalMoney(7, currency), reason: $0.optionalText(8),
        receipts: receipts[$0.spot.element] ?? [], spot: $0.spot)
    }
  }

  private func irregularities(_ version: Int64, _ currency: Currency) throws -> [Irregularity] {
    let links = try links.parented(version) {
      IrregularityLink(
        document: Reference(issuer: $0.text(2), id: $0.text(3)), irregularity: $0.text(4),
        spot: $0.spot)
    }
    return try irregularities.read(version) {
      Irregularity(
        id: $0.text(1), typology: $0.optionalText(2), isSuspectedFraud: $0.flag(3) ?? false,
        isToldVoluntarily: $0.flag(4) ?? false, isFoundBeforeApplication: $0.flag(5) ?? false,
        isOnlyBankruptcy: $0.flag(6) ?? false, detected: try $0.day(7),
        description: $0.optionalText(8), provision: $0.optionalText(9),
        expenditure: $0.optionalMoney(10, currency), fundAmount: $0.money(11, currency),
        links: links[$0.spot.element] ?? [], reported: try $0.optionalDay(12), spot: $0.spot)
    }
  }
}
