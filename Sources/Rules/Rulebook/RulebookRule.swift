public import Findings
public import Languages
public import Portfolio
import Provenance
import Values

/// What is asked of a rulebook itself, besides what its files must be like to be read at all.
public enum RulebookRule: String, Sendable, CaseIterable {
  case valueNotRecorded = "R101"
  case valueNotCompared = "R102"
  case callNotHeld = "R103"

  /// The name, which reads after "allow".
  public var name: String {
    switch self {
    case .valueNotRecorded: "value-not-recorded"
    case .valueNotCompared: "value-not-compared"
    case .callNotHeld: "call-not-held"
    }
  }

  /// What people call it.
  public var title: Wording {
    switch self {
    case .valueNotRecorded: Wording("Value not recorded", sv: "Värde saknas i regelboken")
    case .valueNotCompared:
      Wording("Values not compared with the law", sv: "Värden inte jämförda med rätten")
    case .callNotHeld:
      Wording("Setting for an unknown call", sv: "Inställning för en okänd utlysning")
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
    case .callNotHeld:
      Wording(
        "severities are set for a call that has not come in",
        sv: "allvar bestäms för en utlysning som inte har kommit in")
    }
  }

  public var severity: Severity {
    switch self {
    case .valueNotRecorded, .callNotHeld: .warning
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
    case .callNotHeld:
      Wording(
        "The setting changes nothing until the call comes in under that id and issuer.",
        sv:
          "Inställningen ändrar ingenting förrän utlysningen kommer in med det id:t och den utfärdaren."
      )
    }
  }
}

extension Context {
  /// What is wrong with the rulebooks themselves, once everything has been judged by them.
  ///
  /// - Parameters:
  ///   - ids: the names of those that judged; where there are none, that of a project whose programme
  ///     has not come.
  ///   - calls: the calls that have come in, where the whole portfolio is judged.
  public func findingsOnRulebook(
    judgedBy ids: Set<String> = [], calls: [Reference]? = nil
  ) -> [Finding] {
    gapFindings() + comparisonFindings(ids) + (calls.map(callFindings) ?? [])
  }

  private func callFindings(_ calls: [Reference]) -> [Finding] {
    let books = rulebooks.funds.isEmpty ? [rulebooks.main] : rulebooks.funds
    // A file that is laid over several funds says it in each of their rulebooks.
    let settings = Set(books.flatMap { $0.rules.calls })
    return settings.filter { setting in !calls.contains { setting.isFor($0) } }
      .sorted { ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line) }
      .map { setting in
        let issuer = setting.issuer.map { Wording(" of \($0)", sv: " från \($0)") } ?? .same("")
        return finding(
          .callNotHeld, at: setting.place,
          Wording(
            "severities are set for the call \(setting.id)\(issuer), which has not come in",
            sv: "allvar bestäms för utlysningen \(setting.id)\(issuer), som inte har kommit in"),
          fix: Wording(
            "correct the id or the issuer, or import the call",
            sv: "rätta id eller utfärdare, eller importera utlysningen"))
      }
  }

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

  /// One finding for all files of a rulebook: one that was compared on the day or after it is not told of.
  private func comparisonFindings(_ ids: Set<String>) -> [Finding] {
    let judged = rulebooks.funds.filter { ids.contains($0.id) }
    var told: Set<String> = []
    return (judged.isEmpty ? [rulebook] : judged).compactMap { rulebook in
      let places = rulebook.comparisons.filter { $0.day < day }.map(\.place)
      // Files that several rulebooks share are pointed at once.
      let place = places.first { !told.contains($0.file) } ?? places.first
      told.formUnion(places.map(\.file))
      return comparisonFinding(rulebook, at: place, isOneOfSeveral: judged.count > 1)
    }
  }

  private func comparisonFinding(
    _ rulebook: Rulebook, at place: RulebookPlace?, isOneOfSeveral: Bool
  ) -> Finding? {
    let old = rulebook.statements(on: day).compactMap(\.checked).filter { $0 < day }
    guard let first = old.min(), let last = old.max() else { return nil }
    let days =
      first == last
      ? first.wording : Wording("\(first) to \(last)", sv: "\(first) till \(last)")
    let whose =
      isOneOfSeveral
      ? Wording(" of the rulebook \(rulebook.id)", sv: " i regelboken \(rulebook.id)") : .same("")
    return finding(
      .valueNotCompared, at: place,
      Wording(
        "\(old.count) \(old.count == 1 ? "value" : "values")\(whose) that "
          + "\(old.count == 1 ? "applies" : "apply") on \(day) "
          + "\(old.count == 1 ? "was" : "were") last compared with the law on \(days)",
        sv:
          "\(old.count) \(old.count == 1 ? "värde" : "värden")\(whose) som gäller \(day) jämfördes "
          + "senast med rätten \(days)"),
      fix: Wording(
        "compare them with the law in force, and state the day in “checked”",
        sv: "jämför dem med gällande rätt, och ange dagen i ”checked”"))
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
