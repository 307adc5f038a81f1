/// Which elements a reader takes for records.
public struct RecordFormat: Sendable, Equatable {
  /// The namespace of the format, such as `urn:fondbok:1`.
  public var namespace: String
  /// The local name of the element that holds any number of records.
  public var container: String
  /// The local names of the records.
  public var records: [String]

  /// A format with this namespace, container and records.
  public init(namespace: String, container: String, records: [String]) {
    self.namespace = namespace
    self.container = container
    self.records = records
  }

  /// The namespace up to its version, `urn:fondbok:` of `urn:fondbok:1`; nil when it ends in none.
  var family: String? {
    guard let colon = namespace.lastIndex(of: ":"),
      Int(namespace[namespace.index(after: colon)...]) != nil
    else { return nil }
    return String(namespace[...colon])
  }
}
