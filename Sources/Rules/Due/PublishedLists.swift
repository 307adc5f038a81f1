import Languages
import Portfolio
import Provenance
import Values

// What is published on the programme's website, and done by what the log says was sent there.

extension SentPapers {
  /// The name of the returns that are published.
  static let listOfOperations = "list-of-operations"
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

  /// A new list comes so many months after the one before (Article 49(3)). While the log tells of none,
  /// the year is divided into equal parts.
  func lists() -> [Deadline] {
    guard
      case .applies(let months) = context.rulebook.parameter(
        ProgrammeDeadlines.listMonths, on: context.day),
      (1...12).contains(months.value)
    else { return [] }
    let what = Wording(
      "a new list of operations on the website",
      sv: "en ny förteckning över insatser på webbplatsen")
    let sent = context.sent.lists(of: programme)
    guard !sent.isEmpty else {
      return years.flatMap { parts(of: $0, times: 12 / months.value) }.map { end in
        deadline(.listOfOperations, end, what, months.law, .timesAYear(12 / months.value))
      }
    }
    // Several files of one day are one publication.
    let days = Set(sent.compactMap(\.day)).sorted()
    return days.enumerated().compactMap { index, day in
      guard let due = try? day.adding(months: months.value) else { return nil }
      let next = days.indices.contains(index + 1) ? days[index + 1] : nil
      let answer = sent.first { $0.day == next }
      return deadline(
        .listOfOperations, due, what, months.law,
        .after(.listSent, day, .months(months.value)), named: day,
        done: answer.flatMap { Deadline.Deed(sent: $0) })
    }
  }

  /// The timetable of calls comes so many times a year (Article 49(2)), in equal parts of the year: the
  /// act names no days. The first that is sent in a year is that of its first part. Where the log tells
  /// of none, only what is to come is listed.
  func timetables() -> [Deadline] {
    guard
      case .applies(let times) = context.rulebook.parameter(
        ProgrammeDeadlines.timetables, on: context.day),
      (1...12).contains(times.value)
    else { return [] }
    let sent = context.sent.returns(SentPapers.callTimetable, of: programme)
    let first = sent.first?.day
    return years.filter { $0 <= programme.lastYear + 2 }.flatMap { year in
      let ends = parts(of: year, times: times.value)
      // Of the year in which the log begins, it tells nothing of the parts before.
      let asked = ends.filter { end in first.map { $0 <= end } ?? true }
      let answers = sent.filter { $0.day?.year == year }
      return asked.enumerated().map { index, end in
        deadline(
          .callTimetable, end,
          Wording(
            "a new timetable of calls on the website",
            sv: "en ny tidsplan för utlysningar på webbplatsen"
          ), times.law, .timesAYear(times.value),
          done: answers.indices.contains(index) ? Deadline.Deed(sent: answers[index]) : nil)
      }
    }
  }

  /// Nothing is published of a programme that is not approved, or that is closed.
  func isPublished(_ item: Deadline) -> Bool {
    (programme.approved?.latest.map { $0 < item.due } ?? (item.due.year > programme.firstYear))
      && item.due.year <= programme.lastYear + 3
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
