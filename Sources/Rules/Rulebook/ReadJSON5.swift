import Languages

extension RulebookNode {
  /// How deep objects and lists may be nested; rulebooks need eight.
  static let depthLimit = 64

  /// Reads the JSON5 of a layer, noting the place of every value and every member stated twice.
  ///
  /// The reader is our own, since Foundation's gives neither places nor repeated members: a rate
  /// stated twice would be settled by chance. Everything of JSON5 is understood.
  static func read(_ layer: RulebookLayer, faults: inout [RulebookFault]) -> RulebookNode? {
    let (node, found) = layer.reading ?? read(layer)
    faults += found
    return node
  }

  /// The same, with what it is to be told of.
  static func read(_ layer: RulebookLayer) -> (node: RulebookNode?, faults: [RulebookFault]) {
    guard let text = String(validating: layer.bytes, as: UTF8.self) else {
      let fault = RulebookFault(
        kind: .notUTF8, file: layer.name, path: "$", line: 1, column: 1,
        found: Wording("the file is not UTF-8 text", sv: "filen är inte text i UTF-8"),
        allowed: Wording("save it as UTF-8", sv: "spara den som UTF-8"))
      return (nil, [fault])
    }
    var reader = JSON5Reader(file: layer.name, text: text)
    do {
      let node = try reader.document()
      return (node, reader.faults)
    } catch {
      return (nil, reader.faults + [error.fault])
    }
  }
}

/// The first place where a text stops being JSON5.
private struct JSON5Error: Error {
  let fault: RulebookFault
}

/// A text that is put together of scalars, as UTF-8: that is what a text is made of.
private struct GatheredText {
  private var bytes: [UInt8] = []

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: String(scalar).utf8)
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Reads JSON5 from left to right, one Unicode scalar at a time.
private struct JSON5Reader {
  let file: String
  let scalars: [Unicode.Scalar]
  var index = 0
  var line = 1
  var column = 1
  var faults: [RulebookFault] = []

  init(file: String, text: String) {
    self.file = file
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { index = 1 }
  }

  mutating func document() throws(JSON5Error) -> RulebookNode {
    try skipSpace()
    guard next == "{" || next == "[" else {
      throw error(
        "$",
        found: next == nil
          ? shownNext
          : Wording("the file begins with \(shownNext)", sv: "filen börjar med \(shownNext)"),
        allowed: Wording(
          "an object stands here, { rulebook: \"…\", schema: 1, … }",
          sv: "här står ett objekt, { rulebook: \"…\", schema: 1, … }"))
    }
    let node = try value(path: "$", depth: 0)
    try skipSpace()
    guard next == nil else {
      throw error(
        "$", found: Wording("\(shownNext) after the end", sv: "\(shownNext) efter slutet"),
        allowed: Wording("a file holds one object", sv: "en fil har ett objekt"))
    }
    return node
  }

  private mutating func value(path: String, depth: Int) throws(JSON5Error) -> RulebookNode {
    guard depth <= RulebookNode.depthLimit else {
      throw error(
        path,
        found: Wording(
          "values nested deeper than \(RulebookNode.depthLimit)",
          sv: "värden nästlade djupare än \(RulebookNode.depthLimit)"),
        allowed: Wording(
          "rulebooks need no more than eight levels", sv: "regelböcker behöver högst åtta nivåer"))
    }
    let place = here(path)
    let value: RulebookNode.Value
    switch next {
    case "{": value = .object(try members(path: path, depth: depth))
    case "[": value = .list(try items(path: path, depth: depth))
    case "\"", "'": value = .text(try string(path))
    case .some(let start) where start.startsNumber: value = try number(path)
    case .some(let start) where start.startsName: value = try word(path)
    default:
      throw error(
        path, found: shownNext,
        allowed: Wording(
          "here stands a value, such as 7500 or \"T1\"",
          sv: "här står ett värde, till exempel 7500 eller \"T1\""))
    }
    return RulebookNode(value: value, place: place)
  }

