extension String {
  /// Whether the text has a phrase as whole words, whatever the case of the letters and the signs
  /// between them.
  func has(phrase: String) -> Bool { words.contains(phrase.words) }

  /// The words in lower case, with a space before, between and after them.
  private var words: String {
    let parts = lowercased().split { !$0.isLetter && !$0.isNumber }
    return " " + parts.joined(separator: " ") + " "
  }
}
