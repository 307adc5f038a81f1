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
        query, on: context.day, late: context.rulebooks.lateness(on: context.day)
      ) { keys.insert($0.key) }
      chosen = keys
      if keys.isEmpty {
        let asked = self.query.joined(separator: " ")
        Console.note(
          Wording("no project fits \(asked)", sv: "inget projekt stämmer med \(asked)"))
      }
    }
    if let project { chosen = [try key(of: project, in: reading)] }
    let ofProjects = try findOfProjects(chosen, reading, in: context)
    var found = ofProjects.items
    let funds = fundsAsked(by: query)
    let last = try context.day.adding(days: within?.days ?? Self.daysOfProgrammes)
    if let funds { found += try ofProgrammes(of: funds, reading, in: context, until: last) }
    let hasOtherPapers = project == nil && query.terms.isEmpty
    if hasOtherPapers { found += try ofOtherPapers(reading, on: context.day) }
    guard format == .ical else { return (found.sorted(), ofProjects.unreckoned) }
    var memory = DueMemory(
      found, leavingOut: ofProjects.leftOut, by: choice(on: context.day))
    for item in ofProjects.passed { memory.giveAgain(item) }
    for item in ofProjects.past { memory.recall(item) }
    try memory.recallProjects(chosen, reading, in: context)
    if let funds { try memory.recallProgrammes(of: funds, reading, in: context, until: last) }
    if hasOtherPapers { try memory.recallOtherPapers(reading, on: context.day) }
    return (memory.items.sorted(), ofProjects.unreckoned)
  }

  /// The key of the project that is asked for. A calendar may be asked of one that is gone, by the key it had.
  private func key(of name: String, in reading: Reading) throws -> String {
    do {
      return try FindProject.key(of: name, in: reading)
    } catch let unknown as UnknownProject {
      guard format == .ical else { throw unknown }
      var wasThere = false
      try reading.eachEarlierProject(keys: [name]) { _ in wasThere = true }
      guard wasThere else { throw unknown }
      return name
    }
  }

  /// What is due of projects.
  private struct OfProjects {
    var items: [DueItem]
    /// Of a calendar: what there is besides.
    var leftOut: [DueItem] = []
    /// What was due before by the same papers.
    var past: [DueItem] = []
    /// What is told until it has passed, and has.
    var passed: [DueItem] = []
    var unreckoned: [Unreckoned] = []
  }

  /// What is due of the projects of some keys, or of all.
  private func findOfProjects(
    _ keys: Set<String>?, _ reading: Reading, in context: Context
  ) throws -> OfProjects {
    let choice = choice(on: context.day)
    let isCalendar = format == .ical
    let found = try reading.gather(.deadlines, keys: keys) { project, _ in
      var found = FoundInProject(project)
      for deadline in try project.deadlines(in: context) {
        if choice.takes(deadline) {
          found.items.append(DueItem(project, deadline))
        } else if isCalendar {
          found.leftOut.append(DueItem(project, deadline))
        }
      }
      if isCalendar {
        let known = project.knownSince ?? context.day
        for deadline in try project.deadlinesUntilNow(in: context) {
          let item = DueItem(project, deadline)
          guard deadline.kind.passesUntold else {
            found.past.append(item)
            continue
          }
          found.leftOut.append(item)
          if known <= deadline.lastKnown, deadline.due < context.day { found.passed.append(item) }
        }
      }
      found.unreckoned = project.unreckoned(in: context)
      return found.isEmpty ? [] : [found]
    }
    let accepted = try AcceptedLateness.all(in: reading, context, of: keys)
    let items = found.flatMap(\.items).map { item in
      guard !accepted.isEmpty else { return item }
      var item = item
      item.deadline = accepted.mark(item.deadline, of: item.subject)
      return item
    }
    return OfProjects(
      items: items, leftOut: found.flatMap(\.leftOut), past: found.flatMap(\.past),
      passed: found.flatMap(\.passed),
      unreckoned: found.filter { !$0.unreckoned.isEmpty }.sorted { $0.key < $1.key }
        .flatMap { project in
          project.unreckoned.map { Unreckoned(project: project.key, what: $0) }
        })
  }

  /// What is due in one project, and what of it cannot be reckoned.
  private struct FoundInProject: Sendable {
    let key: String
    var items: [DueItem] = []
    var leftOut: [DueItem] = []
    var past: [DueItem] = []
    var passed: [DueItem] = []
    var unreckoned: [Wording] = []

    init(_ project: Project) { key = project.key }

    var isEmpty: Bool { items.isEmpty && leftOut.isEmpty && past.isEmpty && unreckoned.isEmpty }
  }

  /// The funds, in small letters, whose programmes are asked for, of no fund all; `nil` where no programme is.
  private func fundsAsked(by query: ProjectQuery) -> Set<String>? {
    guard project == nil else { return nil }
    var funds: Set<String> = []
    for term in query.terms {
      guard case .fund(let fund) = term else { return nil }
      funds.insert(fund.lowercased())
    }
    return funds
  }

  private func ofProgrammes(
    of funds: Set<String>, _ reading: Reading, in context: Context, until last: Day
  ) throws -> [DueItem] {
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
    case .notRun(let isDone): return takesDone || !isDone
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
