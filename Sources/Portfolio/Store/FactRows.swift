import GRDB
import Values

/// Reads the rows that say how sure facts are, which documents of several kinds share.
final class FactRows {
  private let openRows, conflictRows, claimRows, sourceRows, countRows: RowReader
  private let agreementRows, projectRows: RowReader

  init(_ db: TablesRead) throws {
    openRows = try RowReader(db, "not_stated", "field")
    conflictRows = try RowReader(db, "conflict", "field")
    claimRows = try RowReader(db, "conflict_claim", "parent, text, source")
    sourceRows = try RowReader(db, "source", "id, title")
    countRows = try RowReader(db, "participant_count", "parent, sector, count, approx")
    agreementRows = try RowReader(db, "linked_agreement", "issuer, id")
    projectRows = try RowReader(db, "linked_project", "issuer, id")
  }

  func openFields(_ version: Int64) throws -> [OpenField] {
    try openRows.read(version) { OpenField(field: $0.text(1), spot: $0.spot) }
  }

  func conflicts(_ version: Int64) throws -> [FactConflict] {
    let conflicts = try conflictRows.read(version) { (field: $0.text(1), spot: $0.spot) }
    guard !conflicts.isEmpty else { return [] }
    let titles = Dictionary(
      try sourceRows.read(version) { ($0.text(1), $0.text(2)) },
      uniquingKeysWith: { first, _ in first })
    let claims = try claimRows.read(version) { row in
      (
        parent: Int(row.integer(1)),
        claim: FactConflict.Claim(
          value: row.text(2), source: titles[row.text(3)] ?? row.text(3), spot: row.spot)
      )
    }
    return conflicts.map { conflict in
      FactConflict(
        field: conflict.field,
        claims: claims.filter { $0.parent == conflict.spot.element }.map(\.claim),
        spot: conflict.spot)
    }
  }

  /// Two columns of a row, the total of its participants and whether it is approximate; the parts
  /// are rows.
  func participants(
    _ version: Int64, _ row: Columns, from column: Int
  ) throws -> Participants? {
    let spot = row.spot.child("participants")
    let total = row.optionalInteger(column).map {
      FactCount(
        value: Int64($0), isApproximate: row.flag(column + 1) ?? false, spot: spot.child("total"))
    }
    let parts = try countRows.read(version) { part in
      (
        parent: Int(part.integer(1)),
        part: Participants.Part(
          sector: try part.word(2),
          count: FactCount(
            value: part.integer(3), isApproximate: part.flag(4) ?? false, spot: part.spot))
      )
    }.filter { $0.parent == row.spot.element }.map(\.part)
    guard total != nil || !parts.isEmpty else { return nil }
    return Participants(total: total, parts: parts, spot: spot)
  }

  func agreements(_ version: Int64) throws -> [Reference] {
    try agreementRows.read(version) { Reference(issuer: $0.text(1), id: $0.text(2)) }
  }

  func projects(_ version: Int64) throws -> [Reference] {
    try projectRows.read(version) { Reference(issuer: $0.text(1), id: $0.text(2)) }
  }
}
