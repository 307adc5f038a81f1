import Languages
import Values
import XML

/// Says everything that is wrong with a record that breaks the schema.
///
/// The schema stops at the first structural fault of an element; this goes on to the end, and offers
/// what is allowed. It runs only for records that are set aside.
struct ExplainFaults {
  let tape: Tape
  let format: Format
  private var faults: [DoorFault] = []
  private var references = LocalReferences()
  private var hasMore = false
  private var isCurrencyMissed = false

  /// All faults of a record, in the order of their places.
  static func explain(_ tape: Tape, _ format: Format) -> [DoorFault] {
    var explanation = ExplainFaults(tape: tape, format: format)
    guard let root = format.model.records[tape.name(tape[0].name)] else { return [] }
    explanation.explain(0, as: root)
    explanation.addDanglingReferences()
    explanation.addWhatOnlyTheSchemaSaw()
    return explanation.faults.sorted {
      ($0.element, $0.attribute ?? -1) < ($1.element, $1.attribute ?? -1)
    }
  }

  private init(tape: Tape, format: Format) {
    self.tape = tape
    self.format = format
  }

  mutating func explain(_ element: Int, as declaration: Int) {
    // Nobody reads more than is kept, and a record may have a quarter of a million elements.
    if hasMore { return }
    let node = format.model.nodes[declaration]
    explainAttributes(of: element, node)
    explainText(of: element, node)
    explainChildren(of: element, node)
    references.note(element, in: tape, declaration: declaration, format)
  }

  mutating func add(
    _ rule: DoorRule, _ element: Int, attribute: Int? = nil, isOfText: Bool = false,
    _ message: Wording, fix: Wording?
  ) {
    guard faults.count < Tape.maximumFaults else { return hasMore = true }
    faults.append(
      DoorFault(
        rule: rule, element: element, attribute: attribute, message: message, fix: fix,
        isOfText: isOfText))
  }

  // MARK: Attributes and text

  private mutating func explainAttributes(of element: Int, _ node: SchemaModel.Node) {
    var seen: Set<String> = []
    for index in tape.attributes(of: element) {
      let attribute = tape.attribute(at: index)
      let name = tape.name(attribute.name)
      let isXML = attribute.namespace == .xml
      let known = node.attributes.first {
        attribute.namespace != .foreign && $0.name == name && $0.isXML == isXML
      }
      guard let known else {
        if isSchemaHint(attribute) { continue }
        add(
          .unknownAttribute, element, attribute: index,
          Wording(
            "\(node.name) has no attribute \(name); ",
            sv: "\(node.name) har inget attribut \(name); ")
            + allowed(node.attributes.map(\.name)),
          fix: Wording(
            "take the attribute away, or correct its name",
            sv: "ta bort attributet, eller rätta dess namn"))
        continue
      }
      seen.insert(known.name)
      explainValue(
        tape.string(ofAttribute: index), known.type, of: known.name, element, attribute: index)
    }
    for attribute in node.attributes where attribute.isRequired && !seen.contains(attribute.name) {
      add(
        .missingAttribute, element,
        Wording(
          "\(node.name) needs the attribute \(attribute.name)",
          sv: "\(node.name) behöver attributet \(attribute.name)"),
        fix: Wording(
          "add \(attribute.name)=\"…\": \(meaning(attribute.type))",
          sv: "lägg till \(attribute.name)=\"…\": \(meaning(attribute.type))"))
    }
  }

  /// Where a schema may be found, which the standard lets any element say; it is not looked at.
  private func isSchemaHint(_ attribute: TapeAttribute) -> Bool {
    tape.namespace(attribute.name) == "http://www.w3.org/2001/XMLSchema-instance"
      && ["schemaLocation", "noNamespaceSchemaLocation"].contains(tape.name(attribute.name))
  }

  private mutating func explainText(of element: Int, _ node: SchemaModel.Node) {
    if let type = node.text {
      explainValue(tape.string(of: element), type, of: node.name, element, attribute: nil)
    } else if tape[element].hasMixedText || !tape.text(of: element).isEmpty {
      add(
        .textBetweenElements, element, isOfText: true,
        node.children.isEmpty
          ? Wording(
            "text stands in \(node.name), which holds nothing but its attributes",
            sv: "text står i \(node.name), som inte har något annat än sina attribut")
          : Wording(
            "text stands in \(node.name), which holds elements only",
            sv: "text står i \(node.name), som bara har element"),
        fix: Wording(
          "put the text into the element it belongs to",
          sv: "flytta texten till elementet som den hör till"))
    }
  }

