import Foundation
import TestSupport
import Testing

/// Requests for completion that were sent: what is waited for, until when, and what answers them.
@Suite struct `A request for completion` {
  private func run(_ command: String, in folder: TestFolder) throws -> String {
    // Lines are broken where a terminal ends.
    try ProgramRun(shell: "COLUMNS=300; export COLUMNS; \(command)", in: folder.url).output
  }

  @Test func `a request that is marked as sent has a last day, and a new version answers it`()
    throws
  {
    let folder = try TestFolder()
    let broken = try Samples.text("Samples/Faulty/attachment-missing.xml")
    try Data(broken.utf8).write(to: folder.url.appending(path: "faulty.xml"))
    _ = try run("fondbok import faulty.xml --received 2026-02-02", in: folder)
    let listed = try run("fondbok list --format json", in: folder)
    let key = try #require(
      listed.split(separator: "\"project\":\"").last?.split(separator: "\"").first)
    let letter = try run(
      "fondbok letter completion '\(key)' --on 2026-02-10 --sent --by officer --language en",
      in: folder)
    #expect(letter.contains("Please answer by 2026-02-17"))
    #expect(letter.contains("the request was sent on 2026-02-10"))
    let open = try run("fondbok due --project '\(key)' --on 2026-02-17 --language en", in: folder)
    #expect(open.contains("the request for completion of"))
    #expect(open.contains("due today"))
    let late = try run("fondbok due --project '\(key)' --on 2026-02-18 --language en", in: folder)
    #expect(late.contains("overdue by 1 day"))
    // Before it was sent nobody waited.
    let before = try run("fondbok due --project '\(key)' --on 2026-02-09 --language en", in: folder)
    #expect(!before.contains("request for completion"))
    let log = try run("fondbok log --language en", in: folder)
    #expect(log.contains("to be answered within 5 working days"))
    // The same letter is not marked again.
    let again = try run(
      "fondbok letter completion '\(key)' --on 2026-02-10 --sent --by officer --language en || true",
      in: folder)
    #expect(again.contains("nothing changed"))
    // The new version of the application answers it, on the day it comes in.
    let answer = broken.replacing(
      /(<application\b[^>]*\bversion=")1"/, with: { "\($0.output.1)2\"" })
    try #require(answer != broken)
    try Data(answer.utf8).write(to: folder.url.appending(path: "answer.xml"))
    _ = try run("fondbok import answer.xml --received 2026-02-16", in: folder)
    let done = try run(
      "fondbok due --project '\(key)' --all --on 2026-02-18 --language en", in: folder)
    let flat = done.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("2026-02-17") && flat.contains(": done (application"))
    #expect(!flat.contains("overdue by 1 day"))
    _ = try run("fondbok verify", in: folder)
  }

  /// An office with one application that lacks an attachment, and its project's key.
  private func office() throws -> (folder: TestFolder, key: String, application: String) {
    let folder = try TestFolder()
    let broken = try Samples.text("Samples/Faulty/attachment-missing.xml")
    try Data(broken.utf8).write(to: folder.url.appending(path: "faulty.xml"))
    _ = try run("fondbok import faulty.xml --received 2026-02-02", in: folder)
    let listed = try run("fondbok list --format json", in: folder)
    let key = try #require(
      listed.split(separator: "\"project\":\"").last?.split(separator: "\"").first)
    return (folder, String(key), broken)
  }

  private let sendingOn = "--sent --by officer --language en --on"

  @Test
  func `a later request takes the place of one that is not answered, whichever is marked first`()
    throws
  {
    for days in [["2026-02-10", "2026-03-10"], ["2026-03-10", "2026-02-10"]] {
      let (folder, key, _) = try office()
      for day in days {
        _ = try run("fondbok letter completion '\(key)' \(sendingOn) \(day)", in: folder)
      }
      // The first is overdue until the second is sent, and the second a day after its own last day.
      let due = "fondbok due --project '\(key)' --language en --on"
      #expect(try run("\(due) 2026-03-09", in: folder).contains("overdue by 20 days"))
      let open = try run("\(due) 2026-03-17", in: folder)
      #expect(open.contains("due today") && !open.contains("overdue"), "\(open)")
      let late = try run("\(due) 2026-03-18", in: folder)
      #expect(late.contains("overdue by 1 day") && !late.contains("29 days"), "\(late)")
      let all = try run("\(due) 2026-03-18 --all", in: folder)
      #expect(
        all.contains("no longer awaited; the request of 2026-03-10 takes its place, by entry"),
        "\(all)")
      // A calendar that has the first takes it out.
      let calendar = try run("\(due) 2026-03-18 --format ical", in: folder)
      #expect(calendar.components(separatedBy: "STATUS:CANCELLED").count == 2, "\(calendar)")
      #expect(calendar.components(separatedBy: "UID:completion/").count == 3)
    }
  }

  @Test func `a request all of which is accepted is not awaited, until the day of the waivers`()
    throws
  {
    let (folder, key, _) = try office()
    let letter = try run("fondbok letter completion '\(key)' \(sendingOn) 2026-02-10", in: folder)
    #expect(letter.components(separatedBy: " What to do: ").count == 2, "one thing is asked for")
    let due = "fondbok due --project '\(key)' --language en --on"
    #expect(try run("\(due) 2026-03-01", in: folder).contains("overdue by 12 days"))
    let rules = try run(
      "fondbok check --project '\(key)' --on 2026-02-10 --format json || true", in: folder)
    let rule = try #require(
      rules.split(separator: "\n").first { $0.contains("\"verdict\":\"fails\"") }?
        .matches(of: /"rule":"([A-Z][0-9]+)"/).first.map { String($0.1) }, "\(rules)")
    _ = try run(
      "fondbok waive \(rule) '\(key)' --because agreed --until 2026-04-30 --on 2026-02-10",
      in: folder)
    let accepted = try run("\(due) 2026-04-30", in: folder)
    #expect(!accepted.contains("request for completion"), "\(accepted)")
    let all = try run("\(due) 2026-04-30 --all", in: folder)
    #expect(
      all.contains(
        "no longer awaited; all that it asks for is accepted until 2026-04-30, by entry"),
      "\(all)")
    #expect(try run("\(due) 2026-05-01", in: folder).contains("overdue by 73 days"))
    let list = try run("COLUMNS=300 fondbok sent --language en --on 2026-04-30", in: folder)
    #expect(
      list.contains("2026-02-17") && list.contains("no longer awaited: all that it"), "\(list)")
    // A waiver that ends leaves the request as it was.
    _ = try run("fondbok waive \(rule) '\(key)' --end --because 'it is not'", in: folder)
    #expect(try run("\(due) 2026-04-30", in: folder).contains("overdue by 72 days"))
  }

  @Test func `a request whose mark is taken back was never awaited, and leaves calendars`() throws {
    let (folder, key, _) = try office()
    _ = try run("fondbok letter completion '\(key)' \(sendingOn) 2026-02-10", in: folder)
    let due = "fondbok due --project '\(key)' --language en --on 2026-03-01 --all"
    func event() throws -> [String] {
      let calendar = try run("\(due) --format ical", in: folder)
      let text = try #require(
        calendar.components(separatedBy: "BEGIN:VEVENT").first { $0.contains("UID:completion/") })
      return text.split(separator: "\r\n").map(String.init)
    }
    func sequence(_ event: [String]) throws -> Int {
      try #require(
        event.first { $0.hasPrefix("SEQUENCE:") }.flatMap { Int($0.dropFirst("SEQUENCE:".count)) })
    }
    let before = try event()
    #expect(before.contains("STATUS:CONFIRMED"))
    let listed = try run("fondbok sent --format json", in: folder)
    let entry = try #require(listed.matches(of: /"entry":([0-9]+)/).first.map { String($0.1) })
    let told = try run("fondbok sent --end --entry \(entry) --because 'it stayed here'", in: folder)
    #expect(
      told.hasPrefix(
        "the request for completion of \(key) is not marked as sent any more; log entry"))
    #expect(!(try run(due, in: folder).contains("request for completion")))
    let after = try event()
    #expect(after.contains("STATUS:CANCELLED"))
    #expect(before.first { $0.hasPrefix("UID:") } == after.first { $0.hasPrefix("UID:") })
    #expect(try sequence(before) < sequence(after))
    // It may be sent after all.
    let again = try run("fondbok letter completion '\(key)' \(sendingOn) 2026-02-10", in: folder)
    #expect(again.contains("the request was sent on 2026-02-10"), "\(again.suffix(200))")
  }

  @Test(arguments: [
    ("2026-02-02", ""), ("2027-12-13", ""),
    ("2027-12-14", "2027-12-14 has not come: today is 2027-12-13"),
    (
      "2026-02-01",
      "came in on 2026-02-02, and so was not asked about on 2026-02-01; give that day or a later one with "
        + "--on"
    ),
  ])
  func `a request was sent from the day its papers came in until today`(
    _ day: String, _ refused: String
  ) throws {
    let (folder, key, _) = try office()
    let told = try run(
      "fondbok letter completion '\(key)' \(sendingOn) \(day); echo $?; fondbok sent", in: folder)
    if refused.isEmpty {
      #expect(told.contains("the request was sent on \(day)"), "\(told)")
    } else {
      #expect(told.contains(refused) && told.contains("\n64\n"), "\(told)")
      #expect(told.hasSuffix("nothing has been sent\n") && !told.contains("Request for completion"))
    }
  }

  @Test func `the list of what was sent has the day of the answer, and whether it came`() throws {
    let (folder, key, application) = try office()
    _ = try run("fondbok letter completion '\(key)' \(sendingOn) 2026-02-10", in: folder)
    let sent = "COLUMNS=300 fondbok sent --language en --on"
    let open = try run("\(sent) 2026-02-17", in: folder)
    #expect(open.contains("Answer by") && open.contains("2026-02-17  due today"), "\(open)")
    #expect(try run("\(sent) 2026-02-18", in: folder).contains("2026-02-17  overdue by 1 day"))
    #expect(try run("\(sent) 2026-02-09", in: folder) == "nothing has been sent\n")
    let answer = application.replacing(
      /(<application\b[^>]*\bversion=")1"/, with: { "\($0.output.1)2\"" })
    try Data(answer.utf8).write(to: folder.url.appending(path: "answer.xml"))
    _ = try run("fondbok import answer.xml --received 2026-02-16", in: folder)
    #expect(
      try run("\(sent) 2026-02-18", in: folder).contains("2026-02-17  done, on 2026-02-16"))
    let json = try run("fondbok sent --on 2026-02-18 --format json", in: folder)
    #expect(
      json.contains("\"answerBy\":\"2026-02-17\",\"answered\":\"2026-02-16\",\"state\":\"done"))
  }
}
