import ArgumentParser
import Findings
import Languages
import Provenance
import Rules
import SafeText

struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: say("List the rules.", sv: "Räkna upp reglerna."),
    discussion: """
      fondbok rules
      fondbok rules --language sv
      fondbok rules --format json
      """)

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      var family: RuleFamily?
      for rule in allRules {
        let card = rule.card
        if format == .json {
          Console.line(json(card).line)
          continue
        }
        if card.family != family {
          family = card.family
          Console.line("\(card.family.rawValue) · \(card.family.title(in: language.chosen))")
        }
        let severity = card.severity.label(in: language.chosen)
        let space = String(repeating: " ", count: max(0, 7 - severity.count))
        Console.line(
          "  \(card.id)  \(severity)\(space)  \(card.title(in: language.chosen)) [\(card.name)]")
      }
    }
  }

  private func json(_ card: RuleCard) -> JSONValue {
    .object([
      ("id", .text(card.id)), ("name", .text(card.name)),
      ("family", .text(card.family.rawValue)), ("severity", .text(card.severity.rawValue)),
      ("state", .text(card.state.rawValue)),
      ("law", .list(card.law.map { $0.json(in: language.ofJSON) })),
      ("parameters", .texts(card.parameters)), ("catalogue", .texts(card.catalogue)),
      ("tests", .texts(card.exampleIDs)),
    ])
  }
}
