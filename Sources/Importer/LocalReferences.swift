import XML

/// The names that elements of one record give each other: partners and sources, and fields left open.
///
/// A schema could say this with keys, at the price of memory for every key of the file.
struct LocalReferences {
  private var partners: Set<String> = []
  private var sources: Set<String> = []
  private var partnerUses: [Use] = []
  private var sourceUses: [Use] = []
  private var notStated: [Use] = []
  private var repeated: [Use] = []
  /// Whether a partner or a source has no id, so that what refers to it cannot be told to dangle.
  private var hasNameless = false

  private struct Use {
    let element: Int
    let attribute: Int
    let name: String
  }

  mutating func removeAll() {
    partners.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    partnerUses.removeAll(keepingCapacity: true)
    sourceUses.removeAll(keepingCapacity: true)
    notStated.removeAll(keepingCapacity: true)
    repeated.removeAll(keepingCapacity: true)
    hasNameless = false
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
      let id = tape.word(ofAttribute: index)
      let isNew =
        name == marks.partner
        ? partners.insert(id).inserted : sources.insert(id).inserted
      if !isNew { repeated.append(Use(element: element, attribute: index, name: id)) }
      return
    }
    if let index = tape.attribute(marks.partner, of: element) {
      partnerUses.append(
        Use(element: element, attribute: index, name: tape.word(ofAttribute: index)))
    }
    if let index = tape.attribute(marks.source, of: element),
      isSourceReference(declaration, format)
    {
      sourceUses.append(
        Use(element: element, attribute: index, name: tape.word(ofAttribute: index)))
    }
    if name == marks.notStated, let index = tape.attribute(marks.field, of: element) {
      notStated.append(
        Use(element: element, attribute: index, name: tape.word(ofAttribute: index)))
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
      !(partnerUses.isEmpty && sourceUses.isEmpty && notStated.isEmpty && repeated.isEmpty)
    else { return [] }
    // A decision speaks of the application's partners and has none of its own.
    let declares = format.declares("partner", in: tape.name(tape[0].name))
    return partnerUses.filter { declares && !hasNameless && !partners.contains($0.name) }.map {
      dangling($0, "partner", among: partners)
    }
      + sourceUses.filter { !hasNameless && !sources.contains($0.name) }.map {
        dangling($0, "source", among: sources)
      }
      + repeated.map {
        DoorFault(
          rule: .danglingReference, element: $0.element, attribute: $0.attribute,
          message: "the id \($0.name) stands twice in the document; each must be its own",
          fix: "give one of them another id, and correct what refers to it")
      } + stated(in: tape, format)
  }

  private func dangling(_ use: Use, _ what: String, among known: Set<String>) -> DoorFault {
    let names = known.sorted().prefix(5).joined(separator: ", ")
    return DoorFault(
      rule: .danglingReference, element: use.element, attribute: use.attribute,
      message: "\(use.name) is no \(what) of the document; "
        + (known.isEmpty ? "it has none" : "it has \(names)"),
      fix: "write the id of a \(what) of the document, or add the \(what)")
  }

  /// A field cannot both be left open and have a value.
  private func stated(in tape: Tape, _ format: Format) -> [DoorFault] {
    notStated.compactMap { use in
      guard let stated = element(use.name, in: tape, format), tape.hasValue(stated) else {
        return nil
      }
      return DoorFault(
        rule: .statedAndNotStated, element: use.element, attribute: use.attribute,
        message: "\(use.name) is said not to be stated, and the document states it",
        fix: "take away the notStated, or the value")
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

extension Tape {
  /// The value of an attribute as the schema compares it: the white space around it is no part of it.
  fileprivate func word(ofAttribute index: Int) -> String {
    SimpleType.collapsed(string(ofAttribute: index))
  }

  fileprivate func hasValue(_ element: Int) -> Bool {
    self[element].hasChildren || !text(of: element).isEmpty
  }
}
