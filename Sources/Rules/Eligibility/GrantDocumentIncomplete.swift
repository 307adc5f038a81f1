import Findings
import Languages
import Portfolio
import Provenance

/// The document that sets out the conditions for support has every part the law asks for.
///
/// A part that an amendment does not repeat is taken from the decisions before it. The date of the
/// document is not looked for: no decision comes into the portfolio without one.
struct GrantDocumentIncomplete: ProjectRule {
  static let card = RuleCard(
    id: "E103", name: "grant-document-incomplete",
    title: Wording("Incomplete grant document", sv: "Ofullständigt beslut om stöd"),
    summary:
      Wording(
        "The decision states the products or services, the financing plan, the time limit, how "
          + "the costs are determined, the conditions for payment, and the body that issued it.",
        sv: "Beslutet anger produkterna eller tjänsterna, finansieringsplanen, tidsfristen, hur "
          + "kostnaderna fastställs, villkoren för utbetalning och vem som har utfärdat det."),
    severity: .error,
    law: [
      Act.cpr.article("73", "3"), Act.cpr.annex("XVII", .field("18")),
      Act.cpr.annex("XVII", .field("19")),
    ], lawDay: .decision,
    mendedBy: [.officer], catalogue: ["EU39"],
    why: Wording(
      "What the beneficiary was not told cannot be asked of it later, and an auditor looks for "
        + "each part in this document.",
      sv: "Det som stödmottagaren inte fått veta kan inte krävas senare, och en revisor letar "
        + "efter varje del i detta dokument."),
    doubt: Wording(
      "Whether the method for the costs and the conditions for payment are asked for in every "
        + "case, or only where they apply, was not compared with the published text; they are "
        + "asked for here in every case.",
      sv: "Om metoden för kostnaderna och villkoren för utbetalning krävs i varje fall, "
        + "eller bara där de är aktuella, har inte jämförts med den publicerade texten; "
        + "här krävs de i varje fall."),
    passes: [Example(Wording("every part is there", sv: "varje del finns"), in: .languageCourses)],
    fails: [
      Example(
        Wording("no products or services", sv: "inga produkter eller tjänster"),
        in: .languageCourses,
        .decision("<decision ", "↓<decision "), .decision(products, "")),
      Example(
        Wording("no time limit", sv: "ingen tidsfrist"), in: .languageCourses,
        .decision("<decision ", "↓<decision "),
        .decision("  <lastDay>2028-08-31</lastDay>\n", "")),
      Example(
        Wording(
          "no body that issued it, and no time limit",
          sv: "inte vem som utfärdat det, och ingen tidsfrist"), in: .languageCourses,
        .decision("<decision ", "↓<decision "),
        .decision("  <issuingBody>Migrationsverket</issuingBody>\n", ""),
        .decision("  <lastDay>2028-08-31</lastDay>\n", "")),
    ],
    silent: [
      Example(
        Wording("an application that is not decided", sv: "en ansökan som inte är beslutad"),
        in: .languageCoursesUndecided),
      Example(
        Wording("a rejection", sv: "ett avslag"), in: .languageCourses,
        .decision("outcome=\"approval\"", "outcome=\"rejection\"")),
      Example(
        Wording(
          "the day before the decision takes effect", sv: "dagen innan beslutet börjar gälla"),
        in: .languageCourses, on: "2026-05-27"),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let grant = project.grant(on: context.day) else {
      return .silent(
        Wording(
          "no grant is in force on \(context.day)",
          sv: "inget beslut om stöd gäller den \(context.day)"), Act.cpr.article("73", "3"))
    }
    let grants = project.decisions.filter { $0.outcome.grants && $0.validFrom <= context.day }
    return .of(
      Part.all.filter { part in !grants.contains(where: part.isStated) }
        .map { failure($0, grant) })
  }

  private func failure(_ part: Part, _ grant: Decision) -> Failure {
    Failure(
      at: grant.spot.child(part.element),
      Wording(
        "the decision \(grant.header.id) does not state \(part.name)",
        sv: "beslutet \(grant.header.id) anger inte \(part.name)"),
      fix: Wording(
        "state it in <\(part.element)>, in a new version of the decision or in an amendment",
        sv: "ange det i <\(part.element)>, i en ny version av beslutet eller i en ändring"),
      law: [part.law])
  }

  /// What the document must state, and the element that states it.
  private struct Part: Sendable {
    let element: String
    let name: Wording
    let law: Citation
    let isStated: @Sendable (Decision) -> Bool

    static let all = [
      Part(
        element: "products",
        name: Wording(
          "the products or services to be delivered",
          sv: "de produkter eller tjänster som ska levereras"),
        law: Act.cpr.article("73", "3"), isStated: { $0.products != nil }),
      Part(
        element: "financing", name: Wording("the financing plan", sv: "finansieringsplanen"),
        law: Act.cpr.article("73", "3"),
        isStated: { $0.financing != nil }),
      Part(
        element: "lastDay",
        name: Wording("the time limit for the execution", sv: "tidsfristen för genomförandet"),
        law: Act.cpr.article("73", "3"), isStated: { $0.lastDay != nil }),
      Part(
        element: "costMethod",
        name: Wording(
          "the method for determining the costs", sv: "metoden för att fastställa kostnaderna"),
        law: Act.cpr.article("73", "3"), isStated: { $0.costMethod != nil }),
      Part(
        element: "paymentConditions",
        name: Wording("the conditions for payment", sv: "villkoren för utbetalning"),
        law: Act.cpr.article("73", "3"), isStated: { $0.paymentConditions != nil }),
      Part(
        element: "issuingBody",
        name: Wording("the body that issued it", sv: "vem som har utfärdat det"),
        law: Act.cpr.annex("XVII", .field("18")), isStated: { $0.issuingBody != nil }),
    ]
  }

  // MARK: Texts of the examples

  private static let products = """
      <products xml:lang="sv">Språkkurser för 480 deltagare, ett kursupplägg som andra kommuner kan \
    använda, och en slutrapport.</products>

    """
}
