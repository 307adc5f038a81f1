import Languages
import Portfolio
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

  func json(on day: Day, in language: Language) -> JSONValue {
    deadline.json(
      project: isProgramme ? nil : subject, programme: isProgramme ? subject : nil, on: day,
      in: language)
  }
}

extension DueItem: Comparable {
  static func < (left: DueItem, right: DueItem) -> Bool {
    (left.deadline.due, left.subject) < (right.deadline.due, right.subject)
  }

  static func == (left: DueItem, right: DueItem) -> Bool { !(left < right) && !(right < left) }
}
