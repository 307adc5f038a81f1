import Findings
import Foundation
import Importer
import Languages
import TestSupport
import Testing

@Suite struct `Hostile files` {
  static let expected: [String: String] = [
    "65-attributes.xml":
      "4:1 S105 the element has 65 attributes; at most 64 are read | no element of this format has so many; check the program that wrote the file",
    "attribute-default.xml": documentType,
    "billion-laughs-in-attribute.xml": documentType,
    "billion-laughs-in-text.xml": documentType,
    "broken-utf-8.xml":
      "7:25 S108 the byte F6 is no character here in UTF-8 | the file is probably Windows-1252: save it as UTF-8, or declare its real encoding",
    "doctype-alone.xml": documentType,
    "empty.xml":
      "1:1 S102 the file is empty | send the document again, and check its size first",
    "encoding-iso-2022-jp.xml":
      "1:1 S108 the file is in the encoding ISO-2022-JP; UTF-8, UTF-16, ISO-8859-1 and Windows-1252 are read | save it as UTF-8, and let the XML declaration say so",
    "external-dtd.xml": documentType,
    "external-entity-of-a-file.xml": documentType,
    "external-entity-of-an-address.xml": documentType,
    "nesting-of-65-levels.xml":
      "11:22 S105 elements are nested more than 64 deep | no document of this format needs that; check the program that wrote the file",
    "parameter-entity.xml": documentType,
    "picture.xml":
      "1:1 S102 the file is a PNG picture; a document is XML and begins with '<' | send the XML file itself, not packed and not exported to another format",
    "quadratic-blow-up.xml": documentType,
    "truncated.xml":
      "11:8 S103 the file ends inside <clos>, which is not closed | send the file again; it was cut off on the way or while it was written",
    "undeclared-prefix.xml":
      "8:3 S103 the prefix fb is not declared | declare it with xmlns:fb=\"…\", or leave it out",
    "utf-16-with-doctype.xml": documentType,
  ]

  private static let documentType =
    "3:1 S104 the file has a DOCTYPE, which documents may not have since it can pull in other files | remove the line that begins with <!DOCTYPE"

  @Test func `every sample of the folder has its words here`() throws {
    let files = try Samples.files(in: "Samples/Hostile").map(\.lastPathComponent)
    #expect(files == Self.expected.keys.sorted())
  }

  @Test(arguments: expected.keys.sorted())
  func `each is refused with its reason, and changes nothing`(file: String) throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["before.xml": Papers.call()])
    let before = try portfolio.dump()
    let tally = try portfolio.take(samples: ["Samples/Hostile/\(file)"])
    #expect(tally.refusedFiles == 1)
    #expect(tally.taken + tally.unchanged + tally.setAside == 0)
    #expect(
      portfolio.findingLines.map { String($0.dropFirst(file.count + 1)) } == [Self.expected[file]])
    #expect(try portfolio.dump() == before)
  }

  @Test(arguments: Attack.allCases)
  func `each attack by size is refused with its reason, and changes nothing`(attack: Attack) throws
  {
    let portfolio = try TestPortfolio(in: .file)
    let before = try portfolio.dump()
    try portfolio.take(["attack.xml": attack.text])
    #expect(portfolio.findings.map(\.rule) == [attack.rule])
    let message = try #require(portfolio.findings.first?.message)
    #expect(message.english.contains(attack.says), "\(message)")
    #expect(try portfolio.dump() == before)
  }

  @Test func `what is just within the limits is read`() throws {
    let portfolio = try TestPortfolio()
    let deep =
      String(repeating: "<e>", count: 63) + String(repeating: "</e>", count: 63)
    let wide = (0..<57).map { "a\($0)=\"\"" }.joined(separator: " ")
    let long = String(repeating: "x", count: 1024 * 1024)
    let texts = [
      Papers.portfolio(deep), Papers.call("wide\" \(wide) b=\""),
      Papers.call("long", title: long),
    ]
    for text in texts {
      let tally = try portfolio.take(["a.xml": text])
      #expect(tally.setAside == 1)
      #expect(tally.refusedFiles == 0)
    }
  }

  @Test func `a refused file between two good ones leaves them alone`() throws {
    let portfolio = try TestPortfolio()
    let tally = try portfolio.take([
      "1.xml": Papers.call("c1"),
      "2.xml": Papers.portfolio(Papers.call("c2"), Papers.call("c3")) + "<x/>",
      "3.xml": Papers.call("c4"),
    ])
    #expect(tally.taken == 2)
    #expect(tally.refusedFiles == 1)
    #expect(portfolio.findings.map(\.rule) == ["S103"])
  }

  @Test func `a file that is not there is told and the rest goes on`() throws {
    let portfolio = try TestPortfolio()
    let folder = try TestFolder()
    try Data(Papers.call().utf8).write(to: folder.url.appending(path: "b.xml"))
    let tally = try portfolio.take(files: [
      InputFile(path: folder.path("a.xml"), name: "a.xml"),
      InputFile(path: folder.url.path, name: "folder"),
      InputFile(path: folder.path("b.xml"), name: "b.xml"),
    ])
    #expect(tally.unreadableFiles == 2)
    #expect(tally.taken == 1)
    #expect(portfolio.findings.map(\.rule) == ["S101", "S101"])
    #expect(portfolio.findings.allSatisfy { $0.message.english.contains("cannot be read") })
  }
}
