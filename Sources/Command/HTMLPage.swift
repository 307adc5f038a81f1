import Languages
import SafeText

/// Pieces of a page of HTML that needs nothing besides itself: no script, no network, no other file.
///
/// What is inserted is masked and escaped; hidden characters are written out.
enum HTMLPage {
  /// Text as HTML writes it.
  static func text(_ text: String) -> String {
    var escaped = ""
    for character in Console.safe(text) {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// Words with the address they lead to, where there is one of the web.
  static func link(_ words: String, to address: String?) -> String {
    guard let address, address.hasPrefix("https://") || address.hasPrefix("http://") else {
      return text(words)
    }
    return "<a href=\"\(text(address))\">\(text(words))</a>"
  }

  /// Words that lead to a file beside the page.
  static func link(_ words: String, toMember name: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/".utf8)
    let address = name.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }
    return "<a href=\"\(address.joined())\">\(text(words))</a>"
  }

  /// A bar that shows a part of a whole; what it shows stands beside it in figures.
  static func bar(_ part: Int, of whole: Int, _ kind: String = "") -> String {
    """
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
    <rect class="track" width="100" height="8"/><rect class="\(kind)" width="\(share(part, of: whole))" height="8"/></svg>
    """
  }

  /// Parts of a whole beside each other, with what they are for those who do not see them.
  static func parts(_ parts: [(kind: String, count: Int)], label: String) -> String {
    let whole = parts.reduce(0) { $0 + $1.count }
    var before = 0
    let bars = parts.map { part in
      defer { before += part.count }
      return "<rect class=\"\(part.kind)\" x=\"\(share(before, of: whole))\" "
        + "width=\"\(share(part.count, of: whole))\" height=\"8\"/>"
    }
    return "<svg class=\"parts\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" "
      + "aria-label=\"\(text(label))\">\(bars.joined())</svg>"
  }

  /// A share of a hundred with two decimals.
  static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0" }
    let hundredths = Int(Int128(part) * 10_000 / Int128(whole))
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A text with its line ends.
  static func lines(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { self.text(String($0)) }.joined(separator: "<br/>")
  }

  /// A table whose first column names its rows. On a narrow screen each row stands by itself, its cells under
  /// each other beside their headings; what still has no room scrolls by itself.
  /// - Parameter hidesCaption: whether a heading over it says the same; a screen reader still has it.
  static func table(
    _ caption: String, _ headings: [String], _ rows: [[String]], hidesCaption: Bool = false
  ) -> String {
    let head = headings.map { "<th scope=\"col\">\(text($0))</th>" }.joined()
    let body = rows.map { cells in
      let rest = zip(headings, cells).dropFirst().map { heading, cell in
        "<td data-label=\"\(text(heading))\">\(cell)</td>"
      }.joined()
      return "<tr><th scope=\"row\">\(cells.first ?? "")</th>\(rest)</tr>"
    }
    return """
      <div class="wide" role="region" aria-label="\(text(caption))" tabindex="0"><table>
      <caption\(hidesCaption ? " class=\"unseen\"" : "")>\(text(caption))</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody></table></div>

      """
  }

  /// What stands before the first section.
  static func head(title: String, language: Language) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
    <meta name="referrer" content="no-referrer"/>
    <title>\(text(title))</title>
    <style>
    \(style)
    </style>
    </head>

    """
  }

  static let foot = "</main>\n</body>\n</html>\n"

  /// Dark letters on white, so that it prints as it looks; every colour of letters has a contrast of at
  /// least 4.5 to 1 with what it stands on (WCAG 2.2, 1.4.3).
  private static let style = """
    :root { color-scheme: light; --ink: #1b1b1f; --soft: #55565c; --line: #d3d4da; --error: #a3123a;
      --warning: #7a4b00; --observation: #1f5582; --open: #5b3d8a; --good: #1d6b3c; --silent: #b9bbc4; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 66rem; color: var(--ink); background: #fff;
      font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; }
    h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 2px solid var(--ink); }
    h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
    h4 { font-size: 1rem; margin: .2rem 0; font-weight: 600; }
    p { margin: .4rem 0; max-width: 44rem; }
    a { color: #0b4f8a; }
    a:focus-visible, .wide:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { position: static; }
    nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; list-style: none; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .6rem 0; }
    dt { color: var(--soft); }
    dd { margin: 0; }
    .wide { overflow-x: auto; margin: .6rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: .92rem; overflow-wrap: normal; }
    caption { text-align: left; color: var(--soft); padding: .2rem 0; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0;
      border-bottom: 1px solid var(--line); font-weight: normal; }
    thead th { color: var(--soft); white-space: nowrap; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .nowrap { white-space: nowrap; }
    .law { display: block; min-width: 14rem; }
    .bar { width: 9rem; height: .7rem; display: block; margin-top: .4rem; }
    .month { width: 100%; min-width: 1.8rem; height: .7rem; display: block; }
    #year :is(th, td) { padding-right: .4rem; }
    details ul { margin: .2rem 0; padding-left: 1.1rem; } summary { color: var(--soft); cursor: pointer; }
    .parts { width: 100%; height: 1.4rem; display: block; margin: .6rem 0 .3rem; }
    .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; padding: 0; margin: .3rem 0;
      list-style: none; }
    .legend svg { width: .8rem; height: .8rem; margin-right: .4rem; }
    .track { fill: #eceef2; }
    .error { fill: var(--error); } .warning { fill: var(--warning); }
    .observation { fill: var(--observation); } .open { fill: var(--open); }
    .good { fill: var(--good); } .silent { fill: var(--silent); }
    article { border-left: .3rem solid var(--line); padding: .3rem 0 .3rem .9rem; margin: .7rem 0; }
    article.is-error { border-color: var(--error); } article.is-warning { border-color: var(--warning); }
    article.is-observation { border-color: var(--observation); }
    article.is-open { border-color: var(--open); }
    .label { font-weight: 700; }
    .is-error > h4 .label { color: var(--error); } .is-warning > h4 .label { color: var(--warning); }
    .is-observation > h4 .label { color: var(--observation); }
    .is-open > h4 .label { color: var(--open); }
    .place { color: var(--soft); font-size: .92rem; margin: 0; }
    pre { margin: .3rem 0; padding: .4rem .6rem; background: #f4f5f8; overflow-x: auto;
      font: .85rem/1.45 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    mark { background: #ffe28a; color: inherit; }
    @media (max-width: 34rem) {
      dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; }
      thead { position: absolute; left: -99rem; }
      tbody tr { display: block; padding: .4rem 0; border-bottom: 1px solid var(--line); }
      tbody th, tbody td { display: block; padding: 0; border: 0; }
      tbody th { font-weight: 600; }
      tbody td { display: grid; grid-template-columns: 7rem 1fr; gap: .6rem; }
      tbody td:empty { display: none; }
      tbody td::before { content: attr(data-label); color: var(--soft); }
      .law { min-width: 0; } .bar { width: 100%; }
    }
    @media print {
      body { max-width: none; padding: 0; font-size: 10pt; } nav, .skip { display: none; }
      .wide { overflow: visible; } pre { white-space: pre-wrap; } .bar { width: 5rem; }
      tbody th { min-width: 9rem; } .law { min-width: 12rem; }
      h2, h3, h4 { break-after: avoid; } article, tr { break-inside: avoid; } a { color: inherit; }
      svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """
}
