import Languages
import Rules
import TestSupport
import Testing

/// Every entry of the catalogue is answered, or is known not to be.
@Suite struct `The catalogue` {
  static let catalogue = Catalogue.builtIn

  /// The codes of Swedish practice.
  static let practice = [
    "ORG-1", "ORG-2", "ORG-3", "THEME-1", "THEME-2", "THEME-3", "CALL-1", "CALL-2", "CALL-3",
    "BUD-1", "BUD-2", "BUD-3", "BUD-4", "BUD-5", "BUD-6", "BUD-7", "BUD-8", "BUD-9", "COST-1",
    "COST-2", "COST-3", "DUE-1", "DUE-2", "DUE-3", "DUE-4", "ADV-1", "IND-1", "IND-2", "VIS-1",
    "EVAL-1", "PART-1", "IOP-1", "SUM-1", "DATA-1", "ARCH-1", "MAIN-1",
  ]

  @Test func `has every entry once, in order`() {
    let expected =
      (1...180).map { "EU\($0)" } + Self.practice.map { "SE-\($0)" }
      + (1...42).map { "SE-CHECK-\($0)" } + (1...19).map { "X\($0)" } + (1...9).map { "OWN-\($0)" }
    #expect(Self.catalogue.entries.map(\.id) == expected)
  }

  @Test func `is written on its pages`() throws {
    for language in Language.allCases {
      let page = CataloguePage(catalogue: Self.catalogue, language: language)
      try `Pages of the rules`.compare(page.text, with: page.name)
    }
  }

  @Test(arguments: catalogue.entries.map(\.id))
  func `answers each entry by rules, or says what does`(_ id: String) throws {
    let entry = try #require(Self.catalogue.entry(id))
    if entry.rules().isEmpty { return #expect(entry.answer != nil, "nothing answers \(id)") }
    switch entry.answer {
    case .question: Issue.record("\(id) has a rule, and says that none answers it")
    case .computed, .inReturn, .schema, nil: break
    }
  }

  @Test(arguments: allRules.map(\.card.id))
  func `has the entries that a rule names`(_ id: String) throws {
    let card = try #require(allRules.map(\.card).first { $0.id == id })
    #expect(!card.catalogue.isEmpty, "\(id) answers no entry: nobody would miss it")
    #expect(Set(card.catalogue).count == card.catalogue.count)
    for entry in card.catalogue { #expect(Self.catalogue.entry(entry)?.id == entry, "\(entry)") }
  }

  /// Whoever switches a rule off leaves a fault of one of its entries unfound: an example that it fails,
  /// and no other rule of the entry does.
  @Test(arguments: allRules.map(\.card.id))
  func `misses a fault of some entry when a rule is off`(_ id: String) throws {
    let rule = try #require(allRules.first { $0.card.id == id })
    let failing = try rule.card.fails.map { try ExampleRun.of($0, by: rule).failingRules }
    let missed = rule.card.catalogue.filter { name in
      let others = Set(
        allRules.map(\.card).filter { $0.id != id && $0.catalogue.contains(name) }.map(\.id))
      return failing.contains { $0.isDisjoint(with: others) }
    }
    #expect(!missed.isEmpty, "without \(id) every fault of its examples is found all the same")
  }

  @Test func `names elements, tests and samples that there are`() throws {
    for entry in Self.catalogue.entries {
      switch entry.answer {
      case .schema(let elements, _, let sample):
        for element in elements {
          #expect(try Self.exists(element), "\(entry.id): \(element) is not there")
        }
        if let sample {
          #expect(throws: Never.self) { try Samples.text("Samples/Faulty/Schema/\(sample)") }
        }
      case .computed(_, let proof), .inReturn(_, _, let proof):
        let text = try Samples.text("Tests/\(proof.file)")
        #expect(text.contains("func `\(proof.test)`("), "\(entry.id): \(proof.test)")
      case .question, nil: continue
      }
    }
  }

  @Test func `finds elements by their path alone`() throws {
    #expect(try Self.exists("Decision.xsd: Decision/publication/@excludedFor"))
    #expect(try Self.exists("Types.xsd: Participants"))
    #expect(try !Self.exists("Decision.xsd: Decision/@excludedFor"))
    #expect(try !Self.exists("Decision.xsd: publication/@excludedFor"))
  }

  /// Whether a schema has a type, an element or an attribute: `Decision.xsd: Decision/publication/@excludedFor`.
  static func exists(_ element: String) throws -> Bool {
    let parts = element.split(separator: ": ").map(String.init)
    guard parts.count == 2 else { return false }
    return try paths(of: parts[0]).contains(parts[1])
  }

  /// The paths of all that has a name in a schema.
  private static func paths(of schema: String) throws -> Set<String> {
    let text = try Samples.text("Schemas/\(schema)")
      .replacing(/<!--[\s\S]*?-->/, with: "")
    var open: [String?] = []
    var found: Set<String> = []
    for tag in text.matches(of: /<(\/?)xs:(\w+)([^>]*?)(\/?)>/) {
      guard tag.1.isEmpty else {
        open.removeLast()
        continue
      }
      let name = tag.3.firstMatch(of: /\bname="([^"]*)"/).map {
        (tag.2 == "attribute" ? "@" : "") + String($0.1)
      }
      if let name { found.insert((open.compactMap { $0 } + [name]).joined(separator: "/")) }
      if tag.4.isEmpty { open.append(name) }
    }
    return found
  }
}
