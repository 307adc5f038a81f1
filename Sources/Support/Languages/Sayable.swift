/// What every language can say in its own way: an amount, a rate, a day, a wording.
public protocol Sayable {
  /// The value as people write it in a language.
  func said(in language: Language) -> String
}

extension Sayable {
  /// The value as every language writes it.
  public var wording: Wording { Wording { said(in: $0) } }
}

/// An error that tells people what happened and what they can do, in their language.
public protocol SayableError: Error, Sayable, CustomStringConvertible {
  /// The sentence, with what to do after it.
  var wording: Wording { get }
}

extension SayableError {
  public func said(in language: Language) -> String { wording(in: language) }

  /// The sentence in English.
  public var description: String { wording.english }
}
