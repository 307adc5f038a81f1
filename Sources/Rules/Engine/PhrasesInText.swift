extension String {
  /// Whether the text has a part that is of ASCII alone, such as the number of an act.
  func has(ascii part: String) -> Bool {
    let part = Array(part.utf8)
    var text = utf8[...]
    guard let first = part.first else { return true }
    while let start = text.firstIndex(of: first) {
      text = text[start...]
      if text.starts(with: part) { return true }
      text = text.dropFirst()
    }
    return false
  }

  /// Whether the text has a phrase as whole words, whatever the case of the letters and the signs
  /// between them.
  func has(phrase: String) -> Bool { words.contains(phrase.words) }

  /// The words in lower case, with a space before, between and after them.
  private var words: String {
    let parts = lowercased().split { !$0.isLetter && !$0.isNumber }
    return " " + parts.joined(separator: " ") + " "
  }
}
