/// The same words in every language people's texts are written in.
///
///     Wording("the ceiling is \(ceiling)", sv: "taket är \(ceiling)")
///
/// A sentence without its translation does not compile. What stands in the brackets is written as
/// each language writes it: amounts, rates, days, and other wordings.
public struct Wording: Hashable, Sendable {
  /// The words in English.
  public let english: String

  /// The words in Swedish.
  public let swedish: String

  /// Makes a wording from its two languages.
  public init(_ english: EnglishText, sv swedish: SwedishText) {
    self.english = english.text
    self.swedish = swedish.text
  }

  private init(english: String, swedish: String) {
    self.english = english
    self.swedish = swedish
  }

  /// Words that are the same in every language: an id, a name, the words of a document.
  public static func same(_ text: String) -> Wording { Wording(english: text, swedish: text) }

  /// What each language makes of it.
  public init(_ text: (Language) -> String) {
    self.init(english: text(.english), swedish: text(.swedish))
  }

  /// The words in a language.
  public func callAsFunction(in language: Language) -> String {
    switch language {
    case .english: english
    case .swedish: swedish
    }
  }

  /// Whether there are no words.
  public var isEmpty: Bool { english.isEmpty && swedish.isEmpty }

  /// One wording after another.
  public static func + (left: Wording, right: Wording) -> Wording {
    Wording(english: left.english + right.english, swedish: left.swedish + right.swedish)
  }
}

extension Wording: Sayable {
  public func said(in language: Language) -> String { self(in: language) }
}

extension Sequence<Wording> {
  /// The wordings one after another, with the same sign between them in every language.
  public func joined(separator: String = "") -> Wording {
    Wording { language in map { $0(in: language) }.joined(separator: separator) }
  }

  /// The wordings as a list: "a, b and c", "a, b och c".
  public func listed() -> Wording { listed(last: Wording(" and ", sv: " och ")) }

  /// The wordings as a choice: "a, b or c", "a, b eller c".
  public func listedAsChoice() -> Wording { listed(last: Wording(" or ", sv: " eller ")) }

  private func listed(last: Wording) -> Wording {
    let all = Array(self)
    guard let end = all.last, all.count > 1 else { return all.first ?? .same("") }
    return all.dropLast().joined(separator: ", ") + last + end
  }
}