  private mutating func members(
    path: String, depth: Int
  ) throws(JSON5Error) -> [RulebookNode.Member] {
    var members: [RulebookNode.Member] = []
    step()
    while true {
      try skipSpace()
      if take("}") { return members }
      let start = here(path)
      let name = try memberName(path)
      let memberPath = pathOf(member: name, in: path)
      let place = RulebookNode.Place(
        file: file, path: memberPath, line: start.line, column: start.column)
      try skipSpace()
      guard take(":") else {
        throw error(
          memberPath,
          found: Wording(
            "\(shownNext) after the name “\(name)”", sv: "\(shownNext) efter namnet ”\(name)”"),
          allowed: Wording(
            "a colon and a value follow a name", sv: "efter ett namn följer ett kolon och ett värde"
          ))
      }
      try skipSpace()
      let node = try value(path: memberPath, depth: depth + 1)
      if let first = members.first(where: { $0.name == name }) {
        faults.append(
          RulebookFault(
            kind: .duplicateMember, file: file, path: memberPath, line: place.line,
            column: place.column,
            found: Wording("“\(name)” is stated again", sv: "”\(name)” anges igen"),
            allowed: Wording(
              "it stands already on line \(first.place.line); state it once",
              sv: "det står redan på rad \(first.place.line); ange det en gång")))
      } else {
        members.append(RulebookNode.Member(name: name, place: place, node: node))
      }
      try skipSpace()
      if take(",") { continue }
      guard next == "}" else {
        throw error(
          memberPath,
          found: Wording("\(shownNext) after the value", sv: "\(shownNext) efter värdet"),
          allowed: Wording(
            "a comma or a closing brace follows a value",
            sv: "efter ett värde följer ett komma eller en avslutande klammer"))
      }
    }
  }

  private mutating func items(path: String, depth: Int) throws(JSON5Error) -> [RulebookNode] {
    var items: [RulebookNode] = []
    step()
    while true {
      try skipSpace()
      if take("]") { return items }
      let itemPath = "\(path == "$" ? "" : path)[\(items.count)]"
      items.append(try value(path: itemPath, depth: depth + 1))
      try skipSpace()
      if take(",") { continue }
      guard next == "]" else {
        throw error(
          itemPath, found: Wording("\(shownNext) after the item", sv: "\(shownNext) efter posten"),
          allowed: Wording(
            "a comma or a closing bracket follows an item",
            sv: "efter en post följer ett komma eller en avslutande hakparentes"))
      }
    }
  }

  private mutating func memberName(_ path: String) throws(JSON5Error) -> String {
    if next == "\"" || next == "'" { return try string(path) }
    guard let start = next, start.startsName else {
      throw error(
        path, found: shownNext,
        allowed: Wording(
          "a member begins with its name, such as checked",
          sv: "en medlem börjar med sitt namn, till exempel checked"))
    }
    return try name(path)
  }

  /// A name or one of the words `true`, `false`, `null`, `Infinity`, `NaN`.
  private mutating func word(_ path: String) throws(JSON5Error) -> RulebookNode.Value {
    let place = here(path)
    let word = try name(path)
    switch word {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "null": return .null
    case "Infinity", "NaN": return .otherNumber(word)
    default:
      throw error(
        at: place,
        found: Wording(
          "the word \(word) without quotation marks", sv: "ordet \(word) utan citattecken"),
        allowed: Wording(
          "write \"\(word)\", or true, false or null",
          sv: "skriv \"\(word)\", eller true, false eller null"))
    }
  }

  private mutating func name(_ path: String) throws(JSON5Error) -> String {
    var name = GatheredText()
    while let scalar = next {
      if scalar == "\\" {
        step()
        guard take("u") else {
          throw error(
            path, found: Wording("\\ in a name", sv: "\\ i ett namn"),
            allowed: Wording(
              "only \\u and four hex digits may stand",
              sv: "bara \\u och fyra hexadecimala siffror får stå här"))
        }
        name.append(try hexScalar(digits: 4, path))
      } else if scalar.isOfName {
        name.append(scalar)
        step()
      } else {
        break
      }
    }
    return name.text
  }

  private mutating func string(_ path: String) throws(JSON5Error) -> String {
    let start = here(path)
    let quote = next
    var text = GatheredText()
    step()
    while let scalar = next {
      if scalar == quote {
        step()
        return text.text
      }
      switch scalar {
      case "\n", "\r":
        throw error(
          at: start,
          found: Wording(
            "a text that does not end on its line", sv: "en text som inte slutar på sin rad"),
          allowed: Wording(
            "close it with \(quote.map(String.init) ?? ""), or end the line with \\",
            sv: "avsluta den med \(quote.map(String.init) ?? ""), eller avsluta raden med \\"))
      case "\\":
        step()
        if let escaped = try escape(path) { text.append(escaped) }
      default: takeRun(to: quote, into: &text)
      }
    }
    throw error(
      at: start, found: Wording("a text that does not end", sv: "en text som inte slutar"),
      allowed: Wording(
        "close it with \(quote.map(String.init) ?? "")",
        sv: "avsluta den med \(quote.map(String.init) ?? "")"))
  }

