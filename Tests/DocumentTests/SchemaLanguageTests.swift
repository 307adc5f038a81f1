import Foundation
import Portfolio
import TestSupport
import Testing

/// What a format's parts mean is said to people, in messages and in documents to begin from, so the
/// schemas say everything in both languages.
@Suite struct `Schemas in two languages` {
  @Test func `say in English and in Swedish whatever they say`() throws {
    var counted = 0
    for file in try Samples.files(in: "Schemas", ending: "xsd") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for annotation in text.matches(of: /<xs:annotation>((?:[^\n]|\n)*?)<\/xs:annotation>/) {
        counted += 1
        let said = annotation.1.matches(
          of: /<xs:documentation xml:lang="([a-z]+)">([^<]+)<\/xs:documentation>/)
        let line = text[..<annotation.range.lowerBound].split(
          separator: "\n", omittingEmptySubsequences: false
        ).count
        #expect(
          said.map { String($0.1) } == ["en", "sv"], "\(file.lastPathComponent):\(line)")
        // A sentence that was copied is not translated; a level of language is called A1 in both.
        if said.count == 2, said[0].2.count > 3 {
          #expect(said[0].2 != said[1].2, "\(file.lastPathComponent):\(line)")
        }
      }
    }
    #expect(counted > 600)
  }

  @Test func `say of each type and each value of what comes in what it means`() throws {
    var counted = 0
    for file in try Samples.files(in: "Schemas", ending: "xsd")
    where file.lastPathComponent != "xml.xsd" {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains("targetNamespace=\"urn:fondbok:1\"") else { continue }
      for part in text.matches(
        of: /<xs:(?:simpleType name|enumeration value)="([^"]*)">\s*(<xs:annotation>)?/)
      {
        counted += 1
        #expect(part.2 != nil, "\(file.lastPathComponent): \(part.1)")
      }
    }
    #expect(counted > 150)
  }

  @Test func `have a name for each element in both languages, and the list no other names`() throws
  {
    var elements: Set<String> = []
    for file in try Samples.files(in: "Schemas", ending: "xsd") {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains("targetNamespace=\"urn:fondbok:1\"") else { continue }
      elements.formUnion(text.matches(of: /<xs:element name="([^"]+)"/).map { String($0.1) })
    }
    // The container is no part of a document.
    elements.remove("portfolio")
    #expect(elements.count > 250)
    for name in elements.sorted() {
      #expect(FieldName.labels[name] != nil, "field-names.csv has no \(name)")
    }
    // What sources leave open is named in their words; the samples' are in the list too.
    var open: Set<String> = []
    for file in try Samples.files(in: "Samples/Founding") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for field in text.matches(of: /<(?:notStated|conflict) field="([A-Za-z.]+)"/) {
        open.formUnion(field.1.split(separator: ".").map { String($0) })
      }
    }
    for name in FieldName.labels.keys {
      let own = name.split(separator: ".").last.map { String($0) } ?? name
      #expect(elements.contains(own) || open.contains(own), "nothing is called \(name)")
    }
  }
}
