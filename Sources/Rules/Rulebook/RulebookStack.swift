import Portfolio

/// The layers of one fund's rulebook, lowest first.
struct RulebookStack {
  let layers: [RulebookLayer]
  /// How many of the lowest may bring names of their own.
  let foundation: Int

  /// The stacks that files make: one for each that names a fund, in the order of the files.
  static func all(of files: [RulebookFile]) -> [RulebookStack] {
    let heads = files.map(Head.init)
    let bases = heads.filter { $0.hasFund }
    let plain = heads.filter { !$0.file.isBuiltIn && !$0.hasFund }
    var stacks = bases.map { base in
      // What calls itself as a file of the program does is none below, and is told of where it is read.
      (base: base, below: below(base, among: heads.filter { !$0.takesName }), over: [Head]())
    }
    guard !stacks.isEmpty else { return [] }
    for head in plain {
      let fitting = stacks.indices.filter { index in
        let names = Set((stacks[index].below + [stacks[index].base]).map(\.name))
        return !head.extends.isEmpty && head.extends.allSatisfy(names.contains)
      }
      // What extends something that is not there is told of where it is read.
      for index in fitting.isEmpty ? [0] : fitting { stacks[index].over.append(head) }
    }
    return stacks.map { stack in
      let lower = stack.below + [stack.base]
      return RulebookStack(
        layers: (lower + stack.over).map(\.layer),
        foundation: lower.count)
    }
  }

  /// What a file extends, and what that extends, in the order of the files.
  private static func below(_ base: Head, among heads: [Head]) -> [Head] {
    var names = Set(base.extends)
    var count = -1
    while count != names.count {
      count = names.count
      for head in heads where names.contains(head.name) { names.formUnion(head.extends) }
    }
    return heads.filter { names.contains($0.name) && $0.name != base.name }
  }

  /// What a file says of itself before it is read whole; a file that cannot be read says nothing.
  private struct Head {
    let file: RulebookFile
    let layer: RulebookLayer
    let name: String
    let extends: [String]
    let hasFund: Bool

    /// Whether an office's file is called as one of the program is.
    var takesName: Bool { !file.isBuiltIn && RulebookFile.builtInNames.contains(name) }

    init(_ file: RulebookFile) {
      self.file = file
      layer = RulebookLayer(name: file.name, bytes: file.bytes).read()
      let node = layer.reading?.node
      name = node?["rulebook"]?.text ?? file.name
      hasFund = node?["fund"]?["code"] != nil
      if case .list(let items) = node?["extends"]?.value {
        extends = items.compactMap(\.text)
      } else {
        extends = []
      }
    }
  }
}
