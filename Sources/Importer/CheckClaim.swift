import Languages
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
          negative(
            $0, Wording("the line corrects no other", sv: "raden rättar ingen annan"), in: tape)
        }
      }
    }
    guard !corrects else { return faults }
    return faults
      + sums.filter { tape.isNegative($0) }.map {
        negative(
          $0,
          Wording(
            "no line of the claim corrects another",
            sv: "ingen rad i ansökan om utbetalning rättar en annan"), in: tape)
      }
  }

  private static func negative(_ element: Int, _ problem: Wording, in tape: Tape) -> DoorFault {
    let (name, value) = (
      tape.name(tape[element].name), SimpleType.collapsed(tape.string(of: element))
    )
    return DoorFault(
      rule: .negativeWithoutCorrection, element: element, attribute: nil,
      message: Wording(
        "\(name) is \(value), and \(problem); only what corrects an earlier claim is negative",
        sv:
          "\(name) är \(value), och \(problem); bara det som rättar en tidigare ansökan är negativt"
      ),
      fix: Wording(
        "add <corrects> with the line of the earlier report to the line that corrects it, "
          + "or write the amount without the minus",
        sv: "lägg till <corrects> med den tidigare rapportens rad på raden som rättar den, "
          + "eller skriv beloppet utan minus"))
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
          message: Wording(
            "\(word) is no correction of the document; ",
            sv: "\(word) är ingen korrigering i handlingen; ")
            + (known.isEmpty
              ? Wording("it has none", sv: "den har ingen")
              : Wording("it has \(known)", sv: "den har \(known)")),
          fix: Wording(
            "write the id of a correction of the document, or add the correction",
            sv: "skriv id för en korrigering i handlingen, eller lägg till korrigeringen")))
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
