import Testing
import XML

@Suite struct `The model of a schema` {
  private static func model(
    sequence: String = "<xs:sequence>", element: String = "type=\"Code\"", more: String = "",
    attribute: String = "name=\"a\" type=\"Code\"", type: String = "<xs:complexType>",
    facets: String = "<xs:pattern value=\"[A-Z]\"/>",
    derived: String = "<xs:maxLength value=\"1\"/>"
  ) throws -> SchemaModel {
    let text = """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:fondbok:1"
        targetNamespace="urn:fondbok:1" elementFormDefault="qualified">
      <xs:element name="record">\(type)\(sequence)<xs:element name="e" \(element)/>\(more)
      </xs:sequence><xs:attribute \(attribute)/></xs:complexType></xs:element>
      <xs:simpleType name="Code"><xs:restriction base="Base">\(derived)</xs:restriction></xs:simpleType>
      <xs:simpleType name="Base"><xs:restriction base="xs:token">\(facets)</xs:restriction></xs:simpleType>
      </xs:schema>
      """
    return try SchemaModel(files: [(name: "Record.xsd", text: text)], container: "portfolio")
  }

  @Test func `reads what formats of ours are made of`() throws {
    let model = try Self.model(more: "<xs:element name=\"f\" type=\"Base\" minOccurs=\"0\"/>")
    #expect(model.recordNames == ["record"])
    #expect(model.nodes.map(\.name) == ["record", "e", "f"])
    #expect(model.nodes[1].text?.patterns == ["[A-Z]"])
    #expect(model.nodes[1].text?.maximumLength == 1)
  }

  @Test func `refuses what it would otherwise leave out`() {
    func refuses(_ part: String, _ make: () throws -> SchemaModel) {
      #expect(throws: SchemaModelError.self, "\(part)") { try make() }
    }
    refuses("a choice") { try Self.model(more: "<xs:choice/>") }
    refuses("anything") { try Self.model(more: "<xs:any/>") }
    refuses("a sequence that repeats") {
      try Self.model(sequence: "<xs:sequence maxOccurs=\"2\">")
    }
    refuses("text beside elements") { try Self.model(type: "<xs:complexType mixed=\"true\">") }
    refuses("an element that may be nil") {
      try Self.model(element: "type=\"Code\" nillable=\"true\"")
    }
    refuses("an element with a value of its own") {
      try Self.model(element: "type=\"Code\" fixed=\"A\"")
    }
    refuses("an attribute with a value of its own") {
      try Self.model(attribute: "name=\"a\" type=\"Code\" default=\"A\"")
    }
    refuses("a bound") { try Self.model(facets: "<xs:minInclusive value=\"A\"/>") }
    refuses("white space") { try Self.model(facets: "<xs:whiteSpace value=\"preserve\"/>") }
    refuses("two patterns, of which one is enough") {
      try Self.model(facets: "<xs:pattern value=\"A\"/><xs:pattern value=\"B\"/>")
    }
    refuses("a list within a list") {
      try Self.model(
        facets: "<xs:enumeration value=\"A\"/><xs:enumeration value=\"B\"/>",
        derived: "<xs:enumeration value=\"A\"/>")
    }
  }
}
