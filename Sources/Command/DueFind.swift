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
        guard format == .ical else { return }
        for deadline in project.cancelledDeadlines(in: context) where isFor(deadline) {
          found.append(DueItem(project, deadline, isCancelled: true))
        }
      }
    }
    found += try ofProgrammes(reading, query, in: context)
    return found.sorted()
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
    case .done, .doneLate: return all || format == .ical
    case .overdue: return true
    case .due(let days): return within.map { days <= $0.days } ?? true
    }
  }
}
