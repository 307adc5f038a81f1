public import Languages
public import Provenance
public import SafeText

/// Prints findings for tools that gather them, as a log of SARIF 2.1.0 (OASIS, 2020).
///
/// The rules stand first, then the findings as they come, then what was counted; so memory does not grow
/// with the findings. What a rule says of itself stands in one language, and in the other one as a
/// translation. A rule that was not run is an *open* result: there was too little to decide.
public struct SARIFPrinter {
  /// A rule as the log describes it.
  public struct Rule: Sendable {
    let id, name: String
    let title, summary, help: Wording
    let severity: Severity
    let isBeta: Bool
    let law: [Citation]

    public init(
      id: String, name: String, title: Wording, summary: Wording, help: Wording,
      severity: Severity, isBeta: Bool, law: [Citation]
    ) {
      self.id = id
      self.name = name
      self.title = title
      self.summary = summary
      self.help = help
      self.severity = severity
      self.isBeta = isBeta
      self.law = law
    }
  }

  /// The schema that the log keeps to.
  public static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  /// What the fingerprints are made of, by a name that changes when they do.
  public static let fingerprint = "fondbokRuleSubjectAndText/v1"

  private let version: String
  private let rules: [Rule]
  private let language: Language
  private let mask: @Sendable (String) -> String
  private let hash: @Sendable (String) -> String
  private let places: [String: Int]
  private var provisions: [Citation] = []
  private var provisionPlaces: [String: Int] = [:]
  private var isFirst = true
  /// How often each text has been found in the subject that is being told of.
  private var subject: String?
  private var seen: [String: Int] = [:]

  /// Makes a printer.
  ///
  /// - Parameters:
  ///   - mask: takes personal data out of every text before it is printed.
  ///   - hash: makes a fingerprint of a text.
  public init(
    version: String, rules: [Rule], language: Language,
    mask: @escaping @Sendable (String) -> String, hash: @escaping @Sendable (String) -> String
  ) {
    self.version = version
    self.rules = rules
    self.language = language
    self.mask = mask
    self.hash = hash
    places = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for citation in rules.flatMap(\.law) {
      let id = citation.text(in: .english)
      guard provisionPlaces[id] == nil else { continue }
      provisionPlaces[id] = provisions.count
      provisions.append(citation)
    }
  }

  /// Prints what stands before the findings.
  public func begin(to output: inout some TextOutputStream) {
    output.write(
      "{\"$schema\":\(JSONValue.text(Self.schema).line),\"version\":\"2.1.0\",\"runs\":[{")
    output.write("\"tool\":\(JSONValue.object([("driver", driver)]).line),\n")
    output.write("\"language\":\"\(language.rawValue)\",\"columnKind\":\"unicodeCodePoints\",\n")
    output.write("\"translations\":\(JSONValue.list([translation]).line),\n")
    output.write("\"taxonomies\":\(JSONValue.list([law]).line),\n\"results\":[")
  }

  /// Prints one finding.
  public mutating func print(_ finding: Finding, to output: inout some TextOutputStream) {
    output.write((isFirst ? "\n" : ",\n") + result(finding).line)
    isFirst = false
  }

  /// Prints what stands after the findings: what was judged by what, and what was counted.
  ///
  /// - Parameter isWhole: whether the judgement came to its end.
  public func end(
    _ properties: [(String, JSONValue)], isWhole: Bool, to output: inout some TextOutputStream
  ) {
    output.write("\n],\n\"invocations\":[{\"executionSuccessful\":\(isWhole)}],\n")
    output.write("\"properties\":\(JSONValue.object(properties).line)}]}\n")
  }
}

// MARK: The tool

extension SARIFPrinter {
  private var driver: JSONValue {
    .object([
      ("name", "fondbok"), ("version", .text(version)), ("language", .text(language.rawValue)),
      ("rules", .list(rules.map { describe($0, in: language, isWhole: true) })),
    ])
  }

  private var translation: JSONValue {
    let other: Language = language == .english ? .swedish : .english
    return .object([
      ("name", "fondbok"), ("language", .text(other.rawValue)),
      ("contents", .texts(["localizedData"])),
      ("translationMetadata", .object([("name", .text("fondbok (\(other.rawValue))"))])),
      ("associatedComponent", .object([("name", "fondbok")])),
      ("rules", .list(rules.map { describe($0, in: other, isWhole: false) })),
    ])
  }

  /// The provisions that the rules cite, which are to the rules what a classification is.
  private var law: JSONValue {
    .object([
      ("name", "law"),
      (
        "taxa",
        .list(
          provisions.map { citation in
            var members: [(String, JSONValue)] = [
              ("id", .text(citation.text(in: .english))),
              ("shortDescription", text(citation.text(in: language))),
            ]
            if let uri = citation.uri { members.append(("helpUri", .text(uri))) }
            return .object(members)
          })
      ),
    ])
  }

  private func describe(_ rule: Rule, in language: Language, isWhole: Bool) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", .text(rule.id)), ("name", .text(rule.name)),
      ("shortDescription", text(rule.title(in: language))),
      ("fullDescription", text(rule.summary(in: language))),
      ("help", text(rule.help(in: language))),
    ]
    guard isWhole else { return .object(members) }
    members.append(("defaultConfiguration", .object([("level", .text(level(of: rule.severity)))])))
    if let uri = rule.law.lazy.compactMap(\.uri).first { members.append(("helpUri", .text(uri))) }
    members.append(
      (
        "relationships",
        .list(
          rule.law.compactMap { law in
            reference(to: law).map {
              .object([("target", $0), ("kinds", .texts(["relevant"]))])
            }
          })
      ))
    members.append(
      ("properties", .object([("state", .text(rule.isBeta ? "beta" : "stable"))])))
    return .object(members)
  }

  private func reference(to citation: Citation) -> JSONValue? {
    let id = citation.text(in: .english)
    return provisionPlaces[id].map {
      .object([
        ("id", .text(id)), ("index", .integer(Int64($0))),
        ("toolComponent", .object([("name", "law"), ("index", .integer(0))])),
      ])
    }
  }

  private func text(_ text: String) -> JSONValue { .object([("text", .text(mask(text)))]) }

  private func level(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .observation: "note"
    }
  }
}

