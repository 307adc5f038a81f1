import Foundation
import Languages
import SafeText
import TestSupport
import Testing

@testable import fondbok

/// Pages for a terminal: they fit, and no document can repaint them.
@Suite struct `A page` {
  @Test(arguments: [40, 60, 80, 120]) func `fits the terminal`(_ columns: Int) throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: """
        ln -s '\(Samples.folder.path)' Samples
        fondbok import Samples/Portfolio Samples/Founding --received 2026-02-02
        for year in 2026 2027; do fondbok rates import Samples/Rates/fictional-$year.csv; done > rates
        export COLUMNS=\(columns)
        for project in 6.2.5-2026-01147 6.2.5-2026-01152 snapshots \\
          iop-civic-orientation network-day-2026 amif-day AMIF-2026-1 2021SE65AMPR001 sofi
        do for language in en sv
        do fondbok show $project --on 2027-06-01 --language $language
        done; done > pages
        fondbok status --on 2027-06-01 >> pages
        fondbok due --on 2027-06-01 >> pages
        for language in en sv
        do fondbok list --on 2027-06-01 --language $language
        fondbok list documents --language $language
        done >> pages
        fondbok diff 6.2.5-2026-01152 --on 2027-06-01 >> pages
        for language in en sv
        do fondbok status --on 2027-06-01 --language $language
        fondbok explain B101 --project 6.2.5-2026-01147 --on 2026-12-01 --language $language
        fondbok trace payment-application --row 6 --column eligible_expenditure \\
          --on 2027-07-15 --language $language
        fondbok rules diff 2026-06-30 2026-07-01 --language $language
        fondbok rules --language $language
        fondbok rulebook list --language $language
        fondbok verify --language $language
        fondbok export payment-application --on 2027-07-15 --output pa.xml \\
          --language $language 2> told
        fondbok again pa.xml.manifest.json --language $language
        fondbok rates list --language $language 2> left-out
        fondbok waive D101 6.2.5-2026-01147 --because agreed --until 2031-12-31 \\
          --on 2031-01-01 --language $language 2> told
        fondbok waivers --language $language 2> left-out
        fondbok sent pa.xml.manifest.json --on 2027-07-20 --language $language 2> told
        fondbok sent --language $language 2> left-out
        fondbok log --language $language
        done >> pages
        cat pages
        """, in: folder.url)
    #expect(run.status == 0, "\(run.output.suffix(300))")
    let lines = run.output.split(separator: "\n").dropFirst()
    #expect(lines.count > 200)
    let wide = lines.filter { $0.columns > columns }
    #expect(wide == [], "wider than \(columns)")
  }

  @Test func `shows no sign that could repaint a terminal`() throws {
    let folder = try TestFolder()
    let hostile = "Kurs \u{202E}gnp.exe\u{9B}31m \u{200F}slut"
    let text = try Samples.text("Samples/Portfolio/application-language-courses.xml")
      .replacing("Språkvägen: svenska från första veckan", with: hostile)
      .replacing("Föreningen Nya Vägar", with: "F\u{2066}öreningen")
    try Data(text.utf8).write(to: folder.url.appending(path: "hostile.xml"))
    let run = try ProgramRun(
      shell: """
        fondbok import hostile.xml --received 2026-02-02
        fondbok show language-courses; fondbok status; fondbok due
        fondbok show language-courses --format json
        """, in: folder.url)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("Kurs \\u{202E}gnp.exe\\u{9B}31m"))
    #expect(run.output.contains("Kurs \\u202egnp.exe\\u009b31m"))
    for sign in "\u{202E}\u{9B}\u{200F}\u{2066}\u{1B}".unicodeScalars {
      #expect(!run.output.unicodeScalars.contains(sign))
    }
  }

  @Test func `keeps the lines of a text, and no other sign that breaks one`() {
    var page = Page(columns: 20, language: .english)
    page.text(.same("one\ntwo three four five\r\n\nsix\u{2028}seven\u{0B}\u{9}x"))
    page.pair(.same("label"), .same("one\ntwo"), labelWidth: 5)
    #expect(
      page.lines == [
        "  one", "    two three four", "    five", "    six", "    seven", "    \\u{9}x", "  label",
        "    one", "    two",
      ])
  }

  /// A part, the whole, and the per cent that are shown.
  private static let shares: [(Int64, Int64, Int128)] = [
    (0, 100, 0), (1, 3, 33), (2, 3, 67), (5, 200, 3), (-1, 3, -33), (-5, 200, -3),
    // Short of it is not all of it, and a little is not nothing.
    (995, 1000, 99), (999_999, 1_000_000, 99), (1000, 1000, 100), (1001, 1000, 101),
    (1, 1000, 1), (-1, 1000, -1), (3, 2, 150), (.max, .max, 100),
    (.max, 1, 922_337_203_685_477_580_700), (1, 0, 0),
  ]

  @Test(arguments: shares)
  func `rounds a share to the nearest whole per cent`(part: Int64, whole: Int64, percent: Int128) {
    #expect(Page.percent(part, of: whole) == percent)
  }

  @Test func `shows a bar below its row where it has no room beside it`() {
    let row = Page.Row(
      label: .same(String(repeating: "x", count: 24)), amount: .same("SEK 1234567.00"),
      share: (part: 1, whole: 4))
    func lines(_ columns: Int) -> [String] {
      var page = Page(columns: columns, language: .english)
      page.rows([row])
      return page.lines
    }
    #expect(lines(80).count == 1 && lines(80)[0].hasSuffix("25 %"))
    for columns in [30, 44, 50, 54] {
      #expect(lines(columns).count > 1, "\(columns)")
      #expect(lines(columns).last?.hasSuffix("25 %") ?? false, "\(columns)")
      #expect(lines(columns).allSatisfy { $0.columns <= columns }, "\(columns)")
    }
  }

  @Test func `says which columns of a table it has no room for`() throws {
    let cells = ["a row", "1000.00", "2000.00", "3000.00"].map { Wording.same($0) }
    let headings = ["", "one", "two", "three"].map { Wording.same($0) }
    func fit(_ columns: Int) -> (lines: [String], leftOut: [Int], width: Int) {
      var page = Page(columns: columns, language: .english)
      let table = Page.Table(heading: .same("a table"), rows: [Page.TableRow(cells: cells)])
      let fit = page.tables([table], headings: headings, dispensable: [2, 1])
      return (page.lines, fit.leftOut, fit.width)
    }
    #expect(fit(34).leftOut == [])
    #expect(fit(33).leftOut == [2] && fit(33).width == 34)
    #expect(fit(20).leftOut == [1, 2])
    // With several lines for a row there is room for all.
    #expect(fit(14).leftOut == [] && fit(14).width == 34)
    for amount in ["1000.00", "2000.00", "3000.00"] {
      #expect(fit(14).lines.contains { $0.hasSuffix(amount) })
    }
  }

  @Test(arguments: 40...130) func `gives all its tables the same columns, and all of them bars`(
    _ columns: Int
  ) {
    let headings = ["", "one", "two", "three"].map { Wording.same($0) }
    func table(_ label: String) -> Page.Table {
      let cells = [label, "9160824490.36", "8852270363.64", "7752953845.00"].map {
        Wording.same($0)
      }
      return Page.Table(
        heading: .same("A table"), rows: [Page.TableRow(cells: cells, bar: (part: 1, whole: 2))])
    }
    var page = Page(columns: columns, language: .english)
    let fit = page.tables(
      [table("short"), table("a label that is longer than what there is room for beside amounts")],
      headings: headings, dispensable: [2, 1])
    #expect(page.lines.allSatisfy { $0.columns <= columns }, "\(page.lines)")
    let titles = page.lines.filter { $0.hasSuffix("three") }
    #expect(titles.count == 2 && titles.first == titles.last, "\(page.lines)")
    #expect(page.lines.count { $0.contains("7752953845.00") } == 2)
    #expect(page.lines.count { $0.contains("8852270363.64") } == (fit.leftOut.contains(2) ? 0 : 2))
    let bars = page.lines.compactMap { line in line.firstIndex(of: "█").map { line[$0...] } }
    #expect(bars.count == (columns < 80 ? 0 : 2), "\(page.lines)")
    #expect(Set(bars).count <= 1 && bars.allSatisfy { $0.count >= 8 }, "\(bars)")
    // What is said to be wide enough is, and one column less is not.
    guard !fit.leftOut.isEmpty else { return }
    func isWhole(_ columns: Int) -> Bool {
      var page = Page(columns: columns, language: .english)
      return page.tables(
        [table("short"), table("a label that is longer than what there is room for")],
        headings: headings, dispensable: [2, 1]
      ).leftOut.isEmpty
    }
    #expect(isWhole(fit.width) && !isWhole(fit.width - 1), "\(fit.width)")
  }

  @Test func `lists names of any writing below each other`() throws {
    let folder = try TestFolder()
    let titles = [
      "Språk", "移民と統合", "e\u{301}tat", "👩‍👩‍👧 familj", "مرحبا", "\u{202E}omvänt", "\u{9B}31m",
    ]
    for (index, title) in titles.enumerated() {
      try Data(Papers.application("a\(index)", title: title).utf8)
        .write(to: folder.url.appending(path: "\(index).xml"))
    }
    let run = try ProgramRun(
      shell: """
        fondbok import . --received 2026-02-02 > /dev/null
        fondbok list --on 2026-02-02; COLUMNS=40 fondbok list --on 2026-02-02 2> left-out
        """, in: folder.url)
    #expect(run.status == 0, "\(run.output)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 * (titles.count + 1))
    // What follows the title begins in one column.
    let starts = lines.prefix(titles.count + 1).compactMap { line in
      line.range(of: "  Ex").map { line[..<$0.lowerBound].columns }
        ?? line.range(of: "Applicant").map { line[..<$0.lowerBound].columns - 2 }
    }
    #expect(starts.count == titles.count + 1 && Set(starts).count == 1, "\(run.output)")
    #expect(lines.suffix(titles.count + 1).allSatisfy { $0.columns <= 40 }, "\(run.output)")
    #expect(run.output.contains("\\u{202E}omvänt"))
    #expect(!run.output.unicodeScalars.contains { $0.isHidden && $0 != "\n" })
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("åäö", 3), ("\u{A0}", 1), ("移民", 4), ("e\u{301}", 1), ("é", 1), ("👩‍👩‍👧", 2),
    ("ｆ", 2), ("█░", 2), ("مرحبا", 5), ("Ā", 1), ("한글", 4),
  ])
  func `counts the columns that a text takes`(_ text: String, _ columns: Int) {
    #expect(text.columns == columns)
  }

  /// Texts are looked through eight bytes at a time where all is plain.
  @Test(arguments: [
    0x00, 0x09, 0x1F, 0x20, 0x7E, 0x7F, 0x80, 0x9F, 0xA0, 0xE5, 0x2FF, 0x200E, 0x202E,
  ])
  func `writes a hidden character out wherever it stands`(_ value: UInt32) throws {
    let sign = try #require(Unicode.Scalar(value))
    for before in 0..<20 {
      let (start, end) = (String(repeating: "a", count: before), "bcdefghijklm")
      let written = start + (sign.isHidden ? sign.shown : String(sign)) + end
      #expect((start + String(sign) + end).shown == written)
      #expect(written.columns == before + 12 + (sign.isHidden ? sign.shown.count : 1))
    }
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("移民移民", 8, "移民移民"), ("移民移民", 7, "移民移…"),
    ("移民移民", 6, "移民…"), ("ab", 1, "…"),
  ])
  func `cuts a text that has no room`(_ text: String, _ room: Int, _ cut: String) {
    #expect(text.cut(toColumns: room) == cut)
    #expect(cut.columns <= room)
  }

  @Test(arguments: [
    ("one two three four", 9, ["one two", "three", "four"]), ("", 10, [""]),
    ("abcdefghijkl", 8, ["abcdefgh", "ijkl"]), ("a  b", 20, ["a b"]),
    ("application-late.xml:12", 14, ["application-", "late.xml:12"]),
    ("a-bcdefghijk", 8, ["a-bcdefg", "hijk"]), ("移民移民移民", 9, ["移民移民", "移民"]),
  ])
  func `breaks lines between words, and words only where they are longer`(
    _ text: String, _ room: Int, _ lines: [String]
  ) {
    #expect(Page.wrap(text, to: room) == lines)
  }

  @Test(arguments: [
    (Int64(7), Int64(100), 14, "░░░░░░░░ 7 %"), (78, 100, 14, "██████░░ 78 %"),
    (Int64(0), Int64(100), 30, "░░░░░░░░░░░░░░░░░░░░ 0 %"),
    (Int64(99), Int64(100), 12, "… 99 %"), (150, 100, 14, "████████ 150 %"), (1, 0, 30, ""),
    (50, 100, 5, "50 %"), (50, 100, 2, ""),
    (Int64.max, Int64.max, 30, "████████████████████ 100 %"),
    (-50, 100, 30, "░░░░░░░░░░░░░░░░░░░░ -50 %"),
  ])
  func `draws a bar as wide as there is room`(
    _ part: Int64, _ whole: Int64, _ room: Int, _ bar: String
  ) {
    let drawn = Page.bar(part, of: whole, room: room)
    #expect(drawn.count <= max(room, 0))
    #expect(drawn.split(separator: " ").last == bar.split(separator: " ").last)
    if room == 30 || room == 14 { #expect(drawn == bar) }
  }
}

