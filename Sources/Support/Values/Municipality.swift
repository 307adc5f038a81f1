/// A Swedish municipality (kommun), with its code.
///
/// The codes and names come from `municipalities.csv`, which is free for any use (CC0).
public struct Municipality: Hashable, Sendable {
  /// The municipality code (kommunkod), four digits with a leading zero where it has one: `2284`.
  public let code: String
  /// The full name: `Örnsköldsviks kommun`.
  public let name: String
  /// The name without “kommun” or “stad”: `Örnsköldsvik`.
  public let shortName: String

  /// The code of its county, which is how its own code begins.
  public var countyCode: String { String(code.prefix(2)) }

  /// The county it lies in.
  public var county: County {
    guard let county = County(code: countyCode) else {
      preconditionFailure("counties.csv has no county for the municipality \(code)")
    }
    return county
  }

  /// The region at NUTS level 3 it lies in: `SE321`.
  public var nuts3: String { county.nuts3 }

  /// The 290 municipalities, by code.
  public static let all: [Municipality] = CodeList.rows(of: "municipalities.csv", columns: 3)
    .map(Municipality.init(row:))

  /// The municipality with a code, or nil when there is none; the leading zero that a spreadsheet
  /// drops is part of the code.
  public init?(code: String) {
    guard let municipality = Self.byCode[code] else { return nil }
    self = municipality
  }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  private init(row: [String]) {
    code = row[0]
    name = row[1]
    shortName = row[2]
  }
}

extension Municipality: Comparable {
  /// Orders municipalities by code.
  public static func < (left: Municipality, right: Municipality) -> Bool { left.code < right.code }
}

extension Municipality: CustomStringConvertible {
  /// The code and the name.
  public var description: String { "\(code) \(name)" }
}
