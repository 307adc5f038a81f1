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
    #expect(text.contains("<title xml:lang=\"sv\">Exempel: titel</title>"))
    #expect(text.contains("<issuingBody>") == false && text.contains("currency=\"SEK\""))
  }

  @Test(arguments: kinds)
  func `explains nothing in the words of the other language`(_ kind: String) throws {
    let english = try #require(ExampleDocument.text(of: kind, language: .english))
    let swedish = try #require(ExampleDocument.text(of: kind, language: .swedish))
    #expect(Self.commonWords(english, of: .swedish) == [])
    #expect(Self.commonWords(swedish, of: .english) == [])
    #expect(Self.commonWords(english, of: .english).count > 3)
    #expect(Self.commonWords(swedish, of: .swedish).count > 3)
  }

  /// The words of a text that no text of a language does without. The other has none of them, not even
  /// as the name of an element.
  private static func commonWords(_ text: String, of language: Language) -> Set<Substring> {
    let words: Set<Substring> =
      switch language {
      case .english: ["the", "and", "which", "is", "it", "that", "with", "what"]
      case .swedish: ["som", "är", "inte", "med", "eller", "vad", "till", "det"]
      }
    return words.intersection(text.lowercased().split { !$0.isLetter }.map { $0 })
  }

  @Test func `says nothing of a kind that is none`() {
    #expect(ExampleDocument.text(of: "portfolio", language: .english) == nil)
  }
}
