import Languages
import Portfolio
import XML

/// Values that the schema takes, chosen so that the example documents of all kinds speak of one
/// fictional project and fit each other: the decision answers the application, which answers the call.
struct ExampleValues {
  let kind: String
  let language: Language

  /// The example of an element's text or an attribute.
  ///
  /// - Parameter path: the names from the record's root to the element, or to the attribute after `@`.
  func value(of name: String, _ type: SimpleType, in path: String) -> String {
    if let identity = identity(name, in: path) { return identity }
    if type.name == "CurrencyCode" { return "SEK" }
    if let first = type.enumeration.first { return first.value }
    // Where any words may stand, these say which; an identifier is no text.
    let words = type.patterns.isEmpty && type.members.isEmpty && type.name != "Identifier"
    let candidates = [byName(name), byType(type), words ? text(path) : nil, "1", "01", "a"]
    return candidates.lazy.compactMap { $0 }.first { type.problem(with: $0) == nil } ?? text(path)
  }

  /// The values of the elements that stand in one place: one for each that must or may stand there.
  func repetitions(of node: SchemaModel.Node) -> [[String: String]] {
    if node.path.hasSuffix("financing/contribution") {
      return [
        ["source": "union", "amount": "75000.00"], ["source": "ownCash", "amount": "25000.00"],
      ]
    }
    return Array(repeating: [:], count: max(1, node.minimum))
  }

  /// Whether an attribute says how sure a fact is; a document that is sure of it has none.
  func isHowSure(_ attribute: SchemaModel.Attribute) -> Bool {
    ["approx", "derived"].contains(attribute.name)
      || attribute.name == "source" && attribute.type.name == "LocalIdentifier"
  }

  // MARK: Who issued what

  /// Numbers that belong to nobody.
  private static let authority = "SE:orgnr:2021999996"
  private static let owner = "SE:orgnr:2120999996"

  private static let issuers = [
    "programme": authority, "call": authority, "decision": authority, "payment": authority,
  ]

  private static let days = [
    "programme": "2025-11-03", "call": "2025-11-24", "application": "2026-01-30",
    "decision": "2026-05-28", "report": "2027-01-29", "payment": "2027-03-31",
  ]

  private var issued: String { Self.days[kind] ?? "2026-11-02" }

  /// The parts of the names of documents, of this one and of those it refers to.
  private func identity(_ name: String, in path: String) -> String? {
    let names = path.split(separator: "/").map(String.init)
    let isAttribute = names.last?.hasPrefix("@") ?? false
    guard isAttribute, names.count >= 2 else { return nil }
    let element = names[names.count - 2]
    let isRoot = names.count == 2
    switch (name, element) {
    case ("issuer", "case"): return Self.authority
    case ("id", "case"): return kind == "call" ? "6.1-2026-0999" : "6.2.5-2026-09999"
    case ("id", "partner"), ("partner", _): return "p1"
    case ("id", "source"): return "s1"
    case ("source", "claim"): return "s1"
    case ("scheme", _): return "orgnr"
    case ("issuer", _) where isRoot: return Self.issuers[kind] ?? Self.owner
    case ("id", _) where isRoot: return "example-\(kind)"
    case ("issuer", _): return Self.issuers[document(element)] ?? Self.owner
    case ("id", _)
    where ["application", "call", "programme", "decision", "report", "agreement"]
      .contains(document(element)):
      return "example-\(document(element))"
    default: return nil
    }
  }

  /// The kind of document that a reference of a name means.
  private func document(_ element: String) -> String {
    switch element {
    case "amends": "decision"
    case "of", "corrects": "report"
    case "ofPayment", "offset", "settlement", "linked": "payment"
    default: element
    }
  }

  // MARK: By name, by type

  private func byName(_ name: String) -> String? {
    switch name {
    case "fund": "AMIF"
    case "cci": "2021SE65AMPR001"
    case "firstYear": "2021"
    case "lastYear": "2027"
    case "year": "2026"
    case "eligibleFrom": "2021-01-01"
    case "eligibleUntil": "2029-12-31"
    case "opens": "2025-12-01"
    case "closes": "2026-02-02"
    case "firstDay", "earliestStart": "2026-09-01"
    case "lastDay": kind == "report" ? "2026-12-31" : "2028-08-31"
    case "latestEnd": "2029-08-31"
    case "contentDue": "2027-01-31"
    case "financeDue": "2027-02-28"
    case "paid", "registered": kind == "report" ? "2026-10-15" : issued
    case "unionContribution", "amountDue", "amountPaid", "unionAmount", "publicContribution":
      "75000.00"
    case "minimumBudget": "10000.00"
    case "maximumBudget": "5000000.00"
    case "minimumMonths": "6"
    case "maximumMonths": "36"
    case "share": "100"
    case "objective", "code": "SO2"
    case "measure": "d"
    case "identifier": "212099-9996"
    case "postcode": "123 45"
    case "municipality": "0180"
    case "county": "01"
    case "nuts": "SE110"
    case "latitude": "59.3293"
    case "longitude": "18.0686"
    case "accountingYear": "2026-2027"
    case "field": "oneField"
    default: nil
    }
  }

  private func byType(_ type: SimpleType) -> String? {
    switch type.name {
    case "Day", "VagueDay": issued
    case "Month": "2026-09"
    case "Year": "2026"
    case "Amount", "SignedAmount": "100000.00"
    case "Rate": "75"
    case "Count": "10"
    case "Quantity": "10"
    case "VersionNumber": "1"
    case "Flag": "true"
    case "CountryCode": "SE"
    case "Uri": "https://example.se/"
    case "Issuer": Self.owner
    default: nil
    }
  }

  /// Words that say which words are to stand there.
  private func text(_ path: String) -> String {
    let field = FieldName(path.split(separator: "/").suffix(2).joined(separator: "."))
    let words = field.ownName(in: language)
    return Wording("Example: \(words)", sv: "Exempel: \(words)")(in: language)
  }
}
