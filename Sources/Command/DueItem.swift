import Importer
import Languages
import Portfolio
import Provenance
import Rules
import SafeText
import Values

/// A deadline of a project, or of a paper that belongs to none.
struct DueItem: Sendable {
  /// What it is of: the project's key, the programme's number, or the id of the paper.
  let subject: String
  let kind: Kind
  /// Who gave it.
  let issuer: String
  var deadline: Deadline
  /// Where it is to be done.
  let state: MemberState
  /// Whether it was due by an earlier decision and is no longer.
  var isCancelled = false

  /// What has the deadline.
  enum Kind: Sendable {
    case project, programme, call, agreement, organisation
  }

  init(_ project: Project, _ deadline: Deadline, isCancelled: Bool = false) {
    subject = project.key
    issuer = project.keyIssuer
    kind = .project
    state = project.memberState
    self.deadline = deadline
    self.isCancelled = isCancelled
  }

  init(_ programme: Programme, _ deadline: Deadline) {
    subject = programme.cci
    issuer = programme.header.issuer
    kind = .programme
    state = MemberState(of: programme)
    self.deadline = deadline
  }

  init(_ header: DocumentHeader, as kind: Kind, _ deadline: Deadline) {
    subject = header.id
    issuer = header.issuer
    self.kind = kind
    state = .sweden
    self.deadline = deadline
  }

  /// The name of what has it, when that is of a kind.
  func name(as kind: Kind) -> String? { self.kind == kind ? subject : nil }

  /// - Parameter locate: finds where the day is set, when its reckoning is wanted.
  func json(on day: Day, in language: Language, _ locate: LocateSpots?) throws -> JSONValue {
    deadline.json(
      project: name(as: .project), programme: name(as: .programme), on: day, in: language,
      more: [
        ("note", .optional(deadline.notes(on: day, in: state).map { $0(in: language) })),
        ("call", .optional(name(as: .call))), ("agreement", .optional(name(as: .agreement))),
        ("organisation", .optional(name(as: .organisation))),
      ] + (try locate.map { try explained($0, language) } ?? []))
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
          deadline.explanation(in: state).map { step in
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
    (left.deadline.due, left.subject, left.issuer)
      < (right.deadline.due, right.subject, right.issuer)
  }

  static func == (left: DueItem, right: DueItem) -> Bool { !(left < right) && !(right < left) }
}
