import Languages

/// Looks over what layers say that an office has laid over the program's own.
///
/// A name that no rule asks for would change nothing and nobody would notice, and a number in another
/// unit would be taken for one in the old: both are faults.
struct OverlayCheck {
  /// The layers below, merged.
  let below: RulebookNode
  private(set) var faults: [RulebookFault] = []

  init(below: RulebookNode) { self.below = below }

  mutating func check(_ layer: RulebookNode) {
    for group in Self.names {
      guard let known = below[group.member], case .object(let members) = layer[group.member]?.value
      else { continue }
      for member in members where known[member.name] == nil {
        report(member.name, at: member.place, group.what, among: known.memberNames)
      }
    }
    for group in Self.lists {
      guard case .list(let known) = below[group.member]?.value,
        case .list(let items) = layer[group.member]?.value
      else { continue }
      let ids = known.compactMap { $0["id"]?.text }
      for item in items {
        guard let id = item["id"]?.text, !ids.contains(id) else { continue }
        report(id, at: item.place, group.what, among: ids)
      }
    }
    for name in ["type", "currency"] { checkUnit(layer, name) }
  }

  /// Members whose names rules ask for, and what one of them is.
  private static let names: [(member: String, what: Wording)] = [
    ("parameters", Wording("a parameter", sv: "en parameter")),
    ("tables", Wording("a table", sv: "en tabell")),
    ("identifiers", Wording("an identifier", sv: "en identifierare")),
    ("vocabularies", Wording("a vocabulary", sv: "en ordlista")),
    ("grounds", Wording("a list of grounds", sv: "en lista med grunder")),
  ]

  /// Lists whose ids rules ask for.
  private static let lists: [(member: String, what: Wording)] = [
    ("costOptions", Wording("a cost option", sv: "ett redovisningsalternativ")),
    ("periods", Wording("a period", sv: "en period")),
    ("axes", Wording("a breakdown", sv: "en uppdelning")),
  ]

  private mutating func report(
    _ name: String, at place: RulebookNode.Place, _ what: Wording, among known: [String]
  ) {
    faults.append(
      RulebookFault(
        .unknownReference, at: place,
        found: Wording(
          "no layer below has \(what) “\(name)”, so no rule asks for it",
          sv: "inget lager under har \(what) ”\(name)”, så ingen regel frågar efter den"),
        allowed: Self.allowed(name, among: known)))
  }

  /// What to do about a name: one of another fund is known to that fund's files, and one that is
  /// misspelt is near another.
  private static func allowed(_ name: String, among known: [String]) -> Wording {
    let others = Rulebooks.builtIn.funds.filter { $0.parameterNames.contains(name) }.map(\.id)
    if !others.isEmpty {
      let extends = others.map { "extends: [\"\($0)\"]" }.joined(separator: " / ")
      return Wording(
        "it is of \(listed(others)); state it in a file of its own that has \(extends)",
        sv: "den hör till \(listed(others)); ange den i en egen fil som har \(extends)")
    }
    let near = known.nearest(to: name)
    if !near.isEmpty {
      return Wording(
        "write the name as it stands there; near it are \(listed(near))",
        sv: "skriv namnet som det står där; nära ligger \(listed(near))")
    }
    let kin = known.filter { $0.prefix { $0 != "." } == name.prefix { $0 != "." } }
    if !kin.isEmpty {
      return Wording(
        "write the name as it stands there; of those that begin alike there are \(listed(kin.prefix(most)))",
        sv:
          "skriv namnet som det står där; av dem som börjar likadant finns \(listed(kin.prefix(most)))"
      )
    }
    guard known.count > most else {
      return Wording("the names are \(listed(known))", sv: "namnen är \(listed(known))")
    }
    return Wording(
      "write the name as it stands there; fondbok rulebook show shows the files that have them",
      sv: "skriv namnet som det står där; fondbok rulebook show visar filerna som har dem")
  }

  /// More names than these are not told in one line.
  private static let most = 8

  /// A parameter keeps its unit: rules read it in that unit alone.
  private mutating func checkUnit(_ layer: RulebookNode, _ name: String) {
    guard case .object(let members) = layer["parameters"]?.value else { return }
    for member in members {
      guard let stated = member.node[name], let kept = below["parameters"]?[member.name]?[name],
        stated.text != kept.text
      else { continue }
      faults.append(
        RulebookFault(
          .notAllowed, at: stated.place, found: stated.shown,
          allowed: Wording(
            "rules read \(member.name) as \(kept.text ?? ""); leave \(name) out, and state the value so",
            sv: "regler läser \(member.name) som \(kept.text ?? ""); utelämna \(name), och ange "
              + "värdet så")))
    }
  }
}

extension RulebookNode {
  fileprivate var memberNames: [String] {
    if case .object(let members) = value { members.map(\.name) } else { [] }
  }
}

extension [String] {
  /// Those that differ from a word by a few letters, or begin as it does; three at most.
  func nearest(to word: String) -> [String] {
    let near = map { (name: $0, distance: $0.lowercased().letters(from: word.lowercased())) }
      .filter { $0.distance <= Swift.max(2, word.count / 4) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return near.prefix(3).map(\.name)
  }
}

extension String {
  /// How many letters must be put in, taken out or changed to make one word of another.
  fileprivate func letters(from other: String) -> Int {
    let (left, right) = (Array(self), Array(other))
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var before = row[0]
      row[0] = index + 1
      for column in right.indices {
        let change = before + (letter == right[column] ? 0 : 1)
        before = row[column + 1]
        row[column + 1] = Swift.min(change, before + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
