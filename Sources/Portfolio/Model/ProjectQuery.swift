public import Languages
public import Values

/// What somebody looks for among the projects: all of the terms must fit.
public struct ProjectQuery: Sendable, Equatable {
  public var terms: [Term]

  public init(_ terms: [Term] = []) { self.terms = terms }

  public enum Term: Sendable, Equatable {
    /// Words that the project's documents have: titles, summaries, names of bodies, ids.
    case text(SearchedText)
    case theme(String)
    case objective(String)
    case county(County)
    case fund(String)
    case status(ProjectStatus)
    /// The body that applies, by words of its name or by its number.
    case owner(String)
    case sector(Sector)
    /// Another body in the project, by words of its name or by its number.
    case partner(String)
    case country(String)
    case principle(HorizontalPrinciple)
    /// A report, a claim or a payment is late.
    case late
  }
}

/// Words that are looked for as they stand beside each other.
public struct SearchedText: Sendable, Equatable {
  public let text: String
  /// Whether the last word may go on: `språk` then finds `språkkurser`.
  public let isBeginning: Bool

  public init(_ text: String, isBeginning: Bool) {
    self.text = text
    self.isBeginning = isBeginning
  }
}

/// The words that may stand before a colon.
public enum SearchWord: String, Sendable, CaseIterable {
  case theme, objective, county, fund, status, owner, sector, partner, country, principle
  case `is`
}

/// What every project is to serve (Regulation (EU) 2021/1060, Article 9).
public enum HorizontalPrinciple: String, Sendable, CaseIterable {
  case genderEquality, nonDiscrimination, accessibility, fundamentalRights, sustainableDevelopment

  fileprivate var label: Wording {
    switch self {
    case .genderEquality: Wording("gender equality", sv: "jämställdhet")
    case .nonDiscrimination: Wording("non-discrimination", sv: "icke-diskriminering")
    case .accessibility: Wording("accessibility", sv: "tillgänglighet")
    case .fundamentalRights: Wording("fundamental rights", sv: "grundläggande rättigheter")
    case .sustainableDevelopment: Wording("sustainable development", sv: "hållbar utveckling")
    }
  }
}

/// A word of a query that cannot be looked for.
public struct QueryFault: SayableError, Equatable {
  public let wording: Wording
}

extension ProjectQuery {
  /// Reads a query: `objective:SO2 status:approved språk "nya grannar" owner:"Exempelstads kommun"`.
  ///
  /// - Throws: `QueryFault`, which says which words there are.
  public init(parsing text: String) throws(QueryFault) {
    terms = []
    for piece in try Self.pieces(text) { terms.append(try Self.term(piece)) }
  }

  /// A word with what stands before its colon, and whether it stood in quotation marks.
  private struct Piece {
    var word: String?
    var text = ""
    var isQuoted = false
  }

