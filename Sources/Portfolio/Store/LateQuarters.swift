import GRDB

/// Which quarters of projects of 2014–2020 are late: their decisions state no periods, and the quarters
/// are those of the year.
public struct LateQuarters {
  /// How many are late in a project.
  public let count: (Project) throws -> Int

  public init(count: @escaping (Project) throws -> Int) { self.count = count }
}

extension Reading {
  /// How many quarters are late, by the number of the project; nothing of projects with none.
  func lateQuarters(_ late: LateQuarters) throws -> [Int64: Int] {
    // Few portfolios have such a programme, and of those that have, each project is read.
    let programmes = try RawStatement(
      db,
      """
      SELECT 1 FROM programme JOIN current_document AS document ON document.version = programme.version
      WHERE programme.cci GLOB '2014*' LIMIT 1
      """)
    guard try programmes.next() else { return [:] }
    programmes.reset()
    let rows = try RawStatement(
      db,
      """
      WITH legacy AS (
        SELECT document.issuer, document.external_id AS id
        FROM programme JOIN current_document AS document ON document.version = programme.version
        WHERE programme.cci GLOB '2014*'
      ), of_call AS (
        SELECT document.issuer, document.external_id AS id
        FROM call JOIN current_document AS document ON document.version = call.version
        JOIN legacy ON legacy.issuer = call.programme_issuer AND legacy.id = call.programme_id
      )
      SELECT DISTINCT document.project
      FROM outline JOIN current_document AS document ON document.version = outline.version
      WHERE document.project IS NOT NULL AND (
        (outline.programme_issuer, outline.programme_id) IN (SELECT issuer, id FROM legacy)
        OR (outline.call_issuer, outline.call_id) IN (SELECT issuer, id FROM of_call))
      """)
    var projects: [Int64] = []
    while try rows.next() { projects.append(rows.integer(0)) }
    var counts: [Int64: Int] = [:]
    for id in projects {
      let count = try project(id, .deadlines).map(late.count) ?? 0
      if count > 0 { counts[id] = count }
    }
    return counts
  }
}
