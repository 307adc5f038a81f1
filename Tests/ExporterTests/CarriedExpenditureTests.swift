@testable import Exporter
import Foundation
import Languages
import Portfolio
import TestSupport
import Testing
import Values

/// What is registered in an accounting year that is closed, and neither its applications nor its accounts have
/// had, is asked for in the next application: nothing falls between two years, and nothing is asked for twice.
struct CarriedExpenditureTests {
  private static let july = "2027-07-15"
  private static let autumn = "2027-10-15"
  private static let winter = "2028-01-10"
  private static let study = "payment-feasibility-study-1"
  private static let courses = "payment-language-courses-1"

  /// The final application of 2026-2027 was sent, with all that had come in.
  private func closed(
    _ edits: [ReturnRun.Edit] = [], without left: String? = nil
  ) throws -> ReturnRun {
    var run = try ReturnRun.paid(edits, without: left, in: .file)
    try run.send("july.xml", on: Self.july)
    return run
  }

  private func asked(_ run: ReturnRun, on day: String = Self.autumn) throws -> [String: String] {
    try ReturnRun.row(run.table(.paymentApplication, on: day), "SO2", "15(1)")
  }

  private func reconciled(_ run: ReturnRun) throws -> [String: String] {
    try ReturnRun.row(run.table(.accounts, "reconciliation", on: Self.winter), "SO2", "15(1)")
  }

  /// 870 000 of August at 11.0720.
  private static let ofYear = "78576.59"

  private func amount(_ kronor: String) -> (old: String, new: String) {
    ("<eligibleExpenditure>580000.00", "<eligibleExpenditure>\(kronor)")
  }

  @Test func `a year of which nothing has changed leaves nothing`() throws {
    let run = try closed()
    let row = try asked(run)
    #expect(row["carried_expenditure"] == "0.00")
    #expect(row["eligible_expenditure"] == Self.ofYear)
    #expect(try run.notices(.paymentApplication, on: Self.autumn).isEmpty)
    #expect(try reconciled(run)["not_applied"] == "0.00")
    #expect(try run.notices(.accounts, on: Self.winter).isEmpty)
  }

  // MARK: What came in late

