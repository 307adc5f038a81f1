import CLibXML2
import Languages

/// A parsed schema file; the nodes live as long as it does.
final class SchemaDocument {
  private let pointer: UnsafeMutablePointer<xmlDoc>

  init(_ text: String, name: String) throws {
    var text = text
    let parsed = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        xmlReadMemory(
          $0.baseAddress, Int32($0.count), name, "UTF-8", Int32(XML_PARSE_NONET.rawValue))
      }
    }
    guard let parsed else {
      throw SchemaModelError(description: "\(name) is not well-formed XML")
    }
    pointer = parsed
  }

  deinit { xmlFreeDoc(pointer) }

  var root: UnsafeMutablePointer<xmlNode>? { xmlDocGetRootElement(pointer) }
}

extension UnsafeMutablePointer<xmlNode> {
  var localName: String { pointee.name.map { String(cString: $0) } ?? "" }

  var elements: [UnsafeMutablePointer<xmlNode>] {
    var found: [UnsafeMutablePointer<xmlNode>] = []
    var child = pointee.children
    while let node = child {
      if node.pointee.type == XML_ELEMENT_NODE { found.append(node) }
      child = node.pointee.next
    }
    return found
  }

  /// Refuses a part of the schema that holds what the model would leave out.
  func mayHold(_ names: String...) throws(SchemaModelError) {
    for element in elements where element.localName != "annotation" {
      guard names.contains(element.localName) else {
        throw SchemaModelError(
          description: "\(localName) \(attribute("name") ?? "") has \(element.localName)")
      }
    }
  }

  /// Refuses a part of the schema that states what the model would leave out.
  func mayState(_ names: String...) throws(SchemaModelError) {
    var property = pointee.properties
    while let stated = property {
      let name = stated.pointee.name.map { String(cString: $0) } ?? ""
      guard names.contains(name) else {
        throw SchemaModelError(
          description: "\(localName) \(attribute("name") ?? "") states \(name)")
      }
      property = stated.pointee.next
    }
  }

  func child(_ name: String) -> UnsafeMutablePointer<xmlNode>? {
    elements.first { $0.localName == name }
  }

  func attribute(_ name: String) -> String? {
    guard let value = xmlGetNoNsProp(self, name) else {
      guard name == "ref", let value = xmlGetProp(self, name) else { return nil }
      defer { fondbok_xml_free(value) }
      return String(cString: value)
    }
    defer { fondbok_xml_free(value) }
    return String(cString: value)
  }

  /// The documentation of the annotation, white space folded; what has no Swedish says it in English.
  var documentation: Wording {
    let all = child("annotation")?.elements.filter { $0.localName == "documentation" } ?? []
    guard let first = all.first else { return .same("") }
    let swedish = all.first { $0.language == "sv" } ?? first
    return Wording { ($0 == .swedish ? swedish : first).folded }
  }

  private var language: String? {
    guard let value = xmlGetProp(self, "lang") else { return nil }
    defer { fondbok_xml_free(value) }
    return String(cString: value)
  }

  private var folded: String {
    guard let content = xmlNodeGetContent(self) else { return "" }
    defer { fondbok_xml_free(content) }
    return String(cString: content).utf8.split { $0 == 0x20 || 0x09...0x0D ~= $0 }
      .map { String(Substring($0)) }.joined(separator: " ")
  }
}
