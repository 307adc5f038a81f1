import Languages

/// Lays nodes of later files over those of earlier ones.
///
/// Objects are merged member by member and lists of items with an identity item by item; everything
/// else, a dated list above all, is replaced whole, since half a history would be no history. An
/// item `{ id: "N", removed: "why" }` takes the item of the layers below away. The rules that are turned
/// off and on add up: what one layer turns off stays so, until one above turns it on, and the other way
/// round; so do those on trial, until one above turns them on or off.
struct LayerMerge {
  private(set) var faults: [RulebookFault] = []

  mutating func merge(_ layers: [RulebookNode]) -> RulebookNode? {
    for layer in layers { checkIdentities(layer) }
    guard let lowest = layers.first else { return nil }
    return layers.dropFirst().reduce(settle(lowest)) { merge($0, with: $1) }
  }

  private mutating func merge(_ base: RulebookNode, with over: RulebookNode) -> RulebookNode {
    switch (base.value, over.value) {
    case (.object(let below), .object(let above)):
      RulebookNode(value: .object(mergeMembers(below, above)), place: over.place)
    case (.list(let below), .list(let above)) where haveIdentities(below) && haveIdentities(above):
      RulebookNode(value: .list(mergeItems(below, above)), place: over.place)
    default: settle(over)
    }
  }

  private mutating func mergeMembers(
    _ below: [RulebookNode.Member], _ above: [RulebookNode.Member]
  ) -> [RulebookNode.Member] {
    var merged = below
    for member in above {
      if let index = merged.firstIndex(where: { $0.name == member.name }) {
        let node = merge(merged[index].node, with: member.node)
        merged[index] = RulebookNode.Member(
          name: member.name, place: member.place,
          node: member.name == "rules"
            ? adding(node, what: merged[index].node, andNot: member.node) : node)
      } else {
        merged.append(
          RulebookNode.Member(name: member.name, place: member.place, node: settle(member.node)))
      }
    }
    return merged
  }

  /// Merged settings of rules, with those of the layers below that are turned off and on and tried, but
  /// for those that the layer above turns the other way.
  private func adding(
    _ merged: RulebookNode, what below: RulebookNode, andNot above: RulebookNode
  ) -> RulebookNode {
    guard case .object(var members) = merged.value else { return merged }
    for (name, others) in [("off", ["on"]), ("on", ["off"]), ("trial", ["on", "off"])] {
      // What is no list is reported by whoever reads it.
      guard let place = (above[name] ?? below[name])?.place,
        let own = above[name].map({ $0.items }) ?? [],
        let held = below[name].map({ $0.items }) ?? []
      else { continue }
      let turned = others.flatMap { above[$0]?.items ?? [] }.compactMap(\.text)
      let kept = held.filter { $0.text.map { !turned.contains($0) } ?? true }
      members.removeAll { $0.name == name }
      members.append(
        RulebookNode.Member(
          name: name, place: place, node: RulebookNode(value: .list(kept + own), place: place)))
    }
    return RulebookNode(value: .object(members), place: merged.place)
  }

  private mutating func mergeItems(
    _ below: [RulebookNode], _ above: [RulebookNode]
  ) -> [RulebookNode] {
    var merged = below
    for item in above {
      let index = merged.firstIndex { $0.identity == item.identity }
      switch (index, item["removed"]) {
      case (let index?, .some): merged.remove(at: index)
      case (let index?, nil): merged[index] = merge(merged[index], with: item)
      case (nil, let removed?): reportNothingToRemove(item, removed)
      case (nil, nil): merged.append(settle(item))
      }
    }
    return merged
  }

  /// A node that has nothing below it; an item it removes is then a mistake.
  private mutating func settle(_ node: RulebookNode) -> RulebookNode {
    switch node.value {
    case .object(let members):
      let settled = members.map {
        RulebookNode.Member(name: $0.name, place: $0.place, node: settle($0.node))
      }
      return RulebookNode(value: .object(settled), place: node.place)
    case .list(let items):
      var settled: [RulebookNode] = []
      for item in items {
        if item.identity != nil, let removed = item["removed"] {
          reportNothingToRemove(item, removed)
        } else {
          settled.append(settle(item))
        }
      }
      return RulebookNode(value: .list(settled), place: node.place)
    default: return node
    }
  }

  private mutating func reportNothingToRemove(_ item: RulebookNode, _ removed: RulebookNode) {
    faults.append(
      RulebookFault(
        .unknownReference, at: removed.place,
        found: Wording(
          "“\(item.identity ?? "")” is removed, but no layer below has it",
          sv: "”\(item.identity ?? "")” tas bort, men inget lager under har den"),
        allowed: Wording(
          "remove only what a lower layer states", sv: "ta bara bort det som ett lägre lager anger")
      ))
  }

  private func haveIdentities(_ items: [RulebookNode]) -> Bool {
    items.allSatisfy { $0.identity != nil }
  }

  /// Two items with one identity in one file would overwrite each other when merged.
  private mutating func checkIdentities(_ node: RulebookNode) {
    switch node.value {
    case .object(let members):
      for member in members { checkIdentities(member.node) }
    case .list(let items):
      var first: [String: RulebookNode.Place] = [:]
      for item in items {
        checkIdentities(item)
        guard let identity = item.identity else { continue }
        if let place = first[identity] {
          faults.append(
            RulebookFault(
              .duplicateIdentity, at: item.place,
              found: Wording("“\(identity)” stands here again", sv: "”\(identity)” står här igen"),
              allowed: Wording(
                "it stands already on line \(place.line); give each item an id of its own",
                sv: "den står redan på rad \(place.line); ge varje post ett eget id")))
        } else {
          first[identity] = item.place
        }
      }
    default: break
    }
  }
}
