/// The alphabetical order of Swedish, as a key to store beside a name.
public enum SwedishOrder {
  /// A key whose order byte by byte is the Swedish order of the texts: å, ä and ö after z, w apart
  /// from v, other accents ignored (é as e, ü as y, ø as ö, æ as ä), no difference between capitals
  /// and small letters, digits before letters, and anything else a space.
  ///
  /// Two texts that only differ in what is ignored have the same key, so order by the key first and
  /// then by the text. Keys are stored: to change them is to rebuild the portfolio.
  public static func key(_ text: String) -> String {
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
