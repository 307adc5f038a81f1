public import Languages

/// Sections of Swedish law as its own text writes them, and what English calls them.
public enum SwedishSections {
  /// What each language calls "2 kap. 9 §", "7 a §", "6–9 §§" or "4 kap."; `nil` for words of another form.
  public static func wording(_ text: String) -> Wording? {
    let form =
      #/
      (?: (?<chapter> [0-9]+ (?: \x20 [a-z] )? ) \x20 kap\. )?
      (?: \x20? (?<first> [0-9]+ (?: \x20 [a-z] )? ) (?: – (?<last> [0-9]+ (?: \x20 [a-z] )? ) )? \x20 §§? )?
      /#
    guard !text.isEmpty, let found = text.wholeMatch(of: form) else { return nil }
    let english = english(
      chapter: found.chapter.map(String.init), section: found.first.map(String.init),
      last: found.last.map(String.init))
    return Wording { $0 == .swedish ? text : english }
  }

  /// "chapter 19 a, section 11", "sections 6–9".
  static func english(chapter: String?, section: String?, last: String? = nil) -> String {
    let sections =
      switch (section, last) {
      case (let first?, let last?): "sections \(first)–\(last)"
      case (let section?, nil): "section \(section)"
      case (nil, _): String?.none
      }
    return [chapter.map { "chapter \($0)" }, sections].compactMap(\.self).joined(separator: ", ")
  }
}
