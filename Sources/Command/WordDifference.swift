/// What differs between two texts, word by word.
struct WordDifference {
  /// A run of words that both have, only the first has, or only the second has.
  enum Piece: Equatable {
    case same([Substring])
    case removed([Substring])
    case added([Substring])
  }

  let pieces: [Piece]

  /// Texts that differ in more words than this are told as one text for another: nobody reads them word
  /// by word, and comparing them takes the square of their length.
  private static let most = 2000

  init(_ from: String, _ to: String) {
    let old = from.split(whereSeparator: \.isWhitespace)
    let new = to.split(whereSeparator: \.isWhitespace)
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    { end += 1 }
    let before = Array(old[start..<(old.count - end)])
    let after = Array(new[start..<(new.count - end)])
    var pieces: [Piece] = [.same(Array(old[..<start]))]
    if before.count > Self.most || after.count > Self.most {
      pieces += [.removed(before), .added(after)]
    } else {
      pieces += Self.compared(before, after)
    }
    pieces.append(.same(Array(old[(old.count - end)...])))
    self.pieces = pieces.filter { !$0.words.isEmpty }
  }

  private static func compared(_ before: [Substring], _ after: [Substring]) -> [Piece] {
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var pieces: [Piece] = []
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      var gone: [Substring] = []
      while i < before.count, removed.contains(i) {
        gone.append(before[i])
        i += 1
      }
      var come: [Substring] = []
      while j < after.count, added.contains(j) {
        come.append(after[j])
        j += 1
      }
      var same: [Substring] = []
      while i < before.count, j < after.count, !removed.contains(i), !added.contains(j) {
        same.append(before[i])
        i += 1
        j += 1
      }
      pieces += [.removed(gone), .added(come), .same(same)]
    }
    return pieces
  }

  /// The difference on one line: `[-taken out-]` and `{+put in+}`, with some words around them.
  func line(around: Int = 4) -> String {
    pieces.enumerated().map { place, piece -> String in
      switch piece {
      case .removed(let words): return "[-\(words.joined(separator: " "))-]"
      case .added(let words): return "{+\(words.joined(separator: " "))+}"
      case .same(let words):
        let isFirst = place == 0
        let isLast = place == pieces.count - 1
        let room = (isFirst ? 0 : around) + (isLast ? 0 : around)
        guard words.count > room + 1, pieces.count > 1 else { return words.joined(separator: " ") }
        let head = isFirst ? [] : Array(words.prefix(around))
        let tail = isLast ? [] : Array(words.suffix(around))
        return (head.map(String.init) + ["…"] + tail.map(String.init)).joined(separator: " ")
      }
    }.joined(separator: " ")
  }
}

extension WordDifference.Piece {
  fileprivate var words: [Substring] {
    switch self {
    case .same(let words), .removed(let words), .added(let words): words
    }
  }
}
