import ArgumentParser
import Languages
import Portfolio
import Provenance
import Rules
import SafeText
import Values

struct Due: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: say(
      "List what is overdue and what is due.", sv: "Räkna upp vad som är försenat och ska göras."),
    discussion: say(
      """
      Reports and claims by the schedule of the decision in force, conditions with a day, \
      signatures of applications, payments of claims within their 80 days, and recoveries. \
      --within leaves out what is due later; --all shows what is done as well.
      """,
      sv: """
        Rapporter och ansökningar om utbetalning enligt det gällande beslutet, villkor med en dag, \
        underskrifter av ansökningar, utbetalningar inom de 80 dagarna och återkrav. --within \
        utelämnar det som ska göras senare; --all visar också det som är gjort.
        """) + """


        fondbok due
        fondbok due --within 30d --on 2027-01-15
        fondbok due --project 6.2.5-2026-01147 --all --format json
        """)

  @Option(
    help: Help(
      "Only what is overdue or due within so many days (30d) or weeks (6w).",
      sv: "Bara det som är försenat eller ska göras inom så många dagar (30d) eller veckor (6w).",
      valueName: .time))
  var within: Horizon?

  @Option(
    help: Help("Only this project.", sv: "Bara det här projektet.", valueName: .project))
  var project: String?

  @Flag(help: Help("Also what is done.", sv: "Också det som är gjort."))
  var all = false

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var time: TimeOptions
  @OptionGroup var trial: RulebookOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      let day = try time.day(in: store)
      try store.reading(time.snapshot) { reading in
        let context = Context(
          rulebooks: try trial.choose(reading), day: day, rates: try reading.rates())
        let key = try project.map { try FindProject.key(of: $0, in: reading) }
        var found: [(project: String, deadline: Deadline)] = []
        try reading.eachProject(key: key) { project in
          for deadline in try project.deadlines(in: context) where isWanted(deadline, on: day) {
            found.append((project.key, deadline))
          }
        }
        found.sort { ($0.deadline.due, $0.project) < ($1.deadline.due, $1.project) }
        if format == .json {
          for (project, deadline) in found {
            Console.line(
              Console.mask(deadline.json(project: project, on: day, in: language.ofJSON).line))
          }
        } else {
          printText(found, on: day)
        }
      }
    }
  }

  private func isWanted(_ deadline: Deadline, on day: Day) -> Bool {
    switch deadline.state(on: day) {
    case .done, .doneLate: all
    case .overdue: true
    case .due(let days): within.map { days <= $0.days } ?? true
    }
  }

  private func printText(_ found: [(project: String, deadline: Deadline)], on day: Day) {
    var page = Page(columns: Console.columns(), language: language.chosen)
    let width = 10
    for (project, deadline) in found {
      var words =
        Wording.same("\(project): ") + deadline.what + Wording.same(": ")
        + deadline.state(on: day).wording
      if let done = deadline.done, done.day <= day {
        words = words + Wording(" (\(done.document.name))", sv: " (\(done.document.name))")
      }
      if let note = deadline.note { words = words + Wording.same("; ") + note }
      page.pair(deadline.due.wording, words, labelWidth: width)
    }
    for line in page.lines { Console.line(line) }
    guard found.isEmpty else { return }
    Console.line(
      Wording("nothing is due", sv: "ingenting ska göras")(in: language.chosen))
  }

  /// How far ahead to look.
  struct Horizon: ExpressibleByArgument {
    let days: Int

    /// A number of days or weeks: 30d, 6w.
    init?(argument: String) {
      guard let unit = argument.last, let count = Int(argument.dropLast()),
        (0...36_500).contains(count)
      else { return nil }
      switch unit {
      case "d": days = count
      case "w": days = count * 7
      default: return nil
      }
    }
  }
}
