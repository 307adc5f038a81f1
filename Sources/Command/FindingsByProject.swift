import Findings
import Portfolio

/// Findings of projects that come in any order, given in the order of the projects' keys.
///
/// So many are held at most, since a portfolio of any size is judged in the same memory. Of projects beyond
/// them only the keys are held, and they are judged again when their turn has come.
struct FindingsByProject {
  /// About 1 KB each, a sixth of the memory that a judgement may take. A portfolio of 60 000 projects has
  /// fewer when one of three has a fault, and more when it is judged for the first time by rules that
  /// nobody has kept.
  static var usual: Int { 20_000 }

  private let most: Int
  private var held: [Key: [Finding]] = [:]
  private var again: Set<String> = []
  private var count = 0

  /// What projects are ordered by: key and issuer, byte by byte, as the portfolio has them.
  private struct Key: Hashable, Comparable {
    let key, issuer: String

    static func < (one: Key, other: Key) -> Bool {
      one.key == other.key ? precedes(one.issuer, other.issuer) : precedes(one.key, other.key)
    }
  }

  init(most: Int) { self.most = most }

  /// Takes the next finding of a project.
  mutating func add(_ finding: Finding, of project: Project) {
    guard !again.contains(project.key) else { return }
    let key = Key(key: project.key, issuer: project.keyIssuer)
    guard count < most else {
      // What is held of the project goes too: it is judged again as a whole.
      count -= held.removeValue(forKey: key)?.count ?? 0
      again.insert(project.key)
      return
    }
    held[key, default: []].append(finding)
    count += 1
  }

  /// Gives all findings in the order of the projects.
  ///
  /// - Parameter judge: gives those of the projects with a key again.
  func each(
    _ body: (Finding) -> Void, judgingAgain judge: (String) throws -> [Finding]
  ) throws {
    let projects =
      held.keys.filter { !again.contains($0.key) } + again.map { Key(key: $0, issuer: "") }
    for project in projects.sorted() {
      let found = again.contains(project.key) ? try judge(project.key) : held[project] ?? []
      for finding in found { body(finding) }
    }
  }
}

/// Whether one text comes before another, byte by byte.
private func precedes(_ one: String, _ other: String) -> Bool {
  one.utf8.lexicographicallyPrecedes(other.utf8)
}
