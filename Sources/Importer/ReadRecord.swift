import Portfolio
import Values
import XML

/// Turns the tape of a valid record into typed rows.
///
/// The schema has said that the record is well built, so each element has its place in the plan.
/// What remains to be seen is what no schema says: the decimals of a currency, and references
/// between elements. The reader's buffers are used again for the next record.
final class ReadRecord {
  let rows = RecordRows()
  private(set) var faults: [DoorFault] = []
  private let plan: RecordPlan
  private let format: Format
  private var currency: Currency?
  private var isCurrencyMissed = false
  /// For each element of the tape its node in the plan, its row, and the row's element number.
  private var nodes: [Int] = []
  private var rowOf: [Int] = []
  private var references = LocalReferences()
  private var valueFaults: [ValueFault] = []

  private struct ValueFault {
    let element: Int
    let attribute: Int?
    let value, problem, fix: String
  }

  init(_ format: Format) {
    self.format = format
    self.plan = format.plan
  }

  /// Reads a record; its rows and faults are there until the next one is read.
  func read(_ tape: Tape) {
    rows.removeAll()
    faults.removeAll(keepingCapacity: true)
    references.removeAll()
    let count = tape.count
    nodes.removeAll(keepingCapacity: true)
    rowOf.removeAll(keepingCapacity: true)
    guard let root = plan.roots.first(where: { $0.name == tape[0].name }) else { return }
    readCurrency(tape)
    for element in 0..<count {
      let parent = Int(tape[element].parent)
      let number = parent < 0 ? root.node : child(tape[element].name, of: nodes[parent])
      let node = plan.nodes[number]
      let row =
        node.startsRow
        ? startRow(node, element: element, parent: parent, tape) : rowOf[parent]
      nodes.append(number)
      rowOf.append(row)
      readValues(of: element, node, row: row, tape)
    }
    name(tape)
    faults += references.faults(in: tape, format)
  }

  private func child(_ name: NameID, of node: Int) -> Int {
    for child in plan.nodes[node].children where child.name == name { return child.node }
    preconditionFailure("a valid record has an element that the plan does not know")
  }

  private func startRow(
    _ node: RecordPlan.Node, element: Int, parent: Int, _ tape: Tape
  ) -> Int {
    var rowElement = 0
    if parent >= 0 { rowElement = rows.rows[rowOf[parent]].element }
    return rows.addRow(
      table: node.table, columns: plan.shapes[node.table].columns.count, element: element,
      parent: rowElement)
  }

  private func readCurrency(_ tape: Tape) {
    isCurrencyMissed = false
    // The schema lists the currencies, and a test compares its list with ours.
    currency = tape.attribute(format.marks.currency, of: 0).flatMap {
      Currency(SimpleType.collapsed(tape.string(ofAttribute: $0)))
    }
  }

  private func readValues(of element: Int, _ node: RecordPlan.Node, row: Int, _ tape: Tape) {
    for index in tape.attributes(of: element) {
      let attribute = tape.attribute(at: index)
      let isXML = attribute.namespace == .xml
      for known in node.attributes where known.name == attribute.name && known.isXML == isXML {
        convert(
          tape.value(ofAttribute: index), to: known.target, row: row, element: element,
          attribute: index)
      }
    }
    references.note(element, in: tape, declaration: node.declaration, format)
    guard let target = node.text else { return }
    convert(tape.text(of: element), to: target, row: row, element: element, attribute: nil)
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
    case .amount:
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
        element, attribute, String(decoding: text, as: UTF8.self), "\(error.problem)", error.fix)
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
      addFault(element, attribute, written, "there is no such day", error.fix)
    }
  }

  private func addFault(
    _ element: Int, _ attribute: Int?, _ value: String, _ problem: String, _ fix: String
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
          message: "\(name) is \"\(fault.value)\": \(fault.problem)", fix: fault.fix))
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

private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

/// The text without the white space around it.
private func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  var start = 0
  var end = text.count
  while start < end, isSpace(text[start]) { start += 1 }
  while end > start, isSpace(text[end - 1]) { end -= 1 }
  return UnsafeBufferPointer(rebasing: text[start..<end])
}

/// Whether collapsing white space would change the text.
private func needsCollapsing(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first, let last = text.last else { return false }
  if isSpace(first) || isSpace(last) { return true }
  var previous: UInt8 = 0
  for byte in text {
    if byte < 0x20 || (byte == 0x20 && previous == 0x20) { return true }
    previous = byte
  }
  return false
}
