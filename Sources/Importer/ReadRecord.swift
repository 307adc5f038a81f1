import Languages
import Portfolio
import Values
import XML

/// Turns the tape of a valid record into typed rows.
///
/// The schema has said that the record is well built, so each element has its place in the plan.
/// What remains to be seen is what no schema says: the decimals of a currency, and references
/// between elements. The reader's buffers are used again for the next record.
final class ReadRecord {
  /// Where the rows go; another place may be given for each record.
  var rows = RecordRows()
  private(set) var faults: [DoorFault] = []
  private let plan: RecordPlan
  private let format: Format
  private var currency: Currency?
  private var isCurrencyMissed = false
  private var references = LocalReferences()
  private var valueFaults: [ValueFault] = []

  /// Where an element of the tape stands.
  private struct Standing: BitwiseCopyable {
    var node: Int32
    /// The place in the plan of its last child so far.
    var lastChild: Int32
    var row: Int
    /// The number of the element that the row is.
    var rowElement: Int
  }

  private struct ValueFault {
    let element: Int
    let attribute: Int?
    let value: String
    let problem, fix: Wording
  }

  init(_ format: Format) {
    self.format = format
    self.plan = format.plan
  }

  /// Reads a record; its rows and faults are there until the next one is read.
  func read(_ tape: Tape) {
    rows.removeAll()
    faults.removeAll(keepingCapacity: true)
    guard let root = plan.roots.first(where: { $0.name == tape[0].name }) else { return }
    readCurrency(tape)
    references.removeAll()
    // Taken out while it changes, so that no change of it has to be checked.
    var references = LocalReferences()
    swap(&references, &self.references)
    format.flatPlan.read { plan in
      withUnsafeTemporaryAllocation(of: Standing.self, capacity: tape.count) { standing in
        for element in 0..<tape.count {
          let item = tape[element]
          standing.initializeElement(
            at: element, to: stand(element, item, standing, root.node, plan))
          let node = plan.nodes[Int(standing[element].node)]
          if item.attributeCount > 0 {
            readAttributes(of: element, node, row: standing[element].row, tape, plan)
          }
          if node.mayRefer {
            references.note(element, in: tape, declaration: Int(node.declaration), format)
          }
          if node.hasText {
            convert(
              tape.text(of: element), to: node.text, row: standing[element].row, element: element,
              attribute: nil)
          }
        }
      }
    }
    if !valueFaults.isEmpty { name(tape) }
    faults += references.faults(in: tape, format)
    faults += CheckClaim.faults(in: tape, format)
    faults += format.dayPairs.faults(in: rows, tape, format.names)
    swap(&references, &self.references)
  }

  /// Finds the element's place in the plan and its row, which may begin with it.
  private func stand(
    _ element: Int, _ item: TapeElement, _ standing: UnsafeMutableBufferPointer<Standing>,
    _ root: Int, _ plan: FlatPlan.View
  ) -> Standing {
    let parent = Int(item.parent)
    guard parent >= 0 else {
      return start(element, Int32(root), within: 0, plan)
    }
    let place = plan.child(
      item.name, of: standing[parent].node, from: standing[parent].lastChild)
    standing[parent].lastChild = place
    let number = plan.children[Int(place)].node
    let node = plan.nodes[Int(number)]
    if node.startsRow { return start(element, number, within: standing[parent].rowElement, plan) }
    return Standing(
      node: number, lastChild: node.firstChild, row: standing[parent].row,
      rowElement: standing[parent].rowElement)
  }

  private func start(
    _ element: Int, _ number: Int32, within rowElement: Int, _ plan: FlatPlan.View
  ) -> Standing {
    let node = plan.nodes[Int(number)]
    let row = rows.addRow(
      table: Int(node.table), columns: Int(node.columns), element: element, parent: rowElement)
    return Standing(
      node: number, lastChild: node.firstChild, row: row, rowElement: element)
  }

  private func readCurrency(_ tape: Tape) {
    isCurrencyMissed = false
    // The schema lists the currencies, and a test compares its list with ours.
    currency = tape.attribute(format.marks.currency, of: 0).flatMap {
      Currency(SimpleType.collapsed(tape.string(ofAttribute: $0)))
    }
  }

  private func readAttributes(
    of element: Int, _ node: FlatPlan.Node, row: Int, _ tape: Tape, _ plan: FlatPlan.View
  ) {
    for index in tape.attributes(of: element) {
      let attribute = tape.attribute(at: index)
      let isXML = attribute.namespace == .xml
      for place in node.firstAttribute..<node.endAttribute {
        let known = plan.attributes[Int(place)]
        guard known.name == attribute.name, known.isXML == isXML else { continue }
        convert(
          tape.value(ofAttribute: index), to: known.target, row: row, element: element,
          attribute: index)
      }
    }
  }

