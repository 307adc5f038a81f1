public import Values

/// Which payments are late.
public struct LatePayments {
  /// The days within which a claim that no paper answers is to be paid, by the day it was received: a law
  /// that changes leaves the time of the claims that were there.
  public let days: (Day) -> Int
  /// Whether that is so of the projects of a programme, and its days off are those of Sweden.
  public let isPlain: (Programme) -> Bool
  /// How many are late in a project whose claims the days alone do not tell of: one is answered by
  /// several payments, paid in part, refused, has stood still, or has a last day that may move; or the
  /// programme is not plain.
  public let count: (Project) throws -> Int

  public init(
    days: @escaping (Day) -> Int, isPlain: @escaping (Programme) -> Bool = { _ in true },
    count: @escaping (Project) throws -> Int
  ) {
    self.days = days
    self.isPlain = isPlain
    self.count = count
  }

  /// Whether the last day to pay a claim that came so many days before a day is past, but moves to that
  /// day or a later one where it is a day off. Whether it does is asked of the project.
  fileprivate func mayMove(by since: Int, of days: Int, on day: Day) -> Bool {
    // Nowhere do days off stand together for so long.
    guard since - days <= 7, let last = try? day.adding(days: days - since) else { return false }
    let working = try? HolidayCalendar.sweden.workingDay(onOrAfter: last, eves: .work)
    return working.map { $0 >= day } ?? false
  }
}

/// The claims that are not paid on a day, by the numbers of their projects.
struct UnpaidClaims {
  /// How many payments are late, in projects of which the days alone tell it; nothing of those with none.
  private(set) var late: [Int64: Int] = [:]
  /// The projects that have to be asked.
  private(set) var asked: Set<Int64>

  init(_ moved: Movements, _ terms: LatePayments, on day: Day, in reading: Reading) throws {
    asked = moved.involved
    let others = Set(try reading.projects(ofProgrammes: { !terms.isPlain($0) }))
    // Many claims came in on the same day.
    var times: [Int: Int] = [:]
    for claim in moved.unpaid {
      if others.contains(claim.project) {
        asked.insert(claim.project)
        continue
      }
      let days = try times[claim.days] ?? terms.days(day.adding(days: -claim.days))
      times[claim.days] = days
      if claim.days > days {
        if terms.mayMove(by: claim.days, of: days, on: day) {
          asked.insert(claim.project)
        } else {
          late[claim.project, default: 0] += 1
        }
      }
    }
    for project in asked { late[project] = nil }
  }
}

extension Reading {
  /// How many payments are late in a project that has to be asked.
  func latePayments(of project: Int64, _ terms: LatePayments) throws -> Int {
    try self.project(project, .deadlines).map(terms.count) ?? 0
  }
}
