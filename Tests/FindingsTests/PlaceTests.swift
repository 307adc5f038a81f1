import Languages
import Provenance
import Testing

struct PlaceTests {
  @Test func `a short line is kept whole`() throws {
    let place = Place(
      file: "a.xml", line: 8, column: 5, endColumn: 12, lines: ["    <union>162500.00</union>"])
    let excerpt = try #require(place.excerpt.first)
    #expect(excerpt.text == "    <union>162500.00</union>")
    #expect(excerpt.markStart == 4)
    #expect(excerpt.markLength == 7)
    #expect(!excerpt.isCutBefore && !excerpt.isCutAfter)
  }

  @Test func `a place without an end is one character wide`() {
    let place = Place(file: "a.xml", line: 2, column: 3)
    #expect(place.endLine == 2)
    #expect(place.endColumn == 4)
    #expect(place.excerpt.isEmpty)
  }

  @Test(arguments: [1, 2, 40, 41, 42, 100, 4_000, 9_900, 9_991, 9_998])
  func `a long line is cut to a window that holds the place`(column: Int) throws {
    let tag = "<u>"
    let line =
      String(repeating: "å", count: column - 1) + tag
      + String(repeating: "b", count: 10_000 - column)
    let place = Place(file: "a", line: 1, column: column, endColumn: column + 3, lines: [line])
    let excerpt = try #require(place.excerpt.first)
    let text = Array(excerpt.text.unicodeScalars)
    #expect(text.count == Excerpt.width)
    let marked = text[excerpt.markStart..<(excerpt.markStart + excerpt.markLength)]
    #expect(String(String.UnicodeScalarView(marked)) == tag)
    #expect(excerpt.isCutBefore == (column > 41))
    #expect(excerpt.isCutAfter == (column < 9_880))
  }

  @Test func `a line of exactly the width is whole, and one more is cut`() throws {
    let whole = Place(file: "a", line: 1, column: 1, lines: [String(repeating: "x", count: 160)])
    #expect(try #require(whole.excerpt.first).isCutAfter == false)
    let cut = Place(file: "a", line: 1, column: 1, lines: [String(repeating: "x", count: 161)])
    #expect(try #require(cut.excerpt.first).isCutAfter)
  }

  @Test(arguments: 1...60)
  func `a window never holds part of a number`(shift: Int) throws {
    let number = "19850709-9805"
    let words = String(repeating: "x", count: shift)
    let line = String(repeating: "\(words) \(number) ", count: 30)
    let place = Place(file: "a", line: 1, column: 700, lines: [line])
    let text = try #require(place.excerpt.first).text
    let numbers = text.split { !($0.isNumber || $0 == "-") }
    #expect(numbers.allSatisfy { $0 == number }, "\(text)")
    #expect(text.unicodeScalars.count > Excerpt.width - 2 * number.count)
  }

  @Test func `a run of digits longer than any personal number is cut`() throws {
    let line = String(repeating: "7", count: 5_000)
    let place = Place(file: "a", line: 1, column: 2_500, endColumn: 2_501, lines: [line])
    let excerpt = try #require(place.excerpt.first)
    #expect(excerpt.text.count > 90)
    #expect(excerpt.markLength == 1)
  }

  @Test func `a place over several lines keeps three and marks each`() {
    let place = Place(
      file: "a", line: 4, column: 3, endLine: 8, endColumn: 5,
      lines: ["  <budget", "     id='1'", "   x='2'", " y='3'", "  />"])
    #expect(place.excerpt.map(\.text) == ["  <budget", "     id='1'", "   x='2'"])
    #expect(place.excerpt.map(\.markStart) == [2, 5, 3])
    #expect(place.excerpt.map(\.markLength) == [7, 6, 5])
  }

  @Test func `the last line of a place is marked to its end`() {
    let place = Place(
      file: "a", line: 1, column: 2, endLine: 2, endColumn: 3, lines: [" <a", "/> rest", "more"])
    #expect(place.excerpt.map(\.text) == [" <a", "/> rest"])
    #expect(place.excerpt.map(\.markLength) == [2, 2])
  }

  @Test func `a place beyond its line marks nothing and does not fail`() throws {
    let place = Place(file: "a", line: 1, column: 50, endColumn: 60, lines: ["short"])
    let excerpt = try #require(place.excerpt.first)
    #expect(excerpt.markStart == 5)
    #expect(excerpt.markLength == 0)
  }
}
