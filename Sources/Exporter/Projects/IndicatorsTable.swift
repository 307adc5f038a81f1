import Languages
import Portfolio
import Values

/// The indicators of all projects, for people: what is planned on a day, and what was reported last by then.
struct IndicatorsTable: Arrangement {
  private let sheet: Sheet<IndicatorStanding>
  private let context: ExportContext

  init(_ context: ExportContext, hasLabels: Bool) {
    sheet = Sheet(
      "indicators", element: "indicator", hasLabels: hasLabels,
      IndicatorStanding.columns(context))
    self.context = context
  }

  var sheets: [SheetHead] { [sheet.head] }

  func rows(of reading: Reading, _ body: (SheetRow) throws -> Void) throws -> Remarks {
    try reading.eachProject(in: context, for: .indicators) { project in
      for standing in IndicatorStanding.all(of: project, on: context.on) {
        try body(try sheet.row(standing))
      }
    }
    return Remarks()
  }

  static func totals(in reading: Reading, for context: ExportContext) throws -> Totals {
    let found = try reading.totalsOfIndicators(
      on: context.on, programme: context.programme)
    var totals = Totals()
    try totals.add(
      .hundredths(found.planned), to: SumName(sheet: "indicators", sum: "target"))
    try totals.add(
      .hundredths(found.achieved), to: SumName(sheet: "indicators", sum: "achieved"))
    return totals
  }
}

/// An indicator of a project: its target, and the value that was reported last.
struct IndicatorStanding {
  let project: Project
  let id: String
  let kind: String
  let name: String?
  let unit: String?
  let target: Int64?
  /// The paper and the place that state the target.
  var planned: (document: DocumentHeader, spot: Spot)?
  let reported: (value: IndicatorValue, report: Report)?

  /// Those of the grant in force, else those applied for, in their order; then those that are only reported.
  static func all(of project: Project, on day: Day) -> [IndicatorStanding] {
    var reported = lastReported(of: project, on: day)
    let grant = project.grant(on: day)
    let targets = grant?.indicators ?? project.application?.indicators ?? []
    let paper = grant?.header ?? project.application?.header
    let planned = targets.map { target in
      // An indicator that stands twice has its value once.
      let last = reported.firstIndex { $0.value.id == target.id }.map { reported.remove(at: $0) }
      return IndicatorStanding(
        project: project, id: target.id, kind: target.kind, name: target.name,
        unit: target.unit, target: target.targetHundredths,
        planned: paper.map { ($0, target.spot.child("target")) }, reported: last)
    }
    return planned
      + reported.map { last in
        IndicatorStanding(
          project: project, id: last.value.id, kind: last.value.kind, name: last.value.name,
          unit: last.value.unit, target: nil, planned: nil, reported: last)
      }
  }

  /// Of each indicator the value that was reported last by a day, the latest report first.
  static func lastReported(
    of project: Project, on day: Day
  ) -> [(value: IndicatorValue, report: Report)] {
    var told: Set<String> = []
    var values: [(value: IndicatorValue, report: Report)] = []
    for report in project.reports.reversed() where report.received <= day {
      for value in report.indicators where value.achievedHundredths != nil {
        if told.insert(value.id).inserted { values.append((value, report)) }
      }
    }
    return values
  }

  fileprivate static func columns(_ context: ExportContext) -> [Column<IndicatorStanding>] {
    let known = KnownIndicators(context)
    return [
      .code("project", "Projekt") { PersonalNumber.mask(in: $0.project.key) },
      .code("indicator", "Indikator") { $0.id },
      .code("kind", "Slag, kod") { $0.kind },
      .label("Slag") { swedish(kind: $0.kind) },
      .text("name", "Indikatorns namn") { $0.name ?? known($0.id, of: $0.project)?.name },
      .label("Indikatorns svenska namn") {
        known($0.id, of: $0.project)?.swedishName
      },
      .text("unit", "Enhet") { $0.unit },
      .cells("target", "Målvärde", .quantity, sum: "target") {
        Cell(
          $0.target.map { .quantity(hundredths: $0) } ?? .notApplicable,
          from: context.keepsSources ? $0.targetSources : [])
      },
      .cells("achieved", "Uppnått", .quantity, sum: "achieved") {
        Cell(
          $0.reported?.value.achievedHundredths.map { .quantity(hundredths: $0) }
            ?? .notStated, from: context.keepsSources ? $0.achievedSources : [])
      },
      .text("is_approximate", "Ungefärligt") {
        $0.reported.map { $0.value.isApproximate ? "true" : "false" }
      },
      .code("report", "Rapport") {
        $0.reported.map { PersonalNumber.mask(in: $0.report.header.id) }
      },
      .day("reported_until", "Rapporterat till") { $0.reported?.report.lastDay },
    ]
  }

  private var targetSources: [FigureSource] {
    guard let target, let (document, spot) = planned else { return [] }
    return [
      FigureSource(
        of: project.key, document, spot, Wording("target of \(id)", sv: "målvärde för \(id)"),
        .hundredths(target))
    ]
  }

  private var achievedSources: [FigureSource] {
    guard let (value, report) = reported, let achieved = value.achievedHundredths else {
      return []
    }
    return [
      FigureSource(
        of: project.key, report.header, value.spot.child("achieved"),
        Wording("reached of \(id)", sv: "uppnått av \(id)"), .hundredths(achieved))
    ]
  }

  private static func swedish(kind: String) -> String {
    switch kind {
    case "output": "outputindikator"
    case "result": "resultatindikator"
    default: "projektets egen"
    }
  }
}
