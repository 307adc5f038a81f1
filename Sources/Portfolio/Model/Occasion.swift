public import Values

/// An occasion in a project: a conference, a visit, a course.
public struct Occasion: Hashable, Sendable {
  public let kind: Kind
  /// Which of the occasions it is, from 1, when the source numbers them.
  public let order: Int?
  public let name: String?
  public let firstDay: VagueDay?
  public let lastDay: VagueDay?
  public let place: String?
  public let municipality: String?
  public let county: String?
  public let country: String?
  public let organiser: String?
  public let method: String?
  public let participants: Participants?
  public let themes: [ThemeCode]
  public let topics: [String]
  public let spot: Spot

  public enum Kind: String, Sendable, CaseIterable {
    case conference, studyVisit, training, networkDay, meeting, annualMeeting, other
  }
}
