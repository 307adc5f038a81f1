import GRDB

/// The tables that documents are read from, as far as somebody needs them.
///
/// What is left out reads as if nobody had stated it, so that one way of reading serves all.
struct TablesRead {
  let db: Database
  private let extent: ProjectExtent

  init(_ db: Database, _ extent: ProjectExtent = .whole) {
    self.db = db
    self.extent = extent
  }

  /// Whether nothing is read of a table: it holds nothing, or is left out.
  func isEmpty(_ table: String) throws -> Bool {
    guard extent != .deadlines || Self.ofDeadlines[table] != nil else { return true }
    return try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM \(table))") ?? true
  }

  /// Columns of a table, with those that are left out as if they held nothing.
  func columns(_ columns: String, of table: String) -> String {
    guard extent == .deadlines, let leftOut = Self.ofDeadlines[table]?.leftOut, !leftOut.isEmpty
    else { return columns }
    return columns.split(whereSeparator: { $0 == "," || $0.isWhitespace })
      .map { leftOut.contains(String($0)) ? "NULL" : String($0) }.joined(separator: ", ")
  }

  /// What is asked of the rows of a table besides their version.
  func condition(on table: String) -> String {
    guard extent == .deadlines, let condition = Self.ofDeadlines[table]?.condition else {
      return ""
    }
    return " AND \(condition)"
  }

  /// What is read of a table.
  private struct Part {
    var condition: String?
    var leftOut: Set<String> = []
  }

  /// What the deadlines of projects are made of, here and nowhere else. That they come out as they do
  /// of everything there is, is tried on the samples.
  private static let ofDeadlines: [String: Part] = [
    "application": Part(
      leftOut: [
        "title", "title_lang", "acronym", "summary", "summary_lang", "purpose", "purpose_lang",
        "aid",
      ]),
    "partner": Part(
      condition: "role = 'applicant'",
      leftOut: [
        "name", "first_name", "last_name", "address_postcode", "address_place",
        "address_municipality", "address_county", "address_nuts", "address_country",
      ]),
    "organisation_identifier": Part(condition: "scheme = 'personal'"),
    "signature": Part(),
    "decision": Part(
      leftOut: [
        "issuing_body", "grounds", "title", "title_lang", "purpose", "purpose_lang", "products",
        "cost_method", "payment_conditions",
      ]),
    // Whether an investment must stand.
    "budget_line": Part(
      condition: "category IN ('works', 'land')",
      leftOut: ["id", "partner", "description", "unit"]),
    "reporting_period": Part(),
    "condition": Part(),
    "report": Part(
      leftOut: [
        "title", "author", "lead", "written", "progress", "deviations", "problems", "results",
        "method",
        "mainstreaming_financing", "mainstreaming_payers", "mainstreaming_note",
      ]),
    "met_condition": Part(),
    "payment": Part(),
    "interruption": Part(),
    "recovery": Part(leftOut: ["interest_basis", "reason"]),
    "recovery_receipt": Part(),
  ]
}