/// The nearest project keys.
@Suite struct `A key that is none` {
  @Test func `is told the nearest ones`() {
    let keys = ["6.2.5-2026-01147", "6.2.5-2026-01152", "6.2.5-2026-02004", "SNAPSHOTS"]
    #expect(
      FindProject.nearest(to: "6.2.5-2026-0114", among: keys)
        == ["6.2.5-2026-01147", "6.2.5-2026-01152", "6.2.5-2026-02004"])
    #expect(FindProject.nearest(to: "snapshot", among: keys) == ["SNAPSHOTS"])
    #expect(FindProject.nearest(to: "x", among: keys) == [])
    #expect(FindProject.nearest(to: "", among: []) == [])
  }
}

/// Words that were put in and taken out.
@Suite struct `A difference of words` {
  @Test(arguments: [
    ("en två tre", "en två tre", "en två tre"),
    ("en två tre", "en fyra tre", "en [-två-] {+fyra+} tre"),
    ("", "ny text", "{+ny text+}"), ("gammal text", "", "[-gammal text-]"),
    (
      "a b c d e f g h i j k l m n", "a b c d e f g h i j k l m o",
      "… j k l m [-n-] {+o+}"
    ),
    (
      "x a b c d e f g h i j y", "z a b c d e f g h i j w",
      "[-x-] {+z+} a b c d … g h i j [-y-] {+w+}"
    ),
  ])
  func `is told on one line`(_ from: String, _ to: String, _ line: String) {
    #expect(WordDifference(from, to).line() == line)
  }

