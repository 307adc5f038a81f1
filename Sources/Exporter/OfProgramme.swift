import Languages
import Portfolio

// A return of all programmes can be of one that is named: of those that Regulation (EU) 2021/1060 asks for of
// each programme, one is meant in any case.

extension Return {
  /// Whether it is of all programmes where none is named.
  public var isOfAllProgrammes: Bool {
    switch self {
    case .listOfOperations, .operationRecords, .kohesio: true
    case .projects, .budgets, .expenditure, .indicators, .participants: true
    case .paymentApplication, .dataTransmission, .accounts, .performanceReport: false
    case .irregularities, .callTimetable, .claim: false
    }
  }
}

extension ExportContext {
  /// Whether a project is of what the return is of: of the programme that was named, else of any or none.
  func covers(_ project: Project) -> Bool {
    programme == nil || project.programme?.cci == programme
  }

  /// Refuses a programme that the portfolio does not hold: a return of nothing would look like one of a
  /// programme that has no projects.
  func requireProgramme(in reading: Reading, for kind: Return) throws {
    if programme != nil { _ = try programme(in: reading, for: kind) }
  }

  /// The same of a return that Regulation (EU) 2021/1060 asks, which is of no programme that it does not bind.
  func requireProgrammeOfRegulation(in reading: Reading, for kind: Return) throws {
    if programme != nil { _ = try programmeOfRegulation(in: reading, for: kind) }
  }
}

extension Reading {
  /// Every project that a return is of, one at a time.
  func eachProject(
    in context: ExportContext, for kind: Return, _ body: (Project) throws -> Void
  ) throws {
    try context.requireProgramme(in: self, for: kind)
    try eachProject { project in
      if context.covers(project) { try body(project) }
    }
  }

  /// What to do where some programmes lack nothing of what a return of all is withheld for: they have it each
  /// for themselves. Nothing where there are no such programmes. What is withheld is asked by Regulation (EU)
  /// 2021/1060, so only programmes that it binds are told of.
  ///
  /// - Parameter lacking: the programmes that something is lacking of, by their CCI numbers.
  func remedy(whenLacking lacking: Set<String>, in context: ExportContext) throws -> Wording? {
    guard context.programme == nil else { return nil }
    let whole = try programmes().filter { $0.isOfRegulation && !lacking.contains($0.cci) }
      .map(\.cci).sorted()
    guard !whole.isEmpty else { return nil }
    let options = whole.map { Wording.same("--programme \($0)") }.listedAsChoice()
    return Wording(
      "it can be made by itself of what lacks nothing, with ",
      sv: "den kan göras för sig av det som inget saknas i, med ") + options
  }
}
