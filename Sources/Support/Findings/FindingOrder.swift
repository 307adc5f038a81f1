import Languages
import Provenance

extension Finding: Comparable {
  /// The order findings are printed in: by project key, then file, line, column and rule id.
  ///
  /// Findings on documents without a project follow those on projects, and findings on the whole
  /// portfolio come last. What still ties is ordered by the days it names, and then by its words, so that
  /// the order never depends on how the findings were found.
  public static func < (left: Finding, right: Finding) -> Bool {
    let (l, r) = (Key(left), Key(right))
    if l.subject != r.subject { return l.subject < r.subject }
    if l.project != r.project { return l.project < r.project }
    if l.file != r.file { return l.file < r.file }
    if l.line != r.line { return l.line < r.line }
    if l.column != r.column { return l.column < r.column }
    if left.rule != right.rule { return left.rule < right.rule }
    if l.document != r.document { return l.document < r.document }
    let (days, others) = (days(in: left.message.english), days(in: right.message.english))
    if days != others { return days.lexicographicallyPrecedes(others) }
    return left.message.english < right.message.english
  }

  /// The days that words name, in their order.
  private static func days(in words: String) -> [Substring] {
    words.matches(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/).map(\.output)
  }

  private struct Key {
    let subject, line, column: Int
    let project, file, document: String

    init(_ finding: Finding) {
      let isOnDocument = finding.document != nil || finding.place != nil
      subject = finding.project != nil ? 0 : isOnDocument ? 1 : 2
      project = finding.project ?? ""
      file = finding.place?.file ?? finding.document ?? ""
      line = finding.place?.line ?? 0
      column = finding.place?.column ?? 0
      document = finding.document ?? ""
    }
  }
}
