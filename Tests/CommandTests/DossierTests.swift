import Foundation
import Portfolio
import TestSupport
import Testing

@testable import fondbok

/// The auditor's archive of a project, opened with `unzip` and `sha256sum`, which know nothing of ours.
@Suite struct `A dossier` {
  /// A portfolio, and an archive of one of its projects.
  private final class Office {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// The sample portfolio up to the first payments, with its rates.
    static func samples() throws -> Office {
      let office = try Office()
      let samples = Samples.folder.path
      let run = try office.run(
        """
        for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
        do fondbok import '\(samples)'/Portfolio/$day --received $day || exit; done
        fondbok rates import '\(samples)'/Rates/fictional-2026.csv
        fondbok rates import '\(samples)'/Rates/fictional-2027.csv
        """)
      try #require(run.status == 0, "\(run.output)")
      return office
    }

    @discardableResult
    func run(_ command: String) throws -> ProgramRun {
      try ProgramRun(shell: command, in: folder.url)
    }

    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: folder.url.appending(path: name))
    }

    /// Makes a dossier and unpacks it; every hash in it must be right.
    func unpacked(
      _ project: String, _ arguments: String = "--on 2027-07-15", in name: String = "unpacked"
    ) throws -> URL {
      let made = try run("fondbok dossier '\(project)' \(arguments) --output \(name).zip")
      try #require(made.status == 0, "\(made.output)")
      let opened = try run(
        """
        unzip -q -t \(name).zip > /dev/null && unzip -q \(name).zip -d \(name) && cd \(name) \
        && sha256sum --quiet --strict -c SHA256SUMS
        """)
      try #require(opened.status == 0, "\(opened.output)")
      return folder.url.appending(path: name)
    }

    func bytes(_ name: String) throws -> Data {
      try Data(contentsOf: folder.url.appending(path: name))
    }
  }

  private static let courses = "6.2.5-2026-01147"

  private static func text(_ name: String, of dossier: URL) throws -> String {
    try String(contentsOf: dossier.appending(path: name), encoding: .utf8)
  }

  /// The rows of a table of the dossier, by the names of its columns.
  private static func table(_ name: String, of dossier: URL) throws -> [[String: String]] {
    let rows = try CSVRows.all(of: text(name, of: dossier))
    return rows.dropFirst().map { row in
      Dictionary(zip(rows[0], row), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func names(_ dossier: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: dossier.path).sorted()
  }

  // MARK: What was sent

  @Test func `holds every paper of the project byte for byte, with the call and the programme`()
    throws
  {
    let office = try Office.samples()
    let dossier = try office.unpacked(Self.courses)
    let versions = try Self.table("versions.csv", of: dossier)
    #expect(
      versions.map { "\($0["kind"] ?? "") \($0["id"] ?? "")" } == [
        "application language-courses", "decision decision-language-courses",
        "payment payment-language-courses-1", "payment payment-language-courses-advance",
        "report report-language-courses-1", "call AMIF-2026-1", "programme 2021SE65AMPR001",
      ])
    for version in versions {
      let file = try #require(version["file"])
      let sent = try Data(contentsOf: Samples.url("Samples/Portfolio/\(file)"))
      let kept = try Data(
        contentsOf: dossier.appending(path: try #require(version["member"])))
      #expect(kept == sent, "\(file)")
      #expect(version["member_is"] == "file")
      #expect(version["file_sha256"] == SHA256Hasher.hex(of: Array(sent)))
      #expect(version["standing"] == "current")
    }
  }

  @Test func `names every other member in its manifest, with its hash`() throws {
    let office = try Office.samples()
    let dossier = try office.unpacked(Self.courses)
    let manifest = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: dossier.appending(path: "manifest.json"))) as? [String: Any])
    let members = try #require(manifest["members"] as? [[String: Any]])
    let files = try Self.names(dossier).filter {
      $0 != "originals" && $0 != "manifest.json"
    }
    #expect(members.compactMap { $0["name"] as? String }.sorted() == files)
    for member in members {
      let name = try #require(member["name"] as? String)
      let bytes = try Data(contentsOf: dossier.appending(path: name))
      #expect(member["bytes"] as? Int == bytes.count)
      #expect(member["sha256"] as? String == SHA256Hasher.hex(of: Array(bytes)))
    }
    #expect(manifest["dossier"] as? String == Self.courses)
    #expect(manifest["on"] as? String == "2027-07-15")
  }

  @Test func `tells earlier versions, withdrawn papers and records set aside apart`() throws {
    let office = try Office()
    try office.write("a1.xml", Papers.application(cases: ["KS 1"]))
    try office.write(
      "a2.xml", Papers.application(version: 2, issued: "2026-02-10", cases: ["KS 1"], title: "Två"))
    let faulty = Papers.application(version: 3, cases: ["KS 1"])
      .replacing("<submitted>2026-01-30</submitted>", with: "<submitted>soon</submitted>")
    try office.write("a3.xml", faulty)
    try office.write("d1.xml", Papers.decision(cases: ["KS 1"], of: "a1"))
    let run = try office.run(
      """
      for file in a1 d1 a2; do fondbok import $file.xml --received 2026-06-01 || exit; done
      fondbok import a3.xml --received 2026-06-01; fondbok withdraw d1 --because 'sent by mistake'
      """)
    #expect(run.status == 0, "\(run.output)")
    let dossier = try office.unpacked("KS 1", "--on 2026-07-01")
    let versions = try Self.table("versions.csv", of: dossier)
    #expect(
      versions.map {
        [$0["kind"], $0["version"], $0["standing"], $0["ended_by_entry"]].map { $0 ?? "" }
      } == [
        ["application", "1", "replaced", ""], ["application", "2", "current", ""],
        ["decision", "1", "withdrawn", "5"], ["application", "", "setAside", ""],
      ], "\(versions)")
    for (version, file) in zip(versions, ["a1.xml", "a2.xml", "d1.xml", "a3.xml"]) {
      let member = try #require(version["member"])
      let bytes = try Data(contentsOf: dossier.appending(path: member))
      #expect(try bytes == office.bytes(file), "\(member)")
    }
    let log = try Self.table("log.csv", of: dossier)
    #expect(log.contains { ($0["sentence"] ?? "").contains("sent by mistake") })
    // As of the entry before, the decision held, and nothing had been withdrawn.
    let before = try office.unpacked("KS 1", "--on 2026-07-01 --as-of 3", in: "before")
    #expect(
      try Self.table("versions.csv", of: before).map { $0["standing"] ?? "" } == [
        "replaced", "current", "current",
      ])
    // As of the entry after, it is withdrawn as it is now.
    let after = try office.unpacked("KS 1", "--on 2026-07-01 --as-of 5", in: "after")
    #expect(
      try Self.text("versions.csv", of: after) == Self.text("versions.csv", of: dossier))
  }

  @Test func `is made of a project of which no paper holds any more`() throws {
    let office = try Office()
    try office.write("a1.xml", Papers.application(cases: ["KS 1"]))
    try office.run("fondbok import a1.xml --received 2026-06-01; fondbok withdraw a1 --because x")
    let dossier = try office.unpacked("KS 1", "--on 2026-07-01")
    let versions = try Self.table("versions.csv", of: dossier)
    #expect(versions.map { $0["standing"] } == ["withdrawn"])
    #expect(try Self.text("index.html", of: dossier).contains("no paper of it holds"))
  }

  @Test func `holds nothing of the others whose papers came in the same file`() throws {
    let office = try Office()
    let own = Papers.application("a1", cases: ["KS 1"], title: "Vår ansökan")
    let other = Papers.application("a2", cases: ["KS 2"], title: "Deras ansökan")
    try office.write(
      "åäö & more.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <portfolio xmlns="urn:fondbok:1"><!-- Brev -->
      \(other)
      \(own)
      <!-- Slut --></portfolio>
      """)
    let run = try office.run("fondbok import *.xml --received 2026-06-01")
    #expect(run.output.contains("read 2, taken 2"), "\(run.output)")
    let dossier = try office.unpacked("KS 1", "--on 2026-07-01")
    let version = try #require(try Self.table("versions.csv", of: dossier).first)
    #expect(version["member_is"] == "record")
    func part(_ column: String) throws -> Data {
      try Data(contentsOf: dossier.appending(path: try #require(version[column])))
    }
    #expect(try part("member") == Data(own.utf8))
    let sent = try office.bytes("åäö & more.xml")
    #expect(try sent.starts(with: part("before")) && part("before").count > 50)
    #expect(try sent.suffix(part("after").count) == part("after") && part("after").count > 10)
    for name in try Self.names(dossier) where name != "originals" {
      #expect(!(try Self.text(name, of: dossier)).contains("Deras ansökan"), "\(name)")
    }
  }

  // MARK: What is said of it

  @Test func `tells what the rules find, with the law, what was not run and what is accepted`()
    throws
  {
    let office = try Office()
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
    let findings = try Self.table("findings.csv", of: dossier)
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
    #expect(try Self.table("waivers.csv", of: dossier).map { $0["rule"] } == ["B101"])
    let page = try Self.text("index.html", of: dossier)
    #expect(page.components(separatedBy: "<article ").count == findings.count + 1)
  }

  @Test func `traces every figure that the project is part of, as trace does`() throws {
    let office = try Office.samples()
    let dossier = try office.unpacked(Self.courses)
    let traces = try Self.table("traces.csv", of: dossier)
    let returns = try Self.table("returns.csv", of: dossier)
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
      "fondbok export claim --project \(Self.courses) --on 2027-07-15 --table lines | tail -n +2 | wc -l"
    )
    #expect("\(lines.count)\n" == claim.output)
    #expect(Set(lines.compactMap { $0["line"] }).count == lines.count)
  }

  @Test func `says why a return of the day is not made, and nothing of other projects`() throws {
    let office = try Office()
    let samples = Samples.folder.path
    try office.run(
      """
      for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
      do fondbok import '\(samples)'/Portfolio/$day --received $day; done
      """)
    let dossier = try office.unpacked(Self.courses)
    let returns = try Self.table("returns.csv", of: dossier)
    let application = try #require(returns.first { $0["return"] == "payment-application" })
    let reason = application["not_made"] ?? ""
    #expect(reason.contains("\(Self.courses) lacks the Commission's rate of SEK for 2027-06"))
    #expect(reason.contains("of other projects: 1"), "\(reason)")
    #expect(!reason.contains("6.2.5-2026-01163"))
    #expect(application["figures"] == "0")
    #expect(try Int(#require(returns.first { $0["return"] == "claim" }?["figures"])) ?? 0 > 0)
  }

  @Test func `tells the decisions, the payments and the log with its chain of hashes`() throws {
    let office = try Office.samples()
    let dossier = try office.unpacked(Self.courses)
    let decisions = try Self.table("decisions.csv", of: dossier)
    #expect(decisions.map { $0["union_contribution"] } == ["5037690.00"])
    let payments = try Self.table("payments.csv", of: dossier)
    let paid = payments.filter { $0["what"] == "paid" }.compactMap { $0["amount"] }
    #expect(paid == ["2518845.00", "174897.08"])
    #expect(payments.contains { $0["what"] == "deduction" && $0["amount"] == "7587.20" })
    let chain = try Self.table("chain.csv", of: dossier)
    for (before, entry) in zip(chain, chain.dropFirst()) {
      #expect(entry["previous_sha256"] == before["sha256"])
    }
    // An entry's hash is that of its fields, one a line, as the page says.
    let log = try Self.table("log.csv", of: dossier)
    #expect(log.count == chain.filter { $0["concerns"] == "yes" }.count)
    #expect(log.count < chain.count)
    for entry in log {
      let fields = ["entry", "at", "by", "action", "details", "bytes_sha256", "previous_sha256"]
      let text = fields.map { entry[$0] ?? "" }.joined(separator: "\n")
      #expect(entry["sha256"] == SHA256Hasher.hex(of: Array(text.utf8)))
    }
    let files = Set(try Self.table("versions.csv", of: dossier).compactMap { $0["entry"] })
    #expect(files.isSubset(of: log.compactMap { $0["entry"] }))
  }

  @Test(arguments: ["en", "sv"])
  func `has a page that needs nothing besides the archive`(language: String) throws {
    let office = try Office.samples()
    let dossier = try office.unpacked(Self.courses, "--on 2027-07-15 --language \(language)")
    let wellFormed = try office.run("xmllint --noout unpacked/index.html")
    #expect(wellFormed.output.isEmpty, "\(wellFormed.output)")
    let page = try Self.text("index.html", of: dossier)
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

  // MARK: The same again

  @Test func `gives the same bytes, also as of an entry after others have come`() throws {
    let office = try Office.samples()
    let entry = try office.run("fondbok log | tail -1 | cut -d' ' -f1").output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let arguments = "fondbok dossier \(Self.courses) --on 2027-07-15 --as-of \(entry) --output"
    let run = try office.run(
      """
      \(arguments) one.zip; \(arguments) two.zip; cmp one.zip two.zip
      fondbok import '\(Samples.folder.path)/Portfolio/2027-12-13' --received 2027-12-13
      fondbok withdraw payment-language-courses-1 --because 'for a test'
      \(arguments) three.zip; cmp one.zip three.zip && echo same
      fondbok dossier \(Self.courses) --on 2027-07-15 --output four.zip; cmp -s one.zip four.zip
      """)
    #expect(run.output.contains("\nsame\n"), "\(run.output)")
    #expect(run.status == 1, "a dossier of now has what came since")
  }

  @Test func `leaves the portfolio as it was`() throws {
    let office = try Office.samples()
    let before = try office.bytes("portfolio.sqlite")
    _ = try office.unpacked(Self.courses)
    #expect(try office.bytes("portfolio.sqlite") == before)
  }

  // MARK: Odd projects

  @Test func `is made of a project that only sources tell of`() throws {
    let office = try Office()
    try office.run("fondbok import '\(Samples.folder.path)/Founding' --received 2026-11-22")
    let key = try office.run("fondbok list --format json | head -1").output
      .matches(of: #/"project":"([^"]+)"/#).first.map { String($0.1) }
    let dossier = try office.unpacked(try #require(key), "--on 2026-12-01")
    let versions = try Self.table("versions.csv", of: dossier)
    #expect(!versions.isEmpty && versions.allSatisfy { $0["kind"] == "project" }, "\(versions)")
    #expect(try Self.table("decisions.csv", of: dossier).isEmpty)
    let returns = try Self.table("returns.csv", of: dossier)
    #expect(returns.allSatisfy { $0["figures"] == "0" })
  }

  @Test func `keeps names that have left the public list, and masks personal numbers`() throws {
    let office = try Office()
    let person = "19121212-1212"
    let application = Papers.application(cases: ["KS 1"], title: "Språk \(person)")
      .replacing(
        "<name>Exempelstads kommun</name>",
        with: """
          <name>Test Testsson</name>\
          <identifier scheme="personal" country="SE">\(person)</identifier>\
          <legalKind>naturalPerson</legalKind>
          """)
    try office.write("\(person).xml", application)
    let run = try office.run("fondbok import \(person).xml --received 2026-06-01")
    #expect(run.output.contains("taken 1"), "\(run.output)")
    let dossier = try office.unpacked("KS 1", "--on 2031-01-01")
    for name in try Self.names(dossier) {
      #expect(!name.contains(person))
      if name == "originals" { continue }
      let isOriginal = name.hasPrefix("originals/")
      #expect(try Self.text(name, of: dossier).contains(person) == isOriginal, "\(name)")
    }
    #expect(try Self.text("index.html", of: dossier).contains("Test Testsson"))
  }

  @Test(arguments: [
    ("../../etc/passwd", "passwd"), ("a/../..", "x"), ("..", "x"), ("/", "x"), ("", "x"),
    ("C:\\windows\\a.xml", "C-windows-a"), ("åäö Ö.xml", "åäö-Ö"), ("a\u{202E}b\u{0}c", "a-b-c"),
    (".hidden", "hidden"), ("line\nbreak", "line-break"), ("a*?<>|\"b", "a-b"),
    ("KS 19121212-1212", "KS"),
  ])
  func `has members whose names lead nowhere else`(name: String, safe: String) {
    #expect(DossierOriginals.safe(name) == safe)
  }

  @Test func `has no member with a name that is too long`() {
    #expect(DossierOriginals.safe(String(repeating: "å", count: 500)).utf8.count == 100)
  }

  // MARK: What stands in the way

  @Test func `names the projects that are near one it does not know`() throws {
    let office = try Office.samples()
    let run = try office.run("fondbok dossier 6.2.5-2026-0114 --output d.zip; ls d.zip")
    #expect(run.output.contains("there is no project 6.2.5-2026-0114 in the portfolio; "))
    #expect(run.output.contains(Self.courses))
    #expect(run.output.contains("cannot access 'd.zip'"))
  }

  static let refused: [(arguments: String, says: String, status: Int32)] = [
    ("--output .", "is a folder; name a file in it", 2),
    ("--output portfolio.sqlite", "is the portfolio itself; name another file", 2),
    ("--output absent/d.zip", "its folder does not exist", 2),
    ("--output /dev/full", "/dev/full cannot be written: there is no room for it", 2),
    ("--output ''", "--output needs the name of a file", 64),
    ("", "Missing expected argument '--output <file>'", 64),
    ("--output d.zip --as-of 999", "the log has no entry 999", 2),
  ]

  @Test(arguments: refused)
  func `is refused where it cannot be written`(
    _ refused: (arguments: String, says: String, status: Int32)
  ) throws {
    let office = try Office.samples()
    let before = try office.bytes("portfolio.sqlite")
    let run = try office.run("fondbok dossier \(Self.courses) \(refused.arguments)")
    #expect(run.status == refused.status, "\(run.output)")
    #expect(run.output.contains(refused.says), "\(run.output)")
    #expect(try office.bytes("portfolio.sqlite") == before)
    #expect(try office.run("ls -A").output == "portfolio.sqlite\n")
  }

  @Test func `replaces an older one whole, and leaves it where it fails`() throws {
    let office = try Office.samples()
    try office.write("d.zip", "old")
    let full = try office.run(
      "ulimit -f 16; fondbok dossier \(Self.courses) --on 2027-07-15 --output d.zip")
    #expect(full.status == 2)
    #expect(full.output.contains("d.zip cannot be written: there is no room"), "\(full.output)")
    #expect(try office.bytes("d.zip") == Data("old".utf8))
    // A kept original that does not open is a fault of the disk.
    let damaged = try office.run(
      """
      cp portfolio.sqlite damaged.sqlite
      sqlite3 damaged.sqlite "UPDATE segment SET data = x'00' WHERE id = (SELECT segment FROM \
      document_version JOIN document ON document.id = document_version.document \
      WHERE kind = 'payment' AND external_id = 'payment-language-courses-advance')"
      fondbok dossier \(Self.courses) --on 2027-07-15 --output d.zip --portfolio damaged.sqlite
      """)
    #expect(damaged.status == 2, "\(damaged.output)")
    #expect(try office.bytes("d.zip") == Data("old".utf8))
    #expect(try office.run("rm damaged.sqlite; ls -A").output == "d.zip\nportfolio.sqlite\n")
    try office.run("fondbok dossier \(Self.courses) --on 2027-07-15 --output d.zip")
    #expect(try office.run("unzip -q -t d.zip").status == 0)
  }

  @Test func `goes to standard output whole`() throws {
    let office = try Office.samples()
    let run = try office.run(
      """
      fondbok dossier \(Self.courses) --on 2027-07-15 --output - > one.zip
      fondbok dossier \(Self.courses) --on 2027-07-15 --output two.zip; cmp one.zip two.zip
      """)
    #expect(run.status == 0, "\(run.output)")
  }
}

/// The cells of a table with commas, read without regard to ours.
private enum CSVRows {
  static func all(of text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var before: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      let last = rows.count - 1
      let cell = rows[last].count - 1
      defer { before = scalar }
      switch scalar {
      case "\"":
        // A quote right after one that closed is a quote of the text.
        if !isQuoted, before == "\"" { rows[last][cell].append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted: rows[last].append("")
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted: rows.append([""])
      default: rows[last][cell].unicodeScalars.append(scalar)
      }
    }
    return Array(rows.dropLast())
  }
}
