import Languages
import Portfolio
import Values

/// A row of the payment application: an objective and a provision, and what is applied for.
struct PaymentApplicationRow {
  let objective: String?
  let title: String?
  let provision: ApplicationProvision
  /// What the Union's rate is applied to, and the rate (columns A of the template, and the programme).
  let rate: ProgrammeRate?
  /// What is registered in the time that is applied for.
  var registered = TracedFigure()
  var registeredPublic = TracedFigure()
  /// Of it, what is not applied for.
  var excluded = TracedFigure()
  var excludedPublic = TracedFigure()
  /// What the applications of the accounting year that were sent stated.
  var statedBefore = StatedBefore.Sum()
  /// What earlier applications left out, since an enabling condition was not fulfilled, and this one asks
  /// for.
  var released = TracedFigure()
  var releasedPublic = TracedFigure()
  /// What else neither the applications nor the accounts of closed years have had, and what they have had and
  /// is not there any more.
  var carried = TracedFigure()
  var carriedPublic = TracedFigure()
  /// What is applied for: column B, or column C where it is not linked to costs, and column D.
  var eligible = TracedFigure()
  var publicContribution = TracedFigure()
  /// The same since the accounting year began.
  var eligibleYear = TracedFigure()
  var publicContributionYear = TracedFigure()
  /// Technical assistance, of its own row, and how it comes of its base.
  var assistance: TracedFigure?
  var assistanceSteps: [FigureStep] = []

  /// What the Union is asked for: the rate of its base.
  func union() throws(ArithmeticError) -> Money? {
    if let assistance { return assistance.amount }
    guard let rate else { return eligible.amount.isZero ? .zero(.eur) : nil }
    return try rate.rate.of(base, rounding: .halfUp)
  }

  /// Why some of what is registered is not applied for.
  var exclusion: ApplicationExclusion? {
    guard let reason = provision.exclusion else {
      return excluded.amount.isZero ? nil : .enablingCondition
    }
    return registered.amount.isZero ? nil : reason
  }

  /// What the rate is applied to.
  var base: Money { baseFigure.amount }

  var baseFigure: TracedFigure { rate?.base == .public ? publicContribution : eligible }

  /// What of a figure was stated before, and by which applications.
  typealias Taken = (amount: Money, steps: [FigureStep])

  var eligibleTaken: Taken { (statedBefore.eligible, statedBefore.steps) }
  var publicTaken: Taken { (statedBefore.publicContribution, statedBefore.publicSteps) }
  var baseTaken: Taken { rate?.base == .public ? publicTaken : eligibleTaken }

  /// How figures of rows come of their parts: what there is in all, a line for each application that stated
  /// some of it before, and what is left; the parts alone where none did.
  static func steps(
    to rows: [PaymentApplicationRow], _ sum: Money, _ taken: (PaymentApplicationRow) -> Taken
  ) throws(ArithmeticError) -> [FigureStep] {
    var whole = sum
    var steps: [FigureStep] = []
    for row in rows {
      let (amount, stated) = taken(row)
      whole = try whole.adding(amount)
      for case .other(let what, let part) in stated where !part.isZero {
        let name = rows.count == 1 ? Wording.same("") : row.name + .same(": ")
        steps.append(.other(name + what, part))
      }
    }
    if steps.isEmpty { return [.parts(whole)] }
    let name = rows.count == 1 ? rows[0].name + .same(": ") : Wording.same("")
    return [.parts(whole)] + steps + [
      .difference(
        name + Wording("less what was stated before", sv: "minus det som angetts tidigare"), whole,
        less: steps.compactMap { $0.gives }, gives: sum)
    ]
  }

  /// A figure of the row, as it comes of its parts.
  private func cell(_ figure: TracedFigure, _ taken: (Self) -> Taken) throws -> Cell {
    let steps = try Self.steps(to: [self], figure.amount, taken)
    return Cell(
      .amount(figure.amount), from: figure.sources, steps: steps.count == 1 ? [] : steps)
  }

  var eligibleCell: Cell { get throws { try cell(eligible) { $0.eligibleTaken } } }
  var publicCell: Cell { get throws { try cell(publicContribution) { $0.publicTaken } } }

  /// How what the Union is asked for comes of the base.
  func unionSteps() throws(ArithmeticError) -> [FigureStep] {
    if assistance != nil { return assistanceSteps }
    guard let rate, !base.isZero, let union = try union() else { return [] }
    return try Self.steps(to: [self], base) { $0.baseTaken }
      + [.share(name, rate.rate, of: base, gives: union)]
  }

  /// The row in a sentence: "SO2 15(1)".
  private var name: Wording {
    .same([objective, provision.rawValue].compactMap(\.self).joined(separator: " "))
  }

