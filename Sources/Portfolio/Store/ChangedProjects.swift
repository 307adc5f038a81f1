extension Reading {
  /// The keys of the projects of which any paper came in, was changed or was withdrawn after an entry of the
  /// log, by the names they have in this state; `nil` when a programme or a call was, on which all depend.
  public func projects(changedAfter entry: Int64) throws -> Set<String>? {
    let changed = """
      SELECT version.document FROM main.document_version AS version
      WHERE version.from_entry > ?1 OR version.until_entry > ?1
      """
    let common = try RawStatement(
      db,
      """
      SELECT 1 FROM main.document AS document
      WHERE document.kind IN ('programme', 'call') AND document.id IN (\(changed)) LIMIT 1
      """)
    common.bind(1, entry)
    let isCommon = try common.next()
    common.reset()
    if isCommon { return nil }
    let keys = try RawStatement(
      db,
      """
      SELECT DISTINCT project.key FROM current_document
        JOIN project ON project.id = current_document.project
      WHERE current_document.document IN (\(changed))
      """)
    keys.bind(1, entry)
    var names: Set<String> = []
    while try keys.next() { names.insert(keys.text(0)) }
    return names
  }
}
