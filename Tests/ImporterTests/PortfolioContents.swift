import Portfolio
import TestSupport

extension TestPortfolio {
  /// The title of the one call that holds.
  var currentTitle: String {
    get throws { try store.reading { try $0.calls() }.map(\.title).joined(separator: ", ") }
  }

  /// The projects with the documents that hold, by key.
  var groups: [String] {
    get throws {
      try lines(
        """
        SELECT project || ': ' || group_concat(kind || ' ' || id, ', ')
        FROM (SELECT project, kind, id FROM documents WHERE project IS NOT NULL ORDER BY 1, 2, 3)
        GROUP BY project ORDER BY 1;
        """)
    }
  }

  func keys(_ snapshot: Snapshot) throws -> [String] {
    try store.reading(snapshot) { reading in
      var keys: [String] = []
      try reading.eachProject { keys.append($0.key) }
      return keys
    }
  }

  func lines(_ sql: String) throws -> [String] { try StockSQLite.lines(path, sql) }
}
