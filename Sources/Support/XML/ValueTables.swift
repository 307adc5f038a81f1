/// What values the types of a schema take, in flat tables that never change.
///
/// As the shortcut that they are part of, they say yes or nothing: a value that is not taken here may
/// still be allowed, and libxml2 has to be asked.
struct ValueTables {
  /// What XML Schema itself asks of a value.
  fileprivate enum BuiltIn: UInt8, BitwiseCopyable {
    case text
    /// A day as `2026-02-28`, without a time zone.
    case date
    /// A day of any year as `--02-28`.
    case monthDay
    /// Two or three small letters, which is how languages are mostly named.
    case language
    /// What is not known here.
    case unknown
  }

  fileprivate struct Kind: BitwiseCopyable {
    var builtIn = BuiltIn.text
    var keepsWhiteSpace = false
    /// In characters; 0 and `Int32.max` when there is no bound.
    var shortest: Int32 = 0
    var longest = Int32.max
    var firstPattern: Int32 = 0
    var endPattern: Int32 = 0
    /// The words that are allowed; any when there are none.
    var firstWord: Int32 = 0
    var endWord: Int32 = 0
    /// The types of which the value may be of any.
    var firstMember: Int32 = 0
    var endMember: Int32 = 0
  }

  fileprivate struct Pattern: BitwiseCopyable {
    let classes, next, accepts: Int32
    let classCount: Int32
    let most: Int32
  }

  fileprivate struct Word: BitwiseCopyable {
    let start, count: Int32
  }

  /// Collects the types of a schema.
  struct Builder {
    fileprivate var kinds: [Kind] = []
    fileprivate var members: [Int32] = []
    fileprivate var patterns: [Pattern] = []
    fileprivate var classes: [UInt8] = []
    fileprivate var next: [UInt16] = []
    fileprivate var accepts: [Bool] = []
    fileprivate var words: [Word] = []
    fileprivate var letters: [UInt8] = []
    fileprivate var unknownTypes: [String] = []
    private var known: [SimpleType.Facets: Int32] = [:]
    private var knownPatterns: [String: Pattern] = [:]

    /// The number of a type.
    mutating func add(_ type: SimpleType) -> Int32 {
      if let known = known[type.facets] { return known }
      let members = type.members.map { add($0) }
      var kind = Kind()
      kind.builtIn = Self.builtIn(type)
      kind.keepsWhiteSpace = type.keepsWhiteSpace
      kind.shortest = Int32(type.minimumLength ?? 0)
      kind.longest = type.maximumLength.map(Int32.init) ?? .max
      kind.firstMember = Int32(self.members.count)
      self.members += members
      kind.endMember = Int32(self.members.count)
      kind.firstPattern = Int32(patterns.count)
      do {
        for pattern in type.patterns { patterns.append(try self.pattern(pattern)) }
      } catch {
        kind.builtIn = .unknown
      }
      kind.endPattern = Int32(patterns.count)
      kind.firstWord = Int32(words.count)
      for word in type.enumeration.map({ Array($0.value.utf8) }).sorted(by: ValueTables.isLess) {
        words.append(Word(start: Int32(letters.count), count: Int32(word.count)))
        letters += word
      }
      kind.endWord = Int32(words.count)
      if kind.builtIn == .unknown { unknownTypes.append(type.name) }
      kinds.append(kind)
      known[type.facets] = Int32(kinds.count - 1)
      return Int32(kinds.count - 1)
    }

    private mutating func pattern(_ text: String) throws(PatternError) -> Pattern {
      if let known = knownPatterns[text] { return known }
      let automaton = try Automaton(text)
      let pattern = Pattern(
        classes: Int32(classes.count), next: Int32(next.count), accepts: Int32(accepts.count),
        classCount: Int32(automaton.classCount), most: automaton.most.map(Int32.init) ?? .max)
      classes += automaton.classes
      next += automaton.next
      accepts += automaton.accepts
      knownPatterns[text] = pattern
      return pattern
    }

    private static func builtIn(_ type: SimpleType) -> BuiltIn {
      switch type.base {
      case "string", "token", "union": .text
      case "date": .date
      case "gMonthDay": .monthDay
      case "language": .language
      default: .unknown
      }
    }
  }

  private let kinds: SchemaShortcut.Table<Kind>
  private let members: SchemaShortcut.Table<Int32>
  private let patterns: SchemaShortcut.Table<Pattern>
  private let classes: SchemaShortcut.Table<UInt8>
  private let next: SchemaShortcut.Table<UInt16>
  private let accepts: SchemaShortcut.Table<Bool>
  private let words: SchemaShortcut.Table<Word>
  private let letters: SchemaShortcut.Table<UInt8>
  /// The types that are not known here.
  let unknownTypes: [String]

  init(_ builder: Builder) {
    kinds = SchemaShortcut.table(builder.kinds)
    members = SchemaShortcut.table(builder.members)
    patterns = SchemaShortcut.table(builder.patterns)
    classes = SchemaShortcut.table(builder.classes)
    next = SchemaShortcut.table(builder.next)
    accepts = SchemaShortcut.table(builder.accepts)
    words = SchemaShortcut.table(builder.words)
    letters = SchemaShortcut.table(builder.letters)
    unknownTypes = builder.unknownTypes
  }

