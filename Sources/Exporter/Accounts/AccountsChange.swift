import Languages
import Portfolio
import Values

/// A line that explains why the applications asked for something else than the portfolio has now: a paper or
/// a rate that has changed since the application that had it was made.
struct AccountsChange {
  let key: AccountsKey
  let project: String
  /// The paper, in the version that the application was made of.
  let document: DocumentHeader
  let correction: String?
  let spot: Spot
  /// What the paper stated then.
  let stated: Money
  let application: ApplicationMark
  let cause: Cause
  /// The month whose rate it was converted by.
  let month: String
  /// What was asked for less what that is now.
  let eligible: Money
  let publicContribution: Money

  enum Cause: String, CaseIterable {
    /// The paper has a later version, or is not registered in the year any more.
    case paperChanged
    case paperWithdrawn
    case rateChanged
    /// The same amount falls on other objectives.
    case splitChanged

    var swedish: String {
      switch self {
      case .paperChanged: "handlingen ändrad"
      case .paperWithdrawn: "handlingen återtagen"
      case .rateChanged: "kursen ändrad"
      case .splitChanged: "fördelas annorlunda på mål"
      }
    }

    var wording: Wording {
      switch self {
      case .paperChanged:
        Wording("the paper was changed since", sv: "handlingen ändrades sedan")
      case .paperWithdrawn:
        Wording("the paper was withdrawn since", sv: "handlingen återtogs sedan")
      case .rateChanged: Wording("the rate was changed since", sv: "kursen ändrades sedan")
      case .splitChanged:
        Wording("it falls on other objectives since", sv: "det fördelas på andra mål sedan")
      }
    }
  }

  /// The line as a part of a difference.
  func source(_ part: Money) -> FigureSource {
    FigureSource(
      project: project, document: document, spot: spot, what: cause.wording,
      stated: .money(stated), conversion: nil, shares: [], part: .money(part))
  }

  /// Why a row differs, in the comment of appendix 4: counted, so that it stays short.
  static func reason(_ changes: [AccountsChange]) -> String? {
    let reasons: [String] = Cause.allCases.compactMap { cause in
      let lines = changes.filter { $0.cause == cause }
      let papers = Set(lines.map { "\($0.document.issuer) \($0.document.id)" }).count
      guard papers > 0 else { return nil }
      let one = papers == 1
      let counted = one ? "1 handling" : "\(papers) handlingar"
      switch cause {
      case .paperChanged: return "\(counted) \(one ? "ändrad" : "ändrade")"
      case .paperWithdrawn: return "\(counted) \(one ? "återtagen" : "återtagna")"
      case .rateChanged:
        return "kursen ändrad för \(Set(lines.map(\.month)).sorted().joined(separator: ", "))"
      case .splitChanged: return "\(counted) \(one ? "fördelad" : "fördelade") på andra mål"
      }
    }
    return reasons.isEmpty
      ? nil : "Efter det att betalningsansökan gjordes: \(reasons.joined(separator: "; "))."
  }

  static func sheet(hasLabels: Bool) -> Sheet<AccountsChange> {
    Sheet(
      "changes", element: "change", hasLabels: hasLabels,
      [
        .code("specific_objective", "Specifikt mål, kod") { $0.key.objective },
        .code("provision", "Bestämmelse") { $0.key.provision.rawValue },
        .code("project", "Projekt") { $0.project },
        .code("document", "Handling") { $0.document.id },
        .code("correction", "Korrigering") { $0.correction },
        .code("application", "Betalningsansökan") { PersonalNumber.mask(in: $0.application.file) },
        .day("application_day", "Gjord per") { $0.application.on },
        .code("cause", "Orsak, kod") { $0.cause.rawValue },
        .label("Orsak") { $0.cause.swedish },
        .code("rate_month", "Kursens månad") { $0.month },
        .code("currency", "Valuta") { _ in "EUR" },
        .cells("expenditure", "A. Utgifter", .amount, sum: "expenditure") {
          Cell(.amount($0.eligible), from: [$0.source($0.eligible)])
        },
        .cells(
          "public_contribution", "B. Offentligt bidrag", .amount, sum: "public_contribution"
        ) {
          Cell(.amount($0.publicContribution), from: [$0.source($0.publicContribution)])
        },
      ])
  }
}

/// Compares what each application of the year was made of, as the portfolio stood then, with what it has now.
///
/// Only lines that differ are kept. Of an application whose mark does not tell when it was made, and of a
/// portfolio in memory alone, nothing can be compared; what is then left unexplained, the row says.
struct AccountsChanges {
  private(set) var all: [AccountsChange] = []
  private let scope: AccountsScope
  private let reading: Reading
  private let rates: EuroRates

  /// - Parameter isChanged: whether there is anything to explain.
  init(
    _ scope: AccountsScope, _ reading: Reading, _ rates: EuroRates, where isChanged: Bool
  ) throws {
    self.scope = scope
    self.reading = reading
    self.rates = rates
    guard isChanged, let standings = scope.standings else { return }
    for holder in standings.applications(of: scope.time.year) {
      guard let asOf = holder.mark.asOf, let reach = standings.reach(of: holder.mark) else {
        continue
      }
      let found = try reading.earlier(after: asOf) { earlier in
        var found: [AccountsChange] = []
        let before = EuroRates(try earlier.rates())
        try earlier.eachProject { project in
          guard project.programme?.cci == scope.programme.cci else { return }
          found += try changes(of: project, in: reach, holder.mark, standings, before)
        }
        return found
      }
      all += found ?? []
    }
  }

