/// The alphabetical order of Swedish, as a key to store beside a name.
public enum SwedishOrder {
  /// A key whose order byte by byte is the Swedish order of the texts: å, ä and ö after z, w apart
  /// from v, other accents ignored (é as e, ü as y, ø as ö, æ as ä), no difference between capitals
  /// and small letters, digits before letters, and anything else a space.
  ///
  /// Two texts that only differ in what is ignored have the same key, so order by the key first and
  /// then by the text. Keys are stored: to change them is to rebuild the portfolio.
  public static func key(_ text: String) -> String {
    var utf8 = text
    return utf8.withUTF8(westernKey) ?? anyKey(text)
  }

  /// The key of a text of ASCII and Latin-1 letters, which nearly every name here is: a pass over
  /// its bytes. Nil for any other text.
  private static func westernKey(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var isWestern = true
    // No letter becomes longer, and a space stands for at least one byte.
    let key = String(unsafeUninitializedCapacity: bytes.count) { key in
      var count = 0
      var isAfterSpace = false
      var index = 0
      while index < bytes.count {
        let letter = westernLetter(bytes, &index)
        guard let letter else {
          isWestern = false
          return 0
        }
        guard letter != UInt8(ascii: " ") else {
          isAfterSpace = count > 0
          continue
        }
        if isAfterSpace {
          key[count] = UInt8(ascii: " ")
          count += 1
          isAfterSpace = false
        }
        key[count] = letter
        count += 1
      }
      return count
    }
    return isWestern ? key : nil
  }

  /// The letter of the key for the character at an index, which moves past it; nil for a character
  /// outside ASCII and Latin-1, or one whose key has two letters.
  private static func westernLetter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> UInt8? {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return byte | 0x20
    case 0..<0x80: return UInt8(ascii: " ")
    case 0xC3 where index < bytes.count:
      // U+00C0 to U+00FF: capitals, then the small letters in the same order but for ÿ.
      let place = Int(bytes[index] & 0x3F)
      index += 1
      if place == 0x3F { return UInt8(ascii: "y") }
      let letters: StaticString = "aaaa|{|ceeeeiiiidnoooo} }uuuyy??"
      let letter = letters.utf8Start[place & 0x1F]
      return letter == UInt8(ascii: "?") ? nil : letter
    default: return nil
    }
  }

  /// The key of any text, character by character.
  private static func anyKey(_ text: String) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    var isAfterSpace = false
    func put(_ letters: some Sequence<UInt8>) {
      if isAfterSpace, !key.isEmpty { key.append(UInt8(ascii: " ")) }
      isAfterSpace = false
      key.append(contentsOf: letters)
    }
    for character in text {
      if let ascii = character.asciiValue {
        switch ascii {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          put(CollectionOfOne(ascii))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
          put(CollectionOfOne(ascii | 0x20))
        default: isAfterSpace = true
        }
      } else if let letters = letters[character] {
        put(letters.utf8)
      } else if character.isLetter || character.isNumber {
        put(character.lowercased().utf8)
      } else {
        isAfterSpace = true
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The letters of Europe that sort as others do; the three after z get the bytes after z.
  /// Characters are equal when they look equal, so composed and decomposed letters both match.
  private static let letters: [Character: String] = {
    let groups: [(letters: String, key: String)] = [
      ("å", "{"), ("äæǽ", "|"), ("öøőœǿ", "}"),
      ("àáâãāăąǎ", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģǧ", "g"),
      ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"),
      ("òóôõōŏ", "o"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûũūŭů", "u"),
      ("ŵẁẃẅ", "w"), ("ýÿŷỳüű", "y"), ("źżž", "z"), ("ß", "ss"), ("þ", "th"),
    ]
    var table: [Character: String] = ["İ": "i", "ẞ": "ss"]
    for group in groups {
      for letter in group.letters {
        table[letter] = group.key
        let capital = letter.uppercased()
        if capital.count == 1, let capital = capital.first { table[capital] = group.key }
      }
    }
    return table
  }()
}
