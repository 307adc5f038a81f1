import Languages
import Portfolio
import Values

/// A row of the accounts: what was applied for in the year under a provision of an objective, what the
/// accounts leave out of it, and why.
struct AccountsRow {
  let application: PaymentApplicationRow
  let cuts: [AccountsCut]
  /// What the applications that were sent asked for, when any is marked as sent.
  let sent: StatedBefore.Sum?
  /// What has changed since the last of them was made, line by line.
  var changes: [SentChange] = []
  /// Technical assistance, of its own row.
  var assistance: Assistance?

  /// Technical assistance as a share of what was asked for, and of what is entered (Article 36(5)).
  struct Assistance {
    let asked: Money
    let askedCell: Cell
    let entered: Money
    let enteredCell: Cell
  }

  /// The most characters of a comment (Annex XXIV, appendix 4, column G).
  static let longestComment = 500

  var provision: ApplicationProvision { application.provision }

  var key: ApplicationKey {
    ApplicationKey(objective: application.objective ?? "", provision: application.provision)
  }

  /// What is applied for and accounted for: a row that the template does not have holds nothing.
  var isOfTemplate: Bool { provision.exclusion == nil }

  /// As the portfolio has it now.
  var registered: TracedFigure { isOfTemplate ? application.eligible : TracedFigure() }
  var registeredPublic: TracedFigure {
    isOfTemplate ? application.publicContribution : TracedFigure()
  }

  /// What the payment applications asked for: those that were sent, else what they would ask for now.
  var applied: Money { sent?.eligible ?? registered.amount }
  var appliedPublic: Money { sent?.publicContribution ?? registeredPublic.amount }

  func leftOut(
    _ path: KeyPath<AccountsCut, TracedFigure>, afterAudit: Bool = false
  ) throws(ArithmeticError) -> TracedFigure {
    var figure = TracedFigure()
    for cut in cuts where isOfTemplate && (!afterAudit || cut.correction.isAfterAudit == true) {
      try figure.add(cut[keyPath: path])
    }
    return figure
  }

  // MARK: What has changed since

  /// A figure of the row: of expenditure, or of the public contribution to it.
  struct Side {
    let applied: Money
    let registered: TracedFigure
    let leftOut: TracedFigure
    /// The lines of what has changed, each less what it is now.
    let changed: [(change: SentChange, part: Money)]

    /// What was asked for and is not there any more, piece by piece.
    let fallen: Money
    /// What was stated less what the papers and rates of then give: no line explains it.
    let unexplained: Money

    init(
      applied: Money, registered: TracedFigure, leftOut: TracedFigure,
      _ changed: [(change: SentChange, part: Money)]
    ) throws(ArithmeticError) {
      self.applied = applied
      self.registered = registered
      self.leftOut = leftOut
      self.changed = changed
      var fallen = Money.zero(.eur)
      var explained = Money.zero(.eur)
      for (change, part) in changed {
        explained = try explained.adding(part)
        if change.isOfYear, !part.isNegative { fallen = try fallen.adding(part) }
      }
      self.fallen = fallen
      unexplained = try applied.subtracting(registered.amount).subtracting(explained)
    }

    /// By how much the accounts hold less than was asked for, besides what they leave out: piece by piece, so
    /// that a rise of one paper covers no fall of another.
    var taken: Money {
      get throws(ArithmeticError) {
        unexplained.isNegative ? fallen : try fallen.adding(unexplained)
      }
    }

    /// What the accounts hold: what was applied for, less what they leave out and what has fallen since.
    var entered: Money {
      get throws(ArithmeticError) {
        try applied.subtracting(leftOut.amount).subtracting(try taken)
      }
    }

    /// What the portfolio has and the accounts do not hold, since no application of the year asked for it.
    var notApplied: Money {
      get throws(ArithmeticError) {
        try registered.amount.subtracting(leftOut.amount).subtracting(try entered)
      }
    }

    /// The lines that stand for it.
    var notAppliedLines: [(change: SentChange, part: Money)] {
      changed.filter { !$0.change.isOfYear || $0.part.isNegative }
    }

