/// Where a value stands: an element of a version of a document, and what is meant of it.
///
/// Rules point at spots; the command turns one into a line and a column by reading the original again.
public struct Spot: Hashable, Sendable {
  /// The document version's number in the portfolio.
  public let version: Int64
  /// The element's number within its record; 0 is the record itself.
  public let element: Int
  /// What is meant within the element. Most spots mean the element itself, and there are millions of them:
  /// they hold two numbers and no texts.
  private let within: Within?

  /// The path of names below the element, such as `budget/eligibleCost`; empty for the element.
  public var path: String { within?.path ?? "" }
  /// The attribute that is meant, if one is.
  public var attribute: String? { within?.attribute }

  public init(version: Int64, element: Int, path: String = "", attribute: String? = nil) {
    self.version = version
    self.element = element
    within = path.isEmpty && attribute == nil ? nil : Within(path: path, attribute: attribute)
  }

  /// The spot of an element below this one. Where the element is absent, the nearest one above is shown.
  public func child(_ path: String) -> Spot {
    Spot(
      version: version, element: element, path: self.path.isEmpty ? path : "\(self.path)/\(path)")
  }

  /// The spot of an attribute of this element.
  public func attribute(_ name: String) -> Spot {
    Spot(version: version, element: element, path: path, attribute: name)
  }
}

/// A place within an element.
private final class Within: Hashable, Sendable {
  let path: String
  let attribute: String?

  init(path: String, attribute: String?) {
    self.path = path
    self.attribute = attribute
  }

  static func == (one: Within, other: Within) -> Bool {
    one === other || one.path == other.path && one.attribute == other.attribute
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(attribute)
  }
}
