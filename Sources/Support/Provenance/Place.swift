/// A place in a file: where a value was written, and the sender's own lines there.
///
/// Lines and columns count from 1. A column is a Unicode character (scalar value); a tab is one.
public struct Place: Hashable, Sendable {
  /// The file's name, as the portfolio keeps it.
  public let file: String

  /// The line the place begins on.
  public let line: Int

  /// The column the place begins at.
  public let column: Int

  /// The line the place ends on.
  public let endLine: Int

  /// The column after the last character of the place.
  public let endColumn: Int

  /// The sender's own lines from the place's first, each cut to a window when it is long.
  public let excerpt: [Excerpt]

  /// Makes a place from whole lines of the sender's text, the first of them the place's own.
  ///
  /// Without an end the place is one character wide. At most `Excerpt.lines` lines are kept.
  public init(
    file: String, line: Int, column: Int, endLine: Int? = nil, endColumn: Int? = nil,
    lines: [String] = []
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.endLine = endLine ?? line
    self.endColumn = endColumn ?? column + 1
    var excerpt: [Excerpt] = []
    for (index, text) in lines.prefix(Excerpt.lines).enumerated() where line + index <= self.endLine
    {
      let isFirst = index == 0
      let isLast = line + index == self.endLine
      excerpt.append(
        Excerpt(
          of: text, from: isFirst ? column : nil, until: isLast ? self.endColumn : nil))
    }
    self.excerpt = excerpt
  }

  /// Makes a place from the part of its line that is at hand, which begins at `firstColumn`.
  public init(
    file: String, line: Int, column: Int, endLine: Int, endColumn: Int, text: String,
    firstColumn: Int, isCut: Bool
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    let end = endLine == line ? endColumn - firstColumn + 1 : nil
    excerpt = [
      Excerpt(
        of: text, from: column - firstColumn + 1, until: end, isCutBefore: firstColumn > 1,
        isCutAfter: isCut)
    ]
  }
}

/// One line of the sender's text, or a window of it, with the part that is meant.
public struct Excerpt: Hashable, Sendable {
  /// How many lines of a place are kept: enough to recognise a long tag, not a whole document.
  public static let lines = 3

  /// How many characters of a line are kept: two lines of an ordinary terminal.
  public static let width = 160

  /// The text, as the sender wrote it.
  public let text: String

  /// How many characters of the text stand before the part that is meant.
  public let markStart: Int

  /// How many characters are meant.
  public let markLength: Int

  /// Whether the line begins before the text does.
  public let isCutBefore: Bool

  /// Whether the line goes on after the text.
  public let isCutAfter: Bool

  /// Cuts a line to a window around the columns that are meant.
  ///
  /// Without a first column the part begins at the first character that is no space; without a last
  /// it ends with the line. A window never begins or ends inside a number: half a personal number
  /// would no longer be recognised, and so not be masked.
  init(
    of line: String, from column: Int?, until endColumn: Int?, isCutBefore: Bool = false,
    isCutAfter: Bool = false
  ) {
    let scalars = line.unicodeScalars
    let count = scalars.count
    let firstInk = column == nil ? scalars.prefix { $0 == " " || $0 == "\t" }.count : 0
    let start = min(max(column.map { $0 - 1 } ?? firstInk, 0), count)
    let end = min(max(endColumn.map { $0 - 1 } ?? count, start), count)

    let window = Self.window(of: scalars, count: count, around: start)
    text = String(Substring(scalars.dropFirst(window.lowerBound).prefix(window.count)))
    markStart = min(max(start - window.lowerBound, 0), window.count)
    markLength = max(0, min(end, window.upperBound) - max(start, window.lowerBound))
    self.isCutBefore = isCutBefore || window.lowerBound > 0
    self.isCutAfter = isCutAfter || window.upperBound < count
  }

  /// The characters kept: the whole line when it is short, else a quarter of the width before the
  /// mark and the rest after it.
  private static func window(
    of scalars: String.UnicodeScalarView, count: Int, around mark: Int
  ) -> Range<Int> {
    guard count > width else { return 0..<count }
    let start = max(0, min(mark - width / 4, count - width))
    let end = start + width

    // One character more on either side, to see whether the cut goes through a number.
    let from = max(0, start - 1)
    let near = Array(scalars.dropFirst(from).prefix(end + 1 - from))
    var first = start - from
    var last = end - from
    let given = (first: first + longestNumber, last: last - longestNumber)
    while first > 0, first < given.first, joins(near[first - 1], near[first]) { first += 1 }
    while last < near.count, last > given.last, joins(near[last - 1], near[last]) { last -= 1 }
    return (from + first)..<(from + last)
  }

  /// A run of digits longer than this is no personal number, and is cut like other text.
  private static let longestNumber = 32

  /// Whether two neighbours may belong to one number.
  private static func joins(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    isOfNumber(left) && isOfNumber(right)
  }

  private static func isOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "-", "+", "\u{2010}"..."\u{2014}", "\u{2212}": true
    default: false
    }
  }
}
