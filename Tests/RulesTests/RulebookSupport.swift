import Languages
import Rules
import Values

/// A day of a test; a mistake in its spelling shows as the first day there is.
func day(_ text: String) -> Day { (try? Day.parse(text)) ?? Day.first }

/// The rows of a CSV text without its heading; cells may stand in quotation marks.
func rowsOfCSV(_ text: String) -> [[String]] {
  text.split(separator: "\n").dropFirst().map { line in
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

/// The head of a layer and what a test adds to it.
func layer(_ name: String, _ members: String) -> RulebookLayer {
  RulebookLayer(
    name: "\(name).json5",
    text: """
      { rulebook: "\(name)", schema: 1, version: 1, checked: "2026-11-22",
        law: { AMIF: "32021R1147", CPR: "32021R1060" },
      \(members)
      }
      """)
}

/// The faults of layers, none when they make a rulebook.
func faultsFound(
  of layers: RulebookLayer..., knownRules: Set<String>? = nil
) -> [RulebookFault] {
  do {
    _ = try Rulebook.load(layers: layers, knownRules: knownRules)
    return []
  } catch {
    return error.faults
  }
}

extension Answer {
  /// What the rulebook does not record, in English.
  var missing: String? {
    if case .notRecorded(let missing) = self { missing.english } else { nil }
  }
}

/// The head of a layer named `test` and what a test adds to it.
func layer(_ members: String) -> RulebookLayer { layer("test", members) }
