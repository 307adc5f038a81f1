import Foundation
import Portfolio
import Synchronization
import Values
import XML

/// A record on its way to the portfolio, with all that can be made of it without the portfolio.
///
/// It is filled by one thread and then handed over; after that one thread at a time may use it.
final class PreparedRecord: @unchecked Sendable {
  let rows = RecordRows()
  var tape: Tape
  /// What the reader found in a record that the schema takes.
  fileprivate(set) var faults: [DoorFault] = []
  /// What the record says of itself, when it has no fault.
  fileprivate(set) var identity: RecordIdentity?
  fileprivate(set) var contentSHA256: [UInt8] = []
  /// The record's bytes as the portfolio keeps them.
  fileprivate(set) var packed: [UInt8] = []

  init(_ tape: Tape) { self.tape = tape }
}

/// What comes to the door.
enum DoorEvent: Sendable {
  /// Anything but a record.
  case file(FileEvent)
  case record(PreparedRecord)
}

/// Makes records ready for the portfolio, on a thread between the one that reads and the one that
/// writes: rows, hashes and packed bytes cost as much as the writing, and need none of it.
final class PrepareAhead: Sendable {
  /// As much as levels out what each record costs.
  private static let waiting = 512 << 10

  private let ahead: ReadAhead
  private let channel = Channel<DoorEvent>(limit: waiting)
  private let idle = Mutex<[PreparedRecord]>([])
  private static let mostIdle = 32

  init(_ files: [InputFile], format: Format, limits: Limits) {
    ahead = ReadAhead(files, format: format, limits: limits)
    let thread = Thread { [self] in
      prepareAll(format)
      ahead.stop()
      channel.close()
    }
    thread.name = "preparer"
    thread.start()
  }

  /// The next event; `nil` after the last file, and when it was stopped while it waited.
  func next(unless isStopped: () -> Bool) -> DoorEvent? { channel.receive(unless: isStopped) }

  /// Whether there was nothing after the last event.
  var hasEnded: Bool { channel.hasEnded }

  /// Stops reading.
  func stop() {
    channel.close()
    ahead.stop()
  }

  /// Takes back a record that has been written.
  func recycle(_ record: PreparedRecord) {
    ahead.pool.recycle(record.tape)
    record.identity = nil
    idle.withLock { if $0.count < Self.mostIdle { $0.append(record) } }
  }

  private func prepareAll(_ format: Format) {
    let reader = ReadRecord(format)
    let packer = Packer()
    while let event = ahead.next() {
      let isWanted: Bool
      if case .record(let tape) = event {
        let record = idle.withLock { $0.popLast() } ?? PreparedRecord(tape)
        record.tape = tape
        record.prepare(reader, packer, format)
        isWanted = channel.send(.record(record), weight: tape.source.count * 2 + 8192)
      } else {
        isWanted = channel.send(.file(event), weight: event.weight)
      }
      guard isWanted else { return }
    }
  }
}

extension PreparedRecord {
  /// Makes of the tape all that can be made without the portfolio; packed bytes only with a packer.
  func prepare(_ reader: ReadRecord, _ packer: Packer?, _ format: Format) {
    packer?.pack(tape.source, into: &packed)
    faults.removeAll(keepingCapacity: true)
    identity = nil
    guard tape.isRecognised, tape.schemaFaults.isEmpty, !tape.hasMoreFaults else { return }
    reader.rows = rows
    reader.read(tape)
    faults += reader.faults
    guard faults.isEmpty else { return }
    var hasher = SHA256Hasher()
    tape.content { hasher.update($0) }
    contentSHA256 = hasher.digest()
    identity = ReadIdentity.read(tape, format)
    // The first row is the record's own.
    if let root = rows.rows.first, let column = format.titleColumns[root.table] {
      identity?.titleOrder = rows.string(row: 0, column: column).map(SwedishOrder.key)
    }
  }
}

extension FileEvent {
  /// About how many bytes it takes while it waits.
  fileprivate var weight: Int {
    if case .bytes(_, let bytes) = self { bytes.count } else { 64 }
  }
}
