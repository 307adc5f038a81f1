public import Languages

/// What a record says of itself: which document it is, which version, and which project it speaks of.
public struct RecordIdentity: Sendable, Equatable {
  public var kind: String
  public var issuer: String
  public var id: String
  /// Which version of the same paper, from 1.
  public var number: Int
  /// ISO 8601.
  public var issued: String
  public var aliases: [ProjectAlias]
  /// The title or the name, as a key of Swedish order.
  public var titleOrder: String?

  public init(
    kind: String, issuer: String, id: String, number: Int, issued: String, aliases: [ProjectAlias]
  ) {
    self.kind = kind
    self.issuer = issuer
    self.id = id
    self.number = number
    self.issued = issued
    self.aliases = aliases
  }
}

extension RecordIdentity {
  /// The document's kind, issuer and id and the version's number as one text.
  var name: String { "\(kind)\u{1F}\(issuer)\u{1F}\(id)\u{1F}\(number)" }
}

/// A name under which documents speak of a project.
public struct ProjectAlias: Sendable, Hashable {
  /// `case`, or the kind of document whose own id the name is.
  public var kind: String
  public var issuer: String
  public var id: String
  /// How well it serves as the project's key, the least first.
  public var rank: Int

  public init(kind: String, issuer: String, id: String, rank: Int) {
    self.kind = kind
    self.issuer = issuer
    self.id = id
    self.rank = rank
  }
}

/// Why a record is not taken, in the door's words.
public struct SetAsideReason: Sendable, Equatable {
  public var rule: String
  public var line: Int
  public var column: Int
  public var message: Wording
  public var fix: Wording?

  public init(rule: String, line: Int, column: Int, message: Wording, fix: Wording?) {
    self.rule = rule
    self.line = line
    self.column = column
    self.message = message
    self.fix = fix
  }
}

/// What became of a record.
public enum RecordFate: Sendable, Equatable {
  case taken
  /// Taken, beside another content of the same number and day of issue: the greater hash holds.
  case takenInTie
  case unchanged
  /// As it already is in the portfolio; another content for its id, taken from the file before, has
  /// been taken out again.
  case unchangedAgainst(TakenBack)
  /// The project names of the record belong to these different projects, so it is for the caller to set aside.
  case pointsAtProjects([String])
  /// The project its case number names has an application already, with this id.
  case secondApplication(project: String, first: String)
  /// The file has this id with another content. The one it brought before, when it brought one, has
  /// been taken out again.
  case secondContent(first: TakenBack?)
}

/// A record that was taken and then taken out again, because its file holds its id a second time.
public struct TakenBack: Sendable, Equatable {
  public let segment: Int64
  public let line: Int
  public let column: Int
}

/// A piece of a file, where it stands.
public struct PieceOfFile {
  public enum Kind: String {
    case head, record, gap, tail
  }

  public let kind: Kind
  public let bytes: UnsafeRawBufferPointer
  /// The bytes as a `Packer` packs them, when that was done ahead.
  public let packed: UnsafeRawBufferPointer?
  /// Where a record begins; nothing for the other kinds.
  public let line: Int?
  public let column: Int?

  public init(
    kind: Kind, bytes: UnsafeRawBufferPointer, packed: UnsafeRawBufferPointer? = nil,
    line: Int? = nil, column: Int? = nil
  ) {
    self.kind = kind
    self.bytes = bytes
    self.packed = packed
    self.line = line
    self.column = column
  }
}

/// What an import tells the log and every version it brings.
public struct ImportCircumstances: Sendable {
  /// The moment of the import, UTC, ISO 8601.
  public var at: String
  public var by: String
  /// The day it counts as received.
  public var received: String
  public var receivedAt: String?
  /// Whether somebody said so, rather than the clock: then it corrects what was noted before.
  public var isReceivedStated: Bool

  public init(
    at: String, by: String, received: String, receivedAt: String?, isReceivedStated: Bool
  ) {
    self.at = at
    self.by = by
    self.received = received
    self.receivedAt = receivedAt
    self.isReceivedStated = isReceivedStated
  }
}
