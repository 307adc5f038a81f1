public import Values

/// A programme, in its current version.
public struct Programme: Hashable, Sendable {
  public let header: DocumentHeader
  public let currency: Currency
  public let title: String
  public let fund: String
  public let cci: String
  /// The first and the last year of its programming period.
  public let firstYear: Int
  public let lastYear: Int
  public let submitted: Day?
  /// Whether the programme's rules on eligibility allow depreciation as a cost.
  public let allowsDepreciation: Bool?
  /// The number of the Commission's decision that approved it, and its day.
  public let approvalNumber: String?
  public let approved: VagueDay?
  public let authorities: [ProgrammeAuthority]
  public let objectives: [ProgrammeObjective]
  public let allocations: [Allocation]
  public let rates: [ProgrammeRate]
  public let interventions: [ProgrammeIntervention]
  public let indicators: [ProgrammeIndicator]

  public var spot: Spot { header.spot }

  /// The country it is run from, by its code of ISO 3166, as its number tells: `SE` of
  /// `2021SE65AMPR001`. One that has no number of that form is run from Sweden, as all that the program was
  /// made for.
  public var country: String { Self.country(ofCCI: cci) }

  /// Asked of every project, so it looks at letters and needs no pattern.
  public static func country(ofCCI cci: String) -> String {
    let start = Array(cci.utf8.prefix(8))
    guard start.count == 8, [Array("2014".utf8), Array("2021".utf8)].contains(Array(start[..<4])),
      start[4...5].allSatisfy({ (0x41...0x5A).contains($0) }),
      start[6...7].allSatisfy({ (0x30...0x39).contains($0) })
    else { return "SE" }
    return String(decoding: start[4...5], as: UTF8.self)
  }
}

/// An authority of the programme and the days it serves.
public struct ProgrammeAuthority: Hashable, Sendable {
  public let role: String
  public let name: String
  public let firstDay: Day?
  public let lastDay: Day?
  public let spot: Spot
}

public struct ProgrammeObjective: Hashable, Sendable {
  public let code: String
  public let title: String
  /// Why the objective has less than its least share, when it has.
  public let explanation: String?
  /// From when an enabling condition is not fulfilled (Regulation (EU) 2021/1060, Article 15(5) and (6)).
  public let unfulfilledFrom: Day?
  /// From when all its enabling conditions are fulfilled again.
  public let fulfilledFrom: Day?
  public let spot: Spot
}

extension ProgrammeObjective {
  /// Whether an enabling condition is not fulfilled on a day.
  public func lacksConditions(on day: Day) -> Bool {
    guard let unfulfilledFrom, unfulfilledFrom <= day else { return false }
    return fulfilledFrom.map { day < $0 } ?? true
  }
}

/// Union money of a year, for an objective when it is stated by objective.
public struct Allocation: Hashable, Sendable {
  public let objective: String?
  public let year: Int
  public let amount: Money
  public let spot: Spot
}

/// An indicator of the programme; its values are in hundredths of the unit.
public struct ProgrammeIndicator: Hashable, Sendable {
  public let objective: String
  public let id: String
  public let kind: String
  public let milestoneHundredths: Int64?
  public let baselineHundredths: Int64?
  public let targetHundredths: Int64?
  /// The unit of its values, and those of baseline and target where they have units of their own.
  public let unit: String?
  public let baselineUnit: String?
  public let targetUnit: String?
  public let spot: Spot
}

/// A type of intervention of the programme, by one code of a table.
public struct ProgrammeIntervention: Hashable, Sendable {
  public let objective: String
  public let table: String
  public let group: String?
  public let code: String
  /// When the amendment that added it to the programme was requested.
  public let amendmentRequested: Day?
  /// From when the programme lets costs of solidarity actions be eligible.
  public let costsFrom: Day?
  public let spot: Spot

  /// Group and code in one word: `II.004`, or `003` without groups.
  public var qualified: String { group.map { "\($0).\(code)" } ?? code }
}

/// The financing of a type of action, as the Commission's decision sets it.
public struct ProgrammeRate: Hashable, Sendable {
  public let objective: String
  public let actionKind: ActionKind
  public let rate: Percentage
  public let base: ContributionBase
  /// What the Union gives, and what is national, public and private (Annex VI, table 6).
  public let unionContribution: Money?
  public let nationalPublic: Money?
  public let nationalPrivate: Money?
  public let spot: Spot

  /// All of it; `nil` when the programme states none.
  public var allocation: Money? {
    get throws(ArithmeticError) {
      guard let unionContribution else { return nil }
      return try Money.sum(
        [unionContribution, nationalPublic, nationalPrivate].compactMap(\.self),
        in: unionContribution.currency)
    }
  }
}
