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
      let parts = traces.filter { $0["return"] == row["return"] && $0["report"] == row["report"] }
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
    #expect(
      reason.contains("\(UnpackedDossier.courses) lacks the Commission's rate of SEK for 2027-06"))
    #expect(reason.contains("of other projects: 1"), "\(reason)")
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
