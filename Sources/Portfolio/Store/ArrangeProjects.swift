import GRDB

/// Keeps projects what they are: the documents that hold and share names, directly or by others
/// between them, with one application at most.
///
/// Names are those of the versions that hold now. When one changes, comes or goes, the projects it
/// touches are put together anew, so that the order of arrival makes no difference. A document's id is
/// written down as a name only until the document itself is there.
final class ArrangeProjects {
  /// Where a record belongs.
  enum Home {
    /// In a project that is there, whose documents stay where they are; some of the record's names it
    /// may not have yet.
    case project(Int64, lacking: Lacking)
    /// In a project of its own.
    case new
    /// In what these projects become when they are put together anew with it.
    case rearranged([Int64])
    /// Nowhere: it would join projects that have an application each.
    case between([Int64])
    /// Nowhere: the project has an application already, with this id.
    case secondApplication(project: Int64, first: String)
  }

  /// What a project does not have yet of a record's names.
  struct Lacking {
    var names: [ProjectAlias] = []
    /// The best rank among the record's names that the project has.
    var bestHeld = Int.max
    /// Whether other documents named the record before it came: from now on it has that name itself.
    var wasAwaited = false

    /// Whether one of the names may be the project's key from now on.
    var mayBeKey: Bool { names.contains { $0.rank <= bestHeld } }
  }

  private typealias Name = ProjectMembers.Name

  private let there: ProjectMembers
  private let addAlias, deleteAlias, setKey, findKey, moveDocument: RawStatement
  private let deleteNames, addNames, countDocuments, deleteProject, addProject: RawStatement

  /// Sees to it that the rows of every document are there to be read.
  private let flush: () throws -> Void

  init(_ db: Database, flush: @escaping () throws -> Void = {}) throws {
    self.flush = flush
    there = try ProjectMembers(db, flush: flush)
    func make(_ sql: String) throws -> RawStatement { try RawStatement(db, sql) }
    deleteAlias = try make("DELETE FROM project_alias WHERE kind = ? AND issuer = ? AND id = ?")
    addAlias = try make(
      """
      INSERT INTO project_alias VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET rank = min(rank, excluded.rank)
      """)
    setKey = try make(
      """
      UPDATE project SET key = best.id, key_issuer = best.issuer
      FROM (
        SELECT id, issuer FROM (\(ProjectNames.held)) WHERE project = ?1
        ORDER BY rank, id, issuer LIMIT 1) AS best
      WHERE project.id = ?1
      """)
    findKey = try make("SELECT key FROM project WHERE id = ?")
    moveDocument = try make("UPDATE document SET project = ? WHERE id = ?")
    deleteNames = try make("DELETE FROM project_alias WHERE project = ?")
    addNames = try make(
      ProjectNames.statement(
        of: ProjectNames.ofProject,
        """
        INSERT INTO project_alias (kind, issuer, id, project, rank)
        SELECT kind, issuer, id, ?1, min(rank) FROM name
        WHERE NOT EXISTS (
          SELECT 1 FROM document AS owner
          WHERE (owner.kind, owner.issuer, owner.external_id) = (name.kind, name.issuer, name.id)
            AND owner.project IS NOT NULL AND owner.current_version IS NOT NULL)
        GROUP BY kind, issuer, id
        """))
    countDocuments = try make("SELECT count(*) FROM document WHERE project = ?")
    deleteProject = try make("DELETE FROM project WHERE id = ?")
    addProject = try make("INSERT INTO project VALUES (?, ?, ?)")
  }

  // MARK: Finding a home

  /// Where a record belongs whose version is to hold.
  ///
  /// - Parameter document: the document that it is a version of, when that is known.
  func home(of identity: RecordIdentity, document: (id: Int64, project: Int64?)?) throws -> Home {
    let (named, lacking) = try projects(named: identity)
    guard let document else {
      guard named.count <= 1 else { return try home(of: identity, among: named, document: nil) }
      guard let project = named.first else { return .new }
      if identity.kind == "application",
        let first = try there.application(of: project, otherThan: identity)
      {
        return .secondApplication(project: project, first: first)
      }
      return .project(project, lacking: lacking)
    }
    if let project = document.project, try there.names(of: document.id) == Set(identity.aliases) {
      return .project(project, lacking: Lacking())
    }
    let touched = named + (document.project.map { named.contains($0) ? [] : [$0] } ?? [])
    return try home(of: identity, among: touched, document: document.id)
  }

  /// Puts projects together in thought, with the names that the record gives itself.
  private func home(
    of identity: RecordIdentity, among projects: [Int64], document: Int64?
  ) throws -> Home {
    var members = try there.members(of: projects)
    members.removeAll { $0.id == document || !$0.isCurrent }
    var names = try members.isEmpty ? [] : there.names(in: projects, members: members)
    let own = members.count
    names += identity.aliases.map { (Name($0), own) }
    var groups = Self.groups(count: own + 1, names)
    let group = groups.group(of: own)
    let applications = members.indices.filter {
      members[$0].kind == "application" && groups.group(of: $0) == group
    }
    if applications.count > 1 {
      return .between(
        projects.filter { project in applications.contains { members[$0].project == project } })
    }
    if identity.kind == "application", let first = applications.first {
      return .secondApplication(project: members[first].project, first: members[first].externalID)
    }
    return projects.isEmpty ? .new : .rearranged(projects)
  }

