import Foundation
import Languages
import Portfolio
import TestSupport
import Testing

/// What the program calls a value of a code is how the schema's explanation of it begins.
@Suite struct `The words of the model` {
  /// The labels of a type in code, under the values they are written with.
  private struct Labels: CustomTestStringConvertible {
    let type: String
    /// The schema and the type or attribute in it that lists the values.
    let schema, list: String
    let labels: [(value: String, label: Wording)]

    var testDescription: String { type }

    /// Its name within the module, as an extension of it is written.
    private static func name(of code: Any.Type) -> String {
      String(reflecting: code).split(separator: ".").dropFirst().joined(separator: ".")
    }

    init<Code: CaseIterable & RawRepresentable<String> & Sayable>(
      _ code: Code.Type, _ schema: String = "Types", list: String? = nil
    ) {
      type = Self.name(of: code)
      self.schema = schema
      self.list = list ?? type
      labels = Code.allCases.map { ($0.rawValue, $0.wording) }
    }

    /// Of a type that has a name only in Swedish.
    init<Code: CaseIterable & RawRepresentable<String>>(
      _ code: Code.Type, _ schema: String = "Types", list: String? = nil,
      swedish: KeyPath<Code, String>
    ) {
      type = Self.name(of: code)
      self.schema = schema
      self.list = list ?? type
      labels = Code.allCases.map { value in
        (value.rawValue, Wording { $0 == .swedish ? value[keyPath: swedish] : "" })
      }
    }
  }

  private static let all = [
    Labels(ActionKind.self), Labels(CostOption.self), Labels(CostCategory.self),
    Labels(FundingSource.self), Labels(Sector.self), Labels(PartnerRole.self),
    Labels(Mainstreaming.Status.self, list: "status"),
    Labels(PartyContribution.Kind.self, "Agreement", list: "kind"),
    Labels(Occasion.Kind.self, list: "EventKind"), Labels(ReportKind.self),
    Labels(DecisionOutcome.self, "Decision", list: "outcome"),
    Labels(PartnershipForm.self, swedish: \.swedish), Labels(SectorGroup.self, swedish: \.swedish),
    Labels(ProjectStatus.self, "Project", list: "name", swedish: \.swedish),
  ]

  /// Kinds of documents are no value of a code: each is an element of its own. A form of cost and a flat
  /// rate have a short name in sentences, where the schema has the words of their provisions.
  private static let withoutList: Set = ["DocumentKind", "CostForm", "FlatRate"]

  @Test(arguments: all.indices)
  func `begin the schema's explanation in both languages`(index: Int) throws {
    let labels = Self.all[index]
    let explained = try Self.values(of: labels.list, in: labels.schema)
    var compared = 0
    for (value, label) in labels.labels {
      // What only the program says, as that a project is known from sources, has no value.
      guard let explanation = explained[value] else { continue }
      compared += 1
      for language in Language.allCases where !label(in: language).isEmpty {
        #expect(
          Self.begins(explanation(in: language), with: label(in: language)),
          "\(labels.type).\(value): \(label(in: language)) is not how the schema begins: \(explanation(in: language))"
        )
      }
    }
    #expect(compared == explained.count, "\(labels.type): a value without a label")
  }

  /// Whoever gives words to another type finds that they are to be compared.
  @Test func `are compared for every type that has any`() throws {
    var named: Set<String> = []
    for file in ["SayWords", "SwedishLabels"] {
      let text = try Samples.text("Sources/Portfolio/Model/\(file).swift")
      named.formUnion(text.matches(of: /extension ([A-Za-z.]+)[: ]/).map { String($0.1) })
    }
    let compared = Set(Self.all.map(\.type))
    #expect(named.subtracting(Self.withoutList) == compared)
  }

  @Test func `are told apart from words that only begin alike`() {
    #expect(Self.begins("en kommun, eller två", with: "kommun"))
    #expect(Self.begins("the Union contribution", with: "the Union contribution"))
    #expect(!Self.begins("ett kommunalförbund", with: "kommun"))
    #expect(!Self.begins("en annan kommun", with: "kommun"))
  }

  /// Whether an explanation begins with a label, its article aside, and goes on with another word.
  private static func begins(_ explanation: String, with label: String) -> Bool {
    let articles = ["", "en ", "ett ", "a ", "an ", "the "]
    return articles.contains { article in
      guard explanation.hasPrefix(article + label) else { return false }
      let next = explanation.dropFirst(article.count + label.count).first
      return !(next?.isLetter ?? false)
    }
  }

  /// The values of a list of a schema, with what they mean.
  private static func values(of list: String, in schema: String) throws -> [String: Wording] {
    let text = try Samples.text("Schemas/\(schema).xsd")
    let start = try Regex("<xs:(?:simpleType|attribute) name=\"\(list)\"(?:[^>]*[^/>])?>")
    let opening = try #require(text.ranges(of: start).first, "\(schema): \(list)")
    let rest = text[opening.upperBound...]
    let end = try #require(rest.range(of: "</xs:simpleType>"))
    let value =
      /<xs:enumeration value="([^"]*)"><xs:annotation><xs:documentation xml:lang="en">([^<]*)<\/xs:documentation><xs:documentation xml:lang="sv">([^<]*)<\/xs:documentation>/
    return Dictionary(
      uniqueKeysWithValues: rest[..<end.lowerBound].matches(of: value).map { match in
        (String(match.1), Wording { String($0 == .swedish ? match.3 : match.2) })
      })
  }
}
