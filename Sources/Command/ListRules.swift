import ArgumentParser
import Findings
import Languages
import Provenance
import Rules
import SafeText

struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules.",
    discussion: """
      fondbok rules
      fondbok rules --language sv
      fondbok rules --format json
      """)

  @Option(help: "text or json.")
  var format = List.Format.text

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let isSwedish = language.chosen == .swedish
      var family: RuleFamily?
      for rule in allRules {
        let card = rule.card
        if format == .json {
          Console.line(json(card).line)
          continue
        }
        if card.family != family {
          family = card.family
          let title = card.family.title
          Console.line("\(card.family.rawValue) · \(isSwedish ? title.swedish : title.english)")
        }
        Console.line(
          "  \(card.id)  \(card.severity == .error ? "error  " : "warning")  "
            + (isSwedish ? card.title.swedish : card.title.english)
            + " [\(card.name)]")
      }
    }
  }

  private func json(_ card: RuleCard) -> JSONValue {
    .object([
      ("id", .text(card.id)), ("name", .text(card.name)),
      ("family", .text(card.family.rawValue)), ("severity", .text(card.severity.rawValue)),
      ("state", .text(card.state.rawValue)), ("law", .list(card.law.map(\.json))),
      ("parameters", .texts(card.parameters)), ("catalogue", .texts(card.catalogue)),
      ("tests", .texts(card.exampleIDs)),
    ])
  }
}
