import Languages
import Portfolio
import Values

extension Project {
  /// The terms of a project of the rulebook's fund, or the end of the check: another fund has its
  /// own objectives and codes.
  func fundTermsOrSilent(_ card: RuleCard, in context: Context) throws(Undecided) -> Terms {
    let terms = try termsOrSilent(on: context.day)
    guard let fund = context.rulebook.fund else { return terms }
    if let programme, programme.fund != fund.code {
      throw .silent(
        Wording(
          "the programme is of the fund \(programme.fund), and the rulebook of \(fund.code)",
          sv: "programmet hör till fonden \(programme.fund), och regelboken till \(fund.code)"
        ),
        fund.law.first)
    }
    let day = context.lawDay(of: card, for: self)
    guard fund.span.contains(day) else {
      throw .silent(
        Wording(
          "\(fund.code) applies \(fund.span), and not on \(day)",
          sv: "\(fund.code) gäller \(fund.span), och inte den \(day)"), fund.law.first)
    }
    return terms
  }

  /// The objectives of a project of the rulebook's fund, never none, or the end of the check.
  func objectivesOrSilent(_ card: RuleCard, in context: Context) throws(Undecided) -> [Objective] {
    let terms = try fundTermsOrSilent(card, in: context)
    guard !terms.objectives.isEmpty else {
      throw .silent(
        Wording("the project states no objective", sv: "projektet anger inget specifikt mål"))
    }
    return terms.objectives
  }

  /// Whether the day of selection decides the law, or that of judgement, in words.
  func wordsForSelectionDay(in context: Context) -> Wording {
    if let grant = grant(on: context.day), let selected = selected(by: context.day) {
      return grant.decided == selected
        ? Wording("the decision is of \(selected)", sv: "beslutet är av den \(selected)")
        : Wording("the operation was selected on \(selected)", sv: "insatsen valdes ut \(selected)")
    }
    return Wording(
      "the day of judgement is \(context.day)", sv: "bedömningsdagen är \(context.day)")
  }
}

extension Rulebook {
  /// A kind of action as the fund's act names it: "action under Article 12(1)".
  func name(of kind: ActionKind) -> Wording {
    let term = vocabularies["actionKinds"]?.first { $0.id == kind.rawValue }
    return term.map { term in
      Wording { language in
        let label = term.label(in: language)
        return label.prefix(1).lowercased() + label.dropFirst()
      }
    } ?? kind.wording
  }
}

extension Context {
  /// The highest share of the Union contribution for an objective on a day, or the end of the check.
  func rate(of objective: Objective, on day: Day) throws(Undecided) -> Dated<Percentage> {
    let answer = rulebook.rate(for: objective.kindAndRegion, on: day)
    if case .notRecorded = answer, objective.regionCategory == nil,
      rulebook.rates.contains(where: \.isOfRegion)
    {
      throw .notRun(
        Wording(
          "the objective \(objective.code) states no category of region, which its rate depends on",
          sv: "målet \(objective.code) anger ingen regionkategori, som dess stödnivå beror på"),
        fix: Wording("state the category of region", sv: "ange regionkategorin"),
        at: objective.spot)
    }
    return try answer.orUndecided()
  }
}

extension CofinancingRate {
  /// Whether it is the rate of a category of region.
  fileprivate var isOfRegion: Bool { when.contains { $0.words[.region] != nil } }
}
