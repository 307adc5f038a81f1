import Languages
import Portfolio
import Provenance
import Values

extension Project {
  // MARK: Completion

  /// A request for completion is answered within some working days by new versions of the papers that
  /// it asks about. Nobody waits for them once it is decided on what there is.
  func completions(in context: Context) throws -> [Deadline] {
    guard let calendar = try? memberState.holidays() else { return [] }
    return try awaitedRequests(in: context).compactMap { request in
      let answers = request.papers.compactMap(\.answer)
      let last =
        answers.count == request.papers.count
        ? answers.max { $0.received < $1.received } : nil
      let done = last.map { Deadline.Deed(document: $0, day: $0.received) }
      return try completion(
        request, by: calendar, done: done,
        lapsed: replacement(of: request, in: context)
          ?? (done == nil ? acceptance(of: request, on: context.day) : nil))
    }
  }

  private func completion(
    _ request: SentRequest, by calendar: HolidayCalendar, done: Deadline.Deed? = nil,
    lapsed: Deadline.Lapse? = nil
  ) throws -> Deadline? {
    guard let first = request.papers.first else { return nil }
    let limit = try calendar.workingDays(request.workingDays, after: request.sent)
    let ids = request.papers.map { Wording.same($0.paper.id) }.listed()
    return Deadline(
      .completion, "\(request.entry)",
      what: Wording(
        "the answer to the request for completion of \(ids)",
        sv: "svar på begäran om komplettering av \(ids)"),
      due: limit.later, spot: first.paper.spot,
      reckoning: .workingDays(request.workingDays, after: .requestSent, request.sent),
      note: limit.earlier == limit.later
        ? nil
        : Wording(
          "\(limit.earlier) where the eve counts as a working day",
          sv: "\(limit.earlier) om aftonen räknas som arbetsdag"),
      done: done, lapsed: lapsed)
  }

  /// A later request takes the place of one that has not been answered: each asks for all that is wanting.
  private func replacement(of request: SentRequest, in context: Context) -> Deadline.Lapse? {
    func place(_ request: SentRequest) -> (Day, Int64) { (request.sent, request.entry) }
    let later = context.sent.requests.filter {
      $0.isTo(self) && $0.sent <= context.day && place(request) < place($0)
    }.min { place($0) < place($1) }
    return later.map { later in
      Deadline.Lapse(
        day: later.sent,
        why: Wording(
          "the request of \(later.sent) takes its place, by entry \(later.entry) of the log",
          sv: "begäran \(later.sent) träder i dess ställe, enligt post \(later.entry) i loggen"))
    }
  }

  /// Nobody waits while somebody accepts all that a request asks for as it is.
  private func acceptance(of request: SentRequest, on day: Day) -> Deadline.Lapse? {
    guard let accepted = request.accepted, day <= accepted.until,
      accepted.given.map({ $0 <= day }) ?? true
    else { return nil }
    return Deadline.Lapse(
      day: max(accepted.given ?? request.sent, request.sent),
      why: Wording(
        "all that it asks for is accepted until \(accepted.until), by entry \(accepted.entry) of the log",
        sv: "allt som den begär är godtaget till och med \(accepted.until), enligt post "
          + "\(accepted.entry) i loggen"))
  }

  /// The answers to every request that was marked as sent, be it that it was not, or that nobody waits for it.
  func everyCompletion(in context: Context) throws -> [Deadline] {
    let requests = (context.sent.requests + context.sent.takenBack).filter { $0.isTo(self) }
    guard !requests.isEmpty, let calendar = try? memberState.holidays() else { return [] }
    return try requests.compactMap { try completion($0, by: calendar) }
  }

  /// The requests that have been answered, or are waited for.
  func awaitedRequests(in context: Context) -> [SentRequest] {
    context.sent.requests.filter { request in
      guard request.isTo(self), request.sent <= context.day else { return false }
      return request.papers.allSatisfy { $0.answer != nil }
        || !request.papers.contains { isDecided($0.paper, in: context) }
    }
  }

  /// Whether the authority has decided on a paper.
  private func isDecided(_ paper: DocumentHeader, in context: Context) -> Bool {
    if paper.kind == .application { return decision(on: context.day) != nil }
    let report = Reference(issuer: paper.issuer, id: paper.id)
    return payments.contains { payment in
      payment.report == report && (payment.decided.map { $0 <= context.day } ?? false)
    }
  }
}
