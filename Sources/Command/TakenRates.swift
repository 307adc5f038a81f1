import Languages
import Portfolio
import Values

/// What came of a file of rates: which are new, which take the place of others, and which look wrong.
struct TakenRates {
  let read: Int
  /// How many there were none of before.
  let new: Int
  /// How many differ from what was known.
  let changed: Int
  /// Those that do, with what held before.
  private let replaced: [(before: ExchangeRate, now: ExchangeRate)]
  /// Those far from the rate of the month nearest to them.
  private let odd: [(rate: ExchangeRate, nearest: ExchangeRate)]

  /// So many of each are told.
  private static let told = 5

  /// - Parameters:
  ///   - newOrChanged: how many were written.
  ///   - held: what held before.
  init(_ stated: [StatedRate], newOrChanged: Int, held: [ExchangeRate]) {
    let rates = stated.compactMap {
      ExchangeRate(month: $0.month, currency: $0.currency, value: $0.value)
    }
    let before = Dictionary(
      held.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    read = stated.count
    new = rates.filter { before[Key($0)] == nil }.count
    changed = newOrChanged - new
    replaced = rates.compactMap { rate in
      before[Key(rate)].flatMap { $0.plain == rate.plain ? nil : (before: $0, now: rate) }
    }
    let known = Dictionary(
      grouping: rates + held.filter { one in !rates.contains { Key($0) == Key(one) } },
      by: \.currency)
    odd = rates.filter { before[Key($0)]?.plain != $0.plain }.compactMap { rate in
      let others = (known[rate.currency] ?? []).filter { $0.month != rate.month }
      let nearest = others.min { one, other in
        (Self.months(one, rate), one.month) < (Self.months(other, rate), other.month)
      }
      return nearest.flatMap { rate.isFar(from: $0) ? (rate: rate, nearest: $0) : nil }
    }
  }

  private struct Key: Hashable {
    let month: String
    let currency: Currency

    init(_ rate: ExchangeRate) {
      month = rate.month
      currency = rate.currency
    }
  }

  /// How many months lie between two rates.
  private static func months(_ one: ExchangeRate, _ other: ExchangeRate) -> Int {
    func count(_ rate: ExchangeRate) -> Int {
      let parts = rate.month.split(separator: "-").compactMap { Int($0) }
      return parts.count == 2 ? parts[0] * 12 + parts[1] : 0
    }
    return abs(count(one) - count(other))
  }

  /// What is said of them, a sentence a line.
  var lines: [Wording] {
    var lines = [
      Wording(
        "read \(read) \(read == 1 ? "rate" : "rates"), \(new) new, \(changed) changed",
        sv: "läst \(read) \(read == 1 ? "kurs" : "kurser"), \(new) \(new == 1 ? "ny" : "nya"), "
          + "\(changed) \(changed == 1 ? "ändrad" : "ändrade")")
    ]
    for (before, now) in replaced.prefix(Self.told) {
      lines.append(
        Wording(
          "  \(now.currency) \(now.month): \(before.plain) becomes \(now.plain)",
          sv: "  \(now.currency) \(now.month): \(before.swedish) blir \(now.swedish)"))
    }
    for (rate, nearest) in odd.prefix(Self.told) {
      lines.append(
        Wording(
          "  \(rate.currency) \(rate.month): \(rate.plain) is far from \(nearest.plain) of "
            + "\(nearest.month); check it, and import a correct one if it is wrong",
          sv: "  \(rate.currency) \(rate.month): \(rate.swedish) ligger långt från "
            + "\(nearest.swedish) för \(nearest.month); kontrollera den, och ta in en rätt om den är "
            + "fel"))
    }
    return lines
  }
}

extension ExchangeRate {
  /// Whether it is more than twice another one, or less than half of it.
  fileprivate func isFar(from other: ExchangeRate) -> Bool {
    let (own, its) = (scaled(other.decimals), other.scaled(decimals))
    guard let own, let its else { return false }
    return own > its * 2 || own * 2 < its
  }

  /// The digits with so many more decimals, so that two rates can be compared.
  private func scaled(_ more: Int) -> Int128? {
    var scaled = Int128(digits)
    for _ in 0..<more {
      let (product, overflows) = scaled.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      scaled = product
    }
    return scaled
  }
}
