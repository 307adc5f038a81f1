public import Findings
import Languages
public import Portfolio
import Provenance
public import XML

/// What an import counted.
public struct ImportTally: Sendable, Equatable {
  /// The records that were read, of files that were not refused: each is taken, unchanged or set aside.
  public var read = 0
  public var taken = 0
  public var unchanged = 0
  public var setAside = 0
  /// Files of which nothing was kept.
  public var refusedFiles = 0
  /// Files that could not be opened or read.
  public var unreadableFiles = 0
  /// Files that were read to their end and not refused.
  public var files = 0
  /// The file in which the import was stopped, of which nothing was kept; `nil` when it came to its end.
  public var stoppedIn: String?
  /// Whether anything was found that is an error, even where nothing was set aside for it.
  public var hasErrors = false

  public init() {}
}

/// How an import is to go.
public struct ImportOptions: Sendable {
  /// A file with a record that cannot be taken is refused whole.
  public var allOrNothing = false
  /// Everything is done but kept.
  public var isDryRun = false
  public var limits = Limits.standard

  public init() {}
}

/// Takes files into a portfolio: bytes become segments, records become documents, versions and
/// rows.
///
/// One thread reads and checks, one makes rows, the calling thread writes. A file that is refused
/// changes nothing.
///
/// - Parameters:
///   - onFinding: called with what is wrong, file by file, in the order of the places.
///   - onProgress: called with the bytes done so far, every now and then.
///   - isStopped: asked before every step whether to end there: the files before are kept, the one
///     that is open is not.
/// - Throws: `StoreError`; nothing of the files since the last commit is then kept.
public func importFiles(
  _ files: [InputFile], into store: Store, options: ImportOptions,
  circumstances: ImportCircumstances, onFinding: @escaping (Finding) -> Void,
  onProgress: (Int) -> Void = { _ in }, isStopped: () -> Bool = { false }
) throws -> ImportTally {
  let format = Format.current
  let ahead = PrepareAhead(files, format: format, limits: options.limits)
  defer { ahead.stop() }
  do {
    return try store.importing(
      shapes: format.shapes, circumstances: circumstances, isRehearsal: options.isDryRun
    ) { session in
      var door = Door(
        session: session, format: format, options: options, judgedOn: circumstances.received,
        onFinding: onFinding)
      var bytesDone = 0
      var bytesTold = 0
      while let event = ahead.next(unless: isStopped) {
        if isStopped() {
          try door.stop(at: event)
          break
        }
        switch event {
        case .file(let event): try door.handle(event)
        case .record(let record):
          bytesDone += record.tape.source.count
          if bytesDone - bytesTold > 1 << 20 {
            onProgress(bytesDone)
            bytesTold = bytesDone
          }
          try door.handle(record)
          ahead.recycle(record)
        }
      }
      if !ahead.hasEnded, door.tally.stoppedIn == nil { try door.stop() }
      if options.isDryRun { throw DryRun(tally: door.tally) }
      return door.tally
    }
  } catch let ended as DryRun {
    return ended.tally
  }
}

/// Ends a rehearsal: what was done is undone, what was counted is not.
private struct DryRun: Error {
  let tally: ImportTally
}
