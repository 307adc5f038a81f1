import Languages
import Portfolio
import Provenance
import Values

/// Expenditure of a project as the body with the accounting function has registered it: what was
/// accepted of claims, less what was cut.
struct RegisteredExpenditure {
  private(set) var entries: [Entry] = []
  private(set) var gaps: [Gap] = []
  private let project: Project

  /// An amount in the accounts; a cut has the sign of one.
  struct Entry {
    let document: DocumentHeader
    /// Where the paper is, and what in it names the eligible expenditure and the public contribution.
    let spot: Spot
    let what: Wording
    /// The day that decides which accounting year and which application it belongs to.
    let registered: Day
    /// The day in whose month it became expenditure, by whose rate it becomes euro.
    let converted: Day
    let eligible: Money
    let publicContribution: Money
    let split: ObjectiveSplit
    /// The report whose claim it was accepted of: the same money in a paper of another id answers it too.
    let claim: Reference?
    /// The correction that it is, when it is a cut, and the paper whose expenditure that takes back.
    var correction: Correction?
    var corrected: Reference?
    /// Whether the accounts of an earlier year than that of its day have taken it off.
    var isInEarlierAccounts = false
  }

  /// Takes what was registered from one day to another, both included.
  ///
  /// A cut belongs to the day it was decided, unless it is recorded in the accounts of an earlier year:
  /// those have taken it off, so no later application does.
  ///
  /// - Parameter keepsEarlierAccounts: whether such cuts are there too, marked: accounts take nothing off
  ///   what they never held.
  init(
    _ project: Project, in period: Period, _ terms: ReturnTerms, keepsEarlierAccounts: Bool = false
  ) throws(ArithmeticError) {
    self.project = project
    for payment in project.payments {
      if payment.answersClaim {
        if let registered = payment.registered {
          if period.contains(registered) { add(payment, registered) }
        } else if payment.isPaid(by: period.last), payment.eligibleExpenditure != nil {
          // It may belong to this time or to a later one: nobody has said.
          lacks(
            Wording(
              "the day the expenditure was registered in the accounts",
              sv: "dagen då utgifterna bokfördes"), "a", payment.header, "<registered>")
        }
      }
      for correction in payment.corrections where period.contains(correction.decided) {
        let isInEarlierAccounts = correction.isInEarlierAccounts(terms)
        if isInEarlierAccounts, !keepsEarlierAccounts { continue }
        try add(correction, of: payment, isInEarlierAccounts: isInEarlierAccounts)
      }
    }
  }

  /// Takes what the accounts of a year that has ended leave out of what was applied for in it: what was
  /// decided after the year, by a day, and is recorded in its accounts (Article 98(6)).
  ///
  /// - Parameter isEarlier: whether what is recorded in accounts of years before it is taken too.
  init(
    _ project: Project, leftOutOf year: AccountingYear, orEarlier isEarlier: Bool = false,
    until day: Day
  ) throws(ArithmeticError) {
    self.project = project
    for payment in project.payments {
      for correction in payment.corrections
      where year.period.last < correction.decided && correction.decided <= day
        && correction.kind != .withdrawal
      {
        guard let recorded = correction.accountingYear,
          recorded == year.name || isEarlier && recorded < year.name
        else { continue }
        try add(correction, of: payment, isInEarlierAccounts: true)
      }
    }
  }

  private mutating func add(_ payment: Payment, _ registered: Day) {
    guard let eligible = payment.eligibleExpenditure else {
      return lacks(
        Wording("the accepted expenditure", sv: "de godkända utgifterna"), "a", payment.header,
        "<eligibleExpenditure>")
    }
    guard let contribution = payment.publicContribution else {
      return lacks(
        Wording("the public contribution", sv: "det offentliga bidraget"), "c", payment.header,
        "<publicContribution>")
    }
    guard isInOneCurrency(payment, on: registered),
      let split = split(of: payment, on: registered)
    else { return }
    if let report = payment.report.flatMap({ project.report($0) }),
      let line = report.claim?.lines.first(where: { $0.contradicts(split.objectives) })
    {
      gaps.append(
        Gap(personsOf: line, in: report, of: project, law: Act.cpr.annex("XXIII")))
      return
    }
    entries.append(
      Entry(
        document: payment.header, spot: payment.spot,
        what: Wording("accepted of the claim", sv: "godkänt av ansökan om utbetalning"),
        registered: registered, converted: registered, eligible: eligible,
        publicContribution: contribution, split: split, claim: payment.report))
  }

