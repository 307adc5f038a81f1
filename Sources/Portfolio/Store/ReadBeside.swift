import Dispatch
import GRDB

/// A part of a reading that goes on beside the rest, on a thread and a connection of its own.
///
/// What it reads is the same state of the portfolio. Where that cannot be had, because the state is an
/// earlier one, the portfolio is small, somebody has written between, or the other connection fails,
/// the part is read when its value is asked for: the answer is the same, and takes longer.
final class ReadBeside<Value> {
  /// Filled by the other thread, and read by this one after it was told.
  private final class Answer: @unchecked Sendable {
    var value: Value?
    let isThere = DispatchSemaphore(value: 0)
  }

  private let reading: Reading
  private let body: @Sendable (Reading) throws -> Value
  private let answer: Answer?

  /// - Parameter fewest: how many papers make a second thread worth while, where that is not as usual.
  init(
    _ reading: Reading, fewest: Int64? = nil,
    _ body: @escaping @Sendable (Reading) throws -> Value
  ) throws {
    self.reading = reading
    self.body = body
    guard reading.asOf == .max, let connection = reading.secondConnection,
      try Int64.fetchOne(reading.db, sql: "SELECT max(version) FROM outline") ?? 0
        >= min(connection.fewest, fewest ?? .max)
    else {
      answer = nil
      return
    }
    let last = try reading.lastEntry()
    let answer = Answer()
    self.answer = answer
    DispatchQueue(label: "beside").async {
      answer.value = try? connection.open().inDatabase { db in
        try db.execute(sql: "BEGIN")
        defer { try? db.execute(sql: "ROLLBACK") }
        let second = try Reading(db, .now)
        guard try second.lastEntry() == last else { return nil }
        return try body(second)
      }
      answer.isThere.signal()
    }
  }

  /// What was read. It is asked for once.
  func value() throws -> Value {
    answer?.isThere.wait()
    return try answer?.value ?? body(reading)
  }
}

/// How a portfolio that is read is opened once more.
struct SecondConnection: Sendable {
  /// How many outlines make it worth while.
  let fewest: Int64
  let open: @Sendable () throws -> DatabaseQueue
}
