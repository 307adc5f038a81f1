public import Languages

/// Why a whole file was refused: what is there, what is allowed, what to do, and where.
public struct Refusal: Error, Hashable, Sendable {
  /// The kinds of reason; their raw values are stable.
  public enum Reason: String, Sendable, CaseIterable {
    /// The file has no bytes, or nothing but white space.
    case empty
    /// The bytes are not XML at all: a picture, a spreadsheet, plain text.
    case notXML = "not-xml"
    /// The encoding is none of the four we read.
    case unsupportedEncoding = "unsupported-encoding"
    /// The declaration names one encoding and the bytes are in another.
    case encodingConflict = "encoding-conflict"
    /// Bytes that mean nothing in the declared encoding.
    case invalidBytes = "invalid-bytes"
    /// The rules of XML are broken; an undeclared prefix included.
    case notWellFormed = "not-well-formed"
    /// The file ends in the middle.
    case truncated
    /// The file has a DOCTYPE, which could declare entities.
    case documentType = "document-type"
    /// The root is no record that we know and no container.
    case unknownRoot = "unknown-root"
    /// The root has the right name in another namespace, or in none.
    case wrongNamespace = "wrong-namespace"
    /// The root is in the namespace of another version of the format.
    case otherVersion = "other-version"
    /// A tag, comment or instruction is longer than `Limits.tagBytes`.
    case tagTooLong = "tag-too-long"
    /// Elements are nested more deeply than `Limits.depth`.
    case tooDeep = "too-deep"
    /// An element has more attributes than `Limits.attributes`.
    case tooManyAttributes = "too-many-attributes"
    /// A record is larger than `Limits.recordBytes`.
    case recordTooLarge = "record-too-large"
    /// The text of an element is longer than `Limits.textBytes`.
    case textTooLong = "text-too-long"
    /// A record has more elements and attributes than `Limits.nodesPerRecord`.
    case tooManyNodes = "too-many-nodes"
    /// A record or the file has more different names than `Limits` allows.
    case tooManyNames = "too-many-names"
  }

  /// The kind of reason.
  public let reason: Reason
  /// What is there and what is allowed, without a full stop.
  public let message: Wording
  /// What the sender can do, without a full stop.
  public let fix: Wording
  /// The names and numbers the message speaks of, in its order.
  public let arguments: [String]
  /// Where in the file.
  public let position: TextPosition

  init(
    _ reason: Reason, at position: TextPosition, _ message: Wording, fix: Wording,
    arguments: [String] = []
  ) {
    self.reason = reason
    self.message = message
    self.fix = fix
    self.arguments = arguments
    self.position = position
  }
}
