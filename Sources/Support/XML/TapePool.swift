import Synchronization

/// Tapes that wait to be filled again. Any thread may take one and give it back.
public final class TapePool: Sendable {
  private let names: NameTable
  private let waiting = Mutex<[Tape]>([])
  private let maximumWaiting = 64

  /// An empty pool of tapes for these names.
  public init(names: NameTable) { self.names = names }

  func take() -> Tape {
    let tape = waiting.withLock { $0.popLast() } ?? Tape(names: names)
    tape.isPooled = false
    return tape
  }

  /// Takes back a tape that is no longer used; everything read from it must have been copied.
  public func recycle(_ tape: Tape) {
    precondition(!tape.isPooled, "The tape was given back already.")
    tape.clear()
    tape.isPooled = true
    waiting.withLock { tapes in
      if tapes.count < maximumWaiting { tapes.append(tape) }
    }
  }
}
