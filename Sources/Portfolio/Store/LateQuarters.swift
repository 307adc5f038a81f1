/// Which quarters of projects of 2014–2020 are late: their decisions state no periods, and the quarters
/// are those of the year.
public struct LateQuarters {
  /// How many are late in a project.
  public let count: (Project) throws -> Int
  /// How many reports and claims are late by the schedule of a project whose decision was corrected since.
  public let periods: (Project) throws -> (reports: Int, claims: Int)

  public init(
    count: @escaping (Project) throws -> Int,
    periods: @escaping (Project) throws -> (reports: Int, claims: Int) = { _ in (0, 0) }
  ) {
    self.count = count
    self.periods = periods
  }
}

extension Reading {
  /// How many reports and claims are late in a project that has to be asked.
  func latePeriods(
    of project: Int64, _ late: LateQuarters
  ) throws -> (reports: Int, claims: Int) {
    try self.project(project, .deadlines).map(late.periods) ?? (0, 0)
  }

  /// How many quarters are late, by the number of the project; nothing of projects with none.
  func lateQuarters(_ late: LateQuarters) throws -> [Int64: Int] {
    // Few portfolios have such a programme, and of those that have, each project is read.
    let projects = try projects(ofProgrammes: { $0.cci.hasPrefix("2014") })
    var counts: [Int64: Int] = [:]
    for id in projects {
      let count = try project(id, .deadlines).map(late.count) ?? 0
      if count > 0 { counts[id] = count }
    }
    return counts
  }
}
