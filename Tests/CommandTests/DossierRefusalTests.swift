import Foundation
import TestSupport
import Testing

/// What stands in the way of an auditor's archive, and that nothing of it is left then.
@Suite struct `A dossier that cannot be made` {
  @Test func `names the projects that are near one it does not know`() throws {
    let office = try DossierOffice.samples()
    let run = try office.run("fondbok dossier 6.2.5-2026-0114 --output d.zip; ls d.zip")
    #expect(run.output.contains("there is no project 6.2.5-2026-0114 in the portfolio; "))
    #expect(run.output.contains(UnpackedDossier.courses))
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
    let office = try DossierOffice.samples()
    let before = try office.bytes("portfolio.sqlite")
    let run = try office.run("fondbok dossier \(UnpackedDossier.courses) \(refused.arguments)")
    #expect(run.status == refused.status, "\(run.output)")
    #expect(run.output.contains(refused.says), "\(run.output)")
    #expect(try office.bytes("portfolio.sqlite") == before)
    #expect(try office.run("ls -A").output == "portfolio.sqlite\n")
  }

  @Test func `replaces an older one whole, and leaves it where it fails`() throws {
    let office = try DossierOffice.samples()
    try office.write("d.zip", "old")
    let full = try office.run(
      "ulimit -f 16; fondbok dossier \(UnpackedDossier.courses) --on 2027-07-15 --output d.zip")
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
      fondbok dossier \(UnpackedDossier.courses) --on 2027-07-15 --output d.zip --portfolio damaged.sqlite
      """)
    #expect(damaged.status == 2, "\(damaged.output)")
    #expect(try office.bytes("d.zip") == Data("old".utf8))
    #expect(try office.run("rm damaged.sqlite; ls -A").output == "d.zip\nportfolio.sqlite\n")
    try office.run("fondbok dossier \(UnpackedDossier.courses) --on 2027-07-15 --output d.zip")
    #expect(try office.run("unzip -q -t d.zip").status == 0)
  }

  @Test func `goes to standard output whole`() throws {
    let office = try DossierOffice.samples()
    let run = try office.run(
      """
      fondbok dossier \(UnpackedDossier.courses) --on 2027-07-15 --output - > one.zip
      fondbok dossier \(UnpackedDossier.courses) --on 2027-07-15 --output two.zip; cmp one.zip two.zip
      """)
    #expect(run.status == 0, "\(run.output)")
  }
}
