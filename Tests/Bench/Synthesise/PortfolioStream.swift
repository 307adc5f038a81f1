/// The whole portfolio, record by record: the programme, its calls, and for each kind of paper one
/// of every project in an order of its own, followed by the second versions of some.
///
/// Everything about a project follows from its number and the seed, so nothing is remembered between
/// its papers and memory does not grow with the portfolio.
struct PortfolioStream {
  let projects: Int
  let seed: UInt64
  /// Whether one record in a thousand breaks the schema.
  let hasFaults: Bool

  /// The kinds of paper that projects have, in the order they are written. A new kind is a file
  /// under Records and an entry here.
  static let papers: [any Paper.Type] = [
    Application.self, Decision.self, ProgressReport.self, InterimPayment.self, FinalReport.self,
    FinalPayment.self,
  ]

  func write(to xml: inout XMLOutput) throws -> Tally {
    try Programme(projects: projects).write(to: &xml)
    for number in 0..<Call.count {
      try Call(number: number, projects: projects).write(to: &xml)
    }
    for (index, paper) in Self.papers.enumerated() {
      try writeAll(paper, number: UInt64(index), to: &xml)
    }
    try xml.end()
    return xml.tally
  }

  private func writeAll(
    _ paper: any Paper.Type, number: UInt64, to xml: inout XMLOutput
  ) throws {
    let order = Permutation(count: projects, seed: seed, stream: 3 * number)
    for index in 0..<projects {
      let project = Project(number: order[index], seed: seed)
      guard paper.exists(for: project) else { continue }
      let fault =
        hasFaults ? fate(of: project, paper: number).fault(of: paper.faults(of: project)) : nil
      paper.write(project, version: 1, fault: fault, to: &xml)
      try xml.endRecord(fault: fault, isSecondVersion: false)
    }
    let laterOrder = Permutation(count: projects, seed: seed, stream: 3 * number + 1)
    for index in 0..<projects {
      let projectNumber = laterOrder[index]
      guard Fate(project: projectNumber, seed: seed, stream: 3 * number + 2).hasSecondVersion
      else { continue }
      let project = Project(number: projectNumber, seed: seed)
      guard paper.exists(for: project) else { continue }
      paper.write(project, version: 2, fault: nil, to: &xml)
      try xml.endRecord(fault: nil, isSecondVersion: true)
    }
  }

  private func fate(of project: Project, paper: UInt64) -> Fate {
    Fate(project: project.number, seed: seed, stream: 3 * paper + 2)
  }
}

/// A kind of paper that belongs to a project.
protocol Paper: SendableMetatype {
  /// Whether the project has come so far that there is such a paper of it.
  static func exists(for project: Project) -> Bool

  /// The ways in which this project's paper may break the schema.
  static func faults(of project: Project) -> [Fault]

  static func write(_ project: Project, version: Int, fault: Fault?, to xml: inout XMLOutput)
}

extension Paper {
  static func exists(for project: Project) -> Bool { true }
}

/// What happens to a paper on its way: one in a thousand is faulty, one in a hundred comes again.
private struct Fate {
  let hasSecondVersion: Bool
  private let isFaulty: Bool
  private let choice: Int

  init(project: Int, seed: UInt64, stream: UInt64) {
    var random = SplitMix64(seed: seed &+ UInt64(project) &* 0xD134_2543_DE82_EF95, stream: stream)
    hasSecondVersion = random.below(100) == 0
    isFaulty = random.below(1_000) == 0
    choice = random.below(1 << 20)
  }

  func fault(of choices: [Fault]) -> Fault? {
    isFaulty ? choices[choice % choices.count] : nil
  }
}
