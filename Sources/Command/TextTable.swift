import Foundation

/// Columns of text for a terminal, each as wide as its widest cell and no wider than is readable.
struct TextTable {
  private let headings: [String]
  private let rightAligned: Set<Int>
  private var rows: [[String]] = []

  /// A cell longer than this is cut and ends in an ellipsis; `show` and JSON give it whole.
  private static let widest = 40

  init(_ headings: [String], rightAligned: Set<Int> = []) {
    self.headings = headings
    self.rightAligned = rightAligned
  }

  mutating func add(_ cells: [String]) {
    rows.append(
      cells.map { cell in
        let line = Console.safe(cell)
        return line.count > Self.widest ? line.prefix(Self.widest - 1) + "…" : line
      })
  }

  func print() {
    guard !rows.isEmpty else { return }
    let widths = headings.indices.map { column in
      ([headings] + rows).map { $0[column].count }.max() ?? 0
    }
    for row in [headings] + rows {
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return rightAligned.contains(column) ? padding + cell : cell + padding
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      Console.line(line)
    }
  }
}
