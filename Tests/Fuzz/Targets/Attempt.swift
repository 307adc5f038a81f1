/// Tries a property on what libFuzzer made up, and ends the program when it does not hold: that is
/// how libFuzzer learns of it.
func attempt(
  _ start: UnsafePointer<UInt8>?, _ count: Int, _ holds: (_ bytes: [UInt8]) throws -> Void
) -> CInt {
  do {
    try holds(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  } catch {
    fatalError("\(error)")
  }
}
