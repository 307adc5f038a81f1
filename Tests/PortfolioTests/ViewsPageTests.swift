import Foundation
import TestSupport
import Testing

/// The page about the portfolio's views and the views themselves say the same.
@Suite struct `The page of the views` {
  /// The view and column of each row of the page's table.
  private static func documented() throws -> [String] {
    let page = try Samples.text("Sources/Portfolio/Store/Schema/README.md")
    var view = ""
    return page.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == 5, cells[2].hasPrefix("`") else { return nil }
      if cells[1].hasPrefix("`") { view = cells[1] }
      return "\(view).\(cells[2])".replacing("`", with: "")
    }
  }

  @Test func `explains every column of every view, and no other`() throws {
    let portfolio = try TestPortfolio()
    let views = try portfolio.columnsOfViews().filter { !$0.hasPrefix("current_document.") }
    #expect(try Self.documented() == views)
  }
}
