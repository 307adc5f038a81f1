import ArgumentParser
import Languages
import Portfolio
import Rules
import Values

struct LetterReminder: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reminder",
    abstract: say(
      "Remind a project of what is late and what is due soon.",
      sv: "Påminn ett projekt om det som är försenat och det som snart ska lämnas."),
    discussion: say(
      "A report whose lateness is accepted is left out, and so is its claim.",
      sv: "En rapport vars försening är godtagen utelämnas, liksom dess ansökan om utbetalning.")
        + """


        fondbok letter reminder 6.2.5-2026-01147 --on 2027-10-05 --language sv
        fondbok letter reminder 6.2.5-2026-01147 --within 6w --format html > paminnelse.html
        """)

  @Argument(help: Help("The project.", sv: "Projektet.", valueName: .project))
  var project: String

  @Option(
    help: Help(
      "How far ahead: so many days (30d) or weeks (6w).",
      sv: "Hur långt framåt: så många dagar (30d) eller veckor (6w).", valueName: .time),
    transform: Due.Horizon.argument)
  var within = Due.Horizon(days: 30)

  @OptionGroup var options: LetterOptions

  func run() throws {
    try finishing {
      try options.write(.reminder, about: project) { project, reading, context in
        let language = options.language.chosen
        let day = context.day
        let open = try project.deadlines(in: context).filter {
          $0.kind.parties.contains(.owner) && !$0.endsByItself && $0.suspended == nil
        }
        let accepted = try AcceptedLateness.of(project, reading, in: context).filter(\.isOpen)
        tell(leftOut: accepted)
        let overdue = open.filter { deadline in
          deadline.isLate(on: day) && !accepted.contains { $0.deadline == deadline }
        }
        let until = try day.adding(days: within.days)
        let coming = open.filter { deadline in
          if case .due(let days) = deadline.state(on: day) { days <= within.days } else { false }
        }
        guard !overdue.isEmpty || !coming.isEmpty else {
          Console.note(
            Wording(
              "there is nothing to remind of: nothing of \(project.key) is late on \(day), or due "
                + "by \(until)",
              sv:
                "det finns inget att påminna om: inget i \(project.key) är försenat \(day), eller "
                + "ska lämnas senast \(until)"))
          throw Exit.failed
        }
        func items(_ deadlines: [Deadline]) -> LetterTemplate.Filling {
          guard !deadlines.isEmpty else {
            return .words(Wording("Nothing.", sv: "Ingenting.")(in: language))
          }
          let words = deadlines.map { deadline in
            deadline.what.withoutPoint
              + Wording(
                ", due \(deadline.due): \(deadline.stateInWords(on: day))",
                sv: ", senast \(deadline.due): \(deadline.stateInWords(on: day))")
          }
          return .list(words.map { $0(in: language) })
        }
        return [
          "overdue": items(overdue), "coming": items(coming), "ahead": .words("\(within.days)"),
          "until": .words(until.iso),
        ]
      }
    }
  }

  /// Says what the letter does not ask for, since somebody answers for it.
  private func tell(leftOut accepted: [AcceptedLateness]) {
    for late in accepted {
      Console.note(
        Wording(
          "left out, since it is accepted until \(late.acceptance.until): \(late.deadline.what)",
          sv: "utelämnat, eftersom det är godtaget till och med \(late.acceptance.until): "
            + "\(late.deadline.what)"))
    }
  }
}

extension Wording {
  /// The words without a full stop at their end, for a sentence that goes on.
  fileprivate var withoutPoint: Wording {
    Wording { language in
      let text = self(in: language)
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
  }
}
