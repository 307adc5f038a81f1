public import Languages
public import Portfolio

/// What is no fault in the files of an office, and what somebody who lays them should know.
public struct RulebookNote: Hashable, Sendable {
  /// Where it stands.
  public let place: RulebookPlace
  public let words: Wording
}

extension RulebookNote {
  /// What is worth knowing of an office's files, in the order of the files and of their lines: that a later
  /// one takes the place of what an earlier one says, and that a table may have gaps.
  public static func all(on files: [RulebookFile]) -> [RulebookNote] {
    var notes: [RulebookNote] = []
    for stack in RulebookStack.all(of: files) {
      let nodes = stack.layers.compactMap { $0.read().reading?.node }
      guard nodes.count == stack.layers.count else { continue }
      let office = nodes[stack.foundation...]
      for (index, later) in zip(office.indices, office) {
        for earlier in office[..<index] {
          notes += replaced(later, earlier) + turned(later, earlier)
        }
        notes += opened(later, above: nodes[..<index])
      }
    }
    let order = files.map(\.name)
    return Set(notes).sorted {
      let left = (order.firstIndex(of: $0.place.file) ?? 0, $0.place.line, $0.place.column)
      let right = (order.firstIndex(of: $1.place.file) ?? 0, $1.place.line, $1.place.column)
      return left == right ? $0.words.english < $1.words.english : left < right
    }
  }

  /// Members of which each file has its own.
  private static let heads: Set = [
    "rulebook", "schema", "version", "checked", "extends", "off", "on", "trial",
  ]

  /// What a file says otherwise than one below it.
  private static func replaced(_ later: RulebookNode, _ earlier: RulebookNode) -> [RulebookNote] {
    switch (later.value, earlier.value) {
    case (.object(let members), .object):
      return members.filter { !heads.contains($0.name) }.flatMap { member in
        earlier[member.name].map { replaced(member.node, $0) } ?? []
      }
    case (.list(let items), .list(let others))
    where (items + others).allSatisfy { $0.identity != nil }:
      return items.flatMap { item in
        others.first { $0.identity == item.identity }.map { replaced(item, $0) } ?? []
      }
    default:
      guard !later.says(earlier) else { return [] }
      let (file, line) = (earlier.place.file, earlier.place.line)
      return [
        RulebookNote(
          place: later.place.inRulebook,
          words: Wording(
            "\(later.place.path) takes the place of what \(file):\(line) says",
            sv: "\(later.place.path) gäller i stället för vad \(file):\(line) säger"))
      ]
    }
  }

  /// Rules that a file turns the other way than one below it.
  private static func turned(_ later: RulebookNode, _ earlier: RulebookNode) -> [RulebookNote] {
    [("on", "off"), ("on", "trial"), ("off", "on")].flatMap { name, other in
      (later["rules"]?[name]?.items ?? []).compactMap { item in
        guard
          let held = (earlier["rules"]?[other]?.items ?? []).first(where: { $0.text == item.text }),
          let rule = item.text
        else { return nil }
        let (file, line) = (held.place.file, held.place.line)
        return RulebookNote(
          place: item.place.inRulebook,
          words: Wording(
            "rules.\(name) has \(rule), which \(file):\(line) has under \(other); the later file holds",
            sv:
              "rules.\(name) har \(rule), som \(file):\(line) har under \(other); den senare filen "
              + "gäller"))
      }
    }
  }

  /// Tables that a file says are not complete, where those below it say they are.
  private static func opened(
    _ layer: RulebookNode, above below: ArraySlice<RulebookNode>
  ) -> [RulebookNote] {
    ["parameters", "tables"].flatMap { group -> [RulebookNote] in
      guard case .object(let members) = layer[group]?.value else { return [] }
      return members.compactMap { member in
        guard let stated = member.node["complete"], case .flag(false) = stated.value,
          below.contains(where: {
            if case .flag(true) = $0[group]?[member.name]?["complete"]?.value {
              true
            } else {
              false
            }
          })
        else { return nil }
        return RulebookNote(
          place: stated.place.inRulebook,
          words: Wording(
            "\(member.name) may have gaps: on a day without a value its rules are not run, and R101 "
              + "tells of it",
            sv:
              "\(member.name) får ha luckor: en dag utan värde kan dess regler inte bedömas, och R101 "
              + "visar det"))
      }
    }
  }
}

extension RulebookNode {
  /// Whether two values say the same, wherever they stand.
  fileprivate func says(_ other: RulebookNode) -> Bool {
    switch (value, other.value) {
    case (.object(let members), .object(let others)):
      members.count == others.count
        && members.allSatisfy { member in other[member.name].map { member.node.says($0) } ?? false }
    case (.list(let items), .list(let others)):
      items.count == others.count && zip(items, others).allSatisfy { $0.says($1) }
    case (.text(let text), .text(let other)): text == other
    case (.whole(let number), .whole(let other)): number == other
    case (.otherNumber(let number), .otherNumber(let other)): number == other
    case (.flag(let flag), .flag(let other)): flag == other
    case (.null, .null): true
    default: false
    }
  }
}
