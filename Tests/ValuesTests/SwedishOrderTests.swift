import Testing
import Values

@Suite struct SwedishOrderTests {
  @Test(arguments: [
    ["1177", "42", "a", "B", "c", "v", "Vänersborg", "w", "Wadköping", "x", "z", "å", "Ä", "ö"],
    ["Arvika", "Zorn", "Åmål", "Ånge", "Åre", "Älmhult", "Ängelholm", "Öckerö", "Örebro"],
    ["Andersson", "André", "Andrea", "Andrén"],
    ["Berg", "Berg-Olsen", "Berg Öst", "Bergman"],
    ["Lund, Anna", "Lund Åsa", "Lundberg"],
    ["Muller", "Mutter", "Mya", "Müller", "Myrdal", "Mæland", "Mälaren", "Mören", "Møsen"],
    ["\"Alfa\"", "Beta", "(Gamma)"],
    ["", "a", "aa", "ab", "az", "aå", "b"],
    ["Strasse", "Straße A", "Straßf"],
    ["Öst", "Ω", "Я", "中"],
  ])
  func `orders keys byte by byte as Swedish does`(texts: [String]) {
    let keys = texts.map { Array(SwedishOrder.key($0).utf8) }
    for (earlier, later) in zip(keys, keys.dropFirst()) {
      #expect(earlier.lexicographicallyPrecedes(later), "\(texts)")
    }
  }

  @Test(
    arguments: [
      ("Åre", "åre"), ("ÖREBRO", "Örebro"), ("André", "Andre"), ("ANDRÉ", "andre"),
      ("A\u{30A}re", "Åre"), ("A\u{308}ng", "Äng"), ("Cafe\u{301}", "café"),
      ("  Berg   Olsen ", "Berg Olsen"), ("Berg-Olsen", "berg olsen"), ("Müller", "Myller"),
      ("Łódź", "Lodz"), ("Ærø", "Ärö"), ("Œuvre", "öuvre"), ("Şahin", "Sahin"), ("İzmir", "Izmir"),
      ("a{b", "a b"), ("{|}", ""),
    ] as [(String, String)])
  func `makes no difference between what Swedish order ignores`(one: String, other: String) {
    #expect(SwedishOrder.key(one) == SwedishOrder.key(other))
  }

  @Test func `gives every Western character the same key beside an Eastern one`() {
    for value in UInt8.min...UInt8.max {
      let character = Character(Unicode.Scalar(value))
      for text in ["a\(character)b", "\(character)", "\(character)\(character) x"] {
        // A zero-width space is no letter, so it adds nothing at the end of a key.
        #expect(SwedishOrder.key(text) == SwedishOrder.key(text + "\u{200B}"))
        #expect(SwedishOrder.key("Я " + text) == ("я " + SwedishOrder.key(text)).trimmedAtEnd)
      }
    }
  }

  @Test func `keeps the order of all municipalities by their first letters`() {
    let sorted = Municipality.all.map(\.shortName).sorted {
      SwedishOrder.key($0).utf8.lexicographicallyPrecedes(SwedishOrder.key($1).utf8)
    }
    #expect(sorted.first == "Ale")
    #expect(sorted.last == "Övertorneå")
    let initials = sorted.compactMap(\.first).reduce(into: [Character]()) { initials, letter in
      if initials.last != letter { initials.append(letter) }
    }
    #expect(String(initials) == "ABDEFGHJKLMNOPRSTUVYÅÄÖ")
  }
}

extension String {
  fileprivate var trimmedAtEnd: String { last == " " ? String(dropLast()) : self }
}
