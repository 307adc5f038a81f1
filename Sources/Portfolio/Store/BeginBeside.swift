extension Reading {
  /// Begins to read something beside what is done next, on a thread and a connection of its own where that can be
  /// had.
  ///
  /// - Parameter fewest: how many papers make a second thread worth while, where that is not as usual.
  /// - Returns: what waits for it, and is asked once. Where no other thread reads, it is read then.
  public func begin<Value>(
    fewest: Int64? = nil, _ body: @escaping @Sendable (Reading) throws -> Value
  ) throws -> () throws -> Value {
    let beside = try ReadBeside(self, fewest: fewest, body)
    return { try beside.value() }
  }
}
