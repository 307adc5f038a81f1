public import Values

/// An amount of registered expenditure, as SQLite reads it by itself.
public struct RegisteredAmount: Sendable {
  /// The day in whose month it became expenditure.
  public let converted: Day
  public let eligible: Money
  public let publicContribution: Money
}

extension Reading {
  /// What is registered as expenditure of a programme's projects within a time, and what was cut in
  /// it: read by SQLite alone, without making projects of the rows.
  public func registeredExpenditure(
    of programme: Programme, in period: Period, yearBegins: (month: Int, day: Int)?
  ) throws -> [RegisteredAmount] {
    let statement = try RawStatement(
      db,
      """
      WITH \(Self.programmeOfProject), \(Self.paid)
      SELECT currency, registered, eligible_expenditure_minor, public_contribution_minor
      FROM paid
      WHERE kind IN ('interim', 'final') AND registered BETWEEN ?1 AND ?2
      UNION ALL
      SELECT paid.currency,
        \(Self.registeredDayOfCorrected),
        -amount_minor, -correction.public_contribution_minor
      FROM correction JOIN paid ON paid.version = correction.version
      WHERE correction.decided BETWEEN ?1 AND ?2
        AND (accounting_year IS NULL OR ?5 IS NULL OR correction.kind = 'withdrawal'
          OR CAST(substr(accounting_year, 1, 4) AS INTEGER)
            >= CAST(substr(correction.decided, 1, 4) AS INTEGER)
              - (substr(correction.decided, 6) < ?5))
      """)
    statement.bind(1, period.first.iso)
    statement.bind(2, period.last.iso)
    statement.bind(3, programme.header.issuer)
    statement.bind(4, programme.header.id)
    statement.bind(5, yearBegins.map { Self.monthAndDay($0) })
    return try Self.amounts(statement)
  }

  /// What the accounts of a year leave out, decided within a time after it: read by SQLite alone.
  public func expenditureLeftOut(
    ofAccounts year: String, of programme: Programme, in period: Period
  ) throws -> [RegisteredAmount] {
    let statement = try RawStatement(
      db,
      """
      WITH \(Self.programmeOfProject), \(Self.paid)
      SELECT currency, \(Self.registeredDayOfCorrected),
        amount_minor, correction.public_contribution_minor
      FROM correction JOIN paid ON paid.version = correction.version
      WHERE correction.decided BETWEEN ?1 AND ?2 AND accounting_year = ?5
        AND correction.kind <> 'withdrawal'
      """)
    statement.bind(1, period.first.iso)
    statement.bind(2, period.last.iso)
    statement.bind(3, programme.header.issuer)
    statement.bind(4, programme.header.id)
    statement.bind(5, year)
    return try Self.amounts(statement)
  }

  private static func amounts(_ statement: RawStatement) throws -> [RegisteredAmount] {
    var amounts: [RegisteredAmount] = []
    while try statement.next() {
      let currency = try statement.currency(0)
      guard let day = statement.optionalText(1) else { continue }
      amounts.append(
        RegisteredAmount(
          converted: try Day.parse(day),
          eligible: Money(minorUnits: statement.integer(2), currency: currency),
          publicContribution: Money(minorUnits: statement.integer(3), currency: currency)))
    }
    return amounts
  }

  private static func monthAndDay(_ day: (month: Int, day: Int)) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(day.month))-\(two(day.day))"
  }

  /// The papers about money of a programme's projects, the programme being the third and fourth value.
  private static let paid = """
    paid AS (
      SELECT document.project, document.issuer, document.external_id, document.issued, payment.*
      FROM current_document AS document JOIN payment ON payment.version = document.version
      WHERE document.kind = 'payment' AND document.project IN (
        SELECT project FROM programme_of_project
        WHERE programme_issuer = ?3 AND programme_id = ?4)
    )
    """

  /// The day that what a correction cuts was registered on.
  static let registeredDayOfCorrected = """
    CASE WHEN of_payment_id IS NOT NULL THEN (
      SELECT registered FROM paid AS corrected
      WHERE corrected.project = paid.project AND corrected.issuer = of_payment_issuer
        AND corrected.external_id = of_payment_id)
    ELSE (
      SELECT registered FROM paid AS corrected
      WHERE corrected.project = paid.project AND corrected.report_issuer = of_issuer
        AND corrected.report_id = of_id AND corrected.kind IN ('interim', 'final')
        AND registered IS NOT NULL
      ORDER BY coalesce(decided, issued), issuer, external_id LIMIT 1)
    END
    """

  /// The programme of each project: that of its application, else that of the call it answers.
  static var programmeOfProject: String {
    """
    programme_of_project AS (
      SELECT project, programme_issuer, programme_id FROM (
        SELECT document.project,
          CASE WHEN application.programme_id IS NULL THEN call.programme_issuer
            ELSE application.programme_issuer END AS programme_issuer,
          coalesce(application.programme_id, call.programme_id) AS programme_id,
          row_number() OVER (
            PARTITION BY document.project ORDER BY document.issuer, document.external_id) AS place
        FROM current_document AS document
          JOIN application ON application.version = document.version
          LEFT JOIN current_document AS call_document
            ON call_document.kind = 'call' AND call_document.issuer = application.call_issuer
              AND call_document.external_id = application.call_id
          LEFT JOIN call ON call.version = call_document.version
        WHERE document.kind = 'application' AND document.project IS NOT NULL)
      WHERE place = 1
    )
    """
  }
}
