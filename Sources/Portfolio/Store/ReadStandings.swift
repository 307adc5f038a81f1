import GRDB
public import Values

/// Where every project stands on a day.
///
/// It goes through the outlines of papers, the reports and the payments once each, and puts them
/// together by the numbers of their projects.
public struct ReadStandings {
  private let reading: Reading
  private let day: Day
  private let movements: ReadBeside<Movements>

  /// Begins to read.
  public init(_ reading: Reading, on day: Day) throws {
    self.reading = reading
    self.day = day
    movements = try ReadBeside(reading) { try Movements($0, on: day) }
  }

  /// The projects by key.
  public func standings(late: LatePayments, quarters: LateQuarters) throws -> [Standing] {
    let outlines = try Outlines(reading, on: day)
    var standings: [Standing] = []
    standings.reserveCapacity(outlines.count)
    var places = Places()
    try outlines.eachProject { key, outline in
      places[outline.id] = standings.count
      standings.append(Standing(key: key, outline, outlines.texts))
    }
    func change(_ project: Int64, _ body: (inout Standing) throws -> Void) rethrows {
      if let place = places[project] { try body(&standings[place]) }
    }
    var numbers = NumberedNames()
    var names: [String] = []
    try outlines.eachTheme { project, row, columns in
      let number = numbers.number(row, columns)
      if number == names.count { names.append(columns.map(row.text).joined(separator: ":")) }
      let name = names[number]
      change(project) { if !$0.themes.contains(name) { $0.themes.append(name) } }
    }
    for place in standings.indices where standings[place].themes.count > 1 {
      standings[place].themes.sort()
    }
    let due = try DuePeriods(reading.db, outlines, on: day)
    let moved = try movements.value()
    for payment in moved.payments {
      change(payment.project) { $0.pay(payment.amount, in: payment.currency) }
    }
    for claim in moved.claims {
      change(claim.project) { $0.claim(claim.amount, in: claim.currency) }
    }
    let unpaid = try UnpaidClaims(moved, late, on: day, in: reading)
    for (project, count) in unpaid.late { change(project) { $0.latePayments = count } }
    for project in unpaid.asked {
      try change(project) { $0.latePayments = try reading.latePayments(of: project, late) }
    }
    let latePeriods = LatePeriods(due, moved.reports)
    for (project, count) in latePeriods.reports { change(project) { $0.lateReports = count } }
    for (project, count) in latePeriods.claims { change(project) { $0.lateClaims = count } }
    for project in due.corrected {
      let asked = try reading.latePeriods(of: project, quarters)
      change(project) { ($0.lateReports, $0.lateClaims) = asked }
    }
    for (project, count) in try reading.lateQuarters(quarters) {
      change(project) { $0.lateReports += count }
    }
    return standings
  }
}

extension Standing {
  /// Adds an amount that was paid, when it is of the project's currency.
  fileprivate mutating func pay(_ amount: Int64, in currency: String?) {
    if isOf(currency) { paid = sum(paid, amount) }
  }

  /// Adds an amount that a claim asks for, when it is of the project's currency.
  fileprivate mutating func claim(_ amount: Int64, in currency: String?) {
    if isOf(currency) { claimed = sum(claimed, amount) }
  }

  private func isOf(_ stated: String?) -> Bool {
    guard let stated, let currency else { return true }
    return stated == currency
  }

  private mutating func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, overflows) = one.addingReportingOverflow(other)
    if overflows { isTooLarge = true }
    return overflows ? one : sum
  }

  fileprivate init(key: String, _ outline: ProjectOutline, _ texts: OutlineTexts) {
    let application = outline.application
    let grant = outline.grant
    func union(_ paper: OutlinePaper?) -> Int64? {
      paper.flatMap { $0.hasContributions ? $0.union : 0 }
    }
    let asked = union(application)
    // A grant without a plan of its own is the one that was applied for.
    let plan = grant.map { $0.hasContributions ? $0 : application ?? $0 }
    let granted = union(plan)
    self.init(
      key: key, status: outline.status, currency: outline.currency(texts),
      fund: outline.fund(texts), county: texts[application?.county],
      sector: texts[application?.sector],
      objectives: outline.objectives(texts), themes: [], asked: asked ?? 0, granted: granted ?? 0,
      claimed: 0, paid: 0, lateReports: 0, lateClaims: 0, latePayments: 0,
      isTooLarge: (application != nil && asked == nil) || (plan != nil && granted == nil))
  }
}
