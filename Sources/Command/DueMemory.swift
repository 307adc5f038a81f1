import Portfolio
import Rules
import Values

/// What calendars that were made before may have, held against what is due now: whoever has one of them imports
/// the new one, and nothing stays that is not so any more.
///
/// The portfolio and its log are the memory: papers that were replaced or withdrawn are there, and marks that were
/// taken back.
struct DueMemory {
  /// The events of the new calendar.
  private(set) var items: [DueItem]
  private var given: Set<String>
  /// What the papers of now tell, and the new calendar leaves out: what is due too late for it, or has passed.
  private var leftOut: [String: DueItem]
  private let choice: DueChoice

  /// - Parameters:
  ///   - items: what is due, as it was asked for.
  ///   - others: what else the papers of now tell.
  init(_ items: [DueItem], leavingOut others: [DueItem] = [], by choice: DueChoice) {
    self.items = items
    self.choice = choice
    given = Set(items.map { DueCalendar.uid(of: $0) })
    leftOut = Dictionary(
      others.map { (DueCalendar.uid(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Notes an event that a calendar may have from before: it is cancelled, unless it stands as it did. The latest
  /// is noted first.
  mutating func recall(_ item: DueItem) {
    guard choice.isFor(item.deadline) else { return }
    let uid = DueCalendar.uid(of: item)
    guard !given.contains(uid) else { return }
    guard let now = leftOut[uid] else {
      given.insert(uid)
      items.append(item.cancelled)
      return
    }
    guard
      now.deadline.due != item.deadline.due
        || (now.deadline.done == nil) != (item.deadline.done == nil)
    else { return }
    given.insert(uid)
    items.append(now)
  }

  /// Notes what the papers of now tell, and the new calendar does not. What has passed is given again: it was given
  /// while it was to come, if there were papers of it by then.
  ///
  /// - Parameter first: the day on which they came.
  mutating func leaveOut(_ item: DueItem, knownSince first: Day) {
    let uid = DueCalendar.uid(of: item)
    guard leftOut[uid] == nil else { return }
    leftOut[uid] = item
    // It was given until the last day to which it may move.
    if first <= item.deadline.lastKnown, item.deadline.due < choice.day { giveAgain(item) }
  }

  /// Gives an event again, as it stands.
  mutating func giveAgain(_ item: DueItem) {
    guard choice.isFor(item.deadline), given.insert(DueCalendar.uid(of: item)).inserted else {
      return
    }
    items.append(item)
  }
}

extension DueMemory {
  /// Notes what the projects of some keys, or all, were before.
  mutating func recallProjects(
    _ keys: Set<String>?, _ reading: Reading, in context: Context
  ) throws {
    try reading.eachEarlierProject(keys: keys) { project in
      for deadline in try project.deadlinesUntilNow(in: context) {
        recall(DueItem(project, deadline))
      }
    }
  }

  /// Notes what the authorities of programmes had to send, by papers and marks that do not hold any more.
  mutating func recallProgrammes(
    of funds: Set<String>, _ reading: Reading, in context: Context, until last: Day
  ) throws {
    func isAsked(_ programme: Programme) -> Bool {
      funds.isEmpty || funds.contains(programme.fund.lowercased())
    }
    let current = try reading.programmes().filter(isAsked)
    let replaced = try reading.earlierProgrammes().filter(isAsked)
    // Of each programme, the day on which the first of its papers came, and that on which it was issued: on an
    // earlier day (--on) a calendar may tell of it all the same.
    let received = Dictionary(
      (current + replaced).map { ($0.cci, $0.header.received) },
      uniquingKeysWith: { min($0, $1) })
    let first = Dictionary(
      (current + replaced).map { ($0.cci, min($0.header.received, $0.header.issued)) },
      uniquingKeysWith: { min($0, $1) })
    for programme in current {
      let since = first[programme.cci] ?? programme.header.received
      let known = received[programme.cci] ?? context.day
      for deadline in try programme.deadlines(in: context, from: since, until: last) {
        leaveOut(DueItem(programme, deadline), knownSince: known)
      }
      let earlier = try programme.earlierDeadlines(in: context, from: since, until: last)
      for deadline in earlier.gone { recall(DueItem(programme, deadline)) }
      for deadline in earlier.again + earlier.passed.filter({ known <= $0.lastKnown }) {
        giveAgain(DueItem(programme, deadline))
      }
    }
    for programme in replaced {
      let since = first[programme.cci] ?? programme.header.received
      for deadline in try programme.deadlines(in: context, from: since, until: last) {
        recall(DueItem(programme, deadline))
      }
    }
  }

  /// Notes what was due by calls, agreements and organisations in versions that do not hold any more.
  mutating func recallOtherPapers(_ reading: Reading, on day: Day) throws {
    // One that is closed was due all the same.
    func ofCall(_ call: Call) -> [DueItem] {
      guard call.header.issued <= day else { return [] }
      return call.deadlines(on: min(day, call.closes)).map {
        DueItem(call.header, as: .call, $0)
      }
    }
    func ofAgreement(_ agreement: Agreement) -> [DueItem] {
      guard agreement.header.issued <= day else { return [] }
      return [day, agreement.header.issued].flatMap { day in
        agreement.deadlines(on: day, reports: []).map {
          DueItem(agreement.header, as: .agreement, $0)
        }
      }
    }
    for call in try reading.calls() {
      for item in ofCall(call) { leaveOut(item, knownSince: call.header.received) }
    }
    for agreement in try reading.agreements() {
      for item in ofAgreement(agreement) {
        leaveOut(item, knownSince: agreement.header.received)
      }
    }
    for item in try reading.earlierCalls().flatMap(ofCall) { recall(item) }
    for item in try reading.earlierAgreements().flatMap(ofAgreement) { recall(item) }
    for organisation in try reading.earlierOrganisations() {
      guard let portrait = try reading.portrait(of: organisation) else { continue }
      for deadline in try organisation.deadlines(on: day, portrait, events: []) {
        recall(DueItem(organisation.header, as: .organisation, deadline))
      }
    }
  }
}

extension DueItem {
  /// The same, which nobody waits for.
  fileprivate var cancelled: DueItem {
    var item = self
    item.isCancelled = true
    return item
  }
}