  @Test func `a paper that came in after the final application is asked for once`() throws {
    var run = try closed(without: Self.courses)
    try run.take(Self.courses)
    let row = try asked(run)
    #expect(row["registered_expenditure"] == Self.ofYear)
    #expect(row["carried_expenditure"] == "140716.77")
    #expect(row["carried_public"] == "137574.33")
    #expect(row["eligible_expenditure"] == "219293.36")
    let told = try run.notices(.paymentApplication, on: Self.autumn)
    #expect(
      told == [
        "1 paper registered in 2026-2027 or before came in or changed after its last application, of "
          + "2027-07-15 (log entry 101): EUR 140716.77 that its applications and accounts have not had is "
          + "asked for here, as carried_expenditure and released_expenditure tell"
      ])
    try run.send("autumn.xml", on: Self.autumn)
    #expect(try asked(run, on: "2027-11-05")["eligible_expenditure"] == "0.00")
    #expect(run.sent.last?.applied == "SO2 15(1) 219293.36 216150.92")
  }

  @Test func `the accounts of its year do not hold it, and say so`() throws {
    let run = try closed(without: Self.courses)
    try run.take(Self.courses)
    let row = try reconciled(run)
    #expect(row["applied_expenditure"] == "52322.96")
    #expect(row["entered_expenditure"] == "52322.96")
    #expect(row["difference"] == "0.00" && row["comment"] == "")
    #expect(row["not_applied"] == "140716.77")
    #expect(row["not_applied_public"] == "137574.33")
    let lines = try run.table(.accounts, "changes", on: Self.winter)
    #expect(lines.map { $0["cause"] } == ["paperCame"])
    #expect(lines.map { $0["expenditure"] } == ["-140716.77"])
    let told = try run.notices(.accounts, on: Self.winter)
    #expect(told.count == 1)
    #expect(told[0].hasPrefix("EUR 140716.77 of 1 paper is registered by the end of 2026-2027"))
    #expect(told[0].hasSuffix("the next application of a later year asks for it"))
  }

  @Test func `the record names the application that asked for it`() throws {
    var run = try closed(without: Self.courses)
    try run.take(Self.courses)
    try run.send("autumn.xml", on: Self.autumn)
    let row = try #require(
      try run.table(.operationRecords, "expenditure", on: Self.winter).first {
        $0["document"] == Self.courses && $0["kind"] == "accepted"
      })
    #expect(row["application_sent"] == Self.autumn && row["accounting_year"] == "2027-2028")
  }

  @Test func `a paper that was sent again under another id is the same money`() throws {
    let run = try closed()
    try run.withdraw(Self.study)
    try run.take(Self.study, changing: ("id=\"\(Self.study)\"", "id=\"payment-again\""))
    #expect(try asked(run)["carried_expenditure"] == "0.00")
    let row = try reconciled(run)
    #expect(row["entered_expenditure"] == "193039.73" && row["difference"] == "0.00")
    #expect(try run.table(.accounts, "changes", on: Self.winter).isEmpty)
  }

  @Test func `who says which day an earlier application reached is told what that leaves out`()
    throws
  {
    let run = try closed(without: Self.courses)
    try run.take(Self.courses)
    let told = try run.notices(.paymentApplication, on: Self.autumn, since: "2027-08-15")
    #expect(told.count == 1)
    #expect(told[0].hasSuffix("is not asked for here; leave --since out to ask for it"))
  }

  // MARK: Rises and falls

  @Test func `a rise is in no accounts of its year, and in the next application`() throws {
    let run = try closed()
    try run.take(Self.study, changing: amount("590000.00"))
    #expect(try asked(run)["carried_expenditure"] == "902.12")
    let row = try reconciled(run)
    #expect(row["applied_expenditure"] == "193039.73")
    #expect(row["entered_expenditure"] == "193039.73")
    #expect(row["difference"] == "0.00" && row["comment"] == "")
    #expect(row["not_applied"] == "902.12")
  }

  @Test func `a fall is taken off the accounts of its year, and off no application besides`() throws
  {
    var run = try closed(Self.control)
    try run.take(Self.study, changing: amount("570000.00"))
    #expect(try asked(run)["carried_expenditure"] == "0.00")
    let row = try reconciled(run)
    #expect(row["entered_expenditure"] == "192137.61")
    #expect(row["difference"] == "902.12" && row["difference_changed"] == "902.12")
    #expect(
      row["comment"] == "98(6)(c): Efter det att betalningsansökan gjordes: 1 handling ändrad.")
    try run.sendAccounts(on: Self.winter)
    #expect(try later(run)["carried_expenditure"] == "0.00")
  }

  /// The application of February, when the accounts of the year before have been sent.
  private func later(_ run: ReturnRun) throws -> [String: String] {
    try asked(run, on: "2028-02-10")
  }

  /// The cuts of the sample, each with its public contribution, decided in November of the later year.
  private static let control = [
    ("7582.05", "10109.40"), ("3032.82", "4043.76"),
  ].map { union, contribution in
    ReturnRun.Edit(
      file: "payment-language-courses-control",
      old: "<unionContribution>\(union)</unionContribution>",
      new: "<unionContribution>\(union)</unionContribution>"
        + "<publicContribution>\(contribution)</publicContribution>")
  }

  @Test(arguments: [("570000.00", "-902.12"), ("590000.00", "902.12")])
  func `what changes after the accounts were sent is asked for, or taken back, in full`(
    kronor: String, carried: String
  ) throws {
    var run = try closed(Self.control)
    try run.sendAccounts(on: Self.winter)
    try run.take(Self.study, changing: amount(kronor))
    #expect(try later(run)["carried_expenditure"] == carried)
    try run.send("february.xml", on: "2028-02-10")
    #expect(try asked(run, on: "2028-03-10")["eligible_expenditure"] == "0.00")
  }

  @Test func `a rise of one paper covers no fall of another`() throws {
    let run = try closed()
    try run.take(Self.study, changing: amount("590000.00"))
    // 1 546 529.44 / 11.1325 is 138 920.23, which is 1 796.54 less.
    try run.take(
      Self.courses,
      changing: ("<eligibleExpenditure>1566529.44", "<eligibleExpenditure>1546529.44"))
    let row = try reconciled(run)
    #expect(row["entered_expenditure"] == "191243.19")
    #expect(row["difference"] == "1796.54")
    #expect(row["not_applied"] == "902.12")
    #expect(try asked(run)["carried_expenditure"] == "902.12")
  }

  @Test func `what moves to another row is taken off the accounts, and asked for under that`()
    throws
  {
    let run = try closed()
    try run.take(
      "decision-feasibility-study",
      changing: ("<objective code=\"SO2\">", "<objective code=\"SO1\">"))
    let rows = try run.table(.accounts, "reconciliation", on: Self.winter)
    let (one, two) = (
      try ReturnRun.row(rows, "SO1", "15(1)"), try ReturnRun.row(rows, "SO2", "15(1)")
    )
    #expect(one["entered_expenditure"] == "0.00" && one["not_applied"] == "52322.96")
    #expect(two["entered_expenditure"] == "140716.77" && two["difference"] == "52322.96")
    #expect(two["comment"]?.hasSuffix("1 handling fördelad på andra mål.") == true)
    // The study's money of August stands under the other objective too.
    let row = try ReturnRun.row(
      run.table(.paymentApplication, on: Self.autumn), "SO1", "15(1)")
    #expect(row["carried_expenditure"] == "52322.96")
    #expect(row["eligible_expenditure"] == "130899.55")
  }

  @Test func `a paper that is registered in the later year now is asked for there alone`() throws {
    var run = try closed()
    try run.take(Self.courses, changing: ("<registered>2027-06-30", "<registered>2027-08-02"))
    // 1 566 529.44 at the rate of August is 141 485.68.
    let row = try asked(run)
    #expect(row["carried_expenditure"] == "0.00")
    #expect(row["eligible_expenditure"] == "220062.27")
    #expect(try reconciled(run)["entered_expenditure"] == "52322.96")
    try run.send("autumn.xml", on: Self.autumn)
    try run.sendAccounts(on: Self.winter)
    #expect(try reconciled(run)["entered_expenditure"] == "52322.96")
  }

  // MARK: Cuts

  /// A cut of June's payment that is recorded in the accounts of its year.
  private static let leftOut =
    control
    + ["30 timmar utan tidredovisning.", "Schablonen på 40 procent räknas om."].map {
      ReturnRun.Edit(
        file: "payment-language-courses-control",
        old: "<reason xml:lang=\"sv\">\($0)</reason>\n    <decided>2027-11-15</decided>\n"
          + "    <accountingYear>2027-2028",
        new: "<reason xml:lang=\"sv\">\($0)</reason>\n    <decided>2027-11-15</decided>\n"
          + "    <accountingYear>2026-2027")
    }

  @Test func `what the accounts leave out no application takes off again`() throws {
    var run = try closed(Self.leftOut)
    #expect(try reconciled(run)["entered_expenditure"] == "191768.39")
    // SQLite adds them up too.
    let cuts = try run.table(.accounts, "deductions", on: Self.winter)
    #expect(cuts.map { $0["expenditure"] } == ["908.10", "363.24"])
    #expect(try asked(run, on: "2027-12-10")["eligible_expenditure"] == Self.ofYear)
    try run.sendAccounts(on: Self.winter)
    #expect(try later(run)["eligible_expenditure"] == Self.ofYear)
  }

  @Test func `a cut for accounts that were sent before it came in is taken off an application`()
    throws
  {
    let name = "payment-language-courses-control"
    var run = try closed(without: name)
    try run.sendAccounts(on: Self.winter)
    var text = try Samples.text("Samples/Portfolio/\(name).xml")
    for edit in Self.leftOut { text = text.replacing(edit.old, with: edit.new) }
    try run.portfolio.take([(name: "late.xml", bytes: Array(text.utf8))])
    let row = try later(run)
    #expect(row["carried_expenditure"] == "-1271.34")
    #expect(row["eligible_expenditure"] == "77305.25")
  }

  @Test func `a cut follows the paper that came in too late for the applications`() throws {
    let run = try closed(Self.leftOut, without: Self.courses)
    try run.take(Self.courses)
    // The accounts take nothing off what they do not hold.
    let row = try reconciled(run)
    #expect(row["entered_expenditure"] == "52322.96" && row["difference"] == "0.00")
    #expect(try run.table(.accounts, "deductions", on: Self.winter).isEmpty)
    #expect(try asked(run, on: "2027-12-10")["carried_expenditure"] == "139445.43")
  }

  @Test func `what is withdrawn of earlier accounts is taken off, whichever year a paper names`()
    throws
  {
    let edits =
      Self.leftOut
      + ["k1", "k2"].map {
        ReturnRun.Edit(
          file: "payment-language-courses-control", old: "id=\"\($0)\" kind=\"irregular\"",
          new: "id=\"\($0)\" kind=\"withdrawal\"")
      }
    let run = try closed(edits)
    #expect(try asked(run, on: "2027-12-10")["eligible_expenditure"] == "77305.25")
  }

  // MARK: Enabling conditions

  private static let title = "Laglig migration och integration</title>"

  private static let conditions = ReturnRun.Edit(
    file: "programme", old: title,
    new: "\(title)<conditionsUnfulfilledFrom>2027-06-01</conditionsUnfulfilledFrom>"
      + "<conditionsFulfilledFrom>2027-10-01</conditionsFulfilledFrom>")

  @Test func `what a condition kept out is released once, and what came in late with it`() throws {
    var run = try closed([Self.conditions])
    let row = try asked(run)
    #expect(row["released_expenditure"] == "140716.77")
    #expect(row["carried_expenditure"] == "0.00")
    #expect(row["eligible_expenditure"] == "219293.36")
    try run.send("autumn.xml", on: Self.autumn)
    let after = try asked(run, on: "2027-11-05")
    #expect(after["released_expenditure"] == "140716.77")
    #expect(after["eligible_expenditure"] == "0.00")
    // The accounts of the year hold none of it.
    #expect(try reconciled(run)["entered_expenditure"] == "52322.96")
  }

  @Test func `a paper of that time that comes in after the release is not lost`() throws {
    var run = try closed([Self.conditions], without: Self.courses)
    try run.send("autumn.xml", on: Self.autumn)
    #expect(run.sent.last?.applied == "SO2 15(1) 78576.59 78576.59")
    try run.take(Self.courses)
    let row = try asked(run, on: "2027-11-05")
    #expect(row["carried_expenditure"] == "140716.77")
    #expect(row["eligible_expenditure"] == "140716.77")
  }

  // MARK: Years that are not closed

  @Test func `a year waits for its final application, or its accounts, and that is told`() throws {
    var run = try ReturnRun.paid([], in: .file)
    try run.send("may.xml", on: "2027-05-20")
    #expect(try asked(run)["eligible_expenditure"] == Self.ofYear)
    let told = try run.notices(.paymentApplication, on: Self.autumn)
    #expect(told.count == 1)
    #expect(
      told[0].hasPrefix(
        "EUR 193039.73 is registered in 2026-2027, whose last application marked as sent is of 2027-05-20 "
          + "(log entry 101)"))
    // The accounts hold what was asked for, and close the year.
    #expect(try reconciled(run)["entered_expenditure"] == "52322.96")
    #expect(
      try run.notices(.accounts, on: Self.winter)[0].contains(
        "mark the final application of the year with fondbok sent, if one was sent"))
    try run.sendAccounts(on: "2027-10-01")
    #expect(try asked(run)["carried_expenditure"] == "140716.77")
  }

  @Test func `a year whose applications nobody has marked counts as asked for, and that is told`()
    throws
  {
    let run = try ReturnRun.paid([])
    #expect(try asked(run)["eligible_expenditure"] == Self.ofYear)
    #expect(
      try run.notices(.paymentApplication, on: Self.autumn) == [
        "no payment application of 2026-2027 is marked as sent: EUR 193039.73 registered then counts as asked "
          + "for, and is not asked for here; mark those that were sent, or else the accounts when they are "
          + "sent, with fondbok sent"
      ])
  }

  // MARK: A year of which only the accounts are marked

  @Test func `what the accounts of a year without applications did not have is asked for once`()
    throws
  {
    var run = try ReturnRun.paid(Self.control, without: Self.study, in: .file)
    try run.sendAccounts(on: Self.winter)
    #expect(try later(run)["carried_expenditure"] == "0.00")
    try run.take(Self.study)
    #expect(try later(run)["carried_expenditure"] == "52322.96")
    let told = try run.notices(.paymentApplication, on: "2028-02-10")
    #expect(
      told.contains {
        $0.hasPrefix(
          "1 paper registered in 2026-2027 or before came in or changed after its accounts, of "
            + "2028-01-10 (log entry 101): EUR 52322.96 that its applications and accounts have not had"
        )
      }, "\(told)")
    #expect(!told.contains { $0.contains("no payment application") }, "\(told)")
    try run.send("february.xml", on: "2028-02-10")
    #expect(try asked(run, on: "2028-03-10")["eligible_expenditure"] == "0.00")
  }

  @Test(arguments: [("570000.00", "-902.12"), ("590000.00", "902.12")])
  func `what changes after the accounts of a year without applications is asked for, or taken back`(
    kronor: String, carried: String
  ) throws {
    var run = try ReturnRun.paid(Self.control, in: .file)
    try run.sendAccounts(on: Self.winter)
    try run.take(Self.study, changing: amount(kronor))
    #expect(try later(run)["carried_expenditure"] == carried)
    // An application of before the accounts knows nothing of them.
    #expect(try asked(run)["carried_expenditure"] == "0.00")
    #expect(
      try run.notices(.paymentApplication, on: Self.autumn).contains {
        $0.hasPrefix("no payment application of 2026-2027 is marked as sent")
      })
  }
}
