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
      fondbok rules --catalogue
      fondbok rules --format json
      """)

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @Flag(
    help: Help(
      "List the entries of the catalogue, with what answers each.",
      sv: "Räkna upp katalogens poster, med vad som svarar för var och en."))
  var catalogue = false

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      if catalogue { return listEntries() }
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

  private func listEntries() {
    for entry in Catalogue.builtIn.entries {
      let standing = entry.standing()
      let rules = entry.rules().map(\.id)
      if format == .json {
        let line = JSONValue.object([
          ("id", .text(entry.id)), ("asks", .text(entry.asks(in: language.ofJSON))),
          ("answeredBy", .text(standing.rawValue)), ("rules", .texts(rules)),
          ("account", .texts(entry.account.map { $0(in: language.ofJSON) })),
        ])
        Console.line(line.line)
        continue
      }
      let answer =
        rules.isEmpty ? standing.label(in: language.chosen) : rules.joined(separator: " ")
      Console.line("\(entry.id) · \(entry.asks(in: language.chosen)) [\(answer)]")
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
