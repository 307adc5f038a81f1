import Findings
import Foundation
import Importer
import Languages
import Provenance
import TestSupport
import Testing

@Suite struct `Samples with faults of their form` {
  private static let folder = "Samples/Faulty/Schema"

  private static let kinds = Format.current.kinds.map { "<\($0)>" }.joined(separator: ", ")

  /// What the door says of each file, to the letter.
  static let expected: [String: [String]] = [
    "29-february-2027.xml": [
      "11:3 S209 closes is \"2027-02-29\": there is no day 29: February 2027 has 28 days | write a day from 01 to 28"
    ],
    "agreement-with-one-party.xml": [
      "3:1 S204 agreement needs 2 elements party and has 1 | add <party> after <title>"
    ],
    "amount-not-a-number.xml": [
      "8:3 S209 money is \"NaN\": it is not a number | write digits, a point and 2 decimals, as in 1234.50"
    ],
    "amount-of-30-digits.xml": [
      "8:3 S209 money is \"100000000000000000000000000000\": it has too many digits; at most 15 stand before the point | write digits, a point and 2 decimals, as in 1234.50"
    ],
    "amount-with-exponent.xml": [
      "8:3 S209 money is \"1e3\": it has an exponent | write digits, a point and 2 decimals, as in 1234.50"
    ],
    "amount-with-space-and-comma.xml": [
      "8:3 S209 money is \"1 234,50\": it has a comma | write 1234.50"
    ],
    "currency-by-its-swedish-name.xml": [
      "4:27 S209 currency is \"kronor\", which is not one of the values it may have | write one of SEK, EUR, DKK, NOK, GBP, USD, CHF, PLN …"
    ],
    "misplaced-and-five-bad-values.xml": [
      "13:3 S203 acronym stands in the wrong place of application | move acronym before summary",
      "17:3 S209 submitted is \"2026-02-30\": there is no day 30: February 2026 has 28 days | write a day from 01 to 28",
      "18:3 S209 firstDay is \"1 september 2026\": it does not have the form YYYY-MM-DD | write year, month and day, as in 2027-02-28",
      "26:7 S209 county is \"022\", which is not allowed here | write a Swedish county code, two digits with the leading zero",
      "53:5 S209 amount is \"6 716 920,00\": it has a comma | write 6716920.00",
      "56:19 S209 share is \"100 %\", which is not allowed here | write a share in per cent, from 0 to 100, with at most two decimals",
    ],
    "negative-participants.xml": [
      "7:5 S209 total is \"-5\", which is not allowed here | write a whole number that is not negative"
    ],
    "newer-version.xml": [
      "3:1 S107 the document is of a newer version, urn:fondbok:2; this program reads urn:fondbok:1 | install a version of the program that reads it, or write it as urn:fondbok:1"
    ],
    "other-namespace.xml": [
      "3:1 S107 the root <call> is in the namespace urn:example:other; documents are in urn:fondbok:1 | write xmlns=\"urn:fondbok:1\" if this is such a document"
    ],
    "publication-without-ground.xml": [
      "7:3 S207 publication needs the attribute excludedFor | add excludedFor=\"…\": one of security, publicOrder, criminalInvestigation, dataProtection"
    ],
    "reversed-days.xml": [
      "11:3 S309 closes is 2026-11-30, before opens, which is 2026-12-01 | correct the day that is wrong; the last day may be the first"
    ],
    "text-between-elements.xml": [
      "9:3 S210 text stands in call, which holds elements only | put the text into the element it belongs to"
    ],
    "two-applications-with-one-id.xml": [
      "6:3 S303 the file has application faulty/one-id twice with the same version and different contents, so none of them is taken | leave the right one in the file, or give the later one the next version number",
      "38:3 S303 the file has application faulty/one-id twice with the same version and different contents, so none of them is taken | leave the right one in the file, or give the later one the next version number",
    ],
    "unknown-root.xml": [
      "3:1 S106 the root is <grant>; <portfolio>, \(kinds) are read | check that this is the right file"
    ],
  ]

