import Findings
import Languages
public import Portfolio
import Rules
import Values

extension TestPortfolio {
  /// What the built-in rules say of every project and document on a day, one line each.
  public func verdicts(on day: String) throws -> [String] {
    let assessor = Assessor(
      context: Context(rulebook: .builtIn, day: try Day.parse(day), rates: []))
    return try store.reading { reading in
      var found: [Assessment] = []
      try reading.eachProject { found += assessor.assess($0) }
      for subject in try SubjectDocument.all(in: reading) { found += assessor.assess(subject) }
      return found.map { assessment in
        let document = assessment.document.map { "\($0.kind) \($0.issuer) \($0.id)" } ?? "-"
        return
          "\(assessment.card.id) \(assessment.project ?? "-") \(document): \(words(assessment.outcome))"
      }.sorted()
    }
  }

  /// An outcome without the numbers of the portfolio, which follow the order of arrival.
  private func words(_ outcome: Outcome) -> String {
    switch outcome {
    case .passes: "passes"
    case .fails(let failures):
      "fails: "
        + failures.map { "\($0.message.english) @\($0.spot.element)" }.joined(separator: "; ")
    case .silent(let reason, _): "silent: \(reason)"
    case .notRun(let reason, _, _): "not run: \(reason)"
    }
  }

  /// The documents that hold, the keys of the projects and every typed row, in an order of their own.
  public func content(of shapes: [TableShape]) throws -> String {
    let paper = "document.kind, document.issuer, document.external_id"
    var statements = [
      """
      SELECT \(paper), version.number, hex(content_sha256) FROM document
      JOIN document_version AS version ON version.id = current_version ORDER BY 1, 2, 3;
      """,
      "SELECT key, key_issuer FROM project ORDER BY 1, 2;",
      """
      SELECT kind, issuer, id, rank, project FROM project_names ORDER BY 1, 2, 3;
      """,
    ]
    for shape in shapes {
      let columns =
        (shape.isRoot ? [] : ["element"]) + (shape.hasParent ? ["parent"] : []) + shape.columns
      let values = columns.map { "row.\($0)" }.joined(separator: ", ")
      statements.append(
        """
        SELECT '\(shape.name)', \(paper), version.number, hex(content_sha256)\(values.isEmpty ? "" : ", " + values)
        FROM \(shape.name) AS row JOIN document_version AS version ON version.id = row.version
        JOIN document ON document.id = version.document
        ORDER BY 2, 3, 4, 5, 6\(shape.isRoot ? "" : ", row.element");
        """)
    }
    return try StockSQLite.run(path, statements.joined(separator: "\n"))
  }
}
