import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Each indicator of the fund that a document states is one of Annex VIII, of an objective of the
/// project, and of the kind the document gives it.
///
/// An indicator with an id of the Annex is held to the Annex also where the document calls it the
/// project's own.
struct IndicatorOutsideObjectives: ProjectRule {
  static let card = RuleCard(
    id: "I101", name: "indicator-outside-objectives",
    title: Wording(
      "Indicator outside the objectives", sv: "Indikatorn hör inte till projektets mål"),
    summary: Wording(
      "Each output and result indicator is one of Annex VIII, belongs to an objective of the "
        + "project, and is called what the annex calls it.",
      sv: "Varje utfalls- och resultatindikator finns i bilaga VIII, hör till ett av projektets "
        + "specifika mål och är av det slag som bilagan anger."),
    severity: .error,
    law: [Act.amif.article("36", "2"), Act.amif.annex("VIII")], lawDay: .selection,
    mendedBy: [.owner, .officer], catalogue: ["EU78", "EU92"],
    why: Wording(
      "Values are added up per objective and sent to the Commission; a value under another "
        + "objective is lost or counted where it does not belong.",
      sv: "Värdena summeras per specifikt mål och skickas till kommissionen; ett värde under fel "
        + "mål går förlorat eller räknas där det inte hör hemma."),
    passes: [
      Example(
        Wording("indicators of the project's objective", sv: "indikatorer för projektets mål"),
        in: .languageCoursesUndecided),
      Example(
        Wording(
          "the decision's targets and the report's values",
          sv: "beslutets mål och rapportens utfall"
        ), in: .languageCoursesClaimed),
      Example(
        Wording("an indicator of the project's own", sv: "projektets egen indikator"),
        in: .languageCoursesUndecided,
        .application("<indicator id=\"P1\"", "<indicator id=\"X.9.9\"")),
    ],
    fails: [
      Example(
        Wording("a target of another objective", sv: "ett mål för ett annat specifikt mål"),
        in: .languageCoursesUndecided,
        .application("<indicator id=\"R.2.9\"", "<indicator ↓id=\"R.3.6\"")),
      Example(
        Wording("a value of another objective", sv: "ett utfall för ett annat specifikt mål"),
        in: .languageCoursesClaimed,
        .report("<indicator id=\"R.2.9\"", "<indicator ↓id=\"R.1.5\"")),
      Example(
        Wording(
          "a result indicator that the annex does not have",
          sv: "en resultatindikator som inte finns i bilagan"), in: .languageCourses,
        .decision("<indicator id=\"R.2.9\"", "<indicator ↓id=\"R.2.12\"")),
      Example(
        Wording(
          "an indicator of the annex as the project's own",
          sv: "en indikator ur bilagan som projektets egen"), in: .languageCoursesUndecided,
        .application(
          "<indicator id=\"R.2.9\" kind=\"result\"", "<indicator id=\"R.2.9\" ↓kind=\"project\"")),
      Example(
        Wording(
          "2014–2020: a target of another objective",
          sv: "2014–2020: ett mål för ett annat specifikt mål"),
        in: .legacy,
        .decision("<indicator id=\"SO2.C2.a\"", "<indicator ↓id=\"SO1.C1.a\"")),
    ],
    silent: [
      Example(
        Wording("a programme of another fund", sv: "ett program för en annan fond"),
        in: .languageCoursesUndecided,
        .programme("<fund>AMIF</fund>", "<fund>ERDF</fund>"))
    ],
    notRun: [
      .rejectionWithoutApplication()
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let indicators = try project.indicatorsOrSilent(Self.card, in: context)
    guard !indicators.objectives.isEmpty else {
      throw Undecided.silent(
        Wording("the project states no objective", sv: "projektet anger inget specifikt mål"))
    }
    return .of(
      indicators.statements.flatMap(\.values).compactMap { fault(of: $0, among: indicators) })
  }

  private func fault(of value: StatedIndicator, among indicators: ProjectIndicators) -> Failure? {
    guard let indicator = indicators.set.indicator(value.id) else {
      guard value.kind != Self.own else { return nil }
      return Failure(
        at: value.spot.attribute("id"),
        Wording(
          "\(value.id) is no indicator of Annex VIII", sv: "\(value.id) finns inte i bilaga VIII"),
        fix: Wording(
          "choose an indicator of the annex, or state it as the project's own (kind=\"project\")",
          sv: "välj en indikator ur bilagan, eller ange den som projektets egen (kind=\"project\")"
        ), law: indicators.set.law)
    }
    if let objective = indicator.objective, !indicators.objectives.contains(objective) {
      let own = indicators.objectives.map(Wording.same).listed()
      return Failure(
        at: value.spot.attribute("id"),
        Wording(
          "the indicator \(value.id) belongs to objective \(objective); the project has "
            + "\(own)",
          sv: "indikatorn \(value.id) hör till specifikt mål \(objective); projektet har "
            + "\(own)"),
        fix: Wording(
          "choose an indicator of the project's objective, or add the objective with its part of "
            + "the cost",
          sv: "välj en indikator för projektets mål, eller lägg till målet med dess del av "
            + "kostnaden"), law: [Act.amif.article("36", "2")] + indicator.law)
    }
    guard value.kind == indicator.kind.rawValue else {
      let what = Self.name(of: indicator.kind)
      return Failure(
        at: value.spot.attribute("kind"),
        Wording(
          "\(value.id) is \(what) of the annex; the document calls it \(value.kind)",
          sv: "\(value.id) är \(what) i bilagan; handlingen kallar den \(value.kind)"),
        fix: Wording(
          "write kind=\"\(indicator.kind.rawValue)\"",
          sv: "skriv kind=\"\(indicator.kind.rawValue)\""
        ), law: indicator.law)
    }
    return nil
  }

  /// The kind of an indicator that the project has by itself.
  private static let own = "project"

  private static func name(of kind: Indicator.Kind) -> Wording {
    switch kind {
    case .output: Wording("an output indicator", sv: "en utfallsindikator")
    case .result: Wording("a result indicator", sv: "en resultatindikator")
    }
  }
}
