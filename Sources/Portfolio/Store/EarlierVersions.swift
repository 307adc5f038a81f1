import GRDB
import Values

/// The versions of papers that later ones took the place of.
final class EarlierVersions {
  private let statement: RawStatement

  init(_ reading: Reading) throws {
    let (received, holds) = Reading.firstVersion(asOf: reading.asOf)
    statement = try RawStatement(
      reading.db,
      """
      SELECT first.id, first.number, first.issued, \(received) AS received
      FROM main.document JOIN main.document_version AS first ON first.document = document.id
      WHERE document.kind = ?1 AND document.issuer = ?2 AND document.external_id = ?3
        AND first.id <> ?4 AND \(holds)
      ORDER BY first.number, first.issued, first.content_sha256
      """)
  }

  /// The other versions of a paper that this state of the portfolio holds, the oldest first.
  func versions(besides current: DocumentHeader) throws -> [DocumentHeader] {
    statement.bind(1, current.kind.rawValue)
    statement.bind(2, current.issuer)
    statement.bind(3, current.id)
    statement.bind(4, current.version)
    defer { statement.reset() }
    var headers: [DocumentHeader] = []
    while try statement.next() {
      headers.append(
        DocumentHeader(
          version: statement.integer(0), kind: current.kind, issuer: current.issuer, id: current.id,
          number: Int(statement.integer(1)), issued: try Day.parse(statement.text(2)),
          received: try Day.parse(statement.text(3)), firstReceived: current.firstReceived))
    }
    return headers
  }
}
