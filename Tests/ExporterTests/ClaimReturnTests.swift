@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values
import XML

/// A project's claim for payment: its lines, what was granted, claimed, taken off and paid in advance.
struct ClaimReturnTests {
  private static let courses = "6.2.5-2026-01147"
  private static let study = "6.2.5-2026-01163"
  /// After the claim was answered, and before the check on the spot.
  private static let july = "2027-07-15"
  /// After the check on the spot.
  private static let winter = "2028-01-10"

  private func table(
    _ name: String, _ edits: ReturnRun.Edit..., project: String = Self.courses,
    report: String? = nil, on day: String = Self.july
  ) throws -> [[String: String]] {
    try ReturnRun.paid(edits).table(.claim, name, on: day, project: project, report: report)
  }

  private func report(_ old: String, _ new: String) -> ReturnRun.Edit {
    ReturnRun.Edit(file: "report-language-courses-1", old: old, new: new)
  }

  private func refusal(
    _ edits: ReturnRun.Edit..., project: String? = Self.courses, report: String? = nil,
    on day: String = Self.july
  ) throws -> String {
    let run = try ReturnRun.paid(edits)
    let folder = try Folder()
    let error = #expect(throws: ExportError.self) {
      try run.make(
        .claim, .xml, on: day, to: .file(path: folder.file("claim.xml")), project: project,
        report: report)
    }
    #expect(try folder.names.isEmpty)
    return "\(try #require(error))"
  }

  // MARK: Lines

  @Test func `each line of the claim is there with what was taken off it and what is left`() throws
  {
    let rows = try table("lines")
    #expect(rows.map { $0["line"] } == (1...10).map { "l\($0)" })
    let line = try #require(rows.first { $0["line"] == "l5" })
    #expect(line["amount"] == "197267.20")
    #expect(line["deducted"] == "7587.20")
    #expect(line["accepted"] == "189680.00")
    #expect(line["quantity"] == "520")
    #expect(line["not_stated"] == "")
    let whole = try #require(rows.first { $0["line"] == "l1" })
    #expect(whole["deducted"] == "0.00")
    #expect(whole["accepted"] == "239069.60")
  }

  /// The portfolio has the report earlier; the authority states the day in the payment that answers it.
  @Test(arguments: [("2027-04-19", 0), ("2027-04-20", 1)])
  func `a claim has come in from the day that the authority states, here and in the record`(
    day: String, count: Int
  ) throws {
    let run = try ReturnRun.paid([])
    let project = "6.2.5-2026-01147"
    let recorded = try run.table(.operationRecords, "claims", on: day, project: project)
    #expect(recorded.count == count)
    #expect(recorded.allSatisfy { $0["received"] == "2027-04-20" })
    guard count == 0 else {
      #expect(
        try run.table(.claim, "summary", on: day, project: project)[0]["received"] == "2027-04-20")
      return
    }
    let error = #expect(throws: ExportError.self) {
      try run.table(.claim, on: day, project: project)
    }
    #expect("\(try #require(error))".contains("has sent no claim by \(day)"))
  }

  @Test func `nothing is taken off a claim that nobody has answered`() throws {
    let rows = try table("lines", on: "2027-06-20")
    #expect(rows.count == 10)
    #expect(rows.allSatisfy { $0["deducted"] == "" && $0["accepted"] == "" })
  }

  @Test func `what a cost that was paid must state is told when it is missing`() throws {
    let rows = try table("lines", report("<voucher>L12-S1</voucher>", ""))
    #expect(rows[0]["not_stated"] == "voucher")
    // A flat rate has no voucher, so none is missing.
    #expect(rows[8]["voucher"] == "")
    #expect(rows[8]["not_stated"] == "")
  }

  @Test func `a later correction is taken off its line from the day it was decided`() throws {
    func deducted(on day: String) throws -> String? {
      try table("lines", on: day).first { $0["line"] == "l7" }?["deducted"]
    }
    #expect(try deducted(on: "2027-11-14") == "0.00")
    #expect(try deducted(on: "2027-11-15") == "10109.40")
  }

  // MARK: Sums

  @Test func `categories set what is granted against what is claimed`() throws {
    let rows = try table("categories", on: Self.winter)
    #expect(rows.map { $0["category"] } == ["staff", "remaining"])
    let staff = rows[0]
    #expect(staff["granted"] == "4797800.00")
    #expect(staff["claimed_before"] == "0.00")
    #expect(staff["claimed"] == "1126536.80")
    #expect(staff["deducted"] == "17696.60")
    // 4 797 800.00 - 1 126 536.80 + 17 696.60
    #expect(staff["left"] == "3688959.80")
  }

  @Test func `what earlier claims took stands before the claim of a later period`() throws {
    let rows = try table("categories", project: Self.study, on: Self.winter)
    let summary = try table("summary", project: Self.study, on: Self.winter)
    #expect(summary[0]["report"] == "report-feasibility-study-final")
    #expect(summary[0]["kind"] == "final")
    #expect(summary[0]["claimed_before"] == "580000.00")
    #expect(summary[0]["claimed_so_far"] == "1450000.00")
    let sum = try Money.sum(
      rows.map { try Money.parse(try #require($0["claimed_before"]), currency: .sek) }, in: .sek)
    #expect(sum.plain == "580000.00")
    let first = try table(
      "summary", project: Self.study, report: "report-feasibility-study-1", on: Self.winter)
    #expect(first[0]["claimed_before"] == "0.00")
  }

  @Test func `a flat rate is computed on its base, before and after what was taken off`() throws {
    let row = try #require(try table("flat_rates").first)
    #expect(row["flat_rate"] == "56")
    #expect(row["base"] == "1126536.80")
    #expect(row["most"] == "450614.72")
    #expect(row["claimed"] == "450614.72")
    #expect(row["margin"] == "0.00")
    #expect(row["base_accepted"] == "1118949.60")
    #expect(row["most_accepted"] == "447579.84")
    #expect(row["accepted"] == "447579.84")
  }

  @Test func `a flat rate of which the rulebook knows nothing has no base`() throws {
    let text = try Samples.text("Samples/Portfolio/2027-03-24/report-language-courses-1.xml")
    #expect(text.contains(#"flatRate="56""#))
    let run = try ReturnRun.paid([
      report(
        #"<line id="l9" category="remaining" form="flatRate" flatRate="56""#,
        #"<line id="l9" category="remaining" form="flatRate" flatRate="other""#)
    ])
    let rows = try run.table(.claim, "flat_rates", on: Self.july, project: Self.courses)
    let other = try #require(rows.first { $0["flat_rate"] == "other" })
    #expect(other["base"] == "")
    #expect(other["not_stated"] == "rate base most margin base_accepted most_accepted")
  }

  @Test func `what was taken off is listed with its paper and its reason`() throws {
    let rows = try table("deductions", on: Self.winter)
    #expect(rows.map { $0["line"] } == ["l5", "l9", "l7", "l10"])
    #expect(
      rows.map { $0["kind"] } == ["administrative", "administrative", "correction", "correction"])
    #expect(rows[0]["reason"] == "20 timmar avser semester.")
  }

  @Test func `an advance shows what is settled of it and what is left`() throws {
    let row = try #require(try table("advances").first)
    #expect(row["paid"] == "2518845.00")
    #expect(row["settled"] == "1000000.00")
    #expect(row["open"] == "1518845.00")
    // The claim that settles it is decided on 24 June.
    #expect(try table("advances", on: "2027-06-23")[0]["open"] == "2518845.00")
    #expect(try table("summary")[0]["advance_open"] == "1518845.00")
  }

  @Test func `what is claimed less what was taken off it is what is accepted, line by line too`()
    throws
  {
    let row = try table("summary", on: Self.winter)[0]
    #expect(row["eligible_cost"] == "1577151.52")
    #expect(row["deducted"] == "10622.08")
    #expect(row["corrected"] == "14153.16")
    // 1 577 151.52 - 10 622.08 - 14 153.16
    #expect(row["accepted"] == "1552376.28")
    // As the payment states it, before the correction.
    #expect(row["accepted_stated"] == "1566529.44")
    let lines = try table("lines", on: Self.winter).map {
      try Money.parse(try #require($0["accepted"]), currency: .sek)
    }
    #expect(try Money.sum(lines, in: .sek).plain == "1552376.28")
    let before = try table("summary")[0]
    #expect(before["corrected"] == "0.00")
    #expect(before["accepted"] == before["accepted_stated"])
    let unanswered = try table("summary", on: "2027-06-20")[0]
    #expect(unanswered["accepted"] == "")
    #expect(unanswered["accepted_stated"] == "")
  }

  @Test func `a claim came in on the day the authority states`() throws {
    #expect(try table("summary")[0]["received"] == "2027-04-20")
    let edit = ReturnRun.Edit(
      file: "payment-language-courses-1", old: "<claimReceived>2027-04-20</claimReceived>", new: "")
    // The day the samples are taken in.
    #expect(try table("summary", edit)[0]["received"] == "2026-02-02")
  }

  @Test func `an advance that was paid later is not there yet`() throws {
    let edit = ReturnRun.Edit(
      file: "payment-language-courses-advance", old: "<paid>2026-09-17</paid>",
      new: "<paid>2027-07-16</paid>")
    #expect(try table("advances", edit).isEmpty)
  }

  // MARK: Refusals

  @Test func `a claim that its lines do not add up to is not made`() throws {
    let message = try refusal(
      report("<amount>239069.60</amount>", "<amount>239069.61</amount>"))
    #expect(message.contains("add up to SEK 1577151.53"))
    #expect(message.contains("claims SEK 1577151.52"))
  }

  @Test func `a claim in another currency than the grant is not made`() throws {
    let message = try refusal(report(#"currency="SEK""#, #"currency="EUR""#))
    #expect(message.contains("is in EUR"))
    #expect(message.contains("in SEK"))
  }

  @Test func `a claim that has not come is not made`() throws {
    let error = #expect(throws: ExportError.self) {
      try ReturnRun.languageCourses().table(.claim, on: Self.july, project: Self.courses)
    }
    #expect("\(try #require(error))".contains("has sent no claim by 2027-07-15"))
    #expect(try refusal(on: "2026-01-01").contains("nothing is granted"))
    #expect(
      try refusal(report: "report-language-courses-2").contains(
        "no report report-language-courses-2"))
    #expect(try refusal(project: "6.2.5-2026-09999").contains("has no project 6.2.5-2026-09999"))
    #expect(try refusal(project: nil).contains("--project"))
  }

  @Test func `sums that differ by an öre leave no file`() throws {
    try ReturnRun.paid([]).expectNoFile(
      of: .claim, whenDiffers: "amount", of: "lines", in: .sek,
      try ReturnRun.context(on: Self.july, project: Self.courses))
  }

  // MARK: Texts

  @Test func `a name that begins like a formula is read back as it was`() throws {
    let name = "=cmd|' /C calc'!A0"
    let edits = [
      report(
        "<voucher>L12-S1</voucher>\n      <description xml:lang=\"sv\">Projektledare</description>",
        "<voucher>L12-S1</voucher>\n      <description xml:lang=\"sv\">\(name)</description>")
    ]
    let run = try ReturnRun.paid(edits)
    let text = try run.text(.claim, .csv, table: "lines", on: Self.july, project: Self.courses)
    #expect(!text.contains(",=cmd"))
    let rows = try run.table(.claim, "lines", on: Self.july, project: Self.courses)
    #expect(rows[0]["description"] == name)
    let sheet = try run.text(
      .claim, .csv, .excelSwedish, table: "lines", on: Self.july, project: Self.courses)
    #expect(!sheet.contains(";=cmd"))
  }

  // MARK: Reading back

  @Test(arguments: [
    ("<form>realCost</form>", "<form>real</form>"), (#"<line currency="SEK""#, "<line"),
    ("<amount>239069.60</amount>", ""), ("<summary ", "<page "), ("</claim>", ""),
  ])
  func `a claim that its schema does not allow is refused when it is read back`(
    old: String, new: String
  ) throws {
    let text = try ReturnRun.paid([]).text(.claim, .xml, on: Self.july, project: Self.courses)
    let context = try ReturnRun.context(on: Self.july, project: Self.courses)
    let document = Return.claim.document(.xml, .rfc4180, table: nil, context)
    func read(_ text: String) throws -> Totals {
      try document.totals(readFrom: HashedSource(MemorySource(text)))
    }
    // 10 lines, 2 categories, a flat rate, 2 deductions, an advance and the summary.
    #expect(try read(text).rows == 17)
    let range = try #require(text.range(of: old))
    #expect(throws: (any Error).self) { try read(text.replacingCharacters(in: range, with: new)) }
  }

  // MARK: Trace

  @Test func `a sum of the claim is traced to each of its lines`() throws {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: Self.july, project: Self.courses)
    let cell = try run.portfolio.store.reading { reading in
      try trace(
        .claim, table: "categories", row: 1, column: "claimed", from: reading, in: context)
    }
    #expect(cell.sources.count == 8)
    let parts = cell.sources.compactMap { source -> Money? in
      if case .money(let money) = source.part { money } else { nil }
    }
    #expect(try Money.sum(parts, in: .sek).plain == "1126536.80")
    #expect(cell.sources.allSatisfy { $0.spot.path == "amount" })
  }

  @Test(arguments: [
    // l5, of which 20 hours were taken off.
    ("lines", 5, "accepted", 2), ("categories", 1, "left", 0), ("flat_rates", 1, "most", 0),
    ("flat_rates", 1, "base_accepted", 0), ("flat_rates", 1, "accepted", 0),
    ("advances", 1, "open", 2), ("summary", 1, "claimed_so_far", 1), ("summary", 1, "accepted", 5),
    ("summary", 1, "left", 2), ("summary", 1, "advance_open", 2),
    ("summary", 1, "granted_union", 0),
  ])
  func `every figure of a claim is traced to lines that add up to it`(
    table: String, row: Int, column: String, count: Int
  ) throws {
    let run = try ReturnRun.paid([])
    let context = try ReturnRun.context(on: Self.winter, project: Self.courses)
    let cell = try run.portfolio.store.reading { reading in
      try trace(.claim, table: table, row: row, column: column, from: reading, in: context)
    }
    let value = try #require(
      try run.table(.claim, table, on: Self.winter, project: Self.courses)[row - 1][column])
    let parts = try Money.sum(
      cell.sources.compactMap { source -> Money? in
        if case .money(let money) = source.part { money } else { nil }
      }, in: .sek)
    #expect(!cell.sources.isEmpty)
    #expect(count == 0 || cell.sources.count == count)
    guard let last = cell.steps.last else {
      #expect(parts.plain == value)
      return
    }
    #expect(cell.steps.first == FigureStep.parts(parts))
    guard case .share(_, let rate, let base, let part) = last else {
      Issue.record("\(last)")
      return
    }
    #expect(base == parts)
    #expect(try rate.of(base, rounding: .down) == part)
    #expect(part.plain == value)
  }
}
