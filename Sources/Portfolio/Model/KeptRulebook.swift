/// One file of a rulebook, with its bytes.
public struct RulebookFile: Sendable, Hashable {
  /// The file's name without its folder: `amif-2021.json5`.
  public let name: String
  /// What stands in it.
  public let bytes: [UInt8]
  /// Whether the program carried it; else an office laid it over the program's own.
  public let isBuiltIn: Bool

  public init(name: String, bytes: [UInt8], isBuiltIn: Bool) {
    self.name = name
    self.bytes = bytes
    self.isBuiltIn = isBuiltIn
  }

  /// The SHA-256 of files in their order, by which findings, returns and the log name a rulebook.
  public static func sha256(of files: some Sequence<RulebookFile>) -> String {
    var hasher = SHA256Hasher()
    for file in files {
      hasher.update("\(file.name)\n\(file.bytes.count)\n")
      file.bytes.withUnsafeBytes { hasher.update($0) }
    }
    return hasher.hex()
  }
}

/// A rulebook that somebody adopted for the portfolio: what it is judged by from an entry of the log on.
public struct KeptRulebook: Sendable, Hashable {
  /// The log entry that adopted it.
  public let entry: Int64
  /// The moment, UTC, ISO 8601, and who did it.
  public let at: String
  public let madeBy: String
  /// Its name: that of its highest file.
  public let id: String
  public let sha256: String
  /// All its files, lowest first, the program's own of that time among them.
  public let files: [RulebookFile]
}
