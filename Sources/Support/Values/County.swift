/// A Swedish county (län), with its code and its regions.
///
/// The codes and names come from `counties.csv`, which is free for any use (CC0).
public struct County: Hashable, Sendable {
  /// The county code (länskod), two digits: `22`.
  public let code: String
  /// The full name: `Västernorrlands län`.
  public let name: String
  /// The name without “län”: `Västernorrland`.
  public let shortName: String
  /// The county letter (länsbokstav): `Y`.
  public let letter: String
  /// The region at NUTS level 2: `SE32`.
  public let nuts2: String
  /// The name of that region: `Mellersta Norrland`.
  public let nuts2Name: String
  /// The region at NUTS level 3, which is the county itself: `SE321`.
  public let nuts3: String

  /// The code of ISO 3166-2: `SE-Y`.
  public var isoCode: String { "SE-\(letter)" }

  /// The 21 counties, by code.
  public static let all: [County] = CodeList.rows(of: "counties.csv", columns: 7).map { row in
    County(row: row)
  }

  /// The county with a code, or nil when there is none.
  public init?(code: String) {
    guard let county = Self.byCode[code] else { return nil }
    self = county
  }

  /// The county that is a region at NUTS level 3, or nil when there is none.
  public init?(nuts3: String) {
    guard let county = Self.all.first(where: { $0.nuts3 == nuts3 }) else { return nil }
    self = county
  }

  /// The municipalities of the county, by code.
  public var municipalities: [Municipality] { Municipality.all.filter { $0.countyCode == code } }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  private init(row: [String]) {
    code = row[0]
    name = row[1]
    shortName = row[2]
    letter = row[3]
    nuts2 = row[4]
    nuts2Name = row[5]
    nuts3 = row[6]
  }
}

extension County: Comparable {
  /// Orders counties by code.
  public static func < (left: County, right: County) -> Bool { left.code < right.code }
}

extension County: CustomStringConvertible {
  /// The code and the name.
  public var description: String { "\(code) \(name)" }
}
