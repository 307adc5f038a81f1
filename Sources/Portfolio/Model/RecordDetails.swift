public import Values

/// What documents tell that no rule asks for and the record of an operation does (Regulation (EU)
/// 2021/1060, Annex XVII): each by the number of the element it stands in.
public struct RecordDetails: Sendable {
  /// Of a body or a contract: its beneficial owners.
  public internal(set) var owners: [Int: [BeneficialOwner]] = [:]
  /// Of a body: the street of its address.
  public internal(set) var streets: [Int: String] = [:]
  /// Of a contract or a sub-contract: who has it.
  public internal(set) var contractors: [Int: Contractor] = [:]

  /// Nothing besides.
  public init() {}
}

/// Who owns or controls a body in the end, or the register where that stands.
public struct BeneficialOwner: Hashable, Sendable {
  public let firstName: String?
  public let lastName: String?
  public let birthDate: Day?
  /// The register of beneficial owners, which then tells the rest.
  public let register: String?
}

/// A contractor or a sub-contractor, by name and number.
public struct Contractor: Hashable, Sendable {
  public let name: String
  public let scheme: String?
  public let number: String?
}
