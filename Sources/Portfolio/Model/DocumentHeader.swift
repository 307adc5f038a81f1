public import Values

/// Which document it is, which version of it, and when it was issued and received.
public struct DocumentHeader: Hashable, Sendable {
  /// The version's number in the portfolio.
  public let version: Int64
  public let kind: DocumentKind
  public let issuer: String
  public let id: String
  /// Which version of the same paper, from 1.
  public let number: Int
  public let issued: Day
  /// The day it counts as received.
  public let received: Day
  /// The day the first version of the paper counts as received; `nil` when the portfolio does not hold it.
  ///
  /// A later version corrects the paper, and does not change the day on which it came in.
  public let firstReceived: Day?
  public let spot: Spot

  public init(
    version: Int64, kind: DocumentKind, issuer: String, id: String, number: Int, issued: Day,
    received: Day, firstReceived: Day? = nil
  ) {
    self.version = version
    self.kind = kind
    self.issuer = issuer
    self.id = id
    self.number = number
    self.issued = issued
    self.received = received
    self.firstReceived = firstReceived
    self.spot = Spot(version: version, element: 0)
  }
}

/// What kind of paper a document is.
public enum DocumentKind: String, Sendable, CaseIterable {
  case programme, call, organisation, agreement, application, decision, report, payment, project
  case event
}

/// Another document, as it is named.
public struct Reference: Hashable, Sendable {
  public let issuer: String
  public let id: String

  public init(issuer: String, id: String) {
    self.issuer = issuer
    self.id = id
  }
}
