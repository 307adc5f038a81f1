public import Values

// What was known of a project on a day, of all that is known of it now.

extension Project {
  /// The project as it was known on a day: without reports that had not come in by then, without the
  /// authority's papers about money that were not yet decided or issued, and without what those that were
  /// there tell of later days.
  ///
  /// This is the one place where what came later is left out, and whatever was due on a day is asked of
  /// what it leaves. A decision holds from the day it names, be it a day before it was taken, and says what
  /// the version says that had come by then. Another paper with several versions is there from the day its
  /// first one came in, and says what the current one says.
  public func known(on day: Day) -> Project {
    let decisions = decisionsKnown(on: day)
    // A project that is decided was applied for, whenever the portfolio was told of it.
    let applications =
      decisions.contains { $0.validFrom <= day }
      ? self.applications : self.applications.filter { $0.received <= day }
    let reports = self.reports.filter { $0.received <= day }
    let payments = self.payments.compactMap { $0.known(on: day) }
    guard
      applications.count < self.applications.count || reports.count < self.reports.count
        || payments != self.payments || decisions != self.decisions
    else { return self }
    return Project(
      key: key, keyIssuer: keyIssuer, applications: applications, decisions: decisions,
      earlierDecisions: earlierDecisions, reports: reports, payments: payments, facts: facts,
      call: call, programme: programme)
  }

  /// Each decision in the version that was known on a day.
  ///
  /// A correction does not change what was known before it came. Where none had come by then, because the
  /// portfolio was filled later, it is what had been issued by then, and else the first.
  private func decisionsKnown(on day: Day) -> [Decision] {
    guard !earlierDecisions.isEmpty else { return decisions }
    return decisions.map { current in
      let versions =
        (earlierDecisions.filter { $0.header.isVersion(of: current.header) } + [current])
        .sorted { ($0.header.number, $0.header.issued) < ($1.header.number, $1.header.issued) }
      return versions.last { $0.header.received <= day }
        ?? versions.last { $0.header.issued <= day } ?? versions.first ?? current
    }
  }
}

extension DocumentHeader {
  /// Whether it is a version of the same paper.
  func isVersion(of other: DocumentHeader) -> Bool {
    kind == other.kind && issuer == other.issuer && id == other.id
  }
}

extension Payment {
  /// The paper as it was known on a day; `nil` before it was there.
  fileprivate func known(on day: Day) -> Payment? {
    let isDecided = (self.decided ?? self.header.issued) <= day
    // A later version may decide on what the first one, which had come, only interrupted.
    let hadFirst = self.header.number > 1 && self.header.firstReceived.map { $0 <= day } ?? false
    guard isDecided || hadFirst else { return nil }
    guard !isDecided || tellsOfDays(after: day) else { return self }
    var fields = held.value
    if !isDecided {
      fields.decided = nil
      fields.eligibleExpenditure = nil
      fields.publicContribution = nil
      fields.amountDue = nil
      fields.amountPaid = nil
      fields.paid = nil
    }
    fields.paid = fields.paid.flatMap { $0 <= day ? $0 : nil }
    fields.claimReceived = fields.claimReceived.flatMap { $0 <= day ? $0 : nil }
    if day < fields.header.issued {
      fields.interruptions = fields.interruptions.compactMap { $0.begun(by: day) }
    }
    fields.recoveries = fields.recoveries.filter { $0.decided <= day }.map { recovery in
      var recovery = recovery
      recovery.receipts.removeAll { $0.day > day }
      return recovery
    }
    return Payment(fields)
  }

  /// Whether it tells of anything that happens after a day, or was written after it.
  private func tellsOfDays(after day: Day) -> Bool {
    self.header.issued > day || self.paid.map { $0 > day } ?? false
      || self.claimReceived.map { $0 > day } ?? false
      || self.recoveries.contains { recovery in
        recovery.decided > day || recovery.receipts.contains { $0.day > day }
      }
  }
}

extension Interruption {
  /// What a paper that was written after a day tells of the time until then: it had begun, and nobody
  /// knew of a later end.
  fileprivate func begun(by day: Day) -> Interruption? {
    guard firstDay <= day else { return nil }
    guard let lastDay, day < lastDay else { return self }
    return Interruption(firstDay: firstDay, lastDay: nil, reason: reason, spot: spot)
  }
}
