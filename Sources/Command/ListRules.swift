import ArgumentParser
import Findings
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import SafeText

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: say(
      "List the rules, or what differs between two days or two rulebooks.",
      sv: "Räkna upp reglerna, eller vad som skiljer två dagar eller två regelböcker."),
    discussion: """
      fondbok rules
      fondbok rules --language sv
      fondbok rules --catalogue
      fondbok rules --format json
      fondbok rules diff 2026-06-30 2026-07-01
      """,
    subcommands: [ListRules.self, DiffRules.self], defaultSubcommand: ListRules.self)

  @OptionGroup var language: LanguageOptions
}

struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: say("List the rules.", sv: "Räkna upp reglerna."),
    discussion: """
      fondbok rules
      fondbok rules list --catalogue
      """)

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @Flag(
    help: Help(
      "List the entries of the catalogue, with what answers each.",
      sv: "Räkna upp katalogens poster, med vad som svarar för var och en."))
  var catalogue = false

  @OptionGroup var trial: RulebookOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      if catalogue { return listEntries() }
      let rulebook = try rulebook.main
      let room = Console.room()
      if format == .text { head(.structure) }
      for rule in DoorRule.allCases {
        format == .json
          ? Console.line(json(rule).line)
          : tell(rule.rawValue, rule.severity, rule.finds, rule.name, room)
      }
      var family: RuleFamily?
      for rule in allRules {
        let card = rule.card
        if format == .json {
          Console.line(json(card, by: rulebook).line)
          continue
        }
        if card.family != family {
          family = card.family
          head(card.family)
        }
        let setting = Self.setting(card, by: rulebook)
        tell(card.id, rulebook.severity(of: card), card.title + setting, card.name, room)
      }
      if format == .text { head(.rulebook) }
      for rule in RulebookRule.allCases {
        format == .json
          ? Console.line(json(rule).line)
          : tell(rule.rawValue, rule.severity, rule.finds, rule.name, room)
      }
    }
  }

  /// The rulebook that the portfolio here is judged by, or the program's own where there is none that opens.
  private var rulebook: Rulebooks {
    get throws {
      guard trial.rulebook == nil else { return try trial.choose() }
      let adopted = try portfolio.readIfItOpens(else: trial) { store in
        try store.reading { try $0.rulebooks() }
      }
      return try adopted ?? trial.choose()
    }
  }

  /// What the rulebook makes of a rule besides its severity; empty where it leaves it alone.
  private static func setting(_ card: RuleCard, by rulebook: Rulebook) -> Wording {
    if !rulebook.rules.runs(card.id) {
      return Wording(", turned off by the rulebook", sv: ", avstängd av regelboken")
    }
    return rulebook.rules.isOnTrial(card.id)
      ? Wording(", on trial by the rulebook", sv: ", på prov enligt regelboken") : .same("")
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
      let lines = Page.wrapped(
        "\(entry.asks(in: language.chosen)) [\(answer)]", after: "\(entry.id) · ",
        to: Console.room())
      for line in lines { Console.line(line) }
    }
  }

  private func head(_ family: RuleFamily) {
    Console.wrapped("\(family.rawValue) · \(family.title(in: language.chosen))")
  }

  private func tell(
    _ id: String, _ severity: Severity, _ title: Wording, _ name: String, _ room: Int?
  ) {
    let severity = severity.label(in: language.chosen)
    let space = String(repeating: " ", count: max(0, 7 - severity.count))
    let lines = Page.wrapped(
      "\(title(in: language.chosen)) [\(name)]", after: "  \(id)  \(severity)\(space)  ", to: room)
    for line in lines { Console.line(line) }
  }

  /// A rule of the door, which asks no law and takes no numbers from the rulebook.
  private func json(_ rule: DoorRule) -> JSONValue {
    .object([
      ("id", .text(rule.rawValue)), ("name", .text(rule.name)),
      ("family", .text(RuleFamily.structure.rawValue)),
      ("severity", .text(rule.severity.rawValue)), ("state", .text(State.stable.rawValue)),
      ("law", .list([rule.law.json(in: language.ofJSON)])), ("parameters", .texts([])),
      ("catalogue", .texts([])), ("tests", .texts([])), ("runs", "yes"),
    ])
  }

  /// A rule on the rulebook itself.
  private func json(_ rule: RulebookRule) -> JSONValue {
    .object([
      ("id", .text(rule.rawValue)), ("name", .text(rule.name)),
      ("family", .text(RuleFamily.rulebook.rawValue)),
      ("severity", .text(rule.severity.rawValue)), ("state", .text(State.stable.rawValue)),
      ("law", .list([])), ("parameters", .texts([])), ("catalogue", .texts([])),
      ("tests", .texts([])), ("runs", "yes"),
    ])
  }

  private func json(_ card: RuleCard, by rulebook: Rulebook) -> JSONValue {
    .object([
      ("id", .text(card.id)), ("name", .text(card.name)),
      ("family", .text(card.family.rawValue)),
      ("severity", .text(rulebook.severity(of: card).rawValue)),
      ("state", .text(rulebook.state(of: card).rawValue)),
      ("law", .list(card.law.map { $0.json(in: language.ofJSON) })),
      ("parameters", .texts(card.parameters)), ("catalogue", .texts(card.catalogue)),
      ("tests", .texts(card.exampleIDs)),
      ("runs", rulebook.rules.runs(card.id) ? "yes" : "no"),
      (
        "mendedBy",
        .texts(Deadline.Party.allCases.filter(card.mendedBy.contains).map(\.rawValue))
      ),
    ])
  }
}

extension Rulebook {
  /// How grave a rule is by this rulebook, whatever the call.
  fileprivate func severity(of card: RuleCard) -> Severity {
    rules.severity(of: card.id) ?? card.severity
  }

  /// How far a rule is trusted by this rulebook.
  fileprivate func state(of card: RuleCard) -> State {
    card.state == .stable && rules.isOnTrial(card.id) ? .beta : card.state
  }
}
