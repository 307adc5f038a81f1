import Languages
import Portfolio
import Values

/// Adds up what selected projects plan and have reached of the fund's indicators.
struct IndicatorSums {
  private let terms: TransmissionTerms
  private let keepsSources: Bool
  private var values: [String: Value] = [:]

  /// What projects plan and have reached of an indicator.
  private struct Value {
    var planned: Int64 = 0
    var achieved: Int64 = 0
    /// By age and gender; nothing once a project has not told them.
    var cells: [IndicatorRow.Breakdown: Int64]? = [:]
    var plannedSources: [FigureSource] = []
    var sources: [FigureSource] = []
    var cellSources: [IndicatorRow.Breakdown: [FigureSource]] = [:]
  }

  init(_ terms: TransmissionTerms, keepsSources: Bool) {
    self.terms = terms
    self.keepsSources = keepsSources
  }

  /// Adds a project: the targets of its grant, and of each indicator the value reported last.
  mutating func add(_ operation: SelectedOperation, until day: Day) throws(ArithmeticError) {
    for target in operation.grant.indicators where target.kind != "project" {
      var value = values[target.id] ?? Value()
      value.planned = try Self.sum(value.planned, target.targetHundredths)
      if keepsSources {
        value.plannedSources.append(
          Self.source(
            operation.project, operation.grant.header, target.spot.child("target"),
            Wording("planned of \(target.id)", sv: "planerat av \(target.id)"),
            target.targetHundredths))
      }
      values[target.id] = value
    }
    var told: Set<String> = []
    let reports = operation.project.reports.filter { $0.received <= day }
    for report in reports.reversed() {
      for reached in report.indicators where reached.kind != "project" {
        guard let achieved = reached.achievedHundredths, told.insert(reached.id).inserted else {
          continue
        }
        try add(reached, achieved, report, operation.project)
      }
    }
  }

  private mutating func add(
    _ reached: IndicatorValue, _ achieved: Int64, _ report: Report, _ project: Project
  ) throws(ArithmeticError) {
    var value = values[reached.id] ?? Value()
    value.achieved = try Self.sum(value.achieved, achieved)
    func source(_ spot: Spot, _ hundredths: Int64) -> FigureSource {
      Self.source(
        project, report.header, spot,
        Wording("reached of \(reached.id)", sv: "uppnått av \(reached.id)"), hundredths)
    }
    if keepsSources { value.sources.append(source(reached.spot.child("achieved"), achieved)) }
    // The tables have brackets of age and gender: what is given by gender alone is not broken down.
    let cells = reached.cells.compactMap { cell in cell.age.map { (cell, $0) } }
    if cells.isEmpty, achieved > 0 { value.cells = nil }
    for (cell, age) in cells {
      let place = IndicatorRow.Breakdown(age: age, gender: cell.gender)
      let hundredths = try Self.product(cell.count, 100)
      if var cells = value.cells {
        cells[place] = try Self.sum(cells[place] ?? 0, hundredths)
        value.cells = cells
      }
      if keepsSources {
        value.cellSources[place, default: []].append(source(cell.spot, hundredths))
      }
    }
    values[reached.id] = value
  }

  private static func source(
    _ project: Project, _ document: DocumentHeader, _ spot: Spot, _ what: Wording,
    _ hundredths: Int64
  ) -> FigureSource {
    FigureSource(
      project: PersonalNumber.mask(in: project.key), document: document, spot: spot, what: what,
      stated: .hundredths(hundredths), conversion: nil, shares: [], part: .hundredths(hundredths))
  }

  // MARK: Rows

  /// The rows of the outputs, or of the results, in the order of the fund's act: those of the
  /// programme, and those that are computed from them.
  func rows(_ programme: Programme, outputs: Bool) throws(ArithmeticError) -> [IndicatorRow] {
    let known = Dictionary(
      programme.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var rows: [IndicatorRow] = []
    for indicator in terms.indicators where indicator.isOutput == outputs {
      let isComputed = !indicator.computedFrom.isEmpty
      guard known[indicator.id] != nil || isComputed && known[indicator.computedFrom[0]] != nil
      else { continue }
      let value = isComputed ? try computed(indicator) : values[indicator.id] ?? Value()
      rows.append(
        IndicatorRow(
          indicator: indicator, breakdown: nil, target: known[indicator.id],
          planned: Cell(.quantity(hundredths: value.planned), from: value.plannedSources),
          achieved: Cell(.quantity(hundredths: value.achieved), from: value.sources)))
      guard indicator.isAboutPersons else { continue }
      for place in IndicatorRow.Breakdown.all {
        let count = value.cells.map { CellValue.quantity(hundredths: $0[place] ?? 0) }
        rows.append(
          IndicatorRow(
            indicator: indicator, breakdown: place, target: known[indicator.id],
            // Grants plan for all together: no document tells ages and genders of what is planned.
            planned: Cell(.notStated),
            achieved: Cell(count ?? .notStated, from: value.cellSources[place] ?? [])))
      }
    }
    return rows
  }

  /// An indicator that is the first of others less the rest, such as O.1.1.2 of O.1.1 and O.1.1.1.
  private func computed(
    _ indicator: TransmissionTerms.Indicator
  ) throws(ArithmeticError) -> Value {
    let parts = indicator.computedFrom.map { values[$0] ?? Value() }
    guard var value = parts.first else { return Value() }
    for part in parts.dropFirst() {
      value.planned = try Self.sum(value.planned, -part.planned)
      value.achieved = try Self.sum(value.achieved, -part.achieved)
      for source in part.plannedSources { value.plannedSources.append(try source.negated()) }
      for source in part.sources { value.sources.append(try source.negated()) }
      guard var cells = value.cells, let less = part.cells else {
        value.cells = nil
        continue
      }
      for (place, count) in less { cells[place] = try Self.sum(cells[place] ?? 0, -count) }
      value.cells = cells
      for (place, sources) in part.cellSources {
        for source in sources {
          value.cellSources[place, default: []].append(try source.negated())
        }
      }
    }
    return value
  }

  private static func sum(_ left: Int64, _ right: Int64) throws(ArithmeticError) -> Int64 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    guard !overflows else { throw .overflow }
    return sum
  }

  private static func product(_ left: Int64, _ right: Int64) throws(ArithmeticError) -> Int64 {
    let (product, overflows) = left.multipliedReportingOverflow(by: right)
    guard !overflows else { throw .overflow }
    return product
  }
}
