import Foundation

/// What the standard allows in the objects of a log that the program writes (OASIS, *Static Analysis Results
/// Interchange Format (SARIF) Version 2.1.0*, section 3): the properties of each object, what they hold, and
/// which must be there. Whatever is not in the table is a fault.
enum SARIFShape {
  indirect enum Kind: Sendable {
    case text, flag
    /// A whole number, not below this.
    case number(Int)
    case one([String])
    case object(String)
    case list(Kind)
    /// Members of any name.
    case members(Kind)
    /// A property bag (3.8), which holds anything.
    case bag
    /// An absolute URI.
    case address
    /// A URI reference: no space, no letter beyond ASCII.
    case reference
  }

  private static let objects: [String: (required: Set<String>, properties: [String: Kind])] = [
    // 3.13
    "sarifLog": (
      ["version", "runs"],
      ["$schema": .address, "version": .one(["2.1.0"]), "runs": .list(.object("run"))]
    ),
    // 3.14
    "run": (
      ["tool"],
      [
        "tool": .object("tool"), "language": .text, "columnKind": .one(["unicodeCodePoints"]),
        "translations": .list(.object("toolComponent")),
        "taxonomies": .list(.object("toolComponent")), "results": .list(.object("result")),
        "invocations": .list(.object("invocation")), "properties": .bag,
      ]
    ),
    // 3.18
    "tool": (["driver"], ["driver": .object("toolComponent")]),
    // 3.19
    "toolComponent": (
      ["name"],
      [
        "name": .text, "version": .text, "language": .text,
        "rules": .list(.object("reportingDescriptor")),
        "taxa": .list(.object("reportingDescriptor")),
        "contents": .list(.one(["localizedData", "nonLocalizedData"])),
        "translationMetadata": .object("translationMetadata"),
        "associatedComponent": .object("toolComponentReference"),
      ]
    ),
    // 3.26
    "translationMetadata": (["name"], ["name": .text]),
    // 3.54
    "toolComponentReference": ([], ["name": .text, "index": .number(0)]),
    // 3.49
    "reportingDescriptor": (
      ["id"],
      [
        "id": .text, "name": .text, "shortDescription": .object("multiformatMessageString"),
        "fullDescription": .object("multiformatMessageString"),
        "help": .object("multiformatMessageString"), "helpUri": .address,
        "defaultConfiguration": .object("reportingConfiguration"),
        "relationships": .list(.object("reportingDescriptorRelationship")), "properties": .bag,
      ]
    ),
    // 3.12
    "multiformatMessageString": (["text"], ["text": .text]),
    // 3.50
    "reportingConfiguration": ([], ["level": .one(["none", "note", "warning", "error"])]),
    // 3.53
    "reportingDescriptorRelationship": (
      ["target"],
      ["target": .object("reportingDescriptorReference"), "kinds": .list(.one(["relevant"]))]
    ),
    // 3.52
    "reportingDescriptorReference": (
      [],
      ["id": .text, "index": .number(0), "toolComponent": .object("toolComponentReference")]
    ),
    // 3.20
    "invocation": (["executionSuccessful"], ["executionSuccessful": .flag]),
    // 3.27
    "result": (
      ["message"],
      [
        "ruleId": .text, "ruleIndex": .number(0),
        "kind": .one(["notApplicable", "pass", "fail", "review", "open", "informational"]),
        "level": .one(["none", "note", "warning", "error"]), "message": .object("message"),
        "locations": .list(.object("location")), "relatedLocations": .list(.object("location")),
        "partialFingerprints": .members(.text), "suppressions": .list(.object("suppression")),
        "taxa": .list(.object("reportingDescriptorReference")), "properties": .bag,
      ]
    ),
    // 3.11
    "message": (["text"], ["text": .text]),
    // 3.28
    "location": (
      [],
      [
        "id": .number(0), "physicalLocation": .object("physicalLocation"),
        "logicalLocations": .list(.object("logicalLocation")), "message": .object("message"),
      ]
    ),
    // 3.29
    "physicalLocation": (
      ["artifactLocation"],
      ["artifactLocation": .object("artifactLocation"), "region": .object("region")]
    ),
    // 3.4
    "artifactLocation": (["uri"], ["uri": .reference]),
    // 3.30
    "region": (
      ["startLine"],
      [
        "startLine": .number(1), "startColumn": .number(1), "endLine": .number(1),
        "endColumn": .number(1), "snippet": .object("artifactContent"),
      ]
    ),
    // 3.3
    "artifactContent": (["text"], ["text": .text]),
    // 3.33
    "logicalLocation": ([], ["fullyQualifiedName": .text, "kind": .text]),
    // 3.35
    "suppression": (
      ["kind"],
      [
        "kind": .one(["inSource", "external"]),
        "status": .one(["accepted", "underReview", "rejected"]), "justification": .text,
        "properties": .bag,
      ]
    ),
  ]

  /// What in a log is not as the standard has it.
  static func faults(in log: Any) -> [String] { faults(in: log, .object("sarifLog"), "log") }

  private static func faults(in value: Any, _ kind: Kind, _ path: String) -> [String] {
    let text = value as? String
    switch kind {
    case .text: return text == nil ? ["\(path) is no text"] : []
    case .flag: return value is Bool ? [] : ["\(path) is no flag"]
    case .number(let least):
      return value as? Int ?? (least - 1) >= least ? [] : ["\(path) is no number from \(least)"]
    case .one(let words):
      return words.contains(text ?? "") ? [] : ["\(path) is \(value), none of \(words)"]
    case .address:
      return text.flatMap(URL.init(string:))?.scheme == nil ? ["\(path) is no address"] : []
    case .reference:
      let isOne = text?.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ?? false
      return isOne && text.flatMap(URL.init(string:))?.scheme == nil
        ? [] : ["\(path) is no reference: \(value)"]
    case .bag: return value is [String: Any] ? [] : ["\(path) is no property bag"]
    case .list(let kind):
      guard let values = value as? [Any] else { return ["\(path) is no list"] }
      return values.enumerated().flatMap { faults(in: $1, kind, "\(path)[\($0)]") }
    case .members(let kind):
      guard let members = value as? [String: Any] else { return ["\(path) is no object"] }
      return members.flatMap { faults(in: $1, kind, "\(path).\($0)") }
    case .object(let name):
      guard let members = value as? [String: Any], let object = objects[name] else {
        return ["\(path) is no \(name)"]
      }
      let missing = object.required.subtracting(members.keys).sorted()
      return missing.map { "\(path) has no \($0)" }
        + members.flatMap { key, value in
          object.properties[key].map { faults(in: value, $0, "\(path).\(key)") }
            ?? ["\(path) may have no \(key)"]
        }
    }
  }
}
