import ArgumentParser
import Findings
import Foundation
import Languages
import SafeText
import Values

/// Writes to standard output and standard error.
enum Console {
  nonisolated(unsafe) private static var isReaderGone = false
  /// What the system said when it took no more of the output.
  nonisolated(unsafe) private static var fault: Int32?

  /// Findings and answers. When the reader goes away, the work goes on and nothing more is said.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Bytes as they are.
  static func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { write($0) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer) {
    var written = 0
    while written < bytes.count, !isReaderGone {
      let count = Foundation.write(
        1, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count > 0 {
        written += count
      } else if count == 0 || errno != EINTR {
        isReaderGone = true
        // Whoever closes a pipe has read enough; a disk that is full has not.
        if count < 0, errno != EPIPE { fault = errno }
      }
    }
  }

  /// Says that the output is not whole, and why; `false` when it is.
  static func tellIfNotWhole() -> Bool {
    guard let fault else { return false }
    let reason = Wording(systemError: fault)
    note(
      Wording(
        "error: standard output could not be written, so that part of the answer is missing: "
          + "\(reason)",
        sv: "fel: standard ut kunde inte skrivas, så en del av svaret saknas: \(reason)"))
    return true
  }

  /// Sees to it that the channels 0, 1 and 2 are open: else the first file that is opened takes the
  /// place of one that its starter closed, and what is meant for a person is written into it.
  static func openChannels() {
    for channel in Int32(0)...2 where fcntl(channel, F_GETFD) < 0 {
      // Opened the wrong way round, so that what is written there is an error and no silence.
      _ = open("/dev/null", channel == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  static func line(_ text: String) { write(text + "\n") }

  /// Writes a line as it is; on a terminal as many as it needs, the later ones further in.
  static func wrapped(_ text: String) {
    for line in Page.wrapped(text, to: room()) { self.line(line) }
  }

  /// A sentence for the person at the terminal, which is no answer.
  static func note(_ wording: Wording) { note(wording(in: LanguageChoice.current.language)) }

  /// What did not let a command finish, and what to do about it.
  static func note(_ error: any Error) {
    let sentence =
      (error as? any SayableError)?.wording ?? (error as? CocoaError)?.wording ?? .same("\(error)")
    note(Wording("error: \(sentence)", sv: "fel: \(sentence)"))
  }

  private static func note(_ text: String) {
    // Line breaks are ours; anything else that is hidden came in from outside.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { safe(String($0)) }
    error("fondbok: \(lines.joined(separator: "\n"))\n")
  }

  /// Writes on standard error. Where it is closed, full, or nobody reads it, nothing can be told there; the
  /// work and its code are the same.
  static func error(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Foundation.write(
          2, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count > 0 {
          written += count
        } else if count == 0 || errno != EINTR {
          return
        }
      }
    }
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

  /// The same of a text that keeps its line ends, for a cell of a table.
  static func safe(lines text: String) -> String {
    text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { safe(String($0)) }.joined(separator: "\n")
  }
}

/// Collects text and hands it on in large pieces.
struct ConsoleStream: TextOutputStream {
  private var bytes: [UInt8] = []

  mutating func write(_ string: String) {
    bytes.append(contentsOf: string.utf8)
    flushWhenLarge()
  }

  /// Writes text that is there as UTF-8.
  mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    flushWhenLarge()
  }

  /// Writes a JSON value on a line of its own, personal numbers masked.
  mutating func write(line value: JSONValue) {
    let start = bytes.count
    value.write(to: &bytes)
    PersonalNumber.mask(&bytes, from: start)
    bytes.append(UInt8(ascii: "\n"))
    flushWhenLarge()
  }

  mutating func write(spaces count: Int) {
    for _ in 0..<count { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func flushWhenLarge() {
    if bytes.count > 1 << 16 { flush() }
  }

  mutating func flush() {
    Console.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Why something that was handed in is not taken: its own fault, and not the environment's.
protocol RefusedInput: Error {}

/// Arguments that do not go with what they are about, which only reading it has shown.
struct WrongArguments: SayableError {
  let wording: Wording
}

/// Runs a command's work and ends it with the sentence and the code that fit what went wrong.
func finishing(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let code as ExitCode {
    throw code
  } catch let refused as any RefusedInput {
    Console.note(refused)
    throw Exit.failed
  } catch let wrong as WrongArguments {
    Console.note(wrong)
    throw ExitCode.validationFailure
  } catch let stopped as Stopped {
    Console.note(stopped.wording)
    throw Exit.unfinished
  } catch {
    Console.note(error)
    throw Exit.unfinished
  }
}
