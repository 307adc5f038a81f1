import Languages
import XML

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The names that elements of one record give each other: partners, sources and lines of the budget, and
/// fields left open.
///
/// A schema could say this with keys, at the price of memory for every key of the file.
struct LocalReferences {
  private var partners: [Use] = []
  private var sources: [Use] = []
  private var budgetLines: [Use] = []
  private var partnerUses: [Use] = []
  private var sourceUses: [Use] = []
  private var notStated: [Use] = []
  /// Whether a partner or a source has no id, so that what refers to it cannot be told to dangle.
  private var hasNameless = false

  /// An attribute that declares a name or uses one.
  fileprivate struct Use: BitwiseCopyable {
    let element: Int
    let attribute: Int
  }

  mutating func removeAll() {
    partners.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    budgetLines.removeAll(keepingCapacity: true)
    partnerUses.removeAll(keepingCapacity: true)
    sourceUses.removeAll(keepingCapacity: true)
    notStated.removeAll(keepingCapacity: true)
    hasNameless = false
  }

  /// Whether elements of a declaration can have anything to note.
  static func mayRefer(_ declaration: SchemaModel.Node) -> Bool {
    ["partner", "source", "notStated"].contains(declaration.name)
      || declaration.attributes.contains { ["partner", "source"].contains($0.name) }
  }

  /// Notes what an element declares and what it refers to.
  ///
  /// - Parameter declaration: the element's number in the schema model.
  mutating func note(_ element: Int, in tape: Tape, declaration: Int, _ format: Format) {
    guard element > 0 else { return }
    let marks = format.marks
    let name = tape[element].name
    if name == marks.partner || name == marks.source, tape[element].parent == 0 {
      guard let index = tape.attribute(marks.id, of: element) else { return hasNameless = true }
      let use = Use(element: element, attribute: index)
      if name == marks.partner { partners.append(use) } else { sources.append(use) }
      return
    }
    if name == marks.line, tape[Int(tape[element].parent)].name == marks.budget,
      let index = tape.attribute(marks.id, of: element)
    {
      budgetLines.append(Use(element: element, attribute: index))
    }
    if let index = tape.attribute(marks.partner, of: element) {
      partnerUses.append(Use(element: element, attribute: index))
    }
    if let index = tape.attribute(marks.source, of: element),
      isSourceReference(declaration, format)
    {
      sourceUses.append(Use(element: element, attribute: index))
    }
    if name == marks.notStated, let index = tape.attribute(marks.field, of: element) {
      notStated.append(Use(element: element, attribute: index))
    }
  }

  /// `source` names one of the document's sources, but for a contribution, where it says whose money.
  private func isSourceReference(_ declaration: Int, _ format: Format) -> Bool {
    format.model.nodes[declaration].attributes.contains {
      $0.name == "source" && $0.type.name == "LocalIdentifier"
    }
  }

  /// What does not fit together.
  func faults(in tape: Tape, _ format: Format) -> [DoorFault] {
    guard
      !(partnerUses.isEmpty && sourceUses.isEmpty && notStated.isEmpty)
        || partners.count > 1 || sources.count > 1 || budgetLines.count > 1
    else { return [] }
    var partners = DeclaredNames(partners, in: tape)
    var sources = DeclaredNames(sources, in: tape)
    var dangling: [DoorFault] = []
    // A decision speaks of the application's partners and has none of its own.
    if !hasNameless, !partnerUses.isEmpty, format.declares("partner", in: tape.name(tape[0].name)) {
      for use in partnerUses where !partners.contains(use) {
        dangling.append(self.dangling(use, .partner, among: partners.words, in: tape))
      }
    }
    if !hasNameless {
      for use in sourceUses where !sources.contains(use) {
        dangling.append(self.dangling(use, .source, among: sources.words, in: tape))
      }
    }
    let lines = DeclaredNames(budgetLines, in: tape)
    let repeated = (partners.repeated() + sources.repeated() + lines.repeated())
      .sorted { $0.element < $1.element }
    return dangling
      + repeated.map {
        .repeatedID(
          tape.word(ofAttribute: $0.attribute), $0.element, attribute: $0.attribute)
      } + stated(in: tape, format)
  }

  private func dangling(
    _ use: Use, _ what: Named, among known: Set<String>, in tape: Tape
  ) -> DoorFault {
    let names = known.sorted().prefix(5).joined(separator: ", ")
    return DoorFault(
      rule: .danglingReference, element: use.element, attribute: use.attribute,
      message: what.missing(tape.word(ofAttribute: use.attribute))
        + (known.isEmpty
          ? Wording("it has none", sv: "den har ingen")
          : Wording("it has \(names)", sv: "den har \(names)")),
      fix: what.fix)
  }

