import Languages
import XML

extension ExplainFaults {
  /// Says which elements are unknown, misplaced, missing or too many.
  mutating func explainChildren(of element: Int, _ node: SchemaModel.Node) {
    let children = Array(tape.children(of: element))
    let names = node.children.map { format.model.nodes[$0].name }
    let places = children.map { child in
      tape[child].isOurs ? names.firstIndex(of: tape.name(tape[child].name)) : nil
    }
    let inOrder = Self.longestRun(places)
    let standing = Set(inOrder.compactMap { places[$0] }).sorted()
    var counts = Array(repeating: 0, count: names.count)
    for (index, child) in children.enumerated() {
      guard let place = places[index] else {
        explainUnknown(child, in: node, names)
        continue
      }
      counts[place] += 1
      if !inOrder.contains(index) {
        explainMisplaced(child, node, names, place, standing)
      }
      if let maximum = format.model.nodes[node.children[place]].maximum,
        counts[place] == maximum + 1
      {
        add(
          .tooManyElements, child,
          maximum == 1
            ? Wording(
              "\(names[place]) stands more than once in \(node.name)",
              sv: "\(names[place]) står mer än en gång i \(node.name)")
            : Wording(
              "\(names[place]) stands more than \(maximum) times in \(node.name)",
              sv: "\(names[place]) står mer än \(maximum) gånger i \(node.name)"),
          fix: maximum == 1
            ? Wording("leave one of them", sv: "låt ett av dem stå kvar")
            : Wording(
              "leave at most \(maximum) of them", sv: "låt högst \(maximum) av dem stå kvar"))
      }
      explain(child, as: node.children[place])
    }
    for (place, count) in counts.enumerated() {
      let declaration = format.model.nodes[node.children[place]]
      guard count < declaration.minimum else { continue }
      add(
        .missingElement, element,
        declaration.minimum == 1
          ? Wording(
            "\(node.name) needs the element \(declaration.name)",
            sv: "\(node.name) behöver elementet \(declaration.name)")
          : Wording(
            "\(node.name) needs \(declaration.minimum) elements \(declaration.name) and has "
              + "\(count)",
            sv: "\(node.name) behöver \(declaration.minimum) element \(declaration.name) och har "
              + "\(count)"),
        fix: Wording("add <\(declaration.name)>", sv: "lägg till <\(declaration.name)>")
          + following(names, place, counts))
    }
  }

  private mutating func explainUnknown(
    _ child: Int, in node: SchemaModel.Node, _ names: [String]
  ) {
    let name = tape.name(tape[child].name)
    if !tape[child].isOurs {
      let namespace =
        tape.namespace(tape[child].name).map { Wording.same($0) }
        ?? Wording("no namespace", sv: "ingen namnrymd")
      add(
        .unknownElement, child,
        Wording(
          "\(name) is of \(namespace), not of \(Format.namespace)",
          sv: "\(name) är av \(namespace), inte av \(Format.namespace)"),
        fix: Wording(
          "write it in the namespace of the document, or take it away",
          sv: "skriv det i handlingens namnrymd, eller ta bort det"))
      return
    }
    add(
      .unknownElement, child,
      Wording(
        "\(node.name) has no element \(name); ", sv: "\(node.name) har inget element \(name); ")
        + allowed(names),
      fix: Wording(
        "take the element away, or correct its name", sv: "ta bort elementet, eller rätta dess namn"
      ))
  }

  private mutating func explainMisplaced(
    _ child: Int, _ node: SchemaModel.Node, _ names: [String], _ place: Int, _ standing: [Int]
  ) {
    // Those that stand right do so in their order, so the next name up is the first to come after it.
    let next = standing.first { $0 > place }
    let target =
      next.map { Wording("before \(names[$0])", sv: "till före \(names[$0])") }
      ?? Wording("after what stands before it", sv: "till efter det som ska stå före det")
    add(
      .misplacedElement, child,
      Wording(
        "\(names[place]) stands in the wrong place of \(node.name)",
        sv: "\(names[place]) står på fel plats i \(node.name)"),
      fix: Wording("move \(names[place]) \(target)", sv: "flytta \(names[place]) \(target)"))
  }

  /// Which positions belong to a longest run that does not fall: the elements that stand right. Of two
  /// such runs it is the one that keeps what stands first, as the schema does when it reads on.
  private static func longestRun(_ places: [Int?]) -> Set<Int> {
    // Patience sorting from the end: the first element of the best run of each length, and each one's
    // successor.
    var heads: [Int] = []
    var next: [Int: Int] = [:]
    for (index, place) in places.enumerated().reversed() {
      guard let place else { continue }
      let length = heads.partitioningIndex { (places[$0] ?? 0) < place }
      if length > 0 { next[index] = heads[length - 1] }
      if length == heads.count { heads.append(index) } else { heads[length] = index }
    }
    var run: Set<Int> = []
    var at = heads.last
    while let index = at {
      run.insert(index)
      at = next[index]
    }
    return run
  }

  private func following(_ names: [String], _ place: Int, _ counts: [Int]) -> Wording {
    let before = (0..<place).last { counts[$0] > 0 }
    return before.map { Wording(" after <\(names[$0])>", sv: " efter <\(names[$0])>") }
      ?? Wording(" first", sv: " först")
  }
}

extension Array {
  /// The first index for which the test holds, of an array in which it holds from some index on.
  fileprivate func partitioningIndex(where test: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if test(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
