import Languages
import Portfolio
import Provenance
import Values

/// An operation as it is recorded on a day: a project to which support has been granted by then, whatever
/// became of it later.
///
/// Its record is kept by the authority and is not published, so it has what the public list leaves out. A
/// personal number is masked here as everywhere.
struct RecordedOperation {
  let project: Project
  /// The latest decision that grants it support.
  let grant: Decision
  /// The application that was granted.
  let application: Application?
  let context: ExportContext
  /// The Commission's rates.
  let rates: [ExchangeRate]
  /// The project's key and who gave it, as they are shown.
  let key: String
  let keyIssuer: String
  /// The fields that are asked of its fund.
  let asked: Set<Int>
  /// What the application and the decision tell that rules do not ask.
  let applied: RecordDetails
  let granted: RecordDetails
  /// In which of the payment applications that were sent its expenditure stands, when any was.
  let standings: SentStandings?

  /// The record of a project; `nil` when nothing has been granted to it.
  init?(
    _ project: Project, _ context: ExportContext, rates: [ExchangeRate],
    _ details: RecordDetailReader, standings: SentStandings?
  ) throws {
    guard
      let grant = project.decisions.last(where: {
        $0.validFrom <= context.on && $0.outcome.grants
      })
    else { return nil }
    self.project = project
    self.grant = grant
    self.context = context
    self.rates = rates
    self.standings = standings
    application = project.application(of: grant)
    key = PersonalNumber.mask(in: project.key)
    keyIssuer = PersonalNumber.mask(in: project.keyIssuer)
    asked = RecordField.numbers(askedOf: project.programme?.fund)
    applied = try application.map { try details.details(of: $0.header.version) } ?? RecordDetails()
    granted = try details.details(of: grant.header.version)
  }

  var day: Day { context.on }
  var currency: Currency { grant.currency }

  /// Whether a field of the annex is asked of it.
  func asks(_ field: Int) -> Bool { asked.contains(field) }

  var objectives: [Objective] {
    grant.objectives.isEmpty ? project.application?.objectives ?? [] : grant.objectives
  }

  /// The code of its specific objective, where it has one alone.
  var onlyObjective: String? {
    let codes = Set(objectives.map(\.code))
    return codes.count == 1 ? codes.first : nil
  }

  /// The code of the specific objective that lines of a claim are for, where all of them are for one: the
  /// fields from 46 on are kept objective by objective.
  func objective(of lines: [ExpenditureLine]) -> String? {
    if let only = onlyObjective { return only }
    let codes = Set(lines.map(\.objective))
    return codes.count == 1 ? codes.first ?? nil : nil
  }

  /// The same for the claim that a payment answers.
  func objective(of payment: Payment) -> String? {
    objective(of: payment.report.flatMap { project.report($0) }?.claim?.lines ?? [])
  }

  /// The first day, as it was granted.
  var firstDay: Day? { grant.firstDay ?? application?.firstDay }
  var lastDay: Day? { grant.lastDay ?? application?.lastDay }

  /// The day it was completed, when that has come.
  var completed: Day? {
    (grant.completed ?? application?.completed).flatMap { $0 <= day ? $0 : nil }
  }

  /// The claims that had come in by the day.
  var claims: [(report: Report, claim: Claim)] {
    project.reports.filter { project.claimReceived($0) <= day }
      .compactMap { report in report.claim.map { (report, $0) } }
  }

  /// The payments that had been decided by the day.
  var payments: [Payment] {
    project.payments.filter { $0.kind.pays && ($0.decided ?? $0.header.issued) <= day }
  }

  /// The claims and papers about money by the day that are in another currency than the grant: the amounts of
  /// an operation are in one.
  var currencyGaps: [Gap] {
    let claimed = claims.map { ($0.report.header, $0.claim.currency, $0.report.received) }
    let paid = project.payments.filter { $0.isAboutMoney(by: day) }.map {
      ($0.header, $0.currency, $0.registered ?? $0.decided ?? $0.header.issued)
    }
    return (claimed + paid).compactMap { header, currency, on in
      let grant = project.grant(on: on) ?? project.approval ?? self.grant
      guard currency != grant.currency else { return nil }
      return Gap(
        header, in: currency, onGrant: grant, of: project, law: Act.cpr.article("76", "1", "c"))
    }
  }

  /// Whether any of its costs is paid in a form that is not linked to costs.
  var isNotLinkedToCosts: Bool? {
    grant.budget.map { budget in
      budget.option == .notLinkedToCosts || budget.lines.contains { $0.form == .notLinkedToCosts }
    }
  }

  /// What a figure of one of its papers is made of.
  func source(
    _ document: DocumentHeader, _ spot: Spot, _ what: Wording, _ amount: Money
  ) -> FigureSource {
    FigureSource(
      project: key, document: document, spot: spot, what: what, stated: .money(amount),
      conversion: nil, shares: [], part: .money(amount))
  }
}

extension Payment {
  /// Whether it records an amount by a day: something decided, registered, checked or cut.
  fileprivate func isAboutMoney(by day: Day) -> Bool {
    (self.decided ?? self.header.issued) <= day || self.registered.map { $0 <= day } ?? false
      || self.verifications.contains { $0.day <= day }
      || self.corrections.contains { $0.decided <= day }
  }

  /// Whether the money was paid after a day, as the paper states it.
  func isPaid(after day: Day) -> Bool { self.paid.map { day < $0 } ?? false }
}

extension Project {
  /// The application that a decision answers: the one it names, else the first.
  func application(of decision: Decision) -> Application? {
    let named = decision.application
    return applications.first {
      $0.header.issuer == named?.issuer && $0.header.id == named?.id
    } ?? application
  }
}

/// A row of a table of the record: an operation, and one of the things it has several of.
struct RecordPart<Value> {
  let operation: RecordedOperation
  let value: Value
}
