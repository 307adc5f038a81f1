import Values
import XML

/// Says everything that is wrong with a record that breaks the schema.
///
/// The schema stops at the first structural fault of an element; this goes on to the end, and offers
/// what is allowed. It runs only for records that are set aside.
struct ExplainFaults {
  private let tape: Tape
  private let format: Format
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

  private mutating func explain(_ element: Int, as declaration: Int) {
    // Nobody reads more than is kept, and a record may have a quarter of a million elements.
    if hasMore { return }
    let node = format.model.nodes[declaration]
    explainAttributes(of: element, node)
    explainText(of: element, node)
    explainChildren(of: element, node)
    references.note(element, in: tape, declaration: declaration, format)
  }

  private mutating func add(
    _ rule: DoorRule, _ element: Int, attribute: Int? = nil, _ message: String, fix: String?
  ) {
    guard faults.count < Tape.maximumFaults else { return hasMore = true }
    faults.append(
      DoorFault(
        rule: rule, element: element, attribute: attribute, message: message, fix: fix))
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
          "\(node.name) has no attribute \(name); " + allowed(node.attributes.map(\.name)),
          fix: "take the attribute away, or correct its name")
        continue
      }
      seen.insert(known.name)
      explainValue(
        tape.string(ofAttribute: index), known.type, of: known.name, element, attribute: index)
    }
    for attribute in node.attributes where attribute.isRequired && !seen.contains(attribute.name) {
      add(
        .missingAttribute, element, "\(node.name) needs the attribute \(attribute.name)",
        fix: "add \(attribute.name)=\"…\": \(meaning(attribute.type))")
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
        .textBetweenElements, element,
        "text stands in \(node.name), which holds "
          + (node.children.isEmpty ? "nothing but its attributes" : "elements only"),
        fix: "put the text into the element it belongs to")
    }
  }

  private mutating func explainValue(
    _ value: String, _ type: SimpleType, of name: String, _ element: Int, attribute: Int?
  ) {
    guard let problem = type.problem(with: value) else {
      return explainAmount(value, type, of: name, element, attribute: attribute)
    }
    let shown = "\"\(shortened(value))\""
    var message: String
    var fix = "write \(meaning(type))"
    switch problem {
    case .tooShort:
      message = "\(name) is empty"
      fix = "write its value, or leave the element out when it may be left out"
    case .tooLong(let maximum, let found):
      message = "\(name) has \(found) characters; \(maximum) are allowed"
      fix = "shorten it to \(maximum) characters"
    case .impossible:
      message = "\(name) is \(shown), a day that does not exist"
      fix = "write a day of the calendar"
    case .notAllowed:
      message = "\(name) is \(shown), which is not " + article(type)
      if let choice = choice(value, type) { fix = choice }
    }
    if let (problem, better) = explanation(SimpleType.collapsed(value), type) {
      message = "\(name) is \(shown): \(problem)"
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
        "\(name) is \"\(shortened(value))\": \(error.problem)", fix: error.fix)
    }
  }

  /// Where the schema asks for the currency, its absence is reported already.
  private var isCurrencyRequired: Bool {
    guard let root = format.model.records[tape.name(tape[0].name)] else { return false }
    return format.model.nodes[root].attributes.contains { $0.name == "currency" && $0.isRequired }
  }

  /// What is wrong with an amount or a day, and the right spelling when it can be told.
  private func explanation(_ value: String, _ type: SimpleType) -> (problem: String, fix: String)? {
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
      return ("\(error.problem)", error.fix)
    } catch let error as DaySyntaxError {
      return ("\(error.problem)", error.fix)
    } catch let error as VagueDaySyntaxError {
      return ("it is no day, month, season or year", error.fix)
    } catch {
      return nil
    }
  }

  /// The values of a list, or the one that was meant.
  private func choice(_ value: String, _ type: SimpleType) -> String? {
    let allowed = type.enumeration.map(\.value)
    guard !allowed.isEmpty else { return nil }
    if let near = allowed.first(where: { $0.lowercased() == value.lowercased() }) {
      return "write \(near)"
    }
    let listed = allowed.prefix(20).joined(separator: ", ")
    return "write one of \(listed)" + (allowed.count > 20 ? " …" : "")
  }

  // MARK: Elements

  private mutating func explainChildren(of element: Int, _ node: SchemaModel.Node) {
    let children = Array(tape.children(of: element))
    let names = node.children.map { format.model.nodes[$0].name }
    let places = children.map { child in
      tape[child].isOurs ? names.firstIndex(of: tape.name(tape[child].name)) : nil
    }
    let inOrder = Self.longestRun(places)
    let standing = Set(inOrder.compactMap { places[$0] }).sorted()
    var counts = Array(repeating: 0, count: names.count)
    for (index, child) in children.enumerated() {
      guard let place = places[index] else {
        explainUnknown(child, in: node, names)
        continue
      }
      counts[place] += 1
      if !inOrder.contains(index) {
        explainMisplaced(child, node, names, place, standing)
      }
      if let maximum = format.model.nodes[node.children[place]].maximum,
        counts[place] == maximum + 1
      {
        add(
          .tooManyElements, child,
          "\(names[place]) stands more than \(maximum == 1 ? "once" : "\(maximum) times") in \(node.name)",
          fix: "leave \(maximum == 1 ? "one" : "at most \(maximum)") of them")
      }
      explain(child, as: node.children[place])
    }
    for (place, count) in counts.enumerated() {
      let declaration = format.model.nodes[node.children[place]]
      guard count < declaration.minimum else { continue }
      add(
        .missingElement, element,
        declaration.minimum == 1
          ? "\(node.name) needs the element \(declaration.name)"
          : "\(node.name) needs \(declaration.minimum) elements \(declaration.name) and has \(count)",
        fix: "add <\(declaration.name)>" + following(names, place, counts))
    }
  }

  private mutating func explainUnknown(
    _ child: Int, in node: SchemaModel.Node, _ names: [String]
  ) {
    let name = tape.name(tape[child].name)
    if !tape[child].isOurs {
      let namespace = tape.namespace(tape[child].name) ?? "no namespace"
      add(
        .unknownElement, child, "\(name) is of \(namespace), not of \(Format.namespace)",
        fix: "write it in the namespace of the document, or take it away")
      return
    }
    add(
      .unknownElement, child, "\(node.name) has no element \(name); " + allowed(names),
      fix: "take the element away, or correct its name")
  }

  private mutating func explainMisplaced(
    _ child: Int, _ node: SchemaModel.Node, _ names: [String], _ place: Int, _ standing: [Int]
  ) {
    // Those that stand right do so in their order, so the next name up is the first to come after it.
    let next = standing.first { $0 > place }
    let target = next.map { "before \(names[$0])" } ?? "after what stands before it"
    add(
      .misplacedElement, child, "\(names[place]) stands in the wrong place of \(node.name)",
      fix: "move \(names[place]) \(target)")
  }

  /// Which positions belong to a longest run that does not fall: the elements that stand right. Of two
  /// such runs it is the one that keeps what stands first, as the schema does when it reads on.
  private static func longestRun(_ places: [Int?]) -> Set<Int> {
    // Patience sorting from the end: the first element of the best run of each length, and each one's
    // successor.
    var heads: [Int] = []
    var next: [Int: Int] = [:]
    for (index, place) in places.enumerated().reversed() {
      guard let place else { continue }
      let length = heads.partitioningIndex { (places[$0] ?? 0) < place }
      if length > 0 { next[index] = heads[length - 1] }
      if length == heads.count { heads.append(index) } else { heads[length] = index }
    }
    var run: Set<Int> = []
    var at = heads.last
    while let index = at {
      run.insert(index)
      at = next[index]
    }
    return run
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
      add(.schemaViolated, fault.element, attribute: fault.attribute, fault.message, fix: nil)
    }
    guard tape.hasMoreFaults || hasMore else { return }
    faults.append(
      DoorFault(
        rule: .schemaViolated, element: 0, attribute: nil,
        message: "there are more than \(Tape.maximumFaults) faults in the record",
        fix: "correct these first"))
  }

  // MARK: Words

  private func allowed(_ names: [String]) -> String {
    names.isEmpty
      ? "it has none"
      : "it has \(names.prefix(12).joined(separator: ", "))" + (names.count > 12 ? " …" : "")
  }

  private func following(_ names: [String], _ place: Int, _ counts: [Int]) -> String {
    let before = (0..<place).last { counts[$0] > 0 }
    return before.map { " after <\(names[$0])>" } ?? " first"
  }

  private func article(_ type: SimpleType) -> String {
    type.enumeration.isEmpty ? "allowed here" : "one of the values it may have"
  }

  private func meaning(_ type: SimpleType) -> String {
    guard !type.documentation.isEmpty else { return "a value of the type \(type.name)" }
    let sentence = type.documentation.prefix { $0 != ":" && $0 != ";" }
    let first = sentence.firstIndex(of: ".").map { sentence[..<$0] } ?? sentence
    return first.prefix(1).lowercased() + first.dropFirst()
  }

  private func shortened(_ value: String) -> String {
    let line = value.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.count > 60 ? line.prefix(60) + "…" : line
  }
}

extension Array {
  /// The first index for which the test holds, of an array in which it holds from some index on.
  fileprivate func partitioningIndex(where test: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if test(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
