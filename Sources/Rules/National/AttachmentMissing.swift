import Findings
import Languages
import Portfolio
import Provenance

/// The application has every attachment that its call asks for.
struct AttachmentMissing: ProjectRule {
  static let card = RuleCard(
    id: "N109", name: "attachment-missing",
    title: Wording("Attachment missing", sv: "Bilaga saknas"),
    summary: Wording(
      "Of each kind of attachment that the call asks for, the application has at least one.",
      sv: "Av varje slag av bilaga som utlysningen kräver har ansökan minst en."),
    severity: .warning, law: [Act.cpr.article("73", "1"), Act.amifOrdinance.section("6")],
    lawDay: .always,
    mendedBy: [.owner], catalogue: ["SE-CHECK-6"],
    why: Wording(
      "An application without them cannot be judged, and waits for what is missing.",
      sv: "En ansökan utan dem kan inte bedömas, utan väntar på det som saknas."),
    doubt: Wording(
      "What the call asks of some applicants alone it asks here of all: that an attachment does not apply is for an "
        + "officer to see.",
      sv:
        "Det som utlysningen kräver av bara vissa sökande krävs här av alla: att en bilaga inte är tillämplig får en "
        + "handläggare se."),
    passes: [
      Example(Wording("all are attached", sv: "alla är bifogade"), in: .languageCoursesUndecided)
    ],
    fails: [
      Example(
        Wording("one more is asked for", sv: "ytterligare en krävs"), in: .languageCoursesUndecided,
        .call(
          "<requiredAttachment kind=\"procurementPlan\"/>",
          "<requiredAttachment kind=\"procurementPlan\"/>\n  <requiredAttachment kind=\"latestAccounts\"/>"
        ),
        .application("<application xmlns", "↓<application xmlns"))
    ],
    silent: [
      Example(
        Wording("only a source tells of it", sv: "bara en källa berättar om det"), in: .sourced)
    ],
    notRun: [
      Example(
        Wording("the call has not come", sv: "utlysningen har inte kommit in"),
        in: .languageCoursesUndecided, .without(.call))
    ])

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let application = try project.applicationOrSilent()
    let call = try project.callOrUndecided()
    guard !call.requiredAttachments.isEmpty else {
      throw Undecided.silent(
        Wording("the call asks for no attachment", sv: "utlysningen kräver ingen bilaga"))
    }
    // Whose letters are there is judged by the rule on partners.
    let attached = Set(
      application.attachments.map(\.kind) + ["letterOfIntent", "coFinancingCertificate"])
    return .of(
      call.requiredAttachments.filter { !attached.contains($0) }.map { kind in
        Failure(
          at: application.spot,
          Wording(
            "the call asks for an attachment, \(AttachmentName.of(kind)), and the application has "
              + "none such",
            sv: "utlysningen kräver en bilaga, \(AttachmentName.of(kind)), och ansökan har ingen "
              + "sådan"),
          fix: Wording(
            "attach it, or note why it does not apply",
            sv: "bifoga den, eller anteckna varför den inte behövs"),
          notes: [
            Failure.Note(
              Wording("the call asks for it", sv: "utlysningen kräver den"), at: call.spot)
          ])
      })
  }
}
