public import Languages
import Provenance
public import SafeText

/// Prints findings for programs: one JSON object per line, keys in a fixed order, the tally last.
///
/// `law` is the first provision as an object (`act`, `article`, `paragraph`, `point`, `uri`); an
/// annex or words for what is no act follow as `annex` and `text`, further provisions as `also`.
/// Texts are English unless another language is asked for. What a document may have
/// brought is masked, and characters that could repaint a terminal are escaped.
public struct JSONPrinter: Sendable {
  /// The language of texts; names and values are English in every language.
  public let language: Language

  private let mask: @Sendable (String) -> String

  /// Makes a printer; `mask` takes personal data out of every text before it is printed.
  public init(language: Language = .english, mask: @escaping @Sendable (String) -> String) {
    self.language = language
    self.mask = mask
  }

  /// Prints one finding as one line.
  public func print(_ finding: Finding, to output: inout some TextOutputStream) {
    let place = finding.place
    output.write(
      JSONValue.object([
        ("rule", .text(finding.rule)), ("name", .text(finding.name)),
        ("severity", .text(finding.severity.rawValue)),
        ("verdict", .text(finding.verdict.rawValue)),
        ("project", .optional(finding.project.map(mask))),
        ("document", .optional(finding.document.map(mask))),
        ("file", .optional(place.map { mask($0.file) })), ("line", .optional(place?.line)),
        ("column", .optional(place?.column)),
        // A place that ends on a later line has no end column on its own.
        ("endColumn", .optional(place.flatMap { $0.endLine == $0.line ? $0.endColumn : nil })),
        ("message", .text(mask(finding.message(in: language)))), ("law", law(of: finding)),
        ("fix", .optional(finding.fix.map { mask($0(in: language)) })),
        ("judgedOn", .text(finding.judgedOn)),
        ("rulebook", .text(finding.rulebook)), ("standing", .text(finding.standing.rawValue)),
        ("waiver", waiver(of: finding)),
      ]).line + "\n")
  }

  private func waiver(of finding: Finding) -> JSONValue {
    guard let waiver = finding.waiver else { return .null }
    return .object([
      ("entry", .integer(waiver.entry)), ("by", .text(mask(waiver.by))),
      ("until", .text(waiver.until)), ("because", .text(mask(waiver.because))),
    ])
  }

  /// Prints the last line: how many judgements passed, failed, were silent and were not run, and how many
  /// decide nothing, since what they found is accepted or their rule is on trial; together, all of them.
  ///
  /// - Parameter more: what else there is to say of the whole.
  public func print(
    _ tally: Tally, _ more: [(String, JSONValue)] = [], to output: inout some TextOutputStream
  ) {
    let counts: [(String, JSONValue)] = [
      ("passed", .optional(tally.passed)), ("failed", .optional(tally.failed)),
      ("silent", .optional(tally.silent)), ("notRun", .optional(tally.notRun)),
      ("waived", .optional(tally.waived)), ("beta", .optional(tally.beta)),
    ]
    output.write(JSONValue.object(counts + more).line + "\n")
  }

  private func law(of finding: Finding) -> JSONValue {
    guard let first = finding.law.first else { return .null }
    var law = members(of: first)
    let others = finding.law.dropFirst().map { JSONValue.object(members(of: $0)) }
    if !others.isEmpty { law.append(("also", .list(others))) }
    return .object(law)
  }

  private func members(of citation: Citation) -> [(String, JSONValue)] {
    let provision = citation.provision
    let article = provision?.article
    var members: [(String, JSONValue)] = [
      ("act", .optional(citation.act?.id)),
      ("article", .optional(provision?.chapter.map { "\($0):\(article ?? "")" } ?? article)),
      ("paragraph", .optional(provision?.paragraph ?? provision?.subparagraph.map(String.init))),
      ("point", .optional(provision?.point)), ("uri", .optional(citation.uri)),
    ]
    if let annex = provision?.annex { members.append(("annex", .text(annex))) }
    let hasMore = citation.act == nil || citation.note != nil || provision?.parts.isEmpty == false
    if hasMore { members.append(("text", .text(mask(citation.text(in: language))))) }
    return members
  }
}
