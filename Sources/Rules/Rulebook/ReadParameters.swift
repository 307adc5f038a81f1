import Findings
import Languages
import Provenance
import Values

/// Reads identifiers, parameters and the settings of rules.
extension RulebookReader {
  mutating func identifier(_ name: String, _ node: RulebookNode) -> IdentifierPattern? {
    guard
      let fields = fields(
        node, required: ["pattern", "law"], optional: ["checked", "doubt", "doubtSv"]),
      let pattern = text(fields["pattern"])
    else { return nil }
    if (try? Regex(pattern)) == nil, let node = fields["pattern"] {
      report(
        .unreadablePattern, node.place, node.shown,
        Wording(
          "a regular expression stands here, such as [0-9]{3}",
          sv: "här står ett reguljärt uttryck, till exempel [0-9]{3}"))
    }
    return IdentifierPattern(
      pattern: pattern,
      dated: Dated(
        pattern, span: Span(), law: law(fields), checked: checked(fields),
        doubt: doubt(fields)))
  }

  mutating func parameter(_ name: String, _ node: RulebookNode) -> ParameterEntry? {
    guard
      let fields = fields(
        node, required: ["label", "type", "values"],
        optional: ["sv", "svOfficial", "currency", "complete", "law"]),
      let kind = word(fields["type"], as: ParameterEntry.Kind.self)
    else { return nil }
    let law = fields["law"].map { _ in self.law(fields) }
    let currency = currency(fields, kind)
    return ParameterEntry(
      name: name, label: label(fields), kind: kind,
      values: timeline(fields, required: ["value"], inheriting: law) {
        $0.quantity($1["value"], kind, currency)
      })
  }

  /// The currency of an amount; reports one that is missing, unknown or out of place.
  private mutating func currency(_ fields: Fields, _ kind: ParameterEntry.Kind) -> Currency? {
    switch (kind, fields["currency"]) {
    case (.money, nil):
      report(
        .missingMember, fields.node.place,
        Wording("“currency” is missing", sv: "”currency” saknas"),
        Wording(
          "an amount has a currency, such as currency: \"EUR\"",
          sv: "ett belopp har en valuta, till exempel currency: \"EUR\""))
      return nil
    case (.money, let node?):
      guard let code = text(node) else { return nil }
      if let currency = Currency(code) { return currency }
      report(
        .notAllowed, node.place, node.shown,
        Wording(
          "a code of ISO 4217 stands here, such as EUR",
          sv: "här står en kod ur ISO 4217, till exempel EUR"))
      return nil
    case (_, let node?):
      report(
        .unknownMember, node.place,
        Wording(
          "“currency” stands at a parameter of type \(kind.rawValue)",
          sv: "”currency” står vid en parameter av typen \(kind.rawValue)"),
        Wording("only money has a currency", sv: "bara pengar har valuta"))
      return nil
    case (_, nil): return nil
    }
  }

  private mutating func quantity(
    _ node: RulebookNode?, _ kind: ParameterEntry.Kind, _ currency: Currency?
  ) -> Quantity? {
    guard let node else { return nil }
    switch kind {
    case .percentage: return percentage(node).map { .percentage($0) }
    case .money:
      guard let amount = whole(node), let currency else { return nil }
      guard amount >= 0 else {
        report(
          .notAllowed, node.place, node.shown,
          Wording("an amount is 0 or more", sv: "ett belopp är 0 eller mer"))
        return nil
      }
      return .money(Money(minorUnits: amount, currency: currency))
    case .day: return day(node).map { .day($0) }
    case .everyYear:
      guard let text = text(node) else { return nil }
      if let day = MonthDay(text) { return .everyYear(day) }
      report(
        .wrongType, node.place, node.shown,
        Wording(
          "month and day stand here, such as 02-15",
          sv: "här står månad och dag, till exempel 02-15"))
      return nil
    case .words:
      guard case .list = node.value else {
        report(
          .wrongType, node.place, node.shown,
          Wording("a list of texts stands here", sv: "här står en lista med texter"))
        return nil
      }
      return .words(texts(node))
    case .days: return count(node, .days)
    case .workingDays: return count(node, .workingDays)
    case .months: return count(node, .months)
    case .years: return count(node, .years)
    case .hours: return count(node, .hours)
    case .times: return count(node, .times)
    }
  }

  mutating func count(_ node: RulebookNode, _ unit: Quantity.Unit) -> Quantity? {
    guard let number = whole(node) else { return nil }
    guard (1...1_000_000).contains(number) else {
      report(
        .notAllowed, node.place, node.shown,
        Wording(
          "a count is 1 to 1000000; where nothing is to be counted, state “none” with the provision",
          sv: "ett antal är 1 till 1000000; där inget ska räknas, ange ”none” med bestämmelsen"))
      return nil
    }
    return .count(Int(number), unit)
  }

