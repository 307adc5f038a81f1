import Values

/// Which payments and quarters are late: what is not told by the days of schedules alone.
public struct Lateness {
  public let payments: LatePayments
  public let quarters: LateQuarters

  public init(payments: LatePayments, quarters: LateQuarters) {
    self.payments = payments
    self.quarters = quarters
  }
}

/// The projects in which a report, a claim or a payment is late on a day: what the sums over the whole
/// portfolio count.
struct LateProjects {
  private let reading: Reading
  /// Those of which it is known.
  private let known: Set<Int64>
  /// Those that have to be asked, when they fit whatever else is looked for.
  private let asked: Set<Int64>
  private let payments: LatePayments?

  init(
    _ due: DuePeriods, _ moved: Movements, _ lateness: Lateness?, on day: Day, in reading: Reading
  ) throws {
    self.reading = reading
    payments = lateness?.payments
    var known = LatePeriods(due, moved.reports).projects
    guard let lateness else {
      self.known = known
      asked = []
      return
    }
    known.formUnion(try reading.lateQuarters(lateness.quarters).keys)
    for project in due.corrected {
      let late = try reading.latePeriods(of: project, lateness.quarters)
      if late.reports + late.claims > 0 { known.insert(project) }
    }
    let unpaid = try UnpaidClaims(moved, lateness.payments, on: day, in: reading)
    known.formUnion(unpaid.late.keys)
    self.known = known
    asked = unpaid.asked
  }

  func contains(_ project: Int64) throws -> Bool {
    if known.contains(project) { return true }
    guard let payments, asked.contains(project) else { return false }
    return try reading.latePayments(of: project, payments) > 0
  }
}
