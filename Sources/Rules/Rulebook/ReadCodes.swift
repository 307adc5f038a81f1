import Findings
import Languages
import Provenance
import Values

/// Reads objectives, tables of codes, vocabularies and grounds.
extension RulebookReader {
  mutating func objective(_ node: RulebookNode) -> RulebookObjective? {
    guard
      let fields = fields(
        node, required: ["code", "label", "law"], optional: ["sv", "svOfficial", "measures"])
    else { return nil }
    let law = law(fields)
    return RulebookObjective(
      code: text(fields["code"]) ?? "", label: label(fields), law: law,
      measures: list(fields["measures"]).compactMap { measure($0, law) })
  }

  private mutating func measure(_ node: RulebookNode, _ inherited: [Citation]) -> Measure? {
    guard
      let fields = fields(
        node, required: ["code", "label"],
        optional: ["sv", "svOfficial", "from", "until", "law", "checked", "doubt", "doubtSv"])
    else { return nil }
    return Measure(
      code: text(fields["code"]) ?? "", label: label(fields), span: span(fields),
      law: law(fields, inheriting: inherited), checked: checked(fields),
      doubt: doubt(fields))
  }

  mutating func table(_ id: String, _ node: RulebookNode) -> CodeTable? {
    guard
      let fields = fields(
        node, required: ["label", "law", "codes"],
        optional: ["sv", "svOfficial", "required", "complete", "none", "groups"])
    else { return nil }
    let law = law(fields)
    let groups = list(fields["groups"]).compactMap { group($0, law) }
    return CodeTable(
      id: id, label: label(fields), law: law, isRequired: flag(fields["required"]),
      isComplete: flag(fields["complete"]), noneCode: text(fields["none"]), groups: groups,
      codes: list(fields["codes"]).compactMap { code($0, law, hasGroups: !groups.isEmpty) })
  }

  private mutating func group(_ node: RulebookNode, _ inherited: [Citation]) -> CodeGroup? {
    guard
      let fields = fields(
        node, required: ["id", "label"],
        optional: ["sv", "svOfficial", "objective", "law", "doubt", "doubtSv"])
    else { return nil }
    return CodeGroup(
      id: text(fields["id"]) ?? "", label: label(fields), objective: text(fields["objective"]),
      law: law(fields, inheriting: inherited), doubt: doubt(fields))
  }

  mutating func code(
    _ node: RulebookNode, _ inherited: [Citation], hasGroups: Bool
  ) -> Code? {
    guard
      let fields = fields(
        node, required: hasGroups ? ["group", "code", "label"] : ["code", "label"],
        optional: ["sv", "svOfficial", "from", "until", "law", "checked", "doubt", "doubtSv"])
    else { return nil }
    return Code(
      group: text(fields["group"]), code: text(fields["code"]) ?? "", label: label(fields),
      span: span(fields), law: law(fields, inheriting: inherited), checked: checked(fields),
      doubt: doubt(fields))
  }

  mutating func vocabulary(_ name: String, _ node: RulebookNode) -> [Term]? {
    list(node).compactMap { term($0, inheriting: []) }
  }

  mutating func term(_ node: RulebookNode, inheriting inherited: [Citation]?) -> Term? {
    guard
      let fields = fields(
        node, required: ["id", "label"],
        optional: ["sv", "svOfficial", "from", "until", "law", "doubt", "doubtSv"])
    else { return nil }
    return Term(
      id: text(fields["id"]) ?? "", label: label(fields), span: span(fields),
      law: law(fields, inheriting: inherited), doubt: doubt(fields))
  }

  mutating func groundList(_ name: String, _ node: RulebookNode) -> [Ground]? {
    guard let fields = fields(node, required: ["law", "items"]) else { return nil }
    let law = law(fields)
    return list(fields["items"]).compactMap { ground($0, law) }
  }

  private mutating func ground(_ node: RulebookNode, _ inherited: [Citation]) -> Ground? {
    guard
      let fields = fields(
        node, required: ["id", "label"],
        optional: ["sv", "svOfficial", "implementers", "law", "doubt", "doubtSv"])
    else { return nil }
    return Ground(
      id: text(fields["id"]) ?? "", label: label(fields),
      implementers: texts(fields["implementers"]), law: law(fields, inheriting: inherited),
      doubt: doubt(fields))
  }
}
