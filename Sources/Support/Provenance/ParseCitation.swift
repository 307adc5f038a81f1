public import Languages

/// A citation that could not be read, said in a sentence.
public struct CitationSyntaxError: SayableError, Hashable {
  /// The text as it was written.
  public let text: String

  /// What is wrong with it, and what is allowed.
  public let problem: Wording

  /// What is there, what is wrong and what is allowed.
  public var wording: Wording {
    Wording("“\(text)” is no citation: \(problem)", sv: "”\(text)” är ingen hänvisning: \(problem)")
  }
}

extension Citation {
  /// Reads the short form rulebooks use: "AMIF 15(1)", "CPR 73(2)(g)", "AMIF Annex VI table 3",
  /// "CPR 49(3) sub 2", "1930:173 2 §", "LOU 19 a kap. 11 § 2 st 1 p".
  ///
  /// An act is named by its key, its CELEX or statute book number, or its number alone.
  /// - Throws: `CitationSyntaxError`, with a sentence that says what is allowed.
  public static func parse(_ text: String) throws(CitationSyntaxError) -> Citation {
    var reader = CitationReader(text)
    let act = try reader.act()
    let provision = try reader.provision(of: act)
    try reader.end()
    return Citation(act, provision)
  }
}

/// Reads a citation from left to right.
private struct CitationReader {
  let text: String
  var rest: Substring

  init(_ text: String) {
    self.text = text
    self.rest = text[...]
    skipSpace()
  }

  /// The act's key or number, with "SFS" before it where it is written out.
  mutating func act() throws(CitationSyntaxError) -> Act {
    let start = rest
    var name = word()
    if name == "SFS" { name = word() }
    if let act = Act.byName[name] { return act }
    rest = start
    let known = Act.all.map(\.key).joined(separator: ", ")
    throw error(
      name.isEmpty
        ? Wording(
          "it is empty; begin with an act, one of \(known)",
          sv: "den är tom; börja med en rättsakt, en av \(known)")
        : Wording(
          "“\(name)” is no act we know; name one of \(known)",
          sv: "”\(name)” är ingen känd rättsakt; ange en av \(known)"))
  }

  mutating func provision(of act: Act) throws(CitationSyntaxError) -> Provision {
    if rest.isEmpty { return Provision() }
    if let annex = try annex() { return annex }
    switch act.origin {
    case .union: return try article()
    case .sweden: return try section()
    }
  }

  func end() throws(CitationSyntaxError) {
    guard rest.isEmpty else {
      throw error(
        Wording(
          "“\(rest)” is left over; cite one provision at a time, such as “AMIF 15(1)”",
          sv: "”\(rest)” blir över; ange en bestämmelse i taget, till exempel ”AMIF 15(1)”"))
    }
  }

  /// "Annex VI table 3 code 009".
  private mutating func annex() throws(CitationSyntaxError) -> Provision? {
    guard take("Annex") else { return nil }
    let number = word()
    guard !number.isEmpty, number.allSatisfy({ "IVXLC".contains($0) || $0.isNumber }) else {
      throw error(
        Wording(
          "an annex has a number such as VI, and here stands “\(number)”",
          sv: "en bilaga har ett nummer, till exempel VI, och här står ”\(number)”"))
    }
    var parts: [AnnexPart] = []
    while !rest.isEmpty {
      let name = word()
      let number = word()
      guard let kind = AnnexPart.Kind(rawValue: name), !number.isEmpty else {
        let kinds = AnnexPart.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        let found = [name, number].filter { !$0.isEmpty }.joined(separator: " ")
        throw error(
          Wording(
            "a part of an annex is one of \(kinds) and a number, such as “table 3”, and here "
              + "stands “\(found)”",
            sv: "en del av en bilaga är en av \(kinds) och ett nummer, till exempel ”table 3”, och "
              + "här står ”\(found)”"))
      }
      parts.append(AnnexPart(kind, number))
    }
    return Provision(annex: number, parts: parts)
  }

