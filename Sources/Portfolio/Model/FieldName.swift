public import Languages

/// What a part of a document is called in sentences, by the name of its element: the list
/// `field-names.csv` says it in both languages.
public struct FieldName: Sayable, Hashable, Sendable {
  /// The names from an outer element to the part itself, with points between them: `partner.firstDay`.
  public let path: String

  /// The part that a path leads to.
  public init(_ path: String) {
    self.path = path
  }

  /// What the part and what it stands in are called: `partner, first day`.
  public func said(in language: Language) -> String {
    names.indices.map { label(at: $0, in: language) }.joined(separator: ", ")
  }

  /// What the part by itself is called.
  public func ownName(in language: Language) -> String {
    label(at: names.count - 1, in: language)
  }

  private var names: [String] { path.split(separator: ".").map { String($0) } }

  /// What one of the names is called; one that the list does not hold stands as it was written.
  private func label(at place: Int, in language: Language) -> String {
    guard names.indices.contains(place) else { return path }
    let outer = place > 0 ? "\(names[place - 1])." : ""
    let label = Self.labels[outer + names[place]] ?? Self.labels[names[place]]
    return label?(in: language) ?? names[place]
  }

  /// The labels of the list, by name.
  public static let labels: [String: Wording] = {
    let rows = Embedded.text("field-names.csv").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.dropFirst()
    let pairs = rows.map { row in
      let parts = row.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      precondition(parts.count == 3, "field-names.csv has a row without three columns: \(row)")
      return (parts[0], Wording { $0 == .swedish ? parts[2] : parts[1] })
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()
}
