import Languages
import Provenance
import Rules
import SafeText
import Values

/// Deadlines as a calendar that calendar programs read (RFC 5545).
///
/// Each has the same UID however often it is written and wherever its day moves, and a SEQUENCE that rises from
/// each calendar to the next that can differ from it, so that a calendar program that has it already is brought
/// up to date. What nobody waits for any more is cancelled.
struct DueCalendar {
  private let day: Day
  private let language: Language
  /// Whether each says how its day comes about.
  private let explains: Bool
  /// How often an event has been revised, at the most (RFC 5545, section 3.8.7.4): an event changes by an entry of
  /// the log or by the passing of a day, as one does whose time stands still, and by nothing else; and neither
  /// the log nor time goes back. Days are counted from the first there is.
  private let sequence: Int64
  private(set) var text = ""

  /// - Parameter entry: the last entry of the log that was read.
  init(on day: Day, after entry: Int64, _ language: Language, explains: Bool = false) {
    self.day = day
    sequence = Int64(Day.first.days(until: day)) + entry
    self.language = language
    self.explains = explains
    line("BEGIN:VCALENDAR")
    line("VERSION:2.0")
    line("PRODID:-//fondbok//due//EN")
    line("CALSCALE:GREGORIAN")
    line("METHOD:PUBLISH")
    line("X-WR-CALNAME:" + Self.escaped(said(Wording("Deadlines", sv: "Tidsfrister"))))
  }

  mutating func add(_ item: DueItem) {
    let deadline = item.deadline
    let state = deadline.state(on: day)
    line("BEGIN:VEVENT")
    line("UID:" + Self.uid(of: item))
    line("SEQUENCE:\(min(sequence, Int64(Int32.max)))")
    // The stamp is the day of judgement, so that the same content is the same calendar.
    line("DTSTAMP:\(Self.date(day))T000000Z")
    line("DTSTART;VALUE=DATE:" + Self.date(deadline.due))
    // The last day of the calendar has none after it, and an event without an end lasts one day.
    if let next = try? deadline.due.adding(days: 1) { line("DTEND;VALUE=DATE:" + Self.date(next)) }
    // No property of the standard is for the day to which a last day moves.
    if let moved = deadline.moved {
      line("X-FONDBOK-MOVED;VALUE=DATE:" + Self.date(moved))
    }
    line("SUMMARY:" + Self.escaped(summary(item, state)))
    line("DESCRIPTION:" + Self.escaped(description(item, state)))
    line("CATEGORIES:" + Self.escaped(said(deadline.kind.wording)))
    line("TRANSP:TRANSPARENT")
    let isCancelled = item.isCancelled || state == .ended && deadline.lapsed != nil
    line(isCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED")
    if isOpen(item, state) {
      line("BEGIN:VALARM")
      line("ACTION:DISPLAY")
      line("DESCRIPTION:" + Self.escaped(summary(item, state)))
      line("TRIGGER:-P\(deadline.kind.leadDays)D")
      line("END:VALARM")
    }
    line("END:VEVENT")
  }

  mutating func end() { line("END:VCALENDAR") }

  private func isOpen(_ item: DueItem, _ state: Deadline.State) -> Bool {
    switch state {
    // An alarm before a day that has passed rings at once or never.
    case .done, .doneLate, .ended, .suspended, .accepted, .overdue, .notRun: false
    case .due: !item.isCancelled && item.deadline.suspended == nil
    }
  }

  // MARK: Words

  /// The words without what a terminal or a calendar would be harmed by; a text may have several lines.
  private func said(_ wording: Wording) -> String { Console.safe(lines: wording(in: language)) }

  private func summary(_ item: DueItem, _ state: Deadline.State) -> String {
    let words = said(.same("\(item.subject): ") + item.deadline.what)
    switch state {
    case .done, .doneLate, .notRun(isDone: true):
      return said(Wording("Done: ", sv: "Klart: ")) + words
    case .overdue, .accepted, .due, .suspended, .ended, .notRun(isDone: false): return words
    }
  }

  private func description(_ item: DueItem, _ state: Deadline.State) -> String {
    let deadline = item.deadline
    var lines = [said(deadline.kind.wording)]
    if let done = deadline.done, done.day <= day {
      lines.append(
        said(state.wording(of: deadline.kind) + Wording.same(" (\(done.name))")))
    }
    switch state {
    case .accepted, .notRun(isDone: false): lines.append(said(state.wording(of: deadline.kind)))
    case .done, .doneLate, .overdue, .notRun(isDone: true), .due, .suspended, .ended: break
    }
    if let note = deadline.notes(on: day, in: item.state) { lines.append(said(note)) }
    if let since = deadline.suspended {
      lines.append(
        said(
          Wording("the time has stood still since \(since)", sv: "tiden står still sedan \(since)"))
      )
    }
    lines += deadline.law.map { Console.safe($0.text(in: language)) }
    if explains { lines += deadline.explanation(in: item.state).map { said($0.wording) } }
    return lines.joined(separator: "\n")
  }

  // MARK: Form

  private static func date(_ day: Day) -> String { day.iso.replacing("-", with: "") }

  /// Text with what has a meaning of its own marked (RFC 5545, section 3.3.11).
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
  }

  /// What names the event in every calendar, of letters that need no mark.
  static func uid(of item: DueItem) -> String {
    // A programme has one number, whoever sent its papers first.
    let issuer = item.kind == .programme ? [] : [item.issuer]
    let parts = [item.deadline.kind.rawValue] + issuer + [item.subject, item.deadline.name]
    let name = parts.map(Self.plain).joined(separator: "/")
    return name + "@fondbok"
  }

  /// Other bytes than letters, digits, points and hyphens are written out; a name too long for a line or
  /// two ends in a sum of the whole.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E:
        plain.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        plain += "_" + String(byte / 16, radix: 16) + String(byte % 16, radix: 16)
      }
    }
    guard plain.utf8.count > 80 else { return plain }
    // FNV-1a of 64 bits.
    let sum = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
    }
    return plain.prefix(60) + "_" + String(sum, radix: 16)
  }

  /// Writes a line, folded so that none has more than 75 bytes and no character is parted (section 3.1).
  private mutating func line(_ content: String) {
    var count = 0
    for scalar in content.unicodeScalars {
      let bytes = String(scalar).utf8.count
      if count + bytes > 75 {
        text += "\r\n "
        count = 1
      }
      text.unicodeScalars.append(scalar)
      count += bytes
    }
    text += "\r\n"
  }
}
