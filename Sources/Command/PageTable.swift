import Languages
import SafeText

extension Page {
  /// A row of a table with several columns.
  struct TableRow {
    /// The label, then the cells.
    let cells: [Wording]
    /// What stands in the place of the cells that are not there.
    var instead: Wording?
    /// The part and the whole of a bar at the end.
    var bar: (part: Int64, whole: Int64)?
  }

  /// A table, below its heading.
  struct Table {
    let heading: Wording
    let rows: [TableRow]
  }

  /// Tables that all have the same columns, as many of them as there is room for, and bars of one
  /// length.
  ///
  /// - Parameter dispensable: the columns that go where there is no room, the first of them first.
  ///   Where even the rest has no room, each row becomes several lines, and none goes.
  /// - Returns: the columns that went, and the width in which every row has one line with all.
  mutating func tables(
    _ tables: [Table], headings: [Wording], dispensable: [Int]
  ) -> (leftOut: [Int], width: Int) {
    let titles = headings.map { Console.safe($0(in: language)) }
    let cells = tables.map { table in
      table.rows.map { row in row.cells.map { Console.safe($0(in: language)) } }
    }
    let layout = TableLayout(
      titles, cells.flatMap { $0 }, dispensable: dispensable, columns: columns)
    for (table, cells) in zip(tables, cells) {
      heading(table.heading)
      guard layout.isOneLine else {
        severalLines(table.rows, cells, titles, layout)
        continue
      }
      add(layout.line(titles))
      for (row, cells) in zip(table.rows, cells) { oneLine(row, cells, layout) }
    }
    return (layout.leftOut, layout.widthForAll)
  }

  /// A row on one line; what its label has no room for stands below it.
  private mutating func oneLine(_ row: TableRow, _ cells: [String], _ layout: TableLayout) {
    let label = Self.wrap(cells[0], to: layout.widths[0])
    let line = layout.line([label[0]] + cells.dropFirst())
    let bar = row.bar.map { Self.plainBar($0.part, of: $0.whole, width: layout.bar) } ?? ""
    let instead = row.instead.map { Console.safe($0(in: language)) } ?? ""
    let isBeside = line.columns + 2 + instead.columns <= columns
    let tail = instead.isEmpty ? bar : isBeside ? instead : ""
    add(tail.isEmpty ? line : line + "  " + tail)
    for rest in label.dropFirst() { add("    " + rest) }
    if !isBeside, !instead.isEmpty { text(.same(instead), indent: 4) }
  }

  /// Rows of several lines each: the label, and every cell below it with its title.
  private mutating func severalLines(
    _ rows: [TableRow], _ cells: [[String]], _ titles: [String], _ layout: TableLayout
  ) {
    let listed = titles.indices.dropFirst()
    let titleWidth = listed.map { titles[$0].columns }.max() ?? 0
    let cellWidth = listed.map { layout.widths[$0] }.max() ?? 0
    for (row, cells) in zip(rows, cells) {
      pair(Wording.same(cells[0]), row.instead ?? Wording.same(""), labelWidth: columns)
      for column in listed where column < cells.count {
        let (title, cell) = (titles[column], cells[column])
        let space = titleWidth + cellWidth - title.columns - cell.columns + 2
        guard titleWidth + cellWidth + 6 <= columns else {
          text(Wording.same("\(title) \(cell)"), indent: 4)
          continue
        }
        add("    " + title + String(repeating: " ", count: space) + cell)
      }
    }
  }

  /// A bar without its share.
  private static func plainBar(_ part: Int64, of whole: Int64, width: Int) -> String {
    guard whole > 0, width > 0 else { return "" }
    return ProgressLine.bar(Int(min(max(part, 0), whole)), of: Int(whole), width: width)
  }
}

/// Which columns the tables of a page have, how wide they are, and how long the bars.
private struct TableLayout {
  /// The columns that are shown, the labels first.
  private let shown: [Int]
  /// How wide each column is, shown or not.
  let widths: [Int]
  /// How long the bars are; 0 where there are none.
  let bar: Int
  /// Whether each row has room on one line.
  let isOneLine: Bool
  /// The columns that went.
  let leftOut: [Int]
  /// The width in which every row has one line with all columns.
  let widthForAll: Int

  /// On fewer columns there are no bars.
  private static let fewestWithBars = 80
  private static let bars = 8...20
  /// A column goes before labels have less room than this.
  private static let readableLabel = 28
  /// Where no column may go any more, labels have no less room than this.
  private static let narrowestLabel = 16

  init(_ titles: [String], _ rows: [[String]], dispensable: [Int], columns: Int) {
    var widths = titles.indices.map { column in
      max(
        column == 0 ? 0 : titles[column].columns,
        rows.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0)
    }
    let label = widths[0]
    let readable = min(label, Self.readableLabel)
    let least = min(label, Self.narrowestLabel)
    let barRoom = Self.bars.lowerBound + 2
    let forBar = columns >= Self.fewestWithBars ? barRoom : 0
    var shown = Array(titles.indices)
    // The width of the columns that are shown, with labels of a width.
    func needed(_ label: Int) -> Int {
      shown.dropFirst().reduce(2 + label) { $0 + 2 + widths[$1] }
    }
    let all = needed(readable)
    widthForAll = max(all, columns) >= Self.fewestWithBars ? all + barRoom : all
    var rest = dispensable[...]
    while needed(readable) + forBar > columns, let column = rest.popFirst() {
      shown.removeAll { $0 == column }
    }
    isOneLine = needed(least) + forBar <= columns
    widths[0] = min(label, max(least, columns - needed(0) - forBar))
    bar = forBar == 0 ? 0 : min(Self.bars.upperBound, columns - needed(widths[0]) - 2)
    leftOut = isOneLine ? titles.indices.filter { !shown.contains($0) } : []
    self.shown = shown
    self.widths = widths
  }

  /// The cells of a row below those of the others; it may have fewer than there are columns.
  func line(_ cells: [String]) -> String {
    let parts = shown.compactMap { column -> String? in
      guard column < cells.count else { return nil }
      let space = String(repeating: " ", count: max(0, widths[column] - cells[column].columns))
      return column == 0 ? cells[column] + space : space + cells[column]
    }
    return "  " + parts.joined(separator: "  ")
  }
}
