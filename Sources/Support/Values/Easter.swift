/// Easter Sunday of the Gregorian calendar, from which the movable holidays are counted.
public enum Easter {
  /// Easter Sunday of a year, or nil before 1583, when the Gregorian calendar had no Easter yet.
  public static func sunday(in year: Int) -> Day? {
    guard year >= 1583 else { return nil }
    // The anonymous Gregorian computus (Nature, 1876; Meeus, Astronomical Algorithms, chapter 8).
    let century = year / 100
    let goldenNumber = year % 19
    let moonCorrection = (century - (century + 8) / 25 + 1) / 3
    let fullMoon = (19 * goldenNumber + century - century / 4 - moonCorrection + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - fullMoon - year % 4) % 7
    let lateMoon = (goldenNumber + 11 * fullMoon + 22 * toSunday) / 451
    let fromMarch = fullMoon + toSunday - 7 * lateMoon + 114
    return Day(year: year, month: fromMarch / 31, day: fromMarch % 31 + 1)
  }
}
