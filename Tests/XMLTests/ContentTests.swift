import Testing

@testable import XML

/// The content of a record: the same for every spelling, another for every change.
struct ContentTests {
  private static let base = """
    <application xmlns="urn:fondbok:1" id="A1" xml:lang="sv" xmlns:x="urn:x" x:id="1"><title>Språk
    &amp; stöd</title><note>a<line>b</line>c<line/></note><x:extra y="2"/></application>
    """

  private func content(_ xml: String) throws -> [UInt8] {
    let reading = try RecordReader.garden().collect(xml)
    #expect(reading.refusal == nil, "\(xml)")
    return try #require(reading.tapes.first).contentBytes
  }

  @Test(arguments: [
    // Attributes in another order, with other quotes and other space.
    """
    <application  x:id='1' xml:lang = "sv" xmlns:x="urn:x"
       xmlns="urn:fondbok:1" id='A1' ><title>Språk
    &amp; stöd</title><note>a<line>b</line>c<line/></note><x:extra y="2"/></application >
    """,
    // Other prefixes.
    """
    <f:application xmlns:f="urn:fondbok:1" id="A1" xml:lang="sv" xmlns:z="urn:x" z:id="1"><f:title
    >Språk
    &amp; stöd</f:title><f:note>a<f:line>b</f:line>c<f:line/></f:note><extra xmlns="urn:x" y="2"/>
    </f:application>
    """,
    // Comments, instructions, CDATA, references and white space between elements.
    """
    <?xml version="1.0"?><!-- c -->
    <application xmlns="urn:fondbok:1" id="&#65;1" xml:lang="sv" xmlns:x="urn:x" x:id="1">
      <title>Spr&#xE5;k<!-- c -->
    <![CDATA[& stöd]]></title>
      <?do it?><note>a<line>b</line><!-- c -->c<line></line>
      </note>
      <x:extra y="2"></x:extra></application>
    """,
    // In the container.
    "<portfolio xmlns=\"urn:fondbok:1\">\n\(base)</portfolio>",
    // With the other line ends.
    base.replacing("\n", with: "\r\n"),
  ]) func `is the same in another spelling`(xml: String) throws {
    #expect(try content(xml) == content(Self.base))
  }

  @Test(arguments: [
    ("id=\"A1\"", "id=\"A2\""), (" x:id=\"1\"", ""), ("x:id", "id2"), ("xml:lang", "lang"),
    ("xmlns:x=\"urn:x\"", "xmlns:x=\"urn:y\""), ("Språk\n", "Språk "), ("&amp;", "&amp;amp;"),
    ("<line/>", "<line> </line>"), ("<line/>", ""), ("<line/>", "<line/><line/>"),
    ("a<line>b</line>c", "ac<line>b</line>"), ("a<line>b</line>c", "<line>b</line>ac"),
    ("<line>b</line>c<line/>", "<line>b</line><line/>c"), ("<line>b</line>c", "<line>bc</line>"),
    ("<line>b</line>c<line/>", "<line>b</line>c</note><note><line/>"),
    ("<line>b</line>c<line/></note>", "<line>b</line>c</note><line/>"),
    ("y=\"2\"", "y=\"2\" z=\"\""),
    ("x:extra", "extra"), ("<x:extra y=\"2\"/>", "<extra xmlns=\"\" y=\"2\"/>"), ("stöd", "stöd "),
  ]) func `is another after a change`(old: String, new: String) throws {
    let changed = Self.base.replacing(old, with: new)
    #expect(changed != Self.base)
    #expect(try content(changed) != content(Self.base))
  }

  /// A tree to be written in many ways.
  private indirect enum Node: Equatable {
    case element(String, [String: String], [Node])
    case text(String)

    static func random(_ depth: Int, _ generator: inout SeededGenerator) -> Node {
      let names = ["title", "note", "line", "other"]
      var attributes: [String: String] = [:]
      for name in ["id", "currency", "a", "b"] where Bool.random(using: &generator) {
        attributes[name] = ["", "1", "12", "å"].randomElement(using: &generator)
      }
      var children: [Node] = []
      for _ in 0..<(depth == 0 ? 0 : Int.random(in: 0...3, using: &generator)) {
        if Bool.random(using: &generator), case .element? = children.last ?? .element("", [:], []) {
          children.append(.text(["x", "xy", "å z"].randomElement(using: &generator) ?? "x"))
        } else {
          children.append(random(depth - 1, &generator))
        }
      }
      return .element(names.randomElement(using: &generator) ?? "title", attributes, children)
    }

    /// The tree as XML, with attributes in random order and decorations that mean nothing.
    func xml(_ generator: inout SeededGenerator) -> String {
      guard case .element(let name, let attributes, let children) = self else {
        if case .text(let text) = self { return text }
        return ""
      }
      let list = attributes.shuffled(using: &generator).map { " \($0.key)='\($0.value)'" }
      let isMixed = children.contains { if case .text = $0 { true } else { false } }
      let space = isMixed || children.isEmpty ? "" : Bool.random(using: &generator) ? "\n  " : ""
      let comment = Bool.random(using: &generator) ? "<!-- c -->" : ""
      let content = children.map { space + $0.xml(&generator) }.joined()
      return "<\(name)\(list.joined())>\(comment)\(content)\(space)</\(name)>"
    }
  }

  @Test func `tells random trees apart and knows each again in another spelling`() throws {
    var generator = SeededGenerator(state: 11)
    var known: [(tree: Node, content: [UInt8])] = []
    for _ in 0..<300 {
      let tree = Node.random(3, &generator)
      let first = try content(application(tree.xml(&generator)))
      let second = try content(application(tree.xml(&generator)))
      let isKnownAgain = first == second
      #expect(isKnownAgain)
      for other in known {
        let isSameContent = other.content == first
        #expect(isSameContent == (other.tree == tree))
      }
      known.append((tree, first))
    }
  }

  @Test func `arrives in pieces when it is long`() throws {
    let reading = try RecordReader.garden().collect(
      application(String(repeating: "<title>some text</title>", count: 10_000)))
    var pieces: [Int] = []
    try #require(reading.tapes.first).content { pieces.append($0.count) }
    #expect(pieces.count > 5)
    #expect(pieces.reduce(0, +) > 200_000)
  }
}
