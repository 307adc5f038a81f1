import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// A report and the papers that answer it, as they are read back for rules and returns.
@Suite struct `Reports and payments out of the portfolio` {
  private static let papers = [
    "report-language-courses-1", "payment-language-courses-advance", "payment-language-courses-1",
    "payment-language-courses-control",
  ].map { "Samples/Portfolio/\($0).xml" }

  private static func project() throws -> Project {
    let portfolio = try TestPortfolio()
    try portfolio.take(
      samples: papers + [
        "Samples/Portfolio/application-language-courses.xml",
        "Samples/Portfolio/decision-language-courses.xml",
      ])
    try #require(portfolio.findingLines == [])
    var projects: [Project] = []
    try portfolio.store.reading { try $0.eachProject { projects.append($0) } }
    try #require(projects.count == 1)
    return projects[0]
  }

  @Test func `a claim is its lines, and they are whole`() throws {
    let report = try #require(try Self.project().reports.first)
    let claim = try #require(report.claim)
    #expect(report.kind == .progress)
    #expect(report.firstDay?.iso == "2026-09-01")
    #expect(report.lastDay?.iso == "2027-02-28")
    #expect(claim.lines.map(\.id) == (1...10).map { "l\($0)" })
    #expect(try Money.sum(claim.lines.map(\.amount), in: .sek) == claim.eligibleCost)
    #expect(claim.eligibleCost == Money(minorUnits: 157_715_152, currency: .sek))
    #expect(claim.unionContribution == Money(minorUnits: 118_286_364, currency: .sek))
    #expect(claim.accountingCode == "Projekt 4711")
    #expect(claim.spot.path == "claim")
    let line = try #require(claim.lines.first)
    #expect(line.category == .staff)
    #expect(line.form == .realCost)
    #expect(line.partner == "p1")
    #expect(line.voucher == "L12-S1")
    #expect(line.firstDay?.iso == "2026-09-01")
    #expect(line.lastDay?.iso == "2026-12-31")
    #expect(line.paid?.iso == "2026-12-23")
    #expect(line.quantityHundredths == 56_000)
    #expect(line.unitCost == Money(minorUnits: 42_691, currency: .sek))
    #expect(line.work?.code == "S1")
    #expect(line.work?.hoursHundredths == 56_000)
    #expect(line.work?.monthlySalary == Money(minorUnits: 4_220_000, currency: .sek))
    #expect(line.work?.surcharge == Percentage(hundredths: 4_500))
    #expect(line.work?.shareOfFullTime == Percentage(hundredths: 10_000))
    #expect(line.corrects == nil)
    #expect(claim.lines.last?.flatRate == .article56)
    #expect(claim.sums.map(\.category) == [nil, nil, .staff, nil])
    #expect(claim.sums.last?.form == .flatRate)
  }

  @Test func `indicators have their cells, and events their participants`() throws {
    let report = try #require(try Self.project().reports.first)
    #expect(report.indicators.map(\.id) == ["O.2.3", "O.2.3.1", "O.2.7", "R.2.8", "R.2.9", "P1"])
    let first = try #require(report.indicators.first)
    #expect(first.achievedHundredths == 11_800)
    #expect(first.cells.count == 9)
    #expect(first.cells.reduce(0) { $0 + $1.count } == 118)
    #expect(first.cells[3].age == .from18To60)
    #expect(first.cells[3].gender == .female)
    #expect(report.indicators[2].cells == [])
    #expect(report.indicators[3].proficiencies.map(\.count) == [15, 7])
    #expect(report.indicators[3].proficiencies.map(\.after) == [.a2, .b1])
    #expect(report.indicators[5].achievedHundredths == 150)
    let event = try #require(report.events.first)
    #expect(event.kind == .meeting)
    let participants = try #require(event.participants)
    #expect(participants.total?.value == 85)
    #expect(participants.total?.isApproximate == true)
    #expect(participants.parts.map(\.sector) == [.ideaBased, .public, .businessOther])
    #expect(participants.parts.map(\.count.value) == [40, 35, 10])
    #expect(participants.parts.map(\.count.isApproximate) == [true, false, true])
    #expect(report.participants == nil)
    #expect(event.municipality == "2281")
    #expect(event.topics == ["Kurser på kvällstid"])
    #expect(report.activities.map(\.state) == [.completed, .ongoing, .notStarted])
    #expect(report.visibility.map(\.kind) == [.website, .poster])
    #expect(report.signatures.map(\.signed.iso) == ["2027-03-24"])
    #expect(report.obstacles.count == 1)
    #expect(report.possibilities.count == 1)
  }

  @Test func `payments come in the order they were decided, with what belongs to each`() throws {
    let project = try Self.project()
    #expect(project.payments.map(\.kind) == [.advance, .interim, .control])
    let payment = project.payments[1]
    #expect(payment.report == project.reports[0].reference)
    #expect(payment.claimReceived?.iso == "2027-04-20")
    let said = project.timeline().map(\.what.swedish)
    #expect(said.contains { $0.hasPrefix("förskott") && $0.hasSuffix(" betalt") })
    #expect(said.contains { $0.hasPrefix("utbetalning") && $0.hasSuffix(" betald") })
    #expect(payment.settlements.map(\.advance) == [project.payments[0].reference])
    #expect(payment.eligibleExpenditure == Money(minorUnits: 156_652_944, currency: .sek))
    #expect(payment.amountPaid == payment.amountDue)
    let verification = try #require(payment.verifications.first)
    #expect(verification.kind == .administrative)
    #expect(verification.outcome == .acceptedInPart)
    #expect(verification.deductions.map(\.line) == ["l5", "l9"])
    #expect(
      try Money.sum(verification.deductions.map(\.amount), in: .sek) == verification.deducted)
    #expect(payment.interruptions.map(\.firstDay.iso) == ["2027-05-10"])
    #expect(payment.interruptions.map(\.lastDay?.iso) == ["2027-05-24"])
    let control = project.payments[2]
    #expect(control.corrections.map(\.line?.line) == ["l7", "l10"])
    #expect(control.corrections.map(\.accountingYear) == ["2027-2028", "2027-2028"])
    #expect(control.recoveries.map(\.correction) == ["k1"])
    #expect(control.recoveries[0].receipts.map(\.amount) == [control.recoveries[0].amount])
    let irregularity = try #require(control.irregularities.first)
    #expect(irregularity.isFoundBeforeApplication)
    #expect(!irregularity.isSuspectedFraud)
    #expect(irregularity.reported == nil)
    #expect(irregularity.fundAmount == control.recoveries[0].amount)
  }

  @Test func `the views give finance the same sums`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(samples: Self.papers)
    func lines(_ sql: String) throws -> [String] { try StockSQLite.lines(portfolio.path, sql) }
    #expect(
      try lines(
        "SELECT sum(amount_minor) - (SELECT eligible_cost_minor FROM claims) FROM expenditure;")
        == ["0"])
    #expect(try lines("SELECT sum(participants) FROM event_participants;") == ["85"])
    #expect(
      try lines(
        "SELECT sum(deductions.amount_minor) = sum(DISTINCT deducted_minor) FROM deductions, verifications WHERE verifications.payment = deductions.payment;"
      ) == ["1"])
    #expect(try lines("SELECT amount_minor - received_minor FROM recoveries;") == ["0"])
    #expect(try lines("SELECT DISTINCT report FROM corrections;") == ["report-language-courses-1"])
  }
}
