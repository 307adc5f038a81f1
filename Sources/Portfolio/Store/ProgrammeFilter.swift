/// The programmes that an act binds: those of some funds, from a year on.
public struct BoundProgrammes: Sendable {
  public let funds: [String]
  /// The first year of the earliest programming period that is meant.
  public let firstYear: Int

  public init(funds: [String], firstYear: Int) {
    self.funds = funds
    self.firstYear = firstYear
  }

  /// The funds as SQLite reads lists.
  var fundsAsJSON: String { "[" + funds.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
}

/// Narrows what SQLite adds up to the projects of one programme, or of those that an act binds.
///
/// SQLite finds them by itself, and not as the rows of a return do, which ask each project for its programme:
/// else the two would always agree. The day is the first value of a statement, the programme the second, and
/// the funds and the first year of those that an act binds the third and the fourth.
struct ProgrammeFilter {
  /// The programme's CCI number; every project counts where it is not named.
  let cci: String?
  /// The programmes that an act binds, where projects of others do not count. A project of no programme does.
  var bound: BoundProgrammes?

  /// What stands before the other parts of a statement.
  var parts: String {
    guard cci != nil || bound != nil else { return "" }
    return "\(Reading.programmeOfProject),\n" + partOfNamed + partOfOthers
  }

  private var partOfNamed: String {
    guard cci != nil else { return "" }
    return """
      of_programme AS (
        SELECT project FROM programme_of_project
        WHERE (programme_issuer, programme_id) IN (
          SELECT held.issuer, held.external_id
          FROM current_document AS held JOIN programme ON programme.version = held.version
          WHERE held.kind = 'programme' AND programme.cci = ?2)
      ),

      """
  }

  private var partOfOthers: String {
    guard bound != nil else { return "" }
    return """
      of_other_law AS (
        SELECT programme_of_project.project
        FROM current_document AS held JOIN programme ON programme.version = held.version
          JOIN programme_of_project
            ON programme_issuer = held.issuer AND programme_id = held.external_id
        WHERE held.kind = 'programme'
          AND NOT (programme.fund IN (SELECT value FROM json_each(?3))
            AND programme.first_year >= ?4)
      ),

      """
  }

  /// That a project is of the programme and of none that the act does not bind, besides what a statement asks
  /// already.
  func and(_ project: String) -> String {
    let isOfNamed = cci == nil ? "" : "AND \(project) IN (SELECT project FROM of_programme)"
    let isBound = bound == nil ? "" : " AND \(project) NOT IN (SELECT project FROM of_other_law)"
    return isOfNamed + isBound
  }

  func bind(to statement: RawStatement) {
    if cci != nil { statement.bind(2, cci) }
    if let bound {
      statement.bind(3, bound.fundsAsJSON)
      statement.bind(4, Int64(bound.firstYear))
    }
  }
}
