import Foundation
import Languages

/// A line on the terminal's standard error that says how far long work has come: a bar, what is done,
/// how fast it goes and how long it takes still.
///
/// Where standard error is no terminal there is none, and work that is soon done shows none either.
final class ProgressBar {
  private let unit: ProgressLine.Unit
  private let total: Int?
  private let language: Language
  private let start = Date()
  private var lastShown: Date
  private var isShown = false

  init(_ unit: ProgressLine.Unit, of total: Int?, language: Language = .english) {
    self.unit = unit
    self.total = total
    self.language = language
    lastShown = start
  }

  func show(_ done: Int) {
    guard Console.showsProgress else { return }
    let now = Date()
    // The first one only after half a second, then ten in a second.
    guard now.timeIntervalSince(lastShown) > (isShown ? 0.1 : 0.5) else { return }
    lastShown = now
    let line = ProgressLine(
      unit: unit, done: done, total: total, seconds: now.timeIntervalSince(start))
    Console.error("\r\u{1B}[K\(line.text(columns: Console.columns(of: 2), in: language))")
    isShown = true
  }

  func clear() {
    guard isShown else { return }
    Console.error("\r\u{1B}[K")
    isShown = false
  }
}

/// What a progress bar says at one moment.
struct ProgressLine {
  enum Unit { case bytes, projects }

  let unit: Unit
  let done: Int
  /// What there is to do, when that is known.
  let total: Int?
  let seconds: Double

  /// The line, no longer than a terminal is wide: the bar goes first, then the time, where there is
  /// no room.
  func text(columns: Int, in language: Language) -> String {
    let words = [amount, rate, remaining].compactMap { $0?(in: language) }
    let share = total.map { Self.bar(min(done, $0), of: max($0, 1), width: 20) }
    let whole = ([share].compactMap { $0 } + words).joined(separator: "  ")
    // The last column stays free: some terminals go to the next line there.
    for line in [whole, words.joined(separator: "  "), words[0]] where line.count < columns {
      return line
    }
    return String(words[0].prefix(max(0, columns - 1)))
  }

  /// A bar of a width in whole characters.
  static func bar(_ done: Int, of total: Int, width: Int) -> String {
    let filled = Int((Int128(done) * Int128(width)) / Int128(total))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }

  private var amount: Wording {
    switch (unit, total) {
    case (.bytes, let total?):
      Wording(
        "\(Self.megabytes(done)) of \(Self.megabytes(max(total, done))) MB",
        sv: "\(Self.megabytes(done)) av \(Self.megabytes(max(total, done))) MB")
    case (.bytes, nil): Wording.same("\(Self.megabytes(done)) MB")
    case (.projects, let total?):
      Wording("\(done) of \(total) projects", sv: "\(done) av \(total) projekt")
    case (.projects, nil): Wording("\(done) projects", sv: "\(done) projekt")
    }
  }

  private var perSecond: Double { Double(done) / max(seconds, 0.001) }

  private var rate: Wording? {
    guard seconds > 0, done > 0 else { return nil }
    let speed = Int(perSecond.rounded())
    return switch unit {
    case .bytes: Wording.same("\(Self.megabytes(speed)) MB/s")
    case .projects: Wording("\(speed) a second", sv: "\(speed) i sekunden")
    }
  }

  private var remaining: Wording? {
    guard let total, done > 0, total > done else { return nil }
    let left = Int((Double(total - done) / perSecond).rounded(.up))
    if left < 60 { return Wording("\(left) s left", sv: "\(left) s kvar") }
    return Wording(
      "\(left / 60) min \(left % 60) s left", sv: "\(left / 60) min \(left % 60) s kvar")
  }

  private static func megabytes(_ bytes: Int) -> Int { bytes / 1_000_000 }
}
