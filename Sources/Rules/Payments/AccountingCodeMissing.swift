import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Real costs are claimed out of separate accounts.
struct AccountingCodeMissing: ProjectRule {
  static let card = RuleCard(
    id: "P112", name: "accounting-code-missing",
    title: Wording("Accounting code missing", sv: "Projektkod i redovisningen saknas"),
    summary: Wording(
      "A claim with real costs states the separate accounting system or code they are kept under.",
      sv: "En ansökan om utbetalning med faktiska kostnader anger den särskilda redovisning eller "
        + "projektkod som de bokförs på."),
    severity: .warning, law: [Act.cpr.article("74", "1", "a", "i")], lawDay: .always,
    mendedBy: [.owner], catalogue: ["EU127"],
    why: Wording(
      "Without a code of its own a project's costs cannot be told from the body's others.",
      sv: "Utan en egen kod går projektets kostnader inte att skilja från organisationens andra."),
    passes: [
      Example(Wording("a project code", sv: "en projektkod"), in: .languageCoursesClaimed)
    ],
    fails: [
      Example(
        Wording("none stated", sv: "ingen angiven"), in: .languageCoursesClaimed,
        .report("<accountingCode>Projekt 4711</accountingCode>", " "),
        .report("<claim kind", "↓<claim kind")),
      Example(
        Wording("2014–2020: none stated", sv: "2014–2020: ingen angiven"),
        in: .legacy,
        .report("<accountingCode>Projekt 2019-42</accountingCode>", ""),
        .report("<claim kind", "↓<claim kind")),
      Example(
        Wording("a grant contract: none stated", sv: "ett bidragskontrakt: ingen angiven"),
        in: .dear,
        .report("<accountingCode>DEAR-384</accountingCode>", ""),
        .report("<claim kind", "↓<claim kind")),
    ],
    silent: [
      Example(
        Wording("lump sums only", sv: "bara klumpsummor"), in: .studyReported),
      Example(Wording("nothing claimed", sv: "inget begärs"), in: .languageCourses),
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let claims = try project.claimsOrSilent().map { $0.claim }.filter { claim in
      claim.lines.contains { $0.form == .realCost }
    }
    guard !claims.isEmpty else {
      throw Undecided.silent(
        Wording(
          "no claim has real costs", sv: "ingen ansökan om utbetalning har faktiska kostnader"),
        Act.cpr.article("74", "1", "a", "i"))
    }
    return .of(
      claims.filter { $0.accountingCode == nil }.map { claim in
        Failure(
          at: claim.spot,
          Wording(
            "the claim has real costs, and states no accounting code",
            sv: "ansökan om utbetalning har faktiska kostnader, och anger ingen projektkod"),
          fix: Wording("state accountingCode in the claim", sv: "ange accountingCode i ansökan"))
      })
  }
}
