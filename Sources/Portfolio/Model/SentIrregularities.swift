public import Values

/// The reports on irregularities that were sent, as the log tells, and which irregularities they reported.
///
/// The log keeps those that a report reported in their own right: by themselves, together with others, or late.
/// What stood in it below the threshold, or exempt, was not reported by that, and is when it rises above. A mark
/// that does not tell them counts as the report of what was detected by the end of its quarter, if the paper,
/// as it is now, had come in by the day it was made for.
public struct SentIrregularities: Sendable {
  private let reports: [Report]

  private struct Report: Sendable {
    let on: Day
    /// The last day of its quarter.
    let until: Day
    let sent: Day
    let programme: String?
    /// What it reported, where the log tells.
    let reported: Set<Name>?
  }

  /// An irregularity, by the paper that tells of it and its id there.
  public struct Name: Hashable, Sendable {
    public let issuer: String
    public let paper: String
    public let irregularity: String

    public init(_ irregularity: Irregularity, in paper: DocumentHeader) {
      issuer = paper.issuer
      self.paper = paper.id
      self.irregularity = irregularity.id
    }

    /// - Returns: `nil` of a text that `text(of:)` did not write.
    fileprivate init?(_ text: Substring) {
      let words = text.split(separator: " ", omittingEmptySubsequences: false)
        .map { Self.read($0) }
      guard words.count == 3 else { return nil }
      (issuer, paper, irregularity) = (words[0], words[1], words[2])
    }

    fileprivate var text: String {
      [issuer, paper, irregularity].map { Self.written($0) }.joined(separator: " ")
    }

    /// Ids may hold what separates them.
    private static func written(_ word: String) -> String {
      word.replacing("%", with: "%25").replacing(" ", with: "%20").replacing(";", with: "%3B")
    }

    private static func read(_ word: Substring) -> String {
      String(word).replacing("%3B", with: ";").replacing("%20", with: " ").replacing(
        "%25", with: "%")
    }
  }

  /// Irregularities in a line of text, to be kept in the log.
  public static func text(of names: [Name]) -> String {
    names.map(\.text).joined(separator: "; ")
  }

  public init(_ returns: [SentReturn]) {
    reports = returns.compactMap { one in
      guard one.kind == "irregularities", let on = one.cutOff, let sent = one.day,
        let until = try? on.firstOfMonth.adding(months: -((on.month - 1) % 3)).adding(days: -1)
      else { return nil }
      return Report(
        on: on, until: until, sent: sent, programme: one.programme,
        reported: one.reported.map { text in
          Set(text.split(separator: ";").compactMap { Name($0.drop { $0 == " " }) })
        })
    }.sorted { ($0.on, $0.sent) < ($1.on, $1.sent) }
  }

  /// The day on which an irregularity was reported: as its paper states it, else the day on which the first
  /// report that reported it was sent.
  ///
  /// - Parameters:
  ///   - paper: the paper that tells of it.
  ///   - programme: the CCI number of the programme.
  ///   - quarterEnd: only reports of quarters that ended before this day count.
  public func reported(
    _ irregularity: Irregularity, in paper: DocumentHeader, of programme: String?,
    before quarterEnd: Day? = nil
  ) -> Day? {
    if let reported = irregularity.reported { return reported }
    return reports.first { report in
      guard report.programme == nil || report.programme == programme,
        quarterEnd.map({ report.until < $0 }) ?? true
      else { return false }
      if let reported = report.reported {
        return reported.contains(Name(irregularity, in: paper))
      }
      return irregularity.detected <= report.until && paper.received <= report.on
    }?.sent
  }
}
