import GRDB
import Languages

extension Store {
  /// The day each version was received must be the one its import states, or the one that the log
  /// corrected it to, step by step.
  func verifyReceived(_ db: Database, _ report: inout VerifyReport) throws {
    var told: Set<String> = []
    func tell(_ document: String, _ day: String, _ report: inout VerifyReport) {
      guard told.insert(document).inserted else { return }
      report.add(
        Wording(
          "\(document) counts as received on \(day), which is not what the log says",
          sv: "\(document) räknas som inkommen \(day), vilket inte är vad loggen säger"))
    }
    let stated =
      "CASE WHEN json_valid(entry.details) THEN json_extract(entry.details, '$.received') END"
    let uncorrected = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(Self.document) AS document, version.received FROM document_version AS version
        JOIN document ON document.id = version.document
        JOIN log_entry AS entry ON entry.entry = version.from_entry
        WHERE version.received IS NOT \(stated)
          AND version.id NOT IN (SELECT corrected_receipt.version FROM corrected_receipt)
        """)
    while let row = try uncorrected.next() { tell(row["document"], row["received"], &report) }
    let corrections = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(Self.document) AS document, version.received AS now, step.received AS day,
          lag(step.received) OVER steps IS NULL AS is_first, \(stated) AS stated,
          correction.action,
          json_object('kind', document.kind, 'issuer', document.issuer,
            'id', document.external_id, 'from', step.received,
            'to', lead(step.received, 1, version.received) OVER steps) AS expected,
          correction.details
        FROM corrected_receipt AS step
        JOIN document_version AS version ON version.id = step.version
        JOIN document ON document.id = version.document
        JOIN log_entry AS entry ON entry.entry = version.from_entry
        JOIN log_entry AS correction ON correction.entry = step.until_entry
        WINDOW steps AS (PARTITION BY step.version ORDER BY step.until_entry)
        """)
    while let row = try corrections.next() {
      let isFirst: Bool = row["is_first"]
      let isStated = !isFirst || row["stated"] as String? == row["day"] as String
      let isLogged =
        row["action"] as String == LogAction.received.rawValue
        && row["details"] as String == row["expected"] as String
      if !isStated || !isLogged { tell(row["document"], row["now"], &report) }
    }
    let lost = try Row.fetchCursor(
      db,
      sql: """
        SELECT entry.details, entry.entry FROM log_entry AS entry
        WHERE entry.action = 'received'
          AND NOT EXISTS (SELECT 1 FROM corrected_receipt WHERE until_entry = entry.entry)
        """)
    while let row = try lost.next(), told.isEmpty {
      let entry: Int64 = row["entry"]
      report.add(
        Wording(
          "entry \(entry) of the log corrects a day that the portfolio does not have",
          sv: "post \(entry) i loggen rättar en dag som portföljen inte har"))
    }
  }

  private static let document =
    "document.kind || ' ' || document.issuer || ' ' || document.external_id"
}
