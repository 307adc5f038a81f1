import ArgumentParser
import Languages
import Portfolio
import Rules
import SafeText
import Values

/// What somebody supposes, in the words of `--if`.
///
///     report 3 on 2027-02-03
///     interruption report-1 from 2027-05-10 to 2027-05-24
///     interruption report-1 to 2027-05-24
enum DueSupposition {
  /// What was asked, or the error that says how it is written.
  static func parse(_ text: String) throws -> Supposition {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty, let act = act(of: words.removeFirst()) else { throw wrong(text) }
    var lastDay: Day?
    if act == .interruption, words.count >= 2, ["to", "till"].contains(words[words.count - 2]) {
      lastDay = try day(words[words.count - 1])
      words.removeLast(2)
    }
    if let lastDay, words.count < 2 || !["from", "från"].contains(words[words.count - 2]) {
      return Supposition(
        .interruption, words.joined(separator: " "), lastDay, lastDay: lastDay, isEnd: true)
    }
    let joint = act == .interruption ? ["from", "från"] : ["on", "den"]
    guard words.count >= 2, joint.contains(words[words.count - 2]) else { throw wrong(text) }
    let day = try day(words[words.count - 1])
    if let lastDay, lastDay < day {
      throw ValidationError(
        say(
          "--if: the interruption ends on \(lastDay), before it begins on \(day)",
          sv: "--if: avbrottet slutar \(lastDay), innan det börjar \(day)"))
    }
    let name = words.dropLast(2).joined(separator: " ")
    let isNamed = [.report, .content, .condition].contains(act)
    guard !isNamed || !name.isEmpty else { throw wrong(text) }
    return Supposition(act, name, day, lastDay: lastDay)
  }

  private static let swedish: [Supposition.Act: String] = [
    .report: "rapport", .content: "innehåll", .payment: "utbetalning", .interruption: "avbrott",
    .condition: "villkor", .signature: "underskrift", .recovery: "återkrav",
    .notice: "underrättelse",
  ]

  private static func act(of word: String) -> Supposition.Act? {
    Supposition.Act(rawValue: word) ?? swedish.first { $0.value == word }?.key
  }

  private static func day(_ text: String) throws -> Day {
    do {
      return try Day.argument(text)
    } catch {
      throw ValidationError("--if: \(text): \(error)")
    }
  }

  private static func wrong(_ text: String) -> ValidationError {
    let acts = Supposition.Act.allCases
    let english = acts.map { Wording.same($0.rawValue) }.listedAsChoice()
    let swedish = acts.map { Wording.same(Self.swedish[$0] ?? $0.rawValue) }.listedAsChoice()
    return ValidationError(
      say(
        "--if \"\(text)\" is not understood; write one of \(english), its name, on, and the day: "
          + "\"report 2 on 2027-02-03\", \"interruption NAME from 2027-05-10 to 2027-05-24\"; "
          + "\"interruption NAME to 2027-05-24\" ends one that is open",
        sv: "--if \"\(text)\" går inte att tolka; skriv något av \(swedish), dess namn, den, och "
          + "dagen: \"rapport 2 den 2027-02-03\", \"avbrott NAMN från 2027-05-10 till 2027-05-24\"; "
          + "\"avbrott NAMN till 2027-05-24\" avslutar ett som pågår")
    )
  }
}

extension Supposition {
  /// What is supposed, as a clause.
  var wording: Wording {
    let name = self.name.isEmpty ? "" : " \(self.name)"
    return switch act {
    case .report: Wording("report\(name) comes in on \(day)", sv: "rapport\(name) kommer in \(day)")
    case .content:
      Wording(
        "the contents of report\(name) come in on \(day)",
        sv: "innehållet i rapport\(name) kommer in \(day)")
    case .payment:
      Wording("the claim\(name) is paid on \(day)", sv: "ansökan\(name) betalas ut \(day)")
    case .interruption where isEnd:
      Wording(
        "the time for the claim\(name) stands still until \(day), and runs on",
        sv: "tiden för ansökan\(name) står still till och med \(day) och löper vidare")
    case .interruption:
      lastDay.map {
        Wording(
          "the time for the claim\(name) stands still from \(day) to \($0)",
          sv: "tiden för ansökan\(name) står still \(day)–\($0)")
      }
        ?? Wording(
          "the time for the claim\(name) stands still from \(day)",
          sv: "tiden för ansökan\(name) står still från \(day)")
    case .condition:
      Wording("the condition\(name) is met on \(day)", sv: "villkoret\(name) uppfylls \(day)")
    case .signature:
      Wording("the confirmation is signed on \(day)", sv: "bekräftelsen undertecknas \(day)")
    case .recovery:
      Wording("the recovery\(name) is paid on \(day)", sv: "återkravet\(name) betalas \(day)")
    case .notice:
      Wording("the Commission is told on \(day)", sv: "kommissionen underrättas \(day)")
    }
  }
}

extension DeadlineChange {
  /// What it is and how it changes, in one line.
  func wording(on day: Day) -> Wording {
    let what = (after ?? before)?.what ?? .same("")
    let was = before.map { Self.standing($0, on: day) } ?? Wording("not there", sv: "finns inte")
    let willBe = after.map { Self.standing($0, on: day) } ?? Wording("not there", sv: "finns inte")
    return what + .same(": ") + was + .same(" → ") + willBe
  }

  /// When it is due, and its state: of what is done later, that on the day when it is.
  private static func standing(_ deadline: Deadline, on day: Day) -> Wording {
    let state = deadline.stateInWords(on: max(day, deadline.done?.day ?? day))
    let due = deadline.due
    let words = Wording("\(due) (\(state))", sv: "\(due) (\(state))")
    // Its state says it, unless it is late or done.
    if case .suspended = deadline.state(on: max(day, deadline.done?.day ?? day)) { return words }
    guard deadline.done == nil, let since = deadline.suspended else { return words }
    return words
      + Wording(
        ", the time has stood still since \(since)", sv: ", tiden står still sedan \(since)")
  }

  /// The change as the documented JSON object.
  func json(project: String, on day: Day, in language: Language) -> JSONValue {
    .object([
      ("project", .text(project)), ("kind", .optional((after ?? before)?.kind.rawValue)),
      ("what", .optional((after ?? before)?.what(in: language))),
      ("from", before.map { Self.side($0, on: day) } ?? .null),
      ("to", after.map { Self.side($0, on: day) } ?? .null),
    ])
  }

  private static func side(_ deadline: Deadline, on day: Day) -> JSONValue {
    let (state, days) = deadline.state(on: max(day, deadline.done?.day ?? day)).code
    return .object([
      ("due", .text(deadline.due.iso)), ("state", .text(state)), ("days", .optional(days)),
      ("suspendedSince", .optional(deadline.done == nil ? deadline.suspended?.iso : nil)),
      ("doneOn", .optional(deadline.done?.day.iso)),
    ])
  }
}
