/// A paper, or a part of one, that many refer to and nobody copies: a hundred rules look at each, and it has
/// dozens of fields. What it says is asked of it by the names of its fields.
///
/// A closure is the quick way to ask many (`payments.flatMap { $0.recoveries }`): a key path that is handed
/// on as a function (`payments.flatMap(\.recoveries)`) is made anew each time, which costs more than most
/// of what is asked.
public protocol Shared: Hashable, Sendable {
  associatedtype Fields: Hashable, Sendable
  var held: Held<Fields> { get }
}

extension Shared {
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
