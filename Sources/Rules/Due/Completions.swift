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
      guard let first = request.papers.first else { return nil }
      let limit = try calendar.workingDays(request.workingDays, after: request.sent)
      let answers = request.papers.compactMap(\.answer)
      let last =
        answers.count == request.papers.count
        ? answers.max { $0.received < $1.received } : nil
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
        done: last.map { Deadline.Deed(document: $0, day: $0.received) })
    }
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
