import Languages
import Portfolio
import Values

/// A row of the accounts: what was applied for in the year under a provision of an objective, what the
/// accounts leave out of it, and why.
struct AccountsRow {
  let application: PaymentApplicationRow
  let cuts: [AccountsCut]
  /// What the applications that were sent asked for, when any is marked as sent.
  let sent: SentSums?
  /// What has changed since they were made, line by line.
  var changes: [AccountsChange] = []
  /// Technical assistance, of its own row.
  var assistance: Assistance?

  /// Technical assistance as a share of what was asked for, and of what is entered (Article 36(5)).
  struct Assistance {
    let asked: Money
    let askedCell: Cell
    let entered: Money
    let enteredCell: Cell
  }

  /// What the applications of the year asked for under the row, one by one.
  struct SentSums {
    var eligible = Money.zero(.eur)
    var publicContribution = Money.zero(.eur)
    private(set) var steps: [FigureStep] = []
    private(set) var publicSteps: [FigureStep] = []

    mutating func add(
      _ row: SentApplication.Row, of application: SentApplication
    ) throws(ArithmeticError) {
      eligible = try eligible.adding(row.eligible)
      publicContribution = try publicContribution.adding(row.publicContribution)
      let what = Wording(
        "asked for in \(application.file), sent on \(application.sent)",
        sv: "begärt i \(application.file), skickad \(application.sent)")
      steps.append(.other(what, row.eligible))
      publicSteps.append(.other(what, row.publicContribution))
    }
  }

  /// The most characters of a comment (Annex XXIV, appendix 4, column G).
  static let longestComment = 500

  var provision: ApplicationProvision { application.provision }

  var key: AccountsKey {
    AccountsKey(objective: application.objective ?? "", provision: application.provision)
  }

  /// Whether the applications that were sent asked for something else than the portfolio has now.
  var isChanged: Bool {
    get throws(ArithmeticError) {
      let (expenditure, contribution) = (try changed(), try changedPublic())
      return !expenditure.isZero || !contribution.isZero
    }
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

  /// What the accounts hold: what was applied for less what they leave out.
  func entered() throws(ArithmeticError) -> Money {
    try registered.amount.subtracting(try leftOut(\.eligible).amount)
  }

  func enteredPublic() throws(ArithmeticError) -> Money {
    try registeredPublic.amount.subtracting(try leftOut(\.publicContribution).amount)
  }

  /// By how much what was asked for differs from what the portfolio has now: what papers and rates have
  /// changed since it was sent.
  func changed() throws(ArithmeticError) -> Money {
    try applied.subtracting(registered.amount)
  }

  func changedPublic() throws(ArithmeticError) -> Money {
    try appliedPublic.subtracting(registeredPublic.amount)
  }

  /// What the Union's rate is applied to, with all that it is made of.
  func enteredBase() throws -> TracedFigure {
    let isPublic = application.rate?.base == .public
    return TracedFigure(
      try isPublic ? enteredPublic() : entered(),
      from: try isPublic ? enteredPublicSources() : enteredSources())
  }

  var appliedSources: [FigureSource] { sent == nil ? registered.sources : [] }

  func enteredSources() throws -> [FigureSource] {
    try Self.sources(registered, less: leftOut(\.eligible))
  }

  func enteredPublicSources() throws -> [FigureSource] {
    try Self.sources(registeredPublic, less: leftOut(\.publicContribution))
  }

  static func sources(
    _ figure: TracedFigure, less leftOut: TracedFigure
  ) throws(ArithmeticError) -> [FigureSource] {
    try figure.subtracting(leftOut).sources
  }

  /// What of that no paper and no rate explains.
  func unexplained() throws -> Money {
    try changed().subtracting(try Money.sum(changes.map(\.eligible), in: .eur))
  }

  func unexplainedPublic() throws -> Money {
    try changedPublic().subtracting(try Money.sum(changes.map(\.publicContribution), in: .eur))
  }

  /// Why what was asked for differs from what the portfolio has now.
  private func changedSince() throws -> [String] {
    var reasons: [String] = []
    if let reason = AccountsChange.reason(changes) { reasons.append(reason) }
    let expenditure = try unexplained()
    let rest = try expenditure.isZero ? unexplainedPublic() : expenditure
    guard !rest.isZero else { return reasons }
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
      guard isOfTemplate else { return nil }
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
