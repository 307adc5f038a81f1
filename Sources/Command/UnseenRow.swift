import Languages
import Rules
import Values

/// A row of a table of findings that is no finding: a record that no rule has judged since it is set
/// aside, or a rule that has judged nothing since the rulebook has turned it off.
struct UnseenRow {
  enum Kind: String {
    case setAside, turnedOff

    /// What people call it.
    var wording: Wording {
      switch self {
      case .setAside: Wording("set aside", sv: "lagd åt sidan")
      case .turnedOff: Wording("turned off", sv: "avstängd")
      }
    }
  }

  let kind: Kind
  var projects: [String] = []
  var document: Wording?
  var rule: RuleCard?
  var file: String?
  var line: Int?
  var column: Int?
  let message: Wording
  let fix: Wording
  let judgedOn: String
  let rulebook: String

  /// What a check has not seen: the records that are set aside, then the rules that are turned off.
  static func all(of judged: Check.Judged) -> [UnseenRow] {
    let (day, hash) = (judged.day.iso, judged.rulebooks.hash)
    let aside = judged.open.records.map { record in
      UnseenRow(
        kind: .setAside, projects: record.projects, document: record.name, file: record.file,
        line: record.line, column: record.column,
        message: Wording(
          "the record is set aside, and no rule has judged it",
          sv: "handlingen är lagd åt sidan, och ingen regel har bedömt den"),
        fix: Wording(
          "correct it and import it again, or close it with fondbok withdraw; fondbok list "
            + "is:set-aside shows why",
          sv:
            "rätta den och importera den på nytt, eller stäng den med fondbok withdraw; fondbok list "
            + "is:set-aside visar varför"), judgedOn: day, rulebook: hash)
    }
    let off = judged.rulebooks.turnedOff.flatMap { rulebook, rules in
      rules.compactMap { id in allRules.first { $0.card.id == id }?.card }.map { card in
        UnseenRow(
          kind: .turnedOff, rule: card,
          message: Wording(
            "the rulebook \(rulebook) has turned the rule off",
            sv: "regelboken \(rulebook) har stängt av regeln"),
          fix: Wording(
            "take it out of rules.off to judge by it",
            sv: "ta bort den ur rules.off för att bedöma efter den"), judgedOn: day, rulebook: hash)
      }
    }
    return aside + off
  }
}

extension FindingColumn {
  /// The cell of a row that is no finding.
  ///
  /// - Parameter inWords: whether codes are said in words.
  func cell(_ row: UnseenRow, inWords: Bool) -> DossierTable.Cell {
    switch self {
    case .project:
      .init(code: row.projects.isEmpty ? nil : row.projects.joined(separator: " "))
    case .document: row.document.map { .said($0) } ?? .none
    case .rule: .init(code: row.rule?.id)
    case .name: .init(code: row.rule?.name)
    case .verdict: inWords ? .said(row.kind.wording) : .code(row.kind.rawValue)
    case .file: .init(text: row.file)
    case .line: row.line.map { .number(Int64($0)) } ?? .none
    case .column: row.column.map { .number(Int64($0)) } ?? .none
    case .message: .said(row.message)
    case .fix: .said(row.fix)
    case .judgedOn: .code(row.judgedOn)
    case .rulebook: .code(row.rulebook)
    case .severity, .standing, .law, .uri, .waiverEntry, .waiverBy, .waiverUntil, .waiverBecause:
      .none
    }
  }
}
