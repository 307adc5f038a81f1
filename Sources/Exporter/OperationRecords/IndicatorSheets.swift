import Languages
import Portfolio
import Values

// What an operation is to reach and has reached (fields 49 to 55).

/// An output or result indicator of an operation: its target, and the value that was reported last.
struct RecordedIndicator {
  let id: String
  let isOutput: Bool
  let target: IndicatorTarget?
  let reached: (value: IndicatorValue, report: Report)?

  /// The indicators of the grant, and those that reports tell of besides.
  static func all(of operation: RecordedOperation) -> [RecordedIndicator] {
    let targets =
      operation.grant.indicators.isEmpty
      ? operation.application?.indicators ?? [] : operation.grant.indicators
    let reports = operation.project.reports.filter { $0.received <= operation.day }
    var reached: [String: (IndicatorValue, Report)] = [:]
    var order: [(id: String, kind: String)] = targets.map { ($0.id, $0.kind) }
    for report in reports {
      for value in report.indicators where value.achievedHundredths != nil {
        reached[value.id] = (value, report)
        order.append((value.id, value.kind))
      }
    }
    var seen: Set<String> = []
    return order.filter { $0.kind != "project" && seen.insert($0.id).inserted }.map { one in
      RecordedIndicator(
        id: one.id, isOutput: one.kind == "output", target: targets.first { $0.id == one.id },
        reached: reached[one.id])
    }
  }

  var achieved: Int64? { reached?.value.achievedHundredths }

  /// How much of the target has been reached, in hundredths of a per cent; what is less is dropped.
  var ratio: Percentage? {
    guard let achieved, let target = target?.targetHundredths, target > 0 else { return nil }
    let (product, overflows) = achieved.multipliedReportingOverflow(by: 10_000)
    return overflows ? nil : Percentage(hundredths: product / target)
  }
}

enum IndicatorSheet {
  static let name = "indicators"

  typealias Row = RecordPart<RecordedIndicator>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    RecordedIndicator.all(of: operation).map { Row(operation: operation, value: $0) }
  }

  static func sheet(_ known: KnownIndicators, hasLabels: Bool) -> Sheet<Row> {
    func meant(_ row: Row) -> TransmissionTerms.Indicator? {
      known(row.value.id, of: row.operation.project)
    }
    return .record(
      name, "indicator", hasLabels: hasLabels,
      [
        .told("indicator", "Indikator, id") { $0.value.id },
        .told("kind", "Slag, kod") { $0.value.isOutput ? "output" : "result" },
        .label("Slag") { $0.value.isOutput ? "utfall" : "resultat" },
        .objective { meant($0)?.objective ?? $0.operation.onlyObjective },
        .askedText("name", "Indikatorns namn") {
          $0.value.target?.name ?? $0.value.reached?.value.name ?? meant($0)?.name
        },
        .label("Indikator") { meant($0)?.swedishName },
        .askedText("unit", "Måttenhet") {
          $0.value.target?.unit ?? $0.value.reached?.value.unit
        },
        .cells("target", "Målvärde", .quantity, sum: "target") { row in
          guard let target = row.value.target else { return Cell(.notStated) }
          return Cell(.quantity(hundredths: target.targetHundredths), from: row.targetSource)
        },
        // The annex asks for milestones of ESF+ alone, and no document states those of an operation.
        .asked(
          "milestone", "Delmål", .quantity, when: { $0.operation.asks(51) && $0.value.isOutput }
        ) { _ in nil },
        .cells("achieved", "Uppnått", .quantity, sum: "achieved") { row in
          guard let achieved = row.value.achieved else { return Cell(.notStated) }
          return Cell(.quantity(hundredths: achieved), from: row.source)
        },
        .asked(
          "ratio", "Uppnått av målvärdet, % (avrundat nedåt)", .rate,
          when: { $0.value.achieved != nil && $0.value.target?.targetHundredths != 0 }
        ) { $0.value.ratio.map { .rate($0) } },
        .asked(
          "breakdown_count", "Uppdelningar på ålder och kön, antal", .count,
          when: { row in
            row.operation.asks(53) && row.value.achieved != 0
              && (meant(row)?.isAboutPersons ?? true)
          }
        ) { row in
          let count = row.value.reached?.value.cells.count ?? 0
          return count == 0 ? nil : .count(Int64(count))
        },
        .day("reported", "Rapporterat") { $0.value.reached?.report.received },
        .told("report", "Rapport") { $0.value.reached?.report.header.id },
      ])
  }
}

extension RecordPart<RecordedIndicator> {
  /// The grant, else the application, states the target.
  fileprivate var targetSource: [FigureSource] {
    guard operation.context.keepsSources, let target = value.target else { return [] }
    let header = operation.grant.header
    guard
      let document = operation.grant.indicators.isEmpty ? operation.application?.header : header
    else { return [] }
    return [
      FigureSource(
        project: operation.key, document: document, spot: target.spot.child("target"),
        what: Wording("target of \(value.id)", sv: "målvärde för \(value.id)"),
        stated: .hundredths(target.targetHundredths), conversion: nil, shares: [],
        part: .hundredths(target.targetHundredths))
    ]
  }

  fileprivate var source: [FigureSource] {
    guard operation.context.keepsSources, let reached = value.reached, let achieved = value.achieved
    else { return [] }
    return [
      FigureSource(
        project: operation.key, document: reached.report.header,
        spot: reached.value.spot.child("achieved"),
        what: Wording("reached of \(value.id)", sv: "uppnått av \(value.id)"),
        stated: .hundredths(achieved), conversion: nil, shares: [], part: .hundredths(achieved))
    ]
  }
}

/// How many of an indicator are of an age bracket and a gender.
enum BreakdownSheet {
  static let name = "breakdown"

  typealias Row = RecordPart<(indicator: RecordedIndicator, cell: IndicatorCell)>

  static func rows(_ operation: RecordedOperation) -> [Row] {
    guard operation.asks(53) else { return [] }
    return RecordedIndicator.all(of: operation).flatMap { indicator in
      (indicator.reached?.value.cells ?? []).map {
        Row(operation: operation, value: (indicator, $0))
      }
    }
  }

  static func sheet(_ known: KnownIndicators, hasLabels: Bool) -> Sheet<Row> {
    .record(
      name, "breakdown", hasLabels: hasLabels,
      [
        .told("indicator", "Indikator, id") { $0.value.indicator.id },
        .objective {
          known($0.value.indicator.id, of: $0.operation.project)?.objective
            ?? $0.operation.onlyObjective
        },
        .told("age", "Ålder, kod") { $0.value.cell.age?.rawValue },
        .label("Ålder") { $0.value.cell.age?.swedish },
        .told("gender", "Kön, kod") { $0.value.cell.gender.rawValue },
        .label("Kön") { $0.value.cell.gender.swedish },
        .cells("achieved", "Uppnått", .count, sum: "achieved") { row in
          Cell(.count(row.value.cell.count), from: row.source)
        },
      ])
  }
}

extension RecordPart<(indicator: RecordedIndicator, cell: IndicatorCell)> {
  fileprivate var source: [FigureSource] {
    guard operation.context.keepsSources, let report = value.indicator.reached?.report else {
      return []
    }
    return [
      FigureSource(
        project: operation.key, document: report.header, spot: value.cell.spot,
        what: Wording(
          "reached of \(value.indicator.id)", sv: "uppnått av \(value.indicator.id)"),
        stated: .count(value.cell.count), conversion: nil, shares: [],
        part: .count(value.cell.count))
    ]
  }
}
