/// Which project each version that holds belongs to, in this state of the portfolio.
///
/// The numbers of versions have no gaps to speak of, so that a list of them answers at once where
/// SQLite would have to go through two tables for each.
struct HeldVersions {
  /// By the number of the version; nought where there is none.
  private var projects: [Int64] = []

  init(_ reading: Reading) throws {
    let rows = try RawStatement(
      reading.db,
      reading.asOf == .max
        ? "SELECT current_version, project FROM main.document WHERE current_version IS NOT NULL"
        : "SELECT version, project FROM current_document")
    while try rows.next() {
      let version = Int(rows.integer(0))
      if version >= projects.count {
        projects.append(
          contentsOf: repeatElement(0, count: max(version + 1, projects.count * 2) - projects.count)
        )
      }
      projects[version] = rows.isNull(1) ? Self.noProject : rows.integer(1)
    }
  }

  private static let noProject: Int64 = -1

  /// Whether the version holds.
  func contains(_ version: Int64) -> Bool {
    Int(version) < projects.count && projects[Int(version)] != 0
  }

  /// The project that the version belongs to, when it holds.
  func project(of version: Int64) -> Int64? {
    guard Int(version) < projects.count else { return nil }
    let project = projects[Int(version)]
    return project > 0 ? project : nil
  }
}

/// Where something about each project, or each document, stands in a list. Their numbers have few gaps.
struct Places {
  private var places: [Int32] = []

  /// Makes room for the numbers up to one.
  mutating func reserve(_ most: Int) {
    guard most >= places.count else { return }
    places.append(contentsOf: repeatElement(-1, count: most + 1 - places.count))
  }

  subscript(thing: Int64) -> Int? {
    get {
      guard Int(thing) < places.count, places[Int(thing)] >= 0 else { return nil }
      return Int(places[Int(thing)])
    }
    set {
      let number = Int(thing)
      if number >= places.count {
        places.append(
          contentsOf: repeatElement(-1, count: max(number + 1, places.count * 2) - places.count))
      }
      places[number] = newValue.map(Int32.init) ?? -1
    }
  }
}