  private mutating func explainValue(
    _ value: String, _ type: SimpleType, of name: String, _ element: Int, attribute: Int?
  ) {
    guard let problem = type.problem(with: value) else {
      return explainAmount(value, type, of: name, element, attribute: attribute)
    }
    let shown = "\"\(shortened(value))\""
    var message: Wording
    var fix = Wording("write \(meaning(type))", sv: "skriv \(meaning(type))")
    switch problem {
    case .tooShort:
      message = Wording("\(name) is empty", sv: "\(name) är tomt")
      fix = Wording(
        "write its value, or leave the element out when it may be left out",
        sv: "skriv dess värde, eller utelämna elementet när det får utelämnas")
    case .tooLong(let maximum, let found):
      message = Wording(
        "\(name) has \(found) characters; \(maximum) are allowed",
        sv: "\(name) har \(found) tecken; \(maximum) är tillåtna")
      fix = Wording(
        "shorten it to \(maximum) characters", sv: "korta det till \(maximum) tecken")
    case .impossible:
      message = Wording(
        "\(name) is \(shown), a day that does not exist",
        sv: "\(name) är \(shown), en dag som inte finns")
      fix = Wording("write a day of the calendar", sv: "skriv en dag i kalendern")
    case .notAllowed:
      message =
        type.enumeration.isEmpty
        ? Wording(
          "\(name) is \(shown), which is not allowed here",
          sv: "\(name) är \(shown), vilket inte är tillåtet här")
        : Wording(
          "\(name) is \(shown), which is not one of the values it may have",
          sv: "\(name) är \(shown), vilket inte är ett av de värden det kan ha")
      if let choice = choice(value, type) { fix = choice }
    }
    if let (problem, better) = explanation(SimpleType.collapsed(value), type) {
      message = Wording("\(name) is \(shown): \(problem)", sv: "\(name) är \(shown): \(problem)")
      fix = better
    }
    add(.malformedValue, element, attribute: attribute, message, fix: fix)
  }

  /// What no schema says of an amount: that it has a currency, and that currency's decimals.
  private mutating func explainAmount(
    _ value: String, _ type: SimpleType, of name: String, _ element: Int, attribute: Int?
  ) {
    guard Conversion.moneyTypes.contains(type.name) else { return }
    guard let stated = tape.attribute(format.marks.currency, of: 0) else {
      if !isCurrencyMissed, !isCurrencyRequired { faults.append(.amountWithoutCurrency(element)) }
      return isCurrencyMissed = true
    }
    guard let currency = Currency(SimpleType.collapsed(tape.string(ofAttribute: stated))) else {
      return
    }
    let value = SimpleType.collapsed(value)
    do {
      _ = try Money.parse(value, currency: currency)
    } catch {
      add(
        .malformedValue, element, attribute: attribute,
        Wording(
          "\(name) is \"\(shortened(value))\": \(error.problem)",
          sv: "\(name) är \"\(shortened(value))\": \(error.problem)"), fix: error.fix)
    }
  }

  /// Where the schema asks for the currency, its absence is reported already.
  private var isCurrencyRequired: Bool {
    guard let root = format.model.records[tape.name(tape[0].name)] else { return false }
    return format.model.nodes[root].attributes.contains { $0.name == "currency" && $0.isRequired }
  }

  /// What is wrong with an amount or a day, and the right spelling when it can be told.
  private func explanation(_ value: String, _ type: SimpleType) -> (
    problem: Wording, fix: Wording
  )? {
    do {
      switch type.name {
      case "Amount", "SignedAmount":
        let currency = tape.attribute(format.marks.currency, of: 0)
          .flatMap { Currency(SimpleType.collapsed(tape.string(ofAttribute: $0))) }
        _ = try Money.parse(value, currency: currency ?? .sek)
      case "Day": _ = try Day.parse(value)
      case "VagueDay": _ = try VagueDay.parse(value)
      default: break
      }
      return nil
    } catch let error as MoneySyntaxError {
      return (error.problem.wording, error.fix)
    } catch let error as DaySyntaxError {
      return (error.problem.wording, error.fix)
    } catch let error as VagueDaySyntaxError {
      return (
        Wording(
          "it is no day, month, season or year", sv: "det är varken dag, månad, årstid eller år"),
        error.fix
      )
    } catch {
      return nil
    }
  }

