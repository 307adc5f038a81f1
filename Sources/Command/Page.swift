import Languages
import SafeText
import Values

/// A page for a terminal of any width: headings, texts that wrap, and rows with bars.
///
/// Words of documents are made harmless before they are measured.
struct Page {
  let columns: Int
  let language: Language
  private(set) var lines: [String] = []

  init(columns: Int, language: Language) {
    self.columns = columns
    self.language = language
  }

  /// A heading, with an empty line before it.
  mutating func heading(_ words: Wording) {
    if !lines.isEmpty { lines.append("") }
    lines += Self.wrap(Console.safe(words(in: language)), to: columns)
  }

  /// A text below a heading.
  mutating func text(_ words: Wording, indent: Int = 2) {
    let space = String(repeating: " ", count: indent)
    lines += Self.wrap(paragraphs: words(in: language), to: columns - indent - 2)
      .enumerated().map { place, line in place == 0 ? space + line : space + "  " + line }
  }

  /// A label and what it says, the second lines of which stand below the first.
  mutating func pair(_ label: Wording, _ words: Wording, labelWidth: Int) {
    let label = Console.safe(label(in: language))
    let text = words(in: language)
    guard columns - labelWidth - 4 >= 20 else {
      // No room for two columns: one below the other.
      lines += Self.wrap(label, to: columns - 2).map { "  " + $0 }
      if !text.isEmpty {
        lines += Self.wrap(paragraphs: text, to: columns - 4).map { "    " + $0 }
      }
      return
    }
    let room = columns - labelWidth - 4
    for (place, line) in Self.wrap(paragraphs: text, to: room).enumerated() {
      let start =
        place == 0
        ? Self.padded(label, to: labelWidth) : String(repeating: " ", count: labelWidth)
      lines.append(Self.trimmed("  \(start)  \(line)"))
    }
  }

  /// A row of a table of amounts.
  struct Row {
    let label: Wording
    let amount: Wording
    /// The part and the whole of its bar; none where there is nothing to compare with.
    var share: (part: Int64, whole: Int64)?
  }

  /// Rows with their amounts below each other, and bars where there is room.
  mutating func rows(_ rows: [Row]) {
    let labels = rows.map { Console.safe($0.label(in: language)) }
    let amounts = rows.map { Console.safe($0.amount(in: language)) }
    let amountWidth = amounts.map(\.columns).max() ?? 0
    let labelWidth = labels.map(\.columns).max() ?? 0
    let isOnOneLine = labelWidth + amountWidth + 4 <= columns
    // Where a bar has no room beside the amounts, it stands below them.
    let room = columns - 2 - labelWidth - 2 - amountWidth - 2
    let isBarBeside = isOnOneLine && room >= Self.narrowestBar
    for ((row, label), amount) in zip(zip(rows, labels), amounts) {
      let bar = row.share.map {
        Self.bar($0.part, of: $0.whole, room: isBarBeside ? room : columns - 4)
      }
      if isOnOneLine {
        let space = String(repeating: " ", count: amountWidth - amount.columns)
        let beside = isBarBeside ? bar ?? "" : ""
        lines.append(
          Self.trimmed("  \(Self.padded(label, to: labelWidth))  \(space)\(amount)  \(beside)"))
      } else {
        lines += Self.wrap(label, to: columns - 2).map { "  " + $0 }
        lines += Self.wrap(amount, to: columns - 4).map { "    " + $0 }
      }
      if !isBarBeside, let bar, !bar.isEmpty { lines.append("    " + bar) }
    }
  }

  /// A line as it is, without what is blank at its end.
  mutating func add(_ line: String) { lines.append(Self.trimmed(line)) }

  // MARK: Letters

  /// A bar of five signs, and its share.
  private static let narrowestBar = 11

  /// A bar with its share in whole per cent, as wide as there is room and no wider than is readable;
  /// nothing where there is no room.
  static func bar(_ part: Int64, of whole: Int64, room: Int) -> String {
    guard whole > 0 else { return "" }
    let words = "\(percent(part, of: whole)) %"
    // Bars below each other are of one length, whether 7 % or 100 % stands after them.
    let width = min(20, room - max(words.count, 5) - 1)
    guard width >= 5 else { return words.count <= room ? words : "" }
    let filled = min(max(part, 0), whole)
    return ProgressLine.bar(Int(filled), of: Int(whole), width: width) + " " + words
  }

