import Dispatch
import GRDB
import Synchronization

extension Reading {
  /// What is made of every project, in the order of their names, one at a time: two threads read and make
  /// where that can be had, and `body` is called on this one.
  ///
  /// - Parameters:
  ///   - fewest: how many papers make a second thread worth while, where that is not as usual: fewer where
  ///     much is made of each project.
  ///   - make: is called on both threads, with the reading that the project came from.
  public func eachMade<Made: Sendable>(
    _ extent: ProjectExtent, fewest: Int64? = nil,
    _ make: @escaping @Sendable (Project, Reading) throws -> Made,
    _ body: (Made) throws -> Void
  ) throws {
    let names = try NamesInOrder(db)
    let batches = Batches<Made>()
    let beside = try ReadBeside(self, fewest: fewest) { reading in
      try reading.allowCache()
      while let batch = batches.takeAhead() {
        batch.give(Result { try reading.makeEach(of: batch.names, extent, make) })
      }
    }
    do {
      try allowCache()
      var done = 0
      while let batch = try batches.next(names.next) {
        let made = try batch.taken() ?? makeEach(of: batch.names, extent, make)
        for one in made {
          try onProject?(done)
          done += 1
          if let one { try body(one) }
        }
      }
      batches.close()
      try beside.value()
    } catch {
      // The other thread ends before its view of the portfolio is of no more use.
      batches.close()
      try? beside.value()
      throw error
    }
  }

  /// What is made of each of the names; none of a name that no paper has any more.
  private func makeEach<Made>(
    of names: [ProjectName], _ extent: ProjectExtent, _ make: (Project, Reading) throws -> Made
  ) throws -> [Made?] {
    documents.extent = extent
    defer { documents.extent = .whole }
    return try names.map { name in
      try project(name.id, key: name.key, keyIssuer: name.issuer, extent)
        .map { try make($0, self) }
    }
  }

  /// Projects are read in the order of their names, which is any order of their rows.
  private func allowCache() throws { try db.execute(sql: "PRAGMA cache_size = -16384") }
}

/// What a project is called, and its number here.
private struct ProjectName: Sendable {
  let id: Int64
  let key: String
  let issuer: String
}

/// The names of all projects in their order, some at a time.
private final class NamesInOrder {
  private let statement: RawStatement
  /// A statement that has given its last row begins again when it is asked for another.
  private var isAtEnd = false

  init(_ db: Database) throws {
    statement = try RawStatement(
      db, "SELECT id, key, key_issuer FROM project ORDER BY key, key_issuer, id")
  }

  /// So many at a time: a few milliseconds' work, of which what is made waits in memory.
  private static var most: Int { 32 }

  /// The next names; none at the end.
  func next() throws -> [ProjectName] {
    var names: [ProjectName] = []
    while !isAtEnd, names.count < Self.most {
      guard try statement.next() else {
        isAtEnd = true
        break
      }
      names.append(
        ProjectName(
          id: statement.integer(0), key: statement.text(1), issuer: statement.text(2)))
    }
    return names
  }
}

/// Names that wait, in their order, for the first of two threads that has time for them.
private final class Batches<Made: Sendable>: Sendable {
  private struct State {
    var waiting: [Batch<Made>] = []
    var hasMore = true
    var isClosed = false
  }

  private let state = Mutex(State())
  private let isAdded = DispatchSemaphore(value: 0)

  /// So many wait, so that what is made of a portfolio of any size takes the same memory.
  private static var most: Int { 8 }

  /// The next batch for the thread that `body` is called on; `nil` at the end.
  func next(_ names: () throws -> [ProjectName]) throws -> Batch<Made>? {
    while state.withLock({ $0.hasMore && $0.waiting.count < Self.most }) {
      let names = try names()
      state.withLock { state in
        if names.isEmpty { state.hasMore = false } else { state.waiting.append(Batch(names)) }
      }
      isAdded.signal()
    }
    return state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
  }

  /// The next batch for the other thread, which waits for one; `nil` when there will be no more.
  func takeAhead() -> Batch<Made>? {
    while true {
      isAdded.wait()
      let (batch, isClosed) = state.withLock { state in
        // The last of them: whoever is asked for the first would wait for it.
        (state.waiting.last { $0.take() }, state.isClosed)
      }
      if isClosed { return nil }
      if let batch { return batch }
    }
  }

  func close() {
    state.withLock { $0.isClosed = true }
    isAdded.signal()
  }
}

/// Some names, and what the other thread makes of them if it takes them.
private final class Batch<Made: Sendable>: Sendable {
  let names: [ProjectName]
  private let isTaken = Atomic(false)
  private let answer = Mutex<Result<[Made?], any Error>?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  init(_ names: [ProjectName]) { self.names = names }

  /// Takes them; `false` when they are taken already.
  func take() -> Bool {
    isTaken.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing)
      .exchanged
  }

  func give(_ made: Result<[Made?], any Error>) {
    answer.withLock { $0 = made }
    isThere.signal()
  }

  /// What the other thread has made of them, waited for; `nil` where they are left to this one.
  func taken() throws -> [Made?]? {
    guard !take() else { return nil }
    isThere.wait()
    return try answer.withLock { $0 }?.get()
  }
}
