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

  /// A table whose columns stand below each other, as many of them as there is room for.
  ///
  /// - Parameter dispensable: the columns that go where there is no room, the first of them first.
  ///   Where even the rest has no room, each row becomes several lines, and none goes.
  /// - Returns: the columns that went, and the width in which every row has one line with all.
  mutating func table(
    headings: [Wording], dispensable: [Int], rows: [TableRow]
  ) -> (leftOut: [Int], width: Int) {
    let titles = headings.map { Console.safe($0(in: language)) }
    let cells = rows.map { row in row.cells.map { Console.safe($0(in: language)) } }
    let widths = titles.indices.map { column in
      max(
        column == 0 ? 0 : titles[column].columns,
        cells.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0)
    }
    var shown = Array(titles.indices)
    var rest = dispensable[...]
    func needed() -> Int { shown.reduce(0) { $0 + widths[$1] + 2 } }
    let whole = needed()
    while needed() > columns, let column = rest.popFirst() { shown.removeAll { $0 == column } }
    guard needed() <= columns else {
      let listed = titles.indices.dropFirst()
      let titleWidth = listed.map { titles[$0].columns }.max() ?? 0
      let cellWidth = listed.map { widths[$0] }.max() ?? 0
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
      return ([], whole)
    }
    let barRoom = columns - needed() - 2
    func line(_ cells: [String], _ tail: String) -> String {
      let parts = shown.compactMap { column -> String? in
        guard column < cells.count else { return nil }
        let space = String(repeating: " ", count: max(0, widths[column] - cells[column].columns))
        return column == 0 ? cells[column] + space : space + cells[column]
      }
      return "  " + (parts + (tail.isEmpty ? [] : [tail])).joined(separator: "  ")
    }
    add(line(titles, ""))
    for (row, cells) in zip(rows, cells) {
      var tail = row.instead.map { Console.safe($0(in: language)) } ?? ""
      if let bar = row.bar, barRoom >= 5 {
        tail = Self.plainBar(bar.part, of: bar.whole, width: min(20, barRoom))
      }
      add(line(cells, tail))
    }
    return (titles.indices.filter { !shown.contains($0) }, whole)
  }

  /// A bar without its share.
  private static func plainBar(_ part: Int64, of whole: Int64, width: Int) -> String {
    guard whole > 0 else { return "" }
    return ProgressLine.bar(Int(min(max(part, 0), whole)), of: Int(whole), width: width)
  }
}
