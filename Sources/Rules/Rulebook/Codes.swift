public import Languages
public import Provenance
public import Values

/// A table of codes that the law keeps, such as Table 3 of Annex VI.
public struct CodeTable: Hashable, Sendable {
  /// The table's id: `T1`.
  public let id: String

  /// The table's name.
  public let label: Label

  /// Where the table stands.
  public let law: [Citation]

  /// Whether an operation must have a code of the table.
  public let isRequired: Bool

  /// Whether the table lists every code there is; a code it lacks is then none by law.
  public let isComplete: Bool

  /// The code that means "none of these", where the table has one.
  public let noneCode: String?

  /// The groups codes are numbered within; empty where the code alone is the key.
  public let groups: [CodeGroup]

  /// Every code with its days, in the order of the table.
  public let codes: [Code]

  /// The same by their codes, since each project's codes are looked up.
  private let rows: [String: [Code]]

  init(
    id: String, label: Label, law: [Citation], isRequired: Bool, isComplete: Bool,
    noneCode: String?, groups: [CodeGroup], codes: [Code]
  ) {
    self.id = id
    self.label = label
    self.law = law
    self.isRequired = isRequired
    self.isComplete = isComplete
    self.noneCode = noneCode
    self.groups = groups
    self.codes = codes
    rows = Dictionary(grouping: codes, by: \.code)
  }

  /// Every row of one code, also those of other days.
  public func rows(group: String? = nil, code: String) -> [Code] {
    rows[code]?.filter { $0.group == group } ?? []
  }
}

/// A group of a code table, within which codes are numbered.
public struct CodeGroup: Hashable, Sendable {
  /// The group's number: `II`.
  public let id: String

  /// The group's name.
  public let label: Label

  /// The objective whose operations use the group.
  public let objective: String?

  /// Where the group stands.
  public let law: [Citation]

  /// What is uncertain about it, where something is.
  public let doubt: Wording?
}

/// A code of a table from a day to a day. Its identity is table, group, code and first day.
public final class Code: Hashable, Sendable {
  /// The group, where the table has groups: `II`.
  public let group: String?

  /// The code: `004`.
  public let code: String

  /// What the code stands for.
  public let label: Label

  /// The days on which an operation can be given the code.
  public let span: Span

  /// Where the code stands.
  public let law: [Citation]

  /// The day a person last compared it with the law.
  public let checked: Day

  /// What is uncertain about it, where something is.
  public let doubt: Wording?

  /// Group and code in one word, as conditions write it: `II.004`, or `003` without groups.
  public var qualified: String { group.map { "\($0).\(code)" } ?? code }

  init(
    group: String?,
    code: String,
    label: Label,
    span: Span,
    law: [Citation],
    checked: Day,
    doubt: Wording?
  ) {
    self.group = group
    self.code = code
    self.label = label
    self.span = span
    self.law = law
    self.checked = checked
    self.doubt = doubt
  }

  public static func == (one: Code, other: Code) -> Bool {
    one === other
      || (one.group == other.group && one.code == other.code && one.label == other.label
        && one.span == other.span && one.law == other.law && one.checked == other.checked
        && one.doubt == other.doubt)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
  }
}

/// A word of a closed list other than a code table: a kind of action, a kind of implementer.
public struct Term: Hashable, Sendable {
  /// The word in documents: `annexIV`.
  public let id: String

  /// What it means.
  public let label: Label

  /// The days on which it can be used.
  public let span: Span

  /// The provision it comes from; empty where the word is ours.
  public let law: [Citation]

  /// What is uncertain about it, where something is.
  public let doubt: Wording?
}

/// A specific objective of the fund, or technical assistance in the form of one.
public struct RulebookObjective: Hashable, Sendable {
  /// The code: `SO1`, `TA`.
  public let code: String

  /// The objective in the act's words.
  public let label: Label

  /// The provision that sets it.
  public let law: [Citation]

  /// The implementation measures, each with its days.
  public let measures: [Measure]
}

/// An implementation measure of an objective.
public struct Measure: Hashable, Sendable {
  /// The letter: `c`.
  public let code: String

  /// The measure in the act's words.
  public let label: Label

  /// The days on which it can be chosen.
  public let span: Span

  /// The provision that lists it.
  public let law: [Citation]

  /// The day a person last compared it with the law.
  public let checked: Day

  /// What is uncertain about it, where something is.
  public let doubt: Wording?
}

/// A ground of a list, such as an indent of Annex IV that allows the higher rate.
public struct Ground: Hashable, Sendable {
  /// The number in the list: `1`.
  public let id: String

  /// The ground in the act's words.
  public let label: Label

  /// The kinds of implementer it is open to; empty means anyone.
  public let implementers: [String]

  /// The provision that lists it.
  public let law: [Citation]

  /// What is uncertain about it, where something is.
  public let doubt: Wording?
}
