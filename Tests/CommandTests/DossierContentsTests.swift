import Foundation
import Portfolio
import TestSupport
import Testing

/// What an auditor's archive says of a project besides what was sent.
@Suite struct `What a dossier says` {
  @Test func `tells what the rules find, with the law, what was not run and what is accepted`()
    throws
  {
    let office = try DossierOffice()
    let samples = Samples.folder.path
    let application = try Samples.text("Samples/Portfolio/application-language-courses.xml")
      .replacing("<amount>5037690.00</amount>", with: "<amount>5037690.01</amount>")
    try office.write("application.xml", application)
    let made = try office.run(
      """
      fondbok import '\(samples)/Portfolio/2026-02-02/call-open.xml' application.xml --received 2026-02-02
      fondbok waive B101 'KS 2026/0117' --because 'a öre' --until 2027-01-01 --on 2026-02-10
      """)
    #expect(made.status == 0, "\(made.output)")
    let checked = try office.run(
      "fondbok check --project 'KS 2026/0117' --on 2026-02-10 --format json --all")
    let dossier = try office.unpacked("KS 2026/0117", "--on 2026-02-10")
    let findings = try UnpackedDossier.table("findings.csv", of: dossier)
    // One object a finding; the last is the count, and R102 is about the rulebook.
    let told = checked.output.split(separator: "\n").dropLast().filter {
      !$0.contains("\"rule\":\"R1")
    }
    #expect(findings.count == told.count && findings.count > 1, "\(findings.count) \(told.count)")
    #expect(findings.contains { $0["verdict"] == "notRun" })
    let share = try #require(findings.first { $0["rule"] == "B101" })
    #expect(share["standing"] == "waived" && share["waiver_because"] == "a öre")
    #expect((share["law"] ?? "").contains("Article 15"))
    #expect((share["uri"] ?? "").contains("http://data.europa.eu/eli/reg/2021/1147/art_15/oj"))
    #expect(share["file"] == "application.xml" && Int(share["line"] ?? "") ?? 0 > 1)
    #expect(try UnpackedDossier.table("waivers.csv", of: dossier).map { $0["rule"] } == ["B101"])
    let page = try UnpackedDossier.text("index.html", of: dossier)
    #expect(page.components(separatedBy: "<article ").count == findings.count + 1)
  }

