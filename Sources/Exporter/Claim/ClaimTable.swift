import Languages
import Portfolio
import Values

/// A project's claim for payment and its list of expenditure: what its owner sends to the authority, line
/// by line, with what was granted, claimed before, taken off and paid in advance beside it.
///
/// The portfolio holds the claim as a report brought it. What came after the day is not in it.
struct ClaimTable: Arrangement {
  private let lines: Sheet<ClaimLine>
  private let categories: Sheet<ClaimCategory>
  private let flatRates: Sheet<ClaimFlatRate>
  private let deductions: Sheet<(ClaimCut, ClaimScope)>
  private let advances: Sheet<(ClaimAdvance, ClaimScope)>
  private let summary: Sheet<ClaimSummary>
  private let context: ExportContext

  static let names = ["lines", "categories", "flat_rates", "deductions", "advances", "summary"]

  init(_ context: ExportContext, hasLabels: Bool) {
    lines = ClaimLine.sheet(hasLabels: hasLabels)
    categories = ClaimCategory.sheet(hasLabels: hasLabels)
    flatRates = ClaimFlatRate.sheet(hasLabels: hasLabels)
    deductions = ClaimCut.sheet(hasLabels: hasLabels)
    advances = ClaimAdvance.sheet(hasLabels: hasLabels)
    summary = ClaimSummary.sheet(hasLabels: hasLabels)
    self.context = context
  }

  var sheets: [SheetHead] {
    [lines.head, categories.head, flatRates.head, deductions.head, advances.head, summary.head]
  }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    let scope = try ClaimScope(reading, context)
    let claimed = try scope.claim.lines.map { try ClaimLine($0, in: scope) }
    for line in claimed { try body(try lines.row(line)) }
    for row in try ClaimCategory.rows(scope) { try body(try categories.row(row)) }
    let rates = try ClaimFlatRate.rows(claimed, context.terms.flatRates, scope.currency)
    for row in rates { try body(try flatRates.row(row)) }
    for cut in scope.cuts { try body(try deductions.row((cut, scope))) }
    for advance in scope.advances { try body(try advances.row((advance, scope))) }
    try body(try summary.row(try ClaimSummary(scope)))
    return Remarks()
  }

  /// What SQLite says of the claim, of those before it, of the budget and of what was taken off.
  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let scope = try ClaimScope(reading, context)
    let currency = scope.currency
    var totals = Totals()
    func add(_ minorUnits: Int64, _ sheet: String, _ sum: String) throws {
      try totals.add(Money(minorUnits: minorUnits, currency: currency), of: sheet, to: sum)
    }
    let claimed = try reading.claimedAmounts(of: [scope.report.header.version])
    let before = try reading.claimedAmounts(of: scope.earlier.map(\.report.header.version))
    try totals.countRows(claimed.lines, of: "lines", in: claimed.lines > 0 ? currency : nil)
    try add(claimed.ofLines, "lines", "amount")
    try add(claimed.ofLines, "categories", "claimed")
    try add(before.ofLines, "categories", "claimed_before")
    if let (document, _) = ClaimCategory.budget(scope) {
      try add(try reading.budgetedAmount(of: document.version), "categories", "granted")
    }
    try add(claimed.eligible, "summary", "eligible_cost")
    try add(before.eligible, "summary", "claimed_before")
    let cut = try reading.amountsCut(fromClaimOf: scope.report.reference, until: context.on)
    try add(cut.deducted, "summary", "deducted")
    try add(cut.corrected, "summary", "corrected")
    if !scope.answers.isEmpty {
      try add(claimed.eligible, "summary", "accepted")
      try add(-cut.deducted, "summary", "accepted")
      try add(-cut.corrected, "summary", "accepted")
    }
    if !scope.cuts.isEmpty {
      try add(cut.deducted, "deductions", "amount")
      try add(cut.corrected, "deductions", "amount")
    }
    return totals
  }
}
