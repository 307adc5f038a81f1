import Languages
import Values

// What reckonings are made of, in words.

extension Reckoning.Event {
  var wording: Wording {
    switch self {
    case .callCloses: Wording("the call closes", sv: "utlysningen stänger")
    case .selection:
      Wording("the operation is selected by its approval", sv: "insatsen väljs ut genom beslutet")
    case .quarterEnds: Wording("the quarter ends", sv: "kvartalet slutar")
    case .publication:
      Wording(
        "the support is decided, and may be published", sv: "stödet beslutas och får publiceras")
    case .finalPayment: Wording("the last payment is made", sv: "slututbetalningen görs")
    case .monthEnds: Wording("the month ends", sv: "månaden slutar")
    case .requestSent:
      Wording("the request is sent, by the log", sv: "begäran skickas, enligt loggen")
    case .listSent, .firstList:
      Wording(
        "the list of operations is sent, by the log",
        sv: "förteckningen över insatser skickas, enligt loggen")
    }
  }

  /// What is not certain of a time that runs from the event.
  var doubt: Wording? {
    switch self {
    case .callCloses, .listSent, .firstList: nil
    case .requestSent:
      Wording(
        "five working days are the fund's practice, and the request may give more",
        sv: "fem arbetsdagar är fondens praxis, och begäran kan ge fler")
    case .selection:
      Wording(
        "that the selection is the day of the first approval is our reading",
        sv: "att urvalet är dagen för det första beslutet är vår tolkning")
    case .quarterEnds:
      Wording(
        "that the two months run from the end of the quarter to the same date is our reading",
        sv: "att de två månaderna löper från kvartalets slut till samma datum är vår tolkning")
    case .publication:
      Wording(
        "the act counts from the first publication, which the log of what was sent does not tell and "
          + "which is never before the decision: counted from it, no name stands too long",
        sv:
          "rättsakten räknar från det första offentliggörandet, som loggen över det som skickats inte "
          + "anger och som aldrig är före beslutet: räknat från det står inget namn för länge")
    case .finalPayment:
      Wording(
        "that costs of works or land are an investment in infrastructure is our reading, equipment may "
          + "be a productive one, and for small enterprises the country may have shortened the time",
        sv: "att kostnader för bygg eller mark är en investering i infrastruktur är vår tolkning, "
          + "utrustning kan vara en produktiv investering, och för små företag kan landet ha förkortat "
          + "tiden")
    case .monthEnds:
      Wording(
        "participants are reported to Statistics Sweden, and no document tells that it was done",
        sv:
          "deltagare redovisas till Statistikmyndigheten SCB, och ingen handling anger att det är "
          + "gjort")
    }
  }
}

extension DayOff {
  /// The name of the day in both languages.
  var wording: Wording { Wording("\(english)", sv: "\(swedish)") }
}

extension TimeLength {
  var isInDays: Bool { if case .days = self { true } else { false } }

  /// The day at its end as it is counted, and whether its month has no day of that number.
  func end(after day: Day) throws -> (day: Day, isClipped: Bool) {
    let end: Day
    switch self {
    case .days(let count): return (try day.adding(days: count), false)
    case .weeks(let count): return (try day.adding(days: 7 * count), false)
    case .months(let count, let thirtieths):
      end = try day.adding(months: count)
      return (try end.adding(days: thirtieths), end.day != day.day)
    case .years(let count): end = try day.adding(years: count)
    case .workingDays: return (day, false)
    }
    return (end, end.day != day.day)
  }

  /// The length in words.
  var wording: Wording {
    switch self {
    case .days(let count):
      Self.counted(count, Wording("day", sv: "dag"), Wording("days", sv: "dagar"))
    case .weeks(let count):
      Self.counted(count, Wording("week", sv: "vecka"), Wording("weeks", sv: "veckor"))
    case .months(let count, _):
      Self.counted(count, Wording("month", sv: "månad"), Wording("months", sv: "månader"))
    case .years(let count):
      Self.counted(count, Wording("year", sv: "år"), Wording("years", sv: "år"))
    case .workingDays(let count):
      Self.counted(
        count, Wording("working day", sv: "arbetsdag"), Wording("working days", sv: "arbetsdagar"))
    }
  }

  private static func counted(_ count: Int, _ one: Wording, _ many: Wording) -> Wording {
    .same("\(count) ") + (count == 1 ? one : many)
  }
}
