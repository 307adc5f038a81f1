/// A currency of ISO 4217, such as SEK or EUR, with the number of its decimals.
///
/// The list holds every current code that has decimals, and the national currencies that the euro
/// replaced during the programming periods of 2014–2020 and 2021–2027 (LTL, HRK, BGN).
public struct Currency: Hashable, Sendable {
  /// The three letters in the upper 24 bits, the number of decimals in the lower 8.
  private let packed: UInt32

  private init(packed: UInt32) {
    self.packed = packed
  }

  /// The currency with a code of three capital letters, or nil when ISO 4217 has no such code.
  public init?(_ code: some StringProtocol) {
    guard let letters = Self.pack(code), let digits = Self.digits[letters] else { return nil }
    packed = letters << 8 | digits
  }

  /// How many decimals an amount has: 2 for SEK, 0 for JPY, 3 for KWD.
  public var minorUnitDigits: Int { Int(packed & 0xFF) }

  /// How many minor units make one whole unit: 100 for SEK, 1 for JPY.
  public var minorUnitsPerUnit: Int64 {
    switch minorUnitDigits {
    case 0: 1
    case 2: 100
    case 3: 1_000
    default: 10_000
    }
  }

  /// The code of ISO 4217: three capital letters.
  public var code: String {
    String(unsafeUninitializedCapacity: 3) { bytes in
      for place in 0..<3 {
        bytes[place] = UInt8(truncatingIfNeeded: packed >> UInt32(24 - 8 * place))
      }
      return 3
    }
  }

  /// The euro.
  public static var eur: Currency { Currency(packed: 0x45_55_52_02) }

  /// The Swedish krona.
  public static var sek: Currency { Currency(packed: 0x53_45_4B_02) }

  /// Every known currency, by code.
  public static var all: [Currency] {
    digits.map { Currency(packed: $0.key << 8 | $0.value) }.sorted()
  }
}

extension Currency: Comparable {
  /// Orders currencies by code.
  public static func < (left: Currency, right: Currency) -> Bool { left.packed < right.packed }
}

extension Currency: CustomStringConvertible {
  /// The code of ISO 4217.
  public var description: String { code }
}

extension Currency {
  /// Three capital letters in the lower 24 bits, or nil for any other text.
  private static func pack(_ code: some StringProtocol) -> UInt32? {
    var letters: UInt32 = 0
    var count = 0
    for byte in code.utf8 {
      guard count < 3, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return nil }
      letters = letters << 8 | UInt32(byte)
      count += 1
    }
    return count == 3 ? letters : nil
  }

  private static let digits: [UInt32: UInt32] = {
    var digits: [UInt32: UInt32] = [:]
    for (count, codes) in codesByDigits {
      for code in codes.split(separator: " ") {
        if let letters = pack(code) { digits[letters] = count }
      }
    }
    return digits
  }()

  /// ISO 4217, list one, by number of decimals. Metals, bond units and test codes have none to
  /// count and are left out: no amount of a grant is written in them.
  private static var codesByDigits: [(UInt32, String)] {
    [
      (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
      (
        2,
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD \
        CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
        GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK \
        LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO \
        NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS \
        SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST \
        XAD XCD XCG YER ZAR ZMW ZWG \
        BGN HRK LTL
        """
      ),
      (3, "BHD IQD JOD KWD LYD OMR TND"),
      (4, "CLF UYW"),
    ]
  }
}
