/// Puts things that share a name into one group, however many steps lie between them.
struct Grouping {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The group of a thing, as the number of the thing that stands for it.
  mutating func group(of thing: Int) -> Int {
    var thing = thing
    while parents[thing] != thing {
      parents[thing] = parents[parents[thing]]
      thing = parents[thing]
    }
    return thing
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (group(of: one), group(of: other))
    // The lower number stands for the group, so that the order of joining makes no difference.
    parents[max(one, other)] = min(one, other)
  }
}