  /// "73(2)(g)", "49(3) sub 2 (a)".
  private mutating func article() throws(CitationSyntaxError) -> Provision {
    _ = take("Article")
    guard let article = numbered() else {
      throw error(
        Wording(
          "an article begins with its number, such as “15(1)”, and here stands “\(rest)”",
          sv: "en artikel börjar med sitt nummer, till exempel ”15(1)”, och här står ”\(rest)”"))
    }
    var groups = try brackets()
    let paragraph = groups.first.flatMap { $0.first?.isNumber == true ? $0 : nil }
    if paragraph != nil { groups.removeFirst() }
    skipSpace()
    guard take("sub") else {
      return Provision(article: article, paragraph: paragraph, points: groups)
    }
    guard groups.isEmpty, let number = ordinal() else {
      throw error(
        Wording(
          "“sub” takes a number from 1 to 9 and comes before points: “49(3) sub 2 (a)”",
          sv: "”sub” följs av en siffra från 1 till 9 och står före led: ”49(3) sub 2 (a)”"))
    }
    return Provision(
      article: article, paragraph: paragraph, subparagraph: number, points: try brackets())
  }

  /// "19 a kap. 11 § 2 st 1 p".
  private mutating func section() throws(CitationSyntaxError) -> Provision {
    var chapter: String?
    var number = sectionNumber()
    if number != nil, take("kap.") {
      chapter = number
      number = sectionNumber()
    }
    guard let number, take("§") else {
      throw error(
        Wording(
          "a Swedish section is written “2 §” or “19 a kap. 11 §”",
          sv: "en svensk paragraf skrivs ”2 §” eller ”19 a kap. 11 §”"))
    }
    var subparagraph: Int?
    var points: [String] = []
    while !rest.isEmpty {
      let value = word()
      let unit = word()
      switch (unit, Int(value)) {
      case ("st", let count?) where (1...9).contains(count) && subparagraph == nil:
        subparagraph = count
      case ("p", .some) where points.isEmpty: points = [value]
      default:
        throw error(
          Wording(
            "after “§” only “2 st” and “1 p” can follow, and here stands “\(value)”",
            sv: "efter ”§” kan bara ”2 st” och ”1 p” följa, och här står ”\(value)”"))
      }
    }
    return Provision(
      chapter: chapter, article: number, subparagraph: subparagraph, points: points)
  }

  /// "(2)(g)" as ["2", "g"].
  private mutating func brackets() throws(CitationSyntaxError) -> [String] {
    var groups: [String] = []
    while rest.first == "(" {
      let group = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      let after = rest.dropFirst(1 + group.count)
      guard (1...5).contains(group.count), after.first == ")" else {
        throw error(
          Wording(
            "a bracket holds one to five letters or digits, such as “(6a)” or “(iii)”",
            sv: "en parentes har en till fem bokstäver eller siffror, som ”(6a)” eller ”(iii)”"))
      }
      groups.append(String(group))
      rest = after.dropFirst()
    }
    skipSpace()
    return groups
  }

  /// "15", "26a".
  private mutating func numbered() -> String? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    let letters = rest.dropFirst(digits.count).prefix { $0.isASCII && $0.isLowercase }.prefix(2)
    rest = rest.dropFirst(digits.count + letters.count)
    return String(digits + letters)
  }

  /// "2", "19 a": Swedish law sets the letter apart.
  private mutating func sectionNumber() -> String? {
    guard let number = numbered() else { return nil }
    skipSpace()
    let next = rest.prefix { !$0.isWhitespace }
    guard next.count == 1, let letter = next.first, letter.isASCII, letter.isLowercase else {
      return number
    }
    rest = rest.dropFirst()
    skipSpace()
    return "\(number) \(letter)"
  }

  private mutating func ordinal() -> Int? {
    let number = word()
    guard number.count == 1, let value = Int(number), value > 0 else { return nil }
    return value
  }

  private mutating func take(_ expected: String) -> Bool {
    guard rest.hasPrefix(expected) else { return false }
    rest = rest.dropFirst(expected.count)
    skipSpace()
    return true
  }

  private mutating func word() -> String {
    let word = rest.prefix { !$0.isWhitespace && $0 != "," }
    rest = rest.dropFirst(word.count)
    skipSpace()
    return String(word)
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0.isWhitespace || $0 == "," }
  }

  private func error(_ problem: Wording) -> CitationSyntaxError {
    CitationSyntaxError(text: text, problem: problem)
  }
}

extension Act {
  /// The acts by everything that a rulebook may call them; where two share a name, the first.
  fileprivate static let byName: [String: Act] = Dictionary(
    all.flatMap { act in act.names.map { ($0, act) } }, uniquingKeysWith: { first, _ in first })

  /// Everything a rulebook may call the act: its key, its CELEX or statute book number, its number.
  fileprivate var names: [String] {
    let last = name.english.split(separator: " ").last.map(String.init) ?? ""
    let number = last.hasPrefix("(") ? String(last.dropFirst().dropLast()) : last
    return [key, id, number]
  }
}
