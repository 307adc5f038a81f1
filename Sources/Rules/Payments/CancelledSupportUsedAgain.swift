import Findings
import Languages
import Portfolio
import Provenance
import Values

/// Support that a correction has cancelled is not paid to the same project again.
struct CancelledSupportUsedAgain: ProjectRule {
  static let card = RuleCard(
    id: "P214", name: "cancelled-support-used-again",
    title: Wording("Cancelled support used again", sv: "Indraget stöd använt igen"),
    summary: Wording(
      "The Union money paid to a project in all, net of what is asked back, is at most what was granted less what "
        + "corrections for irregular expenditure have cut.",
      sv:
        "EU-stödet som betalats till ett projekt sammanlagt, utan det som återkrävs, är högst det beviljade minus det "
        + "som korrigeringar för oriktiga utgifter har tagit bort."),
    severity: .warning, law: [Act.cpr.article("103", "3")], lawDay: .always,
    mendedBy: [.officer, .finance], catalogue: ["EU117"],
    why: Wording(
      "The programme may use cancelled money again, but not on the operation that was corrected.",
      sv: "Programmet får använda indragna medel igen, men inte till den insats som korrigerades."),
    doubt: Wording(
      "That cancelled support lowers what an operation can have in all is our reading of the paragraph; what a check took "
        + "off before it was paid is no correction and lowers nothing.",
      sv:
        "Att indraget stöd sänker det en insats kan få sammanlagt är vår tolkning av punkten; det som en kontroll drog "
        + "av före utbetalningen är ingen korrigering och sänker inget."),
    passes: [
      Example(
        Wording(
          "the grant less what was cut, to the öre",
          sv: "det beviljade minus det borttagna, på öret"),
        in: .languageCoursesControlled, advance("4862792.92"))
    ],
    fails: [
      Example(
        Wording("one öre more", sv: "ett öre mer"), in: .languageCoursesControlled,
        advance("4862792.93"),
        .payment("<payment xmlns", "↓<payment xmlns"))
    ],
    silent: [
      Example(Wording("nothing is corrected", sv: "inget är korrigerat"), in: .languageCoursesPaid)
    ])

  private static func advance(_ amount: String) -> Example.Edit {
    .advance("<amountDue>2518845.00", "<amountDue>\(amount)")
  }

  func check(_ project: Project, in context: Context) throws -> Outcome {
    let outgoing = try project.outgoingOrSilent()
    let corrections = project.payments.flatMap { $0.corrections }.filter { $0.kind == .irregular }
    guard !corrections.isEmpty else {
      throw Undecided.silent(
        Wording("no correction has cut support", sv: "ingen korrigering har dragit in stöd"))
    }
    let terms = try project.termsOrSilent(on: context.day)
    try project.requirePayments(in: terms.currency)
    let granted = try terms.financingOrUndecided().unionContribution(terms.currency)
    let cut = try Money.sum(corrections.map(\.unionContribution), in: terms.currency)
    let left = try granted.subtracting(cut)
    let askedBack = try Money.sum(
      project.payments.flatMap { $0.recoveries }.map { $0.amount }, in: terms.currency)
    var paid = try Money.zero(terms.currency).subtracting(askedBack)
    for payment in outgoing {
      paid = try paid.adding(payment.parts().union)
    }
    guard try !paid.isAtMost(left), let last = outgoing.last else { return .passes }
    return .fails([
      Failure(
        at: last.spot,
        Wording(
          "\(paid) of Union money is paid in all; \(granted) was granted, and corrections have cut \(cut) of it",
          sv:
            "sammanlagt \(paid) i EU-stöd har betalats; \(granted) beviljades, och korrigeringar har dragit in \(cut) "
            + "av det"),
        fix: Wording(
          "pay \(left) or less in all, and lower the grant by what was cut",
          sv:
            "betala sammanlagt högst \(left), och sänk det beviljade stödet med det som dragits in"),
        notes: corrections.prefix(3).map {
          Failure.Note(Wording("a correction", sv: "en korrigering"), at: $0.spot)
        })
    ])
  }
}
