import Portfolio
import Values

/// The registered expenditure of a programme up to the end of an accounting year, piece by piece, as a state of
/// the portfolio has it: what is compared to tell what has changed since an application was made.
struct ExpenditureState {
  private(set) var pieces: [Name: Piece] = [:]
  private(set) var gaps: Set<Gap> = []
  /// The names that pieces had before they were named like those of another state.
  private(set) var renamed: [Name: Name] = [:]
  private let programme: Programme?
  private let rates: EuroRates
  private let time: Time

  /// Up to when a state is told.
  struct Time {
    /// The accounting year.
    let year: AccountingYear
    /// The last day in it whose expenditure counts.
    let until: Day
    /// The day whose enabling conditions count.
    let conditions: Day
    /// The last day of the decisions on cuts that accounts of the year, or of one before it, leave out.
    let cuts: Day
    let terms: ReturnTerms
  }

  /// A piece by the paper, and the correction in it when it is a cut.
  struct Name: Hashable {
    let document: Reference
    let correction: String?
  }

  struct Piece {
    let entry: RegisteredExpenditure.Entry
    /// The project's key, as it is shown.
    let project: String

    var name: Name {
      Name(document: entry.document.reference, correction: entry.correction?.id)
    }
  }

  /// What a piece is in euro under a row.
  struct Part: Equatable {
    var eligible = Money.zero(.eur)
    var publicContribution = Money.zero(.eur)
  }

  typealias Parts = [ApplicationKey: Part]

  /// - Parameters:
  ///   - programme: as the return is of it; the state may have it with other conditions, or not at all.
  ///   - keys: the projects that are asked for, or all.
  init(
    _ reading: Reading, of programme: Programme, _ time: Time, projects keys: Set<String>?
  ) throws {
    self.programme = try reading.programmes().first { $0.cci == programme.cci }
    self.time = time
    rates = EuroRates(try reading.rates())
    guard let keys else {
      try reading.eachProject { try add($0) }
      return
    }
    // The progress is that of the walk over all projects.
    let onProject = reading.onProject
    reading.onProject = nil
    defer { reading.onProject = onProject }
    for key in keys.sorted() { try reading.eachProject(key: key) { try add($0) } }
  }

  private mutating func add(_ project: Project) throws {
    guard let programme, project.programme?.cci == programme.cci,
      let first = Day(year: programme.firstYear, month: 1, day: 1), first <= time.until
    else { return }
    let registered = try RegisteredExpenditure(
      project, in: try Period(first: first, last: time.until), time.terms,
      keepsEarlierAccounts: true)
    let leftOut = try RegisteredExpenditure(
      project, leftOutOf: time.year, orEarlier: true, until: time.cuts)
    gaps.formUnion(registered.gaps)
    gaps.formUnion(leftOut.gaps)
    let key = PersonalNumber.mask(in: project.key)
    for entry in registered.entries + leftOut.entries {
      let piece = Piece(entry: entry, project: key)
      pieces[piece.name] = piece
    }
  }

  /// Gives pieces that another state does not have the names of those it has instead: a paper that was
  /// withdrawn and sent again under another id holds the same money, as it answers the same claim.
  func named(like other: ExpenditureState) -> ExpenditureState {
    var state = self
    struct Claim: Hashable {
      let report: Reference
      let correction: String?
    }
    func claims(of one: ExpenditureState, without other: ExpenditureState) -> [Claim: [Name]] {
      var names: [Claim: [Name]] = [:]
      for (name, piece) in one.pieces where other.pieces[name] == nil {
        guard let report = piece.entry.claim else { continue }
        names[Claim(report: report, correction: name.correction), default: []].append(name)
      }
      return names.mapValues { $0.sorted { one.order(of: $0) < one.order(of: $1) } }
    }
    let gone = claims(of: other, without: self)
    for (claim, came) in claims(of: self, without: other) {
      for (new, old) in zip(came, gone[claim] ?? []) {
        state.pieces[old] = state.pieces.removeValue(forKey: new)
        state.renamed[new] = old
      }
    }
    return state
  }

  private func order(of name: Name) -> String {
    "\(pieces[name]?.entry.registered.iso ?? "") \(name.document.issuer) \(name.document.id)"
  }

  /// What a piece is in euro under each row it stands under.
  ///
  /// - Parameter other: another state, whose rates are taken.
  /// - Returns: `nil` when a rate is missing.
  func parts(
    of piece: Piece?, atRatesOf other: ExpenditureState? = nil
  ) throws -> Parts? {
    guard let entry = piece?.entry else { return [:] }
    let rates = (other ?? self).rates
    guard let eligible = try rates.convert(entry.eligible, registered: entry.converted),
      let contribution = try rates.convert(entry.publicContribution, registered: entry.converted)
    else { return nil }
    let amounts = try entry.split.parts(of: eligible.euro)
    let contributions = try entry.split.parts(of: contribution.euro)
    var parts: Parts = [:]
    for (index, objective) in entry.split.objectives.enumerated() {
      let key = ApplicationKey(
        objective: objective.code, provision: ApplicationProvision(objective.actionKind))
      guard key.provision.exclusion == nil, !isExcluded(objective.code, entry.converted) else {
        continue
      }
      var part = parts[key] ?? Part()
      part.eligible = try part.eligible.adding(amounts[index])
      part.publicContribution = try part.publicContribution.adding(contributions[index])
      parts[key] = part
    }
    return parts
  }

  /// Whether what was registered under an objective on a day is declared apart on the day of the return.
  private func isExcluded(_ objective: String, _ registered: Day) -> Bool {
    programme?.objectives.contains {
      $0.code == objective && $0.lacksConditions(on: registered)
        && $0.lacksConditions(on: time.conditions)
    } ?? false
  }

  /// Whether it is within its year that a piece was registered, or decided; what accounts of a year before
  /// take off is not of it.
  func isOfYear(_ piece: Piece) -> Bool {
    time.year.period.contains(piece.entry.registered) && !piece.entry.isInEarlierAccounts
  }
}

extension DocumentHeader {
  /// How other documents name it.
  var reference: Reference { Reference(issuer: issuer, id: id) }
}
