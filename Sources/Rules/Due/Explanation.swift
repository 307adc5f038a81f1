import Languages
import Portfolio
import Provenance
import Values

/// Tells how one day comes about.
struct Explanation {
  let due: Day
  let law: [Citation]
  let calendar: HolidayCalendar
  private static let counting = Act.regulation1182

  // MARK: Days that are named

  func stated() throws -> [ReckoningStep] {
    var steps = [
      ReckoningStep(
        .last, on: due,
        Wording("the last day, as the paper names it", sv: "sista dagen, som handlingen anger den"),
        law)
    ]
    if let reason = try calendar.reasonOff(due, eves: .rest) {
      steps.append(
        ReckoningStep(
          .move,
          Wording(
            "it is a day off (\(reason.wording)), and does not move: hand in before it",
            sv: "den är ledig (\(reason.wording)) och flyttas inte: lämna in före den")))
      steps.append(
        ReckoningStep(
          .doubt,
          Wording(
            "that the act moves only a time set by statute, and no day of a decision or a contract, "
              + "is our reading",
            sv: "att lagen bara flyttar en tid i författning, och ingen dag i ett beslut eller "
              + "avtal, är vår tolkning"), [Act.statutoryTime.section("2")]))
    }
    return steps
  }

  func everyYear() throws -> [ReckoningStep] {
    var steps = [
      ReckoningStep(
        .last, on: due,
        Wording(
          "the last day, as the act names it: in time until its last hour",
          sv: "sista dagen, som rättsakten anger den: i tid till dess sista timme"),
        law + [Self.counting.article("5", "1")])
    ]
    if let reason = try calendar.reasonOff(due, eves: .work) {
      steps.append(
        ReckoningStep(
          .move,
          Wording(
            "it is a day off (\(reason.wording)), and a fixed day does not move: send before it",
            sv: "den är ledig (\(reason.wording)), och en fast dag flyttas inte: skicka före den"),
          [Self.counting.article("5", "2")]))
    }
    return steps
  }

  // MARK: Times that run

  func after(_ event: Reckoning.Event, _ day: Day, _ length: TimeLength) throws -> [ReckoningStep] {
    let limit = try Regulation1182(calendar: calendar).limit(length, after: day)
    return [start(event.wording, day), count(length, to: limit)] + moves(of: limit)
      + [lastDay()] + [event.doubt].compactMap(\.self).map { ReckoningStep(.doubt, $0) }
  }

  func payment(_ claim: Reckoning.ClaimTime) throws -> [ReckoningStep] {
    let time = try PaymentTime(
      received: claim.received, days: claim.days,
      interruptions: claim.interruptions.map { ($0.firstDay, $0.lastDay) })
    var steps = [
      start(Wording("the claim came in", sv: "ansökan om utbetalning kom in"), claim.received)
    ]
    if !claim.isReceiptKnown {
      steps.append(
        ReckoningStep(
          .doubt,
          Wording(
            "that day is of a later version of the report; the first, whose day counts, has not come",
            sv: "den dagen gäller en senare version av rapporten; den första, vars dag räknas, har "
              + "inte kommit in")))
    }
    steps.append(
      ReckoningStep(
        .count, on: try claim.received.adding(days: claim.days),
        Wording("\(claim.days) days later", sv: "\(claim.days) dagar senare"),
        law + [Self.counting.article("3", "2", "b")]))
    for stop in time.pauses(until: claim.until) {
      let reasons = claim.interruptions.filter {
        $0.firstDay <= stop.last && stop.first <= $0.lastDay ?? .last
      }.map(\.reason)
      let because = reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; ")
      steps.append(
        ReckoningStep(
          .pause,
          stop.isOpen
            ? Wording(
              "the time has stood still since \(stop.first), \(stop.days) days until "
                + "\(stop.last)\(because)",
              sv: "tiden står still sedan \(stop.first), \(stop.days) dagar till och med "
                + "\(stop.last)\(because)")
            : Wording(
              "the time stood still from \(stop.first) to \(stop.last), \(stop.days) days\(because)",
              sv: "tiden stod still \(stop.first)–\(stop.last), \(stop.days) dagar\(because)"), law)
      )
    }
    steps.append(lastDay())
    let limit = try time.limit(on: claim.until)
    guard limit.strict != limit.rolled else { return steps }
    steps += moves(of: limit)
    steps.append(
      ReckoningStep(
        .doubt,
        Wording(
          "whether the 80 days move to a working day is national practice; until then a payment is a "
            + "warning and no error",
          sv: "om de 80 dagarna flyttas till en arbetsdag är nationell praxis; en utbetalning "
            + "dessförinnan är en varning och inget fel")))
    return steps
  }