  private var unionCell: Cell {
    get throws {
      guard provision.exclusion == nil || assistance != nil else { return Cell(.notApplicable) }
      guard let union = try union() else { return Cell(.notStated) }
      return Cell(
        .amount(union), from: (assistance ?? baseFigure).sources, steps: try unionSteps())
    }
  }
}

extension PaymentApplicationRow {
  static func sheet(hasLabels: Bool) -> Sheet<PaymentApplicationRow> {
    Sheet(
      "expenditure", element: "expenditure", hasLabels: hasLabels, tellsWhatIsMissing: true,
      [
        .code("specific_objective", "Specifikt mål, kod") { $0.objective },
        .label("Specifikt mål") { $0.title },
        .code("provision", "Bestämmelse") { $0.provision.rawValue },
        .code("basis", "A. Beräkningsgrund, kod") { $0.rate?.base.rawValue },
        .label("A. Beräkningsgrund") {
          $0.rate.map { $0.base == .total ? "totala" : "offentliga" }
        },
        .code("currency", "Valuta") { _ in "EUR" },
        figure("registered_expenditure", "Bokförda utgifter") { $0.registered },
        figure("registered_public", "Bokfört offentligt bidrag") { $0.registeredPublic },
        figure("excluded_expenditure", "Därav inte med i ansökan, utgifter") { $0.excluded },
        figure("excluded_public", "Därav inte med i ansökan, offentligt bidrag") {
          $0.excludedPublic
        },
        .code("excluded_because", "Skäl, kod") {
          $0.exclusion?.rawValue
        },
        .label("Skäl") { $0.exclusion?.swedish },
        .cells(
          "applied_before_expenditure", "Begärt i årets skickade ansökningar, utgifter", .amount,
          sum: "applied_before_expenditure"
        ) { Cell(.amount($0.statedBefore.eligible), steps: $0.statedBefore.steps) },
        .cells(
          "applied_before_public", "Begärt i årets skickade ansökningar, offentligt bidrag",
          .amount, sum: "applied_before_public"
        ) {
          Cell(.amount($0.statedBefore.publicContribution), steps: $0.statedBefore.publicSteps)
        },
        figure("released_expenditure", "Tidigare utelämnat, villkoren nu uppfyllda, utgifter") {
          $0.released
        },
        figure("released_public", "Tidigare utelämnat, villkoren nu uppfyllda, offentligt bidrag") {
          $0.releasedPublic
        },
        figure("carried_expenditure", "Kvar från avslutade räkenskapsår, utgifter") {
          $0.carried
        },
        figure("carried_public", "Kvar från avslutade räkenskapsår, offentligt bidrag") {
          $0.carriedPublic
        },
        .cells(
          "eligible_expenditure", "B. Stödberättigande utgifter", .amount,
          sum: "eligible_expenditure"
        ) { row in
          row.provision.isNotLinkedToCosts || row.provision.exclusion != nil
            ? Cell(.notApplicable) : try row.eligibleCell
        },
        .cells(
          "union_contribution_not_linked",
          "C. EU-bidrag enligt artikel 91.4 a och b", .amount,
          sum: "union_contribution_not_linked"
        ) { row in
          // No document tells of technical assistance that is not linked to costs.
          if row.provision == .technicalAssistance37 { return Cell(.notStated) }
          return row.provision.isNotLinkedToCosts
            ? try row.eligibleCell : Cell(.notApplicable)
        },
        .cells("public_contribution", "D. Offentligt bidrag", .amount, sum: "public_contribution") {
          $0.provision.exclusion == nil ? try $0.publicCell : Cell(.notApplicable)
        },
        figure("eligible_expenditure_year", "Stödberättigande utgifter hittills under året") {
          $0.provision.exclusion == nil ? $0.eligibleYear : nil
        },
        figure("public_contribution_year", "Offentligt bidrag hittills under året") {
          $0.provision.exclusion == nil ? $0.publicContributionYear : nil
        },
        .cells(
          "technical_assistance", "Tekniskt stöd enligt artikel 36.5", .amount,
          sum: "technical_assistance"
        ) { row in
          row.assistance.map {
            Cell(.amount($0.amount), from: $0.sources, steps: row.assistanceSteps)
          } ?? Cell(.notApplicable)
        },
        .rate("co_financing_rate", "Medfinansieringsgrad, %") { $0.rate?.rate },
        .cells("union_contribution", "Begärt EU-bidrag", .amount, sum: "union_contribution") {
          try $0.unionCell
        },
      ])
  }

  private static func figure(
    _ name: String, _ heading: String, _ figure: @escaping (Self) -> TracedFigure?
  ) -> Column<Self> {
    .cells(name, heading, .amount, sum: name) { figure($0)?.cell ?? Cell(.notApplicable) }
  }
}