  /// A cut takes back what was registered, so it becomes euro by the same rate: what is cut whole
  /// leaves nothing. The law does not say by which rate; this is our reading.
  private mutating func add(
    _ correction: Correction, of paper: Payment, isInEarlierAccounts: Bool = false
  ) throws(ArithmeticError) {
    guard let corrected = project.paymentCorrected(by: correction),
      let registered = corrected.registered
    else {
      gaps.append(
        gap(
          Wording(
            "the registered payment that the correction \(correction.id) of \(paper.header.id) cuts",
            sv: "den bokförda utbetalning som korrigeringen \(correction.id) i \(paper.header.id) "
              + "avser"), "a",
          fix: Wording(
            "send the paper again with <of> or <ofPayment>, or the payment with <registered>",
            sv: "skicka handlingen igen med <of> eller <ofPayment>, eller utbetalningen med "
              + "<registered>")))
      return
    }
    guard let contribution = correction.publicContribution else {
      return lacks(
        Wording(
          "the public contribution of the correction \(correction.id)",
          sv: "det offentliga bidraget i korrigeringen \(correction.id)"), "c", paper.header,
        "<publicContribution>")
    }
    guard isInOneCurrency(corrected, cutBy: paper, on: registered),
      let split = split(of: corrected, on: registered, line: correction.line?.line)
    else { return }
    entries.append(
      Entry(
        document: paper.header, spot: correction.spot,
        what: Wording(
          "cut by the correction \(correction.id)",
          sv: "struket genom korrigeringen \(correction.id)"),
        registered: correction.decided, converted: registered,
        eligible: try correction.amount.negated(),
        publicContribution: try contribution.negated(), split: split, claim: corrected.report,
        correction: correction, corrected: corrected.reference,
        isInEarlierAccounts: isInEarlierAccounts))
  }

  // MARK: Currency

  /// Whether a payment, the claim it answers and what cuts it are in the currency of the grant.
  private mutating func isInOneCurrency(
    _ payment: Payment, cutBy paper: Payment? = nil, on registered: Day
  ) -> Bool {
    // Without a grant there is nothing to compare with, and that is told by itself.
    guard let grant = grant(on: registered) else { return true }
    let report = payment.report.flatMap { project.report($0) }
    var papers = [(payment.header, payment.currency)]
    if let report, let claim = report.claim { papers.append((report.header, claim.currency)) }
    if let paper { papers.append((paper.header, paper.currency)) }
    guard let (header, currency) = papers.first(where: { $0.1 != grant.currency }) else {
      return true
    }
    let gap = Gap(
      header, in: currency, onGrant: grant, of: project, law: Act.cpr.article("76", "1", "c"))
    if !gaps.contains(gap) { gaps.append(gap) }
    return false
  }

  private func grant(on registered: Day) -> Decision? {
    project.grant(on: registered) ?? project.approval
  }

  // MARK: Objectives

  private mutating func split(
    of payment: Payment, on registered: Day, line: String? = nil
  ) -> ObjectiveSplit? {
    guard grant(on: registered) != nil else {
      gaps.append(
        gap(
          Wording(
            "the grant that \(payment.header.id) pays on",
            sv: "det stödbeslut som \(payment.header.id) betalar ut på"), "a",
          fix: Wording("import the decision", sv: "ta in beslutet")))
      return nil
    }
    let split = project.split(of: payment, on: registered, line: line)
    if split == nil {
      gaps.append(
        gap(
          Wording(
            "the specific objective of \(payment.header.id)",
            sv: "det specifika målet för \(payment.header.id)"), "a",
          fix: Wording(
            "send the decision again with an <objective> and its amount",
            sv: "skicka beslutet igen med ett <objective> och dess belopp")))
    }
    return split
  }

  // MARK: Gaps

  private mutating func lacks(
    _ field: Wording, _ point: String, _ document: DocumentHeader, _ element: String
  ) {
    gaps.append(
      gap(
        field + Wording(" of \(document.id)", sv: " i \(document.id)"), point,
        fix: Wording(
          "send the paper again with \(element)", sv: "skicka handlingen igen med \(element)")))
  }

  private func gap(_ field: Wording, _ point: String, fix: Wording) -> Gap {
    Gap(
      project: PersonalNumber.mask(in: project.key), field: field,
      law: Citation(Act.cpr, Provision(article: "91", paragraph: "3", points: [point])), fix: fix)
  }
}

extension Correction {
  /// Whether it is recorded in the accounts of a year before the one it was decided in. What is withdrawn of
  /// earlier accounts is taken off an application, whichever year a paper names (Article 98(3)(b)).
  func isInEarlierAccounts(_ terms: ReturnTerms) -> Bool {
    guard kind != .withdrawal, let recorded = accountingYear,
      let year = AccountingYear(containing: decided, terms)
    else { return false }
    return recorded < year.name
  }
}

extension Payment {
  /// Whether expenditure becomes accepted by it: an advance is not expenditure yet.
  var answersClaim: Bool { self.kind == .interim || self.kind == .final }

  /// Whether the money was paid on a day or before.
  fileprivate func isPaid(by day: Day) -> Bool { self.paid.map { $0 <= day } ?? false }
}

extension Project {
  /// The payment whose expenditure a correction cuts: the one it names, else the first that answers
  /// the claim it names.
  func paymentCorrected(by correction: Correction) -> Payment? {
    if let named = correction.payment { return payment(named) }
    guard let report = correction.line?.report else { return nil }
    return payments.first { $0.answersClaim && $0.registered != nil && $0.report == report }
  }
}
