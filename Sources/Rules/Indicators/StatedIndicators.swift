import Languages
import Portfolio
import Values

/// What one document states of a project's indicators: the targets of the application or the
/// decision, or what a report says has been reached.
struct IndicatorStatement {
  let aspect: IndicatorAspect
  /// The spot of the document.
  let spot: Spot
  let values: [StatedIndicator]

  /// What it states of an indicator, when it does.
  func value(of id: String) -> StatedIndicator? { values.first { $0.id == id } }
}

/// Whether a value is a goal or what has been reached of it.
enum IndicatorAspect {
  case target, achieved

  /// The element that states the value.
  var element: String {
    switch self {
    case .target: "target"
    case .achieved: "achieved"
    }
  }

  var words: Wording {
    switch self {
    case .target: Wording("target", sv: "målvärdet")
    case .achieved: Wording("achieved value", sv: "utfallet")
    }
  }
}

/// One indicator in a document.
final class StatedIndicator: Sendable {
  let id: String
  /// The kind the document gives it: `output`, `result` or `project`.
  let kind: String
  let unit: String?
  /// The value; a report may name an indicator without one.
  let number: IndicatorNumber?
  /// Whether the document says "about".
  let isApproximate: Bool
  let cells: [IndicatorCell]
  /// Those of the cells.
  let brackets: BracketSet
  let aspect: IndicatorAspect
  /// The spot of `<indicator>`.
  let spot: Spot

  /// The spot of the value, or of the indicator when it has none.
  var valueSpot: Spot { number == nil ? spot : spot.child(aspect.element) }

  init(
    id: String,
    kind: String,
    unit: String?,
    number: IndicatorNumber?,
    isApproximate: Bool,
    cells: [IndicatorCell],
    aspect: IndicatorAspect,
    spot: Spot
  ) {
    self.id = id
    self.kind = kind
    self.unit = unit
    self.number = number
    self.isApproximate = isApproximate
    self.cells = cells
    brackets = BracketSet(cells)
    self.aspect = aspect
    self.spot = spot
  }
}

/// A number of an indicator's unit, with at most two decimals.
struct IndicatorNumber: Hashable, Comparable, Sayable {
  let hundredths: Int64

  var isWhole: Bool { hundredths.isMultiple(of: 100) }

  static func < (left: IndicatorNumber, right: IndicatorNumber) -> Bool {
    left.hundredths < right.hundredths
  }

  /// `118`, `1.5`; in Swedish `1,5`.
  func said(in language: Language) -> String {
    let whole = "\(hundredths / 100)"
    let rest = hundredths % 100
    guard rest != 0 else { return whole }
    let sign = language == .swedish ? "," : "."
    let decimals = rest.isMultiple(of: 10) ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return whole + sign + decimals
  }
}

extension Project {
  /// What the project is to reach, by the papers in force on a day: the latest decision that states
  /// indicators, else the application. `nil` when neither of them has arrived.
  func targets(on day: Day) -> IndicatorStatement? {
    if grant(on: day) != nil,
      let grant = decisions.last(where: {
        $0.outcome.grants && $0.validFrom <= day && !$0.indicators.isEmpty
      })
    {
      return IndicatorStatement(grant.indicators, spot: grant.spot)
    }
    return application.map { IndicatorStatement($0.indicators, spot: $0.spot) }
  }

  /// What every document states of the indicators: the targets, then each report in the order of
  /// its period.
  func indicatorStatements(on day: Day) -> [IndicatorStatement] {
    (targets(on: day).map { [$0] } ?? []) + reports.map(IndicatorStatement.init)
  }
}

extension IndicatorStatement {
  init(_ targets: [IndicatorTarget], spot: Spot) {
    self.init(
      aspect: .target, spot: spot,
      values: targets.map {
        StatedIndicator(
          id: $0.id, kind: $0.kind, unit: $0.unit,
          number: IndicatorNumber(hundredths: $0.targetHundredths),
          isApproximate: false, cells: [], aspect: .target, spot: $0.spot)
      })
  }

  init(_ report: Report) {
    self.init(
      aspect: .achieved, spot: report.spot,
      values: report.indicators.map {
        StatedIndicator(
          id: $0.id, kind: $0.kind, unit: $0.unit,
          number: $0.achievedHundredths.map(IndicatorNumber.init(hundredths:)),
          isApproximate: $0.isApproximate, cells: $0.cells, aspect: .achieved, spot: $0.spot)
      })
  }
}

/// A project's indicators beside those of the fund.
final class ProjectIndicators: Sendable {
  /// The fund's indicators, as they stand for a project selected on the day whose law applies.
  let set: IndicatorSet
  /// Whether the fund has none of its own, so that the project's count as the fund's do elsewhere.
  let isFree: Bool
  /// The codes of the project's objectives.
  let objectives: [String]
  /// What each document states; never without any value.
  let statements: [IndicatorStatement]
  /// The values of the fund's own indicators, document by document.
  let known: [(statement: IndicatorStatement, value: StatedIndicator, indicator: Indicator)]

  fileprivate init(
    _ set: IndicatorSet, isFree: Bool, objectives: [String], _ statements: [IndicatorStatement]
  ) {
    self.set = set
    self.isFree = isFree
    self.objectives = objectives
    self.statements = statements
    known = statements.flatMap { statement in
      statement.values.compactMap { value in
        set.indicator(value.id).map { (statement, value, $0) }
      }
    }
  }

  /// Whether an indicator counts as one of the fund's.
  func counts(_ id: String) -> Bool { isFree || set.indicator(id) != nil }
}

extension Project {
  /// The indicators of a project of the rulebook's fund, or the end of the check.
  func indicatorsOrSilent(
    _ card: RuleCard, in context: Context
  ) throws(Undecided) -> ProjectIndicators {
    try context.indicators(
      on: context.lawDay(of: card, for: self), isOfReports: false
    ) { () throws(Undecided) in
      try indicatorsOrSilent(indicatorStatements(on: context.day), card, in: context)
    }
  }

  /// The indicators of the reports on a project of the rulebook's fund, or the end of the check.
  func reportedIndicatorsOrSilent(
    _ card: RuleCard, in context: Context
  ) throws(Undecided) -> ProjectIndicators {
    guard !reports.isEmpty else {
      throw .silent(
        Wording(
          "no report on the project has arrived", sv: "ingen rapport om projektet har kommit in"))
    }
    return try context.indicators(
      on: context.lawDay(of: card, for: self), isOfReports: true
    ) { () throws(Undecided) in
      try indicatorsOrSilent(reports.map(IndicatorStatement.init), card, in: context)
    }
  }

  private func indicatorsOrSilent(
    _ statements: [IndicatorStatement], _ card: RuleCard, in context: Context
  ) throws(Undecided) -> ProjectIndicators {
    let terms = try fundTermsOrSilent(card, in: context)
    let stating = statements.filter { !$0.values.isEmpty }
    guard !stating.isEmpty else {
      throw .silent(
        Wording("no document states an indicator", sv: "ingen handling anger någon indikator"))
    }
    let day = context.lawDay(of: card, for: self)
    // The logical framework of a contract has indicators of its own alone.
    let isFree = context.rulebook.fund?.management == .contract
    let set =
      try isFree
      ? IndicatorSet(
        id: context.rulebook.id, selectedFrom: day, law: context.rulebook.law(of: card),
        checked: day, doubt: nil, indicators: [])
      : context.rulebook.indicators(selectedOn: day).orUndecided().value
    return ProjectIndicators(
      set, isFree: isFree, objectives: terms.objectives.map { $0.code }, stating)
  }
}