  private typealias Parts = [AccountsKey: (eligible: Money, contribution: Money)]

  private func changes(
    of project: Project, in reach: Period, _ mark: ApplicationMark, _ standings: SentStandings,
    _ before: EuroRates
  ) throws -> [AccountsChange] {
    let entries = try RegisteredExpenditure(
      project, in: reach, scope.context.terms, keepsEarlierAccounts: true
    ).entries
    var current: Project?
    var found: [AccountsChange] = []
    for entry in entries {
      let asked = try parts(of: entry, before) {
        try standings.holder(of: entry.piece, under: $0)?.mark == mark
      }
      guard let asked, !asked.isEmpty else { continue }
      if current == nil { current = try self.current(project) }
      found += try changes(of: entry, in: project, asked, current, mark, before)
    }
    return found
  }

  /// The project as it is read now.
  private func current(_ project: Project) throws -> Project? {
    var found: Project?
    try reading.eachProject(key: project.key) { other in
      if other.keyIssuer == project.keyIssuer { found = other }
    }
    return found
  }

  private func changes(
    of entry: RegisteredExpenditure.Entry, in project: Project, _ asked: Parts,
    _ current: Project?, _ mark: ApplicationMark, _ before: EuroRates
  ) throws -> [AccountsChange] {
    let now = try current.flatMap { try self.entry(like: entry, in: $0) }
    func enters(_ objective: Objective) -> Bool {
      guard let now else { return false }
      return scope.applications.turns(of: now.piece, under: objective.code).applied != nil
    }
    let parts = try now.flatMap { try self.parts(of: $0, rates, where: enters) } ?? [:]
    let converted = try now.flatMap { try self.parts(of: $0, before, where: enters) } ?? parts
    let isHeld = current?.payments.contains {
      $0.header.issuer == entry.document.issuer && $0.header.id == entry.document.id
    }
    let isSame =
      now?.eligible == entry.eligible && now?.publicContribution == entry.publicContribution
      && now?.converted == entry.converted
    let paper: AccountsChange.Cause =
      isHeld != true ? .paperWithdrawn : isSame ? .splitChanged : .paperChanged
    let none = (eligible: Money.zero(.eur), contribution: Money.zero(.eur))
    var found: [AccountsChange] = []
    let keys = Set(asked.keys).union(parts.keys)
    for key in keys.sorted(by: { $0.name < $1.name }) {
      let steps = [asked[key] ?? none, converted[key] ?? none, parts[key] ?? none]
      for (place, cause) in [paper, .rateChanged].enumerated() {
        let eligible = try steps[place].eligible.subtracting(steps[place + 1].eligible)
        let contribution = try steps[place].contribution.subtracting(
          steps[place + 1].contribution)
        if eligible.isZero, contribution.isZero { continue }
        found.append(
          AccountsChange(
            key: key, project: PersonalNumber.mask(in: project.key),
            document: entry.document, correction: entry.correction?.id,
            spot: entry.spot.child(entry.correction == nil ? "eligibleExpenditure" : "amount"),
            stated: entry.eligible, application: mark, cause: cause,
            month: String(entry.converted.iso.prefix(7)), eligible: eligible,
            publicContribution: contribution))
      }
    }
    return found
  }

  /// What a paper, or a correction in it, is now.
  private func entry(
    like entry: RegisteredExpenditure.Entry, in project: Project
  ) throws -> RegisteredExpenditure.Entry? {
    try RegisteredExpenditure(
      project, in: scope.applications.reach, scope.context.terms, keepsEarlierAccounts: true
    ).entries.first {
      $0.document.issuer == entry.document.issuer && $0.document.id == entry.document.id
        && $0.correction?.id == entry.correction?.id
    }
  }

  /// What an entry is in euro under each objective that is meant; `nil` when a rate is missing.
  private func parts(
    of entry: RegisteredExpenditure.Entry, _ rates: EuroRates,
    where isMeant: (Objective) throws -> Bool
  ) throws -> Parts? {
    guard let eligible = try rates.convert(entry.eligible, registered: entry.converted),
      let contribution = try rates.convert(entry.publicContribution, registered: entry.converted)
    else { return nil }
    let amounts = try entry.split.parts(of: eligible.euro)
    let contributions = try entry.split.parts(of: contribution.euro)
    var parts: Parts = [:]
    for (index, objective) in entry.split.objectives.enumerated() {
      guard try isMeant(objective) else { continue }
      let key = AccountsKey(
        objective: objective.code, provision: ApplicationProvision(objective.actionKind))
      let sum = parts[key] ?? (eligible: Money.zero(.eur), contribution: Money.zero(.eur))
      parts[key] = (
        try sum.eligible.adding(amounts[index]), try sum.contribution.adding(contributions[index])
      )
    }
    return parts
  }
}
