import ArgumentParser
import Findings
import Languages
import Portfolio
import Provenance
import Rules
import Values

struct Waive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: say(
      "Accept a finding, until a day and for a reason.",
      sv: "Godta en anmärkning, till en dag och av ett skäl."),
    // What the parser makes of the options would show as free to leave out what one of two needs.
    usage: say(
      """
      fondbok waive <rule> <subject> --because <text> --until <day> [--at <place>] [--on <day>] \
      [--portfolio <file>] [--by <name>] [--language <language>]
      fondbok waive <rule> <subject> --because <text> --end [--on <day>] [--portfolio <file>] \
      [--by <name>] [--language <language>]
      """,
      sv: """
        fondbok waive <regel> <föremål> --because <text> --until <dag> [--at <plats>] [--on <dag>] \
        [--portfolio <fil>] [--by <namn>] [--language <språk>]
        fondbok waive <regel> <föremål> --because <text> --end [--on <dag>] \
        [--portfolio <fil>] [--by <namn>] [--language <språk>]
        """),
    discussion: say(
      """
      What a rule finds now in a project, a document or the whole portfolio is accepted by a person. It is \
      still found, and is shown apart; it no longer fails a check. It is found as before when the day has \
      passed, or when what is found is not the same any more: another amount, another day; and so it is on \
      days of judgement before the one on which it is accepted. What could not be judged cannot be accepted. \
      fondbok waivers lists what has been accepted.
      """,
      sv: """
        Det som en regel nu anmärker på i ett projekt, en handling eller hela portföljen godtas av en \
        person. Anmärkningen finns kvar och visas för sig, men underkänner inte längre en bedömning. Den \
        gäller som förut när dagen har passerat, eller när det som anmärks är något annat: ett annat \
        belopp, en annan dag; och så är det på bedömningsdagar före den då den godtas. Det som inte kunde \
        bedömas kan inte godtas. fondbok waivers räknar upp vad som har godtagits.
        """) + """


        fondbok waive D101 6.2.5-2026-01147 --because "agreed by phone" --until 2027-12-31
        fondbok waive D101 6.2.5-2026-01147 --at decision.xml:196 --because "agreed by phone" --until 2027-12-31
        fondbok waive B113 portfolio --because "the transfer is decided" --until 2027-12-31
        fondbok waive D101 6.2.5-2026-01147 --end --because "the report has come"
        """)

  @Argument(
    help: Help("The rule.", sv: "Regeln.", valueName: .rule),
    completion: .list(allRules.map(\.card.id)))
  var rule: String

  @Argument(
    help: Help(
      "The project, the document, or portfolio for what is found in all of it together.",
      sv: "Projektet, handlingen, eller portfolio för det som anmärks på i hela portföljen.",
      valueName: Wording("subject", sv: "föremål")))
  var subject: String

  @Option(
    help: Help(
      "Why it is accepted, for the log.", sv: "Varför det godtas, för loggen.", valueName: .text))
  var because: String

  @Option(
    help: Help(
      "The last day of judgement on which it is accepted.",
      sv: "Den sista bedömningsdagen som det godtas på.", valueName: .day), transform: Day.argument)
  var until: Day?

  @Option(
    help: Help(
      "Only the finding at this place, as check shows it: FILE:LINE.",
      sv: "Bara anmärkningen på den här platsen, så som check visar den: FIL:RAD.",
      valueName: Wording("place", sv: "plats")))
  var at: String?

  @Flag(
    help: Help(
      "Do not accept any more what was accepted of this rule and subject.",
      sv: "Godta inte längre det som har godtagits för regeln och föremålet."))
  var end = false

  @Option(
    help: Help(
      "The day of judgement from which it is accepted, today when left out; with --end the one from which it is "
        + "not, and every day when left out.",
      sv:
        "Bedömningsdagen som godtagandet gäller från, i dag om den utelämnas; med --end den som det upphör, "
        + "och alla dagar om den utelämnas.", valueName: .day),
    transform: Day.argument)
  var on: Day?

  @OptionGroup var portfolio: PortfolioOptions
  @OptionGroup var person: PersonOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard allRules.contains(where: { $0.card.matches(rule) }) else {
      throw ValidationError.unknownRule(rule, cannotBe: .waived)
    }
    if because.allSatisfy(\.isWhitespace) {
      throw ValidationError(say("--because needs a reason", sv: "--because behöver ett skäl"))
    }
    if end {
      guard until == nil, at == nil else {
        throw ValidationError(
          say("--end stands without --until and --at", sv: "--end står utan --until och --at"))
      }
    } else if until == nil {
      throw ValidationError(
        say(
          "--until is missing: nothing is accepted for ever",
          sv: "--until saknas: ingenting godtas för alltid"))
    }
  }

  func run() throws {
    try finishing {
      for rule in allRules where rule.card.matches(self.rule) { try change(rule) }
    }
  }

  private func change(_ rule: AnyRule) throws {
    let store = try portfolio.open(.write)
    defer { _ = try? store.settle() }
    let day = try on ?? Clock.today(in: store.countingZone())
    let found: Found = try store.reading { reading in try find(rule, on: day, in: reading) }
    if end { return try endWaivers(of: rule.card.id, found.subject, in: store) }
    guard let until else { return }
    guard day <= until else {
      throw FindDocument.Unclear(
        wording: Wording(
          "\(until) has passed on \(day); give a later day with --until",
          sv: "\(until) har passerat den \(day); ange en senare dag med --until"))
    }
    let findings: [Finding] = try wanted(among: found, of: rule.card.id, on: day)
    let facts = Self.facts(of: findings)
    let before = try store.reading { try $0.waivers() }.last { waiver in
      waiver.rule == rule.card.id && waiver.subject == found.subject && waiver.holds(on: day)
        && facts.allSatisfy { waiver.facts.contains($0) }
    }
    let entry = try store.waive(
      rule: rule.card.id, subject: found.subject, facts: facts, on: day,
      until: until, because: because, by: person.name, at: Clock.now)
    for finding in findings { tell(.same("  ") + finding.message) }
    tell(
      Wording(
        "accepted \(findings.count) of \(rule.card.id) for \(found.subject) until \(until); "
          + "log entry \(entry)",
        sv:
          "godtog \(findings.count) av \(rule.card.id) för \(found.subject) till och med \(until); "
          + "loggpost \(entry)"))
    guard let before else { return }
    Console.note(
      Wording(
        "entry \(before.entry) of the log accepts the same until \(before.until), and still does",
        sv:
          "post \(before.entry) i loggen godtar detsamma till och med \(before.until), och gör det "
          + "fortfarande"))
  }

  private func endWaivers(of id: String, _ subject: String, in store: Store) throws {
    let entry = try store.endWaivers(
      rule: id, subject: subject, on: on, because: because, by: person.name, at: Clock.now)
    guard let entry else {
      throw FindDocument.Unclear(
        wording: Wording(
          "nothing of \(id) is accepted for \(subject); fondbok waivers lists what is",
          sv: "inget av \(id) är godtaget för \(subject); fondbok waivers räknar upp vad som är det"
        ))
    }
    // Without a day it should never have been accepted.
    tell(
      on.map { day in
        Wording(
          "\(id) for \(subject) is not accepted from \(day) on; log entry \(entry)",
          sv: "\(id) för \(subject) godtas inte från och med \(day); loggpost \(entry)")
      }
        ?? Wording(
          "\(id) for \(subject) is not accepted any more; log entry \(entry)",
          sv: "\(id) för \(subject) godtas inte längre; loggpost \(entry)"))
  }

  /// What a rule finds now in the subject, and the subject's own name.
  private struct Found {
    let subject: String
    let findings: [Finding]
  }

  /// Each once.
  private static func facts(of findings: [Finding]) -> [String] {
    var seen: Set<String> = []
    return findings.map(\.factsSHA256).filter { seen.insert($0).inserted }
  }

  private func tell(_ words: Wording) { Console.wrapped(Console.safe(words(in: language.chosen))) }

  private func find(_ rule: AnyRule, on day: Day, in reading: Reading) throws -> Found {
    let context = Context(
      rulebooks: try reading.rulebooks(), day: day, rates: try reading.rates())
    func judge(_ project: String?) throws -> [Finding] {
      var found: [Finding] = []
      _ = try CheckPortfolio(context: context, rules: [rule], project: project)
        .check(reading) { found.append($0) }
      return found
    }
    if subject == Finding.wholePortfolio {
      return Found(
        subject: subject, findings: try judge(nil).filter { $0.subject == subject })
    }
    if case .project = rule {
      let key = try FindProject.key(of: subject, in: reading)
      return Found(subject: key, findings: try judge(key))
    }
    let findings = try judge(nil).filter { finding in
      guard let document = finding.document else { return false }
      return document == subject || document.hasSuffix(" \(subject)")
    }
    return Found(subject: findings.first?.document ?? subject, findings: findings)
  }

  /// The findings that are meant.
  private func wanted(among found: Found, of id: String, on day: Day) throws -> [Finding] {
    let subject = found.subject
    let failing = found.findings.filter { $0.verdict == .fails }
    guard !failing.isEmpty else {
      throw FindDocument.Unclear(
        wording: found.findings.first.map { open in
          Wording(
            "\(id) could not be judged for \(subject), and what is not judged is not accepted: "
              + "\(open.message)",
            sv: "\(id) kunde inte bedömas för \(subject), och det som inte är bedömt godtas inte: "
              + "\(open.message)")
        }
          ?? Wording(
            "\(id) finds nothing in \(subject) as of \(day)",
            sv: "\(id) anmärker inte på något i \(subject) per \(day)"))
    }
    guard let at else { return failing }
    func places(of finding: Finding) -> [String] {
      finding.place.map { ["\($0.file):\($0.line)", "\($0.file):\($0.line):\($0.column)"] } ?? []
    }
    let there = failing.filter { places(of: $0).contains(at) }
    guard there.isEmpty else { return there }
    let others = failing.compactMap { places(of: $0).first }.joined(separator: ", ")
    throw FindDocument.Unclear(
      wording: Wording(
        "\(id) finds nothing at \(at); it finds something at \(others)",
        sv: "\(id) anmärker inte på något på \(at), men på \(others)"))
  }
}
