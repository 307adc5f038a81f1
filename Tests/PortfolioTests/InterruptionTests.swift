import Foundation
import GRDB
import Importer
import Languages
@testable import Portfolio
import TestSupport
import Testing

@Suite struct `An import that is interrupted` {
  /// Nine hundred calls of two kilobytes each, so that progress is told before the last.
  private static let many: String = {
    let note = String(repeating: "Källan säger mer än så. ", count: 80)
    let source = "<source id=\"s1\"><title>T</title><note>\(note)</note></source>"
    return Papers.portfolio(
      (0..<900).map { Papers.call("many-\($0)", more: source) }.joined(separator: "\n"))
  }()

  @Test func `waits for another program, tells once, and gives up with a sentence`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    let before = try portfolio.dump()
    let told = Counter()
    let second = try Store(path: portfolio.path, access: .write, patience: 1) { told.add() }
    try portfolio.store.queue.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let error = #expect(throws: StoreError.self) {
        try Self.importMany(into: second)
      }
      #expect(
        error?.description
          == "\(portfolio.path) is in use by another program and was not free within "
          + "1 seconds; try again when it has finished")
      try db.execute(sql: "ROLLBACK")
    }
    #expect(told.count == 1)
    #expect(try portfolio.dump() == before)
    #expect(try Self.importMany(into: second).taken == 900)
  }

  @Test func `by a full disk changes nothing, and goes well when there is room again`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    let before = try portfolio.dump()
    try portfolio.store.queue.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 10)")
    }
    let error = #expect(throws: StoreError.self) { try Self.importMany(into: portfolio.store) }
    #expect(
      error?.description == "the disk with \(portfolio.path) is full, so nothing was changed; "
        + "make room and try again")
    #expect(try portfolio.dump() == before)
    try portfolio.store.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    #expect(try Self.importMany(into: portfolio.store).taken == 900)
  }

  @Test func `by a disk that takes no more bytes changes nothing`() async throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    #expect(try portfolio.store.settle())
    let before = try portfolio.dump()
    let path = portfolio.path
    let folder = try TestFolder()
    let file = try Self.writeMany(in: folder)
    let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
    await #expect(processExitsWith: .success) {
      [path = path as String, file = file as String, most = UInt(size + 50_000) as UInt] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: most, rlim_max: most)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let store = try Store(path: path, access: .write)
      let error = #expect(throws: StoreError.self) {
        try `An import that is interrupted`.importMany(file, into: store)
      }
      let said = error?.description ?? ""
      #expect(
        said.hasPrefix("the disk with \(path) is full")
          || said.hasPrefix("\(path) could not be read or written"), "\(said)")
    }
    #expect(try portfolio.dump() == before)
    #expect(try StockSQLite.lines(path, "PRAGMA integrity_check;") == ["ok"])
  }

  @Test func `by the end of its process changes nothing`() async throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    let before = try portfolio.dump()
    let path = portfolio.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try Store(path: path, access: .write)
      try `An import that is interrupted`.importMany(into: store) { _ in
        kill(getpid(), SIGKILL)
      }
    }
    #expect(try portfolio.dump() == before)
    #expect(
      try StockSQLite.lines(path, "PRAGMA integrity_check; PRAGMA foreign_key_check;") == ["ok"])
    #expect(try Self.importMany(into: portfolio.store).taken == 900)
  }

  /// Writes nine hundred calls into one file and says where it is.
  static func writeMany(in folder: TestFolder) throws -> String {
    let path = folder.path("many.xml")
    try Data(many.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Imports nine hundred calls of one file, which is written first when none is given.
  @discardableResult
  static func importMany(
    _ file: String? = nil, into store: Store, onProgress: (Int) -> Void = { _ in }
  ) throws -> ImportTally {
    let folder = try TestFolder()
    return try importFiles(
      [InputFile(path: file ?? writeMany(in: folder), name: "many.xml")], into: store,
      options: ImportOptions(),
      circumstances: ImportCircumstances(
        at: "2026-02-02T12:00:00Z", by: "test", received: "2026-02-02", receivedAt: nil,
        isReceivedStated: false),
      onFinding: { _ in }, onProgress: onProgress)
  }
}

/// Counts calls from any thread.
private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var calls = 0

  func add() { lock.withLock { calls += 1 } }
  var count: Int { lock.withLock { calls } }
}
