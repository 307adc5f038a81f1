/// Which project each version that holds belongs to, in this state of the portfolio.
///
/// The numbers of versions have no gaps to speak of, so that a list of them answers at once where
/// SQLite would have to go through two tables for each.
struct HeldVersions {
  /// By the number of the version, from the first on; nought where there is none.
  private var projects: [Int64] = []
  private let first: Int64

  /// - Parameter versions: those that will be asked for.
  init(_ reading: Reading, _ versions: ClosedRange<Int64> = 0...Int64.max) throws {
    first = versions.lowerBound
    let rows = try RawStatement(
      reading.db,
      reading.asOf == .max
        ? "SELECT current_version, project FROM main.document WHERE current_version BETWEEN ?1 AND ?2"
        : "SELECT version, project FROM current_document WHERE version BETWEEN ?1 AND ?2")
    rows.bind(1, versions.lowerBound)
    rows.bind(2, versions.upperBound)
    if versions.upperBound != .max { makeRoom(for: Int(versions.upperBound - first)) }
    while try rows.next() {
      let place = Int(rows.integer(0) - first)
      if place >= projects.count { makeRoom(for: max(place, projects.count * 2)) }
      projects[place] = rows.isNull(1) ? Self.noProject : rows.integer(1)
    }
  }

  private mutating func makeRoom(for place: Int) {
    projects.append(contentsOf: repeatElement(0, count: place + 1 - projects.count))
  }

  private static let noProject: Int64 = -1

  /// Whether the version holds.
  func contains(_ version: Int64) -> Bool {
    value(of: version) != 0
  }

  /// The project that the version belongs to, when it holds.
  func project(of version: Int64) -> Int64? {
    let project = value(of: version)
    return project > 0 ? project : nil
  }

  private func value(of version: Int64) -> Int64 {
    let place = Int(version - first)
    return projects.indices.contains(place) ? projects[place] : 0
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
