import GRDB
import Values

/// Every version of every paper about a project, with the names it gives, and which papers belong together by
/// names of any time.
struct PaperMembers {
  /// A paper, by its versions from the lowest to the highest.
  private struct Paper {
    var versions: [Version] = []
  }

  private struct Version {
    let held: HeldVersion
    var names: [(name: Int, rank: Int)] = []
  }

  /// Papers that belong together by names of any time.
  struct Group {
    fileprivate let papers: [Int]
    /// The entries of the log that brought or ended one of their versions.
    let entries: Set<Int64>
    /// The first of them.
    let first: Int64
  }

  /// The papers of one project, as they held after an entry of the log.
  struct Gathered {
    let key: String
    let issuer: String
    fileprivate(set) var papers: [HeldPaper] = []
  }

  /// The version of a paper that held, and those that it had taken the place of.
  struct HeldPaper {
    let header: DocumentHeader
    let earlier: [DocumentHeader]
  }

  private var papers: [Paper] = []
  /// What each name is, of a case number or a paper.
  private var texts: [(id: String, issuer: String)] = []
  private(set) var groups: [Group] = []

  init(_ reading: Reading) throws {
    try readVersions(reading)
    group()
  }

  private mutating func readVersions(_ reading: Reading) throws {
    var papersByName: [DocumentKind: [Reference: Int]] = [:]
    var places: [Int64: (paper: Int, version: Int)] = [:]
    for kind in [.application, .decision, .report, .payment, .project] as [DocumentKind] {
      for version in try reading.everyVersion(of: kind).reversed() {
        let reference = Reference(issuer: version.header.issuer, id: version.header.id)
        let paper = papersByName[kind]?[reference] ?? papers.count
        if paper == papers.count {
          papers.append(Paper())
          papersByName[kind, default: [:]][reference] = paper
        }
        places[version.header.version] = (paper, papers[paper].versions.count)
        papers[paper].versions.append(Version(held: version))
      }
    }
    let rows = try RawStatement(
      reading.db,
      ProjectNames.statement(
        of: """
          SELECT version.id AS document, document.kind, document.issuer, document.external_id,
            version.id AS version
          FROM main.document JOIN main.document_version AS version ON version.document = document.id
          WHERE version.from_entry <= ?1
          """, "SELECT document, kind, issuer, id, rank FROM name"))
    rows.bind(1, reading.asOf)
    var numbers = NumberedNames()
    while try rows.next() {
      guard let place = places[rows.integer(0)] else { continue }
      let name = numbers.number(rows, 1..<4)
      if name == texts.count { texts.append((rows.text(3), rows.text(2))) }
      papers[place.paper].versions[place.version].names.append((name, Int(rows.integer(4))))
    }
  }

  private mutating func group() {
    var grouping = Grouping(count: papers.count)
    var first: [Int: Int] = [:]
    for paper in papers.indices {
      for version in papers[paper].versions {
        for (name, _) in version.names {
          if let other = first[name] { grouping.join(other, paper) } else { first[name] = paper }
        }
      }
    }
    var members: [Int: [Int]] = [:]
    for paper in papers.indices { members[grouping.group(of: paper), default: []].append(paper) }
    groups = members.sorted { $0.key < $1.key }.map { _, papers in
      let entries = Set(
        papers.flatMap { self.papers[$0].versions }
          .flatMap { [$0.held.from, $0.held.until].compactMap(\.self) })
      return Group(papers: papers, entries: entries, first: entries.min() ?? 0)
    }
  }

  /// The projects that the papers of a group made after an entry of the log, each by the key it had.
  func projects(of group: Group, after entry: Int64) -> [Gathered] {
    let held = group.papers.compactMap { paper -> (current: Version, earlier: [Version])? in
      let versions = papers[paper].versions.filter { $0.held.holds(after: entry) }
      // A paper that speaks of no project, as a report on an agreement, has no name.
      guard let current = versions.last, !current.names.isEmpty else { return nil }
      return (current, Array(versions.dropLast()))
    }
    var grouping = Grouping(count: held.count)
    var first: [Int: Int] = [:]
    for (place, paper) in held.enumerated() {
      for (name, _) in paper.current.names {
        if let other = first[name] { grouping.join(other, place) } else { first[name] = place }
      }
    }
    var members: [Int: [Int]] = [:]
    for place in held.indices { members[grouping.group(of: place), default: []].append(place) }
    return members.sorted { $0.key < $1.key }.compactMap { _, places in
      let names = places.flatMap { held[$0].current.names }
      guard let key = names.min(by: { isBetterKey($0, $1) }) else { return nil }
      var project = Gathered(key: texts[key.name].id, issuer: texts[key.name].issuer)
      project.papers = places.map { place in
        let versions = held[place].earlier + [held[place].current]
        // The day of the first version is that of the paper.
        let firstReceived = versions.filter { $0.held.header.number == 1 }
          .map(\.held.header.received).min()
        return HeldPaper(
          header: held[place].current.held.header.received(first: firstReceived),
          earlier: held[place].earlier.map { $0.held.header.received(first: firstReceived) })
      }
      return project
    }
  }

  /// In the order in which the portfolio chooses among the names that a project has.
  private func isBetterKey(_ one: (name: Int, rank: Int), _ other: (name: Int, rank: Int)) -> Bool {
    if one.rank != other.rank { return one.rank < other.rank }
    let (first, second) = (texts[one.name], texts[other.name])
    if first.id != second.id { return first.id.utf8.lexicographicallyPrecedes(second.id.utf8) }
    return first.issuer.utf8.lexicographicallyPrecedes(second.issuer.utf8)
  }
}

extension DocumentHeader {
  /// The same, of a paper whose first version came in on a day.
  fileprivate func received(first: Day?) -> DocumentHeader {
    DocumentHeader(
      version: version, kind: kind, issuer: issuer, id: id, number: number, issued: issued,
      received: received, firstReceived: first)
  }
}
