import Languages
import Portfolio
import Provenance
import Values

/// Tells how one day comes about.
struct Explanation {
  let due: Day
  let law: [Citation]
  let state: MemberState
  var steps: [ReckoningStep] = []
  static let counting = Act.regulation1182

  init(due: Day, law: [Citation], state: MemberState) {
    self.due = due
    self.law = law
    self.state = state
  }

  mutating func tell(_ reckoning: Reckoning) throws {
    switch reckoning {
    case .stated: try stated()
    case .everyYear: try everyYear()
    case .after(let event, let day, let length): try after(event, day, length)
    case .workingDays(let count, let event, let day): try workingDays(count, after: event, day)
    case .payment(let time): try payment(time)
    case .retention(let paid, let years, let bookkeepingYears):
      retention(paid: paid, years: years, bookkeepingYears: bookkeepingYears)
    case .quarter(let end, let months): quarter(end: end, months: months)
    case .timesAYear(let times, let repeated): timesAYear(times, repeated)
    case .before(let day, let months): before(day, months: months)
    case .operatingYear: operatingYear()
    case .vague(let day): vague(day)
    case .beforeAccounts(let sent): beforeAccounts(sent: sent)
    }
  }

  // MARK: Days that are named

  mutating func stated() throws {
    steps += [
      ReckoningStep(
        .last, on: due,
        Wording("the last day, as the paper names it", sv: "sista dagen, som handlingen anger den"),
        law)
    ]
    if let reason = try state.reasonOff(due, eves: .rest) {
      steps.append(
        ReckoningStep(
          .move,
          Wording(
            "it is a day off (\(reason.wording)), and does not move: hand in before it",
            sv: "den är ledig (\(reason.wording)) och flyttas inte: lämna in före den")))
      steps.append(doubtOfStatedDay)
    }
  }

  /// Which act moves a day off, and that it does not move this one.
  private var doubtOfStatedDay: ReckoningStep {
    if state.isUnderSwedishLaw {
      return ReckoningStep(
        .doubt,
        Wording(
          "that the act moves only a time set by statute, and no day of a decision or a contract, is "
            + "our reading",
          sv:
            "att lagen bara flyttar en tid i författning, och ingen dag i ett beslut eller avtal, "
            + "är vår tolkning"), [Act.statutoryTime.section("2")])
    }
    return ReckoningStep(
      .doubt,
      state.isByContract
        ? Wording(
          "that a day of the contract does not move is our reading, and the contract decides",
          sv: "att en dag i kontraktet inte flyttas är vår tolkning, och kontraktet avgör")
        : Wording(
          "that a day of a decision does not move is our reading; the law of \(state.code) may move it",
          sv: "att en dag i ett beslut inte flyttas är vår tolkning; rätten i \(state.code) kan "
            + "flytta den"))
  }

  mutating func everyYear() throws {
    steps += [
      ReckoningStep(
        .last, on: due,
        Wording(
          "the last day, as the act names it: in time until its last hour",
          sv: "sista dagen, som rättsakten anger den: i tid till dess sista timme"),
        law + [Self.counting.article("5", "1")])
    ]
    if let reason = try state.reasonOff(due, eves: .work) {
      steps.append(
        ReckoningStep(
          .move,
          Wording(
            "it is a day off (\(reason.wording)), and a fixed day does not move: send before it",
            sv: "den är ledig (\(reason.wording)), och en fast dag flyttas inte: skicka före den"),
          [Self.counting.article("5", "2")]))
    }
  }

  // MARK: Times that run

  mutating func after(_ event: Reckoning.Event, _ day: Day, _ length: TimeLength) throws {
    steps.append(start(event.wording, day))
    let (last, isClipped) = try length.end(after: day)
    steps.append(count(length, to: last, isClipped: isClipped))
    tellLastDay()
    guard event.moves else {
      if let reason = try? state.reasonOff(due, eves: .work) { tellThatItStays(although: reason) }
      if let doubt = event.doubt { steps.append(ReckoningStep(.doubt, doubt)) }
      return
    }
    let limit = Result { try state.limit(length, after: day) }
    if case .success(let limit) = limit { tellMoves(of: limit) }
    if event == .quarterEnds, last < last.lastOfMonth { tellEnd(of: last) }
    if let doubt = event.doubt { steps.append(ReckoningStep(.doubt, doubt)) }
    _ = try limit.get()
  }

  /// A time that ends what may be done until then has nothing to run on for.
  private mutating func tellThatItStays(although reason: DayOff) {
    steps.append(
      ReckoningStep(
        .move,
        Wording(
          "it is a day off (\(reason.wording)), and does not move: nothing is allowed after it",
          sv: "den är ledig (\(reason.wording)) och flyttas inte: efter den är inget tillåtet")))
  }

