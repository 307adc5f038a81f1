import TestSupport
import Testing

/// What once broke a promise is tried again, and the hostile samples with it. An input that traps ends
/// the whole run.
@Suite(.serialized) struct `Inputs that the fuzzer found` {
  private static func inputs(of target: String) throws -> [String] {
    try Corpus.paths(of: target) + Samples.names(in: "Samples/Hostile")
      + Samples.names(in: "Samples/Faulty/Schema")
  }

  @Test(arguments: try inputs(of: "import_never_crashes"))
  func `leave the portfolio whole, and are counted to the last record`(path: String) throws {
    try ImportNeverCrashes.holds(for: try Corpus.bytes(path))
  }

  @Test(arguments: try inputs(of: "segments_join"))
  func `are joined from their segments, or refused`(path: String) throws {
    try SegmentsJoin.holds(for: try Corpus.bytes(path))
  }

  @Test(arguments: try inputs(of: "shortcut_agrees"))
  func `have the same faults whether the schema is asked or not`(path: String) throws {
    try ShortcutAgrees.holds(for: try Corpus.bytes(path))
  }
}
