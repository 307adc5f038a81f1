import Languages
import SafeText

/// Columns of text for a terminal, each as wide as its widest cell and no wider than is readable.
struct TextTable {
  private let headings: [String]
  private let rightAligned: Set<Int>
  private let flexible: [Int]
  private let dispensable: [Int]
  /// The cells, row by row, the headings first: their text without a break, where each ends in it, and
  /// the columns that each takes.
  private var text: [UInt8] = []
  private var ends: [UInt32] = []
  private var widths: [UInt16] = []

  /// A cell wider than this is cut and ends in an ellipsis; `show` and JSON give it whole.
  private static let widest = 40
  /// No cell of a flexible column is cut to less than this.
  private static let narrowest = 16

  /// - Parameters:
  ///   - flexible: the columns that become narrower where there is no room.
  ///   - dispensable: the columns that go where even then there is none, the first of them first.
  init(
    _ headings: [String], rightAligned: Set<Int> = [], flexible: [Int] = [], dispensable: [Int] = []
  ) {
    self.headings = headings
    self.rightAligned = rightAligned
    self.flexible = flexible
    self.dispensable = dispensable
    for heading in headings { append(heading, heading.columns) }
  }

  mutating func add(_ row: [String]) {
    for cell in row {
      let (text, width) = Console.safe(cell).fitted(toColumns: Self.widest)
      append(text, width)
    }
  }

  private mutating func append(_ cell: String, _ width: Int) {
    text.append(contentsOf: cell.utf8)
    // Four GiB are more than any terminal has shown.
    ends.append(UInt32(text.count))
    widths.append(UInt16(width))
  }

  /// Writes the table, as wide as it is or as there is room for; without rows nothing.
  func print(room: Int? = Console.room()) {
    let count = headings.count
    guard ends.count > count else { return }
    let columns = layout(room: room).map { ($0, $1, rightAligned.contains($0)) }
    defer { tellLeftOut(columns.map(\.0)) }
    var output = ConsoleStream()
    text.withUnsafeBufferPointer { text in
      for start in stride(from: 0, to: ends.count, by: count) {
        var space = 0
        for (column, width, isRight) in columns {
          let place = start + column
          let range = Int(place == 0 ? 0 : ends[place - 1])..<Int(ends[place])
          let cell = UnsafeBufferPointer(rebasing: text[range])
          let taken = Int(widths[place])
          if taken > width {
            let cut = String(decoding: cell, as: UTF8.self).fitted(toColumns: width)
            output.write(spaces: space + (isRight ? width - cut.columns : 0))
            output.write(cut.text)
            space = isRight ? 2 : width - cut.columns + 2
            continue
          }
          let padding = width - taken
          if isRight { space += padding }
          if !cell.isEmpty {
            output.write(spaces: space)
            output.write(cell)
            space = 0
          }
          space += isRight ? 2 : padding + 2
        }
        output.write("\n")
      }
    }
    output.flush()
  }

  /// Says which columns had no room, so that nobody takes what is shown for all there is.
  private func tellLeftOut(_ shown: [Int]) {
    let names = headings.indices.filter { !shown.contains($0) }.map { headings[$0] }
    guard !names.isEmpty else { return }
    let listed = names.map(Wording.same).listed()
    let sentence = Wording(
      "no room for \(listed); a wider terminal or --format json shows all",
      sv: "ingen plats för \(listed); en bredare terminal eller --format json visar allt")
    // The program's name stands before it.
    let room = Console.columns() - "fondbok: ".columns
    Console.note(
      Wording { Page.wrap(sentence(in: $0), to: room).joined(separator: "\n") })
  }

  /// The columns that are shown, and how wide.
  private func layout(room: Int?) -> [(column: Int, width: Int)] {
    var needed = Array(repeating: 0, count: headings.count)
    var column = 0
    for width in widths {
      if Int(width) > needed[column] { needed[column] = Int(width) }
      column = column + 1 == needed.count ? 0 : column + 1
    }
    var shown = Array(needed.indices)
    func total(_ widths: [Int]) -> Int { shown.reduce(-2) { $0 + widths[$1] + 2 } }
    guard let room, total(needed) > room else { return shown.map { ($0, needed[$0]) } }
    var least = needed
    for column in flexible { least[column] = min(needed[column], Self.narrowest) }
    var rest = dispensable[...]
    while total(least) > room, shown.count > 1, let column = rest.popFirst() {
      shown.removeAll { $0 == column }
    }
    // A key alone may be wider than there is room for.
    for column in flexible.reversed() + shown.reversed() where shown.contains(column) {
      least[column] = max(4, least[column] - max(0, total(least) - room))
    }
    // What room is left goes to the flexible columns, in their order.
    for column in flexible where shown.contains(column) {
      least[column] = min(needed[column], least[column] + max(0, room - total(least)))
    }
    return shown.map { ($0, least[$0]) }
  }
}