  /// A share in whole per cent, rounded to the nearest, a half away from zero. Only what is all of the
  /// whole is 100 % of it, and only nothing is 0 %: a target that one is short of is not reached.
  static func percent(_ part: Int64, of whole: Int64) -> Int128 {
    guard whole > 0 else { return 0 }
    let hundredfold = (Int128(part) * 100).magnitude
    let (quotient, remainder) = hundredfold.quotientAndRemainder(dividingBy: UInt128(whole))
    let isUp = Rounding.halfUp.roundsUp(
      remainder: UInt64(remainder), divisor: UInt64(whole))
    let size = Int128(quotient) + (isUp ? 1 : 0)
    switch part < 0 ? -size : size {
    case 0 where part != 0: return part < 0 ? -1 : 1
    case 100 where part < whole: return 99
    case 100 where part > whole: return 101
    case let rounded: return rounded
    }
  }

  /// The lines of a text in which lines may be broken already, made harmless.
  private static func wrap(paragraphs text: String, to room: Int) -> [String] {
    let lines = text.split(whereSeparator: \.isNewline).flatMap {
      wrap(Console.safe(String($0)), to: room)
    }
    return lines.isEmpty ? [""] : lines
  }

  /// The lines of a text, none longer than there is room; a word that is longer is cut, after a sign
  /// between its parts when there is one.
  static func wrap(_ text: String, to room: Int) -> [String] {
    let room = max(room, 8)
    var lines: [String] = []
    var line = ""
    for word in words(of: text) {
      var rest = word
      while !rest.isEmpty {
        let needed = line.isEmpty ? rest.columns : line.columns + 1 + rest.columns
        if needed <= room {
          line += line.isEmpty ? String(rest) : " " + rest
          rest = ""
        } else if line.isEmpty {
          let most = rest.prefix(columns: room)
          let part = most.lastIndex { "-:/._".contains($0) }.map { most[...$0] }
          let start = part.map { $0.columns * 2 > room ? $0 : most } ?? most
          lines.append(String(start))
          rest = rest[start.endIndex...]
        } else {
          lines.append(line)
          line = ""
        }
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The words of a text; a sign of per cent is one with the number it follows.
  private static func words(of text: String) -> [Substring] {
    text.split(separator: " ", omittingEmptySubsequences: true).reduce(into: []) { words, word in
      if word.hasPrefix("%"), let number = words.last, number.last?.isNumber ?? false,
        text.index(after: number.endIndex) == word.startIndex
      {
        words[words.count - 1] = text[number.startIndex..<word.endIndex]
      } else {
        words.append(word)
      }
    }
  }

  /// A line as wide as it is; on a terminal as many lines as it needs, the later ones further in.
  ///
  /// - Parameters:
  ///   - lead: what stands before the words on the first line, and room for it on the others.
  ///   - columns: how many there are; `nil` when a file or another program reads.
  static func wrapped(_ words: String, after lead: String, to columns: Int?) -> [String] {
    guard let columns, lead.columns + words.columns > columns else { return [lead + words] }
    let isRoomy = columns - lead.columns >= 20
    let inner = isRoomy ? lead.columns : min(lead.prefix { $0 == " " }.count + 2, columns / 4)
    let lines = wrap(isRoomy ? words : lead + words, to: columns - inner)
    let space = String(repeating: " ", count: inner)
    return lines.enumerated().map { place, line in
      place == 0 && isRoomy ? lead + line : space + line
    }
  }

  /// The lines of a text with spaces before it; what is too long for a terminal goes on further in.
  static func wrapped(_ text: String, to columns: Int?) -> [String] {
    let lead = text.prefix { $0 == " " }
    let words = text.dropFirst(lead.count)
    let lines = wrapped(String(words), after: String(lead), to: columns.map { $0 - 2 })
    return lines.enumerated().map { place, line in place == 0 ? line : "  " + line }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.columns))
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
