/// Recognises the values of a pattern, one byte after the other, without memory of its own.
///
/// It knows the part of XML Schema's patterns that formats of ours use, and may refuse a value that
/// the pattern allows: control characters, characters beyond ASCII, and repetitions longer than it
/// counts. It never takes one that the pattern does not allow.
struct Automaton {
  /// The class of each byte of ASCII; 0 is that of bytes that stand nowhere in the pattern.
  private(set) var classes = [UInt8](repeating: 0, count: 128)
  private(set) var classCount = 1
  /// For each state and class the next state: state 0 has no way on, state 1 is the first.
  private(set) var next: [UInt16] = [0]
  private(set) var accepts: [Bool] = [false]
  /// The most bytes a value may have, when the pattern says it by a repetition too long to count.
  private(set) var most: Int?

  /// Longer repetitions are not counted one by one: the whole value's length is held against them.
  static let longestCounted = 64

  /// - Throws: `PatternError` when the pattern has what no format of ours uses.
  init(_ pattern: String) throws(PatternError) {
    var parser = PatternParser(pattern)
    let expression = try parser.parse()
    most = parser.most
    var machine = Machine()
    let end = machine.add(expression, from: 0)
    sortBytes(machine)
    determine(machine, end: end)
  }

  /// Puts bytes that the pattern never tells apart into one class.
  private mutating func sortBytes(_ machine: Machine) {
    var known: [[Bool]: UInt8] = [:]
    let sets = Array(Set(machine.edges.flatMap { $0.map(\.set) }))
    for byte in UInt8(0x20)..<0x80 {
      let membership = sets.map { $0.contains(byte) }
      guard membership.contains(true) else { continue }
      let number = known[membership] ?? UInt8(known.count + 1)
      known[membership] = number
      classes[Int(byte)] = number
    }
    classCount = known.count + 1
  }

  /// Makes one state of each set of states that the machine can be in at once.
  private mutating func determine(_ machine: Machine, end: Int) {
    var samples = [UInt8](repeating: 0, count: classCount)
    for byte in UInt8(0x20)..<0x80 { samples[Int(classes[Int(byte)])] = byte }
    next = [UInt16](repeating: 0, count: classCount)
    var numbers: [[Int]: UInt16] = [:]
    var waiting = [machine.closure(of: [0])]
    numbers[waiting[0]] = 1
    var done = 0
    while done < waiting.count {
      let states = waiting[done]
      done += 1
      accepts.append(states.contains(end))
      var row = [UInt16](repeating: 0, count: classCount)
      for number in row.indices.dropFirst() {
        let reached = machine.states(after: samples[number], from: states)
        if reached.isEmpty { continue }
        if let known = numbers[reached] {
          row[number] = known
        } else {
          waiting.append(reached)
          row[number] = UInt16(waiting.count)
          numbers[reached] = row[number]
        }
      }
      next += row
    }
  }
}

/// A pattern with something in it that no format of ours uses.
struct PatternError: Error, CustomStringConvertible {
  let pattern: String

  var description: String { "the pattern \(pattern) has parts that are not known" }
}

/// What a pattern says, as a tree.
private indirect enum Expression {
  case set(ByteSet)
  case sequence([Expression])
  case choice([Expression])
  /// - Parameter most: nil without an upper bound.
  case repeated(Expression, least: Int, most: Int?)

  /// Whether no byte at all is enough.
  var mayBeEmpty: Bool {
    switch self {
    case .set: false
    case .sequence(let parts): parts.allSatisfy(\.mayBeEmpty)
    case .choice(let branches): branches.contains(where: \.mayBeEmpty)
    case .repeated(let inner, let least, _): least == 0 || inner.mayBeEmpty
    }
  }
}

/// Some bytes of ASCII, control characters never among them.
private struct ByteSet: Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> byte & 1 == 1 : high >> (byte - 64) & 1 == 1
  }

  mutating func insert(_ bytes: ClosedRange<UInt8>) {
    for byte in bytes where byte >= 0x20 && byte < 0x80 {
      if byte < 64 { low |= 1 << byte } else { high |= 1 << (byte - 64) }
    }
  }

  /// All the others.
  var inverted: ByteSet {
    var others = ByteSet()
    for byte in UInt8(0x20)..<0x80 where !contains(byte) { others.insert(byte...byte) }
    return others
  }
}

/// Reads a pattern: literals, classes, groups, alternatives, `?`, `*`, `+` and counts.
private struct PatternParser {
  private let pattern: String
  private let bytes: [UInt8]
  private var index = 0
  /// The shortest repetition that was too long to be counted.
  private(set) var most: Int?

  init(_ pattern: String) {
    self.pattern = pattern
    bytes = Array(pattern.utf8)
  }

  mutating func parse() throws(PatternError) -> Expression {
    let expression = try choice()
    guard index == bytes.count else { throw fault }
    return expression
  }

