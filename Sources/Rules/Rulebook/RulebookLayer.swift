import Languages

/// One file of a rulebook: its name and its bytes.
public struct RulebookLayer: Hashable, Sendable {
  /// The file's name, for messages: `amif-2021.json5`.
  public let name: String

  /// The file's content, JSON5 in UTF-8; what a portfolio stores and hashes.
  public let bytes: [UInt8]

  /// What its bytes say, where they have been read: several funds stand on the same files.
  let reading: (node: RulebookNode?, faults: [RulebookFault])?

  /// Makes a layer of a file's name and content.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, bytes: bytes, reading: nil)
  }

  private init(
    name: String, bytes: [UInt8], reading: (node: RulebookNode?, faults: [RulebookFault])?
  ) {
    self.name = name
    self.bytes = bytes
    self.reading = reading
  }

  /// The same, read.
  func read() -> RulebookLayer {
    RulebookLayer(name: name, bytes: bytes, reading: reading ?? RulebookNode.read(self))
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

extension RulebookLayer {
  public static func == (one: RulebookLayer, other: RulebookLayer) -> Bool {
    one.name == other.name && one.bytes == other.bytes
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes)
  }
}
