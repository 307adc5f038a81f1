@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// What is committed for each year, and what of it was covered by its deadline.
struct CommitmentTests {
  private static let july = "2027-07-15"

  @Test(arguments: [
    ("2025-12-31", "2022", "open"), ("2026-01-01", "2022", "decommitted"),
    ("2029-12-31", "2027", "open"), ("2030-01-01", "2027", "decommitted"),
  ])
  func `what a year's commitment lacks is told, and is lost after the third year`(
    day: String, year: String, state: String
  ) throws {
    let programme = try ReturnRun.paid([]).portfolio.store.reading { try $0.programmes()[0] }
    let terms = try #require(ReturnRun.terms.commitments)
    let rows = try Commitment.all(
      of: programme, on: try Day.parse(day), applied: { _ in AppliedUnion(Money.zero(.eur)) }, terms
    )
    let row = try #require(rows.first { "\($0.year)" == year })
    #expect(row.state?.rawValue == state)
  }

  @Test func `pre-financing and applications cover the oldest commitments first`() throws {
    let rows = try ReturnRun.paid([]).table(.paymentApplication, "commitments", on: Self.july)
    #expect(rows.map { $0["year"] } == (2021...2027).map { "\($0)" })
    #expect(rows[0]["amount"] == "16536000.00")
    // 17 % of 115 752 000 by the end of 2024, and nothing was applied for by then.
    #expect(rows[0]["prefinanced"] == "19677840.00")
    #expect(rows[0]["applied"] == "0.00")
    #expect(rows[0]["uncovered"] == "0.00")
    // 2 × 16 536 000 less 22 %, 25 465 440, by the end of 2025: what came later does not cover it.
    #expect(rows[1]["uncovered"] == "7606560.00")
    #expect(rows[1]["state"] == "decommitted")
    // 3 × 16 536 000 less what is lost, and less 27 %, 31 253 040, by the end of 2026.
    #expect(rows[2]["uncovered"] == "10748400.00")
    #expect(rows[2]["state"] == "decommitted")
    #expect(rows[3]["due"] == "2027-12-31")
    #expect(rows[3]["state"] == "open")
    #expect(rows[3]["applied"] == "156362.18")
    // 4 × 16 536 000 less 18 354 960 that is lost, and less 31 409 402.18.
    #expect(rows[3]["uncovered"] == "16379637.82")
    #expect(rows[4]["uncovered"] == "16536000.00")
    #expect(rows[6]["due"] == "2029-12-31")
  }

  @Test func `a rate of an earlier year that is missing keeps no application back`() throws {
    let edit = ReturnRun.Edit(
      file: "payment-feasibility-study-1", old: "<registered>2027-05-18",
      new: "<registered>2026-05-18")
    let run = try ReturnRun.paid([edit], rates: [("2027-06", "11.1325")])
    let rows = try run.table(.paymentApplication, "commitments", on: Self.july)
    // Nothing was registered by the deadlines of the first two years.
    #expect(rows.prefix(2).allSatisfy { $0["not_stated"] == "" })
    #expect(rows.dropFirst(2).allSatisfy { $0["not_stated"] == "applied uncovered state" })
  }

  @Test func `what comes after the deadline of a commitment does not cover it`() throws {
    let programme = try ReturnRun.paid([]).portfolio.store.reading { try $0.programmes()[0] }
    let deadline = try Day.parse("2024-12-31")
    let all = try Money.parse("115752000.00", currency: .eur)
    let rows = try Commitment.all(
      of: programme, on: try Day.parse("2025-01-01"),
      applied: { AppliedUnion($0 <= deadline ? Money.zero(.eur) : all) },
      CommitmentTerms(years: 3, prefinancing: []))
    #expect(rows[0].uncovered?.plain == "16536000.00")
    #expect(rows[0].state == .decommitted)
    // What is lost need not be covered: the rest is.
    #expect(rows.dropFirst().allSatisfy { $0.uncovered?.isZero == true })
  }

  @Test(arguments: [("16536000.00", "0.00"), ("16535999.99", "0.01")])
  func `a commitment is covered to the cent`(applied: String, uncovered: String) throws {
    let programme = try ReturnRun.paid([]).portfolio.store.reading { try $0.programmes()[0] }
    let rows = try Commitment.all(
      of: programme, on: try Day.parse("2021-01-31"),
      applied: { _ in (try? Money.parse(applied, currency: .eur)).map { AppliedUnion($0) } },
      CommitmentTerms(years: 3, prefinancing: []))
    #expect(rows[0].uncovered?.plain == uncovered)
  }
}