  /// What a Swedish portfolio's documents are in, and what its partners pay in.
  private static let likelyCurrencies = ["SEK", "EUR", "DKK", "NOK", "GBP", "USD", "CHF", "PLN"]

  /// The values of a list, or the one that was meant.
  private func choice(_ value: String, _ type: SimpleType) -> Wording? {
    let allowed = type.enumeration.map(\.value)
    guard !allowed.isEmpty else { return nil }
    if let near = allowed.first(where: { $0.lowercased() == value.lowercased() }) {
      return Wording("write \(near)", sv: "skriv \(near)")
    }
    // Of a hundred and more currencies only those are listed that are likely to be meant.
    let first =
      type.name == "CurrencyCode" ? Self.likelyCurrencies[...] : allowed.prefix(20)
    let more = allowed.count > first.count ? " …" : ""
    let values = first.compactMap { code in type.enumeration.first { $0.value == code } }
    let listed = listed(values)
    return Wording("write one of \(listed)\(more)", sv: "skriv ett av \(listed)\(more)")
  }

  /// Values of a list. The codes are English words, so Swedish says what they mean.
  private func listed(_ values: [SimpleType.Value]) -> Wording {
    values.map { value in
      let meaning = value.documentation.swedish.prefix { $0 != ":" && $0 != ";" && $0 != "," }
      let swedish = meaning.isEmpty ? value.value : "\(value.value) (\(meaning))"
      return Wording("\(value.value)", sv: "\(swedish)")
    }.joined(separator: ", ")
  }

  // MARK: References

  /// References that dangle, unless an element with another name may be the one they mean.
  private mutating func addDanglingReferences() {
    guard !hasMore, !faults.contains(where: { $0.rule == .unknownElement }) else { return }
    for fault in references.faults(in: tape, format) + CheckClaim.faults(in: tape, format) {
      add(fault.rule, fault.element, attribute: fault.attribute, fault.message, fix: fault.fix)
    }
  }

  // MARK: What only the schema saw

  /// A fault at an element about which nothing has been said yet is given in libxml2's words.
  private mutating func addWhatOnlyTheSchemaSaw() {
    let explained = Set(faults.map(\.element))
    for fault in tape.schemaFaults where !explained.contains(fault.element) {
      // A misplaced or missing child is reported by libxml2 at one element and by us at another.
      guard faults.isEmpty else { continue }
      add(
        .schemaViolated, fault.element, attribute: fault.attribute, .bySchema(fault.message),
        fix: nil)
    }
    guard tape.hasMoreFaults || hasMore else { return }
    faults.append(
      DoorFault(
        rule: .schemaViolated, element: 0, attribute: nil,
        message: Wording(
          "there are more than \(Tape.maximumFaults) faults in the record",
          sv: "det finns fler än \(Tape.maximumFaults) fel i posten"),
        fix: Wording("correct these first", sv: "rätta de här först")))
  }

  // MARK: Words

  func allowed(_ names: [String]) -> Wording {
    let listed = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " …" : "")
    return names.isEmpty
      ? Wording("it has none", sv: "det har inget")
      : Wording("it has \(listed)", sv: "det har \(listed)")
  }

  /// The beginning of what the schema says of a type, or the words of a list of which it says nothing.
  private func meaning(_ type: SimpleType) -> Wording {
    guard !type.documentation.isEmpty else {
      if !type.enumeration.isEmpty {
        let listed = listed(type.enumeration)
        return Wording("one of \(listed)", sv: "ett av \(listed)")
      }
      return Wording("a value of the type \(type.name)", sv: "ett värde av typen \(type.name)")
    }
    return Wording { language in
      let words = type.documentation(in: language)
      let sentence = words.prefix { $0 != ":" && $0 != ";" }
      let first = sentence.firstIndex(of: ".").map { sentence[..<$0] } ?? sentence
      return first.prefix(1).lowercased() + first.dropFirst()
    }
  }

  private func shortened(_ value: String) -> String {
    let line = value.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.count > 60 ? line.prefix(60) + "…" : line
  }
}
