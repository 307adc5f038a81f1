public import Values

extension Project {
  /// The day a claim was received: as the authority states it in a payment that answers it, else the day the
  /// portfolio keeps of its report.
  public func claimReceived(_ report: Report) -> Day {
    payments.filter { $0.report == report.reference && ($0.kind == .interim || $0.kind == .final) }
      .compactMap { $0.claimReceived }.min() ?? report.received
  }
}
