import Testing

@testable import XML

@Suite struct `An automaton made of a pattern` {
  /// Patterns as formats of ours have them, and the letters that values are made of.
  private static let patterns = [
    ("-?[0-9]{1,3}(\\.[0-9]{1,2})?", "-0159."), ("[0-9]{4}-[0-9]{2}-[0-9]{2}", "0129-"),
    ("true|false", "truefals"), ("100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?", "0159."),
    ("[A-Z]{2}[0-9A-Z]{0,3}", "AZ09a"), ("[1-9][0-9]{0,5}", "0159"), ("a*b+c?", "abc"),
    ("(ab|a)(bc|c)?", "abc"), ("(a|b)*abb", "ab"), ("(a{2}){0,2}b{1,}", "ab"),
    ("[A-Z]{2}:[a-z]{2,20}:[0-9A-Za-z.\\-]{1,40}|[a-z][a-z0-9+.\\-]*:[^ ]{1,250}", "SEa:0-. +"),
    ("--(0[1-9]|1[0-2])-[0-9]{2}", "-0129"), ("[0-9A-Z][0-9A-Z \\-]{1,11}", "0A -"), ("", "a"),
    ("(19|20|21)[0-9]{2}-(spring|summer)", "1920spring-ume"),
    ("\\(\\*\\)", "()*"),
  ]

  /// A type of values of one pattern, as the shortcut through a schema holds values against it.
  private final class PatternType {
    let type: SimpleType
    private let tables: ValueTables
    private let number: Int32

    init(_ pattern: String) throws {
      var type = SimpleType.builtIn("token")
      type.patterns = [pattern]
      self.type = type
      var builder = ValueTables.Builder()
      number = builder.add(type)
      tables = ValueTables(builder)
      try #require(tables.unknownTypes.isEmpty)
    }

    deinit { tables.deallocate() }

    func takes(_ value: String) -> Bool {
      var value = value
      return value.withUTF8 { tables.takes($0, type: number) }
    }
  }

  @Test func `takes what libxml2 takes`() throws {
    var numbers = SystemRandomNumberGenerator()
    var taken = 0
    for (pattern, letters) in Self.patterns {
      let values = try PatternType(pattern)
      for _ in 0..<4000 {
        let count = Int.random(in: 0...12, using: &numbers)
        let value = String((0..<count).compactMap { _ in letters.randomElement(using: &numbers) })
        let isTaken = values.takes(value)
        let isAllowed = values.type.problem(with: value) == nil
        #expect(isAllowed || !isTaken, "\(pattern) \"\(value)\"")
        // Spaces that would be collapsed are left to libxml2.
        if !value.contains("  ") { #expect(isTaken == isAllowed, "\(pattern) \"\(value)\"") }
        if isTaken { taken += 1 }
      }
    }
    #expect(taken > 1000)
  }

  @Test func `counts up to its limit, and holds longer repetitions against the whole value`() throws
  {
    let short = try PatternType("x{1,64}")
    #expect(short.takes(String(repeating: "x", count: 64)))
    #expect(!short.takes(String(repeating: "x", count: 65)))
    let long = try PatternType("[a-z]*:[^ ]{1,250}")
    #expect(long.takes("a:x"))
    #expect(long.takes("a:" + String(repeating: "x", count: 248)))
    // The pattern would take two more, and so libxml2 is asked.
    #expect(!long.takes("a:" + String(repeating: "x", count: 249)))
  }

  @Test func `is not sure of what is beyond ASCII, nor of control characters`() throws {
    let values = try PatternType("[^ ]{1,20}")
    #expect(values.takes("abc"))
    #expect(!values.takes("å"))
    #expect(!values.takes("a\nb"))
  }

  @Test(arguments: [
    "\\d+", ".", "a{65}", "[a-z-[b]]", "(a", "a)", "[b-a]", "a{2,1}", "\\p{L}", "é", "[",
    "(a?){3}", "(a*)*", "(a|b?)+",
  ])
  func `is not made of what no format of ours uses`(pattern: String) {
    #expect(throws: PatternError.self) { try Automaton(pattern) }
  }
}
