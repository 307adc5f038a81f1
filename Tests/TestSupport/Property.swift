/// A property that does not hold, in words: what is there and what was promised.
public struct PropertyBroken: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// Requires a part of a property.
///
/// - Throws: `PropertyBroken` with the words given.
public func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws {
  if !holds { throw PropertyBroken(otherwise()) }
}
