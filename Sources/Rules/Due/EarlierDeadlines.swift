public import Portfolio
public import Values

// What calendars that were made before may have: whoever makes a new one tells what became of it.

extension Project {
  /// Every deadline that it has had until the day of judgement, by its papers as they are: on that day, before
  /// and after each day on which one may have come or gone, and of each request that was marked as sent. The
  /// latest first.
  public func deadlinesUntilNow(in context: Context) throws -> [Deadline] {
    var days: Set<Day> = [context.day]
    for decision in decisions + earlierDecisions {
      days.insert(decision.validFrom)
      if let before = try? decision.validFrom.adding(days: -1) { days.insert(before) }
      days.insert(decision.header.received)
      if let before = try? decision.header.received.adding(days: -1) { days.insert(before) }
    }
    for application in applications { days.insert(application.received) }
    for request in context.sent.requests where request.isTo(self) { days.insert(request.sent) }
    func told(on days: some Sequence<Day>) throws -> [Deadline] {
      try days.filter { $0 <= context.day }.sorted(by: >)
        .flatMap { try deadlines(in: context.before(on: $0)) }
    }
    var found = try told(on: days)
    // What comes again and is told only until it has passed is asked of each month.
    if found.contains(where: { $0.kind.passesUntold }) || comesAgainUntold(in: context),
      let first = knownSince
    {
      found += try told(
        on: try Self.months(from: first, until: context.day).filter {
          !days.contains($0)
        }
      ).filter { $0.kind.passesUntold }
    }
    return try found + known(on: context.day).everyCompletion(in: context)
  }

  /// Whether something comes again in the project that is told only until it has passed, on this day or another.
  private func comesAgainUntold(in context: Context) -> Bool {
    let context = context.forFund(of: programme)
    if context.rulebook.known(OtherDeadlines.participantDays, on: context.day) != nil {
      return true
    }
    return application?.applicant?.sector == .internationalOrganisation
      && context.rulebook.known(OtherDeadlines.organisationAccounts, on: context.day) != nil
  }

  /// The day on which the first of its papers that are held came in.
  public var knownSince: Day? {
    let papers =
      applications.map(\.header) + decisions.map(\.header) + reports.map(\.header)
      + payments.map(\.header)
    return papers.map { $0.firstReceived ?? $0.received }.min()
  }

  /// The first days of the months between two days, ten years of them at the most.
  private static func months(from first: Day, until last: Day) throws -> [Day] {
    var months: [Day] = []
    var month = last.firstOfMonth
    while first < month, months.count < 120 {
      months.append(month)
      month = try month.adding(months: -1)
    }
    return months
  }
}

/// The deadlines of a programme that calendars made before may have, and that its papers and the log do not give
/// any more, or not as they did.
public struct EarlierDeadlines: Sendable {
  /// What nobody waits for.
  public fileprivate(set) var gone: [Deadline] = []
  /// What had passed before another return was marked, and stands where it stood.
  public fileprivate(set) var passed: [Deadline] = []
  /// What was said to be done and is not; as it stands now.
  public fileprivate(set) var again: [Deadline] = []
}

extension Programme {
  /// What there is besides `deadlines(in:until:)`: the days of lists and timetables that were reckoned while other
  /// returns were marked as sent, and what was done by a return whose mark was taken back.
  ///
  /// - Parameter first: the day from which a calendar can have told of it.
  public func earlierDeadlines(
    in context: Context, from first: Day, until last: Day
  ) throws -> EarlierDeadlines {
    guard isOfCalendar else { return EarlierDeadlines() }
    let context = context.forFund(of: self)
    func calendar(_ returns: [SentReturn]) -> ProgrammeCalendar {
      ProgrammeCalendar(
        programme: self, context: context.knowing(SentPapers(returns: returns)), last: last,
        begins: first.year)
    }
    var found = EarlierDeadlines()
    let sent = context.sent
    let now = Dictionary(
      try calendar(sent.returns).unfiltered().map { ($0.identity, $0) },
      uniquingKeysWith: { first, _ in first })
    var told: Set<[String]> = []
    func note(_ deadline: Deadline, until end: Day?) {
      guard first <= deadline.lastKnown, deadline.due <= last, !told.contains(deadline.identity)
      else {
        return
      }
      if let same = now[deadline.identity] {
        guard deadline.done != nil, same.done == nil else { return }
        found.again.append(same)
      } else {
        let hadPassed = end.map { deadline.due < $0 } ?? false
        if hadPassed { found.passed.append(deadline) } else { found.gone.append(deadline) }
      }
      told.insert(deadline.identity)
    }
    for earlier in sent.earlier {
      let then = calendar(earlier.returns)
      for deadline in then.lists() + then.timetables() {
        note(deadline, until: earlier.until)
      }
    }
    if !sent.returnsTakenBack.isEmpty {
      for deadline in try calendar(sent.returns + sent.returnsTakenBack).unfiltered()
      where deadline.done != nil && now[deadline.identity] != nil {
        note(deadline, until: nil)
      }
    }
    return found
  }

  /// Everything of it from a day until another, whether or not anybody waits for it.
  public func deadlines(
    in context: Context, from first: Day, until last: Day
  ) throws -> [Deadline] {
    guard isOfCalendar else { return [] }
    return try ProgrammeCalendar(
      programme: self, context: context.forFund(of: self), last: last, begins: first.year
    ).unfiltered().filter { first <= $0.lastKnown && $0.due <= last }
  }
}
