public import Findings
public import Languages
import Provenance
import Values

/// What is asked of a rulebook itself, besides what its files must be like to be read at all.
public enum RulebookRule: String, Sendable, CaseIterable {
  case valueNotRecorded = "R101"
  case valueNotCompared = "R102"

  /// The name, which reads after "allow".
  public var name: String {
    switch self {
    case .valueNotRecorded: "value-not-recorded"
    case .valueNotCompared: "value-not-compared"
    }
  }

  /// What people call it.
  public var title: Wording {
    switch self {
    case .valueNotRecorded: Wording("Value not recorded", sv: "Värde saknas i regelboken")
    case .valueNotCompared:
      Wording("Values not compared with the law", sv: "Värden inte jämförda med rätten")
    }
  }

  /// What it finds.
  public var finds: Wording {
    switch self {
    case .valueNotRecorded:
      Wording(
        "a rule asked for a value on a day for which the table has none, and the law does not say so",
        sv:
          "en regel frågade efter ett värde för en dag som tabellen saknar, utan att rätten säger det"
      )
    case .valueNotCompared:
      Wording(
        "values were last compared with the law before the day of judgement",
        sv: "värden jämfördes senast med rätten före bedömningsdagen")
    }
  }

  public var severity: Severity {
    switch self {
    case .valueNotRecorded: .warning
    case .valueNotCompared: .observation
    }
  }

  /// What comes of it.
  public var consequence: Wording {
    switch self {
    case .valueNotRecorded:
      Wording(
        "The rules that asked were not run. A day on which a provision says that no value applies is no "
          + "such day: the rules are silent then.",
        sv:
          "Reglerna som frågade kunde inte bedömas. En dag då en bestämmelse säger att inget värde "
          + "gäller är ingen sådan dag: då är reglerna inte tillämpliga.")
    case .valueNotCompared:
      Wording(
        "The rules run all the same, by the values as they stand.",
        sv: "Reglerna bedöms ändå, efter värdena som de står.")
    }
  }
}

extension Context {
  /// What is wrong with the rulebook itself, once everything has been judged by it.
  public func findingsOnRulebook() -> [Finding] { gapFindings() + comparisonFindings() }

  private func gapFindings() -> [Finding] {
    (rulebooks.main.gaps?.all ?? []).map { gap in
      let days =
        gap.first == gap.last
        ? gap.first.wording
        : Wording("\(gap.first) to \(gap.last)", sv: "\(gap.first) till \(gap.last)")
      return finding(
        .valueNotRecorded, at: gap.place,
        Wording(
          "\(gap.subject) has no value recorded for \(days), for which rules asked",
          sv: "\(gap.subject) har inget värde för \(days), som regler frågade efter"),
        fix: Wording(
          "state the value with its source, or “none” with the provision that says so",
          sv: "ange värdet med källa, eller ”none” med bestämmelsen som säger det"))
    }
  }

  /// One finding for all files: a file that was compared on the day or after it is not told of.
  private func comparisonFindings() -> [Finding] {
    let old = rulebook.statements(on: day).compactMap(\.checked).filter { $0 < day }
    let files = rulebook.comparisons.filter { $0.day < day }
    guard let first = old.min(), let last = old.max() else { return [] }
    let days =
      first == last
      ? first.wording : Wording("\(first) to \(last)", sv: "\(first) till \(last)")
    return [
      finding(
        .valueNotCompared, at: files.first?.place,
        Wording(
          "\(old.count) values that apply on \(day) were last compared with the law on \(days)",
          sv: "\(old.count) värden som gäller \(day) jämfördes senast med rätten \(days)"),
        fix: Wording(
          "compare them with the law in force, and state the day in “checked”",
          sv: "jämför dem med gällande rätt, och ange dagen i ”checked”"))
    ]
  }

  private func finding(
    _ rule: RulebookRule, at place: RulebookPlace?, _ message: Wording, fix: Wording
  ) -> Finding {
    Finding(
      rule: rule.rawValue, name: rule.name, severity: rule.severity, place: place.map(Place.init),
      message: message, fix: fix, judgedOn: day.iso, rulebook: rulebooks.hash)
  }
}

extension Place {
  fileprivate init(_ place: RulebookPlace) {
    self.init(file: place.file, line: place.line, column: place.column)
  }
}
