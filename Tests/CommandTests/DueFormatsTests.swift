import Foundation
import TestSupport
import Testing

/// What is due, for programs, spreadsheets, calendars and browsers.
@Suite struct `What is due in other forms` {
  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  /// The cells of a table without quotes within cells.
  private func rows(_ text: String, _ separator: Character) -> [[String]] {
    text.split(separator: "\r\n").map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case separator where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }

  @Test(arguments: [("en", "Deadlines", "Last day"), ("sv", "Tidsfrister", "Sista dag")])
  func `is a spreadsheet too, in the language that is asked for, whose days are days`(
    language: String, title: String, heading: String
  ) throws {
    let office = try SampleOffice.reported()
    let table = rows(
      try office.run("fondbok due --on 2027-06-01 --format csv --dialect excel-sv").output, ";")
    let run = try office.run(
      """
      fondbok due --on 2027-06-01 --format xlsx --output due.xlsx --language \(language) || exit
      unzip -p due.xlsx xl/worksheets/sheet1.xml
      unzip -p due.xlsx xl/workbook.xml
      """)
    let sheet = run.output
    #expect(run.status == 0)
    #expect(sheet.components(separatedBy: "<row ").count - 1 == table.count)
    #expect(sheet.contains("name=\"\(title)\"") && sheet.contains("<t>\(heading)</t>"))
    #expect(sheet.contains("<t>Brådskar</t>") == (language == "sv"))
    // The first deadline's last day, counted from 30 December 1899 as spreadsheets do.
    let place = try #require(table[0].firstIndex(of: "Sista dag"))
    let day = try #require(ISO8601DateFormatter().date(from: "\(table[1][place])T00:00:00Z"))
    #expect(sheet.contains("<v>\(Int(day.timeIntervalSince1970 / 86_400) + 25_569)</v>"))
  }

  /// The claim came in on 24 March: its 80th day is a Saturday, and moves to Monday 14 June.
  @Test(arguments: [
    ("2027-03-30", "due", "no", "no"), ("2027-06-14", "due", "yes", "yes"),
    ("2027-06-15", "overdue", "no", "yes"),
  ])
  func `is urgent for people while few days are left, and all the more when its day is past`(
    day: String, state: String, atRisk: String, urgent: String
  ) throws {
    let office = try SampleOffice.reported()
    let due = "fondbok due --project 6.2.5-2026-01147 --on \(day) --format csv"
    let plain = rows(try office.run(due).output, ",")
    let place = try #require(plain[0].firstIndex(of: "at_risk"))
    let row = try #require(plain.firstIndex { $0.contains("payment") })
    #expect(plain[row].contains(state) && plain[row][place] == atRisk, "\(plain[row])")
    for (language, words) in [("en", urgent), ("sv", urgent == "yes" ? "ja" : "nej")] {
      let table = rows(
        try office.run("\(due) --dialect excel-sv --language \(language)").output, ";")
      #expect(table[0][place] == "Brådskar" && table.count == plain.count)
      #expect(table[row][place] == words, "\(table[row])")
    }
  }

  @Test func `has a row for each deadline, and the same in it as JSON`() throws {
    let office = try SampleOffice.reported()
    let json = try objects(try office.run("fondbok due --on 2027-06-01 --format json").output)
    let table = rows(try office.run("fondbok due --on 2027-06-01 --format csv").output, ",")
    #expect(table.count == json.count + 1 && json.count > 50)
    let heads = try #require(table.first)
    #expect(!heads.contains("reckoning"))
    for (row, object) in zip(table.dropFirst(), json) {
      #expect(row.count == heads.count)
      let cells = Dictionary(uniqueKeysWithValues: zip(heads, row))
      for name in [
        "project", "programme", "kind", "due", "moved", "latest", "state", "what", "note",
      ] {
        #expect(cells[name] == object[name] as? String ?? "", "\(name)")
      }
      #expect(cells["days"] == (object["days"] as? Int).map { "\($0)" } ?? "")
      #expect(cells["at_risk"] == object["atRisk"] as? String)
    }
  }

