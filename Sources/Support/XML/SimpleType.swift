import CLibXML2
public import Languages
import Synchronization

/// The type of a value: the built-in type it comes from and what narrows it down.
public struct SimpleType: Sendable {
  public struct Value: Sendable {
    public let value: String
    /// What the value means, in the schema's words.
    public let documentation: Wording
  }

  /// The nearest name the schema gives it, or the built-in type's own.
  public internal(set) var name: String
  /// What the type means, in the schema's words.
  public internal(set) var documentation: Wording
  /// The built-in type of XML Schema it is derived from: `token`, `string`, `date` …
  public let base: String
  public internal(set) var patterns: [String] = []
  public internal(set) var enumeration: [Value] = []
  public internal(set) var minimumLength: Int?
  public internal(set) var maximumLength: Int?
  /// The alternatives of a union; empty for any other type.
  public let members: [SimpleType]

  init(name: String?, documentation: Wording, members: [SimpleType]) {
    self.name = name ?? "union"
    self.documentation = documentation
    self.base = "union"
    self.members = members
  }

  private init(base: String) {
    self.name = base
    self.documentation = .same("")
    self.base = base
    self.members = []
  }

  static func builtIn(_ name: String) -> SimpleType { SimpleType(base: name) }

  /// What decides which values it takes, and nothing else of it.
  struct Facets: Hashable {
    fileprivate let base: String
    fileprivate let patterns, words: [String]
    fileprivate let minimumLength, maximumLength: Int?
    fileprivate let members: [Facets]
  }

  var facets: Facets {
    Facets(
      base: base, patterns: patterns, words: enumeration.map(\.value),
      minimumLength: minimumLength, maximumLength: maximumLength, members: members.map(\.facets))
  }

  /// Whether line breaks and runs of spaces are kept as they are written.
  public var keepsWhiteSpace: Bool { base == "string" }

  /// Why a value is not of the type.
  public enum Problem: Sendable, Equatable {
    case notAllowed
    case tooShort(minimum: Int)
    case tooLong(maximum: Int, found: Int)
    /// It looks right but is not: 29 February of a year that has none.
    case impossible
  }

  /// What keeps a value, as it is written, from being of the type; `nil` when nothing does.
  public func problem(with written: String) -> Problem? {
    if !members.isEmpty {
      let problems = members.map { $0.problem(with: written) }
      if problems.contains(where: { $0 == nil }) { return nil }
      return problems.contains(.impossible) ? .impossible : .notAllowed
    }
    let value = keepsWhiteSpace ? written : Self.collapsed(written)
    let length = value.unicodeScalars.count
    if let minimumLength, length < minimumLength { return .tooShort(minimum: minimumLength) }
    if let maximumLength, length > maximumLength {
      return .tooLong(maximum: maximumLength, found: length)
    }
    if !enumeration.isEmpty, !enumeration.contains(where: { $0.value == value }) {
      return .notAllowed
    }
    for pattern in patterns where !Self.matches(value, pattern) { return .notAllowed }
    if !["token", "string"].contains(base), !Self.isBuiltIn(base, value) {
      return patterns.isEmpty ? .notAllowed : .impossible
    }
    return nil
  }

  /// The value with outer white space dropped and inner white space made one space (XML Schema 4.3.6).
  public static func collapsed(_ text: String) -> String {
    let isSpace: (Unicode.Scalar) -> Bool = {
      $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r"
    }
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        pending = !result.isEmpty
      } else {
        if pending { result.append(" ") }
        pending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The schema's own regular expressions, by libxml2, so that both say the same.
  static func matches(_ value: String, _ pattern: String) -> Bool {
    xmlRegexpExec(CompiledPattern.of(pattern).pointer, value) == 1
  }

  private static func isBuiltIn(_ name: String, _ value: String) -> Bool {
    guard
      let type = xmlSchemaGetPredefinedType(name, "http://www.w3.org/2001/XMLSchema")
    else {
      preconditionFailure("xs:\(name) is not a type of XML Schema")
    }
    return xmlSchemaValidatePredefinedType(type, value, nil) == 0
  }
}

/// A pattern that libxml2 has compiled, kept to the end of the program: our formats have few, and a
/// record at fault may have a hundred thousand values to hold against them.
private struct CompiledPattern: @unchecked Sendable {
  let pointer: xmlRegexpPtr

  private static let known = Mutex<[String: CompiledPattern]>([:])

  static func of(_ pattern: String) -> CompiledPattern {
    known.withLock { known in
      if let found = known[pattern] { return found }
      guard let pointer = xmlRegexpCompile(pattern) else {
        preconditionFailure("the pattern \(pattern) of a schema of ours does not compile")
      }
      let compiled = CompiledPattern(pointer: pointer)
      known[pattern] = compiled
      return compiled
    }
  }
}
