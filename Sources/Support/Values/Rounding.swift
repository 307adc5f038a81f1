/// How an amount is rounded to whole minor units; each way is symmetric around zero.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
  /// To the nearest, and a half away from zero: 0.5 becomes 1, −0.5 becomes −1.
  case halfUp
  /// Toward zero: what is left over is dropped.
  case down
  /// Away from zero: anything left over counts as one.
  case up

  /// Whether a quotient grows by one, given what was left over of the divisor.
  public func roundsUp(remainder: UInt64, divisor: UInt64) -> Bool {
    switch self {
    case .halfUp: remainder >= divisor - remainder
    case .down: false
    case .up: remainder > 0
    }
  }
}

extension Rounding: CustomStringConvertible {
  /// The rounding in English words, for a computation that shows its steps.
  public var description: String {
    switch self {
    case .halfUp: "rounded to the nearest, a half away from zero"
    case .down: "rounded toward zero"
    case .up: "rounded away from zero"
    }
  }
}
