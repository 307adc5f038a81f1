import ArgumentParser
import Languages
import Portfolio
import Rules
import Values

// What is found for `due`.

extension Due {
  /// What is due of the projects and programmes that were asked for, by day.
  func find(_ reading: Reading, in context: Context) throws -> [DueItem] {
    let day = context.day
    let query = try search()
    let key = try project.map { try FindProject.key(of: $0, in: reading) }
    var chosen: Set<String>?
    if !query.terms.isEmpty {
      if let fault = try UnknownCode(in: query, reading, on: day) {
        Console.note(fault)
        throw ExitCode.validationFailure
      }
      var keys: Set<String> = []
      try reading.listProjects(query, on: day) { keys.insert($0.key) }
      chosen = keys
      if keys.isEmpty {
        let asked = self.query.joined(separator: " ")
        Console.note(
          Wording("no project fits \(asked)", sv: "inget projekt stämmer med \(asked)"))
      }
    }
    var found: [DueItem] = []
    if chosen?.isEmpty != true {
      try reading.eachProject(key: key) { project in
        guard chosen?.contains(project.key) ?? true else { return }
        for deadline in try project.deadlines(in: context) where isWanted(deadline, on: day) {
          found.append(DueItem(project, deadline))
        }
        for words in project.unreckoned(in: context) {
          Console.note(.same("\(project.key): ") + words)
        }
        guard format == .ical else { return }
        let earlier = try Self.earlierDecisions(of: project, in: reading)
        for deadline in project.cancelledDeadlines(in: context, earlier: earlier)
        where isFor(deadline) {
          found.append(DueItem(project, deadline, isCancelled: true))
        }
      }
    }
    found += try ofProgrammes(reading, query, in: context)
    if project == nil, query.terms.isEmpty { found += try ofOtherPapers(reading, on: day) }
    return found.sorted()
  }

  /// The versions of its decisions that later ones took the place of.
  static func earlierDecisions(of project: Project, in reading: Reading) throws -> [Decision] {
    let current = Set(project.decisions.map(\.header.version))
    guard project.decisions.contains(where: { $0.header.number > 1 }) else { return [] }
    return try reading.papers(ofProject: project.key)
      .filter { $0.kind == .decision && !current.contains($0.version) }
      .compactMap { header in
        guard case .decision(let decision)? = try reading.paper(header) else { return nil }
        return decision
      }
  }

  private func ofProgrammes(
    _ reading: Reading, _ query: ProjectQuery, in context: Context
  ) throws -> [DueItem] {
    guard project == nil else { return [] }
    var funds: Set<String> = []
    for term in query.terms {
      guard case .fund(let fund) = term else { return [] }
      funds.insert(fund.lowercased())
    }
    let last = try context.day.adding(days: within?.days ?? Self.daysOfProgrammes)
    // A programme may have come from more than one sender.
    var known: Set<String> = []
    return try reading.programmes().flatMap { programme -> [DueItem] in
      guard known.insert(programme.cci).inserted else { return [] }
      guard funds.isEmpty || funds.contains(programme.fund.lowercased()) else { return [] }
      return try programme.deadlines(in: context, until: last).filter(isFor)
        .map { DueItem(programme, $0) }
    }
  }

  /// Of calls that are open, agreements that hold, and organisations that tell what they do each year.
  private func ofOtherPapers(_ reading: Reading, on day: Day) throws -> [DueItem] {
    var found: [DueItem] = []
    for call in try reading.calls() {
      found += call.deadlines(on: day).map { DueItem(call.header, as: .call, $0) }
    }
    for agreement in try reading.agreements() {
      let reference = Reference(issuer: agreement.header.issuer, id: agreement.header.id)
      found += agreement.deadlines(on: day, reports: try reading.reports(on: reference))
        .map { DueItem(agreement.header, as: .agreement, $0) }
    }
    let organisations = try reading.organisations()
    let events = organisations.isEmpty ? [] : try reading.events()
    for organisation in organisations {
      guard let portrait = try reading.portrait(of: organisation) else { continue }
      found += try organisation.deadlines(on: day, portrait, events: events)
        .map { DueItem(organisation.header, as: .organisation, $0) }
    }
    return found.filter { isWanted($0.deadline, on: day) }
  }

  /// How far ahead the deadlines of programmes are listed, which come again every year.
  private static let daysOfProgrammes = 365

  /// Whether it is the work of whom was asked for.
  func isFor(_ deadline: Deadline) -> Bool {
    party.map { deadline.kind.parties.contains($0.party) } ?? true
  }

  private func isWanted(_ deadline: Deadline, on day: Day) -> Bool {
    guard isFor(deadline) else { return false }
    switch deadline.state(on: day) {
    // A calendar that has it is told that it is done.
    case .done, .doneLate, .ended: return all || format == .ical
    case .overdue: return true
    case .due(let days): return within.map { days <= $0.days } ?? true
    }
  }
}
