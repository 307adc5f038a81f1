import Foundation
import Languages
import XML

/// A file to import: its path, and its name relative to the path that was given.
public struct InputFile: Sendable, Hashable {
  public let path: String
  public let name: String
  /// Whether it is standard input.
  public let isStandardInput: Bool
  /// Whether its name is no text, so that no path leads to it; `name` then says what it is made of.
  public let isWithoutPath: Bool

  public init(path: String, name: String) {
    self.path = path
    self.name = name
    isStandardInput = false
    isWithoutPath = false
  }

  /// A file or folder whose name is not UTF-8.
  ///
  /// - Parameter name: the name, with each byte that is not ASCII written out, as in `r\xE4tt.xml`.
  public init(withoutPath name: String) {
    path = ""
    self.name = name
    isStandardInput = false
    isWithoutPath = true
  }

  private init(standardInput name: String) {
    path = "-"
    self.name = name
    isStandardInput = true
    isWithoutPath = false
  }

  public static let standardInput = InputFile(standardInput: "-")
}

/// What the reading thread finds in files, in their order.
enum FileEvent: Sendable {
  case begin(InputFile)
  case bytes(SegmentKind, [UInt8])
  case record(Tape)
  case strayText(StrayText)
  case containerFault(ContainerFault, TextPosition)
  /// The file ended, or was refused.
  case end(ReadOutcome)
  /// The file could not be opened or read.
  case unreadable(reason: Wording, fix: Wording)
}

/// Reads files on a thread of its own, so that reading and writing go on at the same time.
final class ReadAhead: Sendable {
  /// Half a MiB of records may wait: some dozens of the usual size, which levels out what each costs.
  /// They take several times as much on their tapes, so that more would be memory for nothing.
  private static let waiting = 512 << 10
  /// Bytes between records are passed on in pieces of at most this size.
  private static let piece = 256 << 10

  let pool: TapePool
  private let channel = Channel<FileEvent>(limit: waiting)

  init(_ files: [InputFile], format: Format, limits: Limits) {
    let pool = TapePool(names: format.names)
    self.pool = pool
    let channel = channel
    let thread = Thread {
      let reader = RecordReader(
        format: format.recordFormat, names: format.names, schema: format.schema,
        shortcut: format.shortcut, limits: limits,
        pool: pool)
      for file in files {
        guard Self.read(file, with: reader, to: channel) else { break }
      }
      channel.close()
    }
    thread.stackSize = 4 << 20
    thread.name = "reader"
    thread.start()
  }

  /// The next event; `nil` after the last file.
  func next() -> FileEvent? { channel.receive() }

  /// Stops reading.
  func stop() { channel.close() }

  private static func read(
    _ file: InputFile, with reader: RecordReader, to channel: Channel<FileEvent>
  ) -> Bool {
    guard channel.send(.begin(file), weight: 1) else { return false }
    guard !file.isWithoutPath else {
      return channel.send(
        .unreadable(
          reason: Wording("its name is not UTF-8", sv: "namnet är inte UTF-8"),
          fix: Wording(
            "give it a name in UTF-8, and import it again",
            sv: "ge den ett namn i UTF-8, och importera den på nytt")), weight: 1)
    }
    var pending: (kind: SegmentKind, bytes: [UInt8])?
    func flush() throws {
      guard let ready = pending else { return }
      pending = nil
      try send(.bytes(ready.kind, ready.bytes), weight: ready.bytes.count)
    }
    func send(_ event: FileEvent, weight: Int) throws {
      guard channel.send(event, weight: weight) else { throw Stopped() }
    }
    do {
      let source =
        file.isStandardInput
        ? FileSource(descriptor: 0, name: file.name) : try FileSource(path: file.path)
      let outcome = try reader.read(source) { event in
        switch event {
        case .bytes(let kind, let bytes):
          if let waiting = pending, waiting.kind != kind || waiting.bytes.count > piece {
            try flush()
          }
          pending = (kind, (pending?.bytes ?? []) + bytes)
        case .record(let tape):
          try flush()
          try send(.record(tape), weight: tape.source.count * 2 + 4096)
        case .strayText(let text):
          try send(.strayText(text), weight: 256)
        case .containerFault(let fault, let place):
          try send(.containerFault(fault, place.start), weight: 256)
        }
      }
      try flush()
      try send(.end(outcome), weight: 1)
      return true
    } catch is Stopped {
      return false
    } catch {
      return channel.send(
        .unreadable(
          reason: (error as? any SayableError)?.wording ?? .same("\(error)"),
          fix: Wording(
            "check that the file is there and that you may read it",
            sv: "kontrollera att filen finns och att du får läsa den")), weight: 1)
    }
  }

  /// Nobody wants the rest.
  private struct Stopped: Error {}
}
