/// Where a value stands: an element of a version of a document, and what is meant of it.
///
/// Rules point at spots; the command turns one into a line and a column by reading the original again.
public struct Spot: Hashable, Sendable {
  /// The document version's number in the portfolio.
  public let version: Int64
  /// The element's number within its record; 0 is the record itself.
  public let element: Int
  /// The path of names below the element, such as `budget/eligibleCost`; empty for the element.
  public let path: String
  /// The attribute that is meant, if one is.
  public let attribute: String?

  public init(version: Int64, element: Int, path: String = "", attribute: String? = nil) {
    self.version = version
    self.element = element
    self.path = path
    self.attribute = attribute
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
