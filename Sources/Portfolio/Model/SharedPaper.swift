/// A paper that many refer to and nobody copies: a hundred rules look at each, and a paper has dozens of
/// fields. What it says is asked of it by the names of its fields.
public protocol SharedPaper: Hashable, Sendable {
  associatedtype Fields: Hashable, Sendable
  var held: Held<Fields> { get }
}

extension SharedPaper {
  @inlinable
  public subscript<Value>(dynamicMember field: KeyPath<Fields, Value>) -> Value {
    held.value[keyPath: field]
  }
}

/// A value in a place of its own, which is referred to.
public final class Held<Value: Hashable & Sendable>: Hashable, Sendable {
  @usableFromInline let value: Value

  init(_ value: Value) { self.value = value }

  public static func == (one: Held, other: Held) -> Bool {
    one === other || one.value == other.value
  }

  public func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
