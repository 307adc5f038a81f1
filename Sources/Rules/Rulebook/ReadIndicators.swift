import Findings
import Languages
import Provenance
import Values

/// Reads periods, axes and indicators.
extension RulebookReader {
  mutating func period(_ node: RulebookNode) -> NamedPeriod? {
    guard
      let fields = fields(
        node, required: ["id", "label", "first", "last", "law"],
        optional: ["sv", "svOfficial", "checked", "doubt", "doubtSv"]),
      let first = day(fields["first"]), let last = day(fields["last"])
    else { return nil }
    guard let period = try? Period(first: first, last: last) else {
      report(
        .datesReversed, node.place, Wording("it ends on \(last)", sv: "den slutar \(last)"),
        Wording(
          "it begins on \(first), and can end on that day or later",
          sv: "den börjar \(first), och kan sluta den dagen eller senare"))
      return nil
    }
    return NamedPeriod(
      id: text(fields["id"]) ?? "", label: label(fields), period: period, law: law(fields),
      checked: checked(fields), doubt: doubt(fields))
  }

  mutating func axis(_ node: RulebookNode) -> Axis? {
    guard
      let fields = fields(
        node, required: ["id", "label", "values", "law"],
        optional: ["sv", "svOfficial", "doubt", "doubtSv"])
    else { return nil }
    let law = law(fields)
    return Axis(
      id: text(fields["id"]) ?? "", label: label(fields),
      values: list(fields["values"]).compactMap { term($0, inheriting: law) }, law: law,
      doubt: doubt(fields))
  }

  mutating func indicatorSet(_ node: RulebookNode) -> IndicatorSet? {
    guard
      let fields = fields(
        node, required: ["id", "selectedFrom", "law", "items"],
        optional: ["personAxes", "checked", "doubt", "doubtSv"]),
      let selectedFrom = day(fields["selectedFrom"])
    else { return nil }
    let law = law(fields)
    let personAxes = texts(fields["personAxes"])
    return IndicatorSet(
      id: text(fields["id"]) ?? "", selectedFrom: selectedFrom, law: law,
      checked: checked(fields), doubt: doubt(fields),
      indicators: list(fields["items"]).compactMap { indicator($0, law, personAxes) })
  }

  private mutating func indicator(
    _ node: RulebookNode, _ inherited: [Citation], _ personAxes: [String]
  ) -> Indicator? {
    guard
      let fields = fields(
        node, required: ["id", "kind", "label", "person"],
        optional: [
          "objective", "sv", "svOfficial", "core", "partOf", "computed", "atMost", "axes",
          "askedAfterMonths",
          "levels", "decimals", "law", "doubt", "doubtSv",
        ])
    else { return nil }
    let isAboutPersons = flag(fields["person"])
    let axes = fields["axes"].map { texts($0) } ?? (isAboutPersons ? personAxes : [])
    return Indicator(
      id: text(fields["id"]) ?? "", objective: text(fields["objective"]),
      kind: word(fields["kind"], as: Indicator.Kind.self) ?? .output, label: label(fields),
      isAboutPersons: isAboutPersons, isCore: flag(fields["core"]), partOf: text(fields["partOf"]),
      computed: fields["computed"].flatMap { difference($0) }, atMost: texts(fields["atMost"]),
      axes: axes,
      askedAfterMonths: months(fields["askedAfterMonths"]),
      comparesLevels: flag(fields["levels"]), hasDecimals: flag(fields["decimals"]),
      law: law(fields, inheriting: inherited),
      doubt: doubt(fields))
  }

  mutating func months(_ node: RulebookNode?) -> Int? {
    guard let node, case .count(let months, _) = count(node, .months) else { return nil }
    return months
  }

  private mutating func difference(_ node: RulebookNode) -> Indicator.Difference? {
    guard let fields = fields(node, required: ["from", "less"]) else { return nil }
    return text(fields["from"]).map {
      Indicator.Difference(from: $0, less: texts(fields["less"]))
    }
  }
}
