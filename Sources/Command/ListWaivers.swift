import ArgumentParser
import Languages
import Portfolio
import SafeText
import Values

struct ListWaivers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waivers",
    abstract: say(
      "List the findings that have been accepted.",
      sv: "Räkna upp de anmärkningar som har godtagits."),
    discussion: say(
      "Those that hold on the day of judgement; with --all also those whose day has passed, that were ended, or "
        + "that were given on a later day.",
      sv:
        "De som gäller på bedömningsdagen; med --all också de vars dag har passerat, som har upphört eller "
        + "som gavs en senare dag."
    ) + """


      fondbok waivers
      fondbok waivers --all --format json
      """)

  @Flag(
    help: Help(
      "Also those that do not hold any more.", sv: "Också de som inte längre gäller."))
  var all = false

  @Option(help: Help("text or json.", sv: "text eller json.", valueName: .format))
  var format = List.Format.text

  @OptionGroup var time: TimeOptions
  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try finishing {
      let store = try portfolio.open(.read)
      let day = try time.day(in: store)
      let waivers = try store.reading(time.snapshot) { try $0.waivers() }
        .filter { all || $0.holds(on: day) }
      guard format == .text else {
        for waiver in waivers { Console.line(Console.mask(waiver.json(on: day).line)) }
        return
      }
      var table = TextTable(
        [
          Wording("Entry", sv: "Post"), Wording("Rule", sv: "Regel"),
          Wording("Subject", sv: "Föremål"), Wording("Until", sv: "Till och med"),
          Wording("By", sv: "Av"), Wording("State", sv: "Läge"), Wording("Because", sv: "Skäl"),
        ].map { $0(in: language.chosen) }, rightAligned: [0], flexible: [6, 2],
        dispensable: [5, 0, 4, 6])
      for waiver in waivers {
        table.add([
          "\(waiver.entry)", waiver.rule, waiver.subject, waiver.until.iso, waiver.by,
          waiver.state(on: day)(in: language.chosen), waiver.because,
        ])
      }
      table.print()
      if waivers.isEmpty {
        Console.note(Wording("no finding is accepted", sv: "ingen anmärkning är godtagen"))
      }
    }
  }
}

extension Waiver {
  fileprivate func state(on day: Day) -> Wording {
    if holds(on: day) { return Wording("holds", sv: "gäller") }
    // One of a later day that was ended by then never holds.
    if let endedBy, ended.map({ $0 <= max(day, given ?? day) }) ?? true {
      return Wording("ended by entry \(endedBy)", sv: "upphörde genom post \(endedBy)")
    }
    if let given, day < given {
      return Wording("given later, on \(given)", sv: "givet senare, \(given)")
    }
    return Wording("its day has passed", sv: "dagen har passerat")
  }

  fileprivate func json(on day: Day) -> JSONValue {
    .object([
      ("entry", .integer(entry)), ("at", .text(at)), ("by", .text(by)), ("rule", .text(rule)),
      ("subject", .text(subject)), ("given", .optional(given?.iso)), ("until", .text(until.iso)),
      ("because", .text(because)),
      ("facts", .texts(facts)), ("endedBy", .optional(endedBy)),
      ("holds", .text(holds(on: day) ? "yes" : "no")),
    ])
  }
}
