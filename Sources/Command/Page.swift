import Languages
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
    lines += Self.wrap(Console.safe(words(in: language)), to: columns - indent - 2)
      .enumerated().map { place, line in place == 0 ? space + line : space + "  " + line }
  }

  /// A label and what it says, the second lines of which stand below the first.
  mutating func pair(_ label: Wording, _ words: Wording, labelWidth: Int) {
    let label = Console.safe(label(in: language))
    let text = Console.safe(words(in: language))
    guard columns - labelWidth - 4 >= 24 else {
      // No room for two columns: one below the other.
      lines += Self.wrap(label, to: columns - 2).map { "  " + $0 }
      if !text.isEmpty { lines += Self.wrap(text, to: columns - 4).map { "    " + $0 } }
      return
    }
    let room = columns - labelWidth - 4
    for (place, line) in Self.wrap(text, to: room).enumerated() {
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
    let amountWidth = amounts.map(\.count).max() ?? 0
    let labelWidth = labels.map(\.count).max() ?? 0
    let isOnOneLine = labelWidth + amountWidth + 4 <= columns
    let barRoom = columns - 2 - labelWidth - 2 - amountWidth - 2
    for ((row, label), amount) in zip(zip(rows, labels), amounts) {
      let bar = row.share.map {
        Self.bar($0.part, of: $0.whole, room: isOnOneLine ? barRoom : columns - 4)
      }
      guard isOnOneLine else {
        lines += Self.wrap(label, to: columns - 2).map { "  " + $0 }
        lines += Self.wrap(amount, to: columns - 4).map { "    " + $0 }
        if let bar, !bar.isEmpty { lines.append("    " + bar) }
        continue
      }
      let space = String(repeating: " ", count: amountWidth - amount.count)
      lines.append(
        Self.trimmed("  \(Self.padded(label, to: labelWidth))  \(space)\(amount)  \(bar ?? "")"))
    }
  }

  /// A line as it is, without what is blank at its end.
  mutating func add(_ line: String) { lines.append(Self.trimmed(line)) }

  // MARK: Letters

  /// A bar with its share in whole per cent toward zero, as wide as there is room and no wider than
  /// is readable; nothing where there is no room.
  static func bar(_ part: Int64, of whole: Int64, room: Int) -> String {
    guard whole > 0 else { return "" }
    let percent = Int128(part) * 100 / Int128(whole)
    let words = "\(percent) %"
    let width = min(20, room - words.count - 1)
    guard width >= 5 else { return words.count <= room ? words : "" }
    let filled = min(max(part, 0), whole)
    return ProgressLine.bar(Int(filled), of: Int(whole), width: width) + " " + words
  }

  /// The lines of a text, none longer than there is room; a word that is longer is cut.
  static func wrap(_ text: String, to room: Int) -> [String] {
    let room = max(room, 8)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var rest = word
      while !rest.isEmpty {
        let needed = line.isEmpty ? rest.count : line.count + 1 + rest.count
        if needed <= room {
          line += line.isEmpty ? String(rest) : " " + rest
          rest = ""
        } else if line.isEmpty {
          lines.append(String(rest.prefix(room)))
          rest = rest.dropFirst(room)
        } else {
          lines.append(line)
          line = ""
        }
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
