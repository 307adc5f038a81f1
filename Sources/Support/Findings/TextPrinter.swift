public import Languages
import Provenance
import SafeText

/// Prints findings for people, with a first line that editors and other tools understand.
///
///     application.xml:8:5: error: Union contribution is 81.25 %, the ceiling is 75 % [B101]
///       8 |     <union>162500.00</union>
///         |     ^~~~~~~
///       law: Regulation (EU) 2021/1147, Article 15(1) <http://data.europa.eu/eli/…>
///       fix: lower it to EUR 150000.00 or less
///
/// The first line is `FILE:LINE:COLUMN: severity: message [RULE]`, with the severity in English in
/// every language, because that is what problem matchers look for. All that a document may have
/// brought is masked, and its hidden characters are written out.
public struct TextPrinter: Sendable {
  /// How much is printed of a finding.
  public enum Format: Hashable, Sendable {
    /// The first line, the sender's own lines, the law, the fix and the notes.
    case text
    /// The first line alone.
    case short
  }

  /// How much is printed of a finding.
  public let format: Format

  /// Whether severities and marks are coloured, for a terminal.
  public let isColoured: Bool

  /// The language of labels and citations.
  public let language: Language

  private let mask: @Sendable (String) -> String

  /// Makes a printer; `mask` takes personal data out of every text before it is printed.
  public init(
    format: Format = .text, isColoured: Bool = false, language: Language = .english,
    mask: @escaping @Sendable (String) -> String
  ) {
    self.format = format
    self.isColoured = isColoured
    self.language = language
    self.mask = mask
  }

  /// Prints one finding.
  public func print(_ finding: Finding, to output: inout some TextOutputStream) {
    let label = Label(finding)
    output.write(
      firstLine(subject(of: finding), label, finding.message(in: language), rule: finding.rule))
    guard format == .text else { return }
    if let place = finding.place { output.write(excerpt(of: place, colour: label.colour)) }
    if let waiver = finding.waiver { output.write(line("accepted", "godtaget", text(of: waiver))) }
    for citation in finding.law { output.write(line("law", "lag", text(of: citation))) }
    if let fix = finding.fix { output.write(line("fix", "åtgärd", clean(fix(in: language)))) }
    for note in finding.notes {
      let subject = note.place.map(location) ?? subject(of: finding)
      output.write(firstLine(subject, .note, note.message(in: language), rule: nil))
      if let place = note.place {
        output.write(excerpt(of: place, colour: Label.note.colour))
      }
    }
  }

  /// Prints how the rules came out for a subject, such as a project's key and title.
  public func printSummary(
    of subject: String, _ tally: Tally, judgedOn: String, rulebook: String,
    to output: inout some TextOutputStream
  ) {
    let counts =
      switch language {
      case .english:
        """
        \(tally.total) \(tally.total == 1 ? "rule" : "rules"), \(tally.passed) passed, \
        \(tally.failed) failed, \(tally.silent) silent, \(tally.notRun) not run \
        — judged as of \(judgedOn.shown), rules \(rulebook.shown)
        """
      case .swedish:
        """
        \(tally.total) \(tally.total == 1 ? "regel" : "regler"), \(tally.passed) uppfyllda, \
        \(tally.failed) brutna, \(tally.silent) ej tillämpliga, \(tally.notRun) ej prövade \
        — bedömt per \(judgedOn.shown), regelbok \(rulebook.shown)
        """
      }
    output.write("\(clean(subject)): \(counts)\n")
  }
}

// MARK: Lines

extension TextPrinter {
  private func firstLine(
    _ subject: String, _ label: Label, _ message: String, rule: String?
  ) -> String {
    let id = rule.map { " [\($0.shown)]" } ?? ""
    return "\(paint(subject, .bold)): \(paint("\(label.text):", label.colour)) "
      + "\(paint(clean(message), .bold))\(id)\n"
  }

  /// What stands before the severity: the place, else the document, the project or the portfolio.
  private func subject(of finding: Finding) -> String {
    if let place = finding.place { return location(place) }
    if let document = finding.document { return clean(document) }
    guard let project = finding.project else {
      return language == .english ? "portfolio" : "portföljen"
    }
    return "\(language == .english ? "project" : "projekt") \(clean(project))"
  }

  private func location(_ place: Place) -> String {
    "\(clean(place.file)):\(place.line):\(place.column)"
  }

  private func line(_ english: String, _ swedish: String, _ text: String) -> String {
    "  \(language == .english ? english : swedish): \(text)\n"
  }

  private func text(of citation: Citation) -> String {
    let text = clean(citation.text(in: language))
    return citation.uri.map { "\(text) <\($0.shown)>" } ?? text
  }

