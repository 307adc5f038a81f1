@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// The accounts of a year, reconciled with what was applied for in it.
struct AccountsReturnTests {
  /// Before the accounts of 2026-2027 are due.
  private static let winter = "2028-01-10"

  private static func control(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "payment-language-courses-control", old: old, new: new)
  }

  private static func correction(
    _ reason: String, public: String, in year: String = "2026-2027", saying: String? = nil,
    decided: String = "2027-11-15"
  ) -> [ReturnRun.Edit] {
    let days = "<decided>2027-11-15</decided>\n    <accountingYear>"
    return [
      control(
        "<reason xml:lang=\"sv\">\(reason)</reason>\n    \(days)2027-2028</accountingYear>",
        "<publicContribution>\(`public`)</publicContribution>\n    "
          + "<reason xml:lang=\"sv\">\(saying ?? reason)</reason>\n    <decided>\(decided)</decided>\n"
          + "    <accountingYear>\(year)</accountingYear>"
      )
    ]
  }

  private static let first = "30 timmar utan tidredovisning."
  private static let second = "Schablonen på 40 procent räknas om."

  /// Two corrections of a payment of the year, decided after it and recorded in its accounts.
  private static func leftOut(saying: String? = nil) -> [ReturnRun.Edit] {
    correction(first, public: "10109.40", saying: saying)
      + correction(second, public: "4043.76")
  }

  /// The same, recorded in the year of the decision.
  private static let withdrawn =
    correction(first, public: "10109.40", in: "2027-2028")
    + correction(second, public: "4043.76", in: "2027-2028")

  private func table(
    _ name: String, _ edits: [ReturnRun.Edit] = Self.leftOut(), on day: String = Self.winter
  ) throws -> [[String: String]] {
    try ReturnRun.paid(edits).table(.accounts, name, on: day)
  }

  private func row(
    _ name: String, _ edits: [ReturnRun.Edit] = Self.leftOut(), on day: String = Self.winter,
    _ objective: String = "SO2", _ provision: String = "15(1)"
  ) throws -> [String: String] {
    try #require(
      try table(name, edits, on: day).first {
        $0["specific_objective"] == objective && $0["provision"] == provision
      })
  }

  // MARK: Reconciliation

  @Test func `a difference is what papers leave out, and is never without a comment`() throws {
    let row = try row("reconciliation")
    #expect(row["applied_expenditure"] == "193039.73")
    #expect(row["applied_public"] == "189897.29")
    // 10 109.40 and 4 043.76 at the rate of June: 908.10 and 363.24.
    #expect(row["difference"] == "1271.34")
    #expect(row["difference_public"] == "1271.34")
    #expect(row["entered_expenditure"] == "191768.39")
    #expect(row["entered_public"] == "188625.95")
    #expect(
      row["comment"]
        == "98(6)(a): 30 timmar utan tidredovisning. Schablonen på 40 procent räknas om.")
    for other in try table("reconciliation") where other["difference"] == "0.00" {
      #expect(other["comment"] == "")
    }
  }

  @Test func `each type of deduction has its own reasons`() throws {
    let edits =
      Self.leftOut() + [
        Self.control(#"id="k2" kind="irregular""#, #"id="k2" kind="underAssessment""#)
      ]
    #expect(
      try row("reconciliation", edits)["comment"]
        == "98(6)(a): \(Self.first); 98(6)(b): \(Self.second)")
  }

  @Test(arguments: [("true", "908.10"), ("false", "0.00")])
  func `what was corrected after an audit is told apart`(
    afterAudit: String, difference: String
  ) throws {
    let edits =
      Self.leftOut()
      + [
        Self.control(
          #"id="k1" kind="irregular""#, #"id="k1" kind="irregular" isAfterAudit="\#(afterAudit)""#)
      ]
    let row = try row("reconciliation", edits)
    #expect(row["difference_audit"] == difference)
    #expect(row["difference_audit_public"] == difference)
  }

  @Test(arguments: [500, 501])
  func `a comment has at most 500 characters, and is not cut off`(length: Int) throws {
    // "98(6)(a): " before it, and a space and the second reason after it.
    let taken = 10 + 1 + Self.second.count
    let edits = Self.leftOut(saying: String(repeating: "å", count: length - taken))
    guard length > 500 else {
      #expect(try row("reconciliation", edits)["comment"]?.count == 500)
      return
    }
    let error = #expect(throws: ExportError.self) { try table("reconciliation", edits) }
    let message = "\(try #require(error))"
    #expect(message.contains("SO2 15(1) of at most 500 characters"))
    #expect(message.contains("have 501"))
  }

  @Test func `what the accounts leave out no later application takes off again`() throws {
    func eligible(_ edits: [ReturnRun.Edit]) throws -> String? {
      try ReturnRun.paid(edits).table(.paymentApplication, on: "2027-12-13")
        .first { $0["specific_objective"] == "SO2" && $0["provision"] == "15(1)" }?[
          "eligible_expenditure"]
    }
    #expect(try eligible(Self.leftOut()) == "78576.59")
    #expect(try eligible(Self.withdrawn) == "77305.25")
  }

  @Test func `what is recorded in a later year makes no difference`() throws {
    let row = try row("reconciliation", Self.withdrawn)
    #expect(row["difference"] == "0.00")
    #expect(try table("deductions", Self.withdrawn).isEmpty)
  }

  @Test(arguments: [("2027-11-14", 0), ("2027-11-15", 2)])
  func `a correction counts from the day it is decided`(day: String, count: Int) throws {
    #expect(try table("deductions", on: day).count == count)
  }

  @Test func `what is left out stands line by line`() throws {
    let rows = try table("deductions")
    #expect(rows.map { $0["correction"] } == ["k1", "k2"])
    #expect(rows.map { $0["expenditure"] } == ["908.10", "363.24"])
    #expect(rows.map { $0["ground"] } == ["98(6)(a)", "98(6)(a)"])
    #expect(rows[0]["not_stated"] == "after_audit")
  }

  // MARK: What was sent

  private static func sent(
    _ applied: String, on day: String = "2027-07-15", programme: String = "2021SE65AMPR001"
  ) -> SentReturn {
    ReturnRun.sentApplication("pa.xml", applied, on: day, programme: programme)
  }

  private func reconciled(
    with sent: SentReturn...
  ) throws -> [String: String] {
    var run = try ReturnRun.paid(Self.leftOut())
    run.sent = sent
    return try #require(
      try run.table(.accounts, "reconciliation", on: Self.winter).first {
        $0["specific_objective"] == "SO2" && $0["provision"] == "15(1)"
      })
  }

  @Test func `what the applications asked for is what was sent`() throws {
    let row = try reconciled(with: Self.sent("SO2 15(1) 193139.73 189997.29"))
    #expect(row["applied_expenditure"] == "193139.73")
    #expect(row["applied_public"] == "189997.29")
    #expect(row["entered_expenditure"] == "191768.39")
    // 1 271.34 that the accounts leave out, and 100 that papers have changed since.
    #expect(row["difference"] == "1371.34")
    #expect(row["difference_public"] == "1371.34")
    #expect(row["difference_changed"] == "100.00")
    #expect(row["difference_changed_public"] == "100.00")
    let comment = try #require(row["comment"])
    #expect(comment.hasPrefix("98(6)(a): \(Self.first)"))
    // Nothing tells what the application was made of, and so no reason is given but that.
    #expect(comment.contains("; 98(6)(c): Betalningsansökningarna begärde 100,00"))
  }

  @Test func `applications of a year are added up, and those of others are not among them`() throws
  {
    let row = try reconciled(
      with: Self.sent("SO2 15(1) 52322.96 49197.86", on: "2027-05-20"),
      Self.sent("SO2 15(1) 140716.77 140699.43"),
      Self.sent("SO2 15(1) 77305.25 77305.25", on: "2027-12-13"),
      Self.sent("SO2 15(1) 1.00 1.00", programme: "2021SE65ISPR001"))
    #expect(row["applied_expenditure"] == "193039.73")
    #expect(row["difference"] == "1271.34")
    #expect(row["difference_changed"] == "0.00")
    #expect(try self.row("reconciliation")["difference_changed"] == "")
  }

  @Test func `accounts hold nothing that no application asked for`() throws {
    let row = try reconciled(with: Self.sent("SO2 15(1) 193039.72 189897.29"))
    // 193 039.72 less 1 271.34.
    #expect(row["entered_expenditure"] == "191768.38")
    #expect(row["difference"] == "1271.34" && row["difference_changed"] == "0.00")
    #expect(row["not_applied"] == "0.01")
  }

  @Test func `what an application asks for is written for the log, and read from it`() throws {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: "2027-07-15")
    let applied = try run.portfolio.store.reading { try context.applied(in: $0) }
    #expect(applied.programme == "2021SE65AMPR001")
    #expect(applied.rows == "SO2 15(1) 193039.73 189897.29")
    func written(_ applied: String) -> SentApplication? {
      SentApplication(Self.sent(applied), on: context.on, sent: context.on)
    }
    let read = try #require(written("\(applied.rows); SO4 20 in 1.00 0.50"))
    #expect(read.rows.map(\.provision) == ["15(1)", "20 in"])
    #expect(read.rows.map(\.eligible.plain) == ["193039.73", "1.00"])
    #expect(written("SO2 15(1) 1.00") == nil)
  }

  @Test func `without a mark the accounts say that nothing tells what was asked for`() throws {
    let folder = try Folder()
    var run = try ReturnRun.paid(Self.leftOut())
    func notices() throws -> [String] {
      try run.make(.accounts, .xml, on: Self.winter, to: .file(path: folder.file("accounts.xml")))
        .manifest.notices.map(\.english)
    }
    let told = try notices()
    #expect(told.count == 1)
    #expect(told[0].hasPrefix("no payment application of 2026-2027 is marked as sent"))
    run.sent = [Self.sent("SO2 15(1) 193039.73 189897.29")]
    #expect(try notices().isEmpty)
  }

  // MARK: Enabling conditions

  @Test func `a cut of what was never applied for leaves no difference, and is not lost`() throws {
    let title = "Laglig migration och integration</title>"
    let conditions = ReturnRun.Edit(
      file: "programme", old: title,
      new: "\(title)<conditionsUnfulfilledFrom>2027-06-01</conditionsUnfulfilledFrom>"
        + "<conditionsFulfilledFrom>2027-10-01</conditionsFulfilledFrom>")
    let edits = Self.leftOut() + [conditions]
    let row = try row("reconciliation", edits)
    #expect(row["applied_expenditure"] == "52322.96")
    #expect(row["difference"] == "0.00")
    #expect(row["comment"] == "")
    #expect(try table("deductions", edits).isEmpty)
    // The later application that asks for the rest takes the cut off it: 140 716.77 less 1 271.34.
    let later = try #require(
      try ReturnRun.paid(edits).table(.paymentApplication, on: "2027-12-13").first {
        $0["specific_objective"] == "SO2" && $0["provision"] == "15(1)"
      })
    #expect(later["released_expenditure"] == "139445.43")
    #expect(later["eligible_expenditure"] == "218022.02")
  }

  // MARK: Appendices

  @Test func `technical assistance stands in the reconciliation as it was asked for and entered`()
    throws
  {
    let row = try row("reconciliation", "TA", "TA 36(5)")
    #expect(row["applied_expenditure"] == "11582.38")
    #expect(row["entered_expenditure"] == "11506.10")
    #expect(row["difference"] == "76.28")
    #expect(row["comment"]?.hasPrefix("Tekniskt stöd är en andel") == true)
    // The head has it as a figure of its own.
    #expect(try table("accounts")[0]["difference"] == "1271.34")
    var run = try ReturnRun.paid(Self.leftOut())
    run.sent = [
      Self.sent("SO2 15(1) 52322.96 49197.86", on: "2027-05-20"),
      Self.sent("SO2 15(1) 140716.77 140699.43"),
    ]
    // 6 % of each, rounded by itself: 3 139.38 and 8 443.01.
    let sent = try ReturnRun.row(
      run.table(.accounts, "reconciliation", on: Self.winter), "TA", "TA 36(5)")
    #expect(sent["applied_expenditure"] == "11582.39")
  }

  @Test(arguments: [("2027-06-29", 0), ("2027-06-30", 2)])
  func `what was cut before it was registered is not withdrawn`(
    decided: String, count: Int
  ) throws {
    let edits =
      Self.correction(Self.first, public: "10109.40", decided: decided)
      + Self.correction(Self.second, public: "4043.76", decided: decided)
    #expect(try table("withdrawals", edits).count == count)
    // The accounts have taken it off either way.
    let row = try row("entered", edits)
    #expect(row["eligible_expenditure"] == "191768.39")
  }

  @Test(arguments: [("2027-11-14", 2), ("2027-11-15", 0)])
  func `what one application had with its cut was never withdrawn`(
    first: String, count: Int
  ) throws {
    var run = try ReturnRun.paid(
      Self.withdrawn + [
        ReturnRun.Edit(
          file: "payment-language-courses-1", old: "<registered>2027-06-30",
          new: "<registered>2027-11-01")
      ], rates: ReturnRun.rates + [("2027-11", "11.1325")])
    // The cut was decided on the 15th: an application of that day has both.
    run.sent = [
      Self.sent("SO2 15(1) 500000.00 500000.00", on: first),
      Self.sent("SO2 15(1) 0.00 0.00", on: "2027-12-13"),
    ]
    #expect(try run.table(.accounts, "withdrawals", on: "2028-10-01").count == count)
  }

  @Test func `technical assistance is a share of what is entered, rounded once`() throws {
    // 6 % of 191 768.39 is 11 506.1034.
    #expect(try row("entered", "TA", "TA 36(5)")["technical_assistance"] == "11506.10")
  }

  private func row(
    _ name: String, _ objective: String, _ provision: String
  ) throws -> [String: String] {
    try row(name, Self.leftOut(), on: Self.winter, objective, provision)
  }

  @Test func `what was withdrawn during the year stands by the year it was declared in`() throws {
    let rows = try table("withdrawals", Self.withdrawn, on: "2028-10-01")
    #expect(rows.map { $0["expenditure"] } == ["908.10", "363.24"])
    #expect(rows.map { $0["declared_in"] } == ["2026-2027", "2026-2027"])
    #expect(
      try row("entered", Self.withdrawn, on: "2028-10-01")["eligible_expenditure"] == "77305.25")
    // In the accounts of the year before they do not stand.
    #expect(try table("withdrawals", Self.withdrawn).isEmpty)
  }

  @Test func `financial instruments are not stated rather than none`() throws {
    let rows = try table("instruments")
    #expect(rows.count >= 4)
    #expect(
      rows.allSatisfy { $0["not_stated"] == "paid paid_public cleared cleared_public" })
  }

  // MARK: Time

  @Test(arguments: [
    ("2027-07-01", "2026-2027", "inTime"), ("2028-02-15", "2026-2027", "inTime"),
    ("2028-02-16", "2026-2027", "inTimeIfExtended"),
    ("2028-03-01", "2026-2027", "inTimeIfExtended"), ("2028-03-02", "2026-2027", "late"),
    ("2028-06-30", "2026-2027", "late"), ("2028-07-01", "2027-2028", "inTime"),
    // A Sunday: a fixed day does not move.
    ("2026-02-15", "2024-2025", "inTime"), ("2026-02-16", "2024-2025", "inTimeIfExtended"),
    // The last accounting year has no other after it.
    ("2030-07-01", "2029-2030", "inTime"), ("2031-07-01", "2029-2030", "late"),
  ])
  func `the accounts tell the year and whether they are in time`(
    day: String, year: String, timeliness: String
  ) throws {
    let time = try #require(AccountsTime(on: try Day.parse(day), ReturnRun.terms))
    #expect(time.year.name == year)
    #expect(time.timeliness.rawValue == timeliness)
  }

  @Test func `the first accounting year is the first with accounts`() throws {
    let time = try #require(AccountsTime(on: try Day.parse("2022-07-01"), ReturnRun.terms))
    #expect(time.year.name == "2021-2022")
    #expect(time.due.iso == "2023-02-15")
    #expect(AccountsTime(on: try Day.parse("2022-06-30"), ReturnRun.terms) == nil)
  }

  // MARK: What is missing

  @Test func `a month without a rate stops the accounts`() throws {
    let error = #expect(throws: ExportError.self) {
      try ReturnRun.paid(Self.leftOut(), rates: [("2027-05", "11.0850")])
        .table(.accounts, on: Self.winter)
    }
    let message = "\(try #require(error))"
    #expect(message.contains("accounts is withheld"))
    #expect(message.contains("the Commission's rate of SEK for 2027-06"))
  }

  @Test func `a correction whose public contribution is not stated stops the accounts`() throws {
    let days = "<decided>2027-11-15</decided>\n    <accountingYear>"
    let edits = [
      Self.control(
        "\(Self.first)</reason>\n    \(days)2027-2028",
        "\(Self.first)</reason>\n    \(days)2026-2027")
    ]
    let error = #expect(throws: ExportError.self) { try table("entered", edits) }
    #expect("\(try #require(error))".contains("the public contribution of the correction k1"))
  }

  // MARK: Reading back

  @Test(arguments: [
    ("<ground>98(6)(a)</ground>", "<ground>98(7)</ground>"),
    ("<timeliness>inTime</timeliness>", ""), ("<difference>1271.34<", "<difference>1 271,34<"),
    ("<head ", "<first "), ("</accounts>", ""),
  ])
  func `accounts that their schema does not allow are refused when they are read back`(
    old: String, new: String
  ) throws {
    let text = try ReturnRun.paid(Self.leftOut()).text(.accounts, .xml, on: Self.winter)
    let context = try ReturnRun.context(on: Self.winter)
    let document = Return.accounts.document(.xml, .rfc4180, table: nil, context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    #expect(try read(text).rows(of: "deductions") == 2)
    let range = try #require(text.range(of: old))
    #expect(throws: (any Error).self) { try read(text.replacingCharacters(in: range, with: new)) }
  }

  @Test(arguments: ["registered_expenditure of entered", "expenditure of deductions"])
  func `sums that differ by a cent leave no file`(sum: String) throws {
    let parts = sum.components(separatedBy: " of ")
    try ReturnRun.paid(Self.leftOut()).expectNoFile(
      of: .accounts, whenDiffers: parts[0], of: parts[1],
      try ReturnRun.context(on: Self.winter))
  }

  @Test func `what is entered is traced to what was applied for and what was left out`() throws {
    let run = try ReturnRun.paid(Self.leftOut())
    let context = try ReturnRun.context(on: Self.winter)
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .accounts, table: "entered", row: 6, column: "eligible_expenditure", from: reading,
        in: context)
    }
    let parts = cell.sources.compactMap { source -> Money? in
      if case .money(let money) = source.part { money } else { nil }
    }
    #expect(parts.count == 4)
    #expect(try Money.sum(parts, in: .eur).plain == "191768.39")
  }

  @Test func `technical assistance of the accounts is traced to what is entered`() throws {
    let run = try ReturnRun.paid(Self.leftOut())
    let context = try ReturnRun.context(on: Self.winter)
    for (table, row) in [("entered", 24), ("accounts", 1)] {
      let cell = try run.portfolio.store.reading { reading in
        try trace(
          .accounts, table: table, row: row, column: "technical_assistance", from: reading,
          in: context)
      }
      #expect(cell.sources.count == 4)
      let base = try Money.parse("191768.39", currency: .eur)
      let share = FigureStep.share(
        PaymentApplicationSums.assistance, Percentage(hundredths: 600), of: base,
        gives: try Money.parse("11506.10", currency: .eur))
      #expect(cell.steps == [FigureStep.parts(base), share])
    }
  }
}
