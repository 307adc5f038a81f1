import Foundation
import Portfolio
import TestSupport
import Testing

/// What an auditor's archive says of the returns that a project is part of: why one is not made, of which
/// programme it is, by which rates, and how its figures come about.
@Suite struct `What a dossier says of returns` {
  private static let amif = "2021SE65AMPR001"

  private func returns(
    _ office: DossierOffice, _ project: String = UnpackedDossier.courses, in name: String
  ) throws -> [String: [String: String]] {
    let dossier = try office.unpacked(project, in: name)
    return Dictionary(
      try UnpackedDossier.table("returns.csv", of: dossier).map { ($0["return"] ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `the list of the day is that of the project's programme, whatever others lack`() throws
  {
    let office = try DossierOffice.samples()
    try office.write(
      "decision.xml",
      try Samples.text("Samples/Funds/ISF-2021/decision.xml")
        .replacing(#/\s*<intervention share.*?</intervention>/#.dotMatchesNewlines(), with: ""))
    let funds = "\(Samples.folder.path)/Funds"
    let taken = try office.run(
      """
      fondbok import '\(funds)'/AMIF-2014 '\(funds)'/ISF-2021/programme.xml \
        '\(funds)'/ISF-2021/application.xml decision.xml --received 2027-07-01
      """)
    #expect(taken.status == 0, "\(taken.output)")
    let own = try #require(try returns(office, in: "own")["list-of-operations"])
    #expect(own["programme"] == Self.amif && own["figures"] == "3")
    #expect(own["not_made"] == "")
    // The one that lacks something is told so itself.
    let other = try #require(
      try returns(office, "ISF-2026-0017", in: "other")["list-of-operations"])
    #expect(other["programme"] == "2021SE65ISPR001" && other["figures"] == "0")
    let lack = other["not_made"] ?? ""
    #expect(lack.hasPrefix("ISF-2026-0017 lacks the type of intervention"), "\(lack)")
    #expect(!lack.contains("other projects"))
    // There is no list of a programme that the Regulation does not bind.
    let legacy = try #require(
      try returns(office, "A1-2018-0042", in: "legacy")["list-of-operations"])
    #expect(legacy["programme"] == "2014SE65AMNP001" && legacy["figures"] == "0")
    let reason = legacy["not_made"] ?? ""
    #expect(reason.contains("2014SE65AMNP001 is a programme of 2014–2020"), "\(reason)")
    #expect(!reason.contains("other projects"))
  }

  @Test func `what the programme lacks is not laid on other projects`() throws {
    let office = try DossierOffice.samples()
    let sample = try Samples.text("Samples/Portfolio/2026-11-30/programme.xml")
    let start = try #require(sample.range(of: #"  <rate objective="SO2" actionKind="regular">"#))
    let end = try #require(sample.range(of: "</rate>\n", range: start.lowerBound..<sample.endIndex))
    try office.write(
      "programme.xml",
      sample.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
        .replacing("version=\"2\"", with: "version=\"3\""))
    let taken = try office.run("fondbok import programme.xml --received 2027-07-01")
    #expect(taken.output.contains("taken 1"), "\(taken.output)")
    let reason = try returns(office, in: "one")["payment-application"]?["not_made"] ?? ""
    #expect(
      reason.contains("the programme \(Self.amif) lacks the rate of SO2, Article 15(1)"),
      "\(reason)")
    #expect(!reason.contains("other projects"), "\(reason)")
  }

  @Test func `a rate that nobody has imported is the portfolio's, whoever needed it first`() throws
  {
    let office = try DossierOffice()
    let samples = Samples.folder.path
    try office.run(
      """
      for day in 2026-02-02 2026-05-04 2026-11-30 2027-03-24 2027-06-30
      do fondbok import '\(samples)'/Portfolio/$day --received $day; done
      """)
    let reason = try returns(office, in: "one")["payment-application"]?["not_made"] ?? ""
    for month in ["2027-05", "2027-06"] {
      #expect(
        reason.contains("the portfolio lacks the Commission's rate of SEK for \(month)"),
        "\(reason)")
    }
    #expect(!reason.contains("other projects") && !reason.contains("6.2.5-2026-01163"), "\(reason)")
  }

  @Test func `every rate that a figure was made with is there, also one that another has replaced`()
    throws
  {
    let office = try DossierOffice.samples()
    try office.write(
      "changed.csv",
      try Samples.text("Samples/Rates/fictional-2027.csv").replacing("11.1325", with: "11.2000"))
    let run = try office.run(
      """
      fondbok export payment-application --on 2027-07-15 --output pa.xml || exit
      FONDBOK_TODAY=2027-07-20 fondbok sent pa.xml.manifest.json --by finance || exit
      fondbok rates import changed.csv
      """)
    #expect(run.status == 0, "\(run.output)")
    let dossier = try office.unpacked(UnpackedDossier.courses, "--on 2027-07-20")
    func key(_ row: [String: String], _ names: [String]) -> String {
      names.map { row[$0] ?? "" }.joined(separator: " ")
    }
    let traces = try UnpackedDossier.table("traces.csv", of: dossier)
    let rates = try UnpackedDossier.table("rates.csv", of: dossier)
    let used = Set(
      traces.filter { $0["rate"] != "" }.map { key($0, ["rate_month", "currency", "rate"]) })
    #expect(used == Set(rates.map { key($0, ["month", "currency", "rate"]) }), "\(rates)")
    #expect(used.contains("2027-06 SEK 11.1325") && used.contains("2027-06 SEK 11.2000"))
    for rate in rates {
      let kept = try Data(contentsOf: dossier.appending(path: try #require(rate["member"])))
      #expect(rate["file_sha256"] == SHA256Hasher.hex(of: Array(kept)))
      #expect(String(decoding: kept, as: UTF8.self).contains(rate["rate"] ?? "-"))
    }
    let earlier = try #require(rates.first { $0["rate"] == "11.1325" })
    let later = try #require(rates.first { $0["rate"] == "11.2000" })
    #expect(earlier["file"] == "fictional-2027.csv" && earlier["ended_by_entry"] == later["entry"])
    #expect(later["file"] == "changed.csv" && later["ended_by_entry"] == "")
  }

  /// Read as an auditor would: with a spreadsheet's means, and no knowledge of ours.
  @Test func `every amount that is told whole adds up to what stands in its cell`() throws {
    let office = try DossierOffice.samples()
    let dossier = try office.unpacked(UnpackedDossier.courses)
    let traces = try UnpackedDossier.table("traces.csv", of: dossier)
    var cells: [String: [[String: String]]] = [:]
    for row in traces {
      let names = ["return", "report", "sent", "table", "row", "column"]
      cells[names.map { row[$0] ?? "" }.joined(separator: " "), default: []].append(row)
    }
    var checked = 0
    for (cell, rows) in cells {
      guard let words = rows[0]["value"]?.split(separator: " "), words.count == 2,
        let value = Decimal(string: String(words[1])), rows[0]["other_parts"] == "0"
      else { continue }
      checked += 1
      let steps = rows.filter { $0["step"] != "part" }
      let parts = rows.filter { $0["step"] == "part" }.compactMap {
        Decimal(string: $0["part"] ?? "")
      }.reduce(0, +)
      let result = steps.isEmpty ? parts : Decimal(string: steps.last?["gives"] ?? "")
      #expect(result == value, "\(cell)")
      // What stands last is worked out, and not only named.
      #expect(steps.last?["step"] != "other" || steps.count == 1, "\(cell)")
      if let together = steps.first(where: { $0["step"] == "together" }), !parts.isZero {
        #expect(Decimal(string: together["gives"] ?? "") == parts, "\(cell)")
      }
    }
    #expect(checked > 100)
  }
}
