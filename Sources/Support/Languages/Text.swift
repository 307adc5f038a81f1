/// English words, in whose brackets values are written as English writes them.
public typealias EnglishText = Text<InEnglish>

/// Swedish words, in whose brackets values are written as Swedish writes them.
public typealias SwedishText = Text<InSwedish>

/// Words in one language.
///
/// In brackets may stand what is `Sayable`, a whole number, and text that is the same in every
/// language; anything else does not compile, so that nothing is printed in another language's way.
public struct Text<Tongue: LanguageTag>: ExpressibleByStringInterpolation, Sendable {
  /// The words.
  public let text: String

  public init(stringLiteral value: String) { text = value }

  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  private init(text: String) { self.text = text }

  /// One text after another, for sentences that are longer than a line.
  public static func + (left: Text, right: Text) -> Text { Text(text: left.text + right.text) }

  /// Collects the words and what stands between them.
  public struct StringInterpolation: StringInterpolationProtocol {
    private(set) var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// A value, as the language writes it.
    public mutating func appendInterpolation(_ value: some Sayable) {
      text += value.said(in: Tongue.language)
    }

    /// A whole number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) { text += "\(number)" }

    /// Words that are the same in every language: an id, a name, the words of a document.
    public mutating func appendInterpolation(_ text: some StringProtocol) { self.text += text }
  }
}

/// Names a language in a type.
public protocol LanguageTag: Sendable {
  static var language: Language { get }
}

/// English.
public enum InEnglish: LanguageTag {
  public static let language = Language.english
}

/// Swedish.
public enum InSwedish: LanguageTag {
  public static let language = Language.swedish
}
