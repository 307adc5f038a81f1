import Findings
import Languages
import Portfolio
import Provenance
import Rules
import TestSupport
import Testing

/// What rules say stands in both languages, each in its own way.
@Suite struct `Rules in Swedish` {
  static let ids = allRules.map(\.card.id)

  @Test(arguments: ids) func `have a card in Swedish`(id: String) throws {
    let card = try #require(allRules.first { $0.card.id == id }).card
    let examples = card.passes + card.fails + card.silent + card.notRun
    let texts = [card.title, card.summary, card.why] + [card.doubt].compactMap(\.self)
    for text in texts + examples.map(\.shows) {
      #expect(isTranslated(text), "\(id) says in both languages: \(text.english)")
      #expect(!isEnglishAmount(in: text.swedish), "\(id): \(text.swedish)")
    }
  }

  @Test(arguments: ids) func `say in Swedish what their examples say`(id: String) throws {
    let rule = try #require(allRules.first { $0.card.id == id })
    let card = rule.card
    for example in card.passes + card.fails + card.silent + card.notRun {
      for assessment in try ExampleRun.of(example, by: rule).assessments {
        for text in assessment.outcome.texts {
          #expect(isTranslated(text), "\(id) says in both languages: \(text.english)")
          #expect(!isEnglishAmount(in: text.swedish), "\(id): \(text.swedish)")
        }
        for law in assessment.outcome.law + card.law {
          #expect(!isEnglishLaw(in: law.text(in: .swedish)), "\(id): \(law.text(in: .swedish))")
        }
      }
    }
  }

  /// Sections of Swedish acts are cited in each language as it cites them.
  @Test(arguments: ids) func `cite Swedish law in English in English text`(id: String) throws {
    let card = try #require(allRules.first { $0.card.id == id }).card
    let cited = Rulebooks.builtIn.funds.flatMap { book in
      (book.rules.cites[id] ?? []) + book.numbers(of: card).flatMap(\.law)
    }
    for law in card.law + cited {
      let text = law.text(in: .english)
      #expect(text.firstMatch(of: /§|\bkap\./) == nil, "\(id): \(text)")
    }
  }

  @Test func `write amounts with a comma and the currency after`() throws {
    let rule = try #require(allRules.first { $0.card.id == "B101" })
    let run = try ExampleRun.of(rule.card.fails[0], by: rule)
    let message = try #require(run.findings.first).message
    #expect(message.english.contains("SEK 6817404.37"))
    #expect(message.swedish.contains("6\u{A0}817\u{A0}404,37\u{A0}SEK"))
    #expect(message.swedish.contains("taket är 75\u{A0}%"))
  }

  /// Words of a language, and not only names, numbers and codes, tell the two apart.
  private func isTranslated(_ text: Wording) -> Bool {
    text.english != text.swedish || text.english.firstMatch(of: /\p{Lowercase}{2}/) == nil
  }

  /// `SEK 1234.50`, or an amount with a decimal point.
  private func isEnglishAmount(in text: String) -> Bool {
    text.firstMatch(of: /\b[A-Z]{3} [0-9]|(?:^|[^0-9.])[0-9]+\.[0-9]{2}(?:$|[^0-9.])/) != nil
  }

  private func isEnglishLaw(in text: String) -> Bool {
    text.firstMatch(of: /\b(Article|Annex|Regulation|Directive|field|table)\b/) != nil
  }
}

extension Outcome {
  /// Everything that is said to people.
  fileprivate var texts: [Wording] {
    switch self {
    case .passes: []
    case .fails(let failures): failures.flatMap { [$0.message, $0.fix] + $0.notes.map(\.message) }
    case .silent(let because, _): [because]
    case .notRun(let missing, let fix, _): [missing, fix]
    }
  }

  /// What is cited.
  fileprivate var law: [Citation] {
    switch self {
    case .passes, .notRun: []
    case .fails(let failures): failures.flatMap(\.law)
    case .silent(_, let law): [law].compactMap(\.self)
    }
  }
}
