import GRDB
public import Values

/// When the last payment on a project was made: asked of projects whose papers about money are not read.
public final class FinalPayments {
  private let statement: RawStatement

  init(_ db: Database) throws {
    statement = try RawStatement(
      db,
      """
      SELECT max(payment.paid)
      -- In this order: SQLite would go through all payments of the portfolio for each project.
      FROM project CROSS JOIN current_document AS document ON document.project = project.id
        CROSS JOIN payment ON payment.version = document.version
      WHERE project.key = ?1 AND project.key_issuer = ?2 AND document.kind = 'payment'
        AND payment.kind = 'final' AND payment.paid <= ?3
      """)
  }

  /// The day the final payment of a project was made, when it was by a day.
  public func paid(of project: Project, until day: Day) throws -> Day? {
    statement.bind(1, project.key)
    statement.bind(2, project.keyIssuer)
    statement.bind(3, day.iso)
    var paid: Day?
    while try statement.next() { paid = try statement.optionalText(0).map { try Day.parse($0) } }
    return paid
  }
}