  /// Takes what stands on the line until the text ends or something is escaped.
  private mutating func takeRun(to quote: Unicode.Scalar?, into text: inout GatheredText) {
    let start = index
    var end = index
    while end < scalars.count {
      let scalar = scalars[end]
      if scalar == quote || scalar == "\\" || scalar == "\n" || scalar == "\r" { break }
      text.append(scalar)
      end += 1
    }
    index = end
    column += end - start
  }

  /// What a backslash stands for; nil where it only continues the line.
  private mutating func escape(_ path: String) throws(JSON5Error) -> Unicode.Scalar? {
    guard let scalar = next else {
      throw error(
        path, found: Wording("a backslash at the end", sv: "ett omvänt snedstreck i slutet"),
        allowed: Wording("close the text", sv: "avsluta texten"))
    }
    step()
    switch scalar {
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{B}"
    case "0" where next?.properties.numericType == nil: return "\0"
    case "x": return try hexScalar(digits: 2, path)
    case "u": return try hexScalar(digits: 4, path)
    case "\n", "\u{2028}", "\u{2029}": return nil
    case "\r":
      _ = take("\n")
      return nil
    case "0"..."9":
      throw error(
        path, found: .same("\\\(scalar)"),
        allowed: Wording(
          "write the character, or \\x and its code", sv: "skriv tecknet, eller \\x och dess kod"))
    default: return scalar
    }
  }

