import Findings
import Languages
import Portfolio
import Provenance
import Values

/// A project that has been granted support has a case number of the authority that granted it.
///
/// That the number is the only one needs no rule: a case number of an issuer is a name of one
/// project, so two records with the same number are the same project, and a record whose numbers
/// belong to two projects is set aside when it arrives. The same text from two issuers is two
/// numbers and no duplicate.
struct OperationCodeMissingOrDuplicated: ProjectRule {
  static let card = RuleCard(
    id: "O102", name: "operation-code-missing-or-duplicated",
    title: Wording("Operation without its code", sv: "Insatsen saknar ärendenummer"),
    summary: Wording(
      "A project that has been granted support has a case number of the "
        + "authority that granted it.",
      sv: "Ett projekt som beviljats stöd har ett ärendenummer från den "
        + "myndighet som beviljade det."),
    severity: .error, law: [Act.cpr.article("49", "3"), Act.cpr.annex("XVII", .field("9"))],
    lawDay: .judgement,
    mendedBy: [.officer], catalogue: ["EU2"],
    why:
      Wording(
        "The list of operations gives each operation a unique code, and every "
          + "later paper is found by it.",
        sv: "Förteckningen över insatser ger varje insats en unik kod, och varje senare "
          + "handling hittas med den."),
    doubt: Wording(
      "That the code is the case number of the authority is practice; the law asks for a unique "
        + "one and does not say whose.",
      sv: "Att koden är myndighetens ärendenummer är praxis; lagen kräver en unik "
        + "kod och säger inte vems."),
    passes: [
      Example(
        Wording(
          "the decision states the authority's case number",
          sv: "beslutet anger myndighetens ärendenummer"), in: .languageCourses),
      Example(
        Wording(
          "the same number is used by another issuer",
          sv: "samma nummer används av en annan utfärdare"), in: .languageCourses,
        .decision("id=\"KS 2026/0117\"", "id=\"6.2.5-2026-01147\"")),
    ],
    fails: [
      Example(
        Wording(
          "the decision states the applicant's case number only",
          sv: "beslutet anger bara sökandens ärendenummer"), in: .languageCourses,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("<case issuer=\"SE:orgnr:2021999996\" id=\"6.2.5-2026-01147\"/>", " ")),
      Example(
        Wording("the decision states none", sv: "beslutet anger inget"), in: .languageCourses,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("<case issuer=\"SE:orgnr:2021999996\" id=\"6.2.5-2026-01147\"/>", " "),
        .decision("<case issuer=\"SE:orgnr:2120999996\" id=\"KS 2026/0117\"/>", " ")),
    ],
    silent: [
      Example(
        Wording("an application before the decision", sv: "en ansökan före beslutet"),
        in: .languageCoursesUndecided),
      Example(
        Wording("an application that was rejected", sv: "en ansökan som fick avslag"),
        in: .languageCourses,
        .decision("outcome=\"approval\"", "outcome=\"rejection\"")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let grant = project.grant(on: context.day) else {
      throw Undecided.silent(
        Wording(
          "no support is granted to the project on \(context.day)",
          sv: "inget stöd är beviljat för projektet den \(context.day)"), Act.cpr.article("49", "3")
      )
    }
    let authorities = [grant.header.issuer, project.programme?.header.issuer].compactMap { $0 }
    let cases = project.decisions.flatMap { $0.cases } + project.applications.flatMap { $0.cases }
    guard !cases.contains(where: { authorities.contains($0.issuer) }) else { return .passes }
    let known = authorities.removingDuplicates.map(Wording.same).listedAsChoice()
    let stated: Wording =
      cases.isEmpty
      ? Wording("no case number", sv: "inget ärendenummer")
      : Wording("case numbers of others only", sv: "bara ärendenummer från andra")
    return .fails([
      Failure(
        at: grant.spot,
        Wording(
          "the project has \(stated); an operation has one of the authority, \(known)",
          sv: "projektet har \(stated); en insats har ett från myndigheten, \(known)"),
        fix: Wording(
          "add a case element with the authority's case number to the decision",
          sv: "lägg till elementet case med myndighetens ärendenummer i beslutet"))
    ])
  }
}

extension [String] {
  fileprivate var removingDuplicates: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