  @Test func `of long texts ends soon`() {
    let one = (0..<20_000).map { "a\($0)" }.joined(separator: " ")
    let other = (0..<20_000).map { "b\($0)" }.joined(separator: " ")
    #expect(WordDifference(one, other).pieces.count == 2)
  }
}

/// Completions for the shell.
@Suite struct `Completions` {
  @Test func `are taken by bash`() throws {
    let folder = try TestFolder()
    let run = try ProgramRun(
      shell: """
        fondbok --generate-completion-script bash > completions
        bash -n completions && bash -c 'source ./completions; complete -p fondbok'
        """, in: folder.url)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("complete ") && run.output.contains("fondbok"), "\(run.output)")
  }

  @Test(arguments: [
    ("new", ["application", "report", "organisation"]), ("explain", ["B101", "S101", "R101"]),
    ("waive", ["B101"]), ("list", ["documents"]), ("export", ["payment-application"]),
    ("trace", ["payment-application"]),
  ])
  func `offer what a fixed list has`(_ command: String, _ words: [String]) throws {
    let run = try ProgramRun(
      shell: "fondbok --generate-completion-script bash", in: FileManager.default.temporaryDirectory
    )
    let start = try #require(run.output.range(of: "\n_fondbok_\(command)() {\n"))
    let function = run.output[start.upperBound...]
    let end = try #require(function.range(of: "\n}\n"))
    for word in words {
      #expect(function[..<end.lowerBound].contains("'\(word)'"), "\(command) \(word)")
    }
  }
}
