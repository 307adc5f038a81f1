extension Reading {
  /// The numbers of the projects of some programmes: of those one of whose papers names such a programme,
  /// or a call of one.
  func projects(ofProgrammes areMeant: (Programme) -> Bool) throws -> [Int64] {
    let programmes = try self.programmes().filter(areMeant)
    guard !programmes.isEmpty else { return [] }
    let rows = try RawStatement(
      db,
      """
      WITH of_call AS (
        SELECT document.issuer, document.external_id AS id
        FROM call JOIN current_document AS document ON document.version = call.version
        WHERE (call.programme_issuer, call.programme_id) = (?1, ?2)
      )
      SELECT DISTINCT document.project
      FROM outline JOIN current_document AS document ON document.version = outline.version
      WHERE document.project IS NOT NULL AND (
        (outline.programme_issuer, outline.programme_id) = (?1, ?2)
        OR (outline.call_issuer, outline.call_id) IN (SELECT issuer, id FROM of_call))
      """)
    var projects: Set<Int64> = []
    for programme in programmes {
      rows.bind(1, programme.header.issuer)
      rows.bind(2, programme.header.id)
      while try rows.next() { projects.insert(rows.integer(0)) }
      rows.reset()
    }
    return projects.sorted()
  }
}
