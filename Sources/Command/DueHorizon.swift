import Languages

extension Due {
  /// How far ahead to look.
  struct Horizon: CustomStringConvertible {
    let days: Int

    var description: String { "\(days)d" }

    /// A hundred years.
    private static let most = 36_500

    init(days: Int) { self.days = days }

    /// A number of days or weeks: 30d, 6w.
    @Sendable static func argument(_ text: String) throws -> Horizon {
      let unit = text.last == "w" ? 7 : 1
      guard let last = text.last, "dw".contains(last), let count = Int(text.dropLast()), count >= 0
      else {
        throw WrongHorizon(
          description: say(
            "write a number of days or weeks, as in 30d or 6w",
            sv: "skriv ett antal dagar eller veckor, som 30d eller 6w"))
      }
      guard count <= most / unit else {
        throw WrongHorizon(
          description: say(
            "at most \(most)d or \(most / 7)w", sv: "högst \(most)d eller \(most / 7)w"))
      }
      return Horizon(days: count * unit)
    }
  }

  /// A time to look ahead that was not given as one, and why.
  private struct WrongHorizon: Error, CustomStringConvertible {
    let description: String
  }
}
