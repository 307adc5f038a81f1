import Importer
import Languages
import Portfolio
import Provenance
import Rules
import SafeText
import Values

/// A deadline of a project, or of a programme.
struct DueItem {
  /// The project's key, or the programme's number.
  let subject: String
  /// Who gave it.
  let issuer: String
  let isProgramme: Bool
  let deadline: Deadline
  /// Whether it was due by an earlier decision and is no longer.
  var isCancelled = false

  init(_ project: Project, _ deadline: Deadline, isCancelled: Bool = false) {
    subject = project.key
    issuer = project.keyIssuer
    isProgramme = false
    self.deadline = deadline
    self.isCancelled = isCancelled
  }

  init(_ programme: Programme, _ deadline: Deadline) {
    subject = programme.cci
    issuer = programme.header.issuer
    isProgramme = true
    self.deadline = deadline
  }

  /// - Parameter locate: finds where the day is set, when its reckoning is wanted.
  func json(on day: Day, in language: Language, _ locate: LocateSpots?) throws -> JSONValue {
    deadline.json(
      project: isProgramme ? nil : subject, programme: isProgramme ? subject : nil, on: day,
      in: language, more: try locate.map { try explained($0, language) } ?? [])
  }

  private func explained(
    _ locate: LocateSpots, _ language: Language
  ) throws -> [(String, JSONValue)] {
    let place = try locate.place(of: deadline.spot)
    return [
      ("file", .optional(place?.file)), ("line", .optional(place?.line)),
      (
        "reckoning",
        .list(
          deadline.explanation().map { step in
            .object([
              ("step", .text(step.kind.rawValue)), ("day", .optional(step.day?.iso)),
              ("what", .text(step.what(in: language))),
              ("law", .list(step.law.map { $0.json(in: language) })),
            ])
          })
      ),
    ]
  }
}

extension DueItem: Comparable {
  static func < (left: DueItem, right: DueItem) -> Bool {
    (left.deadline.due, left.subject) < (right.deadline.due, right.subject)
  }

  static func == (left: DueItem, right: DueItem) -> Bool { !(left < right) && !(right < left) }
}
