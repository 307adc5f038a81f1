public import Languages

/// Why a text is not a day, vague or exact, with the right spelling when there is no doubt.
public struct VagueDaySyntaxError: SayableError, Hashable {
  /// What is wrong with the text.
  public enum Problem: Hashable, Sendable {
    /// It has the form of a whole day, and that day is wrong.
    case day(DaySyntaxError.Problem)
    /// It has none of the five forms, or the form of one and a month or year that does not exist.
    case wrongForm
  }

  /// What was written; a long text is cut.
  public let text: String
  /// What is wrong.
  public let problem: Problem
  /// The right spelling, or nil when it would be a guess.
  public let suggestion: String?
}

extension VagueDaySyntaxError {
  init(explaining text: String, asDay error: DaySyntaxError?) {
    self.text = text.shortened
    if let error, error.problem != .wrongForm {
      problem = .day(error.problem)
      suggestion = error.suggestion
    } else {
      problem = .wrongForm
      suggestion = error?.suggestion ?? Self.suggestion(forWords: text)
    }
  }

  /// What to do about it, as a clause.
  public var fix: Wording {
    if let suggestion { return Wording("write \(suggestion)", sv: "skriv \(suggestion)") }
    return Wording(
      """
      write a day (2011-11-09), a month (2014-01), a season (2011-spring, -summer, -autumn or \
      -winter), a year (2012) or a day without a year (--11-09)
      """,
      sv: """
        skriv en dag (2011-11-09), en månad (2014-01), en årstid (2011-spring, -summer, -autumn \
        eller -winter), ett år (2012) eller en dag utan år (--11-09)
        """)
  }

  /// The form for what Swedish and English texts say in words: “hösten 2011”, “january 2014”,
  /// “den 9 november”.
  private static func suggestion(forWords text: String) -> String? {
    let words = text.lowercased().split { $0.unicodeScalars.allSatisfy(\.isBlank) }
      .map { String($0) }.filter { $0 != "den" }
    let form: String
    switch words.count {
    case 2:
      if let season = season(words[0]) {
        form = "\(words[1])-\(season.rawValue)"
      } else if let month = month(words[0]) {
        form = "\(words[1])-\(month)"
      } else if let month = month(words[1]) {
        form = "--\(month)-\(padded(words[0]))"
      } else {
        return nil
      }
    case 3:
      guard let month = month(words[1]) else { return nil }
      form = "\(words[2])-\(month)-\(padded(words[0]))"
    default: return nil
    }
    return (try? VagueDay.parse(form)) == nil ? nil : form
  }

  private static func season(_ word: String) -> Season? {
    switch word {
    case "spring", "våren", "vår": .spring
    case "summer", "sommaren", "sommar": .summer
    case "autumn", "fall", "hösten", "höst": .autumn
    case "winter", "vintern", "vinter": .winter
    default: nil
    }
  }

  private static func month(_ word: String) -> String? {
    for month in 1...12
    where word == MonthNames.swedish(month) || word == MonthNames.english(month).lowercased() {
      return padded("\(month)")
    }
    return nil
  }

  private static func padded(_ number: String) -> String {
    number.count == 1 ? "0" + number : number
  }
}

extension VagueDaySyntaxError {
  /// The fault and the fix as one sentence.
  public var wording: Wording {
    switch problem {
    case .day(let problem):
      Wording(
        "“\(text)” is not a day: \(problem); \(fix).",
        sv: "”\(text)” är ingen dag: \(problem); \(fix).")
    case .wrongForm:
      Wording(
        "“\(text)” is not a day, a month, a season or a year; \(fix).",
        sv: "”\(text)” är varken dag, månad, årstid eller år; \(fix).")
    }
  }
}
