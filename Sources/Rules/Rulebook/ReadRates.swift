import Findings
import Languages
import Provenance
import Values

/// Reads rates, pairs, limits and cost options.
extension RulebookReader {
  private mutating func condition(_ node: RulebookNode?) -> Condition {
    var words: [Facet: [String]] = [:]
    for member in members(node) {
      if case .flag(let flag) = member.node.value {
        words[Facet(rawValue: member.name)] = ["\(flag)"]
      } else {
        words[Facet(rawValue: member.name)] = texts(member.node)
      }
    }
    return Condition(words: words)
  }

  /// One condition or a list of them, any of which will do.
  private mutating func conditions(_ node: RulebookNode?) -> [Condition] {
    if case .list(let items) = node?.value { return items.map { condition($0) } }
    return node.map { [condition($0)] } ?? []
  }

  mutating func rate(_ node: RulebookNode) -> CofinancingRate? {
    guard
      let fields = fields(
        node, required: ["id", "label", "when", "values"],
        optional: ["sv", "svOfficial", "needs", "complete", "law"])
    else { return nil }
    let law = fields["law"].map { _ in self.law(fields) }
    return CofinancingRate(
      id: text(fields["id"]) ?? "", label: label(fields), when: conditions(fields["when"]),
      needs: text(fields["needs"]),
      ceilings: timeline(fields, required: ["max"], inheriting: law) { $0.percentage($1["max"]) })
  }

  mutating func pair(_ node: RulebookNode) -> Pair? {
    guard
      let fields = fields(
        node, required: ["id", "if", "then", "severity", "law"],
        optional: ["both", "from", "until", "checked", "doubt", "doubtSv"])
    else { return nil }
    return Pair(
      id: text(fields["id"]) ?? "", first: condition(fields["if"]),
      then: condition(fields["then"]), isBothWays: flag(fields["both"]),
      severity: severity(fields["severity"]) ?? .error, span: span(fields), law: law(fields),
      checked: checked(fields), doubt: doubt(fields))
  }

  mutating func severity(_ node: RulebookNode?) -> Severity? {
    guard let node, let text = text(node) else { return nil }
    switch text {
    case "error": return .error
    case "warning": return .warning
    case "observation": return .observation
    default:
      report(
        .notAllowed, node.place, node.shown,
        Wording(
          "allowed are error, warning, observation", sv: "tillåtna är error, warning, observation"))
      return nil
    }
  }

  mutating func limit(_ node: RulebookNode) -> Limit? {
    guard
      let fields = fields(
        node, required: ["id", "label", "of", "base", "values"],
        optional: ["sv", "svOfficial", "unlessExplained", "explain", "complete", "law"])
    else { return nil }
    let law = fields["law"].map { _ in self.law(fields) }
    return Limit(
      id: text(fields["id"]) ?? "", label: label(fields), selection: condition(fields["of"]),
      base: text(fields["base"]) ?? "",
      isLiftedByExplanation: flag(fields["unlessExplained"]), explainedIn: text(fields["explain"]),
      shares: timeline(fields, required: [], optional: ["max", "min", "warn"], inheriting: law) {
        $0.share($1)
      })
  }

  private mutating func share(_ fields: Fields) -> Limit.Share? {
    guard (fields["max"] == nil) != (fields["min"] == nil) else {
      report(
        .missingMember, fields.node.place, fields.node.shown,
        Wording("a limit has either “max” or “min”", sv: "en gräns har antingen ”max” eller ”min”"))
      return nil
    }
    let warnFrom = percentage(fields["warn"])
    if let most = fields["max"] {
      return percentage(most).map {
        Limit.Share(direction: .atMost, share: $0, warnFrom: warnFrom)
      }
    }
    return percentage(fields["min"]).map {
      Limit.Share(direction: .atLeast, share: $0, warnFrom: warnFrom)
    }
  }

  mutating func costOption(_ node: RulebookNode) -> (String, Timeline<RulebookCostOption>)? {
    guard
      let fields = fields(
        node, required: ["id", "label", "covers", "base", "values"],
        optional: [
          "sv", "svOfficial", "baseExcludes", "onTop", "notWith", "oneOf", "requires", "complete",
          "law",
        ]),
      let id = text(fields["id"]),
      let covers = word(fields["covers"], as: RulebookCostOption.Costs.self),
      let base = word(fields["base"], as: RulebookCostOption.Base.self)
    else { return nil }
    let law = fields["law"].map { _ in self.law(fields) }
    let label = label(fields)
    let baseExcludes = words(fields["baseExcludes"], as: RulebookCostOption.Exclusion.self)
    let onTop = texts(fields["onTop"])
    let notWith = texts(fields["notWith"])
    let oneOf = text(fields["oneOf"])
    let requires = words(fields["requires"], as: RulebookCostOption.Requirement.self)
    let rates = timeline(fields, required: ["max"], inheriting: law) { reader, entry in
      reader.percentage(entry["max"]).map {
        RulebookCostOption(
          id: id, label: label, covers: covers, base: base, baseExcludes: baseExcludes,
          onTop: onTop, notWith: notWith, oneOf: oneOf, requires: requires, rate: $0)
      }
    }
    return (id, rates)
  }
}
