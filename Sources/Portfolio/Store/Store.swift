import CSQLiteSetup
import Foundation
import GRDB
import Synchronization

/// A portfolio: one SQLite file with everything that was sent, what it says, and what was done with it.
public final class Store {
  public let path: String
  let queue: DatabaseQueue
  let isReadOnly: Bool
  /// Whether the file had something in it when it was opened.
  private var hasContents = false
  /// Whether it is written through a write-ahead log.
  private var isLogged = false
  private let waiting: Waiting

  /// Whether another program is waited for; leaving the file by itself waits for nobody.
  private final class Waiting: Sendable {
    let isWanted = Atomic(true)
  }
  /// How long this portfolio is waited for when another program writes it, in seconds.
  let patience: Int

  /// How long a portfolio that another program writes is waited for, in seconds.
  public static let patience = 60

  public enum Access: Sendable {
    /// Makes the file when it is missing.
    case write
    case read
    /// To see what still holds of a file that may be damaged: what SQLite would refuse to open is
    /// opened all the same, to be read alone.
    case inspect
  }

  /// Opens a portfolio, making or migrating it when it may be written.
  ///
  /// - Parameters:
  ///   - patience: how many seconds to wait for another program that writes the file.
  ///   - onWait: called once when another program holds the file, so that someone can be told.
  /// - Throws: `StoreError`, which says what stands in the way and what to do.
  public init(
    path: String, access: Access, patience: Int = Store.patience,
    onWait: @escaping @Sendable () -> Void = {}
  ) throws {
    self.path = path
    self.patience = patience
    let waiting = Waiting()
    self.waiting = waiting
    _ = Self.setUp
    let exists = FileManager.default.fileExists(atPath: path)
    guard exists || access == .write else { throw StoreError.missing(path: path) }
    try Self.checkPlace(path, exists: exists)
    guard Self.mayBeDatabase(path) else { throw StoreError.notAPortfolio(path: path) }
    if access != .write { Self.undoInterrupted(path) }
    do {
      let isWritable =
        access == .write && (!exists || FileManager.default.isWritableFile(atPath: path))
      isReadOnly = !isWritable
      queue = try DatabaseQueue(
        path: path,
        configuration: Self.configuration(
          isReadOnly: isReadOnly, isDamaged: access == .inspect, patience: patience,
          waiting: waiting, onWait: onWait))
      do {
        try prepare(isNew: !exists || Self.size(path) == 0)
      } catch let error as DatabaseError where access == .inspect && error.isOfDamage {
        // What cannot be read is what is looked for.
      }
      guard isWritable || access != .write else { throw StoreError.readOnly(path: path) }
    } catch {
      let error = StoreError.from(error, path: path, waited: patience)
      if access != .write, Self.hasWriteAheadLog(path) || Self.hasJournal(path) {
        switch error as? StoreError {
        case .readOnly, .cannotOpen: throw StoreError.unsettled(path: path)
        default: break
        }
      }
      throw error
    }
  }

