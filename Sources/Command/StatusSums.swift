import Languages
import Portfolio
import Rules
import Values

/// Sums of a portfolio by what its projects are about.
struct StatusSums {
  /// What projects are put together by.
  enum Dimension: String, CaseIterable {
    case all, fund, objective, theme, county, sector

    /// Its place among all of them.
    fileprivate var place: Int {
      switch self {
      case .all: 0
      case .fund: 1
      case .objective: 2
      case .theme: 3
      case .county: 4
      case .sector: 5
      }
    }
  }

  /// The projects with one value of a dimension, in one currency.
  struct Group {
    let dimension: Dimension
    /// The value; `nil` for the projects that state none.
    let code: String?
    let currency: Currency
    var projects = 0
    var asked: Int64 = 0
    var granted: Int64 = 0
    var claimed: Int64 = 0
    var paid: Int64 = 0
    /// The project whose amount had no room any more.
    var tooLargeAt: String?

    func money(_ amount: Int64) -> Money { Money(minorUnits: amount, currency: currency) }
  }

  private(set) var groups: [Group] = []
  private(set) var statuses: [ProjectStatus: Int] = [:]
  private(set) var projects = 0
  private(set) var lateReports = 0
  private(set) var lateClaims = 0
  private(set) var latePayments = 0
  /// The currencies there are, which are few, and for each the places of its groups by dimension and code.
  private var currencies: [(currency: Currency, places: [CodePlaces])] = []

  init(_ standings: [Standing]) {
    for standing in standings { add(standing) }
    groups.sort { left, right in
      (left.dimension.place, left.code == nil ? 1 : 0, left.code ?? "", left.currency.code)
        < (right.dimension.place, right.code == nil ? 1 : 0, right.code ?? "", right.currency.code)
    }
  }

  private mutating func add(_ standing: Standing) {
    projects += 1
    statuses[standing.status, default: 0] += 1
    lateReports += standing.lateReports
    lateClaims += standing.lateClaims
    latePayments += standing.latePayments
    guard let currency = standing.currency.flatMap({ place(ofCurrency: $0) }) else { return }
    let whole = Amounts(standing)
    add(standing, whole, to: .all, nil, currency)
    add(standing, whole, to: .fund, standing.fund, currency)
    add(standing, whole, to: .county, standing.county, currency)
    add(standing, whole, to: .sector, standing.sector, currency)
    // A project with several themes counts in each of them.
    for theme in standing.themes { add(standing, whole, to: .theme, theme, currency) }
    if standing.themes.isEmpty { add(standing, whole, to: .theme, nil, currency) }
    // The money of a project with several objectives is split by their parts of its cost.
    if standing.objectives.count > 1,
      let parts = whole.split(
        over: standing.objectives.map(\.amount), currencies[currency].currency)
    {
      for (objective, part) in zip(standing.objectives, parts) {
        add(standing, part, to: .objective, objective.code, currency)
      }
    } else {
      add(standing, whole, to: .objective, standing.objectives.first?.code, currency)
    }
  }

  private mutating func place(ofCurrency code: String) -> Int? {
    if let place = currencies.firstIndex(where: { $0.currency.code == code }) { return place }
    guard let currency = Currency(code) else { return nil }
    currencies.append((currency, Dimension.allCases.map { _ in CodePlaces() }))
    return currencies.count - 1
  }

  private mutating func add(
    _ standing: Standing, _ amounts: Amounts, to dimension: Dimension, _ code: String?,
    _ currency: Int
  ) {
    let place: Int
    if let known = currencies[currency].places[dimension.place][code] {
      place = known
    } else {
      place = groups.count
      currencies[currency].places[dimension.place][code] = place
      groups.append(
        Group(dimension: dimension, code: code, currency: currencies[currency].currency))
    }
    groups[place].projects += 1
    guard groups[place].tooLargeAt == nil else { return }
    let asked = groups[place].asked.addingReportingOverflow(amounts.asked)
    let granted = groups[place].granted.addingReportingOverflow(amounts.granted)
    let claimed = groups[place].claimed.addingReportingOverflow(amounts.claimed)
    let paid = groups[place].paid.addingReportingOverflow(amounts.paid)
    let hasNoRoom =
      asked.overflow || granted.overflow || claimed.overflow || paid.overflow
    guard !hasNoRoom, !standing.isTooLarge else {
      groups[place].tooLargeAt = standing.key
      return
    }
    groups[place].asked = asked.partialValue
    groups[place].granted = granted.partialValue
    groups[place].claimed = claimed.partialValue
    groups[place].paid = paid.partialValue
  }

  /// Where the group of each code stands.
  private struct CodePlaces {
    /// Of the codes that came first. To compare a code with the few that most portfolios have is
    /// faster than to hash it.
    private var first: [(code: String?, place: Int)] = []
    private var others: [String?: Int] = [:]

    subscript(code: String?) -> Int? {
      get { first.first { $0.code == code }?.place ?? others[code] }
      set {
        guard let newValue else { return }
        if first.count < 32 { first.append((code, newValue)) } else { others[code] = newValue }
      }
    }
  }

  /// The four amounts of a project, or a part of them.
  private struct Amounts {
    var asked, granted, claimed, paid: Int64

    init(_ standing: Standing) {
      asked = standing.asked
      granted = standing.granted
      claimed = standing.claimed
      paid = standing.paid
    }

    /// The amounts in parts by largest remainder, so that they sum to the whole; `nil` where there is
    /// nothing to split by.
    func split(over weights: [Int64], _ currency: Currency) -> [Amounts]? {
      func parts(_ amount: Int64) -> [Int64]? {
        try? Money(minorUnits: amount, currency: currency).split(over: weights).map(\.minorUnits)
      }
      guard let asked = parts(asked), let granted = parts(granted),
        let claimed = parts(claimed), let paid = parts(paid)
      else { return nil }
      return weights.indices.map { index in
        var part = self
        part.asked = asked[index]
        part.granted = granted[index]
        part.claimed = claimed[index]
        part.paid = paid[index]
        return part
      }
    }
  }
}

extension StatusSums.Dimension {
  var wording: Wording {
    switch self {
    case .all: Wording("Union contribution", sv: "EU-stöd")
    case .fund: Wording("By fund", sv: "Per fond")
    case .objective: Wording("By objective", sv: "Per specifikt mål")
    case .theme: Wording("By theme", sv: "Per tema")
    case .county: Wording("By the owner's county", sv: "Per projektägarens län")
    case .sector: Wording("By the owner's sector", sv: "Per projektägarens sektor")
    }
  }
}

extension StatusSums.Group {
  /// What a table calls the group.
  var label: Wording {
    guard dimension != .all else { return Wording("all", sv: "alla") }
    guard let code else { return Wording("not stated", sv: "anges inte") }
    if dimension == .county, let county = County(code: code) { return county.wording }
    if dimension == .sector, let sector = Sector(rawValue: code) { return sector.label }
    return Wording.same(code)
  }
}
