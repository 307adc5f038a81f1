import Foundation
import Portfolio
import TestSupport
import Testing

@testable import fondbok

/// The auditor's archive of a project, opened with `unzip` and `sha256sum`, which know nothing of ours.
@Suite struct `A dossier` {
  // MARK: What was sent

  @Test func `holds every paper of the project byte for byte, with the call and the programme`()
    throws
  {
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let versions = try UnpackedDossier.table("versions.csv", of: dossier)
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
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let manifest = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: dossier.appending(path: "manifest.json"))) as? [String: Any])
    let members = try #require(manifest["members"] as? [[String: Any]])
    let files = try UnpackedDossier.names(dossier).filter {
      $0 != "originals" && $0 != "manifest.json"
    }
    #expect(members.compactMap { $0["name"] as? String }.sorted() == files)
    for member in members {
      let name = try #require(member["name"] as? String)
      let bytes = try Data(contentsOf: dossier.appending(path: name))
      #expect(member["bytes"] as? Int == bytes.count)
      #expect(member["sha256"] as? String == SHA256Hasher.hex(of: Array(bytes)))
    }
    #expect(manifest["dossier"] as? String == UnpackedDossier.courses)
    #expect(manifest["on"] as? String == "2027-07-15")
  }

  @Test func `tells earlier versions, withdrawn papers and records set aside apart`() throws {
    let office = try DossierOffice()
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
    let versions = try UnpackedDossier.table("versions.csv", of: dossier)
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
    let log = try UnpackedDossier.table("log.csv", of: dossier)
    #expect(log.contains { ($0["sentence"] ?? "").contains("sent by mistake") })
    // As of the entry before, the decision held, and nothing had been withdrawn.
    let before = try office.unpacked("KS 1", "--on 2026-07-01 --as-of 3", in: "before")
    #expect(
      try UnpackedDossier.table("versions.csv", of: before).map { $0["standing"] ?? "" } == [
        "replaced", "current", "current",
      ])
    // As of the entry after, it is withdrawn as it is now.
    let after = try office.unpacked("KS 1", "--on 2026-07-01 --as-of 5", in: "after")
    #expect(
      try UnpackedDossier.text("versions.csv", of: after)
        == UnpackedDossier.text("versions.csv", of: dossier))
  }

  @Test func `is made of a project of which no paper holds any more`() throws {
    let office = try DossierOffice()
    try office.write("a1.xml", Papers.application(cases: ["KS 1"]))
    try office.run("fondbok import a1.xml --received 2026-06-01; fondbok withdraw a1 --because x")
    let dossier = try office.unpacked("KS 1", "--on 2026-07-01")
    let versions = try UnpackedDossier.table("versions.csv", of: dossier)
    #expect(versions.map { $0["standing"] } == ["withdrawn"])
    #expect(try UnpackedDossier.text("index.html", of: dossier).contains("no paper of it holds"))
  }

  @Test func `holds nothing of the others whose papers came in the same file`() throws {
    let office = try DossierOffice()
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
    let version = try #require(try UnpackedDossier.table("versions.csv", of: dossier).first)
    #expect(version["member_is"] == "record")
    func part(_ column: String) throws -> Data {
      try Data(contentsOf: dossier.appending(path: try #require(version[column])))
    }
    #expect(try part("member") == Data(own.utf8))
    let sent = try office.bytes("åäö & more.xml")
    #expect(try sent.starts(with: part("before")) && part("before").count > 50)
    #expect(try sent.suffix(part("after").count) == part("after") && part("after").count > 10)
    for name in try UnpackedDossier.names(dossier) where name != "originals" {
      #expect(!(try UnpackedDossier.text(name, of: dossier)).contains("Deras ansökan"), "\(name)")
    }
  }

  // MARK: The same again

  @Test func `gives the same bytes, also as of an entry after others have come`() throws {
    let office = try DossierOffice.samples()
    let entry = try office.run("fondbok log | tail -1 | cut -d' ' -f1").output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let arguments =
      "fondbok dossier \(UnpackedDossier.courses) --on 2027-07-15 --as-of \(entry) --output"
    let run = try office.run(
      """
      \(arguments) one.zip; \(arguments) two.zip; cmp one.zip two.zip
      fondbok import '\(Samples.folder.path)/Portfolio/2027-12-13' --received 2027-12-13
      fondbok withdraw payment-language-courses-1 --because 'for a test'
      \(arguments) three.zip; cmp one.zip three.zip && echo same
      fondbok dossier \(UnpackedDossier.courses) --on 2027-07-15 --output four.zip; cmp -s one.zip four.zip
      """)
    #expect(run.output.contains("\nsame\n"), "\(run.output)")
    #expect(run.status == 1, "a dossier of now has what came since")
  }

  @Test func `leaves the portfolio as it was`() throws {
    let office = try DossierOffice.samples()
    let before = try office.bytes("portfolio.sqlite")
    _ = try office.unpacked(UnpackedDossier.courses)
    #expect(try office.bytes("portfolio.sqlite") == before)
  }

  // MARK: Odd projects

  @Test func `is made of a project that only sources tell of`() throws {
    let office = try DossierOffice()
    try office.run("fondbok import '\(Samples.folder.path)/Founding' --received 2026-11-22")
    let key = try office.run("fondbok list --format json | head -1").output
      .matches(of: #/"project":"([^"]+)"/#).first.map { String($0.1) }
    let dossier = try office.unpacked(try #require(key), "--on 2026-12-01")
    let versions = try UnpackedDossier.table("versions.csv", of: dossier)
    #expect(!versions.isEmpty && versions.allSatisfy { $0["kind"] == "project" }, "\(versions)")
    #expect(try UnpackedDossier.table("decisions.csv", of: dossier).isEmpty)
    let returns = try UnpackedDossier.table("returns.csv", of: dossier)
    #expect(returns.allSatisfy { $0["figures"] == "0" })
  }

  @Test func `keeps names that have left the public list, and masks personal numbers`() throws {
    let office = try DossierOffice()
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
    for name in try UnpackedDossier.names(dossier) {
      #expect(!name.contains(person))
      if name == "originals" { continue }
      let isOriginal = name.hasPrefix("originals/")
      #expect(try UnpackedDossier.text(name, of: dossier).contains(person) == isOriginal, "\(name)")
    }
    #expect(try UnpackedDossier.text("index.html", of: dossier).contains("Test Testsson"))
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
}
