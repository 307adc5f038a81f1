public import Values

/// The returns that have been sent to the Commission, as the log tells of them.
public struct SentToCommission: Sendable {
  private let sent: [(kind: Return, on: Day, sent: Day)]

  /// - Parameter sent: the returns, each with the day it speaks of and the day it was sent.
  public init(_ sent: [(kind: Return, on: Day, sent: Day)]) {
    self.sent = sent.sorted { ($0.on, $0.sent) < ($1.on, $1.sent) }
  }

  /// Nothing has been sent.
  public static let none = SentToCommission([])

  /// The day on which the first payment application was sent that reaches what was registered on a day.
  func application(with registered: Day, _ terms: ReturnTerms) -> Day? {
    sent.first { one in
      guard one.kind == .paymentApplication, let time = ApplicationTime(on: one.on, terms) else {
        return false
      }
      return time.year.period.contains(registered) && registered <= time.until
    }?.sent
  }

  /// The day on which the accounts of a year were last sent.
  func accounts(of year: String, _ terms: ReturnTerms) -> Day? {
    sent.last { $0.kind == .accounts && AccountsTime(on: $0.on, terms)?.year.name == year }?.sent
  }
}
