import GRDB

extension Reading {
  /// A project by its number here.
  func project(_ id: Int64, _ extent: ProjectExtent = .whole) throws -> Project? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT key, key_issuer FROM project WHERE id = ?", arguments: [id])
    else { return nil }
    return try project(id, key: row[0], keyIssuer: row[1], extent)
  }

  func project(
    _ id: Int64, key: String, keyIssuer: String, _ extent: ProjectExtent
  ) throws -> Project? {
    let documents = try reader(of: extent)
    var applications: [Application] = []
    var decisions: [Decision] = []
    var earlierDecisions: [Decision] = []
    var reports: [Report] = []
    var payments: [Payment] = []
    var facts: [ProjectFact] = []
    let headers = try headers(ofProject: id, extent)
    defer { if extent == .granted { documents.leaveOutPlan(statedBy: []) } }
    for (place, header) in headers.enumerated() {
      if extent == .granted, place > 0, headers[place - 1].kind == .decision,
        header.kind != .decision
      {
        documents.leaveOutPlan(statedBy: decisions)
      }
      switch header.kind {
      case .application: try documents.application(header).map { applications.append($0) }
      case .decision:
        try documents.decision(header).map { decisions.append($0) }
        // Few papers have been corrected, and what is granted is asked of the current ones alone.
        guard header.number > 1, extent != .granted else { continue }
        earlierDecisions += try earlierVersions(besides: header).compactMap(documents.decision)
      case .report: try documents.report(header).map { reports.append($0) }
      case .payment: try documents.payment(header).map { payments.append($0) }
      // Sources tell of no deadline, and of a project that nothing else tells of there is none.
      case .project where extent == .deadlines: continue
      case .project: try documents.fact(header).map { facts.append($0) }
      case .programme, .call, .organisation, .agreement, .event: continue
      }
    }
    let isKnown = !(applications.isEmpty && decisions.isEmpty && facts.isEmpty)
    guard isKnown || !reports.isEmpty || !payments.isEmpty else { return nil }
    let call = try applications.first?.call.flatMap { try self.call($0) }
    let programme = try (applications.first?.programme ?? call?.programme)
      .flatMap { try self.programme($0) }
    return Project(
      key: key, keyIssuer: keyIssuer, applications: applications, decisions: decisions,
      earlierDecisions: earlierDecisions, reports: reports, payments: payments, facts: facts,
      call: call, programme: programme)
  }

  private func earlierVersions(besides current: DocumentHeader) throws -> [DocumentHeader] {
    let versions = try self.versions ?? EarlierVersions(self)
    self.versions = versions
    return try versions.versions(besides: current)
  }

  func reader(of extent: ProjectExtent) throws -> DocumentReader {
    guard extent == .deadlines else { return documents }
    if let documentsOfDeadlines { return documentsOfDeadlines }
    let reader = try DocumentReader(TablesRead(db, extent))
    documentsOfDeadlines = reader
    return reader
  }

  private func headers(
    ofProject id: Int64, _ extent: ProjectExtent
  ) throws -> [DocumentHeader] {
    let statement = extent == .granted ? byGranted : byProject
    statement.bind(1, id)
    var headers: [DocumentHeader] = []
    while try statement.next() { headers.append(try header(statement)) }
    // Rows lie in the order in which papers came in. What was granted is read before what was applied for,
    // of which it may leave something out.
    return headers.sorted {
      let first = extent == .granted ? ($0.kind != .decision, $1.kind != .decision) : (true, true)
      return first.0 == first.1 ? $0.version < $1.version : !first.0
    }
  }
}