  private var fault: PatternError { PatternError(pattern: pattern) }
  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: wanted) else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws(PatternError) -> Expression {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> Expression {
    var parts: [Expression] = []
    while let byte, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      parts.append(try repeated(try atom()))
    }
    return .sequence(parts)
  }

  private mutating func atom() throws(PatternError) -> Expression {
    if take("(") {
      let inner = try choice()
      guard take(")") else { throw fault }
      return inner
    }
    if take("[") { return .set(try characterClass()) }
    var set = ByteSet()
    let byte = try literal(unless: "?*+{}[].")
    set.insert(byte...byte)
    return .set(set)
  }

  /// A byte that stands for itself, or one that a backslash makes stand for itself.
  private mutating func literal(unless special: String) throws(PatternError) -> UInt8 {
    guard var found = byte, (0x20..<0x80).contains(found) else { throw fault }
    index += 1
    if found == UInt8(ascii: "\\") {
      // A backslash before a letter names a class, and none of ours does.
      guard let escaped = byte, "\\.-()[]{}?*+|^".utf8.contains(escaped) else { throw fault }
      index += 1
      found = escaped
    } else if special.utf8.contains(found) {
      throw fault
    }
    return found
  }

  private mutating func characterClass() throws(PatternError) -> ByteSet {
    let isInverted = take("^")
    var set = ByteSet()
    while !take("]") {
      let first = try literal(unless: "[]^-")
      var last = first
      if byte == UInt8(ascii: "-") {
        index += 1
        last = try literal(unless: "[]^-")
      }
      guard first <= last else { throw fault }
      set.insert(first...last)
    }
    return isInverted ? set.inverted : set
  }

  /// What may be empty is not repeated by any format of ours: libxml2 counts it otherwise than the
  /// standard does.
  private mutating func repeated(_ inner: Expression) throws(PatternError) -> Expression {
    if let byte, "?*+{".utf8.contains(byte), inner.mayBeEmpty { throw fault }
    if take("?") { return .repeated(inner, least: 0, most: 1) }
    if take("*") { return .repeated(inner, least: 0, most: nil) }
    if take("+") { return .repeated(inner, least: 1, most: nil) }
    guard take("{") else { return inner }
    let least = try number()
    var most: Int? = least
    if take(",") { most = byte == UInt8(ascii: "}") ? nil : try number() }
    guard take("}"), least <= Automaton.longestCounted, least <= most ?? least else { throw fault }
    if let longest = most, longest > Automaton.longestCounted {
      // A value no longer than the repetition has no repetition that is longer.
      self.most = min(self.most ?? longest, longest)
      most = nil
    }
    return .repeated(inner, least: least, most: most)
  }

  private mutating func number() throws(PatternError) -> Int {
    let start = index
    while let byte, (0x30...0x39).contains(byte) { index += 1 }
    guard let number = Int(String(decoding: bytes[start..<index], as: UTF8.self)) else {
      throw fault
    }
    return number
  }
}

/// A machine that may be in several states at once, from which the automaton is made.
private struct Machine {
  struct Edge {
    let set: ByteSet
    let to: Int
  }

  private(set) var edges: [[Edge]] = [[]]
  /// The states that are reached from a state without a byte.
  private var free: [[Int]] = [[]]

  private mutating func state() -> Int {
    edges.append([])
    free.append([])
    return edges.count - 1
  }

  /// Adds what recognises an expression from a state on, and gives the state after it.
  mutating func add(_ expression: Expression, from start: Int) -> Int {
    switch expression {
    case .set(let set):
      let end = state()
      edges[start].append(Edge(set: set, to: end))
      return end
    case .sequence(let parts):
      return parts.reduce(start) { add($1, from: $0) }
    case .choice(let branches):
      let end = state()
      for branch in branches {
        let first = state()
        free[start].append(first)
        free[add(branch, from: first)].append(end)
      }
      return end
    case .repeated(let inner, let least, let most):
      var current = start
      for _ in 0..<least { current = add(inner, from: current) }
      let end = state()
      free[current].append(end)
      guard let most else {
        free[add(inner, from: end)].append(end)
        return end
      }
      for _ in least..<most {
        current = add(inner, from: current)
        free[current].append(end)
      }
      return end
    }
  }

  /// The states, with those that are reached from them without a byte, in order.
  func closure(of states: [Int]) -> [Int] {
    var found = Set(states)
    var waiting = states
    while let state = waiting.popLast() {
      for reached in free[state] where found.insert(reached).inserted { waiting.append(reached) }
    }
    return found.sorted()
  }

  func states(after byte: UInt8, from states: [Int]) -> [Int] {
    let reached = states.flatMap { state in
      edges[state].filter { $0.set.contains(byte) }.map(\.to)
    }
    return reached.isEmpty ? [] : closure(of: reached)
  }
}