  func workingDays(_ count: Int, after event: Reckoning.Event, _ day: Day) throws -> [ReckoningStep]
  {
    let answers = try calendar.workingDays(count, after: day)
    var steps = [
      start(event.wording, day),
      ReckoningStep(
        .count, on: answers.earlier,
        count == 1
          ? Wording("1 working day later", sv: "1 arbetsdag senare")
          : Wording("\(count) working days later", sv: "\(count) arbetsdagar senare"), law),
    ]
    let passed = try daysOff(after: day, until: answers.later)
    if !passed.isEmpty {
      steps.append(
        ReckoningStep(
          .pause,
          Wording(
            "passed over: Saturdays, Sundays, and \(passed.joined(separator: ", "))",
            sv: "hoppas över: lördagar, söndagar och \(passed.joined(separator: ", "))"),
          [Act.holidays.section("1")]))
    }
    if answers.earlier != answers.later {
      steps.append(
        ReckoningStep(
          .doubt,
          Wording(
            "an eve is a working day by the list of public holidays, and offices are closed on it: "
              + "\(answers.earlier) where it counts, \(answers.later) where it does not",
            sv: "en afton är arbetsdag enligt listan över helgdagar, och kontor är stängda då: "
              + "\(answers.earlier) om den räknas, \(answers.later) om den inte räknas"),
          [Act.statutoryTime.section("2")]))
    }
    return steps + [
      ReckoningStep(
        .last, on: due,
        answers.earlier == answers.later
          ? Wording("the last day", sv: "sista dagen")
          : Wording(
            "the last day: after it, it is late in any reading",
            sv: "sista dagen: efter den är det för sent hur man än räknar"))
    ]
  }

  /// The holidays and eves of a time that fall on weekdays, by day and name.
  private func daysOff(after first: Day, until last: Day) throws -> [Wording] {
    var names: [Wording] = []
    var day = first
    while day < last {
      day = try day.adding(days: 1)
      guard !day.weekday.isWeekend, let reason = try calendar.reasonOff(day, eves: .rest) else {
        continue
      }
      names.append(.same("\(day.iso) ") + reason.wording)
    }
    return names
  }

  // MARK: Parts

  private func start(_ what: Wording, _ day: Day) -> ReckoningStep {
    ReckoningStep(
      .start, on: day,
      Wording(
        "\(what); the day itself is not counted", sv: "\(what); själva dagen räknas inte"),
      [Self.counting.article("3", "1")])
  }

  private func count(_ length: TimeLength, to limit: TimeLimit) -> ReckoningStep {
    let isClipped = limit.steps.contains { if case .clipped = $0 { true } else { false } }
    let words = Wording("\(length.wording) later", sv: "\(length.wording) senare")
    return ReckoningStep(
      .count, on: limit.strict,
      isClipped
        ? Wording(
          "\(words): the month has no day of that number, and the time ends with it",
          sv: "\(words): månaden har ingen dag med det numret, och tiden slutar med den") : words,
      law + [Self.counting.article("3", "2", "c")])
  }

  private func moves(of limit: TimeLimit) -> [ReckoningStep] {
    limit.steps.compactMap { step in
      switch step {
      case .clipped: nil
      case .rolled(let from, let reason, let to):
        ReckoningStep(
          .move, on: to,
          Wording(
            "where the time runs on to a working day, since \(from) is a day off (\(reason.wording))",
            sv: "om tiden löper till en arbetsdag, eftersom \(from) är ledig (\(reason.wording))"),
          [Self.counting.article("3", "4")])
      case .extended(let from, let to):
        ReckoningStep(
          .move, on: to,
          Wording(
            "the second working day of the time, which has fewer until \(from)",
            sv: "tidens andra arbetsdag; till och med \(from) har den färre"),
          [Self.counting.article("3", "5")])
      case .stays(let day, let reason):
        ReckoningStep(
          .move,
          Wording(
            "\(day) is a day off (\(reason.wording)), and stays",
            sv: "\(day) är ledig (\(reason.wording)) och flyttas inte"),
          [Self.counting.article("3", "4")])
      }
    }
  }

  func lastDay() -> ReckoningStep {
    ReckoningStep(
      .last, on: due,
      Wording(
        "the last day: until it, it is in time in any reading",
        sv: "sista dagen: till och med den är det i tid hur man än räknar"))
  }
}

extension Reckoning.Event {
  fileprivate var wording: Wording {
    switch self {
    case .callCloses: Wording("the call closes", sv: "utlysningen stänger")
    case .selection:
      Wording("the operation is selected by its approval", sv: "insatsen väljs ut genom beslutet")
    case .quarterEnds: Wording("the quarter ends", sv: "kvartalet slutar")
    }
  }

  /// What is not certain of a time that runs from the event.
  fileprivate var doubt: Wording? {
    switch self {
    case .callCloses: nil
    case .selection:
      Wording(
        "that the selection is the day of the first approval is our reading",
        sv: "att urvalet är dagen för det första beslutet är vår tolkning")
    case .quarterEnds:
      Wording(
        "that the two months run from the end of the quarter to the same date is our reading",
        sv: "att de två månaderna löper från kvartalets slut till samma datum är vår tolkning")
    }
  }
}

extension DayOff {
  /// The name of the day in both languages.
  fileprivate var wording: Wording { Wording("\(english)", sv: "\(swedish)") }
}

extension TimeLength {
  /// The length in words.
  fileprivate var wording: Wording {
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
