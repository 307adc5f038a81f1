import GRDB
import Values

/// The projects as they were after each entry of the log that changed something of them, made of the versions of
/// their papers that held then.
///
/// Papers belong together by every name that any of their versions has given. So what a project was is found by
/// the papers that made it, though it has another key by now, was parted, or is gone.
struct EarlierProjects {
  private let reading: Reading
  private let members: PaperMembers
  private let commons: CommonVersions

  init(_ reading: Reading) throws {
    self.reading = reading
    members = try PaperMembers(reading)
    commons = try CommonVersions(reading)
  }

  /// Hands on what there was before the last entry that changed something of it, the latest first.
  ///
  /// - Parameter keys: those of the projects that are asked for, as they are or once were; or all.
  func each(keys: Set<String>?, _ body: (Project) throws -> Void) throws {
    for group in members.groups {
      let entries = group.entries.union(commons.changes.filter { group.first < $0 })
        .filter { $0 <= reading.asOf }.sorted()
      guard entries.count > 1 else { continue }
      let states = entries.map { members.projects(of: group, after: $0) }
      if let keys, !states.contains(where: { $0.contains { keys.contains($0.key) } }) { continue }
      // A call may have come after the application, and before anything else of the project.
      for (projects, next) in zip(states, entries.dropFirst()).reversed() {
        for project in projects {
          if let read = try read(project, until: next - 1) { try body(read) }
        }
      }
    }
  }

  /// - Parameter last: the last entry of the log after which they stood so.
  private func read(_ papers: PaperMembers.Gathered, until last: Int64) throws -> Project? {
    let documents = try reading.reader(of: .deadlines)
    var applications: [Application] = []
    var decisions: [Decision] = []
    var earlierDecisions: [Decision] = []
    var reports: [Report] = []
    var payments: [Payment] = []
    for paper in papers.papers {
      let header = paper.header
      switch header.kind {
      case .application: try documents.application(header).map { applications.append($0) }
      case .decision:
        try documents.decision(header).map { decisions.append($0) }
        earlierDecisions += try paper.earlier.compactMap(documents.decision)
      case .report: try documents.report(header).map { reports.append($0) }
      case .payment: try documents.payment(header).map { payments.append($0) }
      case .project, .programme, .call, .organisation, .agreement, .event: continue
      }
    }
    guard !(applications.isEmpty && decisions.isEmpty && reports.isEmpty && payments.isEmpty)
    else { return nil }
    // What deadlines need leaves out papers that belong to no project.
    let call = try applications.first?.call.flatMap { call in
      try commons.version(of: .call, call, after: last).flatMap(reading.documents.call)
    }
    let programme = try (applications.first?.programme ?? call?.programme).flatMap { programme in
      try commons.version(of: .programme, programme, after: last)
        .flatMap(reading.documents.programme)
    }
    return Project(
      key: papers.key, keyIssuer: papers.issuer, applications: applications, decisions: decisions,
      earlierDecisions: earlierDecisions, reports: reports, payments: payments, facts: [],
      call: call, programme: programme)
  }
}

extension Reading {
  /// Hands on the projects as they were before the last entry of the log that changed them, the latest first, as
  /// far as deadlines need them: also of those that are gone, and under the keys that they had then.
  ///
  /// - Parameter keys: those of the projects that are asked for, or all.
  public func eachEarlierProject(
    keys: Set<String>? = nil, _ body: (Project) throws -> Void
  ) throws {
    try EarlierProjects(self).each(keys: keys, body)
  }

  /// Every version of the papers of a kind that has held until this state of the portfolio, withdrawn ones too,
  /// the latest first.
  func everyVersion(of kind: DocumentKind) throws -> [HeldVersion] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT version.id, document.issuer, document.external_id, version.number, version.issued,
          version.received, version.from_entry, version.until_entry
        FROM main.document JOIN main.document_version AS version ON version.document = document.id
        WHERE document.kind = ?1 AND version.from_entry <= ?2
        ORDER BY version.number DESC, version.issued DESC, version.content_sha256 DESC
        """, arguments: [kind.rawValue, asOf]
    ).map { row in
      HeldVersion(
        header: DocumentHeader(
          version: row["id"], kind: kind, issuer: row["issuer"], id: row["external_id"],
          number: row["number"], issued: try Day.parse(row["issued"] as String),
          received: try Day.parse(row["received"] as String)),
        from: row["from_entry"],
        until: (row["until_entry"] as Int64?).flatMap { $0 <= asOf ? $0 : nil })
    }
  }
}

/// A version of a paper, and the entries of the log that brought it and that ended it.
struct HeldVersion {
  let header: DocumentHeader
  let from: Int64
  let until: Int64?

  /// Whether it held after an entry.
  func holds(after entry: Int64) -> Bool { from <= entry && until.map { $0 > entry } ?? true }
}

/// The versions of the calls and programmes that projects stand under.
private struct CommonVersions {
  private let versions: [Name: [HeldVersion]]
  /// The entries of the log that changed one that had come before.
  let changes: Set<Int64>

  private struct Name: Hashable {
    let kind: DocumentKind
    let reference: Reference
  }

  init(_ reading: Reading) throws {
    let all = try [.call, .programme].flatMap { try reading.everyVersion(of: $0) }
    versions = Dictionary(grouping: all) {
      Name(
        kind: $0.header.kind,
        reference: Reference(issuer: $0.header.issuer, id: $0.header.id))
    }
    changes = Set(
      versions.values.filter { $0.count > 1 || $0.contains { $0.until != nil } }
        .joined().flatMap { [$0.from, $0.until].compactMap(\.self) })
  }

  /// The version that held after an entry.
  func version(of kind: DocumentKind, _ reference: Reference, after entry: Int64) -> DocumentHeader?
  {
    versions[Name(kind: kind, reference: reference)]?.first { $0.holds(after: entry) }?.header
  }
}
