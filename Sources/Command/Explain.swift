import ArgumentParser
import Findings
import Importer
import Languages
import Portfolio
import Provenance
import Rules
import Values

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: say(
      "Explain a rule, or an entry of the catalogue: what it asks, by which law, with which numbers.",
      sv:
        "Förklara en regel eller en post i katalogen: vad den kräver, enligt vilken rätt, med vilka "
        + "tal."),
    discussion: say(
      """
      A rule is explained by the numbers of the rulebook that the portfolio here is judged by, and of \
      the funds of its programmes; where there is no portfolio, or none that opens, by those of AMIF \
      2021–2027.

      With --project the rule is explained by one project of the portfolio: each amount with the line \
      of the file that states it, the rate with its paragraph, the rounding, the result and what is left. \
      A rule on all projects together is explained by them with --project portfolio.

      An entry of the catalogue is what law or practice asks; it is answered by rules, by a return, by \
      the form of documents, or by an officer, who is told what to confirm.
      """,
      sv: """
        En regel förklaras med talen i regelboken som portföljen här bedöms efter, för fonderna i dess \
        program; utan portfölj som går att öppna med dem för AMIF 2021–2027.

        Med --project förklaras regeln genom ett projekt i portföljen: varje belopp med den rad i filen \
        som anger det, satsen med dess bestämmelse, avrundningen, resultatet och det som är kvar. En regel \
        om alla projekt tillsammans förklaras genom dem med --project portfolio.

        En post i katalogen är vad rätt eller praxis kräver; den besvaras av regler, av en redovisning, av \
        handlingarnas form, eller av en handläggare, som får veta vad som ska bekräftas.
        """) + """


        fondbok explain B101
        fondbok explain EU105
        fondbok explain B101 --project 6.2.5-2026-01147 --on 2026-12-01
        fondbok explain union-share-above-ceiling --on 2026-07-01
        """)

  @Argument(
    help: Help(
      "The rule's id or name, or the entry's id.", sv: "Regelns id eller namn, eller postens id.",
      valueName: .rule),
    completion: .list(
      DoorRule.allCases.map(\.rawValue) + allRules.map(\.card.id)
        + RulebookRule.allCases.map(\.rawValue)))
  var rule: String

  @Option(
    help: Help(
      "Show how the rule judges this project.", sv: "Visa hur regeln bedömer det här projektet.",
      valueName: .project))
  var project: String?

  @OptionGroup var time: TimeOptions
  @OptionGroup var trial: RulebookOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard
      doorRule != nil || rulebookRule != nil || entry != nil
        || allRules.contains(where: { $0.card.matches(rule) })
    else {
      throw ValidationError(
        say(
          "there is no rule or entry \(rule); fondbok rules lists the rules, "
            + "fondbok rules --catalogue the entries",
          sv: "det finns ingen regel eller post \(rule); fondbok rules räknar upp reglerna, "
            + "fondbok rules --catalogue posterna"))
    }
    if project != nil, judging == nil {
      throw ValidationError(
        say(
          "--project goes with a rule that judges projects; fondbok rules lists them",
          sv: "--project hör till en regel som bedömer projekt; fondbok rules räknar upp dem"))
    }
    if time.asOf != nil, project == nil {
      throw ValidationError(
        say("--as-of goes with --project", sv: "--as-of hör till --project"))
    }
  }

  func run() throws {
    try finishing {
      if let doorRule { return tell(page(of: doorRule)) }
      if let rulebookRule { return tell(page(of: rulebookRule)) }
      if let entry { return tell(page(of: entry)) }
      if let project, let judging { return try tell(judging, of: project) }
      guard let card = judging?.card else { return }
      tell(try page(of: card))
    }
  }

  /// The rule by the numbers of the portfolio here, or by the program's own where there is none that opens.
  private func page(of card: RuleCard) throws -> [Wording] {
    let page = try portfolio.readIfItOpens(else: trial) { store in
      let day = try time.day(in: store)
      return try store.reading(time.snapshot) { reading in
        ExplainRule(
          card: card, day: day, rulebooks: try trial.choose(reading),
          programmes: try reading.programmes())
      }
    }
    let own =
      try page
      ?? ExplainRule(card: card, day: time.dayWithoutPortfolio, rulebooks: trial.choose())
    return own.lines
  }

  /// The rule that a person means, which judges projects or their documents.
  private var judging: AnyRule? { allRules.first { $0.card.matches(rule) } }

  private func tell(_ rule: AnyRule, of project: String) throws {
    let store = try portfolio.open(.read)
    let day = try time.day(in: store)
    try store.reading(time.snapshot) { reading in
      let page = ExplainProject(
        rule: rule, key: try key(of: project, judgedBy: rule, in: reading), day: day,
        rulebooks: try trial.choose(reading), language: language.chosen)
      for line in try page.lines(reading) { Console.wrapped(line) }
    }
  }

  /// The project's key; for a rule on the whole portfolio also the word for all of it, as for `waive`.
  private func key(of project: String, judgedBy rule: AnyRule, in reading: Reading) throws -> String
  {
    if case .portfolio = rule, project == Self.wholePortfolio { return project }
    return try FindProject.key(of: project, in: reading)
  }

  private static let wholePortfolio = "portfolio"

  private func tell(_ lines: [Wording]) {
    for line in lines { Console.wrapped(line(in: language.chosen)) }
  }

  /// The rule of the door that a person means, which is judged before any law is asked.
  private var doorRule: DoorRule? {
    DoorRule.allCases.first { $0.rawValue == rule.uppercased() || $0.name == rule }
  }

  /// The rule on the rulebook itself that a person means.
  private var rulebookRule: RulebookRule? {
    RulebookRule.allCases.first { $0.rawValue == rule.uppercased() || $0.name == rule }
  }

  private func page(of rule: RulebookRule) -> [Wording] {
    [
      .same("\(rule.rawValue) · \(rule.name)"),
      Wording("Finds: \(rule.finds)", sv: "Hittar: \(rule.finds)"),
      Wording("Severity: \(rule.severity.label)", sv: "Allvar: \(rule.severity.label)"),
      rule.consequence,
    ]
  }

  /// The entry of the catalogue that a person means.
  private var entry: CatalogueEntry? { Catalogue.builtIn.entry(rule) }

  private func page(of entry: CatalogueEntry) -> [Wording] {
    let rules = entry.rules().map { card in
      Wording(
        "By the rule \(card.id) \(card.name): \(card.summary)",
        sv: "Genom regeln \(card.id) \(card.name): \(card.summary)")
    }
    return [.same("\(entry.id) · ") + entry.asks] + rules + entry.account
  }

  private func page(of rule: DoorRule) -> [Wording] {
    [
      .same("\(rule.rawValue) · \(rule.name)"),
      Wording("Finds: \(rule.finds)", sv: "Hittar: \(rule.finds)"),
      Wording("Severity: \(rule.severity.label)", sv: "Allvar: \(rule.severity.label)"),
      rule.consequence,
      Wording("By:", sv: "Enligt:") + Wording { " " + rule.law.text(in: $0) },
    ]
  }
}