  func deallocate() {
    kinds.deallocate()
    members.deallocate()
    patterns.deallocate()
    classes.deallocate()
    next.deallocate()
    accepts.deallocate()
    words.deallocate()
    letters.deallocate()
  }
}

// MARK: Values

extension ValueTables {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Whether a value, as it is written, is surely of a type.
  func takes(_ written: Bytes, type: Int32) -> Bool {
    let kind = kinds[Int(type)]
    if kind.firstMember < kind.endMember {
      for member in kind.firstMember..<kind.endMember
      where takes(written, type: members[Int(member)]) {
        return true
      }
      return false
    }
    let value = kind.keepsWhiteSpace ? written : trimmed(written)
    guard hasLength(value, kind) else { return false }
    switch kind.builtIn {
    case .text: break
    case .date: guard Self.isDate(value) else { return false }
    case .monthDay: guard Self.isMonthDay(value) else { return false }
    case .language: guard Self.isLanguage(value) else { return false }
    case .unknown: return false
    }
    for pattern in kind.firstPattern..<kind.endPattern
    where !matches(value, patterns[Int(pattern)]) {
      return false
    }
    return kind.firstWord == kind.endWord || isWord(value, kind)
  }

  /// Counts the characters only where the bytes do not answer: each character is one byte at least.
  @inline(__always)
  private func hasLength(_ value: Bytes, _ kind: Kind) -> Bool {
    if value.count >= kind.shortest, value.count <= kind.longest, kind.shortest <= 1 { return true }
    // White space inside is made less before libxml2 counts, so only what is none is sure to be.
    var characters = 0
    var black = 0
    for byte in value where byte & 0xC0 != 0x80 {
      characters += 1
      if byte > 0x20 { black += 1 }
    }
    return characters <= kind.longest
      && (kind.keepsWhiteSpace ? characters : black) >= kind.shortest
  }

  /// Two spaces together would be one to libxml2, and line breaks spaces: such a value is not sure.
  @inline(__always)
  private func matches(_ value: Bytes, _ pattern: Pattern) -> Bool {
    guard value.count <= pattern.most else { return false }
    var state: Int32 = 1
    var previous: UInt8 = 0
    for byte in value {
      guard byte < 0x80, byte != 0x20 || previous != 0x20 else { return false }
      let number = Int32(classes[Int(pattern.classes) + Int(byte)])
      state = Int32(next[Int(pattern.next + state * pattern.classCount + number)])
      if state == 0 { return false }
      previous = byte
    }
    return accepts[Int(pattern.accepts + state)]
  }

  /// Words are in the order of their length, then of their bytes.
  private func isWord(_ value: Bytes, _ kind: Kind) -> Bool {
    var low = kind.firstWord
    var high = kind.endWord
    while low < high {
      let middle = (low + high) / 2
      let word = words[Int(middle)]
      let letters = Bytes(rebasing: letters[Int(word.start)..<Int(word.start + word.count)])
      if Self.isLess(letters, value) {
        low = middle + 1
      } else if Self.isLess(value, letters) {
        high = middle
      } else {
        return true
      }
    }
    return false
  }

  fileprivate static func isLess(
    _ one: some RandomAccessCollection<UInt8>, _ other: some RandomAccessCollection<UInt8>
  ) -> Bool {
    one.count == other.count
      ? one.lexicographicallyPrecedes(other) : one.count < other.count
  }

  // MARK: What XML Schema asks

  private static func isDate(_ value: Bytes) -> Bool {
    guard value.count == 10, value[4] == 0x2D, value[7] == 0x2D,
      let year = number(value, 0..<4), year > 0, let month = number(value, 5..<7),
      let day = number(value, 8..<10)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return isDay(day, of: month, february: isLeap ? 29 : 28)
  }

  private static func isMonthDay(_ value: Bytes) -> Bool {
    guard value.count == 7, value[0] == 0x2D, value[1] == 0x2D, value[4] == 0x2D,
      let month = number(value, 2..<4), let day = number(value, 5..<7)
    else { return false }
    return isDay(day, of: month, february: 28)
  }

  private static func isDay(_ day: Int, of month: Int, february: Int) -> Bool {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: (1...31).contains(day)
    case 4, 6, 9, 11: (1...30).contains(day)
    case 2: (1...february).contains(day)
    default: false
    }
  }

  private static func number(_ value: Bytes, _ places: Range<Int>) -> Int? {
    var number = 0
    for place in places {
      guard (0x30...0x39).contains(value[place]) else { return nil }
      number = number * 10 + Int(value[place] - 0x30)
    }
    return number
  }

  private static func isLanguage(_ value: Bytes) -> Bool {
    (2...3).contains(value.count) && value.allSatisfy { (0x61...0x7A).contains($0) }
  }
}
