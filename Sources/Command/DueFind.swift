import ArgumentParser
import Languages
import Portfolio
import Rules
import Values

// What is found for `due`.

extension Due {
  /// What is due of the projects and programmes that were asked for, by day.
  func find(
    _ reading: Reading, in context: Context
  ) throws -> (items: [DueItem], unreckoned: [Unreckoned]) {
    let query = try search()
    var chosen: Set<String>?
    if !query.terms.isEmpty {
      if let fault = try UnknownCode(in: query, reading, on: context.day) {
        Console.note(fault)
        throw ExitCode.validationFailure
      }
      var keys: Set<String> = []
      try reading.listProjects(
        query, on: context.day, late: context.rulebooks.lateQuarters(on: context.day)
      ) { keys.insert($0.key) }
      chosen = keys
      if keys.isEmpty {
        let asked = self.query.joined(separator: " ")
        Console.note(
          Wording("no project fits \(asked)", sv: "inget projekt stämmer med \(asked)"))
      }
    }
    if let project { chosen = [try FindProject.key(of: project, in: reading)] }
    let ofProjects = try findOfProjects(chosen, reading, in: context)
    var found = ofProjects.items
    found += try ofProgrammes(reading, query, in: context)
    if project == nil, query.terms.isEmpty {
      found += try ofOtherPapers(reading, on: context.day)
    }
    return (found.sorted(), ofProjects.unreckoned)
  }

  /// What is due of the projects of some keys, or of all.
  private func findOfProjects(
    _ keys: Set<String>?, _ reading: Reading, in context: Context
  ) throws -> (items: [DueItem], unreckoned: [Unreckoned]) {
    let choice = choice(on: context.day)
    let isCalendar = format == .ical
    let found = try reading.gather(.deadlines, keys: keys) { project, reading in
      var found = FoundInProject(project)
      for deadline in try project.deadlines(in: context) where choice.takes(deadline) {
        found.items.append(DueItem(project, deadline))
      }
      if isCalendar {
        let earlier = try Self.earlierDecisions(of: project, in: reading)
        for deadline in project.cancelledDeadlines(in: context, earlier: earlier)
        where choice.isFor(deadline) {
          found.items.append(DueItem(project, deadline, isCancelled: true))
        }
      }
      found.unreckoned = project.unreckoned(in: context)
      return found.isEmpty ? [] : [found]
    }
    let accepted = try AcceptedLateness.all(in: reading, context, of: keys)
    let unreckoned = found.filter { !$0.unreckoned.isEmpty }.sorted { $0.key < $1.key }
      .flatMap { project in
        project.unreckoned.map { Unreckoned(project: project.key, what: $0) }
      }
    let items = found.flatMap(\.items)
    guard !accepted.isEmpty else { return (items, unreckoned) }
    let marked = items.map { item in
      var item = item
      item.deadline = accepted.mark(item.deadline, of: item.subject)
      return item
    }
    return (marked, unreckoned)
  }

  /// What is due in one project, and what of it cannot be reckoned.
  private struct FoundInProject: Sendable {
    let key: String
    var items: [DueItem] = []
    var unreckoned: [Wording] = []

    init(_ project: Project) { key = project.key }

    var isEmpty: Bool { items.isEmpty && unreckoned.isEmpty }
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
    let choice = choice(on: context.day)
    return try reading.dueOfProgrammes(of: funds, in: context, until: last).filter {
      choice.takes($0.deadline)
    }
  }

  private func ofOtherPapers(_ reading: Reading, on day: Day) throws -> [DueItem] {
    let choice = choice(on: day)
    return try reading.dueOfOtherPapers(on: day).filter { choice.takes($0.deadline) }
  }

  /// How far ahead the deadlines of programmes are listed, which come again every year.
  private static let daysOfProgrammes = 365

  /// Which deadlines were asked for.
  func choice(on day: Day) -> DueChoice {
    DueChoice(
      day: day, party: party?.party, withinDays: within?.days,
      // A calendar that has it is told that it is done.
      takesDone: all || format == .ical)
  }
}

/// Which deadlines are listed.
struct DueChoice: Sendable {
  let day: Day
  /// Whose work is asked for; everybody's when it is nobody in particular.
  let party: Deadline.Party?
  /// What is due later is left out.
  let withinDays: Int?
  let takesDone: Bool

  /// Whether it is the work of whom was asked for.
  func isFor(_ deadline: Deadline) -> Bool {
    party.map { deadline.kind.parties.contains($0) } ?? true
  }

  func takes(_ deadline: Deadline) -> Bool {
    guard isFor(deadline) else { return false }
    switch deadline.state(on: day) {
    case .done, .doneLate, .ended: return takesDone
    case .overdue, .accepted: return true
    case .due(let days), .suspended(_, let days): return withinDays.map { days <= $0 } ?? true
    }
  }
}

extension Reading {
  /// What the authorities of programmes have to send until a day: of those of some funds, by their codes
  /// in small letters, or of all.
  func dueOfProgrammes(
    of funds: Set<String> = [], in context: Context, until last: Day
  ) throws -> [DueItem] {
    // A programme may have come from more than one sender.
    var known: Set<String> = []
    return try programmes().flatMap { programme -> [DueItem] in
      guard known.insert(programme.cci).inserted else { return [] }
      guard funds.isEmpty || funds.contains(programme.fund.lowercased()) else { return [] }
      return try programme.deadlines(in: context, until: last).map { DueItem(programme, $0) }
    }
  }

  /// Of calls that are open, agreements that hold, and organisations that tell what they do each year.
  func dueOfOtherPapers(on day: Day) throws -> [DueItem] {
    var found: [DueItem] = []
    for call in try calls() where call.header.issued <= day {
      found += call.deadlines(on: day).map { DueItem(call.header, as: .call, $0) }
    }
    for agreement in try agreements() where agreement.header.issued <= day {
      let reference = Reference(issuer: agreement.header.issuer, id: agreement.header.id)
      found += agreement.deadlines(on: day, reports: try reports(on: reference))
        .map { DueItem(agreement.header, as: .agreement, $0) }
    }
    let organisations = try self.organisations()
    let events = organisations.isEmpty ? [] : try self.events()
    for organisation in organisations {
      guard let portrait = try self.portrait(of: organisation) else { continue }
      found += try organisation.deadlines(on: day, portrait, events: events)
        .map { DueItem(organisation.header, as: .organisation, $0) }
    }
    return found
  }
}
