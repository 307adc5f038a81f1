public import Languages

/// The name of a code, an indicator or a parameter, as the law writes it and in Swedish.
public struct Label: Hashable, Sendable, Sayable, CustomStringConvertible {
  /// The English text, letter by letter as in the source where there is one.
  public let english: String

  /// The Swedish text, where there is one.
  public let swedish: String?

  /// Whether the Swedish text is the act's own; otherwise it is our translation.
  public let isSwedishOfficial: Bool

  /// Makes a label of its texts.
  public init(_ english: String, swedish: String? = nil, isSwedishOfficial: Bool = false) {
    self.english = english
    self.swedish = swedish
    self.isSwedishOfficial = isSwedishOfficial
  }

  /// The text in a language; English where there is no Swedish.
  public func callAsFunction(in language: Language) -> String {
    switch language {
    case .english: english
    case .swedish: swedish ?? english
    }
  }

  public func said(in language: Language) -> String { self(in: language) }

  /// The English text.
  public var description: String { english }
}
