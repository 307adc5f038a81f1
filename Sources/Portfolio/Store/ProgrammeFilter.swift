/// Narrows what SQLite adds up to the projects of one programme.
///
/// SQLite finds them by itself, and not as the rows of a return do, which ask each project for its programme:
/// else the two would always agree. The day is the first value of a statement and the programme the second.
struct ProgrammeFilter {
  /// The programme's CCI number; every project counts where it is not named.
  let cci: String?

  /// What stands before the other parts of a statement.
  var parts: String {
    guard cci != nil else { return "" }
    return """
      \(Reading.programmeOfProject),
      of_programme AS (
        SELECT project FROM programme_of_project
        WHERE (programme_issuer, programme_id) IN (
          SELECT held.issuer, held.external_id
          FROM current_document AS held JOIN programme ON programme.version = held.version
          WHERE held.kind = 'programme' AND programme.cci = ?2)
      ),

      """
  }

  /// That a project is of the programme, besides what a statement asks already.
  func and(_ project: String) -> String {
    cci == nil ? "" : "AND \(project) IN (SELECT project FROM of_programme)"
  }

  func bind(to statement: RawStatement) {
    if cci != nil { statement.bind(2, cci) }
  }
}
