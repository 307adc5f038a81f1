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
      With --project the rule is explained by one project of the portfolio: each amount with the line \
      of the file that states it, the rate with its paragraph, the rounding, the result and what is left.

      An entry of the catalogue is what law or practice asks; it is answered by rules, by a return, by \
      the form of documents, or by an officer, who is told what to confirm.
      """,
      sv: """
        Med --project förklaras regeln genom ett projekt i portföljen: varje belopp med den rad i filen \
        som anger det, satsen med dess bestämmelse, avrundningen, resultatet och det som är kvar.

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
      let books = try trial.choose()
      // A rule on another fund alone is explained by that fund's numbers.
      let book = books.funds.first { Set(card.parameters).isSubset(of: $0.parameterNames) }
      tell(page(of: card, by: book ?? books.main))
    }
  }

  /// The rule that a person means, which judges projects or their documents.
  private var judging: AnyRule? { allRules.first { $0.card.matches(rule) } }

  private func tell(_ rule: AnyRule, of project: String) throws {
    let store = try portfolio.open(.read)
    let day = try time.day(in: store)
    try store.reading(time.snapshot) { reading in
      let page = ExplainProject(
        rule: rule, key: try FindProject.key(of: project, in: reading), day: day,
        rulebooks: try trial.choose(reading), language: language.chosen)
      for line in try page.lines(reading) { Console.wrapped(line) }
    }
  }

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

  private func page(of card: RuleCard, by rulebook: Rulebook) -> [Wording] {
    let law = card.law.map { citation in
      Wording { "  " + citation.text(in: $0) + (citation.uri.map { " <\($0)>" } ?? "") }
    }
    var lines: [Wording] = [
      .same("\(card.id) · \(card.name) · ") + card.title, card.summary, .same(""),
      Wording(
        "Severity: \(card.severity.label) (\(card.state.label))",
        sv: "Allvar: \(card.severity.label) (\(card.state.label))")
        + rulebook.rules.changes(of: card),
      Wording(
        "Law of the day of: \(card.lawDay.label)",
        sv: "Rätten den dag som gäller: \(card.lawDay.label)"),
      Wording(
        "Catalogue: \(card.catalogue.joined(separator: ", "))",
        sv: "Katalog: \(card.catalogue.joined(separator: ", "))"),
      Wording("Law:", sv: "Rättslig grund:"),
    ]
    lines += law
    lines += parameters(of: card, by: rulebook)
    lines.append(Wording("Why: \(card.why)", sv: "Varför: \(card.why)"))
    if let doubt = card.doubt { lines.append(self.doubt(doubt)) }
    return lines + examples(of: card)
  }

  private func doubt(_ doubt: Wording) -> Wording {
    Wording("Doubt: \(doubt)", sv: "Tvekan: \(doubt)")
  }

  private func parameters(of card: RuleCard, by rulebook: Rulebook) -> [Wording] {
    guard !card.parameters.isEmpty else { return [] }
    return [
      Wording(
        "Parameters, \(time.dayWithoutPortfolio):", sv: "Parametrar, \(time.dayWithoutPortfolio):")
    ]
      + card.parameters.flatMap { name -> [Wording] in
        switch rulebook.quantity(name, on: time.dayWithoutPortfolio) {
        case .applies(let value):
          let law = value.law.map { citation in Wording { citation.text(in: $0) } }
            .joined(separator: "; ")
          let line = Wording(
            "  \(name): \(value.value), \(value.span); \(law); compared with the law on "
              + "\(value.checked)",
            sv: "  \(name): \(value.value), \(value.span); \(law); jämfört med rätten "
              + "\(value.checked)")
          return [line] + (value.doubt.map { [.same("    ") + doubt($0)] } ?? [])
        case .noneByLaw(_, let because): return [.same("  \(name): ") + because]
        case .notRecorded(let missing): return [.same("  \(name): ") + missing]
        }
      }
  }

  private func examples(of card: RuleCard) -> [Wording] {
    let kinds = [
      ("passes", card.passes), ("fails", card.fails), ("silent", card.silent),
      ("not-run", card.notRun),
    ]
    return [Wording("Examples:", sv: "Exempel:")]
      + kinds.flatMap { kind, examples in
        examples.enumerated().map { index, example in
          .same("  \(card.id)-\(kind)-\(index + 1): ") + example.shows
        }
      }
  }
}

extension RuleSettings {
  /// What a rulebook makes of a rule, after its own severity; empty when it leaves the rule alone.
  fileprivate func changes(of card: RuleCard) -> Wording {
    guard runs(card.id) else {
      return Wording("; turned off by the rulebook", sv: "; avstängd av regelboken")
    }
    var changes = Wording.same("")
    if let severity = severity(of: card.id) {
      changes =
        changes
        + Wording(
          "; \(severity.label) by the rulebook", sv: "; \(severity.label) enligt regelboken")
    }
    for call in calls {
      guard let severity = call.severities[card.id] else { continue }
      changes =
        changes
        + Wording(
          "; \(severity.label) in the call \(call.id)",
          sv: "; \(severity.label) i utlysningen \(call.id)")
    }
    return changes
  }
}