  /// Months that are counted to a date may also be read as whole months.
  private mutating func tellEnd(of last: Day) {
    let end = (try? IrregularityReport.endOfMonth(of: last, in: state)) ?? last.lastOfMonth
    let words =
      end == last.lastOfMonth
      ? Wording(
        "the months may also be read to run to the end of the last of them; until then it is not late",
        sv:
          "månaderna kan också läsas som att de löper till slutet av den sista; till dess är det "
          + "inte för sent")
      : Wording(
        "the months may also be read to run to the end of the last of them, a day off that moves to a "
          + "working day; until then it is not late",
        sv:
          "månaderna kan också läsas som att de löper till slutet av den sista, en ledig dag som flyttas "
          + "till en arbetsdag; till dess är det inte för sent")
    steps.append(ReckoningStep(.doubt, on: end, words))
  }

  mutating func workingDays(_ count: Int, after event: Reckoning.Event, _ day: Day) throws {
    let calendar = try state.holidays()
    let answers = try calendar.workingDays(count, after: day)
    steps += [
      start(event.wording, day),
      ReckoningStep(
        .count, on: answers.earlier,
        count == 1
          ? Wording("1 working day later", sv: "1 arbetsdag senare")
          : Wording("\(count) working days later", sv: "\(count) arbetsdagar senare"), law),
    ]
    let passed = try daysOff(after: day, until: answers.later, calendar)
    if passed.hasWeekend || !passed.names.isEmpty {
      steps.append(
        ReckoningStep(
          .pause,
          Self.passedOver(passed.names, withWeekends: passed.hasWeekend),
          state.isUnderSwedishLaw ? [Act.holidays.section("1")] : calendar.cited))
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
          state.isUnderSwedishLaw ? [Act.statutoryTime.section("2")] : []))
    }
    steps.append(
      ReckoningStep(
        .last, on: due,
        answers.earlier == answers.later
          ? Wording("the last day", sv: "sista dagen")
          : Wording(
            "the last day: after it, it is late in any reading",
            sv: "sista dagen: efter den är det för sent hur man än räknar")))
    if let doubt = event.doubt { steps.append(ReckoningStep(.doubt, doubt)) }
  }

  private static func passedOver(_ names: [Wording], withWeekends hasWeekend: Bool) -> Wording {
    let days = names.joined(separator: ", ")
    guard hasWeekend else {
      return Wording("passed over: \(days)", sv: "hoppas över: \(days)")
    }
    return names.isEmpty
      ? Wording("passed over: Saturdays and Sundays", sv: "hoppas över: lördagar och söndagar")
      : Wording(
        "passed over: Saturdays, Sundays, and \(days)",
        sv: "hoppas över: lördagar, söndagar och \(days)")
  }

  /// The holidays and eves of a time that fall on weekdays, by day and name, and whether it has weekends.
  private func daysOff(
    after first: Day, until last: Day, _ calendar: HolidayCalendar
  ) throws -> (names: [Wording], hasWeekend: Bool) {
    var names: [Wording] = []
    var hasWeekend = false
    var day = first
    while day < last {
      day = try day.adding(days: 1)
      if day.weekday.isWeekend {
        hasWeekend = true
      } else if let reason = try calendar.reasonOff(day, eves: .rest) {
        names.append(.same("\(day.iso) ") + reason.wording)
      }
    }
    return (names, hasWeekend)
  }

  // MARK: Parts

  func start(_ what: Wording, _ day: Day) -> ReckoningStep {
    ReckoningStep(
      .start, on: day,
      Wording(
        "\(what); the day itself is not counted", sv: "\(what); själva dagen räknas inte"),
      [Self.counting.article("3", "1")])
  }

  private func count(
    _ length: TimeLength, to last: Day, isClipped: Bool
  ) -> ReckoningStep {
    let words = Wording("\(length.wording) later", sv: "\(length.wording) senare")
    return ReckoningStep(
      .count, on: last,
      isClipped
        ? Wording(
          "\(words): the month has no day of that number, and the time ends with it",
          sv: "\(words): månaden har ingen dag med det numret, och tiden slutar med den") : words,
      law + [Self.counting.article("3", "2", length.isInDays ? "b" : "c")])
  }

  mutating func tellMoves(of limit: TimeLimit) {
    steps += limit.steps.compactMap { step in
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

  mutating func tellLastDay() {
    steps.append(
      ReckoningStep(
        .last, on: due,
        Wording(
          "the last day: until it, it is in time in any reading",
          sv: "sista dagen: till och med den är det i tid hur man än räknar")))
  }
}

extension HolidayCalendar {
  /// The acts that list the holidays, where a file names them.
  fileprivate var cited: [Citation] {
    source.map {
      [
        .standard(
          Wording("Public holidays, \(name)", sv: "Helgdagar, \(name)"), $0)
      ]
    } ?? []
  }
}
