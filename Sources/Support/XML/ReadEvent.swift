/// What the reader hands over, in the order of the file.
///
/// The bytes of all `.bytes` and the `source` of all `.record`, joined, are the file as sent.
public enum ReadEvent {
  /// Bytes between records as sent, in one or several pieces; valid during the call only.
  case bytes(SegmentKind, UnsafeRawBufferPointer)
  /// A record. The tape is the caller's until it gives it back to the reader's pool.
  case record(Tape)
  /// Text in the container that stands in no record.
  case strayText(StrayText)
  /// A fault of the container's own start tag, such as an attribute the schema does not know.
  case containerFault(ContainerFault, SourceRange)
}

/// Which part of the file bytes outside the records belong to.
public enum SegmentKind: String, Sendable, CaseIterable {
  /// Before the first record.
  case head
  /// Between two records.
  case gap
  /// After the last record.
  case tail
}

/// Text in the container that belongs to no record.
public struct StrayText: Hashable, Sendable {
  /// Where it begins.
  public let position: TextPosition
  /// Its first characters, at most 80.
  public let excerpt: String
}

/// How the reading of a file ended.
public enum ReadOutcome: Sendable, Equatable {
  /// The whole file was read.
  case complete(ReadSummary)
  /// The file was refused; events that came before must be undone by the caller.
  case refused(Refusal)
}

/// What a file turned out to be.
public struct ReadSummary: Sendable, Equatable {
  /// Records handed over, recognised or not.
  public let records: Int
  /// Bytes of the file as sent.
  public let bytes: Int
  /// Whether the root was the container.
  public let isContainer: Bool
  /// The encoding the file was sent in.
  public let encoding: TextEncoding
}
