import Portfolio
import Values

/// An operation as the public list tells of it (Regulation (EU) 2021/1060, Article 49(3)).
///
/// An operation is a project with a grant in force; its unique code is the project's key with its
/// issuer. No text of it shows a personal number.
struct Operation {
  let code: String
  let codeIssuer: String
  let beneficiary: Beneficiary
  /// The contractors' names, in the order of the decision's contracts, each once: point (a).
  let contractors: [String]
  let title: Wording
  let purpose: Wording
  let firstDay: Day
  let completion: Day
  /// Whether the operation was completed that day; else it is expected to be.
  let isCompleted: Bool
  let totalCost: Money
  let eligibleCost: Money
  let unionContribution: Money
  /// Where the amounts stand.
  let sources: PlanSources
  let rate: UnionRate
  let fund: String
  /// The programme's CCI number.
  let programme: String
  let objectives: [ServedObjective]
  let locations: [OperationPlace]
  /// The beneficiary's place, when the operation is mobile or in several places: point (m).
  let beneficiaryPlace: OperationPlace?

  /// A text in a language that is named by its code, when it is known.
  struct Wording: Equatable {
    let text: String
    let language: String?
  }
}

/// Who carries out an operation.
enum Beneficiary: Equatable {
  case legalEntity(name: String, number: String?)
  case naturalPerson(firstName: String, lastName: String)
  /// A natural person, whose name was to be removed on a day.
  case removed(since: Day)
}

/// The Union's share of the eligible cost: point (k).
struct UnionRate: Equatable {
  /// The share, in hundredths of a per cent, what is less being dropped.
  let computed: Percentage
  /// Whether nothing was dropped.
  let isExact: Bool
  /// The rate the decision states.
  let stated: Percentage?

  /// How the share was rounded, as the return names it.
  var rounding: String { isExact ? "exact" : "down" }
}

/// A specific objective that an operation serves: point (j), with its types of intervention: point (n).
struct ServedObjective {
  let code: String
  /// What the programme calls it.
  let title: String?
  let amount: Money
  let interventions: [Intervention]
}

/// A place of an operation or a beneficiary.
struct OperationPlace: Hashable {
  let place: String?
  let postcode: String?
  let municipality: String?
  let county: String?
  let nuts: String?
  let latitude: String?
  let longitude: String?
  let country: String

  init(_ location: Location) {
    place = location.place
    postcode = location.postcode
    municipality = location.municipality
    county = location.county
    nuts = location.nuts
    latitude = location.latitude
    longitude = location.longitude
    country = location.country
  }

  /// The place of a body, without its street.
  init(_ address: Address) {
    place = address.place
    postcode = address.postcode
    municipality = address.municipality
    county = address.county
    nuts = address.nuts
    latitude = nil
    longitude = nil
    country = address.country
  }

  private init(nuts: String?, country: String) {
    self.nuts = nuts
    self.country = country
    place = nil
    postcode = nil
    municipality = nil
    county = nil
    latitude = nil
    longitude = nil
  }

  /// The region at NUTS level 2 alone, which is all that may be told of where a natural person is.
  var region: OperationPlace {
    let countyCode = county ?? municipality.map { String($0.prefix(2)) }
    let nuts2 = nuts.map { String($0.prefix(4)) } ?? countyCode.flatMap { County(code: $0)?.nuts2 }
    return OperationPlace(nuts: nuts2, country: country)
  }
}
