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
      "The decision states the products or services, the financing plan, the time limit, how "
      + "the costs are determined, the conditions for payment, and the body that issued it.",
    severity: .error,
    law: [
      Act.cpr.article("73", "3"), Act.cpr.annex("XVII", .field("18")),
      Act.cpr.annex("XVII", .field("19")),
    ], lawDay: .decision, catalogue: ["EU39"],
    why: "What the beneficiary was not told cannot be asked of it later, and an auditor looks for "
      + "each part in this document.",
    doubt: "Whether the method for the costs and the conditions for payment are asked for in every "
      + "case, or only where they apply, was not compared with the published text; they are asked "
      + "for here in every case.",
    passes: [Example("every part is there", in: .languageCourses)],
    fails: [
      Example(
        "no products or services", in: .languageCourses,
        .decision("<decision ", "↓<decision "), .decision(products, "")),
      Example(
        "no time limit", in: .languageCourses, .decision("<decision ", "↓<decision "),
        .decision("  <lastDay>2028-08-31</lastDay>\n", "")),
      Example(
        "no body that issued it, and no time limit", in: .languageCourses,
        .decision("<decision ", "↓<decision "),
        .decision("  <issuingBody>Migrationsverket</issuingBody>\n", ""),
        .decision("  <lastDay>2028-08-31</lastDay>\n", "")),
    ],
    silent: [
      Example("an application that is not decided", in: .languageCoursesUndecided),
      Example(
        "a rejection", in: .languageCourses,
        .decision("outcome=\"approval\"", "outcome=\"rejection\"")),
      Example(
        "the day before the decision takes effect", in: .languageCourses, on: "2026-05-27"),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let grant = project.grant(on: context.day) else {
      return .silent("no grant is in force on \(context.day)", Act.cpr.article("73", "3"))
    }
    let grants = project.decisions.filter { $0.outcome.grants && $0.validFrom <= context.day }
    return .of(
      Part.all.filter { part in !grants.contains(where: part.isStated) }
        .map { failure($0, grant) })
  }

  private func failure(_ part: Part, _ grant: Decision) -> Failure {
    Failure(
      at: grant.spot.child(part.element),
      "the decision \(grant.header.id) does not state \(part.name)",
      fix: "state it in <\(part.element)>, in a new version of the decision or in an amendment",
      law: [part.law])
  }

  /// What the document must state, and the element that states it.
  private struct Part: Sendable {
    let element: String
    let name: String
    let law: Citation
    let isStated: @Sendable (Decision) -> Bool

    static let all = [
      Part(
        element: "products", name: "the products or services to be delivered",
        law: Act.cpr.article("73", "3"), isStated: { $0.products != nil }),
      Part(
        element: "financing", name: "the financing plan", law: Act.cpr.article("73", "3"),
        isStated: { $0.financing != nil }),
      Part(
        element: "lastDay", name: "the time limit for the execution",
        law: Act.cpr.article("73", "3"), isStated: { $0.lastDay != nil }),
      Part(
        element: "costMethod", name: "the method for determining the costs",
        law: Act.cpr.article("73", "3"), isStated: { $0.costMethod != nil }),
      Part(
        element: "paymentConditions", name: "the conditions for payment",
        law: Act.cpr.article("73", "3"), isStated: { $0.paymentConditions != nil }),
      Part(
        element: "issuingBody", name: "the body that issued it",
        law: Act.cpr.annex("XVII", .field("18")), isStated: { $0.issuingBody != nil }),
    ]
  }

  // MARK: Texts of the examples

  private static let products = """
      <products xml:lang="sv">Språkkurser för 480 deltagare, ett kursupplägg som andra kommuner kan \
    använda, och en slutrapport.</products>

    """
}