  private static func pieces(_ text: String) throws(QueryFault) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece()
    var isInside = false
    func isEmpty(_ piece: Piece) -> Bool {
      piece.word == nil && piece.text.isEmpty && !piece.isQuoted
    }
    for character in text {
      switch character {
      case "\"":
        isInside.toggle()
        piece.isQuoted = true
      case ":" where !isInside && piece.word == nil && !piece.isQuoted:
        piece.word = piece.text
        piece.text = ""
      case _ where character.isWhitespace && !isInside:
        if !isEmpty(piece) { pieces.append(piece) }
        piece = Piece()
      default: piece.text.append(character)
      }
    }
    guard !isInside else {
      throw QueryFault(
        wording: Wording(
          "a quotation mark is not closed: \"\(piece.text)",
          sv: "ett citattecken avslutas inte: \"\(piece.text)"))
    }
    if !isEmpty(piece) { pieces.append(piece) }
    return pieces
  }

  private static func term(_ piece: Piece) throws(QueryFault) -> Term {
    guard let name = piece.word else {
      return .text(SearchedText(try searchable(piece.text), isBeginning: !piece.isQuoted))
    }
    guard let word = SearchWord(rawValue: name.lowercased()) else {
      let all = (SearchWord.allCases.dropLast().map { "\($0.rawValue):" } + states)
        .joined(separator: " ")
      throw QueryFault(
        wording: Wording(
          "there is no search word \(name):; the words are \(all), and quotation marks make any text one that is searched for",
          sv:
            "sökordet \(name): finns inte; orden är \(all), och inom citattecken söks vilken text som helst"
        ))
    }
    return try term(word, piece.text)
  }

  private static func term(_ word: SearchWord, _ text: String) throws(QueryFault) -> Term {
    guard !text.allSatisfy(\.isWhitespace) else {
      throw QueryFault(
        wording: Wording(
          "\(word.rawValue): needs a value after the colon",
          sv: "\(word.rawValue): behöver ett värde efter kolonet"))
    }
    switch word {
    case .theme: return .theme(text)
    case .objective: return .objective(text)
    case .fund: return .fund(text)
    case .owner: return .owner(try searchable(text))
    case .partner: return .partner(try searchable(text))
    case .county: return .county(try county(text))
    case .country: return .country(try country(text))
    case .status:
      return .status(
        try choice(text, of: ProjectStatus.allCases, word) { status in
          Wording("\(status.rawValue)", sv: "\(status.swedish)")
        })
    case .sector: return .sector(try choice(text, of: Sector.allCases, word, \.label))
    case .is:
      if text.lowercased() == "late" { return .late }
      let all = states.joined(separator: ", ")
      guard !states.contains("is:\(text.lowercased())") else {
        throw QueryFault(
          wording: Wording(
            "is:\(text) stands alone, since records set aside are no projects",
            sv: "is:\(text) står ensamt, eftersom poster lagda åt sidan inte är projekt"))
      }
      throw QueryFault(
        wording: Wording("is:\(text) is none of \(all)", sv: "is:\(text) är inget av \(all)"))
    case .principle:
      return .principle(try choice(text, of: HorizontalPrinciple.allCases, word, \.label))
    }
  }

  /// What may stand after `is:`. Records set aside are no projects, and are listed by themselves.
  private static let states = ["is:late", "is:set-aside"]

  /// One of a list of words, by its code or by what people call it in either language, in any case.
  private static func choice<Word: RawRepresentable<String>>(
    _ text: String, of words: [Word], _ name: SearchWord, _ label: (Word) -> Wording
  ) throws(QueryFault) -> Word {
    let wanted = text.lowercased()
    let found = words.first { word in
      let label = label(word)
      return [word.rawValue, label.english, label.swedish].contains { $0.lowercased() == wanted }
    }
    if let found { return found }
    let codes = words.map(\.rawValue).joined(separator: ", ")
    let labels = words.map { word in
      let label = label(word).swedish
      return label.contains(" ") ? "\"\(label)\"" : label
    }.joined(separator: ", ")
    throw QueryFault(
      wording: Wording(
        "\(name.rawValue):\(text) is none of \(codes)",
        sv: "\(name.rawValue):\(text) är inget av \(labels)"))
  }

  private static func county(_ text: String) throws(QueryFault) -> County {
    let key = SwedishOrder.key(text)
    let found = County.all.first { county in
      county.code == text
        || [county.name, county.shortName, "\(county)"].contains { SwedishOrder.key($0) == key }
    }
    if let found { return found }
    throw QueryFault(
      wording: Wording(
        "county:\(text) is no county; write its code or its name, as in county:01 or county:Stockholm",
        sv:
          "county:\(text) är inget län; skriv dess kod eller namn, som county:01 eller county:Stockholm"
      ))
  }

  private static func country(_ text: String) throws(QueryFault) -> String {
    let code = text.uppercased()
    if code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }) { return code }
    throw QueryFault(
      wording: Wording(
        "country:\(text) is no country code; write two letters of ISO 3166-1, as in country:SE",
        sv:
          "country:\(text) är ingen landskod; skriv två bokstäver enligt ISO 3166-1, som country:SE"
      ))
  }

  /// Text with something in it that can be found.
  private static func searchable(_ text: String) throws(QueryFault) -> String {
    if text.contains(where: { $0.isLetter || $0.isNumber }) { return text }
    throw QueryFault(
      wording: Wording(
        "\"\(text)\" has no letter and no digit to search for",
        sv: "\"\(text)\" har varken bokstav eller siffra att söka efter"))
  }
}