  mutating func ruleSettings(_ node: RulebookNode?) -> RuleSettings {
    guard let node,
      let fields = fields(
        node, required: [], optional: ["off", "on", "trial", "severity", "calls", "cites"])
    else { return .none }
    for name in ["off", "on", "trial"] {
      for rule in list(fields[name]) { checkRule(rule.text ?? "", rule.place) }
    }
    let off = Set(texts(fields["off"]))
    for rule in list(fields["on"]) where rule.text.map(off.contains) ?? false {
      report(
        .notAllowed, rule.place, rule.shown,
        Wording(
          "a rule is turned off or on, and not both in one file",
          sv: "en regel stängs av eller sätts på, inte båda i en fil"))
    }
    let on = Set(texts(fields["on"]))
    let silenced = off.subtracting(on)
    for rule in list(fields["trial"]) where rule.text.map(silenced.contains) ?? false {
      report(
        .notAllowed, rule.place, rule.shown,
        Wording(
          "a rule that is turned off finds nothing to try; turn it off or try it",
          sv: "en regel som är avstängd hittar inget att prova; stäng av den eller prova den"))
    }
    return RuleSettings(
      off: off, on: on, trial: Set(texts(fields["trial"])),
      severities: severities(fields["severity"]),
      calls: list(fields["calls"]).compactMap { callSettings($0) }, cites: cites(fields["cites"]))
  }

  private mutating func cites(_ node: RulebookNode?) -> [String: [Citation]] {
    var cites: [String: [Citation]] = [:]
    for member in members(node) {
      checkRule(member.name, member.place)
      cites[member.name] = citations(member.node)
    }
    return cites
  }

  private mutating func callSettings(_ node: RulebookNode) -> CallSettings? {
    guard
      let fields = fields(node, required: ["id", "severity"], optional: ["issuer"]),
      let id = text(fields["id"])
    else { return nil }
    for member in members(fields["severity"]) { checkIsOfCall(member.name, member.place) }
    return CallSettings(
      id: id, issuer: text(fields["issuer"]), severities: severities(fields["severity"]),
      place: node.place.inRulebook)
  }

  /// A call has projects: what no rule says of one of them is the same for all calls.
  private mutating func checkIsOfCall(_ id: String, _ place: RulebookNode.Place) {
    let subject: Wording? =
      switch allRules.first(where: { $0.card.id == id }) {
      case .portfolio:
        Wording("\(id) judges the whole portfolio", sv: "\(id) bedömer hela portföljen")
      case .document:
        Wording(
          "\(id) judges documents that belong to no project",
          sv: "\(id) bedömer handlingar som inte hör till något projekt")
      case .project, nil: nil
      }
    guard let subject else { return }
    report(
      .notAllowed, place, subject,
      Wording(
        "a call cannot set its severity; state it in rules.severity, for all",
        sv: "en utlysning kan inte bestämma dess allvar; ange det i rules.severity, för alla"))
  }

  private mutating func severities(_ node: RulebookNode?) -> [String: Severity] {
    var severities: [String: Severity] = [:]
    for member in members(node) {
      checkRule(member.name, member.place)
      severities[member.name] = severity(member.node)
    }
    return severities
  }

  /// What a rule is of which no rulebook says anything; `nil` where it is none of these.
  private static func othersThanOffices(_ id: String) -> Wording? {
    if RulebookRule(rawValue: id) != nil {
      return Wording(
        "\(id) judges the rulebook itself", sv: "\(id) bedömer regelboken själv")
    }
    guard id.hasPrefix(RuleFamily.structure.rawValue), id.count == 4,
      id.dropFirst().allSatisfy(\.isNumber)
    else { return nil }
    return Wording(
      "\(id) is of the door, which judges files before any law is asked",
      sv: "\(id) hör till dörren, som bedömer filer innan någon rätt tillfrågas")
  }

  private mutating func checkRule(_ id: String, _ place: RulebookNode.Place) {
    guard let knownRules, !knownRules.contains(id) else { return }
    if let others = Self.othersThanOffices(id) {
      report(
        .notAllowed, place, others,
        Wording(
          "a rulebook turns off, tries and grades the rules that judge papers; leave it out",
          sv:
            "en regelbok stänger av, provar och graderar de regler som bedömer handlingar; utelämna "
            + "den"))
      return
    }
    let near = knownRules.sorted().nearest(to: id)
    report(
      .unknownRule, place, Wording("there is no rule “\(id)”", sv: "det finns ingen regel ”\(id)”"),
      near.isEmpty
        ? Wording(
          "write its id; fondbok rules lists all",
          sv: "skriv dess id; fondbok rules räknar upp alla")
        : Wording(
          "write its id; near it are \(listed(near)), and fondbok rules lists all",
          sv: "skriv dess id; nära ligger \(listed(near)), och fondbok rules räknar upp alla"))
  }
}
