import TestSupport
import Testing

@Suite struct `Texts that the fuzzer found` {
  @Test(arguments: try Corpus.paths(of: "csv_reads_back"))
  func `are read back as they were, and never run`(path: String) throws {
    try CSVReadsBack.holds(for: try Corpus.bytes(path))
  }
}
