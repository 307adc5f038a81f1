import Findings
import Languages
import Provenance

/// A finding on a page for a browser.
struct HTMLFinding {
  let language: Language

  func article(_ finding: Finding) -> String {
    let label: Wording
    let kind: String
    switch (finding.standing, finding.verdict) {
    case (.waived, _): (label, kind) = (Wording("accepted", sv: "godtaget"), "waived")
    case (.beta, _): (label, kind) = (Wording("on trial", sv: "på prov"), "beta")
    case (_, .notRun): (label, kind) = (Wording("not run", sv: "kunde inte bedömas"), "open")
    default: (label, kind) = (finding.severity.wording, finding.severity.rawValue)
    }
    var html =
      "<article class=\"is-\(kind)\">\n<h4><span class=\"label\">\(clean(label)):</span> "
      + "\(clean(finding.message))</h4>\n<p class=\"place\"><a href=\"#rule-\(finding.rule)\">"
      + "\(finding.rule)</a> \(HTMLPage.text(finding.name))"
    if let place = finding.place { html += " · \(location(place))" }
    html += "</p>\n" + (finding.place.map(excerpt) ?? "")
    if let waiver = finding.waiver {
      html += paragraph(
        Wording("Accepted", sv: "Godtaget"),
        HTMLPage.text(
          said(
            Wording(
              "by \(waiver.by) until \(waiver.until), log entry \(waiver.entry): \(waiver.because)",
              sv: "av \(waiver.by) till och med \(waiver.until), loggpost \(waiver.entry): "
                + "\(waiver.because)"))))
    }
    if !finding.law.isEmpty {
      html += paragraph(Wording("Law", sv: "Rättslig grund"), law(finding.law))
    }
    if let fix = finding.fix { html += paragraph(Wording("What to do", sv: "Åtgärd"), clean(fix)) }
    for note in finding.notes {
      let place = note.place.map { " (\(location($0)))" } ?? ""
      html += paragraph(Wording("See also", sv: "Se även"), clean(note.message) + place)
      html += note.place.map(excerpt) ?? ""
    }
    return html + "</article>\n"
  }

  private func paragraph(_ label: Wording, _ html: String) -> String {
    "<p>\(clean(label)): \(html)</p>\n"
  }

  private func location(_ place: Place) -> String {
    HTMLPage.text("\(place.file):\(place.line):\(place.column)")
  }

  private func law(_ law: [Citation]) -> String {
    law.map { HTMLPage.link($0.text(in: language), to: $0.uri) }.joined(separator: "; ")
  }

  /// The sender's own lines, with the part that is meant.
  private func excerpt(_ place: Place) -> String {
    guard !place.excerpt.isEmpty else { return "" }
    let lines = place.excerpt.enumerated().map { index, excerpt in
      let before = excerpt.isCutBefore ? "…" : ""
      let after = excerpt.isCutAfter ? "…" : ""
      return "\(place.line + index)  \(before)\(marked(excerpt))\(after)"
    }
    return "<pre>\(lines.joined(separator: "\n"))</pre>\n"
  }

  /// A line with its mark; where something in it is masked the places have moved, and none is marked.
  private func marked(_ excerpt: Excerpt) -> String {
    guard Console.mask(excerpt.text) == excerpt.text, excerpt.markLength > 0 else {
      return HTMLPage.text(excerpt.text)
    }
    let scalars = Array(excerpt.text.unicodeScalars)
    let start = min(excerpt.markStart, scalars.count)
    let end = min(start + excerpt.markLength, scalars.count)
    func part(_ range: Range<Int>) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return HTMLPage.text(String(text))
    }
    return "\(part(0..<start))<mark>\(part(start..<end))</mark>\(part(end..<scalars.count))"
  }

  private func said(_ words: Wording) -> String { words(in: language) }
  private func clean(_ words: Wording) -> String { HTMLPage.text(words(in: language)) }
}
