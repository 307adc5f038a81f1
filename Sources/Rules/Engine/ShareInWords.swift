import Languages
import Values

extension Money {
  /// Which share the amount is of a whole, for a message: `75 %`, `more than 75 %`.
  ///
  /// Without the whole being anything, or when the share is too large to write, there is none.
  func shareInWords(of whole: Money) -> Wording? {
    guard let share = try? Percentage.share(of: self, in: whole) else { return nil }
    guard !share.isExact else { return share.percentage.wording }
    return Wording("more than \(share.percentage)", sv: "mer än \(share.percentage)")
  }
}
