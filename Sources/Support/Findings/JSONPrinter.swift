import Provenance

/// Prints findings for programs: one JSON object per line, keys in a fixed order, the tally last.
///
/// `law` is the first provision as an object (`act`, `article`, `paragraph`, `point`, `uri`); an
/// annex or words for what is no act follow as `annex` and `text`, further provisions as `also`.
/// Texts are English unless the rule was judged in another language. What a document may have
/// brought is masked, and characters that could repaint a terminal are escaped.
public struct JSONPrinter: Sendable {
  private let mask: @Sendable (String) -> String

  /// Makes a printer; `mask` takes personal data out of every text before it is printed.
  public init(mask: @escaping @Sendable (String) -> String) { self.mask = mask }

  /// Prints one finding as one line.
  public func print(_ finding: Finding, to output: inout some TextOutputStream) {
    let place = finding.place
    var object = JSONObject()
    object.add("rule", finding.rule)
    object.add("name", finding.name)
    object.add("severity", finding.severity.rawValue)
    object.add("verdict", finding.verdict.rawValue)
    object.add("project", finding.project.map(mask))
    object.add("document", finding.document.map(mask))
    object.add("file", place.map { mask($0.file) })
    object.add("line", place?.line)
    object.add("column", place?.column)
    // A place that ends on a later line has no end column on its own.
    object.add("endColumn", place.flatMap { $0.endLine == $0.line ? $0.endColumn : nil })
    object.add("message", mask(finding.message))
    object.add(raw: "law", law(of: finding)?.text)
    object.add("fix", finding.fix.map(mask))
    object.add("judgedOn", finding.judgedOn)
    object.add("rulebook", finding.rulebook)
    output.write(object.text + "\n")
  }

  /// Prints the last line: how many rules passed, failed, were silent and were not run.
  public func print(_ tally: Tally, to output: inout some TextOutputStream) {
    var object = JSONObject()
    object.add("passed", tally.passed)
    object.add("failed", tally.failed)
    object.add("silent", tally.silent)
    object.add("notRun", tally.notRun)
    output.write(object.text + "\n")
  }

  private func law(of finding: Finding) -> JSONObject? {
    guard let first = finding.law.first else { return nil }
    var law = law(first)
    let others = finding.law.dropFirst().map { self.law($0).text }
    if !others.isEmpty { law.add(raw: "also", "[\(others.joined(separator: ","))]") }
    return law
  }

  private func law(_ citation: Citation) -> JSONObject {
    let provision = citation.provision
    let article = provision?.article
    var object = JSONObject()
    object.add("act", citation.act?.id)
    object.add("article", provision?.chapter.map { "\($0):\(article ?? "")" } ?? article)
    object.add("paragraph", provision?.paragraph ?? provision?.subparagraph.map(String.init))
    object.add("point", provision?.point)
    object.add("uri", citation.uri)
    if let annex = provision?.annex { object.add("annex", annex) }
    let hasMore = citation.act == nil || citation.note != nil || provision?.parts.isEmpty == false
    if hasMore { object.add("text", mask(citation.description)) }
    return object
  }
}

/// A JSON object written by hand, member by member, in the order they are added.
private struct JSONObject {
  private var members = ""

  var text: String { "{\(members)}" }

  mutating func add(_ key: String, _ value: String?) {
    add(raw: key, value.map(JSONObject.quoted))
  }

  mutating func add(_ key: String, _ value: Int?) { add(raw: key, value.map(String.init)) }

  /// Adds a value that is JSON already; nil is null.
  mutating func add(raw key: String, _ value: String?) {
    if !members.isEmpty { members += "," }
    members += "\"\(key)\":\(value ?? "null")"
  }

  /// A string as JSON writes it (RFC 8259, section 7), hidden characters escaped as well.
  private static func quoted(_ text: String) -> String {
    var json = "\""
    json.reserveCapacity(text.utf8.count + 2)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where scalar.isHidden:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