    /// What is stated less than the papers of then give, which no line explains.
    var unexplainedRise: Money { unexplained.isNegative ? unexplained : .zero(.eur) }
  }

  func expenditure() throws(ArithmeticError) -> Side {
    try Side(
      applied: applied, registered: registered, leftOut: try leftOut(\.eligible),
      changes.map { ($0, $0.eligible) })
  }

  func publicSide() throws(ArithmeticError) -> Side {
    try Side(
      applied: appliedPublic, registered: registeredPublic,
      leftOut: try leftOut(\.publicContribution), changes.map { ($0, $0.publicContribution) })
  }

  /// What the Union's rate is applied to, with all that it is made of.
  func enteredBase() throws -> TracedFigure {
    let side = try application.rate?.base == .public ? publicSide() : expenditure()
    return TracedFigure(try side.entered, from: try side.enteredSources)
  }

  /// What of it no line explains.
  func enteredBaseRise() throws(ArithmeticError) -> Money {
    try application.rate?.base == .public
      ? publicSide().unexplainedRise : expenditure().unexplainedRise
  }

  var appliedSources: [FigureSource] { sent == nil ? registered.sources : [] }

  /// Why what was asked for differs from what the portfolio has now.
  private func changedSince() throws -> [String] {
    var reasons: [String] = []
    if let reason = SentChange.reason(changes.filter(\.isOfYear)) { reasons.append(reason) }
    let rests = [try expenditure().unexplained, try publicSide().unexplained]
    guard let rest = rests.first(where: { !$0.isZero && !$0.isNegative }) else { return reasons }
    let amount = Wording("\(rest)", sv: "\(rest)")(in: .swedish)
    return reasons + ["Betalningsansökningarna begärde \(amount) mer än handlingar och kurser ger."]
  }

  /// Column G: each type of deduction with its reasons; nothing where there is no difference.
  var comment: String? {
    get throws {
      if let assistance {
        return assistance.asked == assistance.entered
          ? nil
          : "Tekniskt stöd är en andel av det som räkenskaperna tar upp (artikel 36.5 i förordning (EU) "
            + "2021/1060): skillnaden följer av övriga rader."
      }
      guard isOfTemplate, sent != nil || !cuts.isEmpty else { return nil }
      let changed = try changedSince()
      guard !changed.isEmpty || !cuts.isEmpty else { return nil }
      return reasons(changed)
    }
  }

  private func reasons(_ changed: [String]) -> String {
    let kinds: [Correction.Kind] = [.irregular, .underAssessment, .other]
    return kinds.compactMap { kind in
      var reasons: [String] = []
      for cut in cuts where cut.correction.kind == kind {
        let reason = PersonalNumber.mask(in: cut.correction.reason)
        if !reasons.contains(reason) { reasons.append(reason) }
      }
      if kind == .other { reasons += changed }
      return reasons.isEmpty ? nil : "\(kind.point): \(reasons.joined(separator: " "))"
    }.joined(separator: "; ")
  }
}

extension AccountsRow.Side {
  /// What the accounts hold, with all that it is made of: what is registered, less what they leave out and what
  /// no application asked for.
  var enteredSources: [FigureSource] {
    get throws(ArithmeticError) {
      var sources = try registered.subtracting(leftOut).sources
      for (change, part) in notAppliedLines where !part.isZero {
        sources.append(change.source(part))
      }
      return sources
    }
  }

  var enteredCell: Cell {
    get throws {
      let entered = try entered
      let rest = unexplainedRise
      return Cell(
        .amount(entered), from: try enteredSources,
        steps: try Self.steps(to: entered, Self.notExplained, rest))
    }
  }

  /// The steps of a figure that is its parts and one amount besides; none where that is nothing.
  static func steps(
    to sum: Money, _ what: Wording, _ rest: Money
  ) throws(ArithmeticError) -> [FigureStep] {
    if rest.isZero { return [] }
    let parts = try sum.subtracting(rest)
    return [
      .parts(parts), .other(what, rest),
      .sum(Wording("together", sv: "tillsammans"), of: [parts, rest], gives: sum),
    ]
  }

  static var notExplained: Wording {
    Wording("not explained by papers and rates", sv: "förklaras inte av handlingar och kurser")
  }
}
