import Portfolio
import Rules

extension Rulebook {
  /// The rulebook the program carries, with the hash of its bytes.
  static var current: Rulebook {
    var rulebook = Rulebook.builtIn
    var hasher = SHA256Hasher()
    for layer in rulebook.layers {
      hasher.update("\(layer.name)\n\(layer.bytes.count)\n")
      layer.bytes.withUnsafeBytes { hasher.update($0) }
    }
    rulebook.hash = hasher.hex()
    return rulebook
  }
}
