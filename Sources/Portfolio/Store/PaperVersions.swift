import GRDB
import Values

/// A version of one of a project's papers.
public enum Paper: Sendable {
  case application(Application)
  case decision(Decision)
  case report(Report)
  case payment(Payment)
  case fact(ProjectFact)

  public var header: DocumentHeader {
    switch self {
    case .application(let application): application.header
    case .decision(let decision): decision.header
    case .report(let report): report.header
    case .payment(let payment): payment.header
    case .fact(let fact): fact.header
    }
  }
}

extension Reading {
  /// Every version of a project's papers that this state of the portfolio holds, in the order they
  /// came in; a paper that was withdrawn is left out.
  public func papers(ofProject key: String) throws -> [DocumentHeader] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT version.id, document.kind, document.issuer, document.external_id, version.number,
          version.issued, version.received,
          (SELECT min(first.received) FROM main.document_version AS first
            WHERE first.document = version.document AND first.number = 1
              AND first.from_entry <= ?2
              AND (first.until_entry IS NULL OR first.until_entry > ?2)) AS first_received
        FROM project JOIN current_document AS document ON document.project = project.id
        JOIN document_version AS version ON version.document = document.document
        WHERE project.key = ?1 AND version.from_entry <= ?2
          AND (version.until_entry IS NULL OR version.until_entry > ?2)
        ORDER BY version.received, version.from_entry, version.number, version.id
        """, arguments: [key, asOf]
    ).compactMap { row in
      guard let kind = DocumentKind(rawValue: row["kind"]) else { return nil }
      return DocumentHeader(
        version: row["id"], kind: kind, issuer: row["issuer"], id: row["external_id"],
        number: row["number"], issued: try Day.parse(row["issued"] as String),
        received: try Day.parse(row["received"] as String),
        firstReceived: try (row["first_received"] as String?).map { try Day.parse($0) })
    }
  }

  /// A version of a paper with all that stands in it; `nil` for a kind that is no project's paper.
  public func paper(_ header: DocumentHeader) throws -> Paper? {
    switch header.kind {
    case .application: try documents.application(header).map(Paper.application)
    case .decision: try documents.decision(header).map(Paper.decision)
    case .report: try documents.report(header).map(Paper.report)
    case .payment: try documents.payment(header).map(Paper.payment)
    case .project: try documents.fact(header).map(Paper.fact)
    case .programme, .call, .organisation, .agreement, .event: nil
    }
  }
}
