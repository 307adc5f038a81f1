import Foundation
import TestSupport
import Testing

/// A list of operations of one programme, from the day it is made until the next one is due.
@Suite struct `A list of one programme` {
  private static let amif = "2021SE65AMPR001"
  private static let isf = "2021SE65ISPR001"

  /// Three programmes, of which Regulation (EU) 2021/1060 does not bind that of 2014.
  private func office() throws -> DossierOffice {
    let office = try DossierOffice.samples()
    let run = try office.run(
      """
      for fund in AMIF-2014 ISF-2021
      do fondbok import '\(Samples.folder.path)'/Funds/$fund --received 2027-07-01 || exit; done
      """)
    try #require(run.status == 0, "\(run.output)")
    return office
  }

  @Test func `is the way out that is told when another programme withholds the list of all`() throws
  {
    let office = try office()
    try office.write(
      "decision.xml",
      try Samples.text("Samples/Funds/ISF-2021/decision.xml")
        .replacing(#/\s*<intervention share.*?</intervention>/#.dotMatchesNewlines(), with: "")
        .replacing("version=\"1\"", with: "version=\"2\""))
    let taken = try office.run("fondbok import decision.xml --received 2027-07-02")
    #expect(taken.status == 0, "\(taken.output)")
    let refused = try office.run("fondbok export list-of-operations --on 2027-07-15 --output l.xml")
    #expect(refused.status == 1)
    #expect(refused.output.contains("ISF-2026-0017 lacks"), "\(refused.output)")
    #expect(refused.output.contains("with --programme \(Self.amif)"), "\(refused.output)")
    #expect(!refused.output.contains("2014SE65AMNP001"), "\(refused.output)")
    let swedish = try office.run(
      "fondbok export list-of-operations --on 2027-07-15 --output l.xml --language sv")
    #expect(swedish.output.contains("den kan göras för sig av det som inget saknas i, med"))
    let made = try office.run(
      "fondbok export list-of-operations --programme \(Self.amif) --on 2027-07-15 --output l.xml")
    #expect(made.status == 0, "\(made.output)")
  }

  @Test func `is none of a programme of other law, which the list of all leaves out and counts`()
    throws
  {
    let office = try office()
    let all = try office.run("fondbok export list-of-operations --on 2027-07-15 --output l.xml")
    #expect(all.status == 0, "\(all.output)")
    #expect(all.output.contains("1 operation is left out"), "\(all.output)")
    for kind in ["list-of-operations", "kohesio"] {
      let own = try office.run(
        "fondbok export \(kind) --programme 2014SE65AMNP001 --on 2027-07-15 --output own")
      #expect(own.status == 1)
      #expect(own.output.contains("a programme of 2014–2020"), "\(own.output)")
    }
  }

  /// Each project is told by the tables of its own fund, whichever the return is of.
  @Test(arguments: [
    ("indicators", true), ("indicators --dialect excel-sv", true),
    ("operation-records --table indicators", false),
    ("operation-records --table operations", false),
    ("operation-records --table beneficiaries", false),
    ("operation-records --table interventions --dialect excel-sv", false),
    ("list-of-operations --dialect excel-sv", false),
  ])
  func `has the rows that the list of all has`(what: String, isOfAnyLaw: Bool) throws {
    let office = try office()
    func rows(_ programme: String?) throws -> [String] {
      let option = programme.map { "--programme \($0)" } ?? ""
      let run = try office.run(
        "fondbok export \(what) \(option) --on 2027-07-15 2> /dev/null")
      #expect(run.status == 0, "\(run.output)")
      return run.output.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
    }
    let all = try rows(nil)
    let programmes = [Self.amif, Self.isf] + (isOfAnyLaw ? ["2014SE65AMNP001"] : [])
    let own = try programmes.map { try rows($0) }
    #expect(own.allSatisfy { !$0.isEmpty })
    #expect(all.sorted() == own.flatMap { $0 }.sorted())
    if what == "indicators" {
      // AMIF of 2014 stands first among the programmes, and has no such indicator.
      #expect(
        all.contains {
          $0.hasPrefix("ISF-2026-0017,O.3.1,") && $0.contains("Number of participants in training")
        }, "\(all)")
    }
  }

  @Test func `is made again and traced by its manifest`() throws {
    let office = try office()
    let options = "list-of-operations --programme \(Self.isf) --on 2027-07-15"
    let run = try office.run(
      """
      fondbok export \(options) --output l.xml > /dev/null || exit
      fondbok import '\(Samples.folder.path)'/Funds/BMVI-2021 --received 2027-07-16 > /dev/null
      fondbok again l.xml.manifest.json
      """)
    #expect(run.status == 0 && run.output.contains("made again with the same"), "\(run.output)")
    let cell = "--row 1 --column union_contribution"
    let byManifest = try office.run("fondbok trace l.xml.manifest.json \(cell)")
    let byName = try office.run("fondbok trace \(options) \(cell)")
    #expect(byManifest.status == 0 && byManifest.output == byName.output, "\(byManifest.output)")
    let all = try office.run("fondbok trace projects --on 2027-07-15 \(cell)")
    #expect(all.output != byName.output)
  }

  @Test func `moves the clock of its own programme when it is sent, and no other`() throws {
    let office = try office()
    let run = try office.run(
      """
      fondbok export list-of-operations --programme \(Self.amif) --on 2027-07-15 --output l.xml || exit
      FONDBOK_TODAY=2027-07-20 fondbok sent l.xml.manifest.json --by web
      """)
    #expect(run.status == 0, "\(run.output)")
    let sent = try office.run("fondbok sent --format json").output
    #expect(sent.contains("\"programme\":\"\(Self.amif)\""), "\(sent)")
    let due = try office.run("fondbok due --all --on 2027-08-01 --format json").output
    func lists(of programme: String) -> [String] {
      due.split(separator: "\n").filter {
        $0.contains("\"programme\":\"\(programme)\"")
          && $0.contains("\"kind\":\"listOfOperations\"")
      }.map(String.init)
    }
    // Four months after the day it was sent (Article 49(3)).
    #expect(lists(of: Self.amif).contains { $0.contains("\"due\":\"2027-11-20\"") }, "\(due)")
    #expect(!lists(of: Self.isf).isEmpty)
    #expect(!lists(of: Self.isf).contains { $0.contains("\"due\":\"2027-11-20\"") })
    #expect(!lists(of: Self.isf).contains { $0.contains("l.xml") })
  }
}
