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

  @Test func `takes what libxml2 takes`() throws {
    var numbers = SystemRandomNumberGenerator()
    var taken = 0
    for (pattern, letters) in Self.patterns {
      let automaton = try Automaton(pattern)
      for _ in 0..<4000 {
        let count = Int.random(in: 0...12, using: &numbers)
        let value = String((0..<count).compactMap { _ in letters.randomElement(using: &numbers) })
        let isTaken = automaton.takes(value.utf8)
        #expect(isTaken == SimpleType.matches(value, pattern), "\(pattern) \"\(value)\"")
        if isTaken { taken += 1 }
      }
    }
    #expect(taken > 1000)
  }

  @Test func `counts up to its limit, and holds longer repetitions against the whole value`() throws
  {
    let short = try Automaton("x{1,64}")
    #expect(short.takes(Array(repeating: UInt8(ascii: "x"), count: 64)))
    #expect(!short.takes(Array(repeating: UInt8(ascii: "x"), count: 65)))
    let long = try Automaton("[a-z]*:[^ ]{1,250}")
    #expect(long.takes("a:x".utf8))
    #expect(long.takes(Array("a:".utf8) + Array(repeating: UInt8(ascii: "x"), count: 248)))
    // The pattern would take two more, and so libxml2 is asked.
    #expect(!long.takes(Array("a:".utf8) + Array(repeating: UInt8(ascii: "x"), count: 249)))
    #expect(long.most == 250)
  }

  @Test func `is not sure of what is beyond ASCII, nor of control characters`() throws {
    let automaton = try Automaton("[^ ]{1,20}")
    #expect(automaton.takes("abc".utf8))
    #expect(!automaton.takes("å".utf8))
    #expect(!automaton.takes("a\nb".utf8))
  }

  @Test(arguments: [
    "\\d+", ".", "a{65}", "[a-z-[b]]", "(a", "a)", "[b-a]", "a{2,1}", "\\p{L}", "é", "[",
  ])
  func `is not made of what no format of ours uses`(pattern: String) {
    #expect(throws: PatternError.self) { try Automaton(pattern) }
  }
}
