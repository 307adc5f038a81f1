public import Languages

// How each language writes the values that sentences are about. Days are ISO 8601 in both: Swedish
// administration writes 2026-02-02 as people do.

extension Money: Sayable {
  /// The amount with its currency: `SEK 1234.50`, in Swedish `1 234,50 SEK`.
  public func said(in language: Language) -> String {
    switch language {
    case .english: description
    case .swedish: "\(swedish)\u{A0}\(currency)"
    }
  }
}

extension Percentage: Sayable {
  /// The rate: `81.25 %`, in Swedish `81,25 %` with a space that does not break.
  public func said(in language: Language) -> String {
    language == .swedish ? swedish : description
  }
}

extension Day: Sayable {
  public func said(in language: Language) -> String { iso }
}

extension Currency: Sayable {
  public func said(in language: Language) -> String { code }
}

extension Period: Sayable {
  public func said(in language: Language) -> String { description }
}

extension VagueDay: Sayable {
  /// The day as people write it: `autumn 2011`, in Swedish `hösten 2011`; a day of a year that is not
  /// known is `9 November`.
  public func said(in language: Language) -> String {
    let parts = text.split(separator: "-").map(String.init)
    switch precision {
    case .day, .month, .year: return text
    case .season:
      guard parts.count == 2, let season = Season(rawValue: parts[1]) else { return text }
      let name: Wording =
        switch season {
        case .spring: Wording("spring", sv: "våren")
        case .summer: Wording("summer", sv: "sommaren")
        case .autumn: Wording("autumn", sv: "hösten")
        case .winter: Wording("winter", sv: "vintern")
        }
      return "\(name(in: language)) \(parts[0])"
    case .dayWithoutYear:
      guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]) else {
        return text
      }
      let name = language == .swedish ? MonthNames.swedish(month) : MonthNames.english(month)
      return "\(day) \(name)"
    }
  }
}

extension OrganisationNumber: Sayable {
  public func said(in language: Language) -> String { display }
}

extension WorkingDayAnswers: Sayable {
  public func said(in language: Language) -> String {
    guard earlier != later else { return "\(earlier)" }
    return language == .english ? "\(earlier) or \(later)" : "\(earlier) eller \(later)"
  }
}

extension County: Sayable {
  public func said(in language: Language) -> String { description }
}

extension Municipality: Sayable {
  public func said(in language: Language) -> String { description }
}
