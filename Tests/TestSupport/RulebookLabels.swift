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
