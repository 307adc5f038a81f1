import Foundation
import Languages
import Portfolio
import Values

/// Which rates may be at all: of months that have rates in euro by now, and of a size that a currency has.
///
/// A rate outside of this is a slip of the pen, a file of something else, or a month that was mistyped; an
/// amount that it made would go to the Commission.
struct RateLimits {
  let today: Day

  init(on today: Day) { self.today = today }

  /// The first month of the euro (Regulation (EC) No 974/98, Article 2): before it, rates were of the ECU.
  static let firstMonth = "1999-01"

  /// So many units of a currency are one euro at the least, and at the most. The dearest currency has been
  /// near 0.3 for a euro and the cheapest some millions, so that these are wide on both sides.
  private static let least = Decimal(sign: .plus, exponent: -2, significand: 1)
  private static let most = Decimal(10_000_000)

  /// The last month that can have a rate: the Commission states a month's rates at the end of the month before.
  private var lastMonth: String {
    let next = Day(year: today.year, month: today.month, day: 1).flatMap {
      try? $0.adding(months: 1)
    }
    return String((next ?? today).iso.prefix(7))
  }

  /// What is wrong with a rate; `nil` where nothing is.
  func fault(
    of rate: ExchangeRate, written text: String
  ) -> (isOfMonth: Bool, wording: Wording)? {
    if rate.month < Self.firstMonth {
      return (
        true,
        Wording(
          "\(rate.month) is before the euro, which is from \(Self.firstMonth); correct the month, or "
            + "leave the line out",
          sv:
            "\(rate.month) är före euron, som finns från \(Self.firstMonth); rätta månaden, eller ta "
            + "bort raden")
      )
    }
    if rate.month > lastMonth {
      return (
        true,
        Wording(
          "\(rate.month) has no rate yet: today is \(today), and the last month that can have one is "
            + "\(lastMonth); correct the month, or leave the line out",
          sv:
            "\(rate.month) har ingen kurs ännu: i dag är det \(today), och den sista månaden som kan "
            + "ha en är \(lastMonth); rätta månaden, eller ta bort raden")
      )
    }
    guard let value = Decimal(string: rate.plain, locale: Locale(identifier: "en_US_POSIX")),
      value < Self.least || value > Self.most
    else { return nil }
    return (
      false,
      Wording(
        "\"\(text)\" \(rate.currency) for one euro can be no rate: it is between 0.01 and 10000000; "
          + "write units of the currency for one euro, as in 11.0475",
        sv:
          "\"\(text)\" \(rate.currency) för en euro kan inte vara en kurs: den är mellan 0,01 och "
          + "10000000; skriv enheter av valutan för en euro, som 11.0475")
    )
  }
}
