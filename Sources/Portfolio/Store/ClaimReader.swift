import GRDB
import Values

/// Reads the claims of reports out of their typed rows.
final class ClaimReader {
  private let lines, incomes, sums: RowReader

  init(_ db: TablesRead) throws {
    lines = try RowReader(
      db, "expenditure_line",
      """
      id, category, form, flat_rate, method, partner, objective, budget_line, voucher, description,
      supplier_name, supplier_identifier, supplier_identifier_scheme, first_day, last_day, paid,
      registered, amount_minor, vat_minor, vat_recoverable, original, original_currency,
      original_rate, unit, quantity_hundredths, unit_cost_minor, deliverable, delivered,
      contract_reference, contract_procedure, is_derelict_land, is_for_conservation,
      is_of_granted_asset, corrects_issuer, corrects_id, corrects_line, staff_code,
      staff_hours_hundredths, staff_monthly_salary_minor, staff_annual_gross_cost_minor,
      staff_surcharge_bp, staff_share_of_full_time_bp, staff_fixed_share_bp,
      staff_is_share_documented, person, staff_body_code
      """)
    incomes = try RowReader(db, "income", "partner, payer, received, amount_minor")
    sums = try RowReader(db, "claim_sum", "partner, category, form, amount_minor")
  }

  /// Five columns of a report: kind, accounting code, eligible cost, public and Union contribution.
  func claim(_ version: Int64, _ row: Columns, from column: Int) throws -> Claim? {
    guard let kind: Claim.Kind = try row.optionalWord(column) else { return nil }
    let currency = try row.currency(1)
    return Claim(
      Claim.Fields(
        kind: kind, currency: currency, accountingCode: row.optionalText(column + 1),
        lines: try lines.read(version) { try line($0, currency) },
        incomes: try incomes.read(version) {
          Income(
            partner: $0.optionalText(1), payer: $0.optionalText(2), received: try $0.optionalDay(3),
            amount: $0.money(4, currency), spot: $0.spot)
        },
        sums: try sums.read(version) {
          ClaimSum(
            partner: $0.optionalText(1), category: try $0.optionalWord(2),
            form: try $0.optionalWord(3), amount: $0.money(4, currency), spot: $0.spot)
        }, eligibleCost: row.money(column + 2, currency),
        publicContribution: row.optionalMoney(column + 3, currency),
        unionContribution: row.money(column + 4, currency), spot: row.spot.child("claim")))
  }

  private func line(_ row: Columns, _ currency: Currency) throws -> ExpenditureLine {
    ExpenditureLine(
      ExpenditureLine.Fields(
        id: row.text(1), category: try row.word(2), form: try row.word(3),
        flatRate: try row.optionalWord(4), method: try row.optionalWord(5),
        partner: row.optionalText(6), objective: row.optionalText(7),
        budgetLine: row.optionalText(8), voucher: row.optionalText(9),
        description: row.optionalText(10),
        supplier: row.optionalText(11).map {
          Supplier(name: $0, identifier: row.optionalText(12), scheme: row.optionalText(13))
        },
        firstDay: try row.optionalDay(14), lastDay: try row.optionalDay(15),
        paid: try row.optionalDay(16), registered: try row.optionalDay(17),
        amount: row.money(18, currency), vat: row.optionalMoney(19, currency),
        isVATRecoverable: row.flag(20), original: original(row), unit: row.optionalText(24),
        quantityHundredths: row.statement.optionalInteger(25),
        unitCost: row.optionalMoney(26, currency), deliverable: row.optionalText(27),
        delivered: try row.optionalDay(28), contract: try contract(row),
        work: work(row, currency), person: try row.optionalWord(45),
        land: LandAndAssets(
          isDerelictLand: row.flag(31) ?? false, isForConservation: row.flag(32) ?? false,
          isOfGrantedAsset: row.flag(33)),
        corrects: row.lineReference(34, at: row.spot.child("corrects")), spot: row.spot))
  }

  private func original(_ row: Columns) -> ForeignAmount? {
    guard let amount = row.optionalText(21), let currency = row.optionalText(22) else {
      return nil
    }
    return ForeignAmount(amount: amount, currency: currency, rate: row.optionalText(23))
  }

  private func contract(_ row: Columns) throws -> ContractUse? {
    guard let reference = row.optionalText(29) else { return nil }
    return ContractUse(reference: reference, procedure: try row.optionalWord(30))
  }

  private func work(_ row: Columns, _ currency: Currency) -> StaffWork? {
    guard let code = row.optionalText(37) else { return nil }
    return StaffWork(
      code: code, bodyCode: row.optionalText(46),
      hoursHundredths: row.statement.optionalInteger(38),
      monthlySalary: row.optionalMoney(39, currency),
      annualGrossCost: row.optionalMoney(40, currency), surcharge: row.optionalRate(41),
      shareOfFullTime: row.optionalRate(42), fixedShare: row.optionalRate(43),
      isShareDocumented: row.flag(44), spot: row.spot.child("staff"))
  }
}

extension Columns {
  /// Three columns that name a line of another report: issuer, id and line.
  func lineReference(_ column: Int, at spot: Spot) -> LineReference? {
    optionalReference(column, column + 1).map {
      LineReference(report: $0, line: optionalText(column + 2), spot: spot)
    }
  }
}
