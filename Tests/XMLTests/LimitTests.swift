import Testing

@testable import XML

/// Each limit at its last allowed value and at the next.
struct LimitTests {
  private func reason(_ xml: String, _ change: (inout Limits) -> Void) throws -> Refusal? {
    var limits = Limits.standard
    change(&limits)
    return try RecordReader.garden(limits: limits).collect(xml).refusal
  }

  @Test func `bounds the bytes of a record`() throws {
    let record = "<report>å</report>"
    for count in [record.utf8.count, 100_000] {
      let filler = String(repeating: "x", count: count - record.utf8.count)
      let exact = portfolio("\n" + record.replacing("å", with: filler + "å"))
      #expect(try reason(exact) { $0.recordBytes = count } == nil)
      let refusal = try reason(exact) { $0.recordBytes = count - 1 }
      #expect(refusal?.reason == .recordTooLarge)
      #expect(refusal?.position == TextPosition(line: 2, column: 1))
      #expect(refusal?.arguments == ["\(count - 1)"])
    }
  }

  @Test(arguments: ["title", "f:title"]) func `bounds the bytes of a tag`(name: String) throws {
    for size in [100, 50_000] {
      for end in [">\(name)</\(name)>", "/>"] {
        let filler = String(
          repeating: ">", count: size - "<\(name) id=''".utf8.count - (end.first == "/" ? 2 : 1))
        let xml = application("\n <\(name) id='\(filler)'\(end)")
          .replacing(" id=\"A1\"", with: " xmlns:f='urn:f'")
        #expect(try reason(xml) { $0.tagBytes = size } == nil)
        let refusal = try reason(xml) { $0.tagBytes = size - 1 }
        #expect(refusal?.reason == .tagTooLong)
        #expect(refusal?.position == TextPosition(line: 2, column: 2))
      }
    }
  }

  @Test func `stops waiting for the end of a tag, a comment or a reference`() throws {
    let filler = String(repeating: "a ", count: 150_000)
    for start in ["<title id='", "<!--", "<?a ", "<title "] {
      let refusal = try RecordReader.garden().collect(application("\n" + start + filler)).refusal
      #expect(
        refusal?.reason == (start == "<title " ? .tooManyNames : .tagTooLong)
          || refusal?.reason == .tagTooLong)
      #expect(refusal?.position == TextPosition(line: 2, column: 1))
    }
    let refusal = try RecordReader.garden().collect(application("\nb&" + filler)).refusal
    #expect(refusal?.reason == .notWellFormed)
    #expect(refusal?.position == TextPosition(line: 2, column: 2))
  }

  @Test(arguments: [
    ("a", "a"), ("<![CDATA[a", "a]]>"), ("a&amp;", "a"), ("<!-- c -->", "a"),
  ]) func `bounds the bytes of a text`(start: String, piece: String) throws {
    for size in [10, 100_000] {
      let characters = size - (start.hasPrefix("a&") ? 2 : start.hasSuffix("a") ? 1 : 0)
      let filler = String(repeating: "a", count: characters - 1) + piece
      let xml = application("\n<title>\(start)\(filler)</title>")
      #expect(try reason(xml) { $0.textBytes = size } == nil)
      let refusal = try reason(xml) { $0.textBytes = size - 1 }
      #expect(refusal?.reason == .textTooLong)
      #expect(refusal?.position == TextPosition(line: 2, column: 1))
    }
  }

  @Test func `bounds text beside elements by its sum`() throws {
    let xml = application("<note>aaa<line/>aaa<line/>aaa</note>")
    #expect(try reason(xml) { $0.textBytes = 9 } == nil)
    #expect(try reason(xml) { $0.textBytes = 8 }?.reason == .textTooLong)
  }

  @Test func `bounds the depth, the container counted`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try reason(application(nested(63))) { _ in } == nil)
    let refusal = try reason(application(nested(64))) { _ in }
    #expect(refusal?.reason == .tooDeep)
    #expect(refusal?.position.column == 44 + 63 * 3)
    #expect(try reason(portfolio(nested(63))) { _ in } == nil)
    #expect(try reason(portfolio(nested(64))) { _ in }?.reason == .tooDeep)
  }

  @Test func `bounds the attributes of an element`() throws {
    func title(_ count: Int) -> String {
      application("<title \((0..<count).map { "a\($0)=''" }.joined(separator: " "))/>")
    }
    #expect(try reason(title(64)) { _ in } == nil)
    let refusal = try reason(title(65)) { _ in }
    #expect(refusal?.reason == .tooManyAttributes)
    #expect(refusal?.arguments == ["65", "64"])
  }

  @Test func `bounds the elements and attributes of a record together`() throws {
    let xml = application(String(repeating: "<title id=''/>", count: 10))
    #expect(try reason(xml) { $0.nodesPerRecord = 22 } == nil)
    #expect(try reason(xml) { $0.nodesPerRecord = 21 }?.reason == .tooManyNodes)
    #expect(try reason(portfolio("<a/><a/><a/>")) { $0.nodesPerRecord = 1 } == nil)
  }

  @Test func `bounds the names a record brings along, and forgets them after it`() throws {
    let record = "<report><a/><b/><c d='' a=''/></report>"
    #expect(try reason(portfolio(record + record)) { $0.unknownNames = 5 } == nil)
    #expect(try reason(portfolio(record)) { $0.unknownNames = 4 }?.reason == .tooManyNames)
  }

  @Test func `bounds the names of a file`() throws {
    let records = (0..<2000).map { "<a\($0)/>" }.joined()
    #expect(try reason(portfolio(records)) { $0.namesPerFile = 2100 } == nil)
    let refusal = try reason(portfolio(records)) { $0.namesPerFile = 1000 }
    #expect(refusal?.reason == .tooManyNames)
  }
}
