public import Portfolio
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
  /// The name of the file without its folder, when there is a file.
  public let file: String?
  public let sha256: String
  public let bytes: Int
  public let totals: ControlTotals
  public let context: ExportContext
  /// What is left out of the return and why, without any name.
  public let excluded: [Exclusion]
  /// How many natural persons' names the return leaves out because their time is over.
  public let removedNaturalPersons: Int

  /// What the manifest of a file is called.
  public static func path(beside file: String) -> String { file + ".manifest.json" }

  /// The manifest as JSON, in English.
  public var json: String {
    var json = JSONLines()
    json.member("return", kind.rawValue)
    json.member("format", format.rawValue)
    json.member("dialect", dialect?.name)
    json.member("file", file)
    json.member("sha256", sha256)
    json.member("bytes", bytes)
    json.member("rows", totals.rows)
    json.members(
      "totals",
      totals.byCurrency.map {
        [
          ("currency", .text($0.currency.code)), ("rows", .optional($0.rows)),
          ("totalCost", .text($0.totalCost.plain)),
          ("eligibleCost", .text($0.eligibleCost.plain)),
          ("unionContribution", .text($0.unionContribution.plain)),
        ]
      })
    json.member("on", context.on.iso)
    json.member("asOf", context.asOf)
    json.member("rulebook", context.rulebookHash)
    json.member("log", context.logHash)
    json.members(
      "excluded",
      excluded.map { [("ground", .text($0.ground)), ("citation", .text($0.citation))] })
    json.member("removedNaturalPersons", removedNaturalPersons)
    json.member("program", context.program)
    return json.finished
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