  /// Says what SQLite would call "unable to open database file".
  private static func checkPlace(_ path: String, exists: Bool) throws {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    if exists {
      _ = files.fileExists(atPath: path, isDirectory: &isFolder)
      if isFolder.boolValue { throw StoreError.folder(path: path) }
      guard files.isReadableFile(atPath: path) else { throw StoreError.notPermitted(path: path) }
    } else {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw StoreError.noFolder(path: path)
      }
      guard files.isWritableFile(atPath: folder) else { throw StoreError.notPermitted(path: path) }
    }
  }

  /// Undoes what a program began and was killed over, where the file may be written: until then SQLite
  /// lets nobody read it who may not write. A journal that a program is still at work on stays.
  private static func undoInterrupted(_ path: String) {
    guard hasJournal(path), FileManager.default.isWritableFile(atPath: path) else { return }
    // Whatever stands in the way is told when the file is opened to be read.
    try? DatabaseQueue(path: path).inDatabase { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
    }
  }

  private static func hasJournal(_ path: String) -> Bool { size("\(path)-journal") > 0 }

  /// Whether the header of the file says that it is read and written through a write-ahead log.
  private static func hasWriteAheadLog(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let head = try? file.read(upToCount: 20), head.count == 20 else { return false }
    return head[18] == 2 || head[19] == 2
  }

  /// Checks that the file is a portfolio of a version we know, and brings it up to date.
  private func prepare(isNew: Bool) throws {
    let migrator = Migrations.all
    var isEmpty = isNew
    var isCopy = false
    if !isNew {
      let found = try queue.inDatabase { db in
        (
          id: try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          isEmpty: try Self.isEmpty(db), superseded: try migrator.hasBeenSuperseded(db),
          applied: try migrator.appliedIdentifiers(db)
        )
      }
      // What the stock program makes of a dump has all but the mark in the header.
      isCopy =
        found.id == 0 && found.applied.contains { $0.hasPrefix(Migrations.beginning) }
      guard found.id == Migrations.applicationID || isCopy || (found.id == 0 && found.isEmpty)
      else {
        throw StoreError.anotherProgram(path: path)
      }
      let isOurs = found.applied.contains(Migrations.first)
      guard isOurs || !found.applied.contains(where: { $0.hasPrefix(Migrations.beginning) })
      else {
        throw StoreError.otherTables(path: path)
      }
      guard !found.superseded else {
        throw StoreError.newer(
          path: path, migrations: found.applied.subtracting(migrator.migrations).sorted())
      }
      guard !isReadOnly || !found.isEmpty else { throw StoreError.missing(path: path) }
      isEmpty = found.isEmpty
    } else if isReadOnly {
      throw StoreError.missing(path: path)
    }
    guard !isReadOnly else { return }
    hasContents = !isEmpty
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      if isCopy { try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID)") }
    }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another program may have made the same tables while we waited for it.
      guard try queue.read({ try migrator.hasCompletedMigrations($0) }) else { throw error }
    }
  }

  /// Whether the database has nothing in it, as after a program that ended while it made the file.
  private static func isEmpty(_ db: Database) throws -> Bool {
    try Int.fetchOne(
      db,
      sql:
        "SELECT count(*) FROM sqlite_master WHERE tbl_name NOT IN ('grdb_migrations', 'sqlite_sequence')"
    ) == 0
  }

  /// Whether no document is in it, and none is set aside.
  public func holdsNothing() throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM document_version)
            AND NOT EXISTS (SELECT 1 FROM set_aside)
          """) ?? false
    }
  }

  /// Reads within one unchanging view of the portfolio.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError.from(error, path: path, waited: patience)
    }
  }

  /// With fewer outlines than this, a second connection costs more time than it saves.
  var fewestForTwo: Int64 = 20_000

  /// Opens the portfolio once more, to be read alone. It waits for nobody: a program that is about to
  /// write waits for the first connection. What lies in memory has no second way to it.
  var secondConnection: SecondConnection? {
    guard path != ":memory:" else { return nil }
    let path = path
    return SecondConnection(fewest: fewestForTwo) {
      try DatabaseQueue(
        path: path,
        configuration: Self.configuration(
          isReadOnly: true, isDamaged: false, patience: 0, waiting: Waiting(), onWait: {}))
    }
  }

  /// Lets others read while this one writes, through a write-ahead log.
  ///
  /// Only what is about to write asks for it, since the log changes the header of the file. In a file
  /// that had nothing there is nothing to read, and writing every page twice would be all that came of it.
  /// Where somebody is at work on the file it is written without; then whoever writes waits for him.
  func allowReadersBeside() {
    guard hasContents, !isReadOnly, !isLogged else { return }
    let mode = try? queue.inDatabase { db in
      try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    }
    isLogged = mode?.lowercased() == "wal"
  }

  // Whatever came in the way, the file is left by itself, as far as the disk lets it.
  deinit { if isLogged { _ = try? settle() } }

  /// Writes within one transaction, which a thrown error undoes.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      allowReadersBeside()
      return try queue.write(body)
    } catch {
      throw StoreError.from(error, path: path, waited: patience)
    }
  }

  /// Leaves the file by itself: everything in it, synced, and readable from a read-only folder.
  ///
  /// - Returns: `false` when another connection keeps the write-ahead log in use; all is safe then too.
  public func settle() throws -> Bool {
    waiting.isWanted.store(false, ordering: .relaxed)
    defer { waiting.isWanted.store(true, ordering: .relaxed) }
    do {
      return try queue.inDatabase { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        let mode = try? String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
        isLogged = false
        return mode?.lowercased() == "delete"
      }
    } catch {
      throw StoreError.from(error, path: path, waited: patience)
    }
  }

  /// Sets SQLite up once for the process.
  private static let setUp: Void = set_up_sqlite()

  private static func configuration(
    isReadOnly: Bool, isDamaged: Bool, patience: Int, waiting: Waiting,
    onWait: @escaping @Sendable () -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .callback { attempt in
      guard waiting.isWanted.load(ordering: .relaxed) else { return false }
      if attempt == 10 { onWait() }
      guard attempt < patience * 20 else { return false }
      Thread.sleep(forTimeInterval: 0.05)
      return true
    }
    configuration.prepareDatabase { db in
      // SQLite reads no page of a file that is shorter than it says, unless it is told to go on.
      if isDamaged { try db.execute(sql: "PRAGMA writable_schema = ON") }
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      // 8 MiB of page cache: inserts come in key order, and what is read from one end to the other is
      // read once.
      try db.execute(sql: "PRAGMA cache_size = -8192")
      // Debian's SQLite overwrites whatever a page gives up unless it is told not to. Only what is
      // removed for good has to be overwritten, and what removes it says so.
      try db.execute(sql: "PRAGMA secure_delete = OFF")
    }
    return configuration
  }

  /// Whether a file is empty or begins as SQLite's do. SQLite itself takes a file of one byte for empty.
  private static func mayBeDatabase(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return true }
    defer { try? file.close() }
    guard let head = try? file.read(upToCount: 16), !head.isEmpty else { return true }
    return head == Data("SQLite format 3\0".utf8)
  }

  private static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int) ?? 0
  }
}
