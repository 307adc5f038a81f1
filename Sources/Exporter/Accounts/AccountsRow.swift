import Languages
import Portfolio
import Values

/// A row of the accounts: what was applied for in the year under a provision of an objective, what the
/// accounts leave out of it, and why.
struct AccountsRow {
  let application: PaymentApplicationRow
  let cuts: [AccountsCut]
  /// Technical assistance as a share of what is entered, of its own row.
  var assistance: Money?

  /// The most characters of a comment (Annex XXIV, appendix 4, column G).
  static let longestComment = 500

  var provision: ApplicationProvision { application.provision }

  /// What is applied for and accounted for: a row that the template does not have holds nothing.
  private var isOfTemplate: Bool { provision.exclusion == nil }

  var applied: TracedFigure { isOfTemplate ? application.eligible : TracedFigure() }
  var appliedPublic: TracedFigure { isOfTemplate ? application.publicContribution : TracedFigure() }

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
    try applied.amount.subtracting(try leftOut(\.eligible).amount)
  }

  func enteredPublic() throws(ArithmeticError) -> Money {
    try appliedPublic.amount.subtracting(try leftOut(\.publicContribution).amount)
  }

  /// What the Union's rate is applied to.
  func enteredBase() throws(ArithmeticError) -> Money {
    try application.rate?.base == .public ? enteredPublic() : entered()
  }

  /// Column G: each type of deduction with its reasons; nothing where there is no difference.
  var comment: String? {
    guard !cuts.isEmpty, isOfTemplate else { return nil }
    let kinds: [Correction.Kind] = [.irregular, .underAssessment, .other]
    return kinds.compactMap { kind in
      var reasons: [String] = []
      for cut in cuts where cut.correction.kind == kind {
        let reason = PersonalNumber.mask(in: cut.correction.reason)
        if !reasons.contains(reason) { reasons.append(reason) }
      }
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
    _ applied: @escaping (AccountsRow) -> TracedFigure,
    _ path: KeyPath<AccountsCut, TracedFigure>
  ) -> Column<AccountsRow> {
    .cells(name, heading, .amount, sum: name) { row in
      let leftOut = try row.leftOut(path)
      return Cell(
        .amount(try amount(row)),
        from: applied(row).sources + (try leftOut.sources.map { try $0.negated() }))
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
        { $0.applied }, \.eligible),
      entered(
        "public_contribution", "B. Offentligt bidrag", { try $0.enteredPublic() },
        { $0.appliedPublic }, \.publicContribution),
      .cells(
        "technical_assistance", "Tekniskt stöd enligt artikel 36.5", .amount,
        sum: "technical_assistance"
      ) { Cell($0.assistance.map { .amount($0) } ?? .notApplicable) },
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
      figure("applied_expenditure", "A. Utgifter i betalningsansökningarna") { $0.applied },
      figure("applied_public", "B. Offentligt bidrag i betalningsansökningarna") {
        $0.appliedPublic
      },
      entered(
        "entered_expenditure", "C. Utgifter i räkenskaperna", { try $0.entered() },
        { $0.applied }, \.eligible),
      entered(
        "entered_public", "D. Offentligt bidrag i räkenskaperna", { try $0.enteredPublic() },
        { $0.appliedPublic }, \.publicContribution),
    ]
  }

  private static var differences: [Column<AccountsRow>] {
    [
      figure("difference", "E. Skillnad (A minus C)") { try $0.leftOut(\.eligible) },
      figure("difference_public", "F. Skillnad (B minus D)") {
        try $0.leftOut(\.publicContribution)
      },
      figure("difference_audit", "Därav korrigerat efter revision, utgifter") {
        try $0.leftOut(\.eligible, afterAudit: true)
      },
      figure("difference_audit_public", "Därav korrigerat efter revision, offentligt bidrag") {
        try $0.leftOut(\.publicContribution, afterAudit: true)
      },
      .text("comment", "G. Kommentar") { $0.comment },
    ]
  }
}

extension FigureSource {
  /// What it takes away instead.
  fileprivate func negated() throws(ArithmeticError) -> FigureSource {
    guard case .money(let money) = part else { return self }
    return FigureSource(
      project: project, document: document, spot: spot, what: what, stated: stated,
      conversion: conversion, shares: shares, part: .money(try money.negated()))
  }
}
