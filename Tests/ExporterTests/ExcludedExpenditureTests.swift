@testable import Exporter
import Portfolio
import TestSupport
import Testing
import Values

/// What a payment application leaves out while an enabling condition is not fulfilled, applies for later, and
/// takes back.
struct ExcludedExpenditureTests {
  private static let july = "2027-07-15"

  private func payment(_ number: String, _ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "payment-\(number)", old: old, new: new)
  }

  // MARK: Enabling conditions

  /// The programme, whose second objective lacks a condition from a day, perhaps to another.
  private func conditions(from day: String, to fulfilled: String? = nil) -> ReturnRun.Edit {
    let title = "Laglig migration och integration</title>"
    let again = fulfilled.map { "<conditionsFulfilledFrom>\($0)</conditionsFulfilledFrom>" } ?? ""
    return ReturnRun.Edit(
      file: "programme", old: title,
      new: "\(title)<conditionsUnfulfilledFrom>\(day)</conditionsUnfulfilledFrom>\(again)")
  }

  @Test(arguments: [("2027-06-30", "52322.96", "140716.77"), ("2027-07-01", "193039.73", "0.00")])
  func `expenditure while an enabling condition is not fulfilled is declared apart`(
    from: String, eligible: String, excluded: String
  ) throws {
    let run = try ReturnRun.paid([conditions(from: from)])
    let row = try ReturnRun.row(run.table(.paymentApplication, on: Self.july), "SO2", "15(1)")
    #expect(row["registered_expenditure"] == "193039.73")
    #expect(row["eligible_expenditure"] == eligible)
    #expect(row["excluded_expenditure"] == excluded)
    #expect(row["excluded_because"] == (excluded == "0.00" ? "" : "enablingCondition"))
    let apart = try run.table(.paymentApplication, "conditions", on: Self.july)
    #expect(apart.map { $0["unfulfilled"] } == (excluded == "0.00" ? [] : [excluded]))
  }

  @Test(arguments: [("2027-07-15", "193039.73"), ("2027-07-16", "52322.96")])
  func `expenditure is applied for again from the day its conditions are fulfilled`(
    fulfilled: String, eligible: String
  ) throws {
    let run = try ReturnRun.paid([conditions(from: "2027-06-30", to: fulfilled)])
    let row = try ReturnRun.row(run.table(.paymentApplication, on: Self.july), "SO2", "15(1)")
    #expect(row["eligible_expenditure"] == eligible)
    let apart = try #require(
      try run.table(.paymentApplication, "conditions", on: Self.july).first)
    let isFulfilled = eligible == "193039.73"
    #expect(apart["fulfilled"] == (isFulfilled ? "140716.77" : "0.00"))
    #expect(apart["unfulfilled"] == (isFulfilled ? "0.00" : "140716.77"))
  }

  /// What was registered in June is left out of July's application, and asked for in the first one after
  /// its conditions are fulfilled, once; what is cut of it follows it.
  @Test(
    arguments: [
      ("2027-10-01", nil, "140716.77", "218022.02"),
      // An application of 30 September left out what was registered in August too.
      ("2027-10-01", "2027-09-30", "219293.36", "218022.02"),
      ("2027-10-01", "2027-10-15", "0.00", "-1271.34"),
      ("2027-12-13", nil, "140716.77", "218022.02"), ("2027-12-14", nil, "0.00", "0.00"),
      // July's application had it already.
      ("2027-07-31", nil, "0.00", "77305.25"),
    ] as [(String, String?, String, String)])
  func `what an earlier year left out is applied for once its conditions are fulfilled`(
    fulfilled: String, since: String?, released: String, eligible: String
  ) throws {
    let run = try ReturnRun.paid(control([conditions(from: "2027-06-01", to: fulfilled)]))
    let row = try ReturnRun.row(
      run.table(
        .paymentApplication, on: "2027-12-13", since: try since.map { try Day.parse($0) }), "SO2",
      "15(1)")
    #expect(row["released_expenditure"] == released)
    #expect(row["eligible_expenditure"] == eligible)
    let sums = try ["registered_expenditure", "released_expenditure", "excluded_expenditure"].map {
      try Money.parse(try #require(row[$0]), currency: .eur)
    }
    #expect(try sums[0].adding(sums[1]).subtracting(sums[2]).plain == eligible)
  }

  @Test func `what a sent application asked for is not asked for again`() throws {
    var run = try ReturnRun.paid(control([conditions(from: "2027-06-01", to: "2027-07-20")]))
    func released() throws -> String? {
      try ReturnRun.row(run.table(.paymentApplication, on: "2027-12-13"), "SO2", "15(1)")[
        "released_expenditure"]
    }
    #expect(try released() == "0.00")
    // It was sent before the conditions were fulfilled, so it left the expenditure out.
    run.sent = [ReturnRun.sentApplication("pa.xml", "", on: "2027-07-15")]
    #expect(try released() == "140716.77")
  }

  @Test func `appendix 3 has what was registered while conditions were not fulfilled`() throws {
    let run = try ReturnRun.paid(control([conditions(from: "2027-06-01", to: "2027-10-01")]))
    let apart = try run.table(.paymentApplication, "conditions", on: "2027-12-13")
    // 140 716.77 and 78 576.59, less 1 271.34 that was cut of it.
    #expect(apart.map { $0["fulfilled"] } == ["218022.02"])
    #expect(apart.map { $0["unfulfilled"] } == ["0.00"])
  }

  // MARK: Cuts

  private static let publicPart = "<publicContribution>10109.40</publicContribution>"

  private func control(_ more: [ReturnRun.Edit] = []) -> [ReturnRun.Edit] {
    [
      payment(
        "language-courses-control", "<unionContribution>7582.05</unionContribution>",
        "<unionContribution>7582.05</unionContribution>\(Self.publicPart)"),
      payment(
        "language-courses-control", "<unionContribution>3032.82</unionContribution>",
        "<unionContribution>3032.82</unionContribution>"
          + "<publicContribution>4043.76</publicContribution>"),
    ] + more
  }

  @Test func `a cut takes back expenditure at the rate it became euro by`() throws {
    // 870 000 / 11.0720 = 78 576.59, less 908.10 and 363.24 at the rate of June.
    let row = try ReturnRun.row(
      try ReturnRun.paid(control()).table(.paymentApplication, on: "2027-12-13"), "SO2", "15(1)")
    #expect(row["eligible_expenditure"] == "77305.25")
  }

  @Test func `a cut whose public contribution is not stated stops the return`() throws {
    let error = #expect(throws: ExportError.self) {
      try ReturnRun.paid([]).table(.paymentApplication, on: "2027-12-13")
    }
    let message = "\(try #require(error))"
    #expect(message.contains("the public contribution of the correction k1"))
    #expect(message.contains("Article 91(3)(c)"))
  }

  @Test func `a cut in another currency than the grant stops the return`() throws {
    let edit = payment("language-courses-control", #"currency="SEK""#, #"currency="EUR""#)
    let error = #expect(throws: ExportError.self) {
      try ReturnRun.paid(control([edit])).table(.paymentApplication, on: "2027-12-13")
    }
    #expect("\(try #require(error))".contains("control-language-courses-1 is in EUR"))
  }
}