  // MARK: Values

  private func convert(
    _ bytes: UnsafeRawBufferPointer, to target: RecordPlan.Target, row: Int, element: Int,
    attribute: Int?
  ) {
    let text = UnsafeBufferPointer(
      start: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    switch target.conversion {
    case .prose:
      rows.set(row: row, column: target.column, text: text)
    case .line, .day:
      setLine(text, row: row, column: target.column)
    case .count:
      rows.set(row: row, column: target.column, wholeNumber(trimmed(text)))
    case .flag:
      rows.set(row: row, column: target.column, trimmed(text).first == UInt8(ascii: "t") ? 1 : 0)
    case .rate, .quantity:
      rows.set(row: row, column: target.column, hundredths(trimmed(text)))
    case .amount, .signedAmount:
      setAmount(trimmed(text), row: row, column: target.column, element: element, attribute)
    case .vagueDay:
      setVagueDay(trimmed(text), row: row, column: target.column, element: element, attribute)
    }
  }

  private func setLine(_ text: UnsafeBufferPointer<UInt8>, row: Int, column: Int) {
    guard needsCollapsing(text) else {
      rows.set(row: row, column: column, text: text)
      return
    }
    var collapsed = SimpleType.collapsed(String(decoding: text, as: UTF8.self))
    collapsed.withUTF8 { rows.set(row: row, column: column, text: $0) }
  }

  private func setAmount(
    _ text: UnsafeBufferPointer<UInt8>, row: Int, column: Int, element: Int, _ attribute: Int?
  ) {
    guard let currency else { return missCurrency(element) }
    do {
      let money = try Money.parse(utf8: text, currency: currency)
      rows.set(row: row, column: column, money.minorUnits)
    } catch {
      addFault(
        element, attribute, String(decoding: text, as: UTF8.self), error.problem.wording,
        error.fix)
    }
  }

  /// Says once that the record's amounts are in no currency.
  private func missCurrency(_ element: Int) {
    if isCurrencyMissed { return }
    isCurrencyMissed = true
    faults.append(.amountWithoutCurrency(element))
  }

  private func setVagueDay(
    _ text: UnsafeBufferPointer<UInt8>, row: Int, column: Int, element: Int, _ attribute: Int?
  ) {
    let written = String(decoding: text, as: UTF8.self)
    rows.set(row: row, column: column, text: text)
    do {
      let day = try VagueDay.parse(written)
      for (offset, bound) in [(1, day.earliest), (2, day.latest)] {
        guard var iso = bound?.iso else { continue }
        iso.withUTF8 { rows.set(row: row, column: column + offset, text: $0) }
      }
    } catch {
      addFault(
        element, attribute, written,
        Wording("there is no such day", sv: "det finns ingen sådan dag"), error.fix)
    }
  }

  private func addFault(
    _ element: Int, _ attribute: Int?, _ value: String, _ problem: Wording, _ fix: Wording
  ) {
    valueFaults.append(
      ValueFault(
        element: element, attribute: attribute, value: value, problem: problem, fix: fix))
  }

  /// Puts the names of elements and attributes to the faults of their values.
  private func name(_ tape: Tape) {
    for fault in valueFaults {
      let name = tape.name(
        fault.attribute.map { tape.attribute(at: $0).name } ?? tape[fault.element].name)
      faults.append(
        DoorFault(
          rule: .malformedValue, element: fault.element, attribute: fault.attribute,
          message: Wording(
            "\(name) is \"\(fault.value)\": \(fault.problem)",
            sv: "\(name) är \"\(fault.value)\": \(fault.problem)"), fix: fault.fix))
    }
    valueFaults.removeAll(keepingCapacity: true)
  }

  /// Digits only, at most twelve of them, by the schema.
  private func wholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int64 {
    text.reduce(0) { $0 &* 10 &+ Int64($1 &- 48) }
  }

  /// A number with at most two decimals, by the schema, in hundredths.
  private func hundredths(_ text: UnsafeBufferPointer<UInt8>) -> Int64 {
    var value: Int64 = 0
    var decimals = 0
    var isPastPoint = false
    for byte in text {
      if byte == UInt8(ascii: ".") {
        isPastPoint = true
      } else {
        value = value &* 10 &+ Int64(byte &- 48)
        if isPastPoint { decimals += 1 }
      }
    }
    return value &* (decimals == 0 ? 100 : decimals == 1 ? 10 : 1)
  }
}
