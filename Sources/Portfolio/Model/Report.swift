public import Values

/// A report on a period, in its current version: what was done, for whom, and what is claimed for it.
@dynamicMemberLookup
public struct Report: Shared {
  public let held: Held<Fields>

  init(_ fields: Fields) { held = Held(fields) }

  /// What it says.
  public struct Fields: Hashable, Sendable {
    public internal(set) var header: DocumentHeader
    public let kind: ReportKind
    public let cases: [Reference]
    public let application: Reference?
    public let decision: Reference?
    /// The agreement that is reported on, when it is no grant.
    public let agreement: Reference?
    public let title: String?
    /// Who wrote it: a body or a role.
    public let author: String?
    /// The body that led the work.
    public let lead: String?
    /// When it was written or printed, when that is not the day of issue.
    public let written: VagueDay?
    /// The first day of the period.
    public let firstDay: Day?
    /// The last day of the period, which is part of it.
    public let lastDay: Day?
    /// The day the beneficiary says it was submitted.
    public let submitted: Day?
    public let texts: ReportTexts
    public let activities: [ActivityState]
    public let events: [Occasion]
    /// How many took part in all the occasions together, as the report states it.
    public let participants: Participants?
    public let attendees: [Attendee]
    public let categories: [OrganisationCategory]
    public let indicators: [IndicatorValue]
    /// How the values were collected.
    public let method: String?
    public let evaluations: [Evaluation]
    public let obstacles: [String]
    public let possibilities: [String]
    public let mainstreaming: Mainstreaming?
    public let visibility: [VisibilityProof]
    /// The conditions of the grant that have been met.
    public let metConditions: [MetCondition]
    public let attachments: [Attachment]
    public let signatures: [Signature]
    public let claim: Claim?
    public let openFields: [OpenField]
    public let conflicts: [FactConflict]
  }

  public var spot: Spot { self.header.spot }

  /// How other documents name it.
  public var reference: Reference { Reference(issuer: self.header.issuer, id: self.header.id) }

  /// The day the claim counts as received: that of its first version, which later ones correct.
  public var received: Day { self.header.firstReceived ?? self.header.received }
}

public enum ReportKind: String, Sendable, CaseIterable {
  case progress, final
}

/// The report's account of the period, in the beneficiary's words.
public struct ReportTexts: Hashable, Sendable {
  public let progress: String?
  public let deviations: String?
  public let problems: String?
  public let results: String?
}

/// How far a planned activity has come.
public struct ActivityState: Hashable, Sendable {
  /// The activity's id in the application.
  public let id: String?
  public let state: Progress
  public let title: String?
  public let note: String?
  public let spot: Spot

  public enum Progress: String, Sendable {
    case notStarted, ongoing, completed, cancelled
  }
}

/// A body that took part.
public struct Attendee: Hashable, Sendable {
  public let name: String
  public let note: String?
  public let sector: Sector?
  public let spot: Spot
}

/// A kind of organisation, and whether it took part.
public struct OrganisationCategory: Hashable, Sendable {
  public let name: String
  public let isPresent: Bool
  public let spot: Spot
}

/// What an evaluation found, and what it led to.
public struct Evaluation: Hashable, Sendable {
  public let day: VagueDay?
  public let finding: String
  public let ledTo: String?
  public let spot: Spot
}

/// What became of the work in ordinary operations, and who pays for it.
public struct Mainstreaming: Hashable, Sendable {
  public let status: Status
  public let started: VagueDay?
  public let completed: VagueDay?
  public let financing: String?
  public let payers: String?
  public let note: String?
  /// The spot of `<mainstreaming>`.
  public let spot: Spot

  public enum Status: String, Sendable, CaseIterable {
    case planned, started, complete, abandoned
  }
}

/// A condition of the grant that has been met.
public struct MetCondition: Hashable, Sendable {
  /// The condition, by its id in the decision.
  public let id: String
  /// The day it was met.
  public let day: Day
  public let spot: Spot
}

/// A proof that the support was made known (Regulation (EU) 2021/1060, Article 50).
public struct VisibilityProof: Hashable, Sendable {
  public let kind: Kind
  public let day: Day?
  public let place: String?
  public let uri: String?
  public let note: String?
  public let spot: Spot

  public enum Kind: String, Sendable {
    case website, socialMedia, statement, plaque, poster, event
  }
}
