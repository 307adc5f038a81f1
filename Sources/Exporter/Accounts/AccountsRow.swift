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
  /// Technical assistance as a share of what is entered, of its own row.
  var assistance: Cell?

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

  /// What is applied for and accounted for: a row that the template does not have holds nothing.
  private var isOfTemplate: Bool { provision.exclusion == nil }

  /// As the portfolio has it now.
  private var registered: TracedFigure { isOfTemplate ? application.eligible : TracedFigure() }
  private var registeredPublic: TracedFigure {
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

  private static func sources(
    _ figure: TracedFigure, less leftOut: TracedFigure
  ) throws(ArithmeticError) -> [FigureSource] {
    try figure.subtracting(leftOut).sources
  }

  /// Why what was asked for differs from what the portfolio has now.
  private static let changedSince =
    "Handlingar eller kurser har ändrats efter det att betalningsansökningarna skickades."

  /// Column G: each type of deduction with its reasons; nothing where there is no difference.
  var comment: String? {
    get throws(ArithmeticError) {
      guard isOfTemplate else { return nil }
      let (expenditure, contribution) = (try changed(), try changedPublic())
      let isChanged = !expenditure.isZero || !contribution.isZero
      guard isChanged || !cuts.isEmpty else { return nil }
      return reasons(isChanged: isChanged)
    }
  }

  private func reasons(isChanged: Bool) -> String {
    let kinds: [Correction.Kind] = [.irregular, .underAssessment, .other]
    return kinds.compactMap { kind in
      var reasons: [String] = []
      for cut in cuts where cut.correction.kind == kind {
        let reason = PersonalNumber.mask(in: cut.correction.reason)
        if !reasons.contains(reason) { reasons.append(reason) }
      }
      if isChanged, kind == .other { reasons.append(Self.changedSince) }
      return reasons.isEmpty ? nil : "\(kind.point): \(reasons.joined(separator: " "))"
    }.joined(separator: "; ")
  }

  // MARK: Tables

  private static var names: [Column<AccountsRow>] {
    [
      .code("specific_objective", "Specifikt mål, kod") { $0.application.objective },
      .label("Specifikt mål") { $0.application.title },
      .code("provision", "Bestämmelse") { $0.provision.rawValue },
    ]
  }

  private static func figure(
    _ name: String, _ heading: String, _ figure: @escaping (AccountsRow) throws -> TracedFigure
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { try figure($0).cell }
  }

  /// What the accounts hold, with all that it is made of.
  private static func entered(
    _ name: String, _ heading: String, _ amount: @escaping (AccountsRow) throws -> Money,
    _ registered: @escaping (AccountsRow) -> TracedFigure,
    _ path: KeyPath<AccountsCut, TracedFigure>
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      Cell(
        .amount(try amount(row)),
        from: try sources(registered(row), less: try row.leftOut(path)))
    }
  }

  /// What the applications asked for: out of the portfolio, or as it was sent.
  private static func appliedColumn(
    _ name: String, _ heading: String, _ amount: @escaping (AccountsRow) -> Money,
    _ registered: @escaping (AccountsRow) -> TracedFigure,
    _ steps: @escaping (SentSums) -> [FigureStep]
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      Cell(
        .amount(amount(row)), from: row.sent == nil ? registered(row).sources : [],
        steps: row.sent.map(steps) ?? [])
    }
  }

  /// By how much the accounts differ: what they leave out, and what has changed since it was asked for.
  private static func differenceColumn(
    _ name: String, _ heading: String, _ changed: @escaping (AccountsRow) throws -> Money,
    _ path: KeyPath<AccountsCut, TracedFigure>
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      let leftOut = try row.leftOut(path)
      let since = try changed(row)
      return Cell(
        .amount(try leftOut.amount.adding(since)), from: leftOut.sources,
        steps: row.sent == nil
          ? []
          : [
            .parts(leftOut.amount),
            .other(
              Wording(
                "changed since it was asked for", sv: "ändrat efter det att det begärdes"), since),
          ])
    }
  }

  private static func changedColumn(
    _ name: String, _ heading: String, _ amount: @escaping (AccountsRow) throws -> Money
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      Cell(try row.sent == nil ? .notApplicable : .amount(amount(row)))
    }
  }

  /// Appendix 1: what is entered in the accounts.
  static func entered(hasLabels: Bool) -> Sheet<AccountsRow> {
    Sheet("entered", element: "entered", hasLabels: hasLabels, names + enteredFigures)
  }

  private static var enteredFigures: [Column<AccountsRow>] {
    [
      .code("currency", "Valuta") { _ in "EUR" },
      figure("registered_expenditure", "Bokförda utgifter") { $0.application.registered },
      figure("registered_public", "Bokfört offentligt bidrag") {
        $0.application.registeredPublic
      },
      entered(
        "eligible_expenditure", "A. Stödberättigande utgifter", { try $0.entered() },
        { $0.registered }, \.eligible),
      entered(
        "public_contribution", "B. Offentligt bidrag", { try $0.enteredPublic() },
        { $0.registeredPublic }, \.publicContribution),
      .cells(
        "technical_assistance", "Tekniskt stöd enligt artikel 36.5", .amount,
        sum: "technical_assistance"
      ) { $0.assistance ?? Cell(.notApplicable) },
    ]
  }

  /// Appendix 4: what was applied for, what the accounts hold, and why they differ.
  static func reconciliation(hasLabels: Bool) -> Sheet<AccountsRow> {
    Sheet(
      "reconciliation", element: "reconciliation", hasLabels: hasLabels,
      names + compared + differences)
  }

  private static var compared: [Column<AccountsRow>] {
    [
      .code("currency", "Valuta") { _ in "EUR" },
      appliedColumn(
        "applied_expenditure", "A. Utgifter i betalningsansökningarna", { $0.applied },
        { $0.registered }, { $0.steps }),
      appliedColumn(
        "applied_public", "B. Offentligt bidrag i betalningsansökningarna", { $0.appliedPublic },
        { $0.registeredPublic }, { $0.publicSteps }),
      entered(
        "entered_expenditure", "C. Utgifter i räkenskaperna", { try $0.entered() },
        { $0.registered }, \.eligible),
      entered(
        "entered_public", "D. Offentligt bidrag i räkenskaperna", { try $0.enteredPublic() },
        { $0.registeredPublic }, \.publicContribution),
    ]
  }

  private static var differences: [Column<AccountsRow>] {
    [
      differenceColumn("difference", "E. Skillnad (A minus C)", { try $0.changed() }, \.eligible),
      differenceColumn(
        "difference_public", "F. Skillnad (B minus D)", { try $0.changedPublic() },
        \.publicContribution),
      figure("difference_audit", "Därav korrigerat efter revision, utgifter") {
        try $0.leftOut(\.eligible, afterAudit: true)
      },
      figure("difference_audit_public", "Därav korrigerat efter revision, offentligt bidrag") {
        try $0.leftOut(\.publicContribution, afterAudit: true)
      },
      changedColumn("difference_changed", "Därav ändrat efter ansökningarna, utgifter") {
        try $0.changed()
      },
      changedColumn(
        "difference_changed_public", "Därav ändrat efter ansökningarna, offentligt bidrag"
      ) {
        try $0.changedPublic()
      },
      .cells("comment", "G. Kommentar", .text) {
        Cell(try $0.comment.map { .text($0) } ?? .notApplicable)
      },
    ]
  }
}