  @Test func `every sample of the folder has its words here`() throws {
    let files = try Samples.files(in: Self.folder).map(\.lastPathComponent)
    #expect(files == Self.expected.keys.sorted())
  }

  @Test(arguments: expected.keys.sorted())
  func `the door says what is there, what is allowed and what to do`(file: String) throws {
    let portfolio = try TestPortfolio()
    let tally = try portfolio.take(samples: ["\(Self.folder)/\(file)"])
    #expect(tally.taken == 0)
    #expect(tally.setAside + tally.refusedFiles > 0)
    #expect(
      portfolio.findingLines.map { String($0.dropFirst(file.count + 1)) } == Self.expected[file])
  }

  @Test func `a misplaced element and five bad values after it are six findings`() throws {
    let portfolio = try TestPortfolio()
    try portfolio.take(samples: ["\(Self.folder)/misplaced-and-five-bad-values.xml"])
    #expect(portfolio.findings.count == 6)
    // Each excerpt is the sender's own line.
    let lines = try Samples.text("\(Self.folder)/misplaced-and-five-bad-values.xml")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for finding in portfolio.findings {
      let place = try #require(finding.place)
      let shown = try #require(place.excerpt.first?.text)
      #expect(!shown.isEmpty && lines[place.line - 1].hasPrefix(shown))
    }
  }

  @Test func `a file set aside a second time changes nothing, and says the same`() throws {
    for file in try Samples.files(in: Self.folder) {
      let path = "\(Self.folder)/\(file.lastPathComponent)"
      let portfolio = try TestPortfolio(in: .file)
      let first = try portfolio.take(samples: [path])
      let before = try portfolio.dump()
      let said = portfolio.findingLines
      portfolio.forgetFindings()
      #expect(try portfolio.take(samples: [path]) == first)
      #expect(portfolio.findingLines == said)
      #expect(try portfolio.dump() == before, "\(path)")
    }
  }

  @Test(arguments: ["Samples/Faulty/Schema", "Samples/Hostile"])
  func `the door says in Swedish what it says in English`(folder: String) throws {
    let portfolio = try TestPortfolio()
    for file in try Samples.files(in: folder) {
      try portfolio.take(samples: ["\(folder)/\(file.lastPathComponent)"])
    }
    #expect(portfolio.findings.count > 10)
    for finding in portfolio.findings {
      #expect(finding.message.swedish != finding.message.english)
      #expect(!finding.message.swedish.contains(" and "), "\(finding.message.swedish)")
      #expect(finding.fix == nil || finding.fix?.swedish != finding.fix?.english)
    }
  }

  private static let bounds: [(old: String, new: String, english: String, swedish: String)] = [
    (
      "version=\"1\"", "version=\"0\"", "write which version of the same paper this is, from 1 on",
      "skriv vilken version av samma handling det är, från 1 och uppåt"
    ),
    (
      "<achieved>118<", "<achieved>-118<",
      "write a number of units that is not negative, with at most two decimals, such as hours",
      "skriv ett antal enheter som inte är negativt, med högst två decimaler, till exempel timmar"
    ),
  ]

  @Test(arguments: bounds.indices) func `the fix says the bound that is broken`(index: Int) throws {
    let bound = Self.bounds[index]
    let text = try Samples.text("Samples/Portfolio/report-language-courses-1.xml")
    #expect(text.contains(bound.old))
    let portfolio = try TestPortfolio()
    try portfolio.take(["report.xml": text.replacing(bound.old, with: bound.new)])
    let finding = try #require(portfolio.findings.first)
    #expect(finding.rule == "S209")
    #expect(finding.fix?.english == bound.english)
    #expect(finding.fix?.swedish == bound.swedish)
  }

  @Test func `a record set aside keeps its reasons in both languages`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(samples: ["\(Self.folder)/29-february-2027.xml"])
    let kept = try StockSQLite.run(
      portfolio.path, "SELECT message_sv, fix_sv FROM set_aside_records")
    #expect(
      kept.contains("closes är \"2027-02-29\": det finns ingen dag 29: februari 2027 har 28 dagar"))
    #expect(kept.contains("skriv en dag från 01 till 28"))
  }
}
