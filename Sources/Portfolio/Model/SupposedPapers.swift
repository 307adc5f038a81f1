public import Values

// Papers that have not come, for asking what would be if they did. Nothing of them is ever written.

extension Project {
  /// The project as it would be with other reports and payments.
  public func with(reports: [Report], payments: [Payment]) -> Project {
    Project(
      key: key, keyIssuer: keyIssuer, applications: applications, decisions: decisions,
      earlierDecisions: earlierDecisions, reports: reports, payments: payments, facts: facts,
      call: call, programme: programme)
  }
}

extension DocumentHeader {
  /// The header of a paper that would come in on a day.
  public static func supposed(
    _ kind: DocumentKind, issuer: String, id: String, received: Day
  ) -> DocumentHeader {
    DocumentHeader(
      version: 0, kind: kind, issuer: issuer, id: id, number: 1, issued: received,
      received: received, firstReceived: received)
  }
}

extension Report {
  /// A report on a period that would come in on a day, with a claim of nothing in particular when there
  /// is one.
  public static func supposed(
    issuer: String, id: String, kind: ReportKind, firstDay: Day, lastDay: Day, received: Day,
    claimIn currency: Currency?
  ) -> Report {
    let header = DocumentHeader.supposed(.report, issuer: issuer, id: id, received: received)
    let claim = currency.map { currency in
      Claim(
        Claim.Fields(
          kind: kind == .final ? .final : .interim, currency: currency, accountingCode: nil,
          lines: [], incomes: [], sums: [], eligibleCost: .zero(currency),
          publicContribution: nil, unionContribution: .zero(currency),
          spot: header.spot.child("claim")))
    }
    return Report(
      Report.Fields(
        header: header, kind: kind, cases: [], application: nil, decision: nil, agreement: nil,
        title: nil, author: nil, lead: nil, written: nil, firstDay: firstDay, lastDay: lastDay,
        submitted: nil,
        texts: ReportTexts(progress: nil, deviations: nil, problems: nil, results: nil),
        activities: [], events: [], participants: nil, attendees: [], categories: [],
        indicators: [],
        method: nil, evaluations: [], obstacles: [], possibilities: [], mainstreaming: nil,
        visibility: [], metConditions: [], attachments: [], signatures: [], claim: claim,
        openFields: [], conflicts: []))
  }

  /// The same report, had it come in on another day.
  public func received(on day: Day) -> Report {
    let before = self.header
    let header = DocumentHeader(
      version: before.version, kind: before.kind, issuer: before.issuer, id: before.id,
      number: before.number, issued: before.issued, received: day, firstReceived: day)
    var fields = held.value
    fields.header = header
    return Report(fields)
  }
}

extension Payment {
  /// The same paper, had each interruption that it leaves open ended on a day.
  public func endingInterruptions(on day: Day) -> Payment {
    var fields = held.value
    fields.interruptions = fields.interruptions.map { stop in
      guard stop.lastDay == nil, stop.firstDay <= day else { return stop }
      return Interruption(
        firstDay: stop.firstDay, lastDay: day, reason: stop.reason, spot: stop.spot)
    }
    return Payment(fields)
  }

  /// A payment of the whole that is due on a report's claim, or an interruption of the time for it.
  public static func supposed(
    issuer: String, id: String, report: Report, currency: Currency, paid: Day?,
    interruption: (first: Day, last: Day?)?
  ) -> Payment {
    let day = paid ?? interruption?.first ?? report.received
    let header = DocumentHeader.supposed(.payment, issuer: issuer, id: id, received: day)
    return Payment(
      Payment.Fields(
        header: header, currency: currency, kind: .interim, cases: [], application: nil,
        decision: nil, report: report.reference, claimReceived: nil, decided: day,
        eligibleExpenditure: nil, publicContribution: nil, amountDue: nil, amountPaid: nil,
        unionContribution: nil, nationalContribution: nil, paid: paid, registered: nil,
        keptUntil: nil, settlements: [], verifications: [],
        interruptions: interruption.map { stop in
          [
            Interruption(
              firstDay: stop.first, lastDay: stop.last, reason: "",
              spot: header.spot.child("interruption"))
          ]
        } ?? [], corrections: [], recoveries: [], irregularities: []))
  }
}
