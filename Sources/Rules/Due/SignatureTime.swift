public import Values

/// How long the signed confirmation of an application may take.
public enum SignatureTime {
  /// The last day for it, both where the eves of holidays count as working days and where they do not.
  public static func limit(workingDays: Int, after closing: Day) throws -> WorkingDayAnswers {
    try HolidayCalendar.sweden.workingDays(workingDays, after: closing)
  }
}