// MARK: Results

extension SARIFPrinter {
  private mutating func result(_ finding: Finding) -> JSONValue {
    let isOpen = finding.verdict == .notRun
    var members: [(String, JSONValue)] = [("ruleId", .text(finding.rule))]
    if let place = places[finding.rule] { members.append(("ruleIndex", .integer(Int64(place)))) }
    members += [
      // Only what fails has a level.
      ("kind", .text(isOpen ? "open" : "fail")),
      ("level", .text(isOpen ? "none" : level(of: finding.severity))),
      ("message", text(words(of: finding))), ("locations", .list([location(of: finding)])),
    ]
    let notes = finding.notes.filter { $0.place != nil }
    if !notes.isEmpty {
      members.append(
        (
          "relatedLocations",
          .list(
            notes.enumerated().map { place, note in
              .object([
                ("id", .integer(Int64(place))), ("physicalLocation", physical(note.place)),
                ("message", text(note.message(in: language))),
              ])
            })
        ))
    }
    members.append(
      ("partialFingerprints", .object([(Self.fingerprint, .text(fingerprint(of: finding)))])))
    if let waiver = finding.waiver {
      members.append(("suppressions", .list([suppression(waiver)])))
    }
    let taxa = finding.law.compactMap { reference(to: $0) }
    if !taxa.isEmpty { members.append(("taxa", .list(taxa))) }
    members.append(("properties", .object(properties(of: finding))))
    return .object(members)
  }

  /// What is wrong, by which law, and what to do, a line each: tools show the first.
  private func words(of finding: Finding) -> String {
    var lines = [finding.message(in: language)]
    if !finding.law.isEmpty {
      let law = finding.law.map { $0.text(in: language) }.joined(separator: "; ")
      lines.append(language == .english ? "law: \(law)" : "lag: \(law)")
    }
    if let fix = finding.fix?(in: language) {
      lines.append(language == .english ? "fix: \(fix)" : "åtgärd: \(fix)")
    }
    return lines.joined(separator: "\n")
  }

  private func location(of finding: Finding) -> JSONValue {
    var members: [(String, JSONValue)] = []
    if let place = finding.place { members.append(("physicalLocation", physical(place))) }
    members.append(
      (
        "logicalLocations",
        .list([
          .object([
            ("fullyQualifiedName", .text(mask(finding.subject))),
            ("kind", .text(finding.project != nil ? "project" : "document")),
          ])
        ])
      ))
    return .object(members)
  }

  private func physical(_ place: Place?) -> JSONValue {
    guard let place else { return .null }
    var region: [(String, JSONValue)] = [
      ("startLine", .integer(Int64(place.line))), ("startColumn", .integer(Int64(place.column))),
      ("endLine", .integer(Int64(place.endLine))),
      ("endColumn", .integer(Int64(place.endColumn))),
    ]
    if !place.excerpt.isEmpty {
      let lines = place.excerpt.map(\.text).joined(separator: "\n")
      region.append(("snippet", text(lines)))
    }
    return .object([
      ("artifactLocation", .object([("uri", .text(Self.reference(to: mask(place.file))))])),
      ("region", .object(region)),
    ])
  }

  /// A file's name as a relative reference (RFC 3986).
  public static func reference(to file: String) -> String {
    var uri = ""
    for byte in file.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return uri
  }

  /// What stays the same from run to run while the finding does, wherever in its file it has moved to:
  /// the rule, the subject, the sender's text, and which of several like it.
  private mutating func fingerprint(of finding: Finding) -> String {
    if subject != finding.subject {
      subject = finding.subject
      seen.removeAll(keepingCapacity: true)
    }
    let lines = finding.place?.excerpt.map { Self.trimmed($0.text) } ?? []
    let text = ([finding.rule, finding.verdict.rawValue, finding.subject] + lines)
      .map(mask).joined(separator: "\n")
    seen[text, default: 0] += 1
    return hash("\(text)\n\(seen[text] ?? 1)")
  }

  private static func trimmed(_ line: String) -> String {
    line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func suppression(_ waiver: Finding.Waiver) -> JSONValue {
    .object([
      ("kind", "external"), ("status", "accepted"), ("justification", .text(mask(waiver.because))),
      (
        "properties",
        .object([
          ("entry", .integer(waiver.entry)), ("by", .text(mask(waiver.by))),
          ("until", .text(waiver.until)),
        ])
      ),
    ])
  }

  private func properties(of finding: Finding) -> [(String, JSONValue)] {
    [
      ("project", .optional(finding.project.map(mask))),
      ("document", .optional(finding.document.map(mask))),
      ("standing", .text(finding.standing.rawValue)),
      ("fix", .optional(finding.fix.map { mask($0(in: language)) })),
      ("law", .texts(finding.law.map { mask($0.text(in: language)) })),
      ("judgedOn", .text(finding.judgedOn)), ("rulebook", .text(finding.rulebook)),
    ]
  }
}
