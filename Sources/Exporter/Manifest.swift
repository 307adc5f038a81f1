public import Languages
import Portfolio
import SafeText
import Values

/// What a return was made of, written beside it: enough to make the same bytes again.
///
/// Its keys have a fixed order and it holds no moment, so that it too is the same every time.
public struct Manifest: Sendable {
  public let kind: Return
  public let format: ReturnFormat
  /// How CSV was written; XML has none.
  public let dialect: CSVDialect?
  /// Which table the file holds, of a return that has several.
  public let table: String?
  /// The name of the file without its folder, when there is a file.
  public let file: String?
  public let sha256: String
  public let bytes: Int
  /// What the file adds up to.
  public let totals: Totals
  /// The sums that were compared with the portfolio's.
  public let sums: [ControlSum]
  public let context: ExportContext
  let remarks: Remarks

  /// What is left out of the return and why, without any name.
  public var excluded: [Exclusion] { remarks.excluded }

  /// What the person who sends it should know.
  public var notices: [Wording] { remarks.notices }

  /// How many natural persons' names the return leaves out because their time is over.
  public var removedNaturalPersons: Int { remarks.removedNaturalPersons }

  /// What the manifest of a file is called.
  public static func path(beside file: String) -> String { file + ".manifest.json" }

  /// The manifest as JSON, in English.
  public var json: String {
    var json = JSONLines()
    json.member("return", kind.rawValue)
    json.member("format", format.rawValue)
    json.member("dialect", dialect?.name)
    if let table { json.member("table", table) }
    json.member("file", file)
    json.member("sha256", sha256)
    json.member("bytes", bytes)
    json.member("rows", totals.rows)
    json.members(
      "totals",
      sums.map { sum in
        [
          ("table", .text(sum.name.sheet)), ("sum", .text(sum.name.sum)),
          ("currency", .optional(sum.name.currency?.code)), ("store", .text(sum.stored.plain)),
          ("file", .text(sum.read.plain)), ("difference", .text(sum.difference.plain)),
        ]
      })
    if !remarks.conversions.isEmpty {
      json.members("conversions", remarks.conversions.map(\.members))
    }
    if !notices.isEmpty {
      json.members("notices", notices.map { [("notice", .text($0.english))] })
    }
    if let programme = context.programme { json.member("programme", programme) }
    if let project = context.project { json.member("project", PersonalNumber.mask(in: project)) }
    if let report = context.report { json.member("report", PersonalNumber.mask(in: report)) }
    if let texts = context.texts { json.member("texts", texts.sha256) }
    if let licence = context.licence { json.member("licence", licence) }
    if let since = context.since { json.member("since", since.iso) }
    json.member("on", context.on.iso)
    json.member("asOf", context.asOf)
    json.member("rulebook", context.rulebookHash)
    json.member("log", context.logHash)
    json.members(
      "excluded",
      remarks.excluded.map { [("ground", .text($0.ground)), ("citation", .text($0.citation))] })
    json.member("removedNaturalPersons", remarks.removedNaturalPersons)
    json.member("program", context.program)
    return json.finished
  }
}

extension MonthlyConversion {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("month", .text(rate.month)), ("currency", .text(rate.currency.code)),
      ("rate", .text(rate.plain)), ("amount", .text(amount.plain)), ("euro", .text(euro.plain)),
      ("rounding", .text(rounding.millionths)),
    ]
  }
}

extension Int64 {
  /// A number of millionths as a decimal number: `-0.001234`.
  public var millionths: String {
    let (whole, fraction) = magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(fraction)
    let padded = String(repeating: "0", count: 6 - digits.count) + digits
    return "\(self < 0 ? "-" : "")\(whole).\(padded)"
  }
}

/// That an operation is left out of the public list, and the legal ground for it.
public struct Exclusion: Hashable, Sendable {
  /// The ground, by its code.
  public let ground: String
  /// The provision that the decision names.
  public let citation: String
}

/// A JSON object, member by member, each on a line of its own.
private struct JSONLines {
  private var lines: [String] = []

  var finished: String { "{\n" + lines.joined(separator: ",\n") + "\n}\n" }

  mutating func member(_ name: String, _ value: String?) {
    add(name, .optional(value))
  }

  mutating func member(_ name: String, _ value: (some BinaryInteger)?) {
    add(name, .optional(value))
  }

  private mutating func add(_ name: String, _ value: JSONValue) {
    lines.append("  \(JSONValue.text(name).line): \(value.line)")
  }

  /// A list of objects, each on a line of its own.
  mutating func members(_ name: String, _ objects: [[(String, JSONValue)]]) {
    let items = objects.map { members in
      "\n    { "
        + members.map { "\(JSONValue.text($0).line): \($1.line)" }.joined(separator: ", ") + " }"
    }
    let list = items.isEmpty ? "[]" : "[\(items.joined(separator: ","))\n  ]"
    lines.append("  \(JSONValue.text(name).line): \(list)")
  }
}
