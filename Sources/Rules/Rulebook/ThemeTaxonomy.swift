public import Languages
public import Provenance

/// A list of themes that an office or an occasion uses, with the specific objectives each belongs to.
///
/// What belongs together is the office's own reading: a layer of its own changes it.
public struct ThemeTaxonomy: Hashable, Sendable {
  /// The name documents give it: `amif-day-2023`.
  public let id: String
  public let label: Label
  public let law: [Citation]
  public let doubt: Wording?
  public let themes: [MappedTheme]

  /// The theme of a code.
  public func theme(_ code: String) -> MappedTheme? { themes.first { $0.code == code } }
}

/// A theme and the specific objectives it belongs to.
public struct MappedTheme: Hashable, Sendable {
  public let code: String
  public let label: Label
  /// The codes of the objectives; none when the theme goes across all of them.
  public let objectives: [String]
}

extension RulebookReader {
  mutating func taxonomy(_ id: String, _ node: RulebookNode) -> ThemeTaxonomy? {
    guard
      let fields = fields(
        node, required: ["label", "law", "themes"],
        optional: ["sv", "svOfficial"] + Self.doubtMembers)
    else { return nil }
    return ThemeTaxonomy(
      id: id, label: label(fields), law: law(fields), doubt: doubt(fields),
      themes: list(fields["themes"]).compactMap { mappedTheme($0) })
  }

  private mutating func mappedTheme(_ node: RulebookNode) -> MappedTheme? {
    guard
      let fields = fields(
        node, required: ["code", "label", "objectives"], optional: ["sv", "svOfficial"])
    else { return nil }
    return MappedTheme(
      code: text(fields["code"]) ?? "", label: label(fields),
      objectives: texts(fields["objectives"]))
  }

  /// Each theme belongs to objectives that the rulebook has.
  mutating func checkTaxonomies(_ contents: RulebookContents, _ root: Fields) {
    for theme in members(root["taxonomies"]).flatMap({ list($0.node["themes"]) }) {
      checkReferences(
        list(theme["objectives"]), among: contents.objectives.map(\.code),
        Wording("the objectives", sv: "de specifika målen"))
    }
  }
}
