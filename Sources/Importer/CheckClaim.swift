import XML

/// What no schema says of the money in reports and payments: that ids stand once, that what refers to
/// an id of the document finds it, and that an amount is negative only where it corrects another.
enum CheckClaim {
  /// What does not fit together.
  static func faults(in tape: Tape, _ format: Format) -> [DoorFault] {
    let name = tape[0].name
    if name == format.marks.report { return claimFaults(in: tape, format.marks) }
    if name == format.marks.payment { return paymentFaults(in: tape, format.marks) }
    return []
  }

  // MARK: A claim

  private static func claimFaults(in tape: Tape, _ marks: Format.Marks) -> [DoorFault] {
    guard let claim = tape.child(marks.claim, of: 0) else { return [] }
    var faults: [DoorFault] = []
    var ids: Set<String> = []
    var corrects = false
    var sums: [Int] = []
    for child in tape.children(of: claim) {
      guard tape[child].name == marks.line else {
        if !tape[child].hasChildren { sums.append(child) }
        continue
      }
      if let repeated = repeated(child, among: &ids, in: tape, marks) { faults.append(repeated) }
      if tape.child(marks.corrects, of: child) != nil {
        corrects = true
      } else {
        faults += tape.children(of: child).filter { tape.isNegative($0) }.map {
          negative($0, "the line corrects no other", in: tape)
        }
      }
    }
    guard !corrects else { return faults }
    return faults
      + sums.filter { tape.isNegative($0) }.map {
        negative($0, "no line of the claim corrects another", in: tape)
      }
  }

  private static func negative(_ element: Int, _ problem: String, in tape: Tape) -> DoorFault {
    DoorFault(
      rule: .negativeWithoutCorrection, element: element, attribute: nil,
      message:
        "\(tape.name(tape[element].name)) is \(SimpleType.collapsed(tape.string(of: element))), "
        + "and \(problem); only what corrects an earlier claim is negative",
      fix: "add <corrects> with the line of the earlier report to the line that corrects it, "
        + "or write the amount without the minus")
  }

  // MARK: A payment

  private static func paymentFaults(in tape: Tape, _ marks: Format.Marks) -> [DoorFault] {
    var faults: [DoorFault] = []
    var ids: [NameID: Set<String>] = [:]
    let named = [marks.correction, marks.recovery, marks.irregularity]
    for child in tape.children(of: 0) where named.contains(tape[child].name) {
      let name = tape[child].name
      if let repeated = repeated(child, among: &ids[name, default: []], in: tape, marks) {
        faults.append(repeated)
      }
    }
    let corrections = ids[marks.correction] ?? []
    for child in tape.children(of: 0) where tape[child].name == marks.recovery {
      guard let index = tape.attribute(marks.correction, of: child) else { continue }
      let word = tape.word(ofAttribute: index)
      guard !corrections.contains(word) else { continue }
      let known = corrections.sorted().prefix(5).joined(separator: ", ")
      faults.append(
        DoorFault(
          rule: .danglingReference, element: child, attribute: index,
          message: "\(word) is no correction of the document; "
            + (known.isEmpty ? "it has none" : "it has \(known)"),
          fix: "write the id of a correction of the document, or add the correction"))
    }
    return faults
  }

  private static func repeated(
    _ element: Int, among ids: inout Set<String>, in tape: Tape, _ marks: Format.Marks
  ) -> DoorFault? {
    guard let index = tape.attribute(marks.id, of: element) else { return nil }
    let word = tape.word(ofAttribute: index)
    guard !ids.insert(word).inserted else { return nil }
    return .repeatedID(word, element, attribute: index)
  }
}

extension Tape {
  /// Whether an element's text is an amount below nothing.
  fileprivate func isNegative(_ element: Int) -> Bool {
    let text = trimmed(self.text(of: element).bindMemory(to: UInt8.self))
    guard text.first == UInt8(ascii: "-") else { return false }
    return text.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
  }
}
