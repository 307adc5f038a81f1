/// A language people's texts are written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case swedish = "sv"
}

/// The same words in every language people's texts are written in.
public struct Wording: Hashable, Sendable {
  /// The words in English.
  public let english: String

  /// The words in Swedish.
  public let swedish: String

  /// Makes a wording from its two languages.
  public init(_ english: String, swedish: String) {
    self.english = english
    self.swedish = swedish
  }

  /// The words in a language.
  public func callAsFunction(in language: Language) -> String {
    switch language {
    case .english: english
    case .swedish: swedish
    }
  }
}
