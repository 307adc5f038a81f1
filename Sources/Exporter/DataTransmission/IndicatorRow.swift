import Portfolio
import Values

/// A row of the tables on indicators (Regulation (EU) 2021/1060, Annex VII, tables 7 and 11): an
/// indicator, or those of an age and a gender in it.
struct IndicatorRow {
  let indicator: TransmissionTerms.Indicator
  /// Of which: an age and a gender, or all together.
  let breakdown: Breakdown?
  /// What the programme says of it.
  let target: ProgrammeIndicator?
  let planned: Cell
  let achieved: Cell

  struct Breakdown: Hashable {
    let age: AgeBracket
    let gender: Gender

    static let all = AgeBracket.allCases.flatMap { age in
      Gender.allCases.map { Breakdown(age: age, gender: $0) }
    }
  }

  /// The word for all together.
  static let total = "total"

  private var isComputed: Bool { !indicator.computedFrom.isEmpty }

  /// A value of the programme: of the whole alone, and of nothing that is computed.
  private func stated(_ hundredths: Int64?) -> CellValue {
    if breakdown != nil || isComputed { return .notApplicable }
    return hundredths.map { .quantity(hundredths: $0) } ?? .notStated
  }

  private func stated(_ text: String?) -> CellValue {
    text.map { .text($0) } ?? (target == nil ? .notStated : .notApplicable)
  }

  static func outputs(hasLabels: Bool) -> Sheet<IndicatorRow> {
    Sheet(
      "output_indicators", element: "outputIndicator", hasLabels: hasLabels,
      tellsWhatIsMissing: true, sumsOnly: ("breakdown", total),
      head
        + [
          .cells("unit", "5. Måttenhet", .text) { Cell($0.stated($0.target?.unit)) },
          .cells("milestone", "6. Delmål 2024", .quantity) {
            Cell($0.stated($0.target?.milestoneHundredths))
          },
          .cells("target", "7. Målvärde 2029", .quantity) {
            Cell($0.stated($0.target?.targetHundredths))
          },
        ] + values("8.", "9.", "10."))
  }

  static func results(hasLabels: Bool) -> Sheet<IndicatorRow> {
    Sheet(
      "result_indicators", element: "resultIndicator", hasLabels: hasLabels,
      tellsWhatIsMissing: true, sumsOnly: ("breakdown", total),
      head
        + [
          .cells("unit", "5. Måttenhet för indikator och utgångsvärde", .text) {
            Cell($0.stated($0.target?.baselineUnit ?? $0.target?.unit))
          },
          .cells("baseline", "6. Utgångsvärde", .quantity) {
            Cell($0.stated($0.target?.baselineHundredths))
          },
          .cells("target", "7. Målvärde 2029", .quantity) {
            Cell($0.stated($0.target?.targetHundredths))
          },
          .cells("target_unit", "8. Måttenhet för målvärdet", .text) {
            Cell($0.stated($0.target?.targetUnit ?? $0.target?.unit))
          },
        ] + values("9.", "10.", "11."))
  }

  private static var head: [Column<IndicatorRow>] {
    [
      .code("specific_objective", "1. Specifikt mål") { $0.indicator.objective },
      .code("indicator", "2. Id") { $0.indicator.id },
      .text("name", "3. Indikator, på engelska") { $0.indicator.name },
      .label("3. Indikator") { $0.indicator.swedishName },
      .code("breakdown", "4. Uppdelning, kod") {
        $0.breakdown.map { "\($0.age.rawValue) \($0.gender.rawValue)" } ?? total
      },
      .label("Uppdelning") {
        $0.breakdown.map { "\($0.age.swedish), \($0.gender.swedish)" } ?? "totalt"
      },
    ]
  }

  private static func values(
    _ planned: String, _ achieved: String, _ comments: String
  ) -> [Column<IndicatorRow>] {
    [
      .cells("planned", "\(planned) Planerat i valda insatser", .quantity, sum: "planned") {
        $0.planned
      },
      .cells("achieved", "\(achieved) Uppnått", .quantity, sum: "achieved") { $0.achieved },
      // Comments are written when the data are sent.
      .cells("comments", "\(comments) Kommentarer", .text) {
        Cell($0.breakdown == nil ? .notStated : .notApplicable)
      },
    ]
  }
}

extension AgeBracket {
  var swedish: String {
    switch self {
    case .under18: "under 18 år"
    case .from18To60: "18–60 år"
    case .over60: "över 60 år"
    }
  }
}

extension Gender {
  var swedish: String {
    switch self {
    case .female: "kvinna"
    case .male: "man"
    case .nonBinary: "icke-binär"
    }
  }
}
