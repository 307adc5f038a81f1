/// The number of an element's or attribute's name: known names have those of their table, names
/// that a record brings along have numbers of that record only.
public struct NameID: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  /// 0 is no name; 1 and up are the table's names in order; from 0x8000 they are the record's own.
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// No name of any table.
  public static let unknown = NameID(rawValue: 0)

  /// Whether the name is one the program knows, in a namespace where it knows it.
  @inlinable
  public var isKnown: Bool { rawValue != 0 && rawValue < 0x8000 }

  static let firstOfRecord: UInt16 = 0x8000
}

/// The names the program knows, numbered from 1 in the order given, for the life of the program.
///
/// A caller that lists its names in an enumeration can switch over the numbers without looking up
/// any text.
public final class NameTable: @unchecked Sendable {
  let names: [String]
  private let ids: [String: NameID]
  /// What is asked for with every element of a file; it is good as long as the table is.
  let spellings: Spellings

  /// The UTF-8 of all names, one after the other, where each begins and the last ends, and its place
  /// in alphabetical order. It never changes, and lies behind pointers so that no reference is counted.
  struct Spellings: BitwiseCopyable {
    fileprivate let text: UnsafeMutableBufferPointer<UInt8>
    fileprivate let starts: UnsafeMutableBufferPointer<Int>
    fileprivate let ranks: UnsafeMutableBufferPointer<UInt16>
  }

  /// Makes a table; a name given twice keeps its first number.
  public init(_ names: [String]) {
    precondition(names.count < Int(NameID.firstOfRecord), "A table holds at most 32 767 names.")
    self.names = names
    var ids: [String: NameID] = [:]
    for (index, name) in names.enumerated() where ids[name] == nil {
      ids[name] = NameID(rawValue: UInt16(index + 1))
    }
    self.ids = ids
    var ranks = Array(repeating: UInt16(0), count: names.count)
    for (rank, index) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
      ranks[index] = UInt16(rank)
    }
    spellings = Spellings(
      text: Self.kept(names.flatMap(\.utf8)),
      starts: Self.kept(names.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) }),
      ranks: Self.kept(ranks))
  }

  deinit {
    spellings.text.deallocate()
    spellings.starts.deallocate()
    spellings.ranks.deallocate()
  }

  private static func kept<Item: BitwiseCopyable>(
    _ items: [Item]
  ) -> UnsafeMutableBufferPointer<Item> {
    let kept = UnsafeMutableBufferPointer<Item>.allocate(capacity: items.count)
    _ = kept.initialize(from: items)
    return kept
  }

  /// The number of a name, `.unknown` when the table has no such name.
  public func id(_ name: String) -> NameID { ids[name] ?? .unknown }

  /// The name with this number, nil when the number is not one of this table.
  public func name(_ id: NameID) -> String? {
    let index = Int(id.rawValue) - 1
    return names.indices.contains(index) ? names[index] : nil
  }
}

extension NameTable.Spellings {
  /// The UTF-8 of a known name, which is empty for any other.
  func bytes(of id: NameID) -> UnsafeRawBufferPointer {
    let index = Int(id.rawValue) - 1
    guard ranks.indices.contains(index) else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(
      rebasing: UnsafeRawBufferPointer(text)[starts[index]..<starts[index + 1]])
  }

  /// The place of a known name among all of the table's in alphabetical order, nil for any other.
  func rank(of id: NameID) -> UInt16? {
    let index = Int(id.rawValue) - 1
    return ranks.indices.contains(index) ? ranks[index] : nil
  }
}
