import Languages
import Portfolio
import Rules
import Values

/// An objective or a fund that was looked for, and that neither the rulebook nor any project has.
struct UnknownCode: SayableError {
  let wording: Wording

  /// - Returns: `nil` when every code that is looked for is known.
  init?(in query: ProjectQuery, _ reading: Reading, on day: Day) throws {
    // Where no code is looked for, none is asked after.
    let looksForCode = query.terms.contains { term in
      switch term {
      case .objective, .fund: true
      default: false
      }
    }
    guard looksForCode else { return nil }
    let rulebooks = Rulebooks.builtIn
    // Another fund's is known too: then no project has it, which is no fault of the words.
    let ofOthers = Set(rulebooks.funds.flatMap { $0.objectives.map(\.code) })
    var objectives = Set(rulebooks.main.objectives.map(\.code))
    var funds = Set(rulebooks.funds.compactMap { $0.fund?.code })
    try reading.listProjects(on: day) { project in
      objectives.formUnion(project.objectives)
      if let fund = project.fund { funds.insert(fund) }
    }
    for term in query.terms {
      switch term {
      case .objective(let code) where !Self.has(objectives.union(ofOthers), code):
        wording = Self.sentence(.objective, code, objectives)
        return
      case .fund(let code) where !Self.has(funds, code):
        wording = Self.sentence(.fund, code, funds)
        return
      default: continue
      }
    }
    return nil
  }

  private static func has(_ codes: Set<String>, _ code: String) -> Bool {
    codes.contains { $0.lowercased() == code.lowercased() }
  }

  private static func sentence(_ word: SearchWord, _ code: String, _ codes: Set<String>) -> Wording
  {
    let known = codes.sorted().joined(separator: ", ")
    return Wording(
      "\(word.rawValue):\(code) is none of \(known)",
      sv: "\(word.rawValue):\(code) är inget av \(known)")
  }
}
