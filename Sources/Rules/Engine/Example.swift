public import Languages

/// A set of documents that shows what a rule says, made from a valid base by the smallest change.
///
/// The test of the same name imports the documents as anyone would, judges them, and compares.
public struct Example: Sendable {
  /// What the example shows: "one öre above 75 %".
  public private(set) var shows: Wording
  public let base: Base
  public private(set) var edits: [Edit]
  /// The day it is judged on, ISO 8601.
  public let judgedOn: String
  /// The day its documents count as received, ISO 8601.
  public let received: String
  /// Monthly accounting rates it needs: month, currency, units for one euro.
  public let rates: [(month: String, currency: String, value: String)]
  public let file: String
  public let line: Int

  public init(
    _ shows: Wording, in base: Base, _ edits: Edit..., on judgedOn: String = "2026-12-01",
    received: String = "2026-02-02",
    rates: [(month: String, currency: String, value: String)] = [],
    file: String = #fileID, line: Int = #line
  ) {
    self.shows = shows
    self.base = base
    self.edits = edits
    self.judgedOn = judgedOn
    self.received = received
    self.rates = rates
    self.file = file
    self.line = line
  }

  /// The same with one more change.
  public func with(_ edit: Edit, shows: Wording) -> Example {
    var example = self
    example.edits.append(edit)
    example.shows = shows
    return example
  }

  /// Valid documents to start from: the programme, a call, and an application with its decision.
  public enum Base: String, Sendable, CaseIterable {
    /// Staff costs plus 40 %, an Annex IV action of objective 2.
    case languageCourses = "language-courses"
    /// Real costs plus 15 % of staff costs, objective 1.
    case receptionPlaces = "reception-places"
    /// The application of `languageCourses` by itself, before any decision.
    case languageCoursesUndecided = "language-courses-undecided"
    /// The application of `receptionPlaces` by itself, before any decision.
    case receptionPlacesUndecided = "reception-places-undecided"
    /// `languageCourses` with its first report, whose period is the first half year, and its claim.
    case languageCoursesClaimed = "language-courses-claimed"
    /// `languageCoursesClaimed` with the advance and the payment on the claim.
    case languageCoursesPaid = "language-courses-paid"
    /// `languageCoursesPaid` with a check on the spot and what came of it.
    case languageCoursesControlled = "language-courses-controlled"
    /// `languageCoursesClaimed` beside the feasibility study with its decision and first report.
    case twoProjects = "two-projects"
    /// An organisation's own document.
    case organisation
    /// A project of which only a source tells, with a year as its start.
    case sourced
    /// A public-civil-society partnership.
    case partnership
    /// A feasibility study paid as lump sums, with its decision and its first report.
    case studyReported = "feasibility-study"
    /// A project of 2014–2020 with its decision, its report and thirteen payments.
    case legacy
    /// A project of internal security with its decision: training and equipment at 75 %.
    case isf
    /// One of border management, on travel authorisation, decided on the day its codes begin.
    case bmvi
    /// A project of ESF+ with its call, its decision and its first report.
    case esf
    /// A project by a grant contract, with its first report and its pre-financing.
    case dear
    /// A network day with its participants by part of society.
    case networkDay
  }

  /// A change to one document: a text that stands in it exactly once becomes another.
  ///
  /// In a failing example `↓` in the new text marks where the finding must stand.
  public struct Edit: Sendable {
    public let document: Document
    public let old: String
    public let new: String

    public static func programme(_ old: String, _ new: String) -> Edit {
      Edit(document: .programme, old: old, new: new)
    }

    public static func call(_ old: String, _ new: String) -> Edit {
      Edit(document: .call, old: old, new: new)
    }

    public static func application(_ old: String, _ new: String) -> Edit {
      Edit(document: .application, old: old, new: new)
    }

    public static func decision(_ old: String, _ new: String) -> Edit {
      Edit(document: .decision, old: old, new: new)
    }

    public static func report(_ old: String, _ new: String) -> Edit {
      Edit(document: .report, old: old, new: new)
    }

    public static func advance(_ old: String, _ new: String) -> Edit {
      Edit(document: .advance, old: old, new: new)
    }

    public static func payment(_ old: String, _ new: String) -> Edit {
      Edit(document: .payment, old: old, new: new)
    }

    public static func control(_ old: String, _ new: String) -> Edit {
      Edit(document: .control, old: old, new: new)
    }

    public static func organisation(_ old: String, _ new: String) -> Edit {
      Edit(document: .organisation, old: old, new: new)
    }

    public static func project(_ old: String, _ new: String) -> Edit {
      Edit(document: .project, old: old, new: new)
    }

    public static func agreement(_ old: String, _ new: String) -> Edit {
      Edit(document: .agreement, old: old, new: new)
    }

    public static func event(_ old: String, _ new: String) -> Edit {
      Edit(document: .event, old: old, new: new)
    }

    public static func otherApplication(_ old: String, _ new: String) -> Edit {
      Edit(document: .otherApplication, old: old, new: new)
    }

    public static func otherDecision(_ old: String, _ new: String) -> Edit {
      Edit(document: .otherDecision, old: old, new: new)
    }

    public static func otherReport(_ old: String, _ new: String) -> Edit {
      Edit(document: .otherReport, old: old, new: new)
    }

    /// Leaves a document out of the set.
    public static func without(_ document: Document) -> Edit {
      Edit(document: document, old: "", new: "")
    }
  }

  public enum Document: String, Sendable, CaseIterable {
    case programme, call, application, decision, report, advance, payment, control, organisation
    case project, agreement, event
    /// Those of the second project.
    case otherApplication = "other-application"
    case otherDecision = "other-decision"
    case otherReport = "other-report"
  }
}
