/// The names that documents give their projects, read out of the rows.
///
/// The importer reads the same names out of records; a test compares the two.
enum ProjectNames {
  /// A statement that begins with the names of some documents: `name (document, kind, issuer, id,
  /// rank)`, of which `rest` makes use. Only what is about a project names one: a call has a case too.
  ///
  /// - Parameter papers: a query that gives the documents as document, kind, issuer, id and version.
  static func statement(of papers: String, _ rest: String) -> String {
    """
    WITH paper (document, kind, issuer, id, version) AS (
      SELECT * FROM (\(papers))
      WHERE kind IN ('application', 'decision', 'report', 'payment', 'project')),
    name (document, kind, issuer, id, rank) AS (
      SELECT document, kind, issuer, id, CASE kind WHEN 'application' THEN 4 ELSE 5 END FROM paper
      WHERE kind <> 'report'
      UNION ALL
      SELECT document, paper.kind, issuer, id, 5 FROM paper JOIN report USING (version)
      WHERE agreement_id IS NULL OR coalesce(application_id, decision_id) IS NOT NULL
        OR EXISTS (SELECT 1 FROM case_number WHERE case_number.version = report.version)
      UNION ALL
      SELECT document, 'case', case_number.issuer, case_number.id,
        CASE WHEN paper.kind = 'decision' AND case_number.issuer = paper.issuer THEN 1
          WHEN paper.kind IN ('application', 'decision') THEN 2 ELSE 3 END
      FROM paper JOIN case_number USING (version)
      UNION ALL
      SELECT document, 'application', application_issuer, application_id, 4
      FROM paper JOIN decision USING (version) WHERE application_id IS NOT NULL
      UNION ALL
      SELECT document, 'decision', amends_issuer, amends_id, 5
      FROM paper JOIN decision USING (version) WHERE amends_id IS NOT NULL
      UNION ALL
      SELECT document, 'application', application_issuer, application_id, 4
      FROM paper JOIN report USING (version) WHERE application_id IS NOT NULL
      UNION ALL
      SELECT document, 'decision', decision_issuer, decision_id, 5
      FROM paper JOIN report USING (version) WHERE decision_id IS NOT NULL
      UNION ALL
      SELECT document, 'application', application_issuer, application_id, 4
      FROM paper JOIN payment USING (version) WHERE application_id IS NOT NULL
      UNION ALL
      SELECT document, 'decision', decision_issuer, decision_id, 5
      FROM paper JOIN payment USING (version) WHERE decision_id IS NOT NULL
      UNION ALL
      SELECT document, 'report', report_issuer, report_id, 5
      FROM paper JOIN payment USING (version) WHERE report_id IS NOT NULL
    )
    \(rest)
    """
  }

  /// The names that the portfolio has, as kind, issuer, id, rank and project: those written down, and the
  /// own ids of documents that hold.
  static let held = """
    SELECT kind, issuer, id, rank, project FROM main.project_alias
    UNION ALL
    SELECT kind, issuer, external_id, CASE kind WHEN 'application' THEN 4 ELSE 5 END, project
    FROM main.document WHERE project IS NOT NULL AND current_version IS NOT NULL
    """

  /// The documents of the project ?1 that hold.
  static let ofProject = """
    SELECT id, kind, issuer, external_id, current_version FROM document
    WHERE project = ?1 AND current_version IS NOT NULL
    """

  /// The document ?1, when it holds.
  static let ofDocument = """
    SELECT id, kind, issuer, external_id, current_version FROM document
    WHERE id = ?1 AND current_version IS NOT NULL
    """
}