  @Test func `traces every figure that the project is part of, as trace does`() throws {
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let traces = try UnpackedDossier.table("traces.csv", of: dossier)
    let returns = try UnpackedDossier.table("returns.csv", of: dossier)
    let kinds = Set(traces.compactMap { $0["return"] })
    #expect(
      kinds.isSuperset(of: [
        "list-of-operations", "payment-application", "data-transmission", "accounts", "claim",
      ]))
    for row in returns {
      let parts = traces.filter { part in
        ["return", "report", "sent"].allSatisfy { part[$0] == row[$0] }
      }
      let figures = Set(parts.map { [$0["table"], $0["row"], $0["column"]] })
      #expect(Int(row["figures"] ?? "") == figures.count, "\(row)")
    }
    let registered = try #require(
      traces.first {
        $0["return"] == "payment-application" && $0["column"] == "eligible_expenditure"
          && $0["row"] == "6"
      })
    #expect(registered["part"] == "140716.77" && registered["rate"] == "11.1325")
    #expect(registered["rounding"] == "0.000182" && registered["other_parts"] == "1")
    let trace = try office.run(
      "fondbok trace payment-application --row 6 --column eligible_expenditure --on 2027-07-15")
    #expect(
      trace.output.contains("\(registered["file"] ?? ""):\(registered["line"] ?? "")\n"),
      "\(trace.output)")
    // Every line of the claim is there, with its own line of the report.
    let lines = traces.filter {
      $0["return"] == "claim" && $0["table"] == "lines" && $0["column"] == "amount"
    }
    let claim = try office.run(
      "fondbok export claim --project \(UnpackedDossier.courses) --on 2027-07-15 --table lines | tail -n +2 | wc -l"
    )
    #expect("\(lines.count)\n" == claim.output)
    #expect(Set(lines.compactMap { $0["line"] }).count == lines.count)
  }

  @Test func `traces a share of its parts by every step, down to what stands in the cell`() throws {
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let traces = try UnpackedDossier.table("traces.csv", of: dossier)
    let most = traces.filter { $0["table"] == "flat_rates" && $0["column"] == "most" }
    let parts = most.filter { $0["step"] == "part" }.compactMap {
      Decimal(string: $0["part"] ?? "")
    }
    let together = try #require(most.first { $0["step"] == "together" })
    #expect(!parts.isEmpty && parts.reduce(0, +) == Decimal(string: together["gives"] ?? ""))
    let share = try #require(most.first { $0["step"] == "share" })
    #expect(share["base"] == together["gives"] && share["percent"]?.isEmpty == false)
    #expect(share["rounding"]?.isEmpty == false)
    #expect(share["value"] == "SEK \(share["gives"] ?? "")")
    // A step has no document, and adds nothing to the parts.
    #expect(share["part"]?.isEmpty == true && share["of_id"]?.isEmpty == true)
    let union = traces.filter {
      $0["return"] == "payment-application" && $0["column"] == "union_contribution"
        && $0["row"] == "6"
    }
    #expect(union.map { $0["step"] } == ["part", "together", "share"])
    #expect(
      union.last?["percent"] == "75" && union.last?["value"] == "EUR \(union.last?["gives"] ?? "")")
    let page = try UnpackedDossier.text("index.html", of: dossier)
    #expect(page.contains(" × 75 % = "))
  }

  @Test func `makes the returns of the project's own programme, whichever others there are`() throws
  {
    let office = try DossierOffice.samples()
    func figures(_ name: String) throws -> [String: String] {
      let dossier = try office.unpacked(UnpackedDossier.courses, in: name)
      let kinds = [
        "payment-application", "accounts", "data-transmission", "performance-report", "claim",
        "operation-records",
      ]
      return try UnpackedDossier.table("returns.csv", of: dossier).reduce(into: [:]) {
        guard let kind = $1["return"], kinds.contains(kind) else { return }
        $0[kind, default: ""] += "\($1["figures"] ?? "") \($1["not_made"] ?? "")"
      }
    }
    let alone = try figures("alone")
    // A programme whose number comes before that of the project's, under another law.
    let taken = try office.run(
      "fondbok import '\(Samples.folder.path)/Funds/AMIF-2014' --received 2027-07-01")
    #expect(taken.status == 0, "\(taken.output)")
    #expect(try figures("together") == alone)
    #expect(alone["payment-application"].map { !$0.hasPrefix("0") } == true, "\(alone)")
  }

  @Test func `traces what was sent as it was sent, whatever has come since`() throws {
    let office = try DossierOffice.samples()
    let run = try office.run(
      """
      fondbok export payment-application --on 2027-07-15 --output pa.xml || exit
      FONDBOK_TODAY=2027-07-20 fondbok sent pa.xml.manifest.json --by finance || exit
      fondbok withdraw payment-language-courses-1 --because 'for a test'
      """)
    #expect(run.status == 0, "\(run.output)")
    func sent(_ dossier: URL) throws -> [[String: String]] {
      try UnpackedDossier.table("traces.csv", of: dossier).filter {
        $0["return"] == "payment-application" && $0["column"] == "eligible_expenditure"
          && $0["row"] == "6" && $0["sent"] != ""
      }
    }
    // The day before it was sent, there was nothing sent.
    let before = try office.unpacked(UnpackedDossier.courses, "--on 2027-07-19", in: "before")
    #expect(try sent(before).isEmpty)
    let after = try office.unpacked(UnpackedDossier.courses, "--on 2027-07-20", in: "after")
    let figure = try #require(try sent(after).first)
    #expect(figure["sent"] == "2027-07-20" && figure["on"] == "2027-07-15")
    #expect(figure["part"] == "140716.77" && figure["of_id"] == "payment-language-courses-1")
    let returns = try UnpackedDossier.table("returns.csv", of: after).filter {
      $0["return"] == "payment-application"
    }
    #expect(returns.map { $0["sent_file"] } == ["", "pa.xml"])
    // What is withdrawn is in what was sent, and in nothing that would be made now.
    #expect(Int(returns[1]["figures"] ?? "") ?? 0 > 0)
    #expect(
      try UnpackedDossier.table("traces.csv", of: after).allSatisfy {
        $0["sent"] != "" || $0["return"] != "payment-application"
          || $0["of_id"] != "payment-language-courses-1"
      })
  }

  @Test func `writes what is taken off as a number that can be added up`() throws {
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let text = try UnpackedDossier.text("traces.csv", of: dossier)
    let traces = try UnpackedDossier.table("traces.csv", of: dossier)
    let numbers = ["part", "stated", "rate", "euro", "rounding", "base", "percent", "gives"]
    for row in traces {
      for name in numbers {
        let number = row[name] ?? ""
        #expect(number.isEmpty || Decimal(string: number) != nil, "\(name) \(number)")
        #expect(!number.hasPrefix("'"), "\(name) \(number)")
      }
    }
    // What was checked takes something off the claim, so that there is one to look at.
    #expect(text.contains(",-"), "nothing is negative")
  }

  @Test func `says why a return of the day is not made, and nothing of other projects`() throws {
    let office = try DossierOffice()
    let samples = Samples.folder.path
    try office.run(
      """
      for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
      do fondbok import '\(samples)'/Portfolio/$day --received $day; done
      """)
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let returns = try UnpackedDossier.table("returns.csv", of: dossier)
    let application = try #require(returns.first { $0["return"] == "payment-application" })
    let reason = application["not_made"] ?? ""
    #expect(reason.contains("the portfolio lacks the Commission's rate of SEK for 2027-06"))
    #expect(!reason.contains("6.2.5-2026-01163"))
    #expect(application["figures"] == "0")
    #expect(try Int(#require(returns.first { $0["return"] == "claim" }?["figures"])) ?? 0 > 0)
  }

  @Test func `tells the decisions, the payments and the log with its chain of hashes`() throws {
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let decisions = try UnpackedDossier.table("decisions.csv", of: dossier)
    #expect(decisions.map { $0["union_contribution"] } == ["5037690.00"])
    let payments = try UnpackedDossier.table("payments.csv", of: dossier)
    let paid = payments.filter { $0["what"] == "paid" }.compactMap { $0["amount"] }
    #expect(paid == ["2518845.00", "174897.08"])
    #expect(payments.contains { $0["what"] == "deduction" && $0["amount"] == "7587.20" })
    let chain = try UnpackedDossier.table("chain.csv", of: dossier)
    for (before, entry) in zip(chain, chain.dropFirst()) {
      #expect(entry["previous_sha256"] == before["sha256"])
    }
    // An entry's hash is that of its fields, one a line, as the page says.
    let log = try UnpackedDossier.table("log.csv", of: dossier)
    #expect(log.count == chain.filter { $0["concerns"] == "yes" }.count)
    #expect(log.count < chain.count)
    for entry in log {
      let fields = ["entry", "at", "by", "action", "details", "bytes_sha256", "previous_sha256"]
      let text = fields.map { entry[$0] ?? "" }.joined(separator: "\n")
      #expect(entry["sha256"] == SHA256Hasher.hex(of: Array(text.utf8)))
    }
    let files = Set(
      try UnpackedDossier.table("versions.csv", of: dossier).compactMap { $0["entry"] })
    #expect(files.isSubset(of: log.compactMap { $0["entry"] }))
  }

  @Test func `says why a record was set aside, also of one that a later one has closed`() throws {
    let office = try DossierOffice()
    try office.write("a1.xml", Papers.application(cases: ["KS 1"]))
    let faulty = Papers.application(version: 2, cases: ["KS 1"])
      .replacing("<submitted>2026-01-30</submitted>", with: "<submitted>soon</submitted>")
    try office.write("a2.xml", faulty)
    try office.write(
      "a3.xml", Papers.application(version: 3, issued: "2026-02-10", cases: ["KS 1"]))
    try office.run("for file in a1 a2; do fondbok import $file.xml --received 2026-06-01; done")
    func reasons(in name: String) throws -> [[String: String]] {
      try UnpackedDossier.table(
        "set-aside.csv", of: office.unpacked("KS 1", "--on 2026-07-01", in: name))
    }
    let reason = try #require(try reasons(in: "open").first)
    #expect(reason["id"] == "a1" && reason["file"] == "a2.xml")
    #expect(reason["rule"]?.hasPrefix("S") == true && reason["message"]?.contains("soon") == true)
    let line = Int(reason["line"] ?? "") ?? 0
    #expect(
      faulty.split(separator: "\n", omittingEmptySubsequences: false)[line - 1].contains("soon"))
    let page = try String(
      contentsOf: office.folder.url.appending(path: "open/index.html"), encoding: .utf8)
    #expect(page.contains("Why records were set aside"))
    try office.run("fondbok import a3.xml --received 2026-06-02")
    let closed = try #require(try reasons(in: "closed").first)
    for column in ["id", "entry", "file", "rule", "line", "column", "message", "fix"] {
      #expect(closed[column] == reason[column], "\(column)")
    }
  }

  @Test func `states the parts of every amount, and the day it was registered`() throws {
    let office = try DossierOffice.samples()
    try office.run(
      "fondbok import '\(Samples.folder.path)/Portfolio/2027-12-13' --received 2027-12-13")
    let dossier = try office.unpacked(UnpackedDossier.courses, "--on 2028-01-10")
    let payments = try UnpackedDossier.table("payments.csv", of: dossier)
    let registered = payments.filter { $0["what"] == "registered" }.compactMap { $0["day"] }
    #expect(registered.sorted() == ["2026-09-17", "2027-06-30"])
    // Each correction states what of it is the Union's money.
    let corrections = payments.filter { $0["what"] == "correction" }
    #expect(corrections.count == 2)
    #expect(payments.filter { $0["what"] == "correctionUnionContribution" }.count == 2)
  }

  @Test func `holds the rates that amounts became euro by, and the file they came in`() throws {
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let rates = try UnpackedDossier.table("rates.csv", of: dossier)
    let used = Set(
      try UnpackedDossier.table("traces.csv", of: dossier).compactMap { $0["rate_month"] }
        .filter { !$0.isEmpty })
    #expect(Set(rates.compactMap { $0["month"] }) == used && used.contains("2027-06"))
    let june = try #require(rates.first { $0["month"] == "2027-06" })
    #expect(june["rate"] == "11.1325" && june["file"] == "fictional-2027.csv")
    let kept = try Data(contentsOf: dossier.appending(path: try #require(june["member"])))
    #expect(kept == (try Data(contentsOf: Samples.url("Samples/Rates/fictional-2027.csv"))))
    #expect(june["file_sha256"] == SHA256Hasher.hex(of: Array(kept)))
  }

  @Test func `keeps the line ends of what somebody wrote`() throws {
    let office = try DossierOffice()
    let samples = Samples.folder.path
    let application = try Samples.text("Samples/Portfolio/application-language-courses.xml")
      .replacing("<amount>5037690.00</amount>", with: "<amount>5037690.01</amount>")
    try office.write("application.xml", application)
    let made = try office.run(
      """
      fondbok import '\(samples)/Portfolio/2026-02-02/call-open.xml' application.xml --received 2026-02-02
      fondbok waive B101 'KS 2026/0117' --because 'one
      two' --until 2027-01-01 --on 2026-02-10
      """)
    #expect(made.status == 0, "\(made.output)")
    let dossier = try office.unpacked("KS 2026/0117", "--on 2026-02-10")
    #expect(
      try UnpackedDossier.table("waivers.csv", of: dossier).map { $0["because"] } == ["one\ntwo"])
    #expect(try UnpackedDossier.text("index.html", of: dossier).contains("one<br/>two"))
  }

  @Test func `tells which entries of the log do not stand as they were hashed`() throws {
    let office = try DossierOffice()
    try office.write("a1.xml", Papers.application(cases: ["KS 1"]))
    try office.write(
      "a2.xml", Papers.application(version: 2, issued: "2026-02-10", cases: ["KS 1"]))
    try office.run(
      """
      fondbok import a1.xml --received 2026-06-01
      fondbok withdraw a1 --because 'ring 19811218-9876'
      fondbok import a2.xml --received 2026-06-02 --by=-Eva
      """)
    let log = try UnpackedDossier.table(
      "log.csv", of: office.unpacked("KS 1", "--on 2026-07-01"))
    #expect(log.map { $0["not_as_hashed"] } == ["", "masked", "marked"], "\(log)")
    for entry in log {
      let fields = ["entry", "at", "by", "action", "details", "bytes_sha256", "previous_sha256"]
      var texts = fields.map { entry[$0] ?? "" }
      if entry["not_as_hashed"] == "marked" {
        texts = texts.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 }
      }
      let isRight =
        entry["sha256"] == SHA256Hasher.hex(of: Array(texts.joined(separator: "\n").utf8))
      #expect(isRight == (entry["not_as_hashed"] != "masked"))
    }
  }

  @Test(arguments: ["en", "sv"])
  func `has a page that needs nothing besides the archive`(language: String) throws {
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(
      UnpackedDossier.courses, "--on 2027-07-15 --language \(language)")
    let wellFormed = try office.run("xmllint --noout unpacked/index.html")
    #expect(wellFormed.output.isEmpty, "\(wellFormed.output)")
    let page = try UnpackedDossier.text("index.html", of: dossier)
    #expect(page.contains("<html lang=\"\(language)\">"))
    for word in ["<script", "<img", "<link", "<iframe", "@import", "url(", " src=", "onload"] {
      #expect(!page.contains(word), "\(word)")
    }
    // Its links lead to places on it, to other members, or to the law.
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    let targets = page.matches(of: /href="([^"]+)"/).map { String($0.1) }
    #expect(targets.contains { $0.hasPrefix("originals/") })
    for target in targets {
      if target.hasPrefix("#") {
        #expect(ids.contains(String(target.dropFirst())), "\(target)")
      } else if !target.hasPrefix("http") {
        let name = try #require(target.removingPercentEncoding)
        #expect(FileManager.default.fileExists(atPath: dossier.appending(path: name).path))
      }
    }
    #expect(page.contains(language == "sv" ? "<h2>Betalningar</h2>" : "<h2>Payments</h2>"))
    #expect(page.contains(language == "sv" ? "5\u{A0}037\u{A0}690,00" : "SEK 5037690.00"))
    #expect(!page.contains(language == "sv" ? "What " : "Vad "))
  }
}