  /// A field cannot both be left open and have a value.
  private func stated(in tape: Tape, _ format: Format) -> [DoorFault] {
    notStated.compactMap { use in
      let field = tape.word(ofAttribute: use.attribute)
      guard let stated = element(field, in: tape, format), tape.hasValue(stated) else {
        return nil
      }
      return DoorFault(
        rule: .statedAndNotStated, element: use.element, attribute: use.attribute,
        message: Wording(
          "\(field) is said not to be stated, and the document states it",
          sv: "\(field) sägs inte vara angivet, och handlingen anger det"),
        fix: Wording(
          "take away the notStated, or the value", sv: "ta bort notStated, eller värdet"))
    }
  }
}

extension LocalReferences {
  /// The element a field's name leads to; names below the first are joined by points.
  private func element(_ field: String, in tape: Tape, _ format: Format) -> Int? {
    var element = 0
    for word in field.split(separator: ".") {
      let name = format.names.id(String(word))
      guard name.isKnown, let child = tape.child(name, of: element) else { return nil }
      element = child
    }
    return element
  }
}

/// What an id of the document may name.
private enum Named {
  case partner, source

  func missing(_ word: String) -> Wording {
    switch self {
    case .partner:
      Wording(
        "\(word) is no partner of the document; ", sv: "\(word) är ingen partner i handlingen; ")
    case .source:
      Wording("\(word) is no source of the document; ", sv: "\(word) är ingen källa i handlingen; ")
    }
  }

  var fix: Wording {
    switch self {
    case .partner:
      Wording(
        "write the id of a partner of the document, or add the partner",
        sv: "skriv id för en partner i handlingen, eller lägg till partnern")
    case .source:
      Wording(
        "write the id of a source of the document, or add the source",
        sv: "skriv id för en källa i handlingen, eller lägg till källan")
    }
  }
}

/// The names that a record declares. They are mostly few, and then compared byte by byte where they
/// stand; only many are worth a set.
private struct DeclaredNames {
  private let tape: Tape
  private let uses: [LocalReferences.Use]
  private let isMany: Bool
  /// The names as the schema compares them, made when they are first asked for.
  private(set) lazy var words = Set(uses.map { tape.word(ofAttribute: $0.attribute) })
  private var last = 0

  init(_ uses: [LocalReferences.Use], in tape: Tape) {
    self.tape = tape
    self.uses = uses
    isMany = uses.count > 16
  }

  mutating func contains(_ use: LocalReferences.Use) -> Bool {
    // Elements that refer to the same name mostly follow each other.
    if last < uses.count, isSame(use, uses[last]) { return true }
    if !isMany, let found = uses.firstIndex(where: { isSame(use, $0) }) {
      last = found
      return true
    }
    return words.contains(tape.word(ofAttribute: use.attribute))
  }

  /// Every use of a name that an earlier one declared already.
  func repeated() -> [LocalReferences.Use] {
    if isMany {
      var seen: Set<String> = []
      return uses.filter { !seen.insert(tape.word(ofAttribute: $0.attribute)).inserted }
    }
    return uses.indices.filter { index in
      uses[..<index].contains { isSame(uses[index], $0) }
    }.map { uses[$0] }
  }

  private func isSame(_ left: LocalReferences.Use, _ right: LocalReferences.Use) -> Bool {
    let first = tape.trimmedValue(ofAttribute: left.attribute)
    let second = tape.trimmedValue(ofAttribute: right.attribute)
    guard first.count == second.count, let start = first.baseAddress,
      let other = second.baseAddress
    else { return first.count == second.count }
    return memcmp(start, other, first.count) == 0
  }
}

extension Tape {
  /// The value of an attribute as the schema compares it: the white space around it is no part of it.
  func word(ofAttribute index: Int) -> String {
    SimpleType.collapsed(string(ofAttribute: index))
  }

  /// The value of an attribute without the white space around it.
  fileprivate func trimmedValue(ofAttribute index: Int) -> UnsafeBufferPointer<UInt8> {
    trimmed(value(ofAttribute: index).bindMemory(to: UInt8.self))
  }

  fileprivate func hasValue(_ element: Int) -> Bool {
    self[element].hasChildren || !text(of: element).isEmpty
  }
}