  // MARK: Putting projects together

  /// Puts projects together anew, by the names that their documents have now.
  ///
  /// - Parameter newProject: gives the number of a project to be made.
  func rearrange(_ projects: [Int64], newProject: () -> Int64) throws {
    let members = try there.members(of: projects)
    let current = members.filter(\.isCurrent)
    let names = try there.names(in: projects, members: current)
    let named = Set(names.map(\.member))
    var groups = Self.groups(count: current.count, names)
    var free = projects
    var homes: [Int: Int64] = [:]
    var made: [Int64] = []
    for (index, member) in current.enumerated() {
      guard named.contains(index) else {
        // It speaks of no project any more.
        try move(member.id, to: nil)
        continue
      }
      let group = groups.group(of: index)
      if homes[group] == nil {
        if let place = free.firstIndex(of: member.project) {
          homes[group] = free.remove(at: place)
        } else {
          let project = newProject()
          made.append(project)
          try insert(project: project)
          homes[group] = project
        }
      }
      if let home = homes[group], home != member.project { try move(member.id, to: home) }
    }
    for project in projects {
      deleteNames.bind(1, project)
      try deleteNames.run()
    }
    for project in projects + made { try rename(project) }
  }

  /// Gives a project without names those its documents give it now, or removes it when it has none.
  private func rename(_ project: Int64) throws {
    countDocuments.bind(1, project)
    let hasDocuments = try countDocuments.next() && countDocuments.integer(0) > 0
    countDocuments.reset()
    guard hasDocuments else {
      deleteProject.bind(1, project)
      return try deleteProject.run()
    }
    try flush()
    addNames.bind(1, project)
    try addNames.run()
    try updateKey(of: project)
  }

  /// Makes a project, with its key when it will have these names and no others.
  func insert(project: Int64, names: [ProjectAlias] = []) throws {
    try insert(project: project, key: names.min { $0.isBetterKey(than: $1) })
  }

  private func insert(project: Int64, key: ProjectAlias?) throws {
    addProject.bind(1, project)
    addProject.bind(2, key?.id ?? "")
    addProject.bind(3, key?.issuer ?? "")
    try addProject.run()
  }

  /// Gives a project more names, all but the own id of the document that brings them.
  func name(_ project: Int64, _ lacking: Lacking, of identity: RecordIdentity) throws {
    if lacking.wasAwaited {
      deleteAlias.bind(1, identity.kind)
      deleteAlias.bind(2, identity.issuer)
      deleteAlias.bind(3, identity.id)
      try deleteAlias.run()
    }
    for alias in lacking.names where !alias.isOwn(of: identity) {
      addAlias.bind(1, alias.kind)
      addAlias.bind(2, alias.issuer)
      addAlias.bind(3, alias.id)
      addAlias.bind(4, project)
      addAlias.bind(5, Int64(alias.rank))
      try addAlias.run()
    }
    if lacking.mayBeKey { try updateKey(of: project) }
  }

  private func updateKey(of project: Int64) throws {
    setKey.bind(1, project)
    try setKey.run()
  }

  func move(_ document: Int64, to project: Int64?) throws {
    moveDocument.bind(1, project)
    moveDocument.bind(2, document)
    try moveDocument.run()
  }

  func key(of project: Int64) throws -> String {
    findKey.bind(1, project)
    defer { findKey.reset() }
    return try findKey.next() ? findKey.text(0) : ""
  }

  // MARK: What is there

  /// The projects that the names of a record belong to, each once, in the names' order; and the names
  /// that none has, or has as a worse one.
  private func projects(
    named identity: RecordIdentity
  ) throws -> (found: [Int64], lacking: Lacking) {
    var found: [Int64] = []
    var lacking = Lacking()
    for alias in identity.aliases {
      let holder = try there.holder(of: alias, namedBy: identity)
      if let holder {
        lacking.bestHeld = min(lacking.bestHeld, holder.rank)
        if !found.contains(holder.project) { found.append(holder.project) }
      }
      if alias.isOwn(of: identity) {
        lacking.wasAwaited = holder != nil
      }
      if (holder?.rank ?? .max) > alias.rank { lacking.names.append(alias) }
    }
    return (found, lacking)
  }

  private static func groups(count: Int, _ names: [(name: Name, member: Int)]) -> Grouping {
    var groups = Grouping(count: count)
    var first: [Name: Int] = [:]
    for (name, member) in names {
      if let other = first[name] { groups.join(other, member) } else { first[name] = member }
    }
    return groups
  }
}

extension ProjectAlias {
  /// Whether people know a project by this name rather than by the other: in the order in which the
  /// portfolio chooses among the names it has.
  fileprivate func isBetterKey(than other: ProjectAlias) -> Bool {
    if rank != other.rank { return rank < other.rank }
    if id != other.id { return id.utf8.lexicographicallyPrecedes(other.id.utf8) }
    return issuer.utf8.lexicographicallyPrecedes(other.issuer.utf8)
  }
}
