/// Where a project stands on a day, in as few numbers as a sum over the whole portfolio needs.
///
/// Amounts are Union money in whole minor units of the project's currency.
public struct Standing: Sendable {
  public internal(set) var key: String
  public internal(set) var status: ProjectStatus
  public internal(set) var currency: String?
  public internal(set) var fund: String?
  /// The county code of the applicant's address.
  public internal(set) var county: String?
  public internal(set) var sector: String?
  /// The objectives of the decision in force, else of the application, with their parts of the cost.
  public internal(set) var objectives: [(code: String, amount: Int64)]
  public internal(set) var themes: [String]
  public internal(set) var asked: Int64
  public internal(set) var granted: Int64
  public internal(set) var claimed: Int64
  public internal(set) var paid: Int64
  /// Reports, claims and payments whose last day has passed.
  public internal(set) var lateReports: Int
  public internal(set) var lateClaims: Int
  public internal(set) var latePayments: Int
  /// Whether a sum of the project had no room; its amounts are then of no use.
  public internal(set) var isTooLarge: Bool
}
