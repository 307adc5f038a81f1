import Languages
public import Portfolio
public import Rules
import Values

extension Reading {
  /// The keys of the projects whose deadlines come out otherwise when only the tables are read that
  /// deadlines are made of; none, as it must be.
  public func projectsThatDeadlinesNeedMoreOf(in context: Context) throws -> [String] {
    let whole = try gather(.whole) { project, reading in [try Due(project, reading, context)] }
    let part = try gather(.deadlines) { project, reading in [try Due(project, reading, context)] }
    let known = Dictionary(part.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return whole.filter { project in
      // A project that only sources tell of has no deadlines, and is left out.
      known[project.key] != project && !(known[project.key] == nil && project.isEmpty)
    }.map(\.key)
  }
}

/// Everything that deadlines tell of one project.
private struct Due: Hashable, Sendable {
  let key: String
  let deadlines: [Deadline]
  let ever: [Deadline]
  let unreckoned: [Wording]

  init(_ project: Project, _ reading: Reading, _ context: Context) throws {
    key = project.keyIssuer + " " + project.key
    deadlines = try project.deadlines(in: context)
    ever = try project.deadlinesUntilNow(in: context)
    unreckoned = project.unreckoned(in: context)
  }

  var isEmpty: Bool { deadlines.isEmpty && ever.isEmpty && unreckoned.isEmpty }
}
