/// A body that takes part in projects: a made-up one, though its place is real.
struct Organisation {
  let kind: Kind
  let place: Place
  /// What the body is called before its place, when it is not the municipality itself.
  let nameBefore: StaticString
  /// Its organisation number: ten digits, the last of which checks the others.
  let number: Int

  enum Kind: Int, CaseIterable {
    case municipality, ideaBased, academia, region

    var sector: StaticString {
      switch self {
      case .municipality: "municipality"
      case .ideaBased: "ideaBased"
      case .academia: "academia"
      case .region: "region"
      }
    }

    var isPublic: Bool { self != .ideaBased }
    var isAuthority: Bool { self == .municipality || self == .region }
  }

  /// The body of a kind at a place; a place has one public body of each kind and many associations.
  init(kind: Kind, placeIndex: Int, random: inout SplitMix64) {
    self.kind = kind
    place = Place.all[placeIndex]
    switch kind {
    case .municipality:
      nameBefore = ""
      number = Self.checked(212_000_700 + placeIndex)
    case .region:
      nameBefore = "Region "
      number = Self.checked(232_100_700 + placeIndex)
    case .academia:
      nameBefore = "Högskolan i "
      number = Self.checked(202_100_700 + placeIndex)
    case .ideaBased:
      let serial = random.below(500)
      nameBefore = Self.associations[serial % Self.associations.count]
      number = Self.checked(802_400_000 + placeIndex * 500 + serial)
    }
  }

  func writeName(to xml: inout XMLOutput) {
    if kind == .municipality {
      xml.write(.text(place.municipality))
    } else {
      xml.write(.text(nameBefore), .text(place.name))
    }
  }

  /// Nine digits and the one that checks them (Luhn, modulus 10).
  private static func checked(_ digits: Int) -> Int {
    var sum = 0
    var rest = digits
    var isDoubled = true
    while rest > 0 {
      let digit = rest % 10 * (isDoubled ? 2 : 1)
      sum += digit / 10 + digit % 10
      isDoubled.toggle()
      rest /= 10
    }
    return digits * 10 + (10 - sum % 10) % 10
  }

  private static let associations: [StaticString] = [
    "Föreningen Bryggan i ", "Stiftelsen Språkkaféet i ", "Studieförbundet Våra möten i ",
    "Kvinnoföreningen Hjärterum i ", "Nätverket Öppna dörrar i ", "Föreningen Nya grannar i ",
    "Hjälporganisationen Återkomst i ",
  ]
}
