@testable import Exporter
import Foundation
import Portfolio
import TestSupport
import Testing
import Values

/// What the record says of each field of an operation, and which specific objective its rows are for.
struct OperationRecordStateTests {
  private static let courses = "6.2.5-2026-01147"
  private static let study = "6.2.5-2026-01163"
  /// After the claims were answered and a check on the spot had cut some of one.
  private static let winter = "2028-01-10"

  private func edit(_ file: String, _ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "\(file)-language-courses", old: old, new: new)
  }

  private func numbers(_ row: [String: String], _ column: String) -> [Int] {
    (row[column] ?? "").split(separator: " ").compactMap { Int($0) }
  }

  @Test(arguments: [(false, false), (true, false), (true, true)])
  func `a field is stated when all that it asks for is, of each of several`(
    isOfApplicant: Bool, isOfPartner: Bool
  ) throws {
    func address(_ isStated: Bool, _ law: Bool) -> ReturnRun.Edit? {
      guard isStated else { return nil }
      let end = "<country>SE</country>\n    </address>\n    <isBoundByProcurementLaw>\(law)"
      let rest = "<county>22</county>\n      <nuts>SE321</nuts>\n      " + end
      return edit(
        "application", "<address>\n      " + rest,
        "<address>\n      <street>Storgatan 1</street>\n      <postcode>852 30</postcode>\n      "
          + "<place>Sundsvall</place>\n      " + rest)
    }
    let edits = [address(isOfApplicant, true), address(isOfPartner, false)].compactMap(\.self)
    let run = try ReturnRun(
      ["programme", "call-open", "application-language-courses", "decision-language-courses"],
      edits: edits)
    let row = try run.table(.operationRecords, on: "2026-12-01")[0]
    let isStated = isOfApplicant && isOfPartner
    #expect(numbers(row, "fields_stated").contains(7) == isStated)
    #expect(numbers(row, "fields_not_stated").contains(7) != isStated)
  }

  @Test func `a field of output indicators says nothing of result indicators`() throws {
    let run = try ReturnRun.paid([])
    let row = try run.table(.operationRecords, on: Self.winter, project: Self.study)[0]
    let kinds = try run.table(
      .operationRecords, "indicators", on: Self.winter, project: Self.study
    ).map { $0["kind"] }
    #expect(!kinds.isEmpty && !kinds.contains("result"))
    #expect(numbers(row, "fields_stated").contains(49))
    for field in [52, 54, 55] {
      #expect(numbers(row, "fields_not_stated").contains(field), "field \(field)")
    }
  }

  @Test(arguments: [(false, "not_stated"), (true, "stated")])
  func `what an indicator of persons has reached, and its breakdown, are asked before a report too`(
    isReported: Bool, state: String
  ) throws {
    let run = try isReported ? ReturnRun.paid([]) : ReturnRun.languageCourses()
    let row = try run.table(.operationRecords, on: "2027-03-24", project: Self.courses)[0]
    for field in [50, 53, 55] {
      #expect(numbers(row, "fields_\(state)").contains(field), "field \(field)")
    }
  }

  @Test func `public contribution by form of cost is that of a claim in one form alone`() throws {
    // All that the study claims is lump sums; the courses have real costs and a flat rate.
    let run = try ReturnRun.paid([])
    let study = try run.table(.operationRecords, on: Self.winter, project: Self.study)[0]
    #expect(numbers(study, "fields_stated").contains(92))
    #expect(numbers(study, "fields_not_applicable").contains(79))
    #expect(numbers(study, "fields_not_applicable").contains(80))
    let claims = try run.table(
      .operationRecords, "claims", on: Self.winter, project: Self.study)
    #expect(claims.map { $0["forms"] } == ["lumpSum", "lumpSum"])
    let courses = try run.table(.operationRecords, on: Self.winter, project: Self.courses)[0]
    for field in [80, 96] {
      #expect(numbers(courses, "fields_not_stated").contains(field), "field \(field)")
    }
  }

  @Test(arguments: [("true", true), ("false", false)])
  func `sub-contracts that are said to be there are to be stated`(
    has: String, isMissing: Bool
  ) throws {
    let run = try ReturnRun(
      [
        "programme", "call-open", "application-reception-places", "decision-reception-places",
        "decision-reception-places-amendment",
      ],
      edits: [
        ReturnRun.Edit(
          file: "decision-reception-places-amendment", old: "hasSubcontracts=\"false\"",
          new: "hasSubcontracts=\"\(has)\"")
      ])
    let row = try run.table(.operationRecords, on: "2026-12-01")[0]
    #expect(numbers(row, "fields_not_stated").contains(24) == isMissing)
    #expect(numbers(row, "fields_stated").contains(24) != isMissing)
  }

  // MARK: Specific objectives

  @Test func `what an operation of one objective claims, is paid and reaches is of that one`()
    throws
  {
    let run = try ReturnRun.paid([])
    for name in [
      "claims", "costs", "payments", "verifications", "corrections", "indicators", "breakdown",
      "interventions", "expenditure",
    ] {
      let rows = try run.table(.operationRecords, name, on: Self.winter, project: Self.courses)
      #expect(!rows.isEmpty && rows.allSatisfy { $0["specific_objective"] == "SO2" }, "\(name)")
    }
  }

  @Test func `of an operation with two objectives only what its papers tell is filled in`() throws {
    // Its grant is divided between two, and the lines of the claim do not say which they are for.
    let run = try ReturnRun.paid([
      edit(
        "decision", "<objective code=\"SO2\">\n    <amount>6716920.00</amount>",
        """
        <objective code="SO1">
            <amount>1000.00</amount>
            <actionKind>regular</actionKind>
          </objective>
          <objective code="SO2">
            <amount>6715920.00</amount>
        """),
      ReturnRun.Edit(
        file: "report-language-courses-1", old: "<line id=\"l1\" category=\"staff\"",
        new: "<line id=\"l1\" objective=\"SO1\" category=\"staff\""),
    ])
    let costs = try run.table(.operationRecords, "costs", on: Self.winter, project: Self.courses)
    #expect(costs[0]["specific_objective"] == "SO1")
    #expect(costs[1]["specific_objective"] == "")
    #expect((costs[1]["not_stated"] ?? "").contains("specific_objective"))
    for name in ["claims", "payments"] {
      let rows = try run.table(.operationRecords, name, on: Self.winter, project: Self.courses)
      for row in rows {
        #expect(row["specific_objective"] == "", "\(name)")
        #expect((row["not_stated"] ?? "").contains("specific_objective"), "\(name)")
      }
    }
    // An indicator is of the objective that the fund's act gives it.
    let indicators = try run.table(
      .operationRecords, "indicators", on: Self.winter, project: Self.courses)
    #expect(indicators.allSatisfy { $0["specific_objective"] == "SO2" })
  }
}
