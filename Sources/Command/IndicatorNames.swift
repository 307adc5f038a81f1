import Languages
import Portfolio
import Rules
import Values

/// What indicators are called: the programme's by the act's own words, any other by the project's.
struct IndicatorNames {
  private let labels: [String: Label]

  /// The names for projects selected on a day.
  init(_ rulebook: Rulebook, selectedOn day: Day) {
    guard case .applies(let set) = rulebook.indicators(selectedOn: day) else {
      labels = [:]
      return
    }
    labels = Dictionary(
      set.value.indicators.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// The id and the name; a document's own name where the act has none.
  func name(of id: String, stated: String?) -> Wording {
    guard let name = labels[id]?.wording ?? stated.map(Wording.same) else { return .same(id) }
    return Wording.same("\(id) ") + name
  }

  /// Whether the act names the indicator, and says with it what is counted.
  func has(_ id: String) -> Bool { labels[id] != nil }
}
