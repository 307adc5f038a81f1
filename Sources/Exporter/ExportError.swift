public import Provenance

/// Why a return was not made; nothing of it is left.
public enum ExportError: Error, CustomStringConvertible {
  /// The return is not made in that format.
  case formatNotOffered(Return, ReturnFormat)
  /// The law asks for more than the portfolio holds; of very many gaps the first are listed.
  case incomplete(Return, [Gap], more: Int)
  /// What was written does not add up to what the portfolio holds: a fault of ours.
  case totalsDiffer(Return, sum: String, written: String, read: String, stored: String)
  /// What was written is not what it should be when it is read back: a fault of ours, or the disk's.
  case unreadable(Return, reason: String)
  /// The file could not be written.
  case file(FileFault)

  /// Whether the portfolio's data are the reason, so that somebody can complete them.
  public var isWithheldForData: Bool {
    if case .incomplete = self { true } else { false }
  }

  /// What is there, what is allowed, what to do.
  public var description: String {
    switch self {
    case .formatNotOffered(let kind, let format):
      "\(kind.rawValue) is not made as \(format.rawValue); it is made as "
        + kind.formats.map(\.rawValue).joined(separator: " or ")
    case .incomplete(let kind, let gaps, let more):
      "\(kind.rawValue) is withheld, since the portfolio lacks what it must state:\n"
        + gaps.map { "  \($0)" }.joined(separator: "\n")
        + (more > 0 ? "\n  and \(more) more" : "")
    case .totalsDiffer(let kind, let sum, let written, let read, let stored):
      "\(kind.rawValue) was not released, since \(sum) differs: \(written) written, \(read) read "
        + "back, \(stored) in the portfolio; this is a fault of fondbok's, so please report it"
    case .unreadable(let kind, let reason):
      "\(kind.rawValue) was not released, since it could not be read back: \(reason); this is a "
        + "fault of fondbok's or of the disk, so please try again and then report it"
    case .file(let fault):
      fault.description
    }
  }
}

/// A field that the law wants stated and the portfolio does not hold.
public struct Gap: Hashable, Sendable, CustomStringConvertible {
  /// The project's key.
  public let project: String
  /// The field, as a noun: "the fund".
  public let field: String
  /// Who asks for it.
  public let law: Citation
  /// What brings it.
  public let fix: String

  public var description: String { "\(project) lacks \(field) (\(law)); \(fix)" }
}
