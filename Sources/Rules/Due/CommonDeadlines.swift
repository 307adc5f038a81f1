import Languages
public import Portfolio
import Provenance
public import Values

// What is due by papers that belong to no project: calls, agreements, and organisations.

extension Call {
  /// The last day for applications, while it has not passed.
  public func deadlines(on day: Day) -> [Deadline] {
    guard day <= closes else { return [] }
    return [
      Deadline(
        .call, "",
        what: Wording("the last day to apply: \(title)", sv: "sista dag att ansöka: \(title)"),
        due: closes, spot: spot.child("closes"))
    ]
  }
}

extension Agreement {
  /// What the parties follow up, and by when notice is given.
  ///
  /// A report on the agreement that was issued on the day or later tells that it was followed up. Of the
  /// days that have passed without one, only the last is told, while the agreement holds.
  public func deadlines(on day: Day, reports: [Report]) -> [Deadline] {
    // What came or was written later is not known.
    let reports = reports.filter { max($0.received, $0.header.issued) <= day }
    // Two of one day are told apart by their words.
    let names = Deadline.names(of: followUps, by: [{ $0.day.text }, { $0.note ?? "" }])
    let all = zip(followUps, names).compactMap { followUp, name in
      deadline(followUp, name, reports)
    }
    let isOver = end?.latest.map { $0 < day } ?? false
    let last = all.filter { $0.done == nil && Deadline.isPast($0.due, on: day) }.max()
    let told = all.filter { deadline in
      deadline.done != nil || !Deadline.isPast(deadline.due, on: day)
        || (!isOver && deadline.name == last?.name)
    }
    return (told + termination(on: day)).sorted()
  }

  private func deadline(
    _ followUp: FollowUp, _ name: String, _ reports: [Report]
  ) -> Deadline? {
    guard let due = followUp.day.latest, let earliest = followUp.day.earliest else { return nil }
    let report = reports.filter { earliest <= $0.header.issued }
      .min { $0.header.issued < $1.header.issued }
    let note = followUp.note.map { ": \($0.inSentence)" } ?? ""
    return Deadline(
      .followUp, name,
      what: Wording(
        "follow-up of \(title)\(note)", sv: "uppföljning av \(title)\(note)"), due: due,
      spot: followUp.spot.child("day"),
      reckoning: followUp.day.exactDay == nil ? .vague(followUp.day) : .stated,
      done: report.map { Deadline.Deed(document: $0.header, day: $0.header.issued) })
  }

  private func termination(on day: Day) -> [Deadline] {
    guard let months = noticeMonths, let end = end?.exactDay,
      let due = try? end.adding(months: -months), day <= due
    else { return [] }
    let words =
      extensionMonths.map {
        Wording(
          "the last day to give notice of \(title), which ends on \(end) and else goes on by \($0) "
            + "months",
          sv: "sista dag att säga upp \(title), som slutar \(end) och annars förlängs med \($0) "
            + "månader")
      }
      ?? Wording(
        "the last day to give notice of \(title), which ends on \(end)",
        sv: "sista dag att säga upp \(title), som slutar \(end)")
    return [
      Deadline(
        .termination, "", what: words, due: due, spot: spot.child("noticeMonths"),
        reckoning: .before(end, months: months))
    ]
  }
}

extension Organisation {
  /// The annual meeting and the occasions of the operating year that has a day, as the organisation
  /// tells of them; they are held when an event tells that they were.
  public func deadlines(
    on day: Day, _ portrait: OrganisationPortrait, events: [Event]
  ) throws -> [Deadline] {
    guard let year = try portrait.operatingYear?.year(of: day) else { return [] }
    let own = events.filter { event in
      event.header.issued <= day
        && event.organisers.contains { $0.name == name || $0.name == acronym }
        && event.firstDay?.earliest.map { year.contains($0) } ?? false
    }
    func held(_ kind: Occasion.Kind, _ number: Int) -> Deadline.Deed? {
      let days = own.filter { $0.kind == kind }.compactMap { event in
        (event.lastDay ?? event.firstDay)?.latest.map {
          Deadline.Deed(document: event.header, day: $0)
        }
      }.sorted { $0.day < $1.day }
      return days.indices.contains(number - 1) ? days[number - 1] : nil
    }
    var found: [Deadline] = []
    if let meeting = portrait.annualMeeting {
      found.append(
        Deadline(
          .annualMeeting, year.first.iso,
          what: Wording(
            "the annual meeting of \(name): \(meeting)", sv: "årsmöte i \(name): \(meeting)"),
          due: year.last, spot: spot.child("annualMeeting"), reckoning: .operatingYear,
          done: held(.annualMeeting, 1)))
    }
    for series in portrait.series {
      for number in 1...max(1, series.perYear ?? 0) where series.perYear != nil {
        found.append(
          Deadline(
            .occasion, "\(series.kind.rawValue) \(year.first.iso) \(number)",
            what: Wording(
              "\(series.kind) \(number) of \(series.perYear ?? 0) of the year, by \(name)",
              sv: "\(series.kind) \(number) av årets \(series.perYear ?? 0), av \(name)"),
            due: year.last, spot: spot.child("eventSeries"), reckoning: .operatingYear,
            done: held(series.kind, number)))
      }
    }
    return found
  }
}

extension OperatingYear {
  /// The year that has a day; `nil` for a broken one whose first month is not told.
  func year(of day: Day) throws -> Period? {
    let month: Int
    switch kind {
    case .calendar: month = 1
    case .broken:
      guard let stated = firstMonth.flatMap({ Int($0) }), (1...12).contains(stated) else {
        return nil
      }
      month = stated
    }
    guard var first = Day(year: day.year, month: month, day: 1) else { return nil }
    if day < first { first = try first.adding(years: -1) }
    return try Period(first: first, last: try first.adding(years: 1).adding(days: -1))
  }
}
