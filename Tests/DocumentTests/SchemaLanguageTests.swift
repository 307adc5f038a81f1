import Foundation
import TestSupport
import Testing

/// What types and values mean is said in messages to people, so the schemas say it in both languages.
@Suite struct `Schemas in two languages` {
  @Test func `say of each type and each value what it means, in English and in Swedish`() throws {
    var counted = 0
    for file in try Samples.files(in: "Schemas", ending: "xsd")
    where !["xml.xsd", "ListOfOperations.xsd"].contains(file.lastPathComponent) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for (name, languages) in Self.explained(text) {
        counted += 1
        #expect(languages == ["en", "sv"], "\(file.lastPathComponent): \(name)")
      }
    }
    #expect(counted > 150)
  }

  /// The named types and the values that are more than a code, with the languages of what is said.
  private static func explained(_ schema: String) -> [(name: String, languages: [String])] {
    let start =
      /<xs:(?:simpleType name|enumeration value)="([^"]*)">\s*(<xs:annotation>(?:[^\n]|\n)*?<\/xs:annotation>)?/
    return schema.matches(of: start).map { match in
      let languages = (match.2 ?? "").matches(of: /xml:lang="([a-z]+)"/).map { String($0.1) }
      return (String(match.1), languages)
    }
  }
}
