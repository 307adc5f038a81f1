import ArgumentParser
import Findings
import Foundation
import Languages
import SafeText
import Values

/// Writes to standard output and standard error.
enum Console {
  nonisolated(unsafe) private static var isReaderGone = false

  /// Findings and answers. When the reader goes away, the work goes on and nothing more is said.
  static func write(_ text: String) {
    guard !text.isEmpty, !isReaderGone else { return }
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Foundation.write(
          1, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        guard count > 0 else {
          isReaderGone = true
          return
        }
        written += count
      }
    }
  }

  static func line(_ text: String) { write(text + "\n") }

  /// A sentence for the person at the terminal, which is no answer.
  static func note(_ wording: Wording) { note(wording(in: LanguageChoice.current.language)) }

  /// What did not let a command finish, and what to do about it.
  static func note(_ error: any Error) {
    let sentence = (error as? any SayableError)?.wording ?? .same("\(error)")
    note(Wording("error: \(sentence)", sv: "fel: \(sentence)"))
  }

  private static func note(_ text: String) {
    // Line breaks are ours; anything else that is hidden came in from outside.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { safe(String($0)) }
    FileHandle.standardError.write(Data("fondbok: \(lines.joined(separator: "\n"))\n".utf8))
  }

  /// Whether output may be coloured: a terminal, and nobody has asked for none.
  static var isColoured: Bool {
    isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  static var showsProgress: Bool { isatty(2) == 1 }

  /// How many columns a table has to fit into: none are too many for a file or another program.
  static func room() -> Int? {
    let isStated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 0 > 0
    return isStated || isatty(1) == 1 ? columns() : nil
  }

  /// How many columns there are to write in: what COLUMNS says, else what the terminal says, else 80.
  static func columns(of channel: Int32 = 1) -> Int {
    let stated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    if let stated, stated > 0 { return min(max(stated, narrowest), 1000) }
    var size = winsize()
    guard ioctl(channel, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(Int(size.ws_col), narrowest)
  }

  /// Narrower than this nothing can be read.
  private static let narrowest = 20

  /// Hides personal numbers, wherever they stand.
  static let mask: @Sendable (String) -> String = { PersonalNumber.mask(in: $0) }

  /// A line that may hold words of a document: personal numbers masked, and every character that
  /// could repaint a terminal written out.
  static func safe(_ text: String) -> String { mask(text.shown) }
}

/// Collects text and hands it on in large pieces.
struct ConsoleStream: TextOutputStream {
  private var text = ""
  private static let blanks = String(repeating: " ", count: 80)

  mutating func write(_ string: String) {
    text += string
    if text.utf8.count > 1 << 16 { flush() }
  }

  mutating func write(spaces count: Int) {
    var left = count
    while left > 0 {
      let some = min(left, Self.blanks.utf8.count)
      let end = Self.blanks.utf8.index(Self.blanks.startIndex, offsetBy: some)
      text += Self.blanks[..<end]
      left -= some
    }
  }

  mutating func flush() {
    Console.write(text)
    text = ""
  }
}

/// Runs a command's work and ends it with the sentence and the code that fit what went wrong.
func finishing(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let code as ExitCode {
    throw code
  } catch let stopped as Stopped {
    Console.note(stopped.wording)
    throw Exit.unfinished
  } catch {
    Console.note(error)
    throw Exit.unfinished
  }
}
