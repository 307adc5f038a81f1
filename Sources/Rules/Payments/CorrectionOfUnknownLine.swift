import Findings
import Languages
import Portfolio
import Provenance

/// What corrects a line of a claim, or takes something off it, names a line that is there.
struct CorrectionOfUnknownLine: ProjectRule {
  static let card = RuleCard(
    id: "P205", name: "correction-of-unknown-line",
    title: Wording("Correction of an unknown line", sv: "Korrigering av en okänd rad"),
    summary: Wording(
      "Each deduction, correction and correcting line names a line of the report it is about.",
      sv: "Varje avdrag, korrigering och korrigerande rad anger en rad i den rapport den gäller."),
    severity: .error,
    law: [Act.cpr.annex("XIII"), Act.cpr.annex("XVII", .field("103"))], lawDay: .always,
    mendedBy: [.owner, .officer], catalogue: ["OWN-5"],
    why: Wording(
      "A cut that cannot be followed to the cost it cuts cannot be followed to the accounts.",
      sv: "Ett avdrag som inte kan följas till sin kostnad kan inte följas till räkenskaperna."),
    passes: [
      Example(
        Wording("deductions of lines of the claim", sv: "avdrag på rader i ansökan om utbetalning"),
        in: .languageCoursesPaid),
      Example(
        Wording(
          "corrections of lines of the claim", sv: "korrigeringar av rader i ansökan om utbetalning"
        ), in: .languageCoursesControlled),
    ],
    fails: [
      Example(
        Wording(
          "a deduction of a line that is not there", sv: "ett avdrag på en rad som inte finns"),
        in: .languageCoursesPaid,
        .payment("<deduction line=\"l5\"", "↓<deduction line=\"l55\"")),
      Example(
        Wording(
          "a correction of a line that is not there", sv: "en korrigering av en rad som inte finns"),
        in: .languageCoursesControlled,
        .control(
          "<of issuer=\"SE:orgnr:2120999996\" id=\"report-language-courses-1\" line=\"l7\"/>",
          "↓<of issuer=\"SE:orgnr:2120999996\" id=\"report-language-courses-1\" line=\"l77\"/>")),
    ],
    silent: [
      Example(Wording("nothing corrected", sv: "inget korrigerat"), in: .languageCoursesClaimed),
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
    ],
    notRun: [
      Example(
        Wording("the report has not come", sv: "rapporten har inte kommit in"),
        in: .languageCoursesPaid, .without(.report))
    ])

  /// A line that is named, and where.
  private struct Named {
    let report: Reference
    let line: String
    let spot: Spot
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let named = lines(namedIn: project)
    guard !named.isEmpty else {
      throw Undecided.silent(Wording("no line is corrected", sv: "ingen rad korrigeras"))
    }
    var failures: [Failure] = []
    var missing: Reference?
    for name in named {
      guard let report = project.report(name.report) else {
        missing = missing ?? name.report
        continue
      }
      let ids = report.claim?.lines.map { $0.id } ?? []
      if !ids.contains(name.line) { failures.append(failure(name)) }
    }
    guard failures.isEmpty, let missing else { return .of(failures) }
    return .notRun(
      Wording(
        "the report \(missing.id) has not arrived", sv: "rapporten \(missing.id) har inte kommit in"
      ),
      fix: Wording("import the report", sv: "importera rapporten"))
  }

  private func lines(namedIn project: Project) -> [Named] {
    let corrected =
      project.reports.compactMap { $0.claim }.flatMap { $0.lines }.compactMap { $0.corrects }
      + project.payments.flatMap { $0.corrections }.compactMap { $0.line }
    let deducted = project.payments.flatMap { payment in
      payment.verifications.flatMap(\.deductions).compactMap { deduction -> Named? in
        guard let report = payment.report, let line = deduction.line else { return nil }
        return Named(report: report, line: line, spot: deduction.spot)
      }
    }
    return deducted
      + corrected.compactMap { reference in
        reference.line.map { Named(report: reference.report, line: $0, spot: reference.spot) }
      }
  }

  private func failure(_ name: Named) -> Failure {
    Failure(
      at: name.spot,
      Wording(
        "the claim of the report \(name.report.id) has no line \(name.line)",
        sv: "ansökan i rapporten \(name.report.id) har ingen rad \(name.line)"),
      fix: Wording(
        "write the id of a line of that report", sv: "ange id för en rad i den rapporten"))
  }
}
