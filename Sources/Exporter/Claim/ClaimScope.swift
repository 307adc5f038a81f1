import Languages
import Portfolio
import Values

/// Which claim a return is of: the project's, of one report, with what was granted, claimed, cut and
/// paid in advance by a day.
struct ClaimScope {
  let project: Project
  /// The project's key as a return shows it.
  let key: String
  let grant: Decision
  let report: Report
  let claim: Claim
  /// The claims of the periods before it, in their order.
  let earlier: [(report: Report, claim: Claim)]
  /// What was taken off this claim and off those before it, by the day.
  let cuts: [ClaimCut]
  let earlierCuts: [ClaimCut]
  let advances: [ClaimAdvance]
  /// The payments that answer the claim.
  let answers: [Payment]

  /// Finds the claim that was received last, or that of a report that is named.
  /// - Throws: `ExportError.unsuited` when there is none, or its money cannot be added up.
  init(_ reading: Reading, _ context: ExportContext) throws {
    let day = context.on
    let project = try Self.project(reading, context)
    let key = PersonalNumber.mask(in: project.key)
    guard let grant = project.grant(on: day) else {
      throw Self.unsuited(
        Wording("nothing is granted to \(key) on \(day)", sv: "inget är beviljat \(key) den \(day)")
      )
    }
    let claims = project.reports.filter { project.claimReceived($0) <= day }
      .compactMap { report in report.claim.map { (report: report, claim: $0) } }
    let named = context.report
    guard let place = claims.lastIndex(where: { named == nil || $0.report.header.id == named })
    else {
      throw Self.unsuited(
        named.map {
          Wording(
            "\(key) has no report \($0) with a claim by \(day)",
            sv: "\(key) har ingen rapport \($0) med en ansökan om utbetalning den \(day)")
        }
          ?? Wording(
            "\(key) has sent no claim by \(day)",
            sv: "\(key) har inte skickat någon ansökan om utbetalning den \(day)"))
    }
    self.project = project
    self.key = key
    self.grant = grant
    report = claims[place].report
    claim = claims[place].claim
    earlier = Array(claims[..<place])
    let before = earlier.map(\.report.reference)
    let all = project.payments.flatMap { ClaimCut.all(in: $0, of: project, until: day) }
    let reference = report.reference
    cuts = all.filter { $0.report == reference }
    earlierCuts = all.filter { cut in cut.report.map { before.contains($0) } ?? false }
    advances = try ClaimAdvance.all(of: project, until: day)
    answers = project.payments.filter {
      $0.report == reference && $0.answersClaim && ($0.decided ?? $0.header.issued) <= day
    }
    try requireOneCurrency()
    try requireSum()
  }

  var currency: Currency { claim.currency }

  private static func project(_ reading: Reading, _ context: ExportContext) throws -> Project {
    guard let key = context.project else {
      throw unsuited(
        Wording("name the project with --project", sv: "ange projektet med --project"))
    }
    return try context.project(named: key, in: reading, for: .claim)
  }

  /// Amounts of two currencies have no sum.
  private func requireOneCurrency() throws {
    let others =
      [grant.currency] + earlier.map(\.claim.currency)
      + (cuts + earlierCuts).map(\.amount.currency) + advances.map(\.paid.currency)
      + answers.map(\.currency)
    guard let other = others.first(where: { $0 != currency }) else { return }
    throw Self.unsuited(
      Wording(
        "the claim of \(report.header.id) is in \(currency.code), and other papers of the project are "
          + "in \(other.code); correct the currency of either",
        sv:
          "ansökan om utbetalning i \(report.header.id) är i \(currency.code), och andra handlingar i "
          + "projektet i \(other.code); rätta valutan i någon av dem"))
  }

  /// A claim that its lines do not add up to cannot be accounted for line by line.
  private func requireSum() throws {
    let sum = try Money.sum(claim.lines.map(\.amount), in: currency)
    guard sum != claim.eligibleCost else { return }
    throw Self.unsuited(
      Wording(
        "the lines of \(report.header.id) add up to \(sum), and it claims \(claim.eligibleCost); "
          + "correct the lines or the sum",
        sv:
          "raderna i \(report.header.id) summerar till \(sum), och den begär \(claim.eligibleCost); "
          + "rätta raderna eller summan"))
  }

  private static func unsuited(_ reason: Wording) -> ExportError { .unsuited(.claim, reason) }

  /// What a figure of a paper is made of.
  func source(
    _ document: DocumentHeader, _ spot: Spot, _ what: Wording, _ amount: Money
  ) -> FigureSource {
    FigureSource(
      project: key, document: document, spot: spot, what: what, stated: .money(amount),
      conversion: nil, shares: [], part: .money(amount))
  }
}
