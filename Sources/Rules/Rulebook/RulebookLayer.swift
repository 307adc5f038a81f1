import Languages

/// One file of a rulebook: its name and its bytes, not yet read.
public struct RulebookLayer: Hashable, Sendable {
  /// The file's name, for messages: `amif-2021.json5`.
  public let name: String

  /// The file's content, JSON5 in UTF-8; what a portfolio stores and hashes.
  public let bytes: [UInt8]

  /// Makes a layer of a file's name and content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Makes a layer of a file's name and text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The layers the program carries, lowest first: what all funds of the CPR share, what the three
  /// home affairs funds share, and AMIF.
  public static let builtIn: [RulebookLayer] =
    ["cpr-2021.json5", "home-2021.json5", "amif-2021.json5"].map {
      RulebookLayer(name: $0, text: Embedded.text($0))
    }
}
