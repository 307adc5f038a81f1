import Languages
import Portfolio
import Provenance
import Values

// What is published on the programme's website, and done by what the log says was sent there.

extension SentPapers {
  /// The names of the returns that are published.
  static let listOfOperations = SentReturn.listOfOperations
  static let callTimetable = "call-timetable"

  /// The returns of a name that were sent for a programme, by the day they were sent. One that names no
  /// programme is of all.
  func returns(_ kind: String, of programme: Programme?) -> [SentReturn] {
    returns.filter {
      $0.kind == kind && $0.day != nil
        && ($0.programme == nil || programme == nil || $0.programme == programme?.cci)
    }.sorted { ($0.day ?? .first, $0.entry) < ($1.day ?? .first, $1.entry) }
  }

  func lists(of programme: Programme?) -> [SentReturn] {
    returns(Self.listOfOperations, of: programme)
  }
}

extension ProgrammeCalendar {
  // MARK: What is published

  /// A new list comes so many months after the one before (Article 49(3)). Until the log tells of one, the
  /// year is divided into equal parts; the first that is sent answers for those that have passed since the
  /// log began, else for the part it was sent in.
  func lists() -> [Deadline] {
    guard
      case .applies(let months) = context.rulebook.parameter(
        ProgrammeDeadlines.listMonths, on: context.day),
      (1...12).contains(months.value)
    else { return [] }
    let what = Wording(
      "a new list of operations on the website",
      sv: "en ny förteckning över insatser på webbplatsen")
    let times = 12 / months.value
    func part(_ end: Day, done: Deadline.Deed? = nil) -> Deadline {
      deadline(
        .listOfOperations, end, what, months.law, .timesAYear(times, .list), done: done)
    }
    let asked = yearsOfLog.flatMap { parts(of: $0, times: times) }.filter { isPublished($0) }
    let sent = context.sent.lists(of: programme)
    // Several files of one day are one publication.
    let days = Set(sent.compactMap(\.day)).sorted()
    guard let first = days.first else { return asked.map { part($0) } }
    let sinceLog = asked.filter { (logBegins ?? first) <= $0 }
    let passed = sinceLog.filter { $0 < first }
    let answered = passed.isEmpty ? Array(sinceLog.prefix(1)) : passed
    let next = days.enumerated().compactMap { index, day -> Deadline? in
      guard let due = try? day.adding(months: months.value), isPublished(due) else { return nil }
      let next = days.indices.contains(index + 1) ? days[index + 1] : nil
      let answer = sent.first { $0.day == next }
      return deadline(
        .listOfOperations, due, what, months.law,
        // A list may have been sent on the last day of a part of the year, which has that name.
        .after(.listSent, day, .months(months.value)), named: "after \(day)",
        done: answer.flatMap { Deadline.Deed(sent: $0) })
    }
    return answered.map { part($0, done: sent.first.flatMap { Deadline.Deed(sent: $0) }) } + next
  }

  /// The timetable of calls comes so many times a year (Article 49(2)), in equal parts of the year: the
  /// act names no days. The first that is sent in a year is that of its first part, the second that of its
  /// second; of the year in which the log begins, the parts before it are left out.
  func timetables() -> [Deadline] {
    guard
      case .applies(let times) = context.rulebook.parameter(
        ProgrammeDeadlines.timetables, on: context.day),
      (1...12).contains(times.value)
    else { return [] }
    // Several files of one day are one publication.
    var days: Set<Day> = []
    let sent = context.sent.returns(SentPapers.callTimetable, of: programme)
      .filter { $0.day.map { days.insert($0).inserted } ?? false }
    let begins = logBegins
    return yearsOfLog.filter { $0 <= programme.lastYear + 2 }.flatMap { year in
      let asked = parts(of: year, times: times.value).filter { end in
        isPublished(end) && begins.map { $0 <= end } ?? true
      }
      let answers = sent.filter { $0.day?.year == year }
      return asked.enumerated().map { index, end in
        deadline(
          .callTimetable, end,
          Wording(
            "a new timetable of calls on the website",
            sv: "en ny tidsplan för utlysningar på webbplatsen"
          ), times.law, .timesAYear(times.value, .timetable),
          done: answers.indices.contains(index) ? Deadline.Deed(sent: answers[index]) : nil)
      }
    }
  }

  /// Whether something is to be published by a day: not of a programme that is not approved, or that is
  /// closed.
  private func isPublished(_ due: Day) -> Bool {
    (programme.approved?.latest.map { $0 < due } ?? (due.year > programme.firstYear))
      && due.year <= programme.lastYear + 3
  }

  private func parts(of year: Int, times: Int) -> [Day] {
    (1...times).compactMap { Day(year: year, month: 12 / times * $0, day: 1)?.lastOfMonth }
  }
}

extension Deadline.Kind {
  /// The return by which it is done, by its name; nothing of most.
  var name: String {
    switch self {
    case .listOfOperations: SentPapers.listOfOperations
    case .callTimetable: SentPapers.callTimetable
    case .transmission: SentPapers.dataTransmission
    case .paymentApplication: SentPapers.paymentApplication
    case .accounts: SentPapers.accounts
    case .performanceReport: SentPapers.performanceReport
    case .irregularities: SentPapers.irregularities
    default: ""
    }
  }
}
