import GRDB

extension Reading {
  /// What is made of every project, by two threads where that can be had: each reads half of them.
  ///
  /// It comes in the order in which the projects arrived, which says nothing: whoever tells of it sorts.
  ///
  /// - Parameters:
  ///   - keys: those that are asked for, or all.
  ///   - make: is called on both threads, with the reading that the project came from.
  public func gather<Value: Sendable>(
    _ extent: ProjectExtent, keys: Set<String>? = nil,
    _ make: @escaping @Sendable (Project, Reading) throws -> [Value]
  ) throws -> [Value] {
    if let keys, keys.count <= Self.few { return try gather(few: keys, extent, make) }
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM project") ?? 0
    let middle = last / 2
    let beside = try ReadBeside(self) { reading in
      try reading.gather(
        middle + 1...max(last, middle + 1), extent, keys: keys, isTelling: false, make)
    }
    let first = try gather(0...middle, extent, keys: keys, isTelling: true, make)
    return first + (try beside.value())
  }

  /// So many projects are looked up one by one.
  private static var few: Int { 100 }

  private func gather<Value>(
    few keys: Set<String>, _ extent: ProjectExtent,
    _ make: (Project, Reading) throws -> [Value]
  ) throws -> [Value] {
    var made: [Value] = []
    for key in keys.sorted() {
      try eachProject(key: key, extent) { made += try make($0, self) }
    }
    return made
  }
}
