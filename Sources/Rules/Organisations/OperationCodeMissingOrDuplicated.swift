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
    summary: "A project that has been granted support has a case number of the authority that "
      + "granted it.",
    severity: .error, law: [Act.cpr.article("49", "3"), Act.cpr.annex("XVII", .field("9"))],
    lawDay: .judgement, catalogue: ["EU2"],
    why:
      "The list of operations gives each operation a unique code, and every later paper is found "
      + "by it.",
    doubt: "That the code is the case number of the authority is practice; the law asks for a "
      + "unique one and does not say whose.",
    passes: [
      Example("the decision states the authority's case number", in: .languageCourses),
      Example(
        "the same number is used by another issuer", in: .languageCourses,
        .decision("id=\"KS 2026/0117\"", "id=\"6.2.5-2026-01147\"")),
    ],
    fails: [
      Example(
        "the decision states the applicant's case number only", in: .languageCourses,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("<case issuer=\"SE:orgnr:2021999996\" id=\"6.2.5-2026-01147\"/>", " ")),
      Example(
        "the decision states none", in: .languageCourses,
        .decision("<decision xmlns", "↓<decision xmlns"),
        .decision("<case issuer=\"SE:orgnr:2021999996\" id=\"6.2.5-2026-01147\"/>", " "),
        .decision("<case issuer=\"SE:orgnr:2120999996\" id=\"KS 2026/0117\"/>", " ")),
    ],
    silent: [
      Example("an application before the decision", in: .languageCoursesUndecided),
      Example(
        "an application that was rejected", in: .languageCourses,
        .decision("outcome=\"approval\"", "outcome=\"rejection\"")),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    guard let grant = project.grant(on: context.day) else {
      throw Undecided.silent(
        "no support is granted to the project on \(context.day)", Act.cpr.article("49", "3"))
    }
    let authorities = [grant.header.issuer, project.programme?.header.issuer].compactMap { $0 }
    let cases = project.decisions.flatMap(\.cases) + project.applications.flatMap(\.cases)
    guard !cases.contains(where: { authorities.contains($0.issuer) }) else { return .passes }
    let stated = cases.isEmpty ? "no case number" : "case numbers of others only"
    return .fails([
      Failure(
        at: grant.spot,
        "the project has \(stated); an operation has one of the authority, "
          + "\(authorities.removingDuplicates.joined(separator: " or "))",
        fix: "add a case element with the authority's case number to the decision")
    ])
  }
}

extension [String] {
  fileprivate var removingDuplicates: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
