import Languages
import Provenance
import Rules
public import Values

/// What the built-in rulebook calls a code of the law's tables in Swedish, on a day.
public func swedishLabel(
  _ table: String, _ group: String?, _ code: String, on day: Day
) -> String? {
  Rulebook.builtIn.codes(table: table, group: group, on: day)
    .first { $0.code == code }
    .map { $0.label(in: .swedish) }
}

/// An indicator as the built-in rulebook has it, for tests that know no rules.
public struct RulebookIndicator: Sendable {
  public let id: String
  public let objective: String
  public let isOutput: Bool
  public let name: String
  public let swedishName: String
  public let isAboutPersons: Bool
  /// What it is computed from: the first less the others.
  public let computedFrom: [String]

  /// The indicators of projects that are selected on a day, in the order of the act.
  public static func all(selectedOn day: Day) -> [RulebookIndicator] {
    let indicators = Rulebook.builtIn.indicators(selectedOn: day).value?.indicators ?? []
    return indicators.compactMap { indicator in
      guard let objective = indicator.objective else { return nil }
      return RulebookIndicator(
        id: indicator.id, objective: objective, isOutput: indicator.kind == .output,
        name: indicator.label(in: .english), swedishName: indicator.label(in: .swedish),
        isAboutPersons: indicator.isAboutPersons,
        computedFrom: indicator.computed.map { [$0.from] + $0.less } ?? [])
    }
  }
}