  private func text(of waiver: Finding.Waiver) -> String {
    let (by, because) = (clean(waiver.by), clean(waiver.because))
    return language == .english
      ? "by \(by) until \(waiver.until), log entry \(waiver.entry): \(because)"
      : "av \(by) till och med \(waiver.until), loggpost \(waiver.entry): \(because)"
  }

  private func clean(_ text: String) -> String { mask(text).shown }

  private func paint(_ text: String, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

// MARK: Excerpts

extension TextPrinter {
  /// The sender's own lines with their numbers, each with a line of marks below.
  private func excerpt(of place: Place, colour: Colour) -> String {
    let lastNumber = place.line + max(place.excerpt.count - 1, 0)
    let gutter = "\(lastNumber)".count
    var text = ""
    for (index, excerpt) in place.excerpt.enumerated() {
      let marked = Marked(excerpt, mask: mask)
      let number = "\(place.line + index)"
      let pad = String(repeating: " ", count: gutter - number.count)
      text += trimmed("  \(pad)\(number) | \(marked.text)") + "\n"
      let marks = paint(index == 0 ? marked.caret : marked.continuation, colour)
      text += "  \(String(repeating: " ", count: gutter)) | \(marked.indent)\(marks)\n"
    }
    return text
  }

  /// A line without the spaces at its end, which no reader sees.
  private func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}

/// A line of an excerpt as it is shown, and the marks that stand below it.
///
/// Every character counts as one column; a tab is repeated in the indent, so that the mark stands
/// right whatever a terminal makes of it.
private struct Marked {
  /// The line, masked, with its hidden characters written out.
  var text = ""

  /// What stands before the marks.
  var indent = ""

  /// How many columns are marked.
  private var width = 0

  /// The marks of the first line of a place.
  var caret: String { "^" + String(repeating: "~", count: max(width - 1, 0)) }

  /// The marks of its further lines.
  var continuation: String { String(repeating: "~", count: max(width, 1)) }

  init(_ excerpt: Excerpt, mask: (String) -> String) {
    let masked = mask(excerpt.text)
    let mark = Self.mark(of: excerpt, in: masked, mask: mask)
    if excerpt.isCutBefore {
      text += "…"
      indent += " "
    }
    for (index, scalar) in masked.unicodeScalars.enumerated() {
      let isTab = scalar == "\t"
      let shown = isTab ? "\t" : scalar.shown
      let columns = shown.unicodeScalars.count
      text += shown
      if index < mark.lowerBound {
        indent += isTab ? "\t" : String(repeating: " ", count: columns)
      } else if mark.contains(index) {
        width += columns
      }
    }
    if excerpt.isCutAfter { text += "…" }
  }

  /// The marked characters after masking, which may have made the text longer or shorter.
  private static func mark(
    of excerpt: Excerpt, in masked: String, mask: (String) -> String
  ) -> Range<Int> {
    let end = excerpt.markStart + excerpt.markLength
    guard masked.unicodeScalars.count != excerpt.text.unicodeScalars.count else {
      return excerpt.markStart..<end
    }
    let scalars = excerpt.text.unicodeScalars
    func moved(_ offset: Int) -> Int {
      let before = mask(String(Substring(scalars.prefix(offset))))
      let isSettled = masked.unicodeScalars.starts(with: before.unicodeScalars)
      return min(isSettled ? before.unicodeScalars.count : offset, masked.unicodeScalars.count)
    }
    let start = moved(excerpt.markStart)
    return start..<max(start, moved(end))
  }
}

// MARK: Labels and colours

/// The word after the place, and its colour.
private enum Label {
  case error, warning, observation, notRun, note, beta, waived

  init(_ finding: Finding) {
    switch (finding.verdict, finding.severity) {
    case _ where finding.standing == .beta: self = .beta
    case _ where finding.standing == .waived: self = .waived
    case (.notRun, _): self = .notRun
    case (_, .error): self = .error
    case (_, .warning): self = .warning
    case (_, .observation): self = .observation
    }
  }

  var text: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .observation: "observation"
    case .notRun: "not run"
    case .note: "note"
    case .beta: "on trial"
    case .waived: "accepted"
    }
  }

  var colour: Colour {
    switch self {
    case .error: .red
    case .warning: .magenta
    case .observation, .note, .beta, .waived: .cyan
    case .notRun: .yellow
    }
  }
}

/// The codes of ECMA-48 (SGR) that are used.
private enum Colour: Int {
  case bold = 1
  case red = 31
  case yellow = 33
  case magenta = 35
  case cyan = 36
}
