import Foundation
import Importer
import Languages
import Portfolio
import TestSupport
import Testing

/// The document of a kind that people begin from: it can be taken in as it is, and so can all it offers.
@Suite struct `An example document` {
  static let kinds = Format.current.kinds

  /// A document with every part taken in that it offers as a comment.
  private static func whole(_ text: String) -> String {
    text.split(separator: "\n").filter {
      let line = $0.trimmingCharacters(in: .whitespaces)
      return line != "<!--" && line != "-->"
    }.joined(separator: "\n")
  }

  @Test(arguments: kinds, Language.allCases)
  func `is taken in as it is`(_ kind: String, _ language: Language) throws {
    let text = try #require(ExampleDocument.text(of: kind, language: language))
    let portfolio = try TestPortfolio()
    let tally = try portfolio.take(["\(kind).xml": text])
    #expect(portfolio.findingLines == [])
    #expect(tally.taken == 1 && tally.setAside == 0 && tally.refusedFiles == 0)
  }

  @Test(arguments: kinds)
  func `is taken in with every part that it offers`(_ kind: String) throws {
    let text = try #require(ExampleDocument.text(of: kind, language: .english))
    let whole = Self.whole(text)
    #expect(whole.count < text.count, "\(kind) offers nothing")
    let portfolio = try TestPortfolio()
    let tally = try portfolio.take(["\(kind).xml": whole])
    #expect(portfolio.findingLines == [])
    #expect(tally.taken == 1 && tally.setAside == 0)
  }

  @Test func `of every kind speaks of one project, and the rules judge it`() throws {
    let portfolio = try TestPortfolio()
    for kind in Self.kinds {
      let text = try #require(ExampleDocument.text(of: kind, language: .swedish))
      try portfolio.take(["\(kind).xml": Self.whole(text)])
    }
    #expect(portfolio.findingLines == [])
    var keys: [String] = []
    try portfolio.store.reading { reading in
      try reading.eachProject { keys.append($0.key) }
    }
    #expect(keys.filter { $0 == "6.2.5-2026-09999" }.count == 1, "\(keys)")
  }

  @Test func `says which words are to stand where any may`() throws {
    let text = try #require(ExampleDocument.text(of: "application", language: .swedish))
    #expect(text.contains("<title xml:lang=\"sv\">Exempel: title</title>"))
    #expect(text.contains("<issuingBody>") == false && text.contains("currency=\"SEK\""))
  }

  @Test func `says nothing of a kind that is none`() {
    #expect(ExampleDocument.text(of: "portfolio", language: .english) == nil)
  }
}
