import Foundation
import TestSupport
import Testing

/// A report that is late, and whose lateness somebody in the office answers for, is told as that.
@Suite struct `A report that is accepted late` {
  private let project = "6.2.5-2026-01147"
  private let day = "--on 2027-05-03"

  /// A portfolio in which the first report of a project has not come, or came on a day.
  private func office(_ received: String? = nil) throws -> Office {
    let office = try Office()
    _ = try office.run(
      """
      ln -s '\(Samples.folder.path)/Portfolio' Portfolio
      for day in 2026-02-02 2026-05-04 2026-11-30
      do fondbok import Portfolio/$day --received $day; done
      """)
    if let received {
      _ = try office.run("fondbok import Portfolio/2027-03-24 --received \(received)")
    }
    return office
  }

  /// A folder with commands run in it, lines as long as they are.
  private struct Office {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    func run(_ command: String) throws -> String {
      let run = try ProgramRun(shell: "COLUMNS=300; export COLUMNS; \(command)", in: folder.url)
      try #require(run.status == 0, "\(command): \(run.output)")
      return run.output
    }
  }

  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").filter { $0.hasPrefix("{") }.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `is listed with its state and the entry that accepts it, and not as overdue`() throws {
    let office = try office()
    let due = "fondbok due --project \(project) --within 0d \(day)"
    #expect(try office.run("\(due) --language en").hasPrefix("Overdue\n"))
    let said = try office.run(
      "fondbok waive D101 \(project) --because agreed --until 2027-06-30 \(day) --language en")
    let entry = try #require(said.firstMatch(of: /log entry ([0-9]+)/)).output.1
    let text = try office.run("\(due) --language en")
    #expect(text.hasPrefix("Past days\n"))
    #expect(
      text.contains(
        "the report on 2026-09-01 to 2027-02-28: 34 days late, accepted until 2027-06-30 (entry "
          + "\(entry) of the log)"), "\(text)")
    // Its claim is late with it.
    #expect(
      text.contains(
        "the claim for 2026-09-01 to 2027-02-28: 4 days late, accepted until 2027-06-30"), "\(text)"
    )
    #expect(
      try office.run("\(due) --language sv").contains(
        "34 dagar för sent, godtaget till och med 2027-06-30 (post \(entry) i loggen)"))
    let found = try objects(try office.run("\(due) --format json"))
    let reports = found.filter { ["content", "finance"].contains($0["kind"] as? String) }
    #expect(reports.count == 2)
    for report in reports {
      #expect(
        report["state"] as? String == "accepted"
          && report["acceptedUntil"] as? String == "2027-06-30")
      #expect((report["acceptedBy"] as? Int).map(String.init) == String(entry))
    }
    let other = try #require(found.first { $0["kind"] as? String == "condition" })
    #expect(other["state"] as? String == "overdue" && other["acceptedBy"] is NSNull)
    let table = try office.run("\(due) --format csv")
    #expect(table.contains(",accepted_until,accepted_by,"))
    #expect(table.contains(",accepted,34,") && table.contains(",2027-06-30,\(entry),"), "\(table)")
    // What stands now is the same when something is supposed.
    let supposed = try office.run(
      "\(due) --if 'content 1 on 2027-05-04' --language en")
    #expect(supposed.contains("(34 days late, accepted until 2027-06-30) → "), "\(supposed)")
    // The day after its last it is overdue again.
    #expect(
      try office.run("fondbok due --project \(project) --within 0d --on 2027-07-01 --language en")
        .contains("the report on 2026-09-01 to 2027-02-28: overdue by 93 days"))
  }

  /// Nobody answered for it on the days before, and a check of them finds it as it was.
  @Test func `is accepted from the day on which it was, and not before`() throws {
    let office = try office()
    func due(_ day: String) throws -> String {
      try office.run("fondbok due --project \(project) --within 0d --on \(day) --language en")
    }
    func accepted(_ day: String) throws -> Bool {
      try office.run(
        "fondbok check --project \(project) --rule D101 --on \(day) --format json || true"
      ).contains("\"standing\":\"waived\"")
    }
    _ = try office.run("fondbok waive D101 \(project) --because agreed --until 2027-06-30 \(day)")
    #expect(try due("2027-05-02").contains("2026-09-01 to 2027-02-28: overdue by 33 days"))
    #expect(try due("2027-05-03").contains("34 days late, accepted until 2027-06-30"))
    #expect(try accepted("2027-05-02") == false)
    #expect(try accepted("2027-05-03"))
    let waivers = "fondbok waivers --format json --on"
    #expect(try office.run("\(waivers) 2027-05-02").contains("D101") == false)
    #expect(
      try office.run("\(waivers) 2027-05-02 --all").contains(
        /"given":"2027-05-03".*"holds":"no"/))
    // It ends for the days from one on, or for all.
    let end = "fondbok waive D101 \(project) --end --because 'it was not'"
    _ = try office.run("\(end) --on 2027-06-01")
    #expect(try accepted("2027-05-31"))
    #expect(try accepted("2027-06-01") == false)
    _ = try office.run("fondbok waive D101 \(project) --because agreed --until 2027-06-30 \(day)")
    _ = try office.run(end)
    #expect(try accepted("2027-05-03") == false)
  }

  @Test func `is accepted until the day from which it was ended, as all that tells of it says`()
    throws
  {
    let office = try office()
    let waive = "fondbok waive D101 \(project) --language en"
    let end = "\(waive) --end --because 'it was not'"
    _ = try office.run("\(waive) --because agreed --until 2027-06-30 \(day)")
    let said = try office.run("\(end) --on 2027-06-01")
    #expect(said.contains("D101 for \(project) is not accepted from 2027-06-01 on; log entry"))
    let log = "fondbok log --language en"
    #expect(try office.run(log).contains("for \(project) from 2027-06-01 on: it was not"))
    let list = "fondbok waivers --all --language en --on"
    #expect(try office.run("\(list) 2027-05-31").contains("holds"))
    #expect(try office.run("\(list) 2027-06-01").contains("ended by entry"))
    // One of a later day that was ended for that day never holds.
    _ = try office.run("\(waive) --because agreed --until 2027-07-31 --on 2027-07-10")
    #expect(try office.run("\(list) 2027-05-31").contains("given later, on 2027-07-10"))
    _ = try office.run("\(end) --on 2027-07-10")
    let ended = try office.run("\(list) 2027-05-31")
    #expect(ended.contains("ended by entry") && !ended.contains("given later"), "\(ended)")
    // Without a day it is ended for all.
    _ = try office.run("\(waive) --because agreed --until 2027-06-30 \(day)")
    #expect(try office.run(end).contains("is not accepted any more"))
  }

  @Test func `is accepted a second time with a word of the first, while that holds`() throws {
    let office = try office()
    func isTold(_ until: String, on day: String) throws -> Bool {
      try office.run(
        "fondbok waive D101 \(project) --because agreed --until \(until) --on \(day) --language en"
      ).contains("of the log accepts the same until 2027-06-30")
    }
    #expect(try isTold("2027-06-30", on: "2027-05-03") == false)
    #expect(try isTold("2027-07-31", on: "2027-07-01") == false)
    #expect(try isTold("2027-07-15", on: "2027-06-30"))
  }

  @Test func `counts in status as one of those that are late, and in the list of them`() throws {
    let office = try office()
    func expectAgreement(accepted: Int) throws {
      let states = try objects(try office.run("fondbok due --format json --all \(day)"))
        .filter { ["content", "finance", "payment"].contains($0["kind"] as? String) }
        .map { ($0["project"] as? String ?? "", $0["state"] as? String ?? "") }
      let late = states.filter { $0.1 == "overdue" || $0.1 == "accepted" }
      let status = try #require(
        try objects(try office.run("fondbok status --format json \(day)")).last)
      let reports = try #require(status["lateReports"] as? Int)
      let claims = try #require(status["lateClaims"] as? Int)
      let payments = try #require(status["latePayments"] as? Int)
      #expect(reports + claims + payments == late.count)
      #expect(late.count { $0.1 == "accepted" } == accepted)
      #expect(status["lateAccepted"] as? Int == accepted)
      let listed = try objects(try office.run("fondbok list is:late --format json \(day)"))
        .compactMap { $0["project"] as? String }
      #expect(Set(listed) == Set(late.map(\.0)))
    }
    try expectAgreement(accepted: 0)
    _ = try office.run("fondbok waive D101 \(project) --because agreed --until 2027-06-30 \(day)")
    try expectAgreement(accepted: 2)
    let page = try office.run("fondbok show \(project) --format json \(day)")
    #expect(page.contains("\"state\":\"accepted\""))
  }

  @Test func `says so of one that came late as well`() throws {
    let office = try office("2027-04-02")
    let due = "fondbok due --project \(project) --all \(day) --language en"
    #expect(
      try office.run(due).contains("done 3 days late (report SE:orgnr:2120999996 "))
    _ = try office.run("fondbok waive D101 \(project) --because agreed --until 2027-06-30 \(day)")
    let text = try office.run(due)
    #expect(
      text.contains(
        /done 3 days late \(report [^)]*\), accepted until 2027-06-30 \(entry [0-9]+ of the log\)/),
      "\(text)")
    // It is no more late: nothing is open.
    let status = try office.run("fondbok status --format json \(day)")
    #expect(status.contains("\"lateAccepted\":0"))
  }
}