  /// A scalar by its code, with the second half of a surrogate pair where the first asks for it.
  private mutating func hexScalar(
    digits: Int, _ path: String
  ) throws(JSON5Error) -> Unicode.Scalar {
    let code = try hex(digits: digits, path)
    if let scalar = Unicode.Scalar(code) { return scalar }
    guard (0xD800..<0xDC00).contains(code), take("\\"), take("u") else {
      throw error(
        path, found: Wording("half a surrogate pair", sv: "ett halvt surrogatpar"),
        allowed: Wording("write both halves", sv: "skriv båda halvorna"))
    }
    let low = try hex(digits: 4, path)
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00))
    else {
      throw error(
        path, found: Wording("half a surrogate pair", sv: "ett halvt surrogatpar"),
        allowed: Wording("write both halves", sv: "skriv båda halvorna"))
    }
    return scalar
  }

  private mutating func hex(digits: Int, _ path: String) throws(JSON5Error) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = next.flatMap({ Character($0).hexDigitValue }), next?.isASCII == true else {
        throw error(
          path, found: Wording("\(shownNext) in a code", sv: "\(shownNext) i en kod"),
          allowed: Wording(
            "it takes \(digits) hex digits", sv: "den tar \(digits) hexadecimala siffror"))
      }
      code = code * 16 + UInt32(digit)
      step()
    }
    return code
  }

  private mutating func number(_ path: String) throws(JSON5Error) -> RulebookNode.Value {
    let place = here(path)
    let start = index
    while let scalar = next, scalar.isOfName || scalar == "." || scalar.isSign {
      step()
    }
    let text = String(String.UnicodeScalarView(scalars[start..<index]))
    let unsigned = text.first == "+" || text.first == "-" ? String(text.dropFirst()) : text
    if isDecimal(unsigned), let value = Int64(text) { return .whole(value) }
    if isHexadecimal(unsigned), let value = Int64(unsigned.dropFirst(2), radix: 16) {
      return .whole(text.first == "-" ? -value : value)
    }
    guard isDecimal(unsigned) || isHexadecimal(unsigned) || isOtherNumber(unsigned) else {
      throw error(
        at: place, found: .same(text),
        allowed: Wording(
          "a number is written in digits, such as 7500",
          sv: "ett tal skrivs med siffror, till exempel 7500"))
    }
    return .otherNumber(text)
  }

  private func isDecimal(_ text: String) -> Bool {
    !text.isEmpty && isDigits(text) && (text == "0" || text.first != "0")
  }

  private func isHexadecimal(_ text: String) -> Bool {
    (text.hasPrefix("0x") || text.hasPrefix("0X")) && text.count > 2
      && text.dropFirst(2).allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  /// Whether a text is a number of JSON5 with a fraction or an exponent, `Infinity` or `NaN`.
  private func isOtherNumber(_ text: String) -> Bool {
    if text == "Infinity" || text == "NaN" { return true }
    let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { "eE".contains($0) }
    let mantissa = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    guard mantissa.count <= 2, !mantissa.joined().isEmpty, isDigits(mantissa.joined()) else {
      return false
    }
    guard halves.count == 2 else { return mantissa.count == 2 }
    let exponent = halves[1].drop { $0 == "+" || $0 == "-" }
    return halves[1].count - exponent.count <= 1 && !exponent.isEmpty && isDigits(exponent)
  }

  private func isDigits(_ text: some StringProtocol) -> Bool {
    text.allSatisfy { ("0"..."9").contains($0) }
  }

  /// Skips white space and comments.
  private mutating func skipSpace() throws(JSON5Error) {
    while let scalar = next {
      if scalar.isSpace {
        step()
      } else if scalar == "/", peek(1) == "/" {
        while let scalar = next, scalar != "\n", scalar != "\r" { step() }
      } else if scalar == "/", peek(1) == "*" {
        let start = here("$")
        step()
        step()
        while !(next == "*" && peek(1) == "/") {
          guard next != nil else {
            throw error(
              at: start,
              found: Wording("a comment that does not end", sv: "en kommentar som inte slutar"),
              allowed: Wording("close it with */", sv: "avsluta den med */"))
          }
          step()
        }
        step()
        step()
      } else {
        return
      }
    }
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private var shownNext: Wording {
    next.map { RulebookNode.quoted(String($0)) }
      ?? Wording("the end of the file", sv: "filens slut")
  }

  private func peek(_ offset: Int) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    step()
    return true
  }

  /// Goes on by one scalar; LF, CRLF and a lone CR each end a line.
  private mutating func step() {
    guard let scalar = next else { return }
    index += 1
    if scalar == "\n" || (scalar == "\r" && next != "\n") {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  private func pathOf(member name: String, in path: String) -> String {
    let scalars = name.unicodeScalars
    let isPlain =
      scalars.first?.isASCIILetter == true
      && scalars.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
    let base = path == "$" ? "" : path
    guard isPlain else { return "\(base)[\"\(name)\"]" }
    return base.isEmpty ? name : "\(base).\(name)"
  }

  private func here(_ path: String) -> RulebookNode.Place {
    RulebookNode.Place(file: file, path: path, line: line, column: column)
  }

  private func error(_ path: String, found: Wording, allowed: Wording) -> JSON5Error {
    error(at: here(path), found: found, allowed: allowed)
  }

  private func error(
    at place: RulebookNode.Place, found: Wording, allowed: Wording
  ) -> JSON5Error {
    JSON5Error(fault: RulebookFault(.notJSON5, at: place, found: found, allowed: allowed))
  }
}

// What a character can be in JSON5. Unicode's properties take long to ask for, and nearly all of a rulebook
// is ASCII.
extension Unicode.Scalar {
  fileprivate var isSign: Bool { self == "+" || self == "-" }

  fileprivate var startsNumber: Bool { isASCIIDigit || isSign || self == "." }

  fileprivate var isSpace: Bool {
    if isASCII { return self == " " || (9...13).contains(value) }
    return properties.isWhitespace || self == "\u{FEFF}"
  }

  fileprivate var startsName: Bool {
    if isASCII { return isASCIILetter || self == "_" || self == "$" || self == "\\" }
    return properties.isXIDStart
  }

  fileprivate var isOfName: Bool {
    if isASCII { return isASCIILetter || isASCIIDigit || self == "_" || self == "$" }
    return properties.isXIDContinue || self == "\u{200C}" || self == "\u{200D}"
  }

  fileprivate var isASCIIDigit: Bool { 0x30 <= value && value <= 0x39 }

  /// With the bit of small letters set, capitals are among them.
  fileprivate var isASCIILetter: Bool { 0x61 <= value | 0x20 && value | 0x20 <= 0x7A }
}
