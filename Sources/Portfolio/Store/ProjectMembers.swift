import GRDB

/// Reads what projects are made of: who has a name, which documents belong to a project, and how those
/// name it.
final class ProjectMembers {
  struct Name: Hashable {
    let kind, issuer, id: String

    init(_ alias: ProjectAlias) { (kind, issuer, id) = (alias.kind, alias.issuer, alias.id) }

    fileprivate init(_ row: RawStatement, from column: Int) {
      kind = row.text(column)
      issuer = row.text(column + 1)
      id = row.text(column + 2)
    }
  }

  /// A document of a project.
  struct Member {
    let id, project: Int64
    let isCurrent: Bool
    let kind, externalID: String
  }

  private let findAlias, findOwner, findApplication: RawStatement
  private let findNames, findDocuments, findOwnNames: RawStatement

  /// Sees to it that the rows of every document are there to be read.
  private let flush: () throws -> Void

  init(_ db: Database, flush: @escaping () throws -> Void) throws {
    self.flush = flush
    func make(_ sql: String) throws -> RawStatement { try RawStatement(db, sql) }
    findAlias = try make(
      "SELECT project, rank FROM project_alias WHERE kind = ? AND issuer = ? AND id = ?")
    findOwner = try make(
      """
      SELECT project FROM document WHERE kind = ? AND issuer = ? AND external_id = ?
        AND project IS NOT NULL AND current_version IS NOT NULL
      """)
    findApplication = try make(
      """
      SELECT external_id FROM document
      WHERE project = ? AND kind = 'application' AND NOT (issuer = ? AND external_id = ?)
        AND current_version IS NOT NULL
      ORDER BY issuer, external_id
      """)
    findNames = try make(
      ProjectNames.statement(
        of: ProjectNames.ofProject, "SELECT document, kind, issuer, id FROM name"))
    findOwnNames = try make(
      ProjectNames.statement(
        of: ProjectNames.ofDocument, "SELECT kind, issuer, id, rank FROM name"))
    findDocuments = try make(
      """
      SELECT id, current_version IS NOT NULL, kind, external_id FROM document
      WHERE project = ? ORDER BY id
      """)
  }

  /// The project that has a name, and its rank there: the project of the document whose id it is, or
  /// the one whose documents speak of it so.
  func holder(
    of alias: ProjectAlias, namedBy identity: RecordIdentity
  ) throws -> (project: Int64, rank: Int)? {
    if alias.kind != "case", !alias.isOwn(of: identity) {
      findOwner.bind(1, alias.kind)
      findOwner.bind(2, alias.issuer)
      findOwner.bind(3, alias.id)
      if try findOwner.next() {
        defer { findOwner.reset() }
        return (findOwner.integer(0), alias.rank)
      }
    }
    findAlias.bind(1, alias.kind)
    findAlias.bind(2, alias.issuer)
    findAlias.bind(3, alias.id)
    guard try findAlias.next() else { return nil }
    defer { findAlias.reset() }
    return (findAlias.integer(0), Int(findAlias.integer(1)))
  }

  /// The id of another current application of a project.
  func application(
    of project: Int64, otherThan identity: RecordIdentity
  ) throws -> String? {
    findApplication.bind(1, project)
    findApplication.bind(2, identity.issuer)
    findApplication.bind(3, identity.id)
    guard try findApplication.next() else { return nil }
    defer { findApplication.reset() }
    return findApplication.text(0)
  }

  func members(of projects: [Int64]) throws -> [Member] {
    var members: [Member] = []
    for project in projects {
      findDocuments.bind(1, project)
      while try findDocuments.next() {
        members.append(
          Member(
            id: findDocuments.integer(0), project: project,
            isCurrent: findDocuments.integer(1) != 0, kind: findDocuments.text(2),
            externalID: findDocuments.text(3)))
      }
    }
    return members
  }

  /// The names of the current documents of projects, with the places of the documents among the
  /// members; the names of others are left out.
  func names(
    in projects: [Int64], members: [Member]
  ) throws -> [(name: Name, member: Int)] {
    let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.id, $0) })
    var names: [(name: Name, member: Int)] = []
    try flush()
    for project in projects {
      findNames.bind(1, project)
      while try findNames.next() {
        guard let member = places[findNames.integer(0)] else { continue }
        names.append((Name(findNames, from: 1), member))
      }
    }
    return names
  }

  /// The names that a document has now, as its record had them.
  func names(of document: Int64) throws -> Set<ProjectAlias> {
    try flush()
    findOwnNames.bind(1, document)
    var names: Set<ProjectAlias> = []
    while try findOwnNames.next() {
      names.insert(
        ProjectAlias(
          kind: findOwnNames.text(0), issuer: findOwnNames.text(1), id: findOwnNames.text(2),
          rank: Int(findOwnNames.integer(3))))
    }
    return names
  }
}

extension ProjectAlias {
  /// Whether it is the record's own id.
  func isOwn(of identity: RecordIdentity) -> Bool {
    id == identity.id && kind == identity.kind && issuer == identity.issuer
  }
}