  @Test func `says as text what is at risk, and which last day is a day off`() throws {
    let office = try SampleOffice.reported()
    let text = try office.run(
      "COLUMNS=300 fondbok due fund:AMIF --on 2028-04-16 --within 20d --language en"
    ).output
    let line = try #require(
      text.split(separator: "\n").first { $0.contains("financial data as of 2028-03-31") })
    #expect(line.hasSuffix(": due in 14 days, at risk; the last day is a day off (Sunday)"))
    let early = try office.run(
      "COLUMNS=300 fondbok due fund:AMIF --on 2028-04-15 --within 20d --language sv"
    ).output
    #expect(early.contains(": om 15 dagar; sista dagen är ledig (söndag)"))
    // What is late stands first, and what is done beside it only when it is asked for.
    let late = try office.run("fondbok due --on 2028-04-16 --language en").output
    #expect(late.hasPrefix("Overdue\n"))
    let all = try office.run("fondbok due --all --on 2028-04-16 --language sv").output
    #expect(all.hasPrefix("Passerade dagar\n"))
  }

  @Test
  func `has the working day to which a last day moves, and stands by it once its own is past`()
    throws
  {
    let office = try SampleOffice.reported()
    // Two months after 31 March 2026 is a Sunday.
    let due = "fondbok due fund:AMIF --within 1d --on"
    func text(on day: String) throws -> String {
      try office.run("COLUMNS=300 \(due) \(day) --language en").output
    }
    let what = "2021SE65AMPR001: the irregularities of quarter 1 of 2026"
    let sunday = try text(on: "2026-05-31")
    #expect(sunday.hasPrefix("Week 22, 2026-05-25 to 2026-05-31\n"), "\(sunday)")
    #expect(
      sunday.contains(
        "  2026-05-31  \(what): due today, at risk; the last day is a day off (Sunday), and it is 2026-06-01 "
          + "where it moves to a working day"), "\(sunday)")
    let monday = try text(on: "2026-06-01")
    #expect(
      monday.contains(
        "Week 23, 2026-06-01 to 2026-06-07\n  2026-06-01  \(what): due today, at risk; the last day, "
          + "2026-05-31, was a day off (Sunday), and moves to 2026-06-01"), "\(monday)")
    #expect(!monday.contains("Week 22") && !monday.contains("Overdue"))
    let json = try #require(
      try objects(try office.run("\(due) 2026-06-01 --format json").output)
        .first { $0["kind"] as? String == "irregularities" })
    #expect(json["due"] as? String == "2026-05-31" && json["moved"] as? String == "2026-06-01")
    #expect(json["latest"] as? String == "2026-06-01" && json["state"] as? String == "due")
    #expect((json["note"] as? String)?.contains("moves to 2026-06-01") ?? false)
    let csv = try office.run("\(due) 2026-06-01 --format csv").output
    #expect(csv.contains(",2026-05-31,2026-06-01,2026-06-01,due,0,"), "\(csv)")
    let calendar = try office.run("\(due) 2026-06-01 --format ical").output
    #expect(calendar.contains("DTSTART;VALUE=DATE:20260531\r\n"))
    #expect(calendar.contains("X-FONDBOK-MOVED;VALUE=DATE:20260601\r\n"))
    let page = try office.run("\(due) 2026-06-01 --format html").output
    #expect(page.contains("id=\"m2026-06\"") && !page.contains("id=\"m2026-05\""))
  }

  @Test func `names the calendar that is missing, in every form`() throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: """
        mkdir de
        for day in 2026-02-02 2026-11-30 2027-03-24
        do for paper in programme call-open application-language-courses decision-language-courses \
          report-language-courses-1
        do file='\(Samples.folder.path)'/Portfolio/$day/$paper.xml
        test -f "$file" && sed 's/2021SE65AMPR001/2021DE65AMPR001/' "$file" > de/$paper.xml
        done; done
        fondbok import de --received 2027-03-24
        """, in: folder.url)
    #expect(run.output.contains("taken 5"), "\(run.output)")
    func due(_ options: String) throws -> String {
      try ProgramRun(
        shell: "COLUMNS=300 fondbok due --on 2027-04-01 --all --language en \(options)",
        in: folder.url
      ).output
    }
    let missing =
      "the calendar of public holidays of DE is missing; there are those of AT, FI, FR and SE"
    let signature =
      "the last day for the signed confirmation of the application is not reckoned: \(missing)"
    // The claim came in on 24 March, and the 80th day is a Saturday.
    let payment =
      "the last day is a day off (Saturday); to which working day it moves is not known: \(missing)"
    // A page says once what it does not know without the calendar.
    let short = "the last day is a day off (Saturday); the holidays of DE are not known"
    let country =
      "whether a last day is a day off, and to which working day it moves, is not reckoned: \(missing)"
    let text = try due("")
    #expect(
      text.contains("Not reckoned\n  6.2.5-2026-01147: \(signature)\n  DE: \(country)\n"), "\(text)"
    )
    #expect(
      text.contains("payment of the claim report-language-courses-1: due in 72 days; \(short)\n"))
    let page = try due("--format html")
    #expect(page.contains("<h2>Not reckoned</h2>") && page.contains(signature))
    #expect(page.contains(short) && page.components(separatedBy: country).count == 2)
    let csv = try due("--format csv")
    #expect(csv.contains("\"\(payment)\""), "\(csv)")
    #expect(csv.contains(",\"\(signature)\",,,,notReckoned,"), "\(csv)")
    let found = try objects(try due("--format json"))
    #expect(found.contains { ($0["note"] as? String) == payment })
    let last = try #require(found.last)
    #expect(last["state"] as? String == "notReckoned" && last["due"] is NSNull)
    #expect(last["what"] as? String == signature)
    let calendar = try due("--format ical").replacing("\r\n ", with: "")
    #expect(calendar.contains("fondbok: 6.2.5-2026-01147: \(signature)"))
    #expect(calendar.contains("is not known: the calendar of public holidays of DE is missing"))
    // No act of Sweden is cited on a day that is off.
    #expect(!(try due("--explain").contains("1930:173")))
  }

  @Test func `tells of no deed before its day`() throws {
    let office = try SampleOffice.reported()
    func payment(on day: String) throws -> [String: Any] {
      let text = try office.run(
        "fondbok due --on \(day) --project 6.2.5-2026-01147 --all --format json"
      ).output
      return try #require(try objects(text).first { $0["kind"] as? String == "payment" })
    }
    _ = try office.run("fondbok import Portfolio/2027-06-30 --received 2027-06-30")
    let open = try payment(on: "2027-06-29")
    #expect(open["state"] as? String == "due")
    #expect(open["doneOn"] is NSNull && open["doneBy"] is NSNull)
    let done = try payment(on: "2027-06-30")
    #expect(done["state"] as? String == "done")
    #expect(done["doneOn"] as? String == "2027-06-30")
  }

  @Test func `has the words of the office in the table for Swedish Excel`() throws {
    let office = try SampleOffice.reported()
    let text = try office.run(
      "fondbok due --on 2027-06-01 --dialect excel-sv --format csv --language sv --for owner"
    ).output
    let heads = "\u{FEFF}Ärende;Program;Utlysning;Överenskommelse;Organisation;Slag;Vems;"
    #expect(text.hasPrefix(heads))
    #expect(text.contains(";rapport;") && text.contains("försenad med 63 dagar"))
  }

  @Test func `tells in JSON how each day comes about when it is asked`() throws {
    let office = try SampleOffice.reported()
    let found = try objects(
      try office.run(
        "fondbok due --on 2027-06-01 --project 6.2.5-2026-01147 --format json --explain"
      ).output)
    let payment = try #require(found.first { $0["kind"] as? String == "payment" })
    #expect(payment["file"] as? String == "report-language-courses-1.xml")
    let steps = try #require(payment["reckoning"] as? [[String: Any]])
    #expect(steps.compactMap { $0["step"] as? String }.prefix(2) == ["start", "count"])
    #expect(steps.first?["day"] as? String == "2027-03-24")
    let plain = try objects(
      try office.run("fondbok due --on 2027-06-01 --format json").output)
    #expect(plain.allSatisfy { $0["reckoning"] == nil })
  }

  @Test func `tells in a calendar how each day comes about when it is asked`() throws {
    let office = try SampleOffice.reported()
    let due = "fondbok due --on 2027-06-01 --project 6.2.5-2026-01147 --format ical"
    let text = try office.run("\(due) --explain").output.replacing("\r\n ", with: "")
    #expect(text.contains("2027-03-24 the claim came in"))
    #expect(!(try office.run(due).output.contains("the claim came in")))
  }

  @Test(arguments: ["en", "sv"]) func `is a page that needs nothing besides itself`(
    _ language: String
  ) throws {
    let office = try SampleOffice.reported()
    let run = try office.run(
      "fondbok due --on 2027-06-01 --all --format html --language \(language) > page.html")
    #expect(run.status == 0)
    // Text that is not escaped is never well-formed.
    #expect(try office.run("xmllint --noout page.html").output.isEmpty)
    let page = try office.run("cat page.html").output
    #expect(!page.contains("<script") && !page.contains("<link") && !page.contains("src="))
    let json = try objects(try office.run("fondbok due --on 2027-06-01 --all --format json").output)
    #expect(page.components(separatedBy: "<details>").count - 1 == json.count)
    // Every month that the strip leads to is there.
    for link in page.matches(of: /href="#(m[0-9]{4}-[0-9]{2})"/) {
      #expect(page.contains("id=\"\(link.1)\""))
    }
    #expect(page.contains(language == "sv" ? "<h2>juni 2027</h2>" : "<h2>June 2027</h2>"))
  }

  @Test func `is a page that says so when nothing is due`() throws {
    let office = try SampleOffice.reported()
    let page = try office.run("fondbok due --on 2020-01-01 --within 1d --format html").output
    #expect(page.contains("<p>Nothing is due.</p>"))
  }

  @Test(arguments: [
    ("--dialect excel-sv", "--dialect is of CSV; text has none"),
    ("--if 'report 2 on 2027-10-05'", "--if is about one project; name it with --project"),
    (
      "--project x --if 'report 2 on 2027-10-05' --format csv",
      "--if is told as text or json, without --explain"
    ),
    ("--if nonsense --project x", "--if \"nonsense\" is not understood; write one of report,"),
    ("--format xlsx", "xlsx is written into a file; name it with --output"),
    ("--format csv --output x", "--output is of xlsx; csv goes to standard output"),
    (
      "--format pdf",
      "Please provide one of the following:\n  - text\n  - json\n  - ical\n  - csv\n  - xlsx\n  - html"
    ),
  ])
  func `is refused with what is allowed`(_ arguments: String, _ sentence: String) throws {
    let run = try ProgramRun(
      shell: "fondbok due \(arguments)", in: FileManager.default.temporaryDirectory)
    #expect(run.status == 64 && run.output.contains(sentence), "\(run.output)")
  }
}
