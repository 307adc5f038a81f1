import ArgumentParser
import Findings
import Languages
import Provenance
import Rules
import Values

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule: what it asks, by which law, with which numbers.",
    discussion: """
      fondbok explain B101
      fondbok explain union-share-above-ceiling --on 2026-07-01
      """)

  @Argument(help: "The rule's id or name.")
  var rule: String

  @OptionGroup var time: TimeOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard allRules.contains(where: { $0.card.matches(rule) }) else {
      throw ValidationError("there is no rule \(rule); fondbok rules lists them")
    }
  }

  func run() throws {
    try finishing {
      guard let card = allRules.first(where: { $0.card.matches(rule) })?.card else { return }
      let words = language.chosen == .swedish ? Words.swedish : Words.english
      let title = card.title(in: language.chosen)
      Console.line("\(card.id) · \(card.name) · \(title)")
      Console.line(card.summary(in: language.chosen))
      Console.line("")
      Console.line(
        "\(words.severity): \(card.severity.label(in: language.chosen)) (\(card.state.label(in: language.chosen)))"
      )
      Console.line("\(words.lawDay): \(card.lawDay.label(in: language.chosen))")
      Console.line("\(words.catalogue): \(card.catalogue.joined(separator: ", "))")
      Console.line("\(words.law):")
      for citation in card.law {
        let uri = citation.uri.map { " <\($0)>" } ?? ""
        Console.line("  \(citation.text(in: language.chosen))\(uri)")
      }
      printParameters(card, words)
      Console.line("\(words.why): \(card.why(in: language.chosen))")
      if let doubt = card.doubt { Console.line("\(words.doubt): \(doubt(in: language.chosen))") }
      printExamples(card, words)
    }
  }

  private func printParameters(_ card: RuleCard, _ words: Words) {
    guard !card.parameters.isEmpty else { return }
    Console.line("\(words.parameters), \(time.dayWithoutPortfolio):")
    let rulebook = Rulebook.current
    for name in card.parameters {
      switch rulebook.quantity(name, on: time.dayWithoutPortfolio) {
      case .applies(let value):
        let law = value.law.map { $0.text(in: language.chosen) }.joined(separator: "; ")
        Console.line(
          "  \(name): \(value.value.said(in: language.chosen)), "
            + "\(value.span.said(in: language.chosen)); \(law); \(words.checked) \(value.checked)")
        if let doubt = value.doubt {
          Console.line("    \(words.doubt): \(doubt(in: language.chosen))")
        }
      case .noneByLaw(_, let because): Console.line("  \(name): \(because(in: language.chosen))")
      case .notRecorded(let missing): Console.line("  \(name): \(missing(in: language.chosen))")
      }
    }
  }

  private func printExamples(_ card: RuleCard, _ words: Words) {
    let kinds = [
      ("passes", card.passes), ("fails", card.fails), ("silent", card.silent),
      ("not-run", card.notRun),
    ]
    Console.line("\(words.examples):")
    for (kind, examples) in kinds {
      for (index, example) in examples.enumerated() {
        Console.line("  \(card.id)-\(kind)-\(index + 1): \(example.shows(in: language.chosen))")
      }
    }
  }

  private struct Words {
    let severity, lawDay, catalogue, law, parameters, why, doubt, examples, checked: String

    static let english = Words(
      severity: "Severity", lawDay: "Law of the day of", catalogue: "Catalogue", law: "Law",
      parameters: "Parameters", why: "Why", doubt: "Doubt", examples: "Examples",
      checked: "compared with the law on")
    static let swedish = Words(
      severity: "Allvar", lawDay: "Rätten den dag som gäller", catalogue: "Katalog",
      law: "Rättslig grund", parameters: "Parametrar", why: "Varför", doubt: "Tvekan",
      examples: "Exempel", checked: "jämfört med rätten")
  }
}
