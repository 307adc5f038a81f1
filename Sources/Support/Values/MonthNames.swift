/// The names of the months; a number outside 1 to 12 has none and is shown as it is.
public enum MonthNames {
  /// The English name of a month.
  public static func english(_ month: Int) -> String {
    name(
      month,
      """
      January February March April May June July August September October November December
      """)
  }

  /// The Swedish name of a month.
  public static func swedish(_ month: Int) -> String {
    name(
      month,
      """
      januari februari mars april maj juni juli augusti september oktober november december
      """)
  }

  private static func name(_ month: Int, _ names: String) -> String {
    guard (1...12).contains(month) else { return "\(month)" }
    return String(names.split(separator: " ")[month - 1])
  }
}
