import Languages
import SafeText

/// A letter with gaps, as an office keeps it: text, in which `{{project}}` stands for what is filled in.
///
/// The first line is the letter's title. A list stands on a line of its own.
struct LetterTemplate {
  /// The name of its file, with the folder when it is the office's.
  let name: String
  let lines: [Line]

  /// A line of the letter.
  enum Line {
    case words([Piece])
    case list(String)
  }

  /// A part of a line.
  enum Piece {
    case text(String)
    case gap(String)
  }

  /// What fills a gap; words in the place of a list say that there is nothing in it.
  enum Filling {
    case words(String)
    case list([String])

    fileprivate var isList: Bool { if case .list = self { true } else { false } }
  }

  /// The gaps that a letter has, and which of them no letter of the kind can be without.
  struct Gaps {
    let words: [String]
    let lists: [String]
    let needed: [String]

    var all: [String] { words + lists }
  }

  /// Reads a template.
  ///
  /// - Throws: `WrongTemplate` with every fault, each with its line and column.
  init(_ name: String, _ text: String, gaps: Gaps) throws(WrongTemplate) {
    self.name = name
    var faults: [WrongTemplate.Fault] = []
    var lines: [Line] = []
    var used: Set<String> = []
    for (index, text) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var reader = LineReader(
        String(text.hasSuffix("\r") ? text.dropLast() : text), index + 1, gaps)
      lines.append(reader.read())
      faults += reader.faults
      used.formUnion(reader.used)
    }
    while case .words(let pieces)? = lines.last, pieces.isEmpty { lines.removeLast() }
    for gap in gaps.needed where !used.contains(gap) {
      faults.append(
        WrongTemplate.Fault(
          line: max(lines.count, 1), column: 1,
          what: Wording(
            "the letter ends without {{\(gap)}}, which it cannot be without",
            sv: "brevet slutar utan {{\(gap)}}, som det inte kan vara utan")))
    }
    let hasTitle = lines.first.map {
      if case .words(let pieces) = $0 { !pieces.isEmpty } else { false }
    }
    if hasTitle != true {
      faults.insert(
        WrongTemplate.Fault(
          line: 1, column: 1,
          what: Wording(
            "the first line is the title of the letter, and it is empty",
            sv: "den första raden är brevets rubrik, och den är tom")), at: 0)
    }
    guard faults.isEmpty else { throw WrongTemplate(name: name, faults: faults) }
    self.lines = lines
  }

  /// Reads the gaps of one line.
  private struct LineReader {
    let text: String
    let number: Int
    let gaps: Gaps
    var faults: [WrongTemplate.Fault] = []
    var used: [String] = []

    init(_ text: String, _ number: Int, _ gaps: Gaps) {
      self.text = text
      self.number = number
      self.gaps = gaps
    }

    mutating func read() -> Line {
      var pieces: [Piece] = []
      var rest = text[...]
      while let start = rest.firstRange(of: "{{") {
        if start.lowerBound > rest.startIndex {
          pieces.append(.text(String(rest[..<start.lowerBound])))
        }
        guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
          fault(
            at: start.lowerBound,
            Wording(
              "{{ opens a gap that is not closed on the line; close it with }}",
              sv: "{{ öppnar en lucka som inte stängs på raden; stäng den med }}"))
          rest = rest[rest.endIndex...]
          break
        }
        let name = rest[start.upperBound..<end.lowerBound].filter { !$0.isWhitespace }
        take(String(name), at: start.lowerBound)
        pieces.append(.gap(String(name)))
        rest = rest[end.upperBound...]
      }
      if !rest.isEmpty { pieces.append(.text(String(rest))) }
      guard let list = used.first(where: gaps.lists.contains) else { return .words(pieces) }
      let others = pieces.contains { piece in
        if case .text(let text) = piece { !text.allSatisfy(\.isWhitespace) } else { false }
      }
      if used.count > 1 || others, let start = text.firstRange(of: "{{") {
        fault(
          at: start.lowerBound,
          Wording(
            "{{\(list)}} is a list, and stands on a line of its own",
            sv: "{{\(list)}} är en lista, och står på en egen rad"))
      }
      return .list(list)
    }

    private mutating func take(_ name: String, at place: String.Index) {
      used.append(name)
      guard !gaps.all.contains(name) else { return }
      let known = gaps.all.map { Wording.same($0) }.listed()
      fault(
        at: place,
        Wording(
          "{{\(name)}} is no gap of this letter; it has \(known)",
          sv: "{{\(name)}} är ingen lucka i det här brevet; det har \(known)"))
    }

    private mutating func fault(at place: String.Index, _ what: Wording) {
      let column = text.unicodeScalars.distance(from: text.startIndex, to: place) + 1
      faults.append(WrongTemplate.Fault(line: number, column: column, what: what))
    }
  }
}

/// A template that no letter is written by, and why.
struct WrongTemplate: SayableError, RefusedInput {
  let name: String
  let faults: [Fault]

  struct Fault {
    let line: Int
    let column: Int
    let what: Wording
  }

  var wording: Wording {
    faults.map { .same("\(name):\($0.line):\($0.column): ") + $0.what }.joined(separator: "\n")
  }
}

extension LetterTemplate {
  /// The letter as plain text.
  func text(_ fillings: [String: Filling]) -> String {
    lines.map { line in
      switch line {
      case .words(let pieces): Console.safe(filled(pieces, fillings))
      case .list(let name):
        switch fillings[name] {
        case .list(let items):
          items.enumerated().map { "\($0 + 1). \(Console.safe($1))" }.joined(separator: "\n")
        case .words(let words): Console.safe(words)
        case nil: ""
        }
      }
    }.joined(separator: "\n") + "\n"
  }

  /// The title, and the letter below it as HTML: a paragraph for what stands between empty lines.
  func html(_ fillings: [String: Filling]) -> (title: String, body: String) {
    var title = ""
    var body = ""
    var paragraph: [String] = []
    func close() {
      if !paragraph.isEmpty { body += "<p>\(paragraph.joined(separator: "<br/>\n"))</p>\n" }
      paragraph = []
    }
    for (index, line) in lines.enumerated() {
      switch line {
      case .words(let pieces):
        let words = HTMLPage.text(filled(pieces, fillings))
        if index == 0 {
          title = words
          body += "<h1>\(words)</h1>\n"
        } else if words.allSatisfy(\.isWhitespace) {
          close()
        } else {
          paragraph.append(words)
        }
      case .list(let name):
        close()
        switch fillings[name] {
        case .list(let items) where !items.isEmpty:
          body += "<ol>\n\(items.map { "<li>\(HTMLPage.text($0))</li>\n" }.joined())</ol>\n"
        case .words(let words): body += "<p>\(HTMLPage.text(words))</p>\n"
        case .list, nil: break
        }
      }
    }
    close()
    return (title, body)
  }

  private func filled(_ pieces: [Piece], _ fillings: [String: Filling]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .gap(let name): if case .words(let words)? = fillings[name] { words } else { "" }
      }
    }.joined()
  }
}
