import Foundation
import GRDB
import Languages
@testable import Portfolio
import TestSupport
import Testing

@Suite struct `Opening a portfolio` {
  @Test(arguments: ["picture", "text", "one byte", "a page of noise"])
  func `what is no database is refused and left as it is`(content: String) throws {
    let folder = try TestFolder()
    let path = folder.path("portfolio.sqlite")
    let bytes: Data =
      switch content {
      case "picture":
        try Data(contentsOf: Samples.root.appending(path: "Samples/Hostile/picture.xml"))
      case "text": Data("Projekt;Belopp\nSpråkvägen;100\n".utf8)
      case "one byte": Data([0x0A])
      default: Data((0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 31) })
      }
    try bytes.write(to: URL(fileURLWithPath: path))
    for access in [Store.Access.write, .read] {
      #expect(
        Self.refusal(path, access)
          == "\(path) is not a portfolio: it is not a SQLite database; name another file with --portfolio"
      )
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(try Self.names(in: folder) == ["portfolio.sqlite"])
  }

  @Test(arguments: ["delete", "wal"])
  func `another program's database is refused and left as it is`(mode: String) throws {
    let folder = try TestFolder()
    let path = folder.path("portfolio.sqlite")
    try StockSQLite.run(
      path, "PRAGMA journal_mode = \(mode); CREATE TABLE budget (x); INSERT INTO budget VALUES (1);"
    )
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for access in [Store.Access.write, .read] {
      #expect(
        Self.refusal(path, access)
          == "\(path) is a SQLite database of another program; name another file with --portfolio")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(try StockSQLite.lines(path, "SELECT x FROM budget;") == ["1"])
  }

  @Test(arguments: ["2026-11 the main road", "2026-11 the main road 0123456789ab"])
  func `a portfolio whose first tables are others is refused and left as it is`(name: String) throws
  {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    _ = try portfolio.store.settle()
    try StockSQLite.run(portfolio.path, "UPDATE grdb_migrations SET identifier = '\(name)';")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: portfolio.path))
    for access in [Store.Access.write, .read] {
      #expect(
        Self.refusal(portfolio.path, access)
          == "\(portfolio.path) was made by another build of fondbok, whose tables are not those of "
          + "this one; use that build, or import the documents into a new portfolio")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: portfolio.path)) == bytes)
  }

  @Test func `a portfolio of a later version is refused and left as it is`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    _ = try portfolio.store.settle()
    try StockSQLite.run(
      portfolio.path, "INSERT INTO grdb_migrations VALUES ('2099-01 the next road');")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: portfolio.path))
    for access in [Store.Access.write, .read] {
      #expect(
        Self.refusal(portfolio.path, access)
          == "\(portfolio.path) was made by a newer version of fondbok (2099-01 the next road); "
          + "install that version, or use a copy made before")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: portfolio.path)) == bytes)
  }

  @Test func `reading what is not there says how to make it`() throws {
    let folder = try TestFolder()
    let path = folder.path("portfolio.sqlite")
    let sentence =
      "there is no portfolio at \(path); fondbok import makes one, or name another with --portfolio"
    #expect(Self.refusal(path, .read) == sentence)
    #expect(try Self.names(in: folder) == [])
    // An empty file is none either, until it is written.
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(Self.refusal(path, .read) == sentence)
    #expect(Self.refusal(path, .write) == nil)
    #expect(Self.refusal(path, .read) == nil)
  }

  @Test(arguments: ["", "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);"])
  func `what a program left that ended while it made the file is gone on with`(tables: String)
    throws
  {
    let folder = try TestFolder()
    let path = folder.path("portfolio.sqlite")
    try StockSQLite.run(path, "PRAGMA journal_mode = WAL; \(tables) VACUUM;")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 0)
    #expect(Self.refusal(path, .read)?.hasPrefix("there is no portfolio at") == true)
    #expect(Self.refusal(path, .write) == nil)
    #expect(try Store(path: path, access: .read).log() == [])
  }

  @Test func `a folder, and a file in a folder that is not there, cannot be opened`() throws {
    let folder = try TestFolder()
    let path = folder.url.path
    #expect(
      Self.refusal(path, .write)
        == "\(path) is a folder; name the portfolio's file with --portfolio")
    #expect(Self.refusal(path, .read) == Self.refusal(path, .write))
    let missing = folder.path("no/portfolio.sqlite")
    #expect(
      Self.refusal(missing, .write)
        == "\(missing) cannot be made, since its folder is not there; make the folder, or name another "
        + "file with --portfolio")
  }

  @Test func `what nobody but its owner may open is told so`() async throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    #expect(try portfolio.store.settle())
    let path = portfolio.path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    chmod(path, 0o000)
    chmod(folder, 0o555)
    defer { chmod(folder, 0o755) }
    await #expect(processExitsWith: .success) {
      [path = path as String, folder = folder as String] in
      if getuid() == 0 { #expect(setuid(65534) == 0) }
      for path in [path, folder + "/new.sqlite"] {
        #expect(
          `Opening a portfolio`.refusal(path, .write)
            == "you do not have the right to open \(path) or to write in its folder; ask for it, or "
            + "name another file with --portfolio")
      }
    }
  }

  @Test func `what the stock program makes of a dump is a portfolio again`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    #expect(try portfolio.store.settle())
    let folder = try TestFolder()
    let copy = folder.path("copy.sqlite")
    try StockSQLite.run(copy, StockSQLite.run(portfolio.path, ".dump"))
    #expect(try StockSQLite.lines(copy, "PRAGMA application_id;") == ["0"])
    #expect(try Store(path: copy, access: .read).log() == portfolio.store.log())
    let store = try Store(path: copy, access: .write)
    #expect(try store.settle())
    #expect(
      try StockSQLite.lines(copy, "PRAGMA application_id;")
        == StockSQLite.lines(portfolio.path, "PRAGMA application_id;"))
  }

  @Test func `what a program left in the middle is told so where it cannot be put right`()
    async throws
  {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    #expect(try portfolio.store.settle())
    let folder = try TestFolder()
    let path = folder.path("left.sqlite")
    try FileManager.default.copyItem(atPath: portfolio.path, toPath: path)
    try StockSQLite.run(path, "PRAGMA journal_mode = WAL;")
    chmod(path, 0o444)
    chmod(folder.url.path, 0o555)
    defer { chmod(folder.url.path, 0o755) }
    await #expect(processExitsWith: .success) { [path = path as String] in
      if getuid() == 0 { #expect(setuid(65534) == 0) }
      let refusal = `Opening a portfolio`.refusal(path, .read) ?? ""
      #expect(
        refusal.hasPrefix("a program ended in the middle of its work on \(path)"), "\(refusal)")
    }
  }

  @Test func `what a killed program began is undone for whoever only reads`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    #expect(try portfolio.store.settle())
    let folder = try TestFolder()
    let path = folder.path("killed.sqlite")
    let queue = try DatabaseQueue(path: portfolio.path)
    try queue.inDatabase { db in
      // So little room that pages are written before the end, which never comes for the copy.
      try db.execute(
        sql: """
          PRAGMA cache_size = 1; BEGIN; CREATE TABLE begun AS
          WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 5000)
          SELECT n, hex(randomblob(50)) FROM number
          """)
      for end in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: portfolio.path + end, toPath: path + end)
      }
      try db.execute(sql: "ROLLBACK")
    }
    let store = try Store(path: path, access: .read)
    #expect(try store.reading { try $0.versions().count } == 1)
    #expect(
      try StockSQLite.lines(path, "SELECT count(*) FROM sqlite_master WHERE name = 'begun'") == [
        "0"
      ])
  }

  @Test func `a damaged portfolio is told as damage`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    _ = try portfolio.store.settle()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: portfolio.path))
    bytes.replaceSubrange(
      4096..<bytes.count, with: Data(repeating: 0x5A, count: bytes.count - 4096))
    let folder = try TestFolder()
    let path = folder.path("damaged.sqlite")
    try bytes.write(to: URL(fileURLWithPath: path))
    let refusal = try #require(Self.refusal(path, .read))
    #expect(refusal.hasPrefix("\(path) is damaged ("), "\(refusal)")
  }

  @Test func `what may not be written may be read, and says so to who would write`() async throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["1.xml": Papers.call(), "2.xml": Papers.call(version: 2)])
    #expect(try portfolio.store.settle())
    let path = portfolio.path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    chmod(path, 0o444)
    chmod(folder, 0o555)
    defer { chmod(folder, 0o755) }
    await #expect(processExitsWith: .success) { [path = path as String] in
      // No file is closed to root.
      if getuid() == 0 { #expect(setuid(65534) == 0) }
      let refusal = `Opening a portfolio`.refusal(path, .write)
      #expect(
        refusal == "\(path) cannot be written: the file or its folder is read-only; "
          + "copy it to a folder of your own, or ask for the right to write")
      let reader = try Store(path: path, access: .read)
      #expect(try reader.reading { try $0.headers(.call) }.map(\.number) == [2])
      #expect(try reader.reading(.asOf(entry: 1)) { try $0.headers(.call) }.map(\.number) == [1])
    }
  }

  @Test func `a portfolio that is settled is one file, and written again like any other`() throws {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    #expect(try portfolio.store.settle())
    let folder = URL(fileURLWithPath: portfolio.path).deletingLastPathComponent().path
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).filter {
        $0.contains("portfolio.")
      }
        == ["portfolio.sqlite"])
    #expect(try StockSQLite.lines(portfolio.path, "PRAGMA journal_mode;") == ["delete"])
    #expect(
      try portfolio.take(["b.xml": Papers.call("c2")])
        == portfolio.take(["c.xml": Papers.call("c3")]))
  }

  @Test func `another connection keeps a portfolio from being settled, and nobody waits for it`()
    throws
  {
    let portfolio = try TestPortfolio(in: .file)
    try portfolio.take(["a.xml": Papers.call()])
    #expect(try portfolio.store.settle())
    let writer = try Store(path: portfolio.path, access: .write)
    writer.allowReadersBeside()
    let other = try Store(path: portfolio.path, access: .read)
    try other.reading { reading in
      let count = try reading.headers(.call).count
      #expect(count == 1)
      let start = ContinuousClock.now
      let isSettled = try writer.settle()
      let time = ContinuousClock.now - start
      #expect(!isSettled)
      #expect(time < .seconds(5))
    }
    #expect(try StockSQLite.lines(portfolio.path, "SELECT count(*) FROM document;") == ["1"])
  }

  /// What opening and looking inside says, or nil when it goes well.
  static func refusal(_ path: String, _ access: Store.Access) -> String? {
    do {
      let store = try Store(path: path, access: access, patience: 1)
      _ = try store.reading { try $0.headers(.call) }
      return nil
    } catch let error as StoreError {
      return error.description
    } catch {
      return "not a StoreError: \(error)"
    }
  }

  private static func names(in folder: TestFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
  }
}
